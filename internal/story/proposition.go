package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// minWords is how many words a proposition has at least; shorter pieces stay with their neighbour.
const minWords = 3

// propositions divides what an attribution states into single propositions: sentences, and clauses
// that have a subject and a finite verb of their own ("three people fell ill and one of them
// died"). Each part keeps the source; its passage takes in source and cue where they adjoin it.
func propositions(r *news.Reading, a news.Attribution) []news.Attribution {
	pieces := cutPieces(r.Document, a.Content)
	if len(pieces) == 0 {
		return []news.Attribution{a}
	}
	parts := make([]news.Attribution, len(pieces))
	for i, piece := range pieces {
		part := a
		part.Content = piece
		part.Passage = passageOf(r, a, pieces, i)
		parts[i] = part
	}
	return parts
}

// passageOf covers piece i with the cue and the source of a, as far as no other piece and no
// end of sentence lies between.
func passageOf(r *news.Reading, a news.Attribution, pieces [][]text.Span, i int) text.Span {
	whole := cover(pieces[i])
	for _, add := range []text.Span{a.Cue, a.Source.Span} {
		if add.Empty() || r.Document.SentenceAt(add.Start) != r.Document.SentenceAt(whole.Start) && r.Document.SentenceAt(add.Start) != r.Document.SentenceAt(whole.End-1) {
			continue
		}
		wider := whole.Cover(add)
		if !slices.ContainsFunc(pieces, func(p []text.Span) bool {
			return !whole.Overlaps(cover(p)) && wider.Overlaps(cover(p))
		}) {
			whole = wider
		}
	}
	if !whole.Empty() && whole.End < len(r.Article.Text) && a.Passage.Contains(whole) {
		whole.End += closing(r.Article.Text[whole.End:a.Passage.End])
		whole.Start -= opening(r.Article.Text[a.Passage.Start:whole.Start])
	}
	return whole
}

// closing returns the length of the marks at the start of s that belong to the words before it.
func closing(s string) int { return len(s) - len(strings.TrimLeft(s, ".,;!?”\"’")) }

// opening returns the length of the quotation mark at the end of s, if there is one.
func opening(s string) int { return len(s) - len(strings.TrimRight(s, "“\"‘")) }

func cover(spans []text.Span) text.Span {
	var all text.Span
	for _, s := range spans {
		all = all.Cover(s)
	}
	return all
}

// cutPieces divides content at sentence ends and clause boundaries. Each piece is one span, or two
// where the cue stands inside it.
func cutPieces(d *text.Document, content []text.Span) [][]text.Span {
	var pieces [][]text.Span
	var last int // sentence of the previous token
	for _, span := range content {
		toks := d.Within(span)
		start := 0
		for i := range toks {
			at := d.SentenceAt(toks[i].Start)
			first := len(pieces) == 0
			switch {
			case first:
				pieces = append(pieces, nil)
			case at != last, clauseStarts(d, toks, start, i):
				pieces = endPiece(pieces, d, toks[start:i])
				start = i
			}
			last = at
		}
		if start < len(toks) {
			n := len(pieces) - 1
			pieces[n] = append(pieces[n], text.Span{Start: toks[start].Start, End: toks[len(toks)-1].End})
		}
	}
	return trimPieces(d, joinSmall(d, pieces))
}

// trimPieces takes the words that only tie a proposition to its neighbours off its ends.
func trimPieces(d *text.Document, pieces [][]text.Span) [][]text.Span {
	for _, p := range pieces {
		first, last := &p[0], &p[len(p)-1]
		toks := d.Within(*first)
		for len(toks) > 1 && leadingTies[strings.ToLower(toks[0].Of(d.Text))] {
			toks = toks[1:]
			first.Start = toks[0].Start
		}
		toks = d.Within(*last)
		for n := len(toks); n > 1 && trailingTies[strings.ToLower(toks[n-1].Of(d.Text))]; n-- {
			last.End = toks[n-2].End
		}
	}
	return pieces
}

var (
	leadingTies  = set("and but while whereas after although though that , ; — – -- ―")
	trailingTies = set("and but while whereas after although though that as on to because with in , ; — – -- ―")
)

// endPiece closes the last piece with toks (none when the boundary is the start of a span) and
// opens the next.
func endPiece(pieces [][]text.Span, d *text.Document, toks []text.Token) [][]text.Span {
	if len(toks) > 0 {
		n := len(pieces) - 1
		pieces[n] = append(pieces[n], text.Span{Start: toks[0].Start, End: toks[len(toks)-1].End})
	}
	return append(pieces, nil)
}

// joinSmall lets pieces that are too short to be propositions stay with the one before (or after).
func joinSmall(d *text.Document, pieces [][]text.Span) [][]text.Span {
	var kept [][]text.Span
	for _, p := range pieces {
		small := wordCount(d, p) < minWords
		if n := len(kept); n > 0 && (small || wordCount(d, kept[n-1]) < minWords) {
			kept[n-1] = mergeSpans(d, kept[n-1], p)
			continue
		}
		if len(p) > 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// mergeSpans puts q after p, as one span where nothing but space lies between.
func mergeSpans(d *text.Document, p, q []text.Span) []text.Span {
	if len(p) == 0 || len(q) == 0 {
		return append(p, q...)
	}
	end := &p[len(p)-1]
	if strings.TrimSpace(d.Text[end.End:q[0].Start]) == "" {
		end.End = q[0].End
		q = q[1:]
	}
	return append(p, q...)
}

func wordCount(d *text.Document, spans []text.Span) int {
	n := 0
	for _, s := range spans {
		for _, t := range d.Within(s) {
			if hasLetterOrDigit(t.Of(d.Text)) {
				n++
			}
		}
	}
	return n
}

// clauseStarts reports whether toks[i], outside quotation marks, opens a clause of its own after
// a clause that opened at toks[start].
func clauseStarts(d *text.Document, toks []text.Token, start, i int) bool {
	if i-start < minWords || inQuote(d, toks[i].Start) || !slices.ContainsFunc(toks[start:i], isFinite) {
		return false
	}
	word := strings.ToLower(toks[i].Of(d.Text))
	rest := toks[i+1:]
	if partOfWhom(d, toks[i-1], toks[i:]) || setApart(d, toks[i-1], toks[i:]) {
		return true
	}
	if !clauseOpeners[word] && toks[i-1].Of(d.Text) != ";" {
		return false
	}
	if len(rest) > 0 && strings.EqualFold(rest[0].Of(d.Text), "that") {
		rest = rest[1:]
	}
	return subjectAndVerb(rest)
}

var clauseOpeners = set("and but while whereas after although though")

// partOfWhom recognises ", one of whom died".
func partOfWhom(d *text.Document, before text.Token, toks []text.Token) bool {
	return len(toks) > 3 && before.Of(d.Text) == "," && strings.EqualFold(toks[1].Of(d.Text), "of") &&
		(strings.EqualFold(toks[2].Of(d.Text), "whom") || strings.EqualFold(toks[2].Of(d.Text), "which"))
}

// setApart recognises what is told of a whole clause after a dash or a comma: "— a move that freed the
// banks", ", which cost him the seat".
func setApart(d *text.Document, before text.Token, toks []text.Token) bool {
	mark := before.Of(d.Text)
	if mark != "," && !dashes[mark] {
		return false
	}
	for i, t := range toks {
		w := strings.ToLower(t.Of(d.Text))
		switch {
		case w == "that" || w == "which":
			return i+1 < len(toks) && opensPredicate(toks[i+1:])
		case i > 5 || !phraseTags[t.Tag] && !strings.HasPrefix(t.Tag, "NN") && t.Tag != "DT":
			return false
		}
	}
	return false
}

var dashes = set("— – -- ―")

// opensPredicate reports whether toks begin with a finite verb, adverbs apart.
func opensPredicate(toks []text.Token) bool {
	for len(toks) > 0 && toks[0].Tag == "RB" {
		toks = toks[1:]
	}
	return len(toks) > 0 && isFinite(toks[0])
}

// subjectAndVerb reports whether toks open with a noun phrase and then a finite verb.
func subjectAndVerb(toks []text.Token) bool {
	const reach = 12 // tokens a subject may take
	nominal := false
	for i, t := range toks {
		switch {
		case i == reach:
			return false
		case isFinite(t):
			return nominal
		case strings.HasPrefix(t.Tag, "NN"), strings.HasPrefix(t.Tag, "PRP"), t.Tag == "CD", t.Tag == "DT", t.Tag == "EX":
			nominal = true
		case !phraseTags[t.Tag]:
			return false
		}
	}
	return false
}

// phraseTags are the other words that a subject, or an adverb before the verb, is made of. VBG and
// VBN stand for participles used as adjectives.
var phraseTags = set("JJ JJR JJS IN POS RB HYPH VBN VBG AFX FW")

func isFinite(t text.Token) bool {
	return t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD"
}

// inQuote reports whether the offset at lies between quotation marks.
func inQuote(d *text.Document, at int) bool {
	i, found := slices.BinarySearchFunc(d.Quotes, at, func(q text.Quote, at int) int { return q.Start - at })
	return !found && i > 0 && at < d.Quotes[i-1].End
}
