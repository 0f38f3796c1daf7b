package timex

import (
	"strings"

	"headwater/internal/news"
	"headwater/internal/text/piece"
)

func (r *reader) sentenceEnds(i int) bool {
	return i >= len(r.p) || r.is(i, ".", ",", ";", ")", "”", "\"", "?", "!")
}

// theHazy reads "the past", "the future" where no unit follows.
func (r *reader) theHazy(i int) mention {
	if r.w(i+1) == "past" || r.w(i+1) == "future" {
		if r.is(i-1, "in", "into", "for", "of", "from") && (r.sentenceEnds(i+2) || leads[r.w(i+2)]) {
			return mention{first: i, end: i + 2, shape: hazy, value: strings.ToUpper(r.w(i+1)) + "_REF"}
		}
	}
	if r.is(i+1, "moment", "present") && r.is(i-1, "at", "for") {
		return mention{first: i, end: i + 2, shape: hazy, value: "PRESENT_REF"}
	}
	return mention{}
}

// theDefinite reads what else "the" opens: "the 1990s", "the last week", "the third quarter", "the
// weekend", "the summer", "the year 2000".
func (r *reader) theDefinite(i int) mention {
	j := i + 1
	if j >= len(r.p) {
		return mention{}
	}
	var m mention
	switch classes[r.w(j)] {
	case aStep:
		m = r.theStep(i, j)
	case aPortion:
		m = r.portion(j)
	case anOrdinal, aNumber:
		m = r.at(j)
		if r.isHyphen(j+1) || m.shape == length && !plural(r.w(m.end-1)) {
			return mention{}
		}
	case aSeason:
		m = r.season(j)
	case aUnit:
		m = r.theUnit(j)
	case aWord:
		m = r.first(j, (*reader).fiscal, (*reader).yearEnd)
	case aFestival:
		return mention{}
	case noClass:
		m = r.theOther(j)
	}
	if m.ok() {
		m.first = i
	}
	return m
}

func (r *reader) theStep(i, j int) mention {
	if m := r.nthWeek(j); m.ok() {
		return m
	}
	if r.w(j) == "current" || r.w(j) == "recent" {
		return r.oneUnit(i, j, j+1)
	}
	if r.is(j, "this", "that") {
		return mention{}
	}
	if m := r.manyUnits(i, j+1); m.ok() {
		return m
	}
	return r.oneUnit(i, j, j+1)
}

// theOther reads decades, centuries and ordinals in digits after "the".
func (r *reader) theOther(j int) mention {
	if r.is(j, "latest") && r.is(j+1, "quarter") {
		return mention{first: j, end: j + 2, shape: anaphor, grain: quarter}
	}
	if m := r.decadeWord(j); m.ok() {
		return m
	}
	if r.p[j].Kind == piece.Word {
		return mention{}
	}
	m := r.at(j)
	if m.shape == length && plural(r.w(m.end-1)) && !r.isHyphen(j+1) {
		return m
	}
	if m.shape == fixed && (m.when.grain != year || m.end > j+1) || m.shape == named && m.cycle.kind != ofWeekday {
		return m
	}
	return mention{}
}

// theUnit reads "the weekend", "the week of March 6", "the year 2000", "the year".
func (r *reader) theUnit(j int) mention {
	g := unitWords[r.w(j)]
	m := mention{first: j, end: j + 1, shape: deictic, grain: g}
	switch {
	case g < day || g == season || plural(r.w(j)):
		return mention{}
	case g == year && !r.is(j+1, ","):
		if y, e := r.year(j + 1); e > 0 {
			return mention{first: j, end: e, shape: fixed, when: around(year, news.Day(y, 1, 1))}
		}
	case g == week && r.is(j+1, "of") && months[r.w(j+2)] > 0:
		if d := r.monthFirst(j + 2); d.ok() && (d.cycle.kind == ofDay || d.when.grain == day) {
			d.grain = week // widened when resolved
			d.when.grain = week
			return d
		}
	}
	if g == quarter && r.is(j-2, "in", "for", "of", "during") {
		m.shape = anaphor
		return m
	}
	if g == year && r.is(j+1, "ended", "ending") {
		return mention{first: j, end: j + 1, shape: length, grain: year, units: 1, value: "P1Y"}
	}
	if g == weekend || g == year && r.is(j-2, "of", "during", "for", "in") && !r.is(j+1, "of") {
		return m
	}
	return mention{}
}

// yearBefore reads "a year-earlier", "the year-ago quarter".
func (r *reader) yearBefore(i int) mention {
	j := r.hyphen(i + 2)
	if !r.is(i+1, "year") || j == i+2 || !r.is(j, "ago", "earlier") {
		return mention{}
	}
	return r.comparedPeriod(mention{first: i + 1, end: j + 1, shape: anaphor, grain: year, n: -1}, i)
}

// comparedPeriod finishes "the year-ago quarter", which opens at first.
func (r *reader) comparedPeriod(m mention, first int) mention {
	switch {
	case r.is(m.end, "quarter"):
		m.first, m.end, m.grain, m.n = first, m.end+1, quarter, -4
	case r.is(m.end, "period", "month"):
		m.first, m.end = first, m.end+1
	}
	return m
}

// nthPart reads "third quarter", "third-quarter", "first half of 2024", "the 1989 second quarter".
func (r *reader) nthPart(i int) mention {
	n, ok := r.rank(i)
	if !ok {
		n = map[string]float64{"last": 4, "final": 4}[r.w(i)]
	}
	j := r.hyphen(i + 1)
	c := cycle{kind: ofQuarter, a: int(n)}
	g := quarter
	switch {
	case r.is(j, "quarter") && n >= 1 && n <= 4 && !r.is(j-1, "last", "final"):
	case r.is(j, "half") && n >= 1 && n <= 2 && (r.is(j+1, "of") || r.is(i-1, "the")):
		c.kind, g = ofHalf, half
		if _, e := r.ofYear(j + 1); e == 0 && !r.is(j+2, "this", "last", "next", "the") {
			return mention{}
		}
		if r.is(j+2, "the") && !r.is(j+3, "year") {
			return mention{}
		}
	default:
		return mention{}
	}
	m := mention{first: i, end: j + 1, shape: named, grain: g, cycle: c}
	return r.partOf(m)
}

// rank reads the ordinal at i.
func (r *reader) rank(i int) (float64, bool) {
	if i >= len(r.p) {
		return 0, false
	}
	return r.p[i].Rank()
}

// partOf finishes a quarter or half with the year it is of.
func (r *reader) partOf(m mention) mention {
	if y, e := r.ofYear(m.end); e > 0 && !r.is(m.end, ",") {
		m.shape, m.when, m.end = fixed, m.cycle.in(y), e
		return m
	}
	if r.is(m.end, "of") && r.is(m.end+1, "last", "this", "next") && r.is(m.end+2, "year") {
		m.step, m.ofYear = steps[r.w(m.end+1)], true
		m.end += 3
	} else if r.is(m.end, "last", "this", "next") && r.is(m.end+1, "year") {
		m.step, m.ofYear = steps[r.w(m.end)], true
		m.end += 2
	}
	return m
}

// nthCentury reads "20th century" and "nineteenth century".
func (r *reader) nthCentury(i int) mention {
	n, ok := r.rank(i)
	j := r.hyphen(i + 1)
	if !ok || n < 1 || n > 22 || !r.is(j, "century", "centuries") {
		return mention{}
	}
	return mention{first: i, end: j + 1, shape: fixed, when: around(century, news.Day(int(n)*100-50, 1, 1))}
}

// nthWeekday reads "the first Monday of March" and "last Sunday in October".
func (r *reader) nthWeekday(i int) mention {
	n, ok := r.rank(i)
	d := weekdays[r.w(i+1)]
	if !ok || n > 5 || d == 0 || !r.is(i+2, "of", "in") || months[r.w(i+3)] == 0 {
		return mention{}
	}
	c := cycle{kind: ofNth, a: months[r.w(i+3)], b: int(n), c: d}
	if y, e := r.ofYear(i + 4); e > 0 {
		return mention{first: i, end: e, shape: fixed, when: c.in(y)}
	}
	return mention{first: i, end: i + 4, shape: named, grain: day, cycle: c}
}

// nthUnits reads "first nine months" and "first two years", lengths without a place.
func (r *reader) nthUnits(i int) mention {
	if !r.is(i, "first", "final") {
		return mention{}
	}
	n, used := r.number(i + 1)
	g := unitWords[r.w(i+1+used)]
	if used == 0 || g == noGrain {
		return mention{}
	}
	return mention{first: i, end: i + used + 2, shape: length, grain: g, value: durationValue(n, g)}
}

// yearEnd reads "year-end" and "year's end".
func (r *reader) yearEnd(i int) mention {
	if r.w(i) != "year-end" {
		return mention{}
	}
	return mention{first: i, end: i + 1, shape: deictic, grain: year, portion: late}
}

// fiscal reads "fiscal 2003", "fiscal year 2003", "FY2003": a year whose bounds each firm sets.
func (r *reader) fiscal(i int) mention {
	if !r.is(i, "fiscal", "fy", "financial") {
		return mention{}
	}
	j := i + 1
	if r.is(j, "year") {
		j++
	}
	y, e := r.year(j)
	if e == 0 {
		return mention{}
	}
	return mention{first: i, end: e, shape: fixed, when: around(year, news.Day(y, 1, 1))}
}
