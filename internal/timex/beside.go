package timex

// theDayBeside reads "the day before yesterday" and "the day after tomorrow".
func (r *reader) theDayBeside(i int) mention {
	switch {
	case r.is(i+2, "before") && r.is(i+3, "last") && !r.upper(i+4), r.is(i+2, "after") && r.is(i+3, "next") && !r.upper(i+4):
		return r.nextButOne(i)
	case r.is(i+1, "day") && r.is(i+2, "before") && r.is(i+3, "yesterday"):
		return mention{first: i, end: i + 4, shape: deictic, grain: day, n: -2}
	case r.is(i+1, "day") && r.is(i+2, "after") && r.is(i+3, "tomorrow"):
		return mention{first: i, end: i + 4, shape: deictic, grain: day, n: 2}
	case r.is(i+1, "next") && r.is(i+2, "day", "morning", "afternoon", "evening", "night"):
		return r.dayFrom(i, i+2, i+3, 1)
	case r.eventBeside(i+2) != "", r.dayBeside(i + 2):
		return r.unitBeside(i)
	case !r.is(i+2, "before", "after") || !r.sentenceEnds(i+3):
		return mention{}
	}
	n := r.sideOf(i + 2)
	if r.is(i+1, "week", "month", "year") {
		return mention{first: i, end: i + 3, shape: anaphor, grain: unitWords[r.w(i+1)], n: n}
	}
	return r.dayFrom(i, i+1, i+3, n)
}

// nextButOne reads "the week before last" and "the Monday after next".
func (r *reader) nextButOne(i int) mention {
	n := 2 * r.sideOf(i+2)
	if d := weekdays[r.w(i+1)]; d > 0 {
		return mention{first: i, end: i + 4, shape: named, grain: day, cycle: cycle{kind: ofWeekday, a: d}, step: n, stepped: true}
	}
	if g := unitWords[r.w(i+1)]; g > day && !plural(r.w(i+1)) {
		return mention{first: i, end: i + 4, shape: deictic, grain: g, n: n, stepped: true}
	}
	return mention{}
}

// unitBeside reads "the day" of "the day before the hearing".
func (r *reader) unitBeside(i int) mention {
	m := mention{first: i, end: i + 2, shape: apart, n: r.sideOf(i + 2), event: r.eventBeside(i + 2)}
	if m.event == "" {
		m.anchors = []int{len(r.found) + 1}
	}
	switch {
	case r.is(i+1, "day", "week", "month", "year"):
		m.grain = unitWords[r.w(i+1)]
	case dayParts[r.w(i+1)] != "":
		m.grain, m.part = day, dayParts[r.w(i+1)]
	default:
		return mention{}
	}
	return m
}

// dayFrom reads the day or part of a day, named at j, that is n days from the one told before.
func (r *reader) dayFrom(first, j, end, n int) mention {
	if r.w(j) != "day" && dayParts[r.w(j)] == "" {
		return mention{}
	}
	return mention{first: first, end: end, shape: anaphor, grain: day, n: n, part: dayParts[r.w(j)]}
}
