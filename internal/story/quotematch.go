package story

import (
	"cmp"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	alteredShare = 0.60 // share of a quote's words that must stand upstream, in order, for it to be that quote
	proseShare   = 0.75 // the same for words the upstream has outside quotation marks
	densest      = 0.40 // share of the upstream words between the first and last match that match
)

// segments returns the words of a quotation in runs, cut where an ellipsis or a bracket says
// openly that something was left out or put in.
func segments(d *text.Document, inner text.Span) [][]string {
	var list [][]string
	var run []string
	bracket := 0
	for _, tok := range d.Within(inner) {
		w := tok.Of(d.Text)
		switch {
		case strings.ContainsAny(w, "…[(") || strings.HasPrefix(w, "..") || strings.HasPrefix(w, ". ."):
			if strings.ContainsAny(w, "[(") {
				bracket++
			}
			list, run = append(list, run), nil
		case strings.ContainsAny(w, "])"):
			bracket = max(0, bracket-1)
		case bracket == 0 && hasLetterOrDigit(w):
			run = append(run, form(w))
		}
	}
	list = append(list, run)
	kept := list[:0]
	for _, s := range list {
		if len(s) > 0 {
			kept = append(kept, s)
		}
	}
	return kept
}

func countWords(segments [][]string) int {
	n := 0
	for _, s := range segments {
		n += len(s)
	}
	return n
}

// tellsVerbatim reports whether an article has the segments word for word and in order where it marks
// words as quoted in a way that was not read: with single marks, or with one of a pair missing.
func (q *inquiry) tellsVerbatim(article int, segments [][]string) bool {
	d := q.dossier.Readings[article].Document
	whole, found := q.allWords(article).find(segments)
	if !found {
		return false
	}
	const around = 12 // bytes
	near := d.Text[max(0, whole.Start-around):whole.Start] + d.Text[whole.End:min(len(d.Text), whole.End+around)]
	return strings.ContainsAny(near, "\"“”‘'’«»`")
}

// allWords returns all words of an article, quoted or not.
func (q *inquiry) allWords(article int) speech {
	if q.texts[article].words == nil {
		d := q.dossier.Readings[article].Document
		words, at := forms(d, text.Span{End: len(d.Text)})
		q.texts[article] = speech{words, at}
	}
	return q.texts[article]
}

// A speech is the words inside all quotation marks of an article one after the other, so that a
// quote split by "she said" is whole again, and where each word stands.
type speech struct {
	words []string
	at    []text.Span
}

func speechOf(d *text.Document) speech {
	inner := make([]text.Span, len(d.Quotes))
	for i, q := range d.Quotes {
		inner[i] = q.Inner
	}
	words, at := forms(d, inner...)
	return speech{words, at}
}

// find returns the span from the first to the last of segments, if s has them word for word and in order.
func (s speech) find(segments [][]string) (whole text.Span, found bool) {
	from := 0
	for _, run := range segments {
		i := indexOf(s.words, run, from)
		if i < 0 {
			return text.Span{}, false
		}
		from = i + len(run)
		whole = whole.Cover(s.at[i]).Cover(s.at[from-1])
	}
	return whole, true
}

// closest finds the quotation, or failing that the sentence, upstream that a quotation renders in
// other words. It returns nil when there is none, and the largest share of the quotation's words
// found in order anywhere.
func (q *inquiry) closest(segments [][]string, ups []int) (*news.Passage, float64) {
	var said []string
	for _, s := range segments {
		said = append(said, s...)
	}
	var best *news.Passage
	most, found := 0.0, 0.0
	for _, b := range ups {
		d := q.dossier.Readings[b].Document
		span, share := densestMatch(said, q.speeches[b].words, q.speeches[b].at)
		if share >= alteredShare && share > most {
			best, most = &news.Passage{Article: b, Span: quotesAround(d, span)}, share
		}
		found = max(found, share)
	}
	if best != nil {
		return best, found
	}
	said = indirect(said)
	for _, b := range ups {
		d := q.dossier.Readings[b].Document
		for _, s := range d.Sentences {
			words, at := forms(d, s.Span)
			_, share := densestMatch(said, indirect(words), at)
			if share >= proseShare && share > most {
				best, most = &news.Passage{Article: b, Span: s.Span}, share
			}
			found = max(found, share)
		}
	}
	return best, found
}

// indirect folds what changes when speech is told indirectly: "I will not say" and "she would not say".
func indirect(words []string) []string {
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = cmp.Or(indirectForms[w], w)
	}
	return folded
}

var indirectForms = map[string]string{
	"would": "will", "is": "be", "are": "be", "am": "be", "was": "be", "were": "be", "been": "be", "has": "have", "had": "have",
	"could": "can", "might": "may", "i": "they", "he": "they", "she": "they", "we": "they", "my": "their", "his": "their", "her": "their", "our": "their",
	"me": "them", "him": "them", "us": "them", "this": "that", "these": "those", "here": "there",
}

// densestMatch finds where in words (each standing at at) the words said stand in order, and the
// share of said that does. It gives zero where the match is too thin to be the same words.
func densestMatch(said, words []string, at []text.Span) (text.Span, float64) {
	var best text.Span
	most := 0.0
	window := 2 * len(said)
	for from := 0; from < len(words); from += max(1, len(said)/2) {
		to := min(len(words), from+window)
		pairs := commonPairs(said, words[from:to])
		pairs = trimStrays(pairs)
		if len(pairs) < shortestQuote {
			continue
		}
		first, last := pairs[0][1], pairs[len(pairs)-1][1]
		share := float64(len(pairs)) / float64(len(said))
		if float64(len(pairs)) < densest*float64(last-first+1) || telling(said, pairs) < 2 && share < proseShare {
			continue
		}
		if share > most {
			best, most = text.Span{Start: at[from+first].Start, End: at[from+last].End}, share
		}
	}
	return best, most
}

// trimStrays drops lone matches at either end that stand far from the rest.
func trimStrays(pairs [][2]int) [][2]int {
	const far = 4
	for len(pairs) > 1 && pairs[1][1]-pairs[0][1] > far {
		pairs = pairs[1:]
	}
	for n := len(pairs); n > 1 && pairs[n-1][1]-pairs[n-2][1] > far; n = len(pairs) {
		pairs = pairs[:n-1]
	}
	return pairs
}

// telling counts the matched words that have content.
func telling(said []string, pairs [][2]int) int {
	n := 0
	for _, p := range pairs {
		if !stopWords[said[p[0]]] {
			n++
		}
	}
	return n
}

// quotesAround covers the whole quotations, marks included, that span touches.
func quotesAround(d *text.Document, span text.Span) text.Span {
	whole := span
	for _, q := range d.Quotes {
		if q.Overlaps(span) {
			whole = whole.Cover(q.Span)
		}
	}
	return whole
}
