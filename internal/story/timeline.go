package story

import (
	"cmp"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// timeline lists what the articles date, earliest first: every expression in the body that names
// days on the calendar, with the clause it dates and the claims told there.
func (q *inquiry) timeline(claims []claim) []news.Event {
	claimOf := q.claimOf(claims)
	var list []news.Event
	for a, r := range q.dossier.Readings {
		for _, t := range r.Times {
			if q.superseded(a) || t.Earliest.IsZero() || t.Type != "DATE" && t.Type != "TIME" || isFurniture(r, t.Span) {
				continue
			}
			e := news.Event{Earliest: t.Earliest, Latest: t.Latest, Expression: news.Passage{Article: a, Span: withPossessive(r.Article.Text, t.Span)},
				Clause: r.Document.Sentences[r.Document.SentenceAt(t.Start)].Span}
			if !isProse(r, e.Clause) {
				continue
			}
			e.Claims, e.Clause = q.datedBy(a, t.Span, e.Clause, claimOf)
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(x, y news.Event) int {
		return cmp.Or(x.Earliest.Compare(y.Earliest), x.Latest.Compare(y.Latest),
			cmp.Compare(x.Expression.Article, y.Expression.Article), cmp.Compare(x.Expression.Span.Start, y.Expression.Span.Start))
	})
	return list
}

// withPossessive takes the ending of "Wednesday’s close" into the expression, so that whole words are
// shown.
func withPossessive(words string, s text.Span) text.Span {
	for _, ending := range []string{"’s", "'s"} {
		if strings.HasPrefix(words[s.End:], ending) {
			s.End += len(ending)
			break
		}
	}
	return s
}

// isProse reports whether a sentence tells something, as a line with nothing but a date does not.
func isProse(r *news.Reading, s text.Span) bool {
	return wordCount(r.Document, []text.Span{s}) > 5
}

// claimOf gives the claim of each statement, -1 for none.
func (q *inquiry) claimOf(claims []claim) []int {
	of := make([]int, len(q.statements))
	for i := range of {
		of[i] = -1
	}
	for n, c := range claims {
		for _, i := range c.all() {
			of[i] = n
		}
	}
	return of
}

// datedBy returns the claims whose statements hold the expression, and the shortest clause of
// them, or the sentence when there is none.
func (q *inquiry) datedBy(article int, expression, sentence text.Span, claimOf []int) ([]int, text.Span) {
	var claims []int
	clause := sentence
	for _, i := range q.of[article] {
		s := &q.statements[i]
		if !s.told.Passage.Contains(expression) {
			continue
		}
		if n := claimOf[i]; n >= 0 && !slices.Contains(claims, n) {
			claims = append(claims, n)
		}
		if s.told.Passage.Len() < clause.Len() {
			clause = s.told.Passage
		}
	}
	slices.Sort(claims)
	return claims, clause
}
