package store

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"

	"headwater/internal/text"
)

// Snippet is a passage of an article's text, with the words that were asked for.
type Snippet struct {
	text.Span             // into the article's text
	Exact     string      // the passage
	Marks     []text.Span // the words asked for, into Exact, in order
}

// snippetWords is how long a snippet is.
const snippetWords = 32

// NewSnippet finds the passage of a text that has most of the words asked for, the first of equals. Words
// are compared by their stems (Porter's second stemmer), as both databases find them.
func NewSnippet(s string, terms []Term) Snippet {
	words := wordSpans(s)
	if len(words) == 0 {
		return Snippet{}
	}
	hits := findStems(s, words, termStems(terms))
	first := bestWindow(hits)
	last := min(first+snippetWords, len(words)) - 1
	return cut(s, words[first:last+1], hits[first:last+1])
}

func cut(s string, words []text.Span, hits []string) Snippet {
	span := text.Span{Start: words[0].Start, End: words[len(words)-1].End}
	snippet := Snippet{Span: span, Exact: span.Of(s)}
	for i, w := range words {
		if hits[i] != "" {
			snippet.Marks = append(snippet.Marks, text.Span{Start: w.Start - span.Start, End: w.End - span.Start})
		}
	}
	return snippet
}

// findStems gives for each word its stem where that was asked for. A stem begins as its word does, so
// most words need not be stemmed to see that they are others.
func findStems(s string, words []text.Span, stems map[string]bool) []string {
	var begins [256]bool
	for stem := range stems {
		begins[stem[0]] = true
	}
	hits := make([]string, len(words))
	for i, w := range words {
		word := strings.ToLower(w.Of(s))
		if !begins[word[0]] {
			continue
		}
		if stem := english.Stem(word, true); stems[stem] {
			hits[i] = stem
		}
	}
	return hits
}

func termStems(terms []Term) map[string]bool {
	stems := map[string]bool{}
	for _, t := range terms {
		for _, w := range t.Words {
			if stem := english.Stem(w, true); stem != "" && !t.Not {
				stems[stem] = true
			}
		}
	}
	return stems
}

// bestWindow gives the first word of the window with most different words asked for, then with most
// of them.
func bestWindow(hits []string) int {
	type window struct{ first, different, all int }
	best := window{}
	for i := range hits {
		if hits[i] == "" {
			continue
		}
		w := window{first: max(0, i-snippetWords/4)}
		var seen []string
		for _, h := range hits[w.first:min(w.first+snippetWords, len(hits))] {
			if h == "" {
				continue
			}
			w.all++
			if !slices.Contains(seen, h) {
				seen = append(seen, h)
			}
		}
		w.different = len(seen)
		if cmp.Or(cmp.Compare(w.different, best.different), cmp.Compare(w.all, best.all)) > 0 {
			best = w
		}
	}
	return best.first
}

// wordSpans finds the words of a text as the databases cut them.
func wordSpans(s string) []text.Span {
	var spans []text.Span
	start := -1
	for i, r := range s {
		switch {
		case isWordRune(r) && start < 0:
			start = i
		case !isWordRune(r) && start >= 0:
			spans = append(spans, text.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		spans = append(spans, text.Span{Start: start, End: len(s)})
	}
	return spans
}
