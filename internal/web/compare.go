package web

import (
	"strings"

	"headwater/internal/news"
	"headwater/internal/worddiff"
)

// run is a few words of a passage, and whether the other passage lacks them.
type run struct {
	Text string
	Mark string // "" | "del" | "ins"
}

// side is one passage with where it stands.
type side struct {
	Ref   ref
	Runs  []run
	Label string // "earlier", "later" and the like
}

func plainSide(r ref, words, label string) side {
	return side{r, []run{{Text: words}}, label}
}

// pair sets two passages side by side, each in its own words, and marks what the other lacks.
func (v *view) pair(older, newer news.Passage) (side, side) {
	before, after := v.words(older), v.words(newer)
	left, right := diffRuns(before, after)
	return side{v.ref(older.Article), left, ""}, side{v.ref(newer.Article), right, ""}
}

// diffRuns cuts both passages into the words they share and those they do not. The shared words of
// the older one are taken from itself, as they may be typed otherwise.
func diffRuns(older, newer string) (left, right []run) {
	words := strings.Fields(older)
	take := func(n int) string {
		n = min(n, len(words))
		s := strings.Join(words[:n], " ")
		words = words[n:]
		return s
	}
	for _, p := range worddiff.Compare(older, newer) {
		n := len(strings.Fields(p.Text))
		switch p.Op {
		case worddiff.Both:
			left = append(left, run{take(n), ""})
			right = append(right, run{p.Text, ""})
		case worddiff.Removed:
			left = append(left, run{take(n), "del"})
		case worddiff.Added:
			right = append(right, run{p.Text, "ins"})
		}
	}
	return left, right
}
