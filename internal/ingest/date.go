package ingest

import (
	"math"
	"sort"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
	"headwater/internal/timex"
)

// muchNearer is how many times nearer to the other reports the second meaning of a slashed date must be.
const muchNearer = 4

// settleReversed reads the slashed dates anew that mean a day near the other reports' when day and
// month change places: reports of one story appear together.
func settleReversed(readings []*news.Reading, asOf time.Time) {
	for _, r := range readings {
		if r.Article.Reversed.IsZero() || muchNearer*gap(r.Article.Reversed, readings) >= gap(r.Article.Published, readings) {
			continue
		}
		a := *r.Article
		a.Published, a.Reversed = a.Reversed, a.Published
		redate(r, &a, asOf)
	}
}

// gap is the time from w to the nearest day on which a report appeared whose date has one meaning; as
// long as can be where there is none.
func gap(w news.Window, readings []*news.Reading) time.Duration {
	least := time.Duration(math.MaxInt64 / muchNearer)
	for _, r := range readings {
		if p := r.Article.Published; !p.IsZero() && r.Article.Reversed.IsZero() {
			least = min(least, max(news.DayOf(p.Earliest).Sub(w.Earliest).Abs(), 24*time.Hour))
		}
	}
	return least
}

// redate gives a reading an article with another date, and reads its times again.
func redate(r *news.Reading, a *news.Article, asOf time.Time) {
	r.Article = a
	r.Times = timex.Read(r.Document, a.Published, asOf)
}

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
		redate(r, &a, asOf)
		dated = true
	}
	return dated
}

// soon is how many days after the report that it draws on an article of the same story appears, when
// nothing tells more.
const soon = 7

// inferred gives the days on which reading i can have been published, zero when they cannot be told.
// What is least sure is left out where it does not agree with the rest: first what others tell of the
// same events, for then something else is meant; then derivations without credit, whose direction may
// be wrong.
func inferred(i int, readings []*news.Reading, alignments []news.Alignment, derivations []news.Derivation, asOf time.Time) news.Window {
	doc := readings[i].Document
	told := toldElsewhere(i, readings, alignments)
	all, sure := boundsOf(i, readings, derivations, false), boundsOf(i, readings, derivations, true)
	for _, b := range []bounds{all, all.closed(), sure, sure.closed()} {
		for _, told := range [][]timex.Told{told, nil} {
			if w := timex.Window(doc, asOf, b.notBefore, b.notAfter, told...); !w.IsZero() {
				return w
			}
		}
	}
	return news.Window{}
}

// bounds are the first and the last day on which an article can have been published; zero for none.
type bounds struct{ notBefore, notAfter time.Time }

// closed gives bounds without an end the one that is likely.
func (b bounds) closed() bounds {
	if b.notAfter.IsZero() && !b.notBefore.IsZero() {
		b.notAfter = b.notBefore.AddDate(0, 0, soon)
	}
	return b
}

// boundsOf gives what the derivations, or only those with credit, leave for reading i.
func boundsOf(i int, readings []*news.Reading, derivations []news.Derivation, credited bool) bounds {
	var b bounds
	for _, d := range derivations {
		if credited && !d.Credited {
			continue
		}
		switch i {
		case d.Article:
			if p := readings[d.From].Article.Published; !p.IsZero() && news.DayOf(p.Earliest).After(b.notBefore) {
				b.notBefore = news.DayOf(p.Earliest)
			}
		case d.From:
			if p := readings[d.Article].Article.Published; !p.IsZero() && (b.notAfter.IsZero() || news.DayOf(p.Latest).Before(b.notAfter)) {
				b.notAfter = news.DayOf(p.Latest)
			}
		}
	}
	return b
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
