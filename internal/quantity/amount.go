package quantity

import "headwater/internal/text/piece"

// amount is a number and its unit.
type amount struct {
	first, last int     // the number itself, [first, last)
	end         int     // after the unit; 0 for no amount
	low, high   float64 // equal but for "40 to 60" and "hundreds of"
	approx      bool
	unit        string
}

// amount reads a number, a range or a share that opens at piece i, with a currency before it.
func (r *reader) amount(i int) amount {
	a := amount{first: i}
	if u := currencySign[r.w(i)]; u != "" {
		a.unit = u
		i++
	} else if (r.is(i, "us", "c", "a", "nz", "hk") || r.is(i, "r", "rs")) && currencySign[r.w(i+1)] != "" && r.p[i+1].Glued {
		a.unit = map[string]string{"us": "usd", "c": "cad", "a": "aud", "nz": "nzd", "hk": "hkd"}[r.w(i)]
		i += 2
	}
	if a.unit == "" {
		if s := r.share(i); s.end > 0 {
			return r.ofMillion(s)
		}
		if m := r.many(i); m.end > 0 {
			return m
		}
	}
	v, n := r.number(i)
	if n == 0 {
		return amount{}
	}
	v, n = r.short(v, i, n, a.unit != "")
	a.low, a.high, a.last = v, v, i+n
	a.end = a.last
	r.upTo(&a)
	if a.unit == "" && a.low == a.high && r.belowZero(i) {
		a.low, a.high = -a.low, -a.high
	}
	return a
}

// belowZero reports the sign or the word before a number: "-5C", "minus 5 degrees".
func (r *reader) belowZero(i int) bool {
	return r.is(i-1, "minus") || r.is(i-1, "-", "−", "–") && r.p[i].Glued && !r.p[i-1].Glued
}

// number reads a cardinal at i; "a" and "half" alone are none.
func (r *reader) number(i int) (float64, int) {
	if i >= len(r.p) {
		return 0, 0
	}
	return piece.Numeral(r.p[i:min(len(r.p), i+12)])
}

// short reads the letters that stand for a magnitude in money: "£3m", "$450k".
func (r *reader) short(v float64, i, n int, money bool) (float64, int) {
	if i+n >= len(r.p) || !r.p[i+n].Glued || !r.figure(i) {
		return v, n
	}
	switch {
	case r.is(i+n, "k"):
		return v * 1e3, n + 1
	case r.is(i+n, "m") && (money || r.countsMillions(i+n+1)):
		return v * 1e6, n + 1
	case money && r.is(i+n, "b"):
		return v * 1e9, n + 1
	}
	return v, n
}

// countsMillions tells the letter before piece i from a metre: "3.2m people", "40m euros", not "a 3.2m wall".
func (r *reader) countsMillions(i int) bool {
	return currency[units[r.w(i)]] || !closed[r.w(i)] && r.pluralAt(i)
}

// upTo widens a to a range: "40 to 60", "40-60", "$3 million to $4 million".
func (r *reader) upTo(a *amount) {
	j := a.last
	switch {
	case r.is(j, "to", "or"):
		j++
	case r.hyphen(j) > j && r.figure(j+1) && !(r.hyphen(j+2) > j+2 && r.figure(j+3)):
		j++
	default:
		return
	}
	if a.unit != "" && currencySign[r.w(j)] == a.unit {
		j++
	}
	v, n := r.number(j)
	if n == 0 {
		return
	}
	v, n = r.short(v, j, n, a.unit != "")
	low := sharedScale(a.low, v)
	if v <= low {
		return
	}
	a.low, a.high, a.last, a.end = low, v, j+n, j+n
}

// sharedScale gives the lower end of a range the magnitude that is told of the upper: "3 to 4 million".
func sharedScale(low, high float64) float64 {
	if low < 1000 && high >= 1000 && low*scale(high) < high {
		return low * scale(high)
	}
	return low
}

// scale returns the largest of thousand, million, billion within v.
func scale(v float64) float64 {
	for _, m := range [...]float64{1e9, 1e6, 1e3} {
		if v >= m {
			return m
		}
	}
	return 1
}

// parts are the names of fractions.
var parts = map[string]float64{
	"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
	"fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}

// share reads "a third of", "two-thirds", "half the", "one in five" as percent.
func (r *reader) share(i int) amount {
	n := 1.
	switch {
	case r.is(i, "half") && r.is(i+1, "of", "the", "its", "their", "his", "her", "all"):
		return r.shareOf(i, i+1, .5)
	case r.is(i, "a", "one"):
	default:
		v, used := r.number(i)
		if used != 1 || r.figure(i) || v > 9 {
			return r.inTen(i)
		}
		n = v
	}
	j := r.hyphen(i + 1)
	d := parts[r.w(j)]
	if d == 0 || n >= d || !r.is(j+1, "of", "the") && r.w(j)[len(r.w(j))-1] != 's' || r.is(j, "quarters") && r.is(j-1, "four") {
		return r.inTen(i)
	}
	if r.is(i, "a") && r.is(j+1, "the") {
		return amount{}
	}
	return r.shareOf(i, j+1, n/d)
}

// ofMillion makes "three quarters of a million" the number that it is.
func (r *reader) ofMillion(s amount) amount {
	if !r.is(s.end, "of") || !r.is(s.end+1, "a") {
		return s
	}
	v, n := r.number(s.end + 1)
	if n == 0 || v < 1e6 {
		return s
	}
	end := s.end + 1 + n
	return amount{first: s.first, last: end, end: end, low: s.low / 100 * v, high: s.low / 100 * v}
}

func (r *reader) shareOf(i, last int, v float64) amount {
	return amount{first: i, last: last, end: last, low: 100 * v, high: 100 * v, unit: "percent", approx: true}
}

// inTen reads "one in five", "9 out of 10".
func (r *reader) inTen(i int) amount {
	v, n := r.number(i)
	j := i + n
	switch {
	case n == 0:
		return amount{}
	case r.is(j, "in"):
		j++
	case r.is(j, "out") && r.is(j+1, "of"):
		j += 2
	default:
		return amount{}
	}
	d, m := r.number(j)
	usual := d == 3 || d == 4 || d == 5 || d == 10 || d == 100
	if m == 0 || d <= v || v > 9 || !usual && (v != 1 || d > 1000 || units[r.w(j+m)] != "") {
		return amount{}
	}
	return r.shareOf(i, j+m, v/d)
}

// crowds are plural magnitudes: from how much to how much they reach.
var crowds = map[string][2]float64{
	"dozens": {24, 100}, "scores": {40, 100}, "hundreds": {100, 1000}, "thousands": {1e3, 1e4},
	"millions": {1e6, 1e9}, "billions": {1e9, 1e12},
}

// many reads "hundreds of", "tens of thousands of".
func (r *reader) many(i int) amount {
	j, times := i, 1.
	switch {
	case r.is(i, "tens") && r.is(i+1, "of"):
		j, times = i+2, 10
	case r.is(i, "hundreds") && r.is(i+1, "of") && crowds[r.w(i+2)][0] > 100:
		j, times = i+2, 100
	}
	c, ok := crowds[r.w(j)]
	if !ok || !r.is(j+1, "of") && !r.isVerb(j+1) && !r.is(j+1, "more") {
		return amount{}
	}
	high := c[1]
	if times > 1 {
		high = c[0] * times * 10
	}
	return amount{first: i, last: j + 1, end: j + 1, low: c[0] * times, high: high, approx: true}
}
