package ingest

import (
	"sort"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
	"headwater/internal/timex"
)

// dateUndated infers when the undated articles were published, from their own expressions, from
// what dated articles say of the same events, from the articles they draw on (not before) and those
// that draw on them (not after), and reads their times again. It reports whether any was dated.
func dateUndated(readings []*news.Reading, alignments []news.Alignment, derivations []news.Derivation, asOf time.Time) bool {
	dated := false
	for i, r := range readings {
		if !r.Article.Published.IsZero() {
			continue
		}
		w := inferred(i, readings, alignments, derivations, asOf)
		if w.IsZero() {
			continue
		}
		a := *r.Article
		a.Published = w
		r.Article = &a
		r.Times = timex.Read(r.Document, w, asOf)
		dated = true
	}
	return dated
}

// soon is how many days after the report that it draws on an article of the same story appears, when
// nothing tells more.
const soon = 7

// inferred gives the days on which reading i can have been published, zero when they cannot be told.
// What others tell of the same events is left out where it does not agree, for then something else
// is meant.
func inferred(i int, readings []*news.Reading, alignments []news.Alignment, derivations []news.Derivation, asOf time.Time) news.Window {
	notBefore, notAfter := bounds(i, readings, derivations)
	told := toldElsewhere(i, readings, alignments)
	horizons := []time.Time{notAfter}
	if notAfter.IsZero() && !notBefore.IsZero() {
		horizons = append(horizons, notBefore.AddDate(0, 0, soon))
	}
	doc := readings[i].Document
	for _, last := range horizons {
		for _, told := range [][]timex.Told{told, nil} {
			if w := timex.Window(doc, asOf, notBefore, last, told...); !w.IsZero() {
				return w
			}
		}
	}
	return news.Window{}
}

// bounds gives the first and the last day that the derivations leave for reading i, zero for none.
func bounds(i int, readings []*news.Reading, derivations []news.Derivation) (notBefore, notAfter time.Time) {
	for _, d := range derivations {
		switch i {
		case d.Article:
			if p := readings[d.From].Article.Published; !p.IsZero() && news.DayOf(p.Earliest).After(notBefore) {
				notBefore = news.DayOf(p.Earliest)
			}
		case d.From:
			if p := readings[d.Article].Article.Published; !p.IsZero() && (notAfter.IsZero() || news.DayOf(p.Latest).Before(notAfter)) {
				notAfter = news.DayOf(p.Latest)
			}
		}
	}
	return notBefore, notAfter
}

// sameEvent is how alike two passages must be for their times to be one time.
const sameEvent = 0.5

// toldElsewhere lists the relative expressions of reading i whose day a dated article tells: the two
// stand in sentences that match, each the only one there.
func toldElsewhere(i int, readings []*news.Reading, alignments []news.Alignment) []timex.Told {
	var list []timex.Told
	for _, al := range alignments {
		other := al.A + al.B - i
		if al.A != i && al.B != i || readings[other].Article.Published.IsZero() {
			continue
		}
		for _, m := range al.Matches {
			here, there := m.A, m.B
			if al.B == i {
				here, there = there, here
			}
			at, open := onlyTime(readings[i], here)
			t, told := onlyTime(readings[other], there)
			if m.Score >= sameEvent && open && told && at.Earliest.IsZero() && !t.Earliest.IsZero() && t.Earliest.Equal(t.Latest) {
				list = append(list, timex.Told{At: at.Start, Day: t.Earliest})
			}
		}
	}
	return list
}

// onlyTime returns the one date or time of day in the sentence that s begins in; ok is false when
// there are none or several.
func onlyTime(r *news.Reading, s text.Span) (found news.Time, ok bool) {
	in := sentenceAt(r.Document, s.Start)
	first := sort.Search(len(r.Times), func(i int) bool { return r.Times[i].Start >= in.Start })
	for _, t := range r.Times[first:] {
		if t.End > in.End {
			break
		}
		if t.Type != "DATE" && t.Type != "TIME" || t.Span.Overlaps(r.Article.Dateline.Span) {
			continue
		}
		if ok {
			return news.Time{}, false
		}
		found, ok = t, true
	}
	return found, ok
}

// sentenceAt returns the sentence that holds offset at, empty when none does.
func sentenceAt(doc *text.Document, at int) text.Span {
	i := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > at })
	if i == len(doc.Sentences) || doc.Sentences[i].Start > at {
		return text.Span{}
	}
	return doc.Sentences[i].Span
}
