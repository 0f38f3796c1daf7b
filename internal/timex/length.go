package timex

import (
	"strconv"
	"strings"
)

// amount reads a number of units: "three years", "a 30-day period", "2 1/2 years", "several weeks",
// "two days ago", "a week earlier", "10 to 12 months".
func (r *reader) amount(i int) mention {
	n, j, known := r.count(i)
	if j == 0 {
		return mention{}
	}
	j = r.hyphen(j)
	for r.is(j, "more", "full", "additional", "straight", "consecutive", "long", "whole", "extra", "short", "calendar", "business", "working") {
		j++
	}
	if d := weekdays[r.w(j)]; d > 0 && n == float64(int(n)) && r.is(j+1, "ago") { // "two Fridays ago"
		return mention{first: i, end: j + 2, shape: named, grain: day, cycle: cycle{kind: ofWeekday, a: d}, step: -int(n), stepped: true}
	}
	g := unitWords[r.w(j)]
	if g == noGrain || g == second && !plural(r.w(j)) || r.w(j) == "min" || r.isAge(j+1) {
		return mention{}
	}
	if r.w(j) == "fortnight" || r.w(j) == "fortnights" {
		n *= 2
	}
	m := mention{first: i, end: j + 1, shape: length, grain: g, units: int(n), value: durationValue(n, g)}
	if !known {
		m.value = someOf(g)
	}
	return r.amountTail(m, n, known)
}

// count reads how many units: a number, "a", or a vague word, for which known is false.
func (r *reader) count(i int) (n float64, end int, known bool) {
	if v, used := r.number(i); used > 0 {
		if !r.upper(i) || v < 1900 {
			return v, i + used, true
		}
		return 0, 0, false
	}
	j := i
	if r.is(j, "a", "an") {
		if !r.is(j+1, "few", "couple", "dozen") {
			return 1, j + 1, true
		}
		j++
	}
	switch {
	case r.is(j, "couple"):
		if r.is(j+1, "of") {
			j++
		}
		return 2, j + 1, true
	case r.is(j, "half"):
		return r.halfCount(j)
	case vagueCounts[r.w(j)]:
		return 0, j + 1, false
	}
	return 0, 0, false
}

// halfCount reads "half a century", "half an hour".
func (r *reader) halfCount(j int) (n float64, end int, known bool) {
	if r.is(j+1, "a", "an") || r.hyphen(j+1) > j+1 {
		return .5, j + 2, true
	}
	return 0, 0, false
}

// isAge reports that a unit belongs to an age: "67-year-old", "three years old", "years of age".
func (r *reader) isAge(i int) bool {
	j := r.hyphen(i)
	return r.is(j, "old", "olds") || r.is(i, "of") && r.is(i+1, "age")
}

// durationValue writes n units of g as TIMEX3 does: "P3D", "PT2H", "P2Y6M".
func durationValue(n float64, g grain) string {
	whole := int(n)
	part := n - float64(whole)
	switch {
	case g >= decade && part > 0:
		return "P" + strconv.Itoa(int(n*float64(g.months())/12)) + "Y"
	case g == year && part == .5 && whole > 0:
		return "P" + strconv.Itoa(whole) + "Y6M"
	case g == year && part == .5:
		return "P6M"
	case g == hour && part == .5 && whole == 0:
		return "PT30M"
	case g == hour && part == .5:
		return "PT" + strconv.Itoa(whole) + "H30M"
	}
	s := strconv.FormatFloat(n, 'f', -1, 64) + durationLetter[g]
	if g <= hour {
		return "PT" + s
	}
	return "P" + s
}

// someOf writes an unknown number of units: "PXD".
func someOf(g grain) string { return strings.Replace(durationValue(1, g), "1", "X", 1) }

// amountTail finishes an amount with what gives it a place: "ago", "earlier", "later", "from now",
// or makes it a rate: "twice a week".
func (r *reader) amountTail(m mention, n float64, known bool) mention {
	j := m.end
	if r.is(j, "or") && r.is(j+1, "so", "more", "two") {
		j += 2
	}
	sign := 0
	switch {
	case r.is(j, "ago"), r.is(j, "back") && r.sentenceEnds(j+1):
		m.shape, sign = deictic, -1
	case r.is(j, "from") && r.is(j+1, "now", "today"):
		m.shape, sign, j = deictic, 1, j+1
	case r.is(j, "earlier", "previously"), r.is(j, "before") && r.sentenceEnds(j+1):
		m.shape, sign = anaphor, -1
	case r.is(j, "later", "afterwards", "afterward"), r.is(j, "after") && r.sentenceEnds(j+1):
		m.shape, sign = anaphor, 1
	case known && m.units > 0 && float64(m.units) == n && r.eventBeside(j) != "":
		m.end, m.event = j, r.eventBeside(j)
		return fromThere(m, r.sideOf(j))
	case known && m.units > 0 && float64(m.units) == n && r.dayBeside(j):
		m.end, m.anchors = j, []int{len(r.found) + 1}
		return fromThere(m, r.sideOf(j))
	case r.is(m.first, "a", "an") && m.end == m.first+2:
		m.end = j
		return r.rate(m)
	default:
		m.end = j
		return m
	}
	if m.grain < day && known && m.shape == anaphor {
		return fromThere(m, sign)
	}
	if m.grain < day { // "two hours ago" stays within the day
		m.shape = length
		return m
	}
	m.end = j + 1
	if !known {
		return mention{first: m.first, end: m.end, shape: hazy, value: map[int]string{-1: "PAST_REF", 1: "FUTURE_REF"}[sign]}
	}
	n, m.grain = inWhole(n, m.grain)
	m.n, m.value = sign*int(n), ""
	return r.weekAgo(m)
}

// inWhole turns centuries, and halves of other units, into units that can be counted in whole.
func inWhole(n float64, g grain) (float64, grain) {
	switch {
	case g == century:
		return 100 * n, year
	case n == float64(int(n)):
		return n, g
	case g == decade:
		return 10 * n, year
	case g == year:
		return 12 * n, month
	case g == month:
		return 4 * n, week
	case g == week:
		return 7 * n, day
	}
	return n, g
}

var durationLeads = set("in", "within", "for", "after", "over", "than", "nearly", "almost", "about", "of", "during",
	"under", "least", "most", "only", "just", "barely", "roughly", "approximately", "around", "took", "takes", "take",
	"last", "lasted", "lasting", "spent", "to", "every", "but", "once", "half", "with", "them", "him", "us")

// rate reads "a week" after an amount of something as SET; after "for" and the like it is a
// length, and elsewhere nothing: "a day of mourning".
func (r *reader) rate(m mention) mention {
	prior := r.w(m.first - 1)
	switch {
	case durationLeads[prior]:
		if r.is(m.end, "of") && prior == "of" {
			return mention{}
		}
		return m
	case m.first == 0 || leads[prior] || classes[prior] == aMonth:
		return mention{}
	case r.is(m.first-1, "twice", "times", "once") || plural(prior) || r.isMoney(m.first-1):
		m.shape = repeated
		return m
	}
	return mention{}
}

func (r *reader) isMoney(i int) bool {
	return i > 0 && (r.is(i, "million", "billion", "percent", "%") || r.isFigure(i) && r.is(i-1, "$", "£", "€"))
}

// bareUnit reads plural units without a number where they are a length: "for weeks", "months of
// talks", "years ago"; and "year-end", "year-ago".
func (r *reader) bareUnit(i int) mention {
	g := unitWords[r.w(i)]
	j := r.hyphen(i + 1)
	if g == year && r.is(j, "end") && (j > i+1 || r.is(i-1, "by", "at", "before")) {
		return mention{first: i, end: j + 1, shape: deictic, grain: year, portion: late}
	}
	if g == year && j > i+1 && r.is(j, "ago", "earlier") {
		return mention{first: i, end: j + 1, shape: anaphor, grain: year, n: -1}
	}
	if g < hour || !plural(r.w(i)) || r.w(i) == "winters" || r.w(i) == "summers" || r.isAge(i+1) {
		return mention{}
	}
	m := mention{first: i, end: i + 1, shape: length, grain: g, value: someOf(g)}
	switch {
	case r.is(i+1, "ago", "earlier"):
		return mention{first: i, end: i + 2, shape: hazy, value: "PAST_REF"}
	case r.is(i+1, "later"):
		m.end++
		return mention{first: i, end: i + 2, shape: hazy, value: "FUTURE_REF"}
	case r.is(i-1, "for", "within", "after", "in", "over", "took", "spent", "follows"), r.is(i+1, "of") && r.is(i-1, "after", "follows", "following"):
		return m
	}
	return mention{}
}

// manyUnits reads "last two weeks", "the past three months", "the next several days"; the count
// stands at j, after the step word.
func (r *reader) manyUnits(first, j int) mention {
	step := steps[r.w(j-1)]
	if r.is(j-1, "that", "same", "recent", "this") || r.is(j-1, "current") {
		return mention{}
	}
	n, e, known := r.count(j)
	if e == 0 || r.is(j, "a", "an") && !r.is(j+1, "couple", "few") {
		return mention{}
	}
	if r.is(e, "to", "or") {
		if v, used := r.number(e + 1); used > 0 {
			n, e = v, e+1+used
		}
	}
	if e = r.hyphen(e); r.is(e, "full", "fiscal", "trading") {
		e++
	}
	g := unitWords[r.w(e)]
	if g == noGrain || r.is(j-1, "following") {
		return mention{}
	}
	m := mention{first: first, end: e + 1, shape: length, grain: g, n: step, units: int(n), value: durationValue(n, g)}
	if !known {
		m.value = someOf(g)
	}
	if r.is(m.end, "or") && r.is(m.end+1, "so") {
		m.end += 2
	}
	return m
}

// hedged reads an amount with the words that bound it: "nearly two years", "more than a decade",
// "at least 20 more years", "no more than sixty days".
func (r *reader) hedged(i int) mention {
	j := i
	if r.is(j, "no", "not") {
		j++
	}
	switch {
	case r.is(j, "more", "less", "fewer") && r.is(j+1, "than"):
		j += 2
	case r.is(j, "at") && r.is(j+1, "least", "most"), r.is(j, "up") && r.is(j+1, "to"):
		j += 2
	case j == i && hedges[r.w(i)]:
		j++
	case j == i && r.is(j, "more") && r.is(j+1, "recently"):
		return mention{first: i, end: j + 2, shape: hazy, value: "PAST_REF"}
	default:
		return mention{}
	}
	if j >= len(r.p) {
		return mention{}
	}
	m := r.amount(j)
	if !m.ok() && r.is(i, "around", "about") && r.isFigure(j) {
		m = r.clockTime(j)
	}
	if m.ok() && m.shape != repeated && !r.is(i, "some", "just", "only", "barely") && !(r.is(i, "over") && classes[r.w(j)] == aNumber && vagueCounts[r.w(j)]) {
		m.first = i
	}
	return m
}

// recent reads "recent years" and, after "in", other spans of the near past.
func (r *reader) recent(i int) mention {
	g := unitWords[r.w(i+1)]
	if g < day || !plural(r.w(i+1)) {
		return mention{first: i, end: i + 1, shape: hazy, value: "PAST_REF"}
	}
	return mention{first: i, end: i + 2, shape: length, grain: g, n: -1, value: someOf(g)}
}
