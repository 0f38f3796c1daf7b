// Package quantity finds the numbers of an article and what they count or measure: "more than 40
// idle fishing boats", "$20 million", "two-thirds of voters", "a 7.2-metre wall".
//
// A quantity is read from its number outwards: to the left the words that bound it ("at least",
// "nearly") and a currency sign, to the right a unit, then the noun phrase it counts, whose head is
// found with part-of-speech tags, or without them with lists of the words that end a phrase. What
// only looks like a quantity is passed over: dates, clock times, ages, scores, telephone numbers and
// numbers that are names ("Local 212", "No. 3"). Numbers told to mean the same are compared by
// news.Quantity.Compatible.
package quantity

import (
	"headwater/internal/news"
	"headwater/internal/text"
	"headwater/internal/text/piece"
)

// Read finds the quantities of doc, in order of their spans. Two overlap only where one counts a
// part of the other: "three of the five cranes".
func Read(doc *text.Document) []news.Quantity {
	r := reader{doc: doc}
	for _, s := range doc.Sentences {
		r.p = piece.Append(r.p[:0], doc, s.First, s.Last)
		for i := 0; i < len(r.p); {
			i = r.read(i)
		}
	}
	return r.found
}

// reader holds the sentence being read.
type reader struct {
	doc   *text.Document
	p     []piece.Piece
	found []news.Quantity
}

// read takes the quantity that opens at piece i, if there is one, and returns where to go on.
func (r *reader) read(i int) int {
	if !r.opens(i) {
		return i + 1
	}
	b := r.bounds(i)
	a := r.amount(b.end)
	if a.end == 0 {
		return i + 1
	}
	if r.isName(b.end, a) || r.isDate(a) || r.isScore(a) || r.isAge(a) {
		return max(a.end, i+1)
	}
	r.follow(&a)
	r.trail(&a, &b)
	t := r.thing(a)
	if u := units[t.noun]; u != "" && a.unit == "" { // "four of the 30 acres"
		a.unit, t.noun, t.attributes = u, "", nil
	}
	if t.end > 0 && r.is(t.end, "or") && r.is(t.end+1, "more") && !b.told {
		b.above, b.told = true, true
		t.end += 2
	}
	if t.noun == "" && a.unit == "" {
		t.noun = r.tally(a.first)
	}
	if !r.counts(a, b, t) {
		return max(a.end, i+1)
	}
	r.keep(i, a, b, t)
	return max(a.end, i+1)
}

// opens tells quickly whether a quantity can open with piece i.
func (r *reader) opens(i int) bool {
	p := &r.p[i]
	return p.Kind == piece.Figure || openers[p.Lower] || currencySign[p.Lower] != ""
}

// keep records a quantity that opens at piece first.
func (r *reader) keep(first int, a amount, b bound, t thing) {
	if a.high < 0 && first == a.first {
		first-- // the sign
	}
	q := news.Quantity{
		Span:   text.Span{Start: r.p[first].Start, End: r.p[max(a.end, t.end)-1].End},
		Number: text.Span{Start: r.p[a.first].Start, End: r.p[a.last-1].End},
		Low:    a.low, High: a.high, Approx: a.approx || b.approx,
		Unit: a.unit, Noun: t.noun, Attributes: t.attributes,
	}
	b.apply(&q)
	r.found = append(r.found, q)
}

// counts reports whether something is counted or measured at all: a unit, a noun, or a bound.
func (r *reader) counts(a amount, b bound, t thing) bool {
	if a.unit != "" || t.noun != "" {
		return true
	}
	if r.is(a.first, "one", "a", "half") {
		return false
	}
	return b.told || r.isVerb(a.end) || r.is(a.end, "dead", "injured", "wounded", "hurt", "missing", "homeless")
}

// tally returns the noun whose amount a bare number at piece i is: "the death toll rose to 40".
func (r *reader) tally(i int) string {
	if !r.is(i-1, "to", "at", "of", "is", "was", "reached", "as", "now") {
		return ""
	}
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if r.is(k, "toll", "tally", "total", "headcount", "turnout") {
			return r.w(k)
		}
	}
	return ""
}

// w returns the words of piece i in lower case, "" outside the sentence.
func (r *reader) w(i int) string {
	if i < 0 || i >= len(r.p) {
		return ""
	}
	return r.p[i].Lower
}

// is reports whether piece i is one of words.
func (r *reader) is(i int, words ...string) bool {
	w := r.w(i)
	for _, x := range words {
		if w == x {
			return true
		}
	}
	return false
}

// tag returns the part-of-speech tag at piece i, "" when there is none.
func (r *reader) tag(i int) string {
	if i < 0 || i >= len(r.p) {
		return ""
	}
	return r.doc.Tokens[r.p[i].Token].Tag
}

// hyphen steps over a hyphen that joins pieces i-1 and i+1.
func (r *reader) hyphen(i int) int {
	if r.is(i, "-", "‑", "–") && r.p[i].Glued && i+1 < len(r.p) && r.p[i+1].Glued {
		return i + 1
	}
	return i
}

// upper reports whether piece i opens with a capital.
func (r *reader) upper(i int) bool {
	if i < 0 || i >= len(r.p) {
		return false
	}
	c := r.doc.Text[r.p[i].Start]
	return 'A' <= c && c <= 'Z'
}

// figure reports whether piece i is in digits.
func (r *reader) figure(i int) bool {
	return i >= 0 && i < len(r.p) && r.p[i].Kind == piece.Figure
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
