package story

import (
	"math"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// setsRight returns the statement of another source that statement i sets right, naming the figure it puts aside:
// "the crane weighed 40 tonnes, not 60", "berth four, not berth nine". That statement has all that is put aside
// and, unless it is a figure that hardly any other matter has, other words of i's. It is -1 where there is none.
func (q *inquiry) setsRight(i int) int {
	s := &q.statements[i]
	aside := q.putAside(s)
	if len(aside.ids) == 0 {
		return -1
	}
	distinct := q.distinct(&aside)
	best, most := -1, 0
	for j := range q.statements {
		t := &q.statements[j]
		if t.told.Stance != news.Asserts || t.heading || t.polarity.negated() || t.article == s.article && j >= i ||
			q.ownSide(t, s) {
			continue
		}
		_, has := q.lexicon.shared(&aside, &t.words)
		_, common := q.lexicon.shared(&s.words, &t.words)
		others := 2 // words besides what is put aside
		switch {
		case distinct:
			others = 0
		case q.inView(t.article, s.article):
			others = 1
		}
		if has == len(aside.ids) && common >= has+others && common > most {
			best, most = j, common
		}
	}
	return best
}

// distinct reports whether b is a figure in the thousands that is neither round nor a year.
func (q *inquiry) distinct(b *bag) bool {
	const least, firstYear, lastYear, digits = 1000, 1500, 2100, 3
	v := q.lexicon.number[b.ids[0]]
	return len(b.ids) == 1 && !math.IsNaN(v) && v >= least && (v < firstYear || v > lastYear) && len(significant(v)) >= digits
}

// putAside returns the words of s after "not" where these are no clause, only a figure that something is said not
// to have.
func (q *inquiry) putAside(s *statement) bag {
	const reach = 5 // tokens
	in := q.reading(s).Article.Text
	toks := firstSentenceOf(q.reading(s), s.told.Content)
	for i := range toks {
		before := wordAt(toks, i-1, in)
		if wordAt(toks, i, in) != "not" || i > 0 && before != "," && before != "and" && hasLetterOrDigit(before) {
			continue
		}
		end := i + 1
		for end < min(len(toks), i+2+reach) && hasLetterOrDigit(toks[end].Of(in)) && wordAt(toks, end, in) != "but" {
			end++
		}
		phrase := toks[i+1 : end]
		if len(phrase) == 0 || len(phrase) > reach || slices.ContainsFunc(phrase, isVerb) || !slices.ContainsFunc(phrase, isNumber) {
			continue
		}
		aside := q.lexicon.bagOf(phrase, in)
		q.lexicon.addFigures(&aside, q.reading(s).Quantities, text.Span{Start: phrase[0].Start, End: phrase[len(phrase)-1].End})
		return aside
	}
	return bag{}
}

func isVerb(t text.Token) bool { return strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD" }

func isNumber(t text.Token) bool { return t.Tag == "CD" }
