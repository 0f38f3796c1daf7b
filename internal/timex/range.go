package timex

import (
	"time"

	"headwater/internal/news"
	"headwater/internal/text/piece"
)

// firstOfTwoDays reads the "3" of "3 to 5 March 2024".
func (r *reader) firstOfTwoDays(i, j, d int) mention {
	if !r.is(j, "to", "and", "or") && !r.isHyphen(j) {
		return mention{}
	}
	d2, e := r.dayNumber(j + 1)
	if e == 0 || d2 <= d || months[r.w(e)] == 0 || !r.upper(e) {
		return mention{}
	}
	m := r.withYear(i, r.stop(e+1), months[r.w(e)], d)
	m.end = i + 1
	return m
}

// rangeEnd finishes "March 3 to 5", "3-5 March" and "2019-21": the second date borrows the month
// or the century of the first. It returns where to go on. In "January to March 2025" and "9 a.m. to
// 5 p.m. on Monday" it is the first that borrows.
func (r *reader) rangeEnd(m mention) int {
	j := m.end
	if !(r.is(j, "to", "and", "through", "or", "until") || r.isHyphen(j)) {
		return j
	}
	switch {
	case m.shape == named && m.cycle.kind == ofDay && r.isFigure(j-1):
		if d, e := r.dayNumber(j + 1); e > 0 && d > m.cycle.b && d <= daysIn(0, m.cycle.a) && r.endsDate(e) {
			return r.secondDay(m, j+1, e, d)
		}
	case m.shape == fixed && m.when.grain == year && r.isHyphen(j) && r.isFigure(j+1) && len(r.w(j+1)) == 2:
		y := m.when.first.Year()
		if s := y/100*100 + int(r.p[j+1].Value); s == y+1 {
			r.push(mention{first: j + 1, end: j + 2, shape: fixed, when: period{year, news.Day(s, 1, 1)}})
			return j + 2
		}
	}
	if j+1 < len(r.p) {
		r.borrow(m, r.at(j+1))
	}
	return j
}

// borrow gives m, found last, what the end of its range tells of both.
func (r *reader) borrow(m, end mention) {
	switch {
	case m.shape == named && (m.cycle.kind == ofMonth || m.cycle.kind == ofDay) && !m.stepped:
		r.borrowYear(end)
	case m.shape == anaphor && m.clock != "":
		r.borrowDay(end)
	}
}

// borrowYear gives the month or day found last the year of the one that ends its range.
func (r *reader) borrowYear(end mention) {
	if end.shape != fixed || end.when.grain != month && end.when.grain != day {
		return
	}
	prior := &r.found[len(r.found)-1]
	when := prior.cycle.in(end.when.first.Year())
	if when.first.After(end.when.last()) {
		when = prior.cycle.in(end.when.first.Year() - 1)
	}
	prior.shape, prior.when = fixed, when
}

// borrowDay gives the time of day found last the day of the one that ends its range.
func (r *reader) borrowDay(end mention) {
	if !end.ok() || end.clock == "" || end.shape == anaphor {
		return
	}
	prior := &r.found[len(r.found)-1]
	prior.shape, prior.when, prior.grain, prior.n, prior.cycle = end.shape, end.when, end.grain, end.n, end.cycle
	prior.step, prior.stepped, prior.ofWeek = end.step, end.stepped, end.ofWeek
	prior.tense = r.tense(end.first, end.end)
}

// endsDate reports that nothing at i makes the number before it an amount or another date.
func (r *reader) endsDate(i int) bool {
	return months[r.w(i)] == 0 && unitWords[r.w(i)] == noGrain && (i >= len(r.p) || r.p[i].Kind == piece.Mark || leads[r.w(i)] || r.is(i, "at", "with", "was", "were", "will", "when"))
}

func (r *reader) secondDay(m mention, first, e, d int) int {
	m.first, m.cycle.b = first, d
	second := r.withYear(first, e, m.cycle.a, d)
	if second.shape == fixed { // the year after the second day is the first one's too
		prior := &r.found[len(r.found)-1]
		prior.shape, prior.when = fixed, period{day, news.Day(second.when.first.Year(), time.Month(prior.cycle.a), prior.cycle.b)}
	}
	r.push(second)
	return second.end
}
