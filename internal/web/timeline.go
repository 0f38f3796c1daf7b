package web

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"headwater/internal/news"
	"headwater/internal/text"
)

// moment is one time and what is dated to it.
type moment struct {
	When   string
	Events []event
	More   int // events that stand on a page of their own
}

// event is one dated clause, parted at its time expression, with all reports that have it in these words.
type event struct {
	Refs                      []ref
	Before, Expression, After string
	Claims                    []claimRef
}

// moments parts the events by the days they mean: for each time the index of its first event.
func (v *view) moments() []int {
	var starts []int
	for i := range v.Timeline {
		if i == 0 || !sameDays(&v.Timeline[i], &v.Timeline[i-1]) {
			starts = append(starts, i)
		}
	}
	return starts
}

// timeline gathers the events of the times from first on, at most so many.
func (v *view) timeline(first, most int) []moment {
	starts := append(v.moments(), len(v.Timeline))
	shown := v.shownClaims()
	var out []moment
	for k := first; k < min(first+most, len(starts)-1); k++ {
		e := &v.Timeline[starts[k]]
		out = append(out, moment{When: rangeText(e.Earliest, e.Latest), Events: v.events(v.Timeline[starts[k]:starts[k+1]], shown)})
	}
	return out
}

// events are those of one time, each once in the same words.
func (v *view) events(list []news.Event, shown map[int]bool) []event {
	var out []event
	at := map[string]int{}
	for i := range list {
		e := v.event(&list[i], shown)
		words := e.Before + "|" + e.Expression + "|" + e.After
		k, told := at[words]
		if !told {
			at[words] = len(out)
			out = append(out, e)
			continue
		}
		if r := e.Refs[0]; !slices.ContainsFunc(out[k].Refs, func(o ref) bool { return o.Number == r.Number }) {
			out[k].Refs = append(out[k].Refs, r)
		}
		for _, c := range e.Claims {
			if !slices.Contains(out[k].Claims, c) {
				out[k].Claims = append(out[k].Claims, c)
			}
		}
	}
	return out
}

func sameDays(a, b *news.Event) bool {
	return a.Earliest.Equal(b.Earliest) && a.Latest.Equal(b.Latest)
}

func (v *view) event(e *news.Event, shown map[int]bool) event {
	t := v.readings[e.Expression.Article].Article.Text
	x := e.Expression.Span
	clause := e.Clause
	if !clause.Contains(x) {
		clause = clause.Cover(x)
	}
	out := event{
		Refs:       []ref{v.refAt(e.Expression)},
		Before:     foldedPart(text.Span{Start: clause.Start, End: x.Start}.Of(t)),
		Expression: oneLine(x.Of(t)),
		After:      foldedPart(text.Span{Start: x.End, End: clause.End}.Of(t)),
	}
	for _, c := range e.Claims {
		if shown[c] {
			out.Claims = append(out.Claims, v.claimRef(c))
		}
	}
	return out
}

// foldedPart folds white space as oneLine does, but keeps a space at either end.
func foldedPart(s string) string {
	folded := oneLine(s)
	if folded == "" {
		return strings.Repeat(" ", min(len(s), 1))
	}
	if unicode.IsSpace(rune(s[0])) {
		folded = " " + folded
	}
	if unicode.IsSpace(rune(s[len(s)-1])) {
		folded += " "
	}
	return folded
}

var basisWords = map[news.Basis]string{
	news.FromMetadata: "from the page's metadata", news.FromByline: "from its byline or masthead", news.FromSelfReference: "it speaks of itself",
	news.FromURL: "from its address", news.FromDateline: "from its dateline", news.FromText: "from its text", news.Inferred: "inferred", news.Given: "as given",
}

func basisText(b news.Basis) string { return basisWords[b] }

func zone(t time.Time) string {
	if name, offset := t.Zone(); offset == 0 && (name == "UTC" || name == "") {
		return "UTC"
	}
	return t.Format("-07:00")
}
