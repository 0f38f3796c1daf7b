package attribute

import (
	"strings"

	"headwater/internal/text"
)

// item is what a unit is made of: a word, a mark, or a whole quotation, which counts as one
// because what stands inside it is not the writer's syntax.
type item struct {
	text.Span
	low   string // the word in lower case; empty for a quotation
	tag   string // Penn tag; quoteTag for a quotation
	quote int    // index into Document.Quotes, or -1
	time  bool   // part of a time expression
}

const quoteTag = "QUOTE"

// run is a half-open range of items.
type run struct{ first, last int }

func (r run) empty() bool { return r.last <= r.first }

// unit is a sentence, or several that one quotation holds together. Positions in the methods
// of a unit are indices into its items; those outside it are empty words.
type unit struct {
	*reader
	items     []item
	paragraph int
	title     bool
	reason    run // why somebody in it is not named; empty where nothing tells
}

// units cuts the document into units, furniture left out.
func (rd *reader) units() []unit {
	var out []unit
	doc := rd.doc
	q := 0
	for i := 0; i < len(doc.Sentences); {
		first, end := i, doc.Sentences[i].End
		for i++; ; i++ {
			for q < len(doc.Quotes) && doc.Quotes[q].End <= end {
				q++
			}
			held := q < len(doc.Quotes) && doc.Quotes[q].Start < end
			if !held || i == len(doc.Sentences) || doc.Sentences[i].Paragraph != doc.Sentences[first].Paragraph {
				break
			}
			end = doc.Sentences[i].End
		}
		items := rd.itemsOf(doc.Sentences[first].First, doc.Sentences[i-1].Last)
		for len(items) > 0 {
			u := unit{reader: rd, paragraph: doc.Sentences[first].Paragraph, items: items[:min(longest, len(items))]}
			u.title = rd.article.Title.Overlaps(u.items[0].Span)
			u.mendTags()
			out = append(out, u)
			items = items[len(u.items):]
		}
	}
	return out
}

// longest is the number of items in the longest unit that is read as one. Nobody writes longer
// sentences, and what looks like one is cut so that reading stays linear.
const longest = 300

// itemsOf gives the items of tokens [first, last).
func (rd *reader) itemsOf(first, last int) []item {
	items := make([]item, 0, last-first)
	for t := first; t < last; t++ {
		tok := &rd.doc.Tokens[t]
		if rd.furniture(tok.Span) {
			continue
		}
		if q := rd.quoteAt(tok.Start); q >= 0 {
			n := len(items)
			if n == 0 || items[n-1].quote != q {
				items = append(items, item{Span: rd.doc.Quotes[q].Span, tag: quoteTag, quote: q})
			}
			continue
		}
		low := plainWord(strings.ToLower(tok.Of(rd.doc.Text)))
		items = append(items, item{Span: tok.Span, low: low, tag: mendTag(tok.Tag, low), quote: -1, time: rd.timeAt(tok.Start) || len(low) >= len("today") && calendar[low]})
	}
	return items
}

// mendTag makes a verb of a reporting verb's past form that a tagger took for a noun: nobody uses
// "wrote" or "stormed" as one.
func mendTag(tag, low string) string {
	if (strings.HasPrefix(tag, "NN") || tag == "JJ" && strings.Contains(low, "-")) && pastForms[low] || tag == "UH" && (low == "says" || low == "say") {
		return "VBD"
	}
	return tag
}

// plainWord writes the typographic apostrophe as a straight one.
func plainWord(w string) string {
	if strings.Contains(w, "’") {
		return strings.ReplaceAll(w, "’", "'")
	}
	return w
}

// calendar are the words for days that need no reading to be known as time.
var calendar = set(`monday tuesday wednesday thursday friday saturday sunday yesterday today
	tonight tomorrow`)

func (rd *reader) furniture(s text.Span) bool {
	rd.nextFurniture = advance(rd.article.Furniture, rd.nextFurniture, s.Start)
	return within(rd.article.Furniture, rd.nextFurniture, s.Start)
}

func (rd *reader) quoteAt(pos int) int {
	q := rd.nextQuote
	for q < len(rd.doc.Quotes) && rd.doc.Quotes[q].End <= pos {
		q++
	}
	rd.nextQuote = q
	if q < len(rd.doc.Quotes) && rd.doc.Quotes[q].Start <= pos {
		return q
	}
	return -1
}

func (rd *reader) timeAt(pos int) bool {
	t := rd.nextTime
	for t < len(rd.times) && rd.times[t].End <= pos {
		t++
	}
	rd.nextTime = t
	return t < len(rd.times) && rd.times[t].Start <= pos
}

func advance(spans []text.Span, i, pos int) int {
	for i < len(spans) && spans[i].End <= pos {
		i++
	}
	return i
}

func within(spans []text.Span, i, pos int) bool { return i < len(spans) && spans[i].Start <= pos }

func (u *unit) low(i int) string {
	if i < 0 || i >= len(u.items) {
		return ""
	}
	return u.items[i].low
}

func (u *unit) tag(i int) string {
	if i < 0 || i >= len(u.items) {
		return ""
	}
	return u.items[i].tag
}

func (u *unit) time(i int) bool { return i >= 0 && i < len(u.items) && u.items[i].time }

func (u *unit) isQuote(i int) bool { return u.tag(i) == quoteTag }

// span is the text that the items of r cover.
func (u *unit) span(r run) text.Span {
	if r.empty() {
		return text.Span{}
	}
	return text.Span{Start: u.items[r.first].Start, End: u.items[r.last-1].End}
}

func (u *unit) words(r run) string { return u.span(r).Of(u.doc.Text) }

// finite reports whether item i is a verb form that carries a clause.
func (u *unit) finite(i int) bool {
	switch u.tag(i) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// hasClause reports whether r has a finite verb in it.
func (u *unit) hasClause(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.finite(i) {
			return true
		}
	}
	return false
}

// hasVerb reports whether r has a verb of any form in it.
func (u *unit) hasVerb(r run) bool {
	for i := r.first; i < r.last; i++ {
		if strings.HasPrefix(u.tag(i), "VB") {
			return true
		}
	}
	return false
}

// hasQuote reports whether r has a quotation in it.
func (u *unit) hasQuote(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.isQuote(i) {
			return true
		}
	}
	return false
}

func (u *unit) noun(i int) bool { return strings.HasPrefix(u.tag(i), "NN") }

func (u *unit) proper(i int) bool { return strings.HasPrefix(u.tag(i), "NNP") }

func (u *unit) comma(i int) bool { return u.low(i) == "," }

// stop reports a mark that parts clauses more strongly than a comma, or the end of the unit.
func (u *unit) stop(i int) bool {
	if i < 0 || i >= len(u.items) {
		return true
	}
	switch u.items[i].low {
	case ".", "!", "?", ";", ":", "—", "–", "--", "(", ")", "-", "…", "...":
		return true
	}
	return false
}

// trim takes marks and joining words off both ends of r.
func (u *unit) trim(r run) run {
	for !r.empty() && (u.mark(r.last-1) || u.tag(r.last-1) == "CC" || r.last-r.first > 1 && u.leadsAway(r.last-1)) {
		r.last--
	}
	for !r.empty() && u.mark(r.first) {
		r.first++
	}
	return r
}

// leadsAway reports a relative pronoun, or a "that" that joins, whose clause is somebody else's.
func (u *unit) leadsAway(i int) bool {
	return u.tag(i) == "WDT" || u.low(i) == "that" && u.tag(i) == "IN"
}

// mark reports whether item i is punctuation.
func (u *unit) mark(i int) bool {
	return u.comma(i) || u.stop(i) || u.low(i) == "\"" || u.low(i) == "'" || u.low(i) == "”"
}
