package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	headlineWords = 3   // words of content that a part of a headline needs to tell something
	headlineHeld  = 0.6 // share of their weight that a statement which tells the same has
)

// headlineFindings reports headlines of derived articles that state flatly what the article drawn on tells
// with a hedge alone, or garble a figure of it.
func (q *inquiry) headlineFindings() []news.Finding {
	var list []news.Finding
	for k := range q.dossier.Derivations {
		v := &q.dossier.Derivations[k]
		headline := news.Passage{Article: v.Article, Span: q.dossier.Readings[v.Article].Article.Title}
		if !q.drawsOnAnother(k) || headline.Span.Empty() {
			continue
		}
		if up := q.hedgedBelow(v, headline.Span); up != nil {
			list = append(list, news.Finding{Kind: news.HedgeDropped, Passage: headline, Against: against(up),
				Explanation: fmt.Sprintf("The headline of %s states as fact what %s, which it draws on, hedges with %q.", q.outlet(v.Article), q.outlet(v.From), q.doubtIn(up))})
		}
		if here, there, garbled := q.garbledHeadline(v, headline.Span); garbled {
			list = append(list, news.Finding{Kind: news.NumberChanged, Passage: headline, Against: q.sentenceOf(v.From, there.Span),
				Explanation: fmt.Sprintf("The headline of %s gives %q where %s, which it draws on, has %q.", q.outlet(v.Article), q.words(v.Article, here.Span), q.outlet(v.From), q.words(v.From, there.Span))})
		}
	}
	return list
}

// sentenceOf is the sentence of an article in which span begins.
func (q *inquiry) sentenceOf(article int, span text.Span) *news.Passage {
	d := q.dossier.Readings[article].Document
	return &news.Passage{Article: article, Span: d.Sentences[d.SentenceAt(span.Start)].Span}
}

// hedgedBelow returns the statement drawn on that tells with a hedge what a flat headline tells, or nil.
func (q *inquiry) hedgedBelow(v *news.Derivation, title text.Span) *statement {
	if !q.flatHeadline(v.Article) {
		return nil
	}
	d := q.dossier.Readings[v.Article].Document
	for _, part := range headlineParts(d, title) {
		if up := q.onlyHedged(part, d.Text, v.From); up != nil {
			return up
		}
	}
	return nil
}

// garbledHeadline returns the one figure of a headline that the article drawn on does not have, and the one of
// that article, not in the derived one, which it garbles.
func (q *inquiry) garbledHeadline(v *news.Derivation, title text.Span) (here, there news.Quantity, garbled bool) {
	strange := q.strangers(v.Article, v.From, title)
	if len(strange) != 1 {
		return here, there, false
	}
	here = strange[0]
	whole := text.Span{End: len(q.dossier.Readings[v.From].Article.Text)}
	like := slices.DeleteFunc(q.strangers(v.From, v.Article, whole), func(k news.Quantity) bool {
		return k.Unit != here.Unit || !garbles(told(here), told(k))
	})
	if len(like) == 0 || slices.ContainsFunc(like, func(k news.Quantity) bool { return told(k) != told(like[0]) }) {
		return here, there, false
	}
	return here, like[0], true
}

// flatHeadline reports whether an article has a headline in its writer's own voice that puts nothing in doubt.
func (q *inquiry) flatHeadline(article int) bool {
	r := q.dossier.Readings[article]
	title := r.Article.Title
	return !strings.ContainsAny(title.Of(r.Article.Text), "?“”\"‘") && firstHedge(r, []text.Span{title}, true) == "" &&
		!slices.ContainsFunc(r.Document.Within(title), func(t text.Token) bool { return speechWords[strings.ToLower(t.Of(r.Article.Text))] }) &&
		!slices.ContainsFunc(r.Attributions, func(a news.Attribution) bool {
			return a.Source.Kind != news.Reporter && a.Passage.Overlaps(title)
		})
}

// headlineParts cuts a headline at its marks and before "as" and "after".
func headlineParts(d *text.Document, title text.Span) [][]text.Token {
	var parts [][]text.Token
	open := false
	for _, t := range d.Within(title) {
		w := strings.ToLower(t.Of(d.Text))
		if !hasLetterOrDigit(w) && w != "-" || w == "as" || w == "after" {
			open = false
			continue
		}
		if !open {
			parts, open = append(parts, nil), true
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], t)
	}
	return parts
}

// onlyHedged returns the statement of article that tells with a hedge what the words of a headline tell, where
// no other one tells it without.
func (q *inquiry) onlyHedged(words []text.Token, in string, article int) *statement {
	told := q.lexicon.known(words, in)
	if len(told.ids) < headlineWords {
		return nil
	}
	var hedged *statement
	most := 0.0
	for _, i := range q.of[article] {
		s := &q.statements[i]
		shared, n := q.lexicon.shared(&told, &s.words)
		if n < headlineWords || shared < headlineHeld*told.total {
			continue
		}
		if q.doubtIn(s) == "" {
			return nil
		}
		if shared > most && q.hedgeGoverns(s, &told) {
			hedged, most = s, shared
		}
	}
	return hedged
}
