package seqlabel

// Perceptron learns a model item by item or row by row (Collins 2002). Weights are averaged over all
// steps by the usual trick: beside each weight runs the sum of its changes, each times the step
// it was made at.
type Perceptron struct {
	// LeastUpdates leaves features out of the packed model that took part in fewer updates: those
	// that were seldom wrong or seldom seen carry little and weigh much.
	LeastUpdates int

	labels  []string
	table   table
	weight  []float32 // len(labels) for each feature
	timed   []float64 // sum of step * change
	updates []int32   // for each feature
	step    float64
	sums    []float32
}

// NewPerceptron returns a learner that knows nothing yet. There may be up to 255 labels.
func NewPerceptron(labels []string) *Perceptron {
	return &Perceptron{labels: labels, sums: make([]float32, len(labels))}
}

// Best returns the label that scores highest for one item so far.
func (p *Perceptron) Best(features []uint32) int { return argmax(p.Scores(features)) }

// Scores gives the weight sum of each label for one item so far, for learners that must leave out
// some labels. The slice is good until the next call.
func (p *Perceptron) Scores(features []uint32) []float32 {
	n := len(p.labels)
	clear(p.sums)
	for _, id := range features {
		at := p.table.find(id)
		if at < 0 {
			continue
		}
		for l, w := range p.weight[at*n : (at+1)*n] {
			p.sums[l] += w
		}
	}
	return p.sums
}

// Update takes one step: away from guess, towards gold, and nowhere when they are the same.
func (p *Perceptron) Update(features []uint32, gold, guess int) {
	p.step++
	if gold == guess {
		return
	}
	for _, id := range features {
		row := p.intern(id)
		p.updates[row]++
		at := row * len(p.labels)
		p.change(at+gold, 1)
		p.change(at+guess, -1)
	}
}

func (p *Perceptron) intern(id uint32) int {
	at := p.table.add(id)
	if at == len(p.updates) {
		p.updates = append(p.updates, 0)
	}
	for n := (at + 1) * len(p.labels); len(p.weight) < n; {
		p.weight = append(p.weight, 0)
		p.timed = append(p.timed, 0)
	}
	return at
}

func (p *Perceptron) change(at int, by float32) {
	p.weight[at] += by
	p.timed[at] += p.step * float64(by)
}

// Pack gives the averaged model as bytes for [Load]. Weights that are below prune steps of the 127
// that weights are rounded to are left out; 1 keeps all that do not round to nothing.
// The moves between labels weigh nothing: this is a model for [Decoder.Best].
func (p *Perceptron) Pack(prune int) []byte {
	w := weights{labels: p.labels, ids: p.table.ids, rows: make([]float32, len(p.weight))}
	for i, x := range p.weight {
		if int(p.updates[i/len(p.labels)]) < p.LeastUpdates {
			continue
		}
		w.rows[i] = x - float32(p.timed[i]/(p.step+1))
	}
	w.moves = make([]float32, (len(p.labels)+1)*len(p.labels))
	return w.pack(prune)
}
