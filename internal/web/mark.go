package web

import (
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

var (
	stated       = mark{"stated", "●", "states"}
	hedged       = mark{"hedged", "◐", "hedges"}
	denied       = mark{"denied", "✕", "denies"}
	declined     = mark{"declined", "–", "declines"}
	noReply      = mark{"declined", "–", "no reply"}
	quoted       = mark{"quoted", "❝", "quotes"}
	alteredQuote = mark{"altered", "≠", "quote altered"}
)

// markOrder is the order of marks in a cell, by kind.
var markOrder = []string{stated.Kind, quoted.Kind, hedged.Kind, denied.Kind, declined.Kind, alteredQuote.Kind}

// mark says in one sign and one word what an assertion does.
func (v *view) mark(a news.Assertion) mark { return markOf(a.Attribution, v.quoteAltered(a)) }

func markOf(x news.Attribution, altered bool) mark {
	switch {
	case x.Stance == news.Denies:
		return denied
	case x.Stance == news.DeclinesComment:
		return declined
	case x.Stance == news.NoResponse:
		return noReply
	case altered:
		return alteredQuote
	case x.Quote == news.Direct || x.Quote == news.Mixed:
		return quoted
	case x.Certainty == news.Hedged:
		return hedged
	}
	return stated
}

func (v *view) quoteAltered(a news.Assertion) bool {
	return slices.ContainsFunc(v.findingsAt(a.Article, a.Attribution.Passage), func(f int) bool {
		k := v.Findings[f].Kind
		return k == news.QuoteAltered || k == news.QuoteUnsupported
	})
}

// findingsAt returns the findings whose passage in an article overlaps s.
func (v *view) findingsAt(article int, s text.Span) []int {
	var out []int
	for _, f := range v.findings[article] {
		if v.Findings[f].Passage.Span.Overlaps(s) {
			out = append(out, f)
		}
	}
	return out
}
