package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// longestDate is the longest span of time that is compared as the date of an event.
const longestDate = 31 * 24 * time.Hour

// dateFindings reports events whose date changed between a passage and its model: one date stands
// where the other stood and the two share no day.
func (q *inquiry) dateFindings(tellings []parallel) []news.Finding {
	var list []news.Finding
	for _, p := range tellings {
		if q.revises(p.link) {
			continue // see corrections
		}
		a, b, changed := q.changedDate(p)
		if !changed {
			a, b, changed = q.changedOccasion(p)
		}
		if changed && !q.upstreamTells(p.down.article, a) {
			list = append(list, q.dateFinding(passage(p.down), passage(p.up), a, b))
		}
	}
	for i := range q.dossier.Derivations {
		if v := &q.dossier.Derivations[i]; q.drawsOnAnother(i) {
			for _, m := range q.misdated(v, list) {
				list = append(list, q.dateFinding(m.down, m.up, m.a, m.b))
			}
		}
	}
	return list
}

func (q *inquiry) dateFinding(down, up news.Passage, a, b news.Time) news.Finding {
	return news.Finding{Kind: news.DateChanged, Passage: down, Against: &up,
		Explanation: upperFirst(fmt.Sprintf("%s dates this %q (%s), where %s, which it draws on, has %q (%s).",
			q.outlet(down.Article), q.words(down.Article, a.Span), days(a),
			q.outlet(up.Article), q.words(up.Article, b.Span), days(b)))}
}

// changedDate returns the dates of a telling and of its model that stand for one another and
// share no day.
func (q *inquiry) changedDate(p parallel) (a, b news.Time, changed bool) {
	if q.countDates(p.down) != q.countDates(p.up) {
		return a, b, false
	}
	for _, g := range p.changes {
		a, okA := q.onlyDate(p.down.article, g[0])
		b, okB := q.onlyDate(p.up.article, g[1])
		if okA && okB && q.datesDiffer(p.down.article, a, p.up.article, b) {
			return a, b, true
		}
	}
	a, okA := q.onlyDate(p.down.article, p.down.told.Content...)
	b, okB := q.onlyDate(p.up.article, p.up.told.Content...)
	return a, b, okA && okB && q.datesDiffer(p.down.article, a, p.up.article, b) && q.sameDeed(p.link, a, b)
}

// sameDeed reports whether the verbs that stand next to two dates are one, so that they date one event
// and not two steps of it: "was closed on 2 June", "was closed on Friday"; not "was voted".
func (q *inquiry) sameDeed(v *news.Derivation, a, b news.Time) bool {
	verb := q.verbBeside(v.Article, a.Span)
	return verb != "" && verb == q.verbBeside(v.From, b.Span)
}

// verbBeside returns the stem of the last verb with content before span in its sentence, or failing that
// the first after it; "" when there is none.
func (q *inquiry) verbBeside(article int, span text.Span) string {
	r := q.dossier.Readings[article]
	last := ""
	for _, t := range r.Document.Words(r.Document.SentenceAt(span.Start)) {
		stem := q.lexicon.stem(t, r.Article.Text)
		if stem == "" || !strings.HasPrefix(t.Tag, "VB") || t.Overlaps(span) {
			continue
		}
		if t.Start > span.Start {
			return cmp.Or(last, stem)
		}
		last = stem
	}
	return last
}

func (q *inquiry) countDates(s *statement) int {
	n := 0
	for _, t := range q.reading(s).Times {
		if isDate(t) && slices.ContainsFunc(s.told.Content, t.Overlaps) {
			n++
		}
	}
	return n
}

// onlyDate returns the one date that touches spans; false when there is none or several.
func (q *inquiry) onlyDate(article int, spans ...text.Span) (news.Time, bool) {
	var found news.Time
	n := 0
	for _, t := range q.dossier.Readings[article].Times {
		if slices.ContainsFunc(spans, t.Overlaps) && !t.Earliest.IsZero() {
			found = t
			n++
		}
	}
	return found, n == 1 && isDate(found)
}

// isDate reports whether t names days on the calendar, a month of them at most.
func isDate(t news.Time) bool {
	return (t.Type == "DATE" || t.Type == "TIME") && !t.Earliest.IsZero() && t.Latest.Sub(t.Earliest) <= longestDate
}

// datesDiffer reports whether two dates share no day, and not only because one was put in
// another year for want of words: "26 March" is "March 26" whichever year it was taken for, and
// the same words mean the same day ("midnight", "midnight on Friday"), and "Tuesday" the day of the week, if
// not the week.
func (q *inquiry) datesDiffer(down int, a news.Time, up int, b news.Time) bool {
	if !disjoint(a, b) || !q.anchored(down, a) || !q.anchored(up, b) {
		return false
	}
	x, y := q.words(down, a.Span), q.words(up, b.Span)
	if tellsWords(x, y) || tellsWords(y, x) || (!isAbsolute(x) || !isAbsolute(y)) && wholeWeeks(a, b) {
		return false
	}
	sameDay := a.Earliest.Month() == b.Earliest.Month() && a.Earliest.Day() == b.Earliest.Day()
	return !sameDay || namesYear(x, a) && namesYear(y, b)
}

// tellsWords reports whether long has all of short, word by word.
func tellsWords(long, short string) bool {
	return strings.Contains(" "+strings.ToLower(long)+" ", " "+strings.ToLower(short)+" ")
}

// anchored reports whether it is sure which days t means: it names day and month, or the day from
// which it counts, that of publication, is told and not inferred.
func (q *inquiry) anchored(article int, t news.Time) bool {
	p := q.dossier.Readings[article].Article.Published
	words := strings.ToLower(q.words(article, t.Span))
	return isAbsolute(words) || !inQuote(q.dossier.Readings[article].Document, t.Start) && !containsAny(words, []string{"later", "after", "before", "earlier"}) &&
		!p.IsZero() && p.Basis != news.Inferred && news.DayOf(p.Earliest).Equal(news.DayOf(p.Latest))
}

// isAbsolute reports whether a time expression names its day by number, in a month.
func isAbsolute(words string) bool {
	return strings.ContainsAny(words, "0123456789") && slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool {
		return len(w) >= 3 && monthHeads[w[:3]]
	})
}

func (q *inquiry) absolute(article int, t news.Time) bool {
	return isAbsolute(q.words(article, t.Span))
}

var monthHeads = set("jan feb mar apr may jun jul aug sep oct nov dec")

// wholeWeeks reports whether two days lie a number of weeks apart.
func wholeWeeks(a, b news.Time) bool {
	const week = 7 * 24 * time.Hour
	return a.Earliest.Sub(b.Earliest)%week == 0
}

func namesYear(words string, t news.Time) bool {
	return strings.Contains(words, t.Earliest.Format("2006"))
}

func disjoint(a, b news.Time) bool { return a.Latest.Before(b.Earliest) || b.Latest.Before(a.Earliest) }

// tellsDate reports whether article names the same days elsewhere.
func (q *inquiry) tellsDate(article int, t news.Time) bool {
	return slices.ContainsFunc(q.dossier.Readings[article].Times, func(o news.Time) bool {
		return isDate(o) && o.Earliest.Equal(t.Earliest) && o.Latest.Equal(t.Latest)
	})
}

// upstreamTells reports whether any article that article draws on names the same days.
func (q *inquiry) upstreamTells(article int, t news.Time) bool {
	for up, draws := range q.lineage.ancestors[article] {
		if draws && q.tellsDate(up, t) {
			return true
		}
	}
	return false
}

func days(t news.Time) string {
	const layout = "2 January 2006"
	if t.Earliest.Equal(t.Latest) {
		return t.Earliest.Format(layout)
	}
	return t.Earliest.Format(layout) + " to " + t.Latest.Format(layout)
}
