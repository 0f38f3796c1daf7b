package reuse

import (
	"math"
	"slices"
)

// likeness holds, for two drafts, how much content each sentence of the one shares with each
// sentence of the other. Content is weighed by rarity within the two articles (inverse sentence
// frequency, Spärck Jones 1972), so that the words everybody uses for the event weigh little.
type likeness struct {
	shared  []float32 // row by sentence of A, column by sentence of B
	stems   []int16   // distinct stems shared, same layout
	weightA []float32 // weight of each sentence of A
	weightB []float32
	columns int
}

func (l *likeness) at(i, j int) int { return i*l.columns + j }

// of returns how much of the lighter sentence's content the heavier one has, 0 to 1.
func (l *likeness) of(i, j int) float32 {
	lighter := max(min(l.weightA[i], l.weightB[j]), lightest)
	return min(l.shared[l.at(i, j)]/lighter, 1)
}

// lightest is the weight a sentence is given at least, so that two short sentences are not alike
// for one common word: about three rare words.
const lightest = 9

// compareSentences fills l for two drafts by joining their sorted postings.
func (l *likeness) compareSentences(a, b *draft) {
	l.columns = len(b.sentences)
	cells := len(a.sentences) * len(b.sentences)
	l.shared = zeroed(l.shared, cells)
	l.stems = zeroed(l.stems, cells)
	l.weightA = zeroed(l.weightA, len(a.sentences))
	l.weightB = zeroed(l.weightB, len(b.sentences))
	total := math.Log(float64(len(a.sentences) + len(b.sentences) + 1))
	pa, pb := a.postings, b.postings
	for len(pa) > 0 || len(pb) > 0 {
		ga, gb := nextStem(pa, pb)
		w := float32(total - math.Log(float64(ga+gb)))
		l.addStem(pa[:ga], pb[:gb], w)
		pa, pb = pa[ga:], pb[gb:]
	}
}

// addStem counts one stem that stands in these sentences of either draft.
func (l *likeness) addStem(pa, pb []posting, w float32) {
	for _, x := range pa {
		l.weightA[x.sentence] += w
	}
	for _, y := range pb {
		l.weightB[y.sentence] += w
	}
	for _, x := range pa {
		for _, y := range pb {
			cell := l.at(int(x.sentence), int(y.sentence))
			l.shared[cell] += w
			l.stems[cell]++
		}
	}
}

// nextStem returns how many postings at the head of each list hold the lowest stem of both.
func nextStem(a, b []posting) (int, int) {
	var stem int32
	switch {
	case len(a) == 0:
		stem = b[0].stem
	case len(b) == 0:
		stem = a[0].stem
	default:
		stem = min(a[0].stem, b[0].stem)
	}
	return countStem(a, stem), countStem(b, stem)
}

func countStem(list []posting, stem int32) int {
	n := 0
	for n < len(list) && list[n].stem == stem {
		n++
	}
	return n
}

func zeroed[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
