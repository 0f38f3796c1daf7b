package timex

import (
	"headwater/internal/news"
	"headwater/internal/text/piece"
)

// fullYear completes a year of two digits; others that are not of four are none.
func fullYear(y, length int) int {
	switch {
	case length == 2 && y < 50:
		return 2000 + y
	case length == 2:
		return 1900 + y
	case length == 4:
		return y
	}
	return 0
}

// year reads a year at i: four digits that say nothing else, or "nineteen ninety-six".
func (r *reader) year(i int) (y, e int) {
	if r.isFigure(i) && len(r.w(i)) == 4 {
		if v := int(r.p[i].Value); v >= 1500 && v < 2200 {
			return v, i + 1
		}
		return 0, 0
	}
	return r.wordYear(i)
}

// wordYear reads "nineteen ninety-six" and "two thousand".
func (r *reader) wordYear(i int) (y, e int) {
	if i >= len(r.p) || r.p[i].Kind != piece.Word || classes[r.w(i)] != aNumber {
		return 0, 0
	}
	a, n := r.number(i)
	if a >= 2000 && a < 2100 {
		return int(a), i + n
	}
	if a < 16 || a > 20 || n == 0 {
		return 0, 0
	}
	b, m := r.number(i + n)
	if m == 0 || b < 10 || b > 99 || r.p[i+n].Kind != piece.Word {
		return 0, 0
	}
	return int(a*100 + b), i + n + m
}

// ofYear reads "2025", "of 2025" and ", 2025".
func (r *reader) ofYear(i int) (y, e int) { return r.year(r.skipOf(i)) }

// yearAlone reads four digits as a year where nothing speaks for an amount or a name.
func (r *reader) yearAlone(i int) mention {
	y, e := r.year(i)
	if e != i+1 || !r.isFigure(i) || !r.plausibleYear(i, y) {
		return mention{}
	}
	if q := r.quarterAfter(i, y); q.ok() {
		return q
	}
	return mention{first: i, end: e, shape: fixed, when: period{year, news.Day(y, 1, 1)}}
}

// quarterAfter reads "2003 third quarter".
func (r *reader) quarterAfter(i, y int) mention {
	if classes[r.w(i+1)] != anOrdinal {
		return mention{}
	}
	q := r.nthPart(i + 1)
	if q.shape != named || q.cycle.kind != ofQuarter {
		return mention{}
	}
	return mention{first: i, end: q.end, shape: fixed, when: q.cycle.in(y)}
}

var yearLeads = set("in", "since", "of", "by", "from", "until", "till", "during", "through", "before", "after", "to", "for",
	"and", "or", "early", "late", "mid", "between", "the", "fiscal", "year", "that", "than", "a", "its", "his", "her", "their", "circa", "back")

// plausibleYear tells the year 2019 from an amount, a product and a house number.
func (r *reader) plausibleYear(i, y int) bool {
	if r.is(i-1, "$", "£", "€", "#", "no", ".", "+") && r.p[i].Glued || r.is(i-1, "no", "number", "page", "room", "flight", "route") {
		return false
	}
	if r.is(i-2, "no", "nos") {
		return false
	}
	if r.is(i+1, "%", ":") && r.p[i+1].Glued || r.is(i+1, "percent", "people", "million", "miles", "feet", "metres", "meters", "gmt", "hours") {
		return false
	}
	if yearLeads[r.w(i-1)] {
		return !r.countsPlural(i) || r.is(i-1, "in", "since", "of", "by", "the")
	}
	if y < 1900 || y > 2060 {
		return false
	}
	if r.isHyphen(i-1) && portions[r.w(i-2)] == whole || r.isHyphen(i+1) && r.p[i+1].Glued && !r.isFigure(i+2) {
		return false
	}
	return !r.upper(i-1) && !r.countsPlural(i)
}

// countsPlural reports a plural noun after a round figure: "2000 people".
func (r *reader) countsPlural(i int) bool {
	w := r.w(i + 1)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !r.upper(i+1) && w != "was" && w[0] != '\''
}

// spokenYear reads a year in words, as transcripts have it.
func (r *reader) spokenYear(i int) mention {
	y, e := r.wordYear(i)
	if e == 0 || e == i+2 && y%100 == 0 && !r.is(i-1, "year", "in") || y == 2000 && !r.is(i-1, "year") {
		return mention{}
	}
	return mention{first: i, end: e, shape: fixed, when: period{year, news.Day(y, 1, 1)}}
}

var decadeWords = map[string]int{
	"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}

// decade reads "1990s" and "90s" with an apostrophe before it; "the 30s" alone may be degrees.
func (r *reader) decade(i int) mention {
	if !r.isFigure(i) || !r.is(i+1, "s", "'s") || !r.p[i+1].Glued || int(r.p[i].Value)%10 != 0 {
		return mention{}
	}
	y := int(r.p[i].Value)
	switch {
	case len(r.w(i)) == 4:
	case len(r.w(i)) == 2 && r.is(i-1, "'", "’", "‘") && r.p[i].Glued:
		y = fullYear(y, 2)
	default:
		return mention{}
	}
	return mention{first: i, end: i + 2, shape: fixed, when: around(decade, news.Day(y, 1, 1))}
}

// apostrophe reads "'90s".
func (r *reader) apostrophe(i int) mention {
	if !r.is(i, "'", "’", "‘") || i+1 >= len(r.p) || !r.p[i+1].Glued {
		return mention{}
	}
	m := r.decade(i + 1)
	m.first = i
	return m
}
