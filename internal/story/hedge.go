package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

const sameFact = 0.50 // likeness from which one statement is the other put more or less firmly

// hedgeFindings reports what the writer states flatly though its model hedges it, and the reverse.
func (q *inquiry) hedgeFindings(tellings []parallel) []news.Finding {
	var list []news.Finding
	for _, p := range tellings {
		if p.likeness < sameFact || p.link.Kind == news.Update || p.down.told.Source.Kind != news.Reporter || q.hasQuote(p.down) {
			continue
		}
		a, b := q.hedgeOf(p.down), firstHedge(q.reading(p.up), p.up.told.Content)
		switch {
		case a == "" && b != "" && !q.attributedSentence(p.down):
			list = append(list, news.Finding{Kind: news.HedgeDropped, Passage: passage(p.down), Against: against(p.up),
				Explanation: upperFirst(fmt.Sprintf("%s states as fact what %s, which it draws on, hedges with %q.",
					q.outlet(p.down.article), q.outlet(p.up.article), b))})
		case a != "" && b == "" && p.likeness >= 0.75 && p.up.told.Source.Kind == news.Reporter:
			list = append(list, news.Finding{Kind: news.HedgeAdded, Passage: passage(p.down), Against: against(p.up),
				Explanation: upperFirst(fmt.Sprintf("%s hedges with %q what %s, which it draws on, states as fact.",
					q.outlet(p.down.article), a, q.outlet(p.up.article)))})
		}
	}
	return list
}

// hedgeOf returns the first hedging word in the sentence of s outside quotation marks, or "".
func (q *inquiry) hedgeOf(s *statement) string {
	r := q.reading(s)
	return firstHedge(r, []text.Span{r.Document.Sentences[s.sentence].Span.Cover(s.told.Passage)})
}

// hasQuote reports whether a quotation stands in the sentence of s.
func (q *inquiry) hasQuote(s *statement) bool {
	d := q.reading(s).Document
	return slices.ContainsFunc(d.Quotes, func(k text.Quote) bool { return k.Overlaps(d.Sentences[s.sentence].Span) })
}

// attributedSentence reports whether an attribution stands in the sentence of s.
func (q *inquiry) attributedSentence(s *statement) bool {
	r := q.reading(s)
	span := r.Document.Sentences[s.sentence].Span
	for _, a := range r.Attributions {
		if a.Source.Kind != news.Reporter && a.Passage.Overlaps(span) {
			return true
		}
	}
	return false
}

// certaintyOf reports whether content, told in the writer's own voice, is hedged.
func certaintyOf(r *news.Reading, content []text.Span) news.Certainty {
	if firstHedge(r, content) != "" {
		return news.Hedged
	}
	return news.Asserted
}

func firstHedge(r *news.Reading, content []text.Span) string {
	for _, c := range content {
		toks := wordsIn(r.Document, c)
		for i, tok := range toks {
			w := strings.ToLower(tok.Of(r.Article.Text))
			if (hedges[w] || passiveHedges[w] && afterBe(toks[max(0, i-2):i], r.Article.Text)) && !inQuote(r.Document, tok.Start) {
				return w
			}
		}
	}
	return ""
}

// afterBe reports whether one of the tokens before a participle is a form of "be".
func afterBe(before []text.Token, in string) bool {
	return slices.ContainsFunc(before, func(t text.Token) bool { return formsOfBe[strings.ToLower(t.Of(in))] })
}

var formsOfBe = set("be is are was were been being")
