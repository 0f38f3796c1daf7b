package label

// The models tell more labels apart than readers of this package see: a chain of labels remembers
// nothing but the label before, so what must be remembered over a passage goes into its name. A
// content that opened with a quotation mark ends at one; one that stands before its cue must
// come to a cue.
var fineLabels = []string{"O", "B-source", "I-source", "B-cue", "I-cue",
	"B-after", "I-after", "B-before", "I-before", "B-quoted", "I-quoted", "B-inverted", "I-inverted"}

// coarse gives for each fine label its index in Labels.
var coarse = []int{0, 1, 2, 3, 4, 5, 6, 5, 6, 5, 6, 1, 2}

// Offsets of the fine labels of a passage from the coarse ones.
const (
	afterCue  = 0
	beforeCue = 2
	quotedOne = 4
	inverted  = 10
)

// refine turns coarse labels into fine ones.
func (p *page) refine(tags []int) []int {
	out := append([]int(nil), tags...)
	p.takeGuess(out)
	for n, g := range p.segments {
		shift := 0
		switch g.role {
		case Source:
			if p.follows(n, Cue) {
				shift = inverted
			}
		case Content:
			switch {
			case p.words[g.first].place == opening || p.words[g.first].place == inside:
				shift = quotedOne
			case p.follows(n, Cue) || p.follows(n, Source):
				shift = afterCue
			default:
				shift = beforeCue
			}
		}
		for i := g.first; i < g.last; i++ {
			out[i] += shift
		}
	}
	return out
}

// follows reports whether the passage before n has the given role and stands in the same sentence.
func (p *page) follows(n int, role Role) bool {
	if n == 0 {
		return false
	}
	g, before := p.segments[n], p.segments[n-1]
	return before.role == role && p.words[before.last-1].sentence == p.words[g.first].sentence
}
