package seqlabel

import (
	"math"
	"math/rand/v2"
	"strings"
)

// Row is one labelled row of items to learn from.
type Row struct {
	Features [][]uint32
	Labels   []int // indices into the labels given to Train
}

// Options steer Train. The zero value of a field means the default.
type Options struct {
	Epochs   int     // passes over the data; default 10
	Rate     float64 // AdaGrad's learning rate; default 0.2
	Decay    float64 // pull of a weight towards nothing whenever its feature occurs; default none
	Recall   float64 // head start that label 0 gets in training where another is right; default none
	MinCount int     // features seen in fewer items are left out; default 1
	Prune    int     // weights of fewer steps (of 127) are left out of the model; default 1
	Seed     uint64  // of the order in which rows are visited
}

func (o Options) withDefaults() Options {
	if o.Epochs == 0 {
		o.Epochs = 10
	}
	if o.Rate == 0 {
		o.Rate = 0.2
	}
	o.MinCount = max(o.MinCount, 1)
	return o
}

// Train learns a conditional random field from rows and gives it as bytes for [Load]. Where labels
// are named B-x and I-x, rows in which I-x follows anything else, or comes first, are given no
// probability. There may be up to 255 labels. The weights are averages over the later half of the epochs.
func Train(labels []string, rows []Row, o Options) []byte {
	o = o.withDefaults()
	c := newField(labels, rows, o)
	random := rand.New(rand.NewPCG(o.Seed, 1))
	for epoch := range o.Epochs {
		for _, i := range random.Perm(len(rows)) {
			c.learn(c.rows[i])
		}
		if 2*epoch >= o.Epochs-1 {
			c.average()
		}
	}
	return c.weights().pack(o.Prune)
}

// field is a conditional random field in training.
type field struct {
	labels      []string
	n           int // labels
	rate, decay float32
	recall      float32
	table       table
	rows        []numbered
	// For each feature n weights and then the sum of its squared gradients; AdaGrad keeps one sum
	// for each feature, not for each weight, which learns as well and takes half the time.
	weight []float32
	move   []float64 // (n+1)*n
	moveSq []float64

	// Sums of the weights after each of the later epochs, and how many.
	total     []float32
	moveTotal []float64
	totals    int

	// Room for one row: what forwardBackward leaves.
	moveExp, emit, alpha, beta, scale []float64
}

// numbered is a row with its features numbered and the rare ones left out.
type numbered struct {
	features []int32 // of all items
	ends     []int   // features of item i end there
	labels   []int
}

func newField(labels []string, rows []Row, o Options) *field {
	n := len(labels)
	c := &field{labels: labels, n: n, rate: float32(o.Rate), decay: float32(o.Decay), recall: float32(o.Recall)}
	frequent := countFeatures(rows)
	for _, r := range rows {
		c.rows = append(c.rows, c.number(r, frequent, int32(o.MinCount)))
	}
	c.weight = make([]float32, len(c.table.ids)*(n+1))
	c.move = make([]float64, (n+1)*n)
	c.moveSq = make([]float64, (n+1)*n)
	c.moveExp = make([]float64, (n+1)*n)
	for i := range c.move {
		before := ""
		if i/n < n {
			before = labels[i/n]
		}
		if !allowed(before, labels[i%n]) {
			c.move[i] = math.Inf(-1)
		}
	}
	return c
}

// allowed reports whether a label may follow another, "" standing for the start.
func allowed(before, label string) bool {
	kind, inside := strings.CutPrefix(label, "I-")
	return !inside || before == "B-"+kind || before == "I-"+kind
}

type counts struct {
	table table
	n     []int32
}

func countFeatures(rows []Row) *counts {
	c := &counts{}
	for _, r := range rows {
		for _, item := range r.Features {
			for _, id := range item {
				at := c.table.add(id)
				if at == len(c.n) {
					c.n = append(c.n, 0)
				}
				c.n[at]++
			}
		}
	}
	return c
}

func (c *field) number(r Row, seen *counts, least int32) numbered {
	out := numbered{labels: r.Labels}
	for _, item := range r.Features {
		for _, id := range item {
			if seen.n[seen.table.find(id)] >= least {
				out.features = append(out.features, int32(c.table.add(id)))
			}
		}
		out.ends = append(out.ends, len(out.features))
	}
	return out
}

// item returns the features of item i.
func (r numbered) item(i int) []int32 {
	start := 0
	if i > 0 {
		start = r.ends[i-1]
	}
	return r.features[start:r.ends[i]]
}

// learn takes one step of stochastic gradient descent on one row.
func (c *field) learn(r numbered) {
	if len(r.labels) == 0 {
		return
	}
	c.forwardBackward(r)
	c.learnMoves(r)
	gradient := make([]float32, c.n)
	for i, gold := range r.labels {
		largest := float32(0)
		for l := range c.n {
			gradient[l] = float32(c.alpha[i*c.n+l] * c.beta[i*c.n+l])
			if l == gold {
				gradient[l]--
			}
			largest = max(largest, gradient[l], -gradient[l])
		}
		if largest > settled {
			c.learnItem(r.item(i), gradient)
		}
	}
}

// settled is the error in probability below which an item teaches nothing new.
const settled = 1e-3

func (c *field) learnItem(features []int32, gradient []float32) {
	squares := float32(0)
	for _, g := range gradient {
		squares += g * g
	}
	for _, f := range features {
		w := c.weight[int(f)*(c.n+1) : (int(f)+1)*(c.n+1)]
		w[c.n] += squares
		rate := c.rate / float32(math.Sqrt(float64(w[c.n])))
		for l, g := range gradient {
			w[l] -= rate * (g + c.decay*w[l])
		}
	}
}

// forwardBackward leaves in alpha and beta the two halves of each item's label probabilities:
// their product is the probability. Both are scaled so that no long row runs out of numbers.
func (c *field) forwardBackward(r numbered) {
	n, length := c.n, len(r.labels)
	c.alpha, c.beta, c.scale = grow(c.alpha, n*length), grow(c.beta, n*length), grow(c.scale, length)
	for i, m := range c.move {
		c.moveExp[i] = math.Exp(m)
	}
	c.emissions(r)
	c.forward(length)
	c.backward(length)
}

// emissions leaves in emit exp(score - highest score of the item) for each item and label.
func (c *field) emissions(r numbered) {
	n := c.n
	c.emit = grow(c.emit, n*len(r.labels))
	sums := make([]float32, n)
	for i, gold := range r.labels {
		clear(sums)
		if gold != 0 {
			sums[0] = c.recall
		}
		for _, f := range r.item(i) {
			for l, w := range c.weight[int(f)*(n+1) : int(f)*(n+1)+n] {
				sums[l] += w
			}
		}
		top := sums[argmax(sums)]
		for l, s := range sums {
			c.emit[i*n+l] = math.Exp(float64(s - top))
		}
	}
}

func (c *field) forward(length int) {
	n := c.n
	for i := range length {
		total := 0.0
		for l := range n {
			sum := c.moveExp[n*n+l]
			if i > 0 {
				sum = 0
				for p := range n {
					sum += c.alpha[(i-1)*n+p] * c.moveExp[p*n+l]
				}
			}
			c.alpha[i*n+l] = sum * c.emit[i*n+l]
			total += c.alpha[i*n+l]
		}
		total = max(total, math.SmallestNonzeroFloat64)
		for l := range n {
			c.alpha[i*n+l] /= total
		}
		c.scale[i] = total
	}
}

func (c *field) backward(length int) {
	n := c.n
	for l := range n {
		c.beta[(length-1)*n+l] = 1
	}
	for i := length - 2; i >= 0; i-- {
		for p := range n {
			sum := 0.0
			for l := range n {
				sum += c.moveExp[p*n+l] * c.emit[(i+1)*n+l] * c.beta[(i+1)*n+l]
			}
			c.beta[i*n+p] = sum / c.scale[i+1]
		}
	}
}

// learnMoves takes the step for the moves between labels.
func (c *field) learnMoves(r numbered) {
	n := c.n
	gradient := make([]float64, len(c.move))
	for l := range n {
		gradient[n*n+l] = c.alpha[l] * c.beta[l]
	}
	gradient[n*n+r.labels[0]]--
	for i := 1; i < len(r.labels); i++ {
		for p := range n {
			for l := range n {
				gradient[p*n+l] += c.alpha[(i-1)*n+p] * c.moveExp[p*n+l] * c.emit[i*n+l] * c.beta[i*n+l] / c.scale[i]
			}
		}
		gradient[r.labels[i-1]*n+r.labels[i]]--
	}
	for i, g := range gradient {
		if g != 0 && !math.IsInf(c.move[i], -1) {
			c.moveSq[i] += g * g
			c.move[i] -= float64(c.rate) * g / math.Sqrt(c.moveSq[i])
		}
	}
}

// average adds the weights as they are now to the totals.
func (c *field) average() {
	if c.total == nil {
		c.total = make([]float32, len(c.table.ids)*c.n)
		c.moveTotal = make([]float64, len(c.move))
	}
	c.totals++
	for i, m := range c.move {
		c.moveTotal[i] += m
	}
	for i := range c.table.ids {
		for l, w := range c.weight[i*(c.n+1) : i*(c.n+1)+c.n] {
			c.total[i*c.n+l] += w
		}
	}
}

// weights gives what was learnt, the average of the later epochs, in the form that is packed.
func (c *field) weights() *weights {
	w := &weights{labels: c.labels, ids: c.table.ids, rows: c.total}
	for i := range w.rows {
		w.rows[i] /= float32(c.totals)
	}
	for _, m := range c.moveTotal {
		w.moves = append(w.moves, float32(m/float64(c.totals)))
	}
	return w
}
