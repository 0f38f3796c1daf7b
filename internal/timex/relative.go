package timex

import (
	"headwater/internal/news"
	"headwater/internal/text/piece"
)

// weekday reads "Monday", "Monday night", "Monday, Dec. 29", "Monday at 9 p.m.".
func (r *reader) weekday(i int) mention {
	d, short := weekdays[r.w(i)], shortWeekdays[r.w(i)]
	if !r.upper(i) {
		return mention{}
	}
	j := i + 1
	if d == 0 {
		d, j = short, r.stop(j)
	}
	if m := r.dateAfter(i, j); m.ok() {
		if m.cycle.kind == ofDay {
			m.cycle.c = d // tells which year is meant
		}
		return m
	}
	if short > 0 {
		return mention{}
	}
	if r.is(i-1, "a") && i > 1 && r.is(i-2, ",") && r.sentenceEnds(j) {
		return mention{} // "on 5 March, a Thursday,"
	}
	m := mention{first: i, end: j, shape: named, grain: day, cycle: cycle{kind: ofWeekday, a: d}}
	if w := r.w(i); w[len(w)-1] == 's' {
		return r.everyWeekday(m)
	}
	if m = r.ofWhichWeek(m); m.ofWeek {
		return m
	}
	return r.tail(m)
}

// dateAfter reads the date that a weekday stands before: "Friday, 21 October 2025".
func (r *reader) dateAfter(first, j int) mention {
	if r.is(j, ",") {
		j++
	}
	if r.is(j, "the") {
		j++
	}
	if j >= len(r.p) {
		return mention{}
	}
	m := mention{}
	switch {
	case months[r.w(j)] > 0:
		m = r.monthFirst(j)
	default:
		m = r.dayFirst(j)
	}
	if !m.ok() || m.shape == named && m.cycle.kind != ofDay || m.shape == fixed && m.when.grain != day {
		return mention{}
	}
	m.first = first
	return r.tail(m)
}

// tail adds what follows a day: "night", "at 9:41 p.m.".
func (r *reader) tail(m mention) mention {
	j := m.end
	if r.is(j, "early", "late") && dayParts[r.w(j+1)] != "" {
		j++
	}
	if p := dayParts[r.w(j)]; p != "" && !(r.is(j, "dawn", "dusk")) {
		m.part, m.end = p, j+1
		return m
	}
	if r.is(j, ",") {
		j++
	}
	if r.is(j, "at") {
		j++
	}
	if j == m.end || j >= len(r.p) {
		return m
	}
	if c := r.clockAt(j); c.ok() {
		m.clock, m.end = c.clock, c.end
	}
	return m
}

// nearDay reads "yesterday", "tonight", "tomorrow morning".
func (r *reader) nearDay(i int) mention {
	m := mention{first: i, end: i + 1, shape: deictic, grain: day, n: nearDays[r.w(i)]}
	if r.w(i) == "tonight" {
		m.part = "NI"
	}
	return r.tail(m)
}

// stepped reads what "last", "this", "next", "previous", "that" and the like stand before.
func (r *reader) stepped(i int) mention {
	switch r.w(i) {
	case "recent":
		return r.recent(i)
	case "current":
		return r.currentPeriod(i)
	}
	if m := r.manyUnits(i, i+1); m.ok() {
		return m
	}
	return r.oneUnit(i, i, i+1)
}

// oneUnit reads the noun at j that the step word at i says which one of; the expression opens
// at first.
func (r *reader) oneUnit(first, i, j int) mention {
	step, word := steps[r.w(i)], r.w(i)
	if word == "this" && r.is(j, "past", "coming", "last", "next") && weekdays[r.w(j+1)] > 0 {
		step, j = steps[r.w(j)], j+1
	}
	j = r.fillers(j)
	m := mention{first: first, end: j + 1, shape: deictic, n: step, step: step, stepped: true}
	if word == "previous" || word == "following" || word == "that" || word == "same" {
		m.shape = anaphor
	}
	w := r.w(j)
	switch {
	case unitWords[w] >= day && !plural(w):
		m.grain = unitWords[w]
		return r.unitTail(m, i, j)
	case dayParts[w] != "" && (m.shape == anaphor || word == "this" || word == "last"):
		m.grain, m.part = day, dayParts[w]
		return m
	case word == "that" || word == "same" || word == "current":
		return mention{}
	}
	return r.namedAfter(m, j)
}

// fillers steps over adjectives between a step word and its unit: "last fiscal year".
func (r *reader) fillers(j int) int {
	for end := j + 2; j < end && r.is(j, "full", "calendar", "fiscal", "financial", "whole", "past", "coming", "trading", "school", "very", "same"); {
		j++
	}
	return j
}

func plural(w string) bool { return len(w) > 3 && w[len(w)-1] == 's' }

// unitTail finishes "last night", "this year's third quarter" and "last year" before a quarter.
func (r *reader) unitTail(m mention, i, j int) mention {
	switch {
	case r.w(j) == "night":
		m.grain, m.part = day, "NI"
	case r.w(j) == "day" && (r.is(i, "this", "last", "next", "past", "coming") || m.shape == anaphor && r.is(i-1, "on", "of") && r.is(i, "past")):
		return mention{}
	case r.w(j) == "past" || r.is(i, "past") && m.shape == deictic && m.grain >= week:
		return mention{first: m.first, end: m.end, shape: length, grain: m.grain, n: -1, units: 1, value: "P1" + durationLetter[m.grain]}
	case m.grain == year && r.is(m.end, "'s"):
		if q := r.nthPart(m.end + 1); q.ok() && q.shape == named {
			q.first, q.step = m.first, m.n
			q.ofYear = true
			return q
		}
	}
	return m
}

// namedAfter reads "last Friday", "next March", "this summer", "last Christmas".
func (r *reader) namedAfter(m mention, j int) mention {
	if j >= len(r.p) {
		return mention{}
	}
	var n mention
	switch classes[r.w(j)] {
	case aWeekday:
		n = r.weekday(j)
	case aMonth:
		if n = r.monthFirst(j); !n.ok() && r.upper(j) {
			n = mention{end: j + 1, shape: named, grain: month, cycle: cycle{kind: ofMonth, a: months[r.w(j)]}}
		}
	case aSeason:
		n = mention{end: j + 1, shape: named, grain: season, cycle: cycle{kind: ofSeason, a: seasons[r.w(j)]}}
	case anOrdinal:
		n = r.nthPart(j)
	case aFestival:
		n = r.festival(j)
	}
	if !n.ok() || n.shape != named {
		return mention{}
	}
	if n.ofWeek {
		return mention{}
	}
	n.first, n.step, n.stepped = m.first, m.step, true
	if m.shape == anaphor && n.cycle.kind == ofWeekday {
		n.shape = anaphor
	}
	return n
}

// currentPeriod reads "the current year" and, with "the" before it, the adjective "current".
func (r *reader) currentPeriod(i int) mention {
	if m := r.oneUnit(i, i, i+1); m.ok() {
		return m
	}
	return mention{first: i, end: i + 1, shape: hazy, value: "PRESENT_REF"}
}

// portion reads "early March", "mid-1990s", "late Tuesday", "earlier this month", "later that day",
// "the end of the year".
func (r *reader) portion(i int) mention {
	w, j := r.w(i), r.hyphen(i+1)
	if r.is(j, "in", "on", "of") {
		j++
	}
	if r.is(j, "the") {
		j++
	}
	if j >= len(r.p) || r.is(i+1, "of", "the") && r.w(i) != "end" && r.is(i-1, "an", "a") {
		return mention{}
	}
	if r.is(i, "opening", "close", "start") && !r.is(i+1, "of") {
		return mention{}
	}
	m := r.inner(j)
	if !m.ok() || m.shape == length || m.shape == repeated || m.shape == hazy || r.is(i+1, "on") && m.grain != day {
		return mention{}
	}
	if m.part == "" && m.clock == "" {
		m.portion = portions[w]
	}
	m.running = w == "earlier" || w == "later"
	if m.running && m.shape == fixed {
		return mention{}
	}
	m.first = i
	return m
}

// inner reads the period that a portion is of.
func (r *reader) inner(j int) mention {
	switch c := classes[r.w(j)]; c {
	case aMonth:
		if m := r.monthFirst(j); m.ok() {
			return m
		}
		if r.upper(j) {
			return mention{first: j, end: j + 1, shape: named, grain: month, cycle: cycle{kind: ofMonth, a: months[r.w(j)]}}
		}
	case aSeason:
		return mention{first: j, end: j + 1, shape: named, grain: season, cycle: cycle{kind: ofSeason, a: seasons[r.w(j)]}}
	case aUnit:
		if g := unitWords[r.w(j)]; g >= day && g != season && !plural(r.w(j)) && r.is(j-1, "the") {
			return mention{first: j, end: j + 1, shape: deictic, grain: g}
		}
	case aWord:
		return r.fiscal(j)
	case noClass:
		if p := dayParts[r.w(j)]; p != "" && r.isHyphen(j-1) {
			return mention{first: j, end: j + 1, shape: anaphor, grain: day, part: p}
		}
		if r.p[j].Kind != piece.Word {
			return r.at(j)
		}
		return r.decadeWord(j)
	case aPortion:
	default:
		return r.at(j)
	}
	return mention{}
}

// decadeWord reads "nineties" after "the", "early" and the like.
func (r *reader) decadeWord(j int) mention {
	n := decadeWords[r.w(j)]
	if n == 0 {
		return mention{}
	}
	return mention{first: j, end: j + 1, shape: fixed, when: around(decade, news.Day(1900+n, 1, 1))}
}

// midPeriod reads "mid-March" and "mid afternoon" where a tokenizer leaves "mid" a word.
func (r *reader) midPeriod(i int) mention {
	if r.w(i) != "mid" {
		return mention{}
	}
	return r.portion(i)
}
