package label

// The model tells more labels apart than readers of this package see: a chain of labels remembers
// nothing but the label before, so what must be remembered over a passage goes into its name. A
// content that opened with a quotation mark ends at one; one that stands before its cue must
// come to a cue; a source after the cue ends what was said.
var fineLabels = []string{"O", "B-source", "I-source", "B-cue", "I-cue",
	"B-after", "I-after", "B-before", "I-before", "B-quoted", "I-quoted", "B-inverted", "I-inverted"}

// coarse gives for each fine label its index in Labels.
var coarse = []int{0, 1, 2, 3, 4, 5, 6, 5, 6, 5, 6, 1, 2}

// How far the fine labels of a passage stand behind the coarse ones.
const (
	afterCue  = 0
	beforeCue = 2
	quoted    = 4
	inverted  = 10
)

// refine turns coarse labels into fine ones.
func (p *page) refine(tags []int) []int {
	out := append([]int(nil), tags...)
	passages := passagesOf(tags)
	for n, g := range passages {
		shift := 0
		switch {
		case g.role == Source && p.follows(passages, n, Cue):
			shift = inverted
		case g.role == Content:
			shift = p.contentShift(passages, n)
		}
		for i := g.first; i < g.last; i++ {
			out[i] += shift
		}
	}
	return out
}

func (p *page) contentShift(passages []passage, n int) int {
	if place := p.words[passages[n].first].place; place == opening || place == inside {
		return quoted
	}
	if p.follows(passages, n, Cue) || p.follows(passages, n, Source) {
		return afterCue
	}
	return beforeCue
}

// follows reports whether the passage before n has the given role and stands in the same sentence.
func (p *page) follows(passages []passage, n int, role Role) bool {
	if n == 0 || passages[n-1].role != role {
		return false
	}
	return p.words[passages[n-1].last-1].sentence == p.words[passages[n].first].sentence
}

// passage is a run of tokens [first, last) with one role.
type passage struct {
	role        Role
	first, last int
}

// passagesOf gathers coarse labels into passages.
func passagesOf(tags []int) []passage {
	var out []passage
	for i, l := range tags {
		if l == 0 {
			continue
		}
		opens := l%2 == 1
		if n := len(out); opens || n == 0 || out[n-1].last != i {
			out = append(out, passage{role: Role((l + 1) / 2), first: i})
		}
		out[len(out)-1].last = i + 1
	}
	return out
}
