package text

import (
	"cmp"
	"math"
	"slices"
)

// Items are sorted into classes so that an item's class tells most about the class of the next: each
// item in turn moves to the class where it tells most, until few move (Kneser and Ney, "Improved
// Clustering Techniques for Class-Based Statistical Language Modelling", Eurospeech 1993; Martin,
// Liermann and Ney, "Algorithms for Bigram and Trigram Word Clustering", Speech Communication 24,
// 1998). What a sorting tells is the sum of n log n over the counts of pairs of classes, less twice
// that over the counts of classes.

// company is what stands around an item, itself left out.
type company struct {
	before, after []neighbour
	self          int32 // how often it follows itself
	n             int32 // how often it occurs
}

// neighbour is an item, or a class, and how often it is met.
type neighbour struct{ id, n int32 }

// sortingRounds bounds how often each item may move.
const sortingRounds = 15

// exchange gives the class of each item, 0 to classes-1.
func exchange(items []company, classes int) []int {
	s := newSorting(items, classes)
	for range sortingRounds {
		moved := 0
		for _, i := range s.order {
			if s.move(i) {
				moved++
			}
		}
		if moved*500 < len(items) {
			break
		}
	}
	return s.class
}

// sorting is a state of the items' classes, with the counts that follow from it.
type sorting struct {
	items     []company
	order     []int // commonest items first
	class     []int
	classes   int
	pairs     []int32 // of class a followed by class b, at a*classes+b
	turned    []int32 // the same at b*classes+a
	totals    []int32 // of each class
	gains     []float64
	entropies []float64 // of small numbers
	left      []int32   // room for the company of one item, by class
	right     []int32
}

func newSorting(items []company, classes int) *sorting {
	s := &sorting{items: items, class: make([]int, len(items)), classes: classes,
		pairs: make([]int32, classes*classes), turned: make([]int32, classes*classes), totals: make([]int32, classes),
		gains: make([]float64, classes), left: make([]int32, classes), right: make([]int32, classes)}
	for i := range items {
		s.order = append(s.order, i)
	}
	for n := range 1 << 13 {
		s.entropies = append(s.entropies, float64(n)*math.Log(float64(max(n, 1))))
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return cmp.Compare(items[b].n, items[a].n) })
	for rank, i := range s.order {
		s.class[i] = rank % classes
	}
	for i := range items {
		s.totals[s.class[i]] += items[i].n
		s.count(s.class[i], s.class[i], items[i].self)
		for _, a := range items[i].after {
			s.count(s.class[i], s.class[a.id], a.n)
		}
	}
	return s
}

func (s *sorting) count(a, b int, n int32) {
	s.pairs[a*s.classes+b] += n
	s.turned[b*s.classes+a] += n
}

// move takes item i out of its class and puts it where it tells most; it reports whether that is
// another class.
func (s *sorting) move(i int) bool {
	it := &s.items[i]
	clear(s.left)
	clear(s.right)
	for _, b := range it.before {
		s.left[s.class[b.id]] += b.n
	}
	for _, a := range it.after {
		s.right[s.class[a.id]] += a.n
	}
	from := s.class[i]
	s.shift(from, it, -1)
	s.weigh(it)
	best := from
	for c, g := range s.gains {
		if g > s.gains[best]+1e-9 {
			best = c
		}
	}
	s.shift(best, it, 1)
	s.class[i] = best
	return best != from
}

// shift adds the company in left and right to class c, or takes it away.
func (s *sorting) shift(c int, it *company, sign int32) {
	for k := range s.classes {
		if n := s.left[k]; n != 0 {
			s.count(k, c, sign*n)
		}
		if n := s.right[k]; n != 0 {
			s.count(c, k, sign*n)
		}
	}
	s.count(c, c, sign*it.self)
	s.totals[c] += sign * it.n
}

// weigh leaves in gains what the item would tell in each class.
func (s *sorting) weigh(it *company) {
	for c := range s.gains {
		s.gains[c] = 2 * (s.entropy(s.totals[c]) - s.entropy(s.totals[c]+it.n))
	}
	for k := range s.classes {
		if n := s.left[k]; n != 0 {
			s.weighRow(s.pairs[k*s.classes:(k+1)*s.classes], n)
		}
		if n := s.right[k]; n != 0 {
			s.weighRow(s.turned[k*s.classes:(k+1)*s.classes], n)
		}
	}
	for c := range s.gains { // the pair of c with itself was counted in two parts
		n, l, r := s.pairs[c*s.classes+c], s.left[c], s.right[c]
		s.gains[c] += s.entropy(n+l+r+it.self) + s.entropy(n) - s.entropy(n+l) - s.entropy(n+r)
	}
}

func (s *sorting) weighRow(counts []int32, n int32) {
	for c, have := range counts {
		s.gains[c] += s.entropy(have+n) - s.entropy(have)
	}
}

// entropy gives n log n.
func (s *sorting) entropy(n int32) float64 {
	if int(n) < len(s.entropies) {
		return s.entropies[n]
	}
	return float64(n) * math.Log(float64(n))
}
