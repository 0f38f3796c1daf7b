package timex

import (
	"strconv"
	"strings"
	"time"

	"headwater/internal/news"
)

// numericDate reads "2025-10-21", "10/21/2025", "21/10/25".
func (r *reader) numericDate(i int) mention {
	if m := r.dottedDate(i); m.ok() {
		return m
	}
	if !r.isFigure(i) || i+4 >= len(r.p) || !r.isFigure(i+2) || !r.isFigure(i+4) || r.w(i+1) != r.w(i+3) {
		return mention{}
	}
	for j := i + 1; j <= i+4; j++ {
		if !r.p[j].Glued {
			return mention{}
		}
	}
	if !r.is(i+1, "-", "/", "–") || r.is(i+5, r.w(i+1)) && r.p[i+5].Glued {
		return mention{}
	}
	y, m, d := int(r.p[i].Value), int(r.p[i+2].Value), int(r.p[i+4].Value)
	if len(r.w(i)) == 4 {
		return r.date(i, i+5, y, m, d)
	}
	m, d, y = y, m, fullYear(d, len(r.w(i+4)))
	r.dayFirsts = r.dayFirsts || m > 12
	r.monthFirsts = r.monthFirsts || d > 12
	if m > 12 {
		m, d = d, m
	}
	found := r.date(i, i+5, y, m, d)
	if found.ok() && d <= 12 && m != d {
		found.other = r.date(i, i+5, y, d, m).when
	}
	return found
}

// dottedDate reads "21.10.2025", which has the day first.
func (r *reader) dottedDate(i int) mention {
	d, m, ok := strings.Cut(r.w(i), ".")
	if !ok || digits(d) != len(d) || digits(m) != len(m) || len(d) > 2 || len(m) > 2 {
		return mention{}
	}
	if !r.is(i+1, ".") || !r.p[i+1].Glued || !r.isFigure(i+2) || !r.p[i+2].Glued || len(r.w(i+2)) != 4 {
		return mention{}
	}
	dayOf, _ := strconv.Atoi(d) // digits alone
	monthOf, _ := strconv.Atoi(m)
	return r.date(i, i+3, int(r.p[i+2].Value), monthOf, dayOf)
}

// settleOrder reads every date such as 3/4/2026 in the order that another date of the article shows,
// when all that show one agree.
func (r *reader) settleOrder() {
	if r.dayFirsts == r.monthFirsts {
		return
	}
	for i := range r.found {
		if m := &r.found[i]; m.other.grain == day {
			if r.dayFirsts {
				m.when = m.other
			}
			m.other = period{}
		}
	}
}

// date makes the mention of a full date, or none when there is no such day.
func (r *reader) date(first, end, y, m, d int) mention {
	if y < 1000 || y > 2999 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return mention{}
	}
	return mention{first: first, end: end, shape: fixed, when: period{day, news.Day(y, time.Month(m), d)}}
}

// daysIn returns how many days month m of year y has; in year 0 February has 29.
func daysIn(y, m int) int {
	if y == 0 {
		y = 2000
	}
	return news.Day(y, time.Month(m)+1, 0).Day()
}

// monthFirst reads "October 21, 2025", "Oct. 21", "October 2025" and "October".
func (r *reader) monthFirst(i int) mention {
	m := months[r.w(i)]
	if !r.upper(i) || titles[r.w(i-1)] {
		return mention{}
	}
	j := r.stop(i + 1)
	if r.is(j, "the") && r.digitOrdinal(j+1) {
		j++
	}
	if d, e := r.dayNumber(j); e > 0 && d <= daysIn(0, m) {
		return r.withYear(i, e, m, d)
	}
	if y, e := r.ofYear(j); e > 0 {
		return mention{first: i, end: e, shape: fixed, when: period{month, news.Day(y, time.Month(m), 1)}}
	}
	n := mention{first: i, end: j, shape: named, grain: month, cycle: cycle{kind: ofMonth, a: m}}
	if k := r.skipOf(j); r.is(k, "last", "this", "next") && r.is(k+1, "year") {
		n.step, n.ofYear, n.end = steps[r.w(k)], true, k+2
		return n
	}
	if !r.plausibleMonth(i) {
		return mention{}
	}
	return n
}

func (r *reader) skipOf(i int) int {
	if r.is(i, "of", ",") {
		return i + 1
	}
	return i
}

// plausibleMonth tells "in May" from "May I", "March on" and "April Jones".
func (r *reader) plausibleMonth(i int) bool {
	if !doubtful[r.w(i)] {
		return len(r.w(i)) > 3 || r.is(i+1, ".")
	}
	if len(r.w(i)) < 4 && r.w(i) != "may" {
		return false
	}
	if _, timely := unitWords[r.w(i+1)]; r.upper(i+1) && !timely && months[r.w(i+1)] == 0 && !leads[r.w(i-1)] {
		return false
	}
	return leads[r.w(i-1)] && !r.is(i-1, "the", "that") || months[r.w(i-2)] > 0 || r.hyphen(i-1) > i-1 && portions[r.w(i-2)] > 0
}

// dayNumber reads a day of the month at i: "21", "21st", "eighth". Figures that count something
// or tell a clock time are none.
func (r *reader) dayNumber(i int) (d, e int) {
	if i >= len(r.p) {
		return 0, 0
	}
	p := &r.p[i]
	switch {
	case r.isFigure(i) && len(p.Lower) <= 2:
		if r.is(i+1, ":") && r.p[i+1].Glued && r.isFigure(i+2) || r.is(i+1, "percent", "million", "billion", "%", "a.m", "p.m", "a.m.", "p.m.", "am", "pm") {
			return 0, 0
		}
		d = int(p.Value)
	default:
		v, ok := p.Rank()
		if !ok || v > 31 || r.is(i+1, "quarter", "half") {
			return 0, 0
		}
		d = int(v)
	}
	if d < 1 || d > 31 {
		return 0, 0
	}
	return d, i + 1
}

// withYear finishes a month and day with a year when one follows.
func (r *reader) withYear(first, e, m, d int) mention {
	j := e
	if r.is(j, ",") {
		j++
	}
	if y, used := r.year(j); used > 0 {
		if full := r.date(first, used, y, m, d); full.ok() {
			return full
		}
	}
	return mention{first: first, end: e, shape: named, grain: day, cycle: cycle{kind: ofDay, a: m, b: d}}
}

// dayFirst reads "21 October 2025", "21st of October", "the 3rd of May".
func (r *reader) dayFirst(i int) mention {
	d, j := r.dayNumber(i)
	if j == 0 {
		return mention{}
	}
	if r.is(j, "of") {
		j++
	}
	if m := r.firstOfTwoDays(i, j, d); m.ok() {
		return m
	}
	m := months[r.w(j)]
	if m == 0 || !r.upper(j) || d > daysIn(0, m) || r.is(i-1, "$", "£", "€") {
		return mention{}
	}
	return r.withYear(i, r.stop(j+1), m, d)
}
