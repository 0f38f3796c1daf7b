package web

import (
	"fmt"
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
	return side{v.refAt(older), left, ""}, side{v.refAt(newer), right, ""}
}

// diffRuns cuts both passages into the words they share and those they do not.
func diffRuns(older, newer string) (left, right []run) {
	inOlder, inNewer := worddiff.Compare(older, newer)
	return runs(inOlder, "del"), runs(inNewer, "ins")
}

func runs(parts []worddiff.Part, mark string) []run {
	var out []run
	for _, p := range parts {
		r := run{Text: p.Text}
		if !p.Shared {
			r = run{Text: withoutMiddle(p.Text), Mark: mark}
		}
		out = append(out, r)
	}
	return out
}

// withoutMiddle leaves out the middle of words that are many, so that what surrounds them stays in sight.
func withoutMiddle(s string) string {
	const most, first, last = 60, 25, 15 // words
	words := strings.Fields(s)
	if len(words) <= most {
		return s
	}
	rest := len(words) - first - last
	return fmt.Sprintf("%s … (%d words) … %s", strings.Join(words[:first], " "), rest, strings.Join(words[len(words)-last:], " "))
}
