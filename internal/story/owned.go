package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A note is where a version tells that it was changed.
type note struct {
	span    text.Span
	vague   bool         // it does not say what was changed
	correct bool         // it owns up to an error
	back    news.Passage // the sentence of the older version that it takes back, unless it is vague
}

// mostNotes bounds the notes that are looked at: no honest report has as many.
const mostNotes = 50

// newNotes lists the notes that the newer version has and the older has not.
func (v *versions) newNotes() []note {
	older := map[string]bool{}
	for _, l := range v.lines[was] {
		older[l.key] = true
	}
	r := v.dossier.Readings[is]
	var list []note
	for _, span := range correctionNotes(r) {
		if len(list) == mostNotes {
			return list
		}
		if v.allIn(older, span) {
			continue
		}
		n := note{span: span, correct: true}
		back, found := v.takenBack(is, span, []int{was})
		n.back, n.vague = back, !found
		list = append(list, n)
	}
	for _, l := range v.lines[is] {
		said := strings.ToLower(l.span.Of(r.Article.Text))
		if len(list) < mostNotes && !older[l.key] && containsAny(said, updateCues) && !slices.ContainsFunc(list, func(n note) bool { return n.span.Overlaps(l.span) }) {
			list = append(list, note{span: l.span, vague: true})
		}
	}
	return list
}

// updateCues stand in a line that tells of a newer version and not what is new in it.
var updateCues = []string{"has been updated", "was updated", "been revised", "was revised", "this version corrects", "updated to ", "been amended", "updates with ", "recasts "}

// allIn reports whether all lines of a span are among keys.
func (v *versions) allIn(keys map[string]bool, span text.Span) bool {
	return !slices.ContainsFunc(v.lines[is], func(l line) bool { return span.Overlaps(l.span) && !keys[l.key] })
}

func (v *versions) inNote(span text.Span) bool {
	return slices.ContainsFunc(v.notes, func(n note) bool { return n.span.Overlaps(span) })
}

// owned tells of each error that the newer version owns up to.
func (v *versions) owned() []change {
	var list []change
	for _, n := range v.notes {
		if !n.correct {
			continue
		}
		c := v.change(news.CorrectedClaim, n.span, n.back.Span, fmt.Sprintf("corrects itself: “%s”", v.brief(is, n.span)))
		if c.Noted = true; n.vague {
			c.Against = nil
		}
		list = append(list, c)
	}
	return list
}

// noted reports whether a new note speaks of a change: it takes that sentence back, or has the words that were
// put in or taken out, or does not say of what it speaks.
func (v *versions) noted(c *change) bool {
	return slices.ContainsFunc(v.notes, func(n note) bool {
		return n.vague || c.Against != nil && n.back.Span.Overlaps(c.Against.Span) || v.tellsWords(n.span, c.old) || v.tellsWords(n.span, c.new)
	})
}

// tellsWords reports whether a passage of the newer version has words in their order; none are in no passage.
func (v *versions) tellsWords(span text.Span, words string) bool {
	var want []string
	for w := range strings.FieldsSeq(words) {
		want = append(want, form(strings.Trim(w, ".,;:“”\"'()")))
	}
	said, _ := forms(v.dossier.Readings[is].Document, span)
	return len(want) > 0 && indexOf(said, want, 0) >= 0
}
