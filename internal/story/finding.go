package story

import (
	"cmp"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// findings gathers everything worth telling a careful reader, in order of article and passage.
func (q *inquiry) findings(claims []claim) []news.Finding {
	tellings := q.parallels()
	list := slices.Concat(
		q.quoteFindings(), q.numberFindings(tellings), q.dateFindings(tellings), q.hedgeFindings(tellings),
		q.sourceFindings(tellings, claims), q.creditFindings(), q.disputes(claims), q.corrections(tellings),
	)
	slices.SortStableFunc(list, func(a, b news.Finding) int {
		return cmp.Or(cmp.Compare(a.Passage.Article, b.Passage.Article),
			cmp.Compare(a.Passage.Span.Start, b.Passage.Span.Start), cmp.Compare(a.Kind, b.Kind))
	})
	return slices.CompactFunc(list, func(a, b news.Finding) bool {
		return a.Kind == b.Kind && a.Passage == b.Passage && sameArticleAgainst(a, b)
	})
}

func sameArticleAgainst(a, b news.Finding) bool {
	return a.Kind != news.CreditMissing || a.Against.Article == b.Against.Article
}

// outlet names an article in a sentence: its publisher, else "one report".
func (q *inquiry) outlet(article int) string {
	if name := q.dossier.Readings[article].Article.Publisher.Name; name != "" {
		return name
	}
	return "this report"
}

// words returns the passage's words on one line.
func (q *inquiry) words(article int, span text.Span) string {
	return strings.Join(strings.Fields(span.Of(q.dossier.Readings[article].Article.Text)), " ")
}

func passage(s *statement) news.Passage {
	return news.Passage{Article: s.article, Span: s.told.Passage}
}

func against(s *statement) *news.Passage {
	p := passage(s)
	return &p
}

// who names a source in a sentence.
func (q *inquiry) who(s *statement) string {
	if s.told.Source.Kind == news.Reporter {
		return q.outlet(s.article) + " in its own voice"
	}
	return q.people.name(s.article, s.told.Source)
}
