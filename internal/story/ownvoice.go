package story

import (
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// ownVoice returns what an article states in its writer's own voice and no attribution covers, a
// statement for each proposition.
func ownVoice(r *news.Reading) []news.Attribution {
	var list []news.Attribution
	told := coverage(r)
	for i, s := range r.Document.Sentences {
		for _, run := range uncovered(r.Document.Words(i), told) {
			if !statesSomething(r, run, s.Span) {
				continue
			}
			own := news.Attribution{
				Passage: run, Content: []text.Span{run}, Stance: news.Asserts, Quote: news.NoQuote,
				Source:    news.Source{Kind: news.Reporter, Entity: -1},
				Certainty: certaintyOf(r, []text.Span{run}), Parent: -1,
			}
			list = append(list, propositions(r, own)...)
		}
	}
	return list
}

// coverage merges the passages of attributions and the furniture of r into ordered spans.
func coverage(r *news.Reading) []text.Span {
	told := append(slices.Clone(r.Article.Furniture), r.Article.Dateline.Span)
	for _, a := range r.Attributions {
		told = append(told, a.Passage)
	}
	slices.SortFunc(told, func(a, b text.Span) int { return a.Start - b.Start })
	var merged []text.Span
	for _, s := range told {
		if n := len(merged); n > 0 && s.Start <= merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// uncovered returns the runs of toks that lie outside all of the spans of told.
func uncovered(toks []text.Token, told []text.Span) []text.Span {
	var runs []text.Span
	open := false
	for _, t := range toks {
		i, found := slices.BinarySearchFunc(told, t.Start, func(s text.Span, at int) int { return s.Start - at })
		if found || i > 0 && told[i-1].End > t.Start {
			open = false
			continue
		}
		if !open {
			runs = append(runs, text.Span{Start: t.Start})
			open = true
		}
		runs[len(runs)-1].End = t.End
	}
	return runs
}

// statesSomething reports whether run is more than a scrap beside an attribution: four words with
// a finite verb, or most of a sentence.
func statesSomething(r *news.Reading, run, sentence text.Span) bool {
	toks := r.Document.Within(run)
	n := wordCount(r.Document, []text.Span{run})
	if n < minWords {
		return false
	}
	return n > minWords && slices.ContainsFunc(toks, isFinite) || 4*run.Len() >= 3*sentence.Len()
}
