package coref

import (
	"math"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Lesson is a pronoun in a document with whom it means.
type Lesson struct {
	Doc      *text.Document
	Entities []news.Entity
	Pronoun  text.Span
	Right    int   // the entity it means; -1 when it means none of Wrong and more is not known
	Wrong    []int // entities that it does not mean; counts where Right is -1
}

// schedule is how the learner goes about it.
type schedule struct {
	epochs int
	batch  int     // how many lessons make a step
	rate   float64 // length of the first step
	shrink float64 // the pull towards zero at each step
}

// chosen is the schedule that did best where parts of the training data were left out.
var chosen = schedule{epochs: 25, batch: 20, rate: 0.1, shrink: 0.3}

// Train learns weights and gives them as the package's weights file: the same for the same lessons.
// The likelihood of the right mentions is raised step by step with AdaGrad (Duchi, Hazan and Singer,
// JMLR 2011); pronouns before the one in question are resolved by what has been learnt so far.
func Train(lessons []Lesson) []byte { return train(lessons, chosen).pack() }

func train(lessons []Lesson, sched schedule) *model {
	s := newLearner(sched)
	pages := make([]*page, len(lessons))
	for i, l := range lessons {
		pages[i] = newPage(l.Doc, l.Entities)
	}
	for range sched.epochs {
		for i := range lessons {
			l := &lessons[(i*stride)%len(lessons)]
			pages[(i*stride)%len(lessons)].walkTo(s.model, l.Pronoun.Start, func(c *choice) { s.learn(c, l) })
		}
	}
	return s.model
}

// stride takes the lessons of several corpora out of their order, so that they come by turns.
const stride = 7919

// learner holds the weights so far.
type learner struct {
	*model
	schedule
	squares, gradient []float64
	seen              int // lessons
}

func newLearner(sched schedule) *learner {
	return &learner{newModel(), sched, make([]float64, featureCount), make([]float64, featureCount), 0}
}

// learn adds to the gradient what one choice teaches, and takes a step when it is time.
func (s *learner) learn(c *choice, l *Lesson) {
	right := 0.0
	for i := range c.options {
		if l.allows(c.options[i].entity) {
			right += c.options[i].share
		}
	}
	if right == 0 {
		return
	}
	for i := range c.options {
		o := &c.options[i]
		by := -o.share
		if l.allows(o.entity) {
			by += o.share / right
		}
		for _, f := range o.features {
			s.gradient[f] += by
		}
	}
	if s.seen++; s.seen%s.batch == 0 {
		s.step()
	}
}

// allows reports whether an option for the entity can be right.
func (l *Lesson) allows(entity int) bool {
	if l.Right >= 0 {
		return entity == l.Right
	}
	for _, w := range l.Wrong {
		if w == entity {
			return false
		}
	}
	return true
}

// step moves the weights along the gradient.
func (s *learner) step() {
	for f, g := range s.gradient {
		g -= s.shrink * float64(s.weights[f])
		if g == 0 {
			continue
		}
		s.squares[f] += g * g
		s.weights[f] += float32(s.rate * g / math.Sqrt(s.squares[f]+1e-6))
		s.gradient[f] = 0
	}
}
