// Package timex finds the time expressions of an article and puts them on the calendar.
//
// The notation is TIMEX3 of TimeML (Pustejovsky et al., "TimeML: Robust Specification of Event
// and Temporal Expressions in Text", 2003): a type, DATE, TIME, DURATION or SET, and a value such
// as "2025-12-26", "2025-W52", "P3D" or "PAST_REF". The way of working is that of HeidelTime
// (Strötgen and Gertz, 2010) and SUTime (Chang and Manning, 2012): a grammar over words gives
// expressions that are still relative, and a second step reckons them from the day the article
// was published, with the tense of the nearest verb deciding between the last Monday and the next.
//
// Three steps, a file or two each: words and grammar give mentions; tense tells where they point;
// resolve turns them into days. Window runs the other way and asks on which days an article with
// these expressions can have been published.
package timex

import (
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
	"headwater/internal/text/piece"
)

// Read finds the time expressions of doc, in order and without overlap. They are reckoned from
// published; when it spans several days, an expression covers what it means from each end. When
// it is zero, expressions that are relative to it have a type and an open value ("XXXX-WXX-1")
// but no days, and a date without a year is the latest one not after asOf. A zero asOf sets no
// bound.
func Read(doc *text.Document, published news.Window, asOf time.Time) []news.Time {
	mentions := parse(doc)
	if published.IsZero() {
		return resolve(mentions, anchor{asOf: asOf})
	}
	first := resolve(mentions, anchor{news.DayOf(published.Earliest), asOf})
	if l := news.DayOf(published.Latest); !published.Latest.IsZero() && l != news.DayOf(published.Earliest) {
		cover(first, resolve(mentions, anchor{l, asOf}))
	}
	return first
}

// cover widens each of a to hold its reading in b too, and keeps b's value, the later one.
func cover(a, b []news.Time) {
	for i := range a {
		a[i].Value = b[i].Value
		if b[i].Earliest.Before(a[i].Earliest) {
			a[i].Earliest = b[i].Earliest
		}
		if b[i].Latest.After(a[i].Latest) {
			a[i].Latest = b[i].Latest
		}
	}
}

// reader holds the paragraph being read.
type reader struct {
	doc      *text.Document
	p        []piece.Piece
	sentence int // of the first piece not yet passed
	quote    int // of the first quotation not yet passed
	found    []mention

	dayFirsts, monthFirsts bool // dates such as 21/10/2025, and such as 10/21/2025, were met
}

// parse reads every paragraph of doc.
func parse(doc *text.Document) []mention {
	r := reader{doc: doc}
	for s := 0; s < len(doc.Sentences); {
		e := s
		for e < len(doc.Sentences) && doc.Sentences[e].Paragraph == doc.Sentences[s].Paragraph {
			e++
		}
		r.sentence = s
		r.p = piece.Append(r.p[:0], doc, doc.Sentences[s].First, doc.Sentences[e-1].Last)
		for i := 0; i < len(r.p); {
			i = r.read(i)
		}
		s = e
	}
	r.settleOrder()
	r.dateEvents()
	return r.found
}

// push keeps a mention, with the sentence it stands in and the tense around it.
func (r *reader) push(m mention) {
	m.Span = text.Span{Start: r.p[m.first].Start, End: r.p[m.end-1].End}
	for r.sentence+1 < len(r.doc.Sentences) && r.doc.Sentences[r.sentence+1].Start <= m.Start {
		r.sentence++
	}
	m.sentence = r.sentence
	for r.quote < len(r.doc.Quotes) && r.doc.Quotes[r.quote].End <= m.Start {
		r.quote++
	}
	m.quoted = r.quote < len(r.doc.Quotes) && r.doc.Quotes[r.quote].Contains(m.Span)
	if m.shape == named && !m.stepped || m.shape == fixed || m.grain == weekend {
		m.tense = r.tense(m.first, m.end)
	}
	r.found = append(r.found, m)
}

// w returns the words of piece i in lower case, "" outside the paragraph.
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
			return w != ""
		}
	}
	return false
}

// hyphen steps over a hyphen that joins pieces i-1 and i+1.
func (r *reader) hyphen(i int) int {
	if r.isHyphen(i) && r.p[i].Glued && i+1 < len(r.p) && r.p[i+1].Glued {
		return i + 1
	}
	return i
}

func (r *reader) isHyphen(i int) bool { return r.is(i, "-", "–", "‑") }

// stop steps over the stop of the abbreviation before i.
func (r *reader) stop(i int) int {
	if n := len(r.w(i - 1)); r.is(i, ".") && r.p[i].Glued && (n <= 4 || n == 5 && r.is(i-1, "thurs")) && !r.is(i-1, "may", "june", "july") {
		return i + 1
	}
	return i
}

// number reads the cardinal at i.
func (r *reader) number(i int) (float64, int) {
	if i >= len(r.p) {
		return 0, 0
	}
	return piece.Numeral(r.p[i:min(len(r.p), i+9)])
}

// isFigure reports whether piece i is written in digits without stop or comma.
func (r *reader) isFigure(i int) bool {
	if i < 0 || i >= len(r.p) || r.p[i].Kind != piece.Figure {
		return false
	}
	p := r.p[i]
	return p.Value == float64(int(p.Value)) && len(p.Lower) <= 8 && p.Lower[0] <= '9' && len(p.Lower) == digits(p.Lower)
}

func digits(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n
}

// upper reports whether piece i opens with a capital.
func (r *reader) upper(i int) bool {
	if i < 0 || i >= len(r.p) {
		return false
	}
	c := r.doc.Text[r.p[i].Start]
	return 'A' <= c && c <= 'Z'
}
