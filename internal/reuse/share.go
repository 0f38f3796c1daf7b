package reuse

// share is the common part of two drafts as seen from one of them.
type share struct {
	copied, paraphrased float64 // shares of its words
	// strength says for each of its sentences how much of it the other draft holds, word for word
	// and by content in equal parts: 0 without a match, 1 for the same sentence.
	strength []float32
	// likeness is strength, lessened by what the other draft's sentence has beyond it: of two
	// sources that hold the whole of a sentence, the one that says no more is the nearer.
	likeness []float32
}

// drawn is the share of the words that the other draft holds in any form.
func (s share) drawn() float64 { return s.copied + s.paraphrased }

// shareOf measures matches and runs from the side of d, which is draft A when first is set.
func shareOf(d *draft, runs []run, matches []match, first bool) share {
	s := share{strength: make([]float32, len(d.sentences)), likeness: make([]float32, len(d.sentences))}
	state := make([]byte, len(d.words))
	for _, m := range matches {
		sentence, span, strength, other := m.j, m.B, m.strengthB, m.strengthA
		if first {
			sentence, span, strength, other = m.i, m.A, m.strengthA, m.strengthB
		}
		s.strength[sentence] = min(1, s.strength[sentence]+strength)
		s.likeness[sentence] = min(1, s.likeness[sentence]+strength*(1+other)/2)
		for k := d.sentences[sentence].first; k < d.sentences[sentence].last; k++ {
			if span.Contains(d.words[k].Span) {
				state[k] = paraphrasedWord
			}
		}
	}
	for _, r := range runs {
		at := r.b
		if first {
			at = r.a
		}
		for k := range r.n {
			state[at+k] = copiedWord
		}
	}
	s.copied, s.paraphrased = countStates(state)
	return s
}

// What became of a word in the other draft.
const (
	copiedWord      = 1
	paraphrasedWord = 2
)

func countStates(state []byte) (copied, paraphrased float64) {
	if len(state) == 0 {
		return 0, 0
	}
	var count [3]int
	for _, s := range state {
		count[s]++
	}
	total := float64(len(state))
	return float64(count[copiedWord]) / total, float64(count[paraphrasedWord]) / total
}
