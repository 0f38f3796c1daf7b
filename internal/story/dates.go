package story

import (
	"fmt"
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
		if p.link.Kind == news.Update {
			continue // see corrections
		}
		a, b, ok := q.datesOf(p)
		if !ok || !disjoint(a, b) || q.tellsDate(p.up.article, a) {
			continue
		}
		list = append(list, news.Finding{Kind: news.DateChanged, Passage: passage(p.down), Against: against(p.up),
			Explanation: fmt.Sprintf("%s dates this %q (%s), where %s, which it draws on, has %q (%s).",
				q.outlet(p.down.article), q.words(p.down.article, a.Span), days(a),
				q.outlet(p.up.article), q.words(p.up.article, b.Span), days(b))})
	}
	return list
}

// datesOf returns the dates of a telling and its model, when each has exactly one.
func (q *inquiry) datesOf(p parallel) (a, b news.Time, ok bool) {
	a, okA := q.onlyDate(p.down)
	b, okB := q.onlyDate(p.up)
	return a, b, okA && okB
}

func (q *inquiry) onlyDate(s *statement) (news.Time, bool) {
	var found news.Time
	n := 0
	for _, t := range q.reading(s).Times {
		if isDate(t) && within(s.told.Content, t.Span) {
			found = t
			n++
		}
	}
	return found, n == 1
}

// isDate reports whether t names days on the calendar, a month of them at most.
func isDate(t news.Time) bool {
	return (t.Type == "DATE" || t.Type == "TIME") && !t.Earliest.IsZero() && t.Latest.Sub(t.Earliest) <= longestDate
}

func within(spans []text.Span, s text.Span) bool {
	for _, o := range spans {
		if o.Contains(s) {
			return true
		}
	}
	return false
}

func disjoint(a, b news.Time) bool { return a.Latest.Before(b.Earliest) || b.Latest.Before(a.Earliest) }

// tellsDate reports whether article names the same days elsewhere.
func (q *inquiry) tellsDate(article int, t news.Time) bool {
	for _, o := range q.dossier.Readings[article].Times {
		if isDate(o) && o.Earliest.Equal(t.Earliest) && o.Latest.Equal(t.Latest) {
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
