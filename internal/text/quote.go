package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteMark is a quotation mark in a paragraph.
type quoteMark struct {
	Span
	double        bool
	opens, closes bool // what it can do where it stands; both when only the marks around it can tell
	doubtful      bool // stands where an apostrophe or an inch mark would too
	match         int  // index of its partner, -1 without one
	continues     bool
}

// pairQuotes finds the quotations of paragraph para, whose tokens begin at first, and adds the
// outermost ones. A mark without a partner makes no quotation, unless the next paragraph takes it up.
func (d *Document) pairQuotes(para, first int) {
	marks := d.quoteMarks(para, first)
	if len(marks) == 0 {
		return
	}
	matchQuotes(marks)
	d.continueQuote(marks, para)
	end := d.Paragraphs[para].Start
	for _, m := range marks {
		switch {
		case m.Start < end:
		case m.continues:
			end = d.Paragraphs[para].End
			d.Quotes = append(d.Quotes, Quote{Span: Span{m.Start, end}, Inner: Span{m.End, end}, Continues: true})
		case m.match >= 0 && marks[m.match].Start >= m.End:
			end = marks[m.match].End
			d.Quotes = append(d.Quotes, Quote{Span: Span{m.Start, end}, Inner: Span{m.End, marks[m.match].Start}})
		}
	}
}

// quoteMarks lists the quotation marks of a paragraph with what each can do.
func (d *Document) quoteMarks(para, first int) []quoteMark {
	var marks []quoteMark
	p := d.Paragraphs[para]
	for _, t := range d.Tokens[first:] {
		if t.Len() > 3 || !strings.Contains(quotationMarks, t.Of(d.Text)) {
			continue
		}
		if m, ok := classifyMark(d.Text, p, t.Span); ok {
			marks = append(marks, m)
		}
	}
	return marks
}

const quotationMarks = "\"“”„«»'‘’‚``''"

// classifyMark looks at what stands on both sides of the mark at t.
func classifyMark(s string, p, t Span) (quoteMark, bool) {
	before, _ := utf8.DecodeLastRuneInString(s[p.Start:t.Start])
	after, _ := utf8.DecodeRuneInString(s[t.End:p.End])
	m := quoteMark{Span: t, match: -1}
	free := t.Start == p.Start || isBlank(before) || strings.ContainsRune("([{—–-/", before) || isQuoteRune(before)
	ahead := t.End < p.End && !isBlank(after) && !strings.ContainsRune(".,;:!?)]}", after)
	m.opens = free && ahead
	m.closes = t.Start > p.Start && !isBlank(before) && !strings.ContainsRune("([{", before)
	switch mark := t.Of(s); mark {
	case "“", "«", "``", "„":
		m.double = true
		m.closes = m.closes && !m.opens && mark != "``"
		m.opens = !m.closes
	case "”", "»", "''":
		m.double = true
		m.opens = m.opens && !m.closes
		m.closes = !m.opens
	case "\"":
		m.double = true
		m.doubtful = unicode.IsDigit(before)
		m.closes = m.closes && !(ahead && unicode.IsLetter(after) && free) || isBlank(before) && !ahead && followsQuote(s[p.Start:t.Start])
	case "‘", "‚":
		m.closes = false
		m.opens = ahead
	default: // ' and ’
		m.doubtful = unicode.IsDigit(before) || isS(before) && isBlank(after)
		m.opens = m.opens && mark == "'"
		m.closes = m.closes && !(m.opens && !isQuoteRune(before))
	}
	return m, m.opens || m.closes
}

// followsQuote reports whether the text before a mark that stands alone ends with another mark, as
// before the last one in "she said 'no' ".
func followsQuote(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, isBlank))
	return isQuoteRune(r)
}

func isS(r rune) bool { return r == 's' || r == 'S' }

func isQuoteRune(r rune) bool { return strings.ContainsRune("\"“”„«»'‘’‚`", r) }

// matchQuotes pairs each closing mark with the nearest open one of its family.
func matchQuotes(marks []quoteMark) {
	var open []int
	for i := range marks {
		m := &marks[i]
		at := lastOpen(marks, open, m.double)
		switch {
		case m.closes && at >= 0 && !standsForNothing(marks, i):
			marks[open[at]].match = i
			open = open[:at]
		case m.opens:
			if at >= 0 {
				open = open[:at] // never closed: the earlier mark was a slip
			}
			open = append(open, i)
		}
	}
}

// lastOpen is the place in open of the innermost open mark of the family, -1 without one.
func lastOpen(marks []quoteMark, open []int, double bool) int {
	for at := len(open) - 1; at >= 0; at-- {
		if marks[open[at]].double == double {
			return at
		}
	}
	return -1
}

// standsForNothing reports whether the doubtful mark at i is an apostrophe or an inch mark: the next
// mark of its family closes and does not open, so that one is the partner.
func standsForNothing(marks []quoteMark, i int) bool {
	if !marks[i].doubtful {
		return false
	}
	for _, m := range marks[i+1:] {
		if m.double == marks[i].double {
			return m.closes && !m.opens
		}
	}
	return false
}

// continueQuote marks the first unmatched opening mark of the paragraph as running on when the next
// paragraph begins with the same mark.
func (d *Document) continueQuote(marks []quoteMark, para int) {
	if para+1 == len(d.Paragraphs) {
		return
	}
	i := slices.IndexFunc(marks, func(m quoteMark) bool { return m.opens && m.match < 0 })
	if i < 0 {
		return
	}
	mark := marks[i].Of(d.Text)
	marks[i].continues = strings.HasPrefix(d.Paragraphs[para+1].Of(d.Text), mark)
}
