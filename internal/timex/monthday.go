package timex

import "time"

// ofWhichWeek finishes a weekday with the week it is of: "Monday of last week", "Tuesday this week",
// "Friday of next week".
func (r *reader) ofWhichWeek(m mention) mention {
	j := m.end
	if r.is(j, "of", "in") {
		j++
	}
	if r.is(j, "the") {
		j++
	}
	if !r.is(j, "last", "this", "next", "previous", "following", "coming") || !r.is(j+1, "week") {
		return m
	}
	m.step, m.stepped, m.ofWeek, m.end = steps[r.w(j)], true, true, j+2
	return m
}

// weekAgo finishes "three weeks ago" with the weekday it fell on: "three weeks ago on Thursday".
func (r *reader) weekAgo(m mention) mention {
	if m.shape != deictic || m.grain != week || !r.is(m.end, "on") || !r.upper(m.end+1) {
		return m
	}
	d := weekdays[r.w(m.end+1)]
	if d == 0 {
		return m
	}
	return mention{first: m.first, end: m.end + 2, shape: named, grain: day, cycle: cycle{kind: ofWeekday, a: d},
		step: m.n, stepped: true, ofWeek: true}
}

// monthDay reads a day of a month that is not named: "the second of last month", "on the 26th".
func (r *reader) monthDay(i int) mention {
	d, e := r.dayNumber(i + 1)
	if e == 0 {
		return mention{}
	}
	m := mention{first: i, end: e, shape: named, grain: day, cycle: cycle{kind: ofDayNumber, b: d}}
	j := e
	if r.is(j, "of") {
		j++
	}
	if r.is(j, "last", "this", "next") && r.is(j+1, "month") {
		m.step, m.stepped, m.end = steps[r.w(j)], true, j+2
		return m
	}
	if !r.digitOrdinal(i+1) || !r.is(i-1, "on", "by", "until", "till", "since", "from") || !r.endsPhrase(e) {
		return mention{}
	}
	return m
}

// digitOrdinal reports "26th" at i.
func (r *reader) digitOrdinal(i int) bool {
	w := r.w(i)
	return w != "" && w[0] >= '0' && w[0] <= '9' && !r.isFigure(i)
}

// endsPhrase reports that the noun phrase before i is over: nothing that "the 26th" could tell more
// about follows.
func (r *reader) endsPhrase(i int) bool {
	switch r.tag(i) {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "VBG", "HYPH", "POS":
		return false
	}
	return !r.isHyphen(i) && !r.is(i, "of")
}

// monthDayOf finds the day of the month that was meant: of the month said, or the nearest on the
// side of publication that the verb points to.
func (r *resolver) monthDayOf(m mention) (period, bool) {
	if r.day.IsZero() {
		return period{}, false
	}
	now := around(month, r.day)
	at := func(n int) time.Time {
		p := now.shift(n)
		return p.first.AddDate(0, 0, min(m.cycle.b, p.last().Day())-1)
	}
	switch d := at(0); {
	case m.stepped:
		return period{day, at(m.step)}, true
	case m.tense >= present && d.Before(r.day):
		return period{day, at(1)}, true
	case m.tense < present && d.After(r.day):
		return period{day, at(-1)}, true
	default:
		return period{day, d}, true
	}
}

// nthWeek reads "first week of March" and "last week of February".
func (r *reader) nthWeek(i int) mention {
	n, ok := r.rank(i)
	if r.is(i, "last", "final") {
		n, ok = -1, true
	}
	if !ok || n > 5 || !r.is(i+1, "week") || !r.is(i+2, "of", "in") || months[r.w(i+3)] == 0 || !r.upper(i+3) {
		return mention{}
	}
	c := cycle{kind: ofNthWeek, a: months[r.w(i+3)], b: int(n)}
	if y, e := r.ofYear(i + 4); e > 0 {
		return mention{first: i, end: e, shape: fixed, grain: week, when: c.in(y)}
	}
	return mention{first: i, end: i + 4, shape: named, grain: week, cycle: c}
}
