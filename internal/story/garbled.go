package story

import (
	"math"
	"slices"
	"strconv"

	"headwater/internal/news"
	"headwater/internal/text"
)

// garbledNumber finds a figure that was garbled on the way though the words around it changed too:
// the only one of the telling that its model does not have and the only one of the model's passage
// that the derived article does not have, of one measure, and alike as slips of the pen and the ear
// make them: 38,500 and 35,800, 15 and 50.
func (q *inquiry) garbledNumber(p parallel) (a, b news.Quantity, changed bool) {
	here := q.strangers(p.down.article, p.up.article, cover(p.down.told.Content))
	if len(here) != 1 {
		return a, b, false
	}
	there := slices.DeleteFunc(q.strangers(p.up.article, p.down.article, q.passageOf(p.up)), func(k news.Quantity) bool {
		return !sameMeasure(here[0], k) && !q.sameGap(p, here[0], k)
	})
	if len(there) != 1 || sameAmount(here[0], there[0]) {
		return a, b, false
	}
	return here[0], there[0], garbles(told(here[0]), told(there[0]))
}

// sameGap reports whether a and b, of one unit, stand for one another between words that a telling and its
// model share: "430 deaths on" for "340 sheep on".
func (q *inquiry) sameGap(p parallel, a, b news.Quantity) bool {
	return a.Unit == b.Unit && slices.ContainsFunc(p.changes, func(g [2]text.Span) bool {
		return g[0].Overlaps(a.Number) && g[1].Overlaps(b.Number)
	})
}

// passageOf covers s and the sentence after it in its paragraph, where a figure often stands
// ("The treaty was signed in May. It costs 300 crowns.").
func (q *inquiry) passageOf(s *statement) text.Span {
	all := q.reading(s).Document.Sentences
	span := cover(s.told.Content).Cover(all[s.sentence].Span)
	if next := s.sentence + 1; next < len(all) && all[next].Paragraph == all[s.sentence].Paragraph {
		span = span.Cover(all[next].Span)
	}
	return span
}

// strangers lists the quantities in a passage of article, ranges apart, that the other article has nowhere.
func (q *inquiry) strangers(article, other int, within text.Span) []news.Quantity {
	r := q.dossier.Readings[article]
	var list []news.Quantity
	for _, k := range slices.Concat(r.Quantities, bareFigures(r, within)) {
		if (k.Low == k.High || math.IsInf(k.Low, 0) || math.IsInf(k.High, 0)) && within.Contains(k.Number) && !q.tellsAmount(other, k) {
			list = append(list, k)
		}
	}
	return list
}

// bareFigures returns the large figures in a passage of r that stand without what they count ("Orm
// got 35,800"); four digits in a row may be a year.
func bareFigures(r *news.Reading, within text.Span) []news.Quantity {
	const large = 1000
	var list []news.Quantity
	for _, tok := range r.Document.Within(within) {
		v := numberOf(tok.Of(r.Article.Text))
		read := func(k news.Quantity) bool { return k.Overlaps(tok.Span) }
		if v >= large && tok.Len() != 4 && !slices.ContainsFunc(r.Quantities, read) {
			list = append(list, news.Quantity{Span: tok.Span, Number: tok.Span, Low: v, High: v})
		}
	}
	return list
}

// tellsAmount reports whether article has the amount of k, whatever it counts there.
func (q *inquiry) tellsAmount(article int, k news.Quantity) bool {
	r := q.dossier.Readings[article]
	v := told(k)
	return slices.ContainsFunc(r.Quantities, func(o news.Quantity) bool {
		return o.Low == v || o.High == v || o.Low == o.High && o.Unit == k.Unit && sameAmount(o, k)
	}) || slices.ContainsFunc(r.Document.Tokens, func(t text.Token) bool {
		c := t.Of(r.Article.Text)
		return c[0] >= '0' && c[0] <= '9' && numberOf(c) == v
	})
}

// garbles reports whether x and y are one another with digits in another order or one digit wrong, of
// three at least, or sound alike (15 and 50, 13 and 30).
func garbles(x, y float64) bool {
	if soundsLike(x, y) || soundsLike(y, x) {
		return true
	}
	a, b := significant(x), significant(y)
	if len(a) != len(b) || len(a) < 2 || a == b {
		return false
	}
	wrong := 0
	for i := range len(a) {
		if a[i] != b[i] {
			wrong++
		}
	}
	return wrong == 1 && len(a) > 2 || sortedDigits(a) == sortedDigits(b)
}

// soundsLike reports whether teen is so many "-teen" and ty as many "-ty", both perhaps in thousands.
func soundsLike(teen, ty float64) bool {
	for _, unit := range []float64{1, 1e3, 1e6, 1e9} {
		if n := teen / unit; n >= 13 && n <= 19 && ty == (n-10)*10*unit {
			return true
		}
	}
	return false
}

// significant returns the digits of x without leading and trailing zeros.
func significant(x float64) string {
	var digits []byte
	for _, c := range []byte(strconv.FormatFloat(x, 'f', -1, 64)) {
		if c >= '1' && c <= '9' || c == '0' && len(digits) > 0 {
			digits = append(digits, c)
		}
	}
	for len(digits) > 0 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return string(digits)
}

func sortedDigits(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}
