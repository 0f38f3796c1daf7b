package label

import "headwater/internal/seqlabel"

// candidate is a passage that may be one, with the chance that it is, exactly. Its words are counted
// from the start of the paragraph.
type candidate struct {
	passage
	chance float32
}

// least is the chance below which a passage is not looked at. Passages that share a word exclude each
// other, so no more than 1/least candidates cover any word, and the work is linear in the words.
const least = 0.04

// likely is the chance from which a word counts as the start of a cue for what stands around it.
const likely = 0.3

// slate holds the candidates of a paragraph and what stands around each of its words. The rows have
// one place more than the paragraph has words.
type slate struct {
	candidates []candidate            // in order of their first words
	opens      [Content + 1][]float32 // the chance of the likeliest candidate that begins at a word
	closes     [Content + 1][]float32 // and of the one that ends before it
	before     []int                  // the nearest likely cue before a word, or none
	after      []int                  // the nearest at it or after it
	chances    []float32
}

// gather finds the candidates in a paragraph of so many words.
func (s *slate) gather(chain *seqlabel.Posterior, length int) {
	s.candidates = s.candidates[:0]
	for i := range length {
		from := len(s.candidates)
		for l := 1; l < len(fineLabels); l += 2 {
			if chain.Of(i, l) >= least {
				s.gatherFrom(chain, i, l, from)
			}
		}
	}
	s.layRivals(length)
	s.layCues(chain, length)
}

// gatherFrom adds the candidates that begin at word i with label l. One that differs from one of those
// from index from on in the fine label only is the same passage.
func (s *slate) gatherFrom(chain *seqlabel.Posterior, i, l, from int) {
	role := Role((coarse[l] + 1) / 2)
	s.chances = chain.Run(s.chances[:0], i, l, l+1, least)
next:
	for k, chance := range s.chances {
		if chance < least {
			continue
		}
		g := passage{role, i, i + k + 1}
		for o := from; o < len(s.candidates); o++ {
			if s.candidates[o].passage == g {
				s.candidates[o].chance += chance
				continue next
			}
		}
		s.candidates = append(s.candidates, candidate{g, chance})
	}
}

func (s *slate) layRivals(length int) {
	for role := Source; role <= Content; role++ {
		s.opens[role] = append(s.opens[role][:0], make([]float32, length+1)...)
		s.closes[role] = append(s.closes[role][:0], make([]float32, length+1)...)
	}
	for _, c := range s.candidates {
		s.opens[c.role][c.first] = max(s.opens[c.role][c.first], c.chance)
		s.closes[c.role][c.last] = max(s.closes[c.role][c.last], c.chance)
	}
}

func (s *slate) layCues(chain *seqlabel.Posterior, length int) {
	const opensCue = 3 // among the fine labels
	s.before, s.after = s.before[:0], s.after[:0]
	last := none
	for i := range length + 1 {
		s.before = append(s.before, last)
		s.after = append(s.after, none)
		if i < length && chain.Of(i, opensCue) > likely {
			last = i
		}
	}
	last = none
	for i := length - 1; i >= 0; i-- {
		if chain.Of(i, opensCue) > likely {
			last = i
		}
		s.after[i] = last
	}
}
