package timex

import "strconv"

// every reads "every Tuesday", "each year", "every two weeks"; other uses of the words give none.
func (r *reader) every(i int) mention {
	j := i + 1
	if r.is(i, "once", "twice") {
		if r.is(j, "a", "every") && unitWords[r.w(j+1)] >= day {
			return mention{first: i, end: j + 2, shape: repeated, value: "P1" + durationLetter[unitWords[r.w(j+1)]]}
		}
		return mention{}
	}
	if r.is(j, "other") {
		j++
	}
	m := mention{first: i, end: j + 1, shape: repeated}
	switch c := classes[r.w(j)]; c {
	case aUnit:
		if plural(r.w(j)) {
			return mention{}
		}
		m.value = durationValue(float64(j-i), unitWords[r.w(j)])
	case aWeekday:
		m.value = everyValue(weekdays[r.w(j)])
		if p := dayParts[r.w(j+1)]; p != "" {
			m.value, m.end = m.value+"T"+p, j+2
		}
	case aMonth:
		m.value = "XXXX-" + twoDigits(months[r.w(j)])
	case aSeason:
		m.value = "XXXX-" + seasonCode[seasons[r.w(j)]/3]
	case aNumber, noClass:
		n, used := r.number(j)
		g := unitWords[r.w(j+used)]
		if used == 0 || g == noGrain {
			return r.everyPart(m, j)
		}
		m.end, m.value = j+used+1, durationValue(n, g)
	default:
		return mention{}
	}
	return m
}

func (r *reader) everyPart(m mention, j int) mention {
	p := dayParts[r.w(j)]
	if p == "" {
		return mention{}
	}
	m.value = "XXXX-XX-XXT" + p
	return m
}

// everyWeekday reads "Tuesdays" and "on Tuesday nights".
func (r *reader) everyWeekday(m mention) mention {
	m.shape, m.value = repeated, everyValue(m.cycle.a)
	if p := dayParts[r.w(m.end)]; p != "" {
		m.value, m.end = m.value+"T"+p, m.end+1
	}
	return m
}

func everyValue(weekday int) string { return "XXXX-WXX-" + strconv.Itoa(weekday) }

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// adverb reads "daily", "annually".
func (r *reader) adverb(i int) mention {
	v := repeatedly[r.w(i)]
	if v == "" || r.upper(i) && i > 0 && !r.is(i-1, ".", "”", "\"") {
		return mention{}
	}
	return mention{first: i, end: i + 1, shape: repeated, value: v}
}

// hazyWord reads "now", "recently", "soon", "future".
func (r *reader) hazyWord(i int) mention {
	if v := vague[r.w(i)]; v != "" && !(r.w(i) == "soon" && r.is(i+1, "after", "as")) {
		return mention{first: i, end: i + 1, shape: hazy, value: v}
	}
	if r.is(i, "future") && r.is(i-1, "in", "near") && r.sentenceEnds(i+1) {
		return mention{first: i, end: i + 1, shape: hazy, value: "FUTURE_REF"}
	}
	return mention{}
}
