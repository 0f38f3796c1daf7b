package web

import (
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
}

// event is one dated clause, parted at its time expression.
type event struct {
	Ref                       ref
	Before, Expression, After string
	Claims                    []claimRef
}

// timeline gathers the events by the days they mean.
func (v *view) timeline() []moment {
	var out []moment
	shown := v.shownClaims()
	for i := range v.Timeline {
		e := &v.Timeline[i]
		if i == 0 || !sameDays(e, &v.Timeline[i-1]) {
			out = append(out, moment{When: rangeText(e.Earliest, e.Latest)})
		}
		m := &out[len(out)-1]
		m.Events = append(m.Events, v.event(e, shown))
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
		Ref:        v.refAt(e.Expression),
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
