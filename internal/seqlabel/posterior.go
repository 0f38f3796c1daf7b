package seqlabel

import "math"

// Posterior tells how probable labels and passages are for a row of items, by the forward and the
// backward algorithm of conditional random fields. It keeps its buffers from row to row and is for one
// goroutine at a time.
type Posterior struct {
	decoder *Decoder
	dense   *dense // nil for many labels
	sums    [denseLabels]int32
	n       int
	step    float64
	move    []float32 // exp of the moves, (n+1)*n
	emit    []float32 // exp of the scores of labels, as far as they can matter, n an item
	alpha   []float32 // n an item, adding up to 1
	beta    []float32 // n an item; alpha*beta is the probability of the label
}

// negligible is the share of a label in alpha below which it is given up.
const negligible = 1e-6

// NewPosterior returns a Posterior for m. step is what one step of the rounded weights weighs in
// natural logarithms: the smaller, the more even are the probabilities.
func (m *Model) NewPosterior(step float64) *Posterior {
	p := &Posterior{decoder: m.NewDecoder(), n: len(m.Labels), step: step}
	if p.n <= denseLabels {
		p.dense = m.dense()
	}
	for _, w := range m.moves {
		p.move = append(p.move, float32(math.Exp(step*float64(w))))
	}
	return p
}

// Read takes in the features of a row, which the other methods then speak of.
func (p *Posterior) Read(features [][]uint32) {
	size := p.n * len(features)
	p.emit, p.alpha, p.beta = grow(p.emit, size), grow(p.alpha, size), grow(p.beta, size)
	for i, f := range features {
		p.forward(i, p.score(f))
	}
	for i := len(features) - 1; i >= 0; i-- {
		p.backward(i, i == len(features)-1)
	}
}

// score gives the weight sum of each label for one item.
func (p *Posterior) score(features []uint32) []int32 {
	if p.dense == nil {
		return p.decoder.Scores(features)
	}
	p.dense.score(features, &p.sums)
	return p.sums[:p.n]
}

// forward finds alpha and emit of item i, both divided by what makes alpha add up to 1.
func (p *Posterior) forward(i int, scores []int32) {
	alpha, emit := p.at(p.alpha, i), p.at(p.emit, i)
	p.arrive(i, alpha)
	top := scores[argmax(scores)]
	total := float32(0)
	for l, s := range scores {
		emit[l] = 0
		if alpha[l] > 0 {
			emit[l] = float32(math.Exp(p.step * float64(s-top)))
			alpha[l] *= emit[l]
			total += alpha[l]
		}
	}
	total = max(total, math.SmallestNonzeroFloat32)
	for l := range alpha {
		alpha[l] /= total
		emit[l] /= total
		if alpha[l] < negligible {
			alpha[l] = 0
		}
	}
}

// arrive leaves in alpha how much comes to each label of item i from those of the item before.
func (p *Posterior) arrive(i int, alpha []float32) {
	if i == 0 {
		copy(alpha, p.at(p.move, p.n))
		return
	}
	clear(alpha)
	for b, a := range p.at(p.alpha, i-1) {
		if a == 0 {
			continue
		}
		for l, m := range p.at(p.move, b) {
			alpha[l] += a * m
		}
	}
}

func (p *Posterior) backward(i int, last bool) {
	beta := p.at(p.beta, i)
	for b, a := range p.at(p.alpha, i) {
		beta[b] = 1
		if last {
			continue
		}
		beta[b] = 0
		if a == 0 {
			continue
		}
		sum := float32(0)
		emit, after := p.at(p.emit, i+1), p.at(p.beta, i+1)
		for l, m := range p.at(p.move, b) {
			sum += m * emit[l] * after[l]
		}
		beta[b] = sum
	}
}

// at returns the n values of item i, or of the moves from label i.
func (p *Posterior) at(values []float32, i int) []float32 { return values[i*p.n : (i+1)*p.n] }

// Of gives the probability that item i has label l.
func (p *Posterior) Of(i, l int) float32 { return p.alpha[i*p.n+l] * p.beta[i*p.n+l] }

// Run looks at the passages that begin at item first with label opens and go on with label inside, and
// adds to out the probability of each one's being there, exactly: out[k] is that of the passage of
// k+1 items. It stops where the passages of that length or more are less probable than least.
func (p *Posterior) Run(out []float32, first, opens, inside int, least float32) []float32 {
	n, length := p.n, len(p.alpha)/p.n
	share, label := p.alpha[first*n+opens], opens
	for i := first; share*p.beta[i*n+label] >= least; i++ {
		if i+1 == length {
			return append(out, share*p.beta[i*n+label])
		}
		on := p.move[label*n+inside] * p.emit[(i+1)*n+inside]
		out = append(out, share*max(0, p.beta[i*n+label]-on*p.beta[(i+1)*n+inside]))
		share, label = share*on, inside
	}
	return out
}
