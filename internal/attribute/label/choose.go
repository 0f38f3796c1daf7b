package label

import "slices"

// threshold is the chance that a passage must have to be worth its risk of being wrong. F1 is highest
// where passages are taken from half its value on (Lipton, Elkan and Naryanaswamy, ECML 2014).
const threshold = 0.3

// chooser picks passages out of candidates. Its buffers are used again.
type chooser struct {
	byEnd  []candidate
	gain   []float32 // the most that the words before can give
	chosen []int     // the index in byEnd of the candidate that ends there for that, or none
}

// choose appends to out those candidates, apart from each other, whose chances exceed the threshold
// by most in all: the weighted interval scheduling of what promises to be exactly right.
// They are shifted by offset.
func (ch *chooser) choose(out []passage, candidates []candidate, length, offset int) []passage {
	ch.plan(candidates, length)
	from := len(out)
	for i := length; i > 0; {
		k := ch.chosen[i]
		if k == none {
			i--
			continue
		}
		g := ch.byEnd[k].passage
		i = g.first
		out = append(out, passage{g.role, g.first + offset, g.last + offset})
	}
	slices.Reverse(out[from:])
	return out
}

func (ch *chooser) plan(candidates []candidate, length int) {
	ch.byEnd = append(ch.byEnd[:0], candidates...)
	slices.SortStableFunc(ch.byEnd, func(a, b candidate) int { return a.last - b.last })
	ch.gain, ch.chosen = append(ch.gain[:0], 0), append(ch.chosen[:0], none)
	k := 0
	for i := 1; i <= length; i++ {
		gain, chosen := ch.gain[i-1], none
		for ; k < len(ch.byEnd) && ch.byEnd[k].last == i; k++ {
			c := &ch.byEnd[k]
			if g := ch.gain[c.first] + c.chance - threshold; g > gain {
				gain, chosen = g, k
			}
		}
		ch.gain, ch.chosen = append(ch.gain, gain), append(ch.chosen, chosen)
	}
}
