package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// findings gathers everything worth telling a careful reader, in order of article and passage.
func (q *inquiry) findings(claims []claim, revisions []news.Revision) []news.Finding {
	tellings := q.parallels()
	list := slices.Concat(
		q.quoteFindings(), q.numberFindings(tellings), q.dateFindings(tellings), q.hedgeFindings(tellings), q.headlineFindings(),
		q.sourceFindings(tellings, claims), q.creditFindings(), q.disputes(claims), q.corrections(tellings),
	)
	list = append(slices.DeleteFunc(list, func(f news.Finding) bool { return q.superseded(f.Passage.Article) }), corrected(revisions)...)
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

// outlet names an article in a sentence: its publisher, else its headline.
func (q *inquiry) outlet(article int) string {
	a := q.dossier.Readings[article].Article
	switch {
	case a.Publisher.Name != "":
		return a.Publisher.Name
	case a.Headline() != "":
		return fmt.Sprintf("the report headed %q", strings.Join(strings.Fields(a.Headline()), " "))
	}
	return "an unsigned report"
}

// upperFirst begins a sentence.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lowerFirst takes the capital off a description that opened a sentence ("Two sources"), and
// leaves names alone.
func lowerFirst(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if w := strings.ToLower(first); stopWords[w] || numberWords[w] != "" || anonymousOpeners[w] {
		return w + s[len(first):]
	}
	return s
}

var anonymousOpeners = set("former multiple officials sources experts analysts residents witnesses police neighbours workers current")

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

// who names a source in a sentence, without what a clause adds about it.
func (q *inquiry) who(s *statement) string {
	switch {
	case s.told.Source.Kind == news.Reporter:
		return q.outlet(s.article)
	case s.told.Source.Kind == news.Anonymous && isPronoun(s.told.Source.Text):
		return "an unnamed source"
	}
	name, _, _ := strings.Cut(strings.Join(strings.Fields(q.people.name(s.article, s.told.Source)), " "), ", who ")
	return lowerFirst(name)
}
