package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// creditFindings reports articles that draw on another outlet's and never name it.
func (q *inquiry) creditFindings() []news.Finding {
	var list []news.Finding
	for k, v := range q.dossier.Derivations {
		if v.Credited || q.lineage.doubtful[k] || q.revises(&v) {
			continue
		}
		from := q.dossier.Readings[v.From]
		if from.Article.Publisher.Name == "" {
			continue // an outlet that nobody can name
		}
		list = append(list, news.Finding{
			Kind:        news.CreditMissing,
			Passage:     news.Passage{Article: v.Article, Span: firstSentence(q.dossier.Readings[v.Article])},
			Against:     &news.Passage{Article: v.From, Span: firstSentence(from)},
			Explanation: upperFirst(fmt.Sprintf("%s draws on %s and never names it.", q.outlet(v.Article), q.outlet(v.From))),
		})
	}
	return list
}

// firstSentence returns the first sentence of the body: not the title, not furniture, of some words and closed
// by a full stop, so that a kicker ("Live.") or a second headline above the text is passed over.
func firstSentence(r *news.Reading) text.Span {
	const fewest = 4 // words
	for i, s := range r.Document.Sentences {
		if !r.Article.Title.Overlaps(s.Span) && !isFurniture(r, s.Span) && len(r.Document.Words(i)) > fewest && strings.HasSuffix(strings.TrimRight(s.Of(r.Article.Text), "”\"’)"), ".") {
			return s.Span
		}
	}
	if len(r.Document.Sentences) == 0 {
		return text.Span{}
	}
	return r.Document.Sentences[0].Span
}

func isFurniture(r *news.Reading, s text.Span) bool {
	return r.Article.Dateline.Span.Contains(s) || slices.ContainsFunc(r.Article.Furniture, func(f text.Span) bool { return f.Contains(s) })
}
