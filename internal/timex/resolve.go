package timex

import (
	"strconv"
	"time"

	"headwater/internal/news"
)

// anchor is what expressions are reckoned from.
type anchor struct {
	day  time.Time // of publication; zero when unknown
	asOf time.Time // nothing told as past is later; zero for no bound
}

// resolver reckons the mentions of one article in order.
type resolver struct {
	anchor
	mentions []mention
	told     period // the last one told, for "the previous day"
	spoken   period // the last one told in a quotation
	quarter  period // the last quarter told: firms compare with that of a year ago
}

// resolve puts mentions on the calendar as seen from a.
func resolve(mentions []mention, a anchor) []news.Time {
	r := resolver{anchor: a, mentions: mentions}
	times := make([]news.Time, 0, len(mentions))
	for _, m := range mentions {
		if m.shape == apart && m.value == "" && len(m.anchors) == 0 {
			continue // "the day before the hearing", whenever that was
		}
		times = append(times, r.time(m))
	}
	return times
}

// time reckons one mention.
func (r *resolver) time(m mention) news.Time {
	t := news.Time{Span: m.Span, Type: "DATE", Value: m.value}
	switch m.shape {
	case length:
		t.Type = "DURATION"
		t.Earliest, t.Latest = r.reach(m)
		return t
	case repeated:
		t.Type = "SET"
		return t
	case hazy:
		return t
	}
	if m.part != "" || m.clock != "" {
		t.Type = "TIME"
	}
	p, ok := r.place(m)
	if !ok && m.shape == apart && m.value != "" {
		w := r.hours(m)
		t.Type, t.Earliest, t.Latest = "DURATION", w.Earliest, w.Latest
		return t
	}
	if !ok {
		t.Value = placelessValue(m) + suffix(m)
		return t
	}
	r.remember(m, p)
	t.Value = p.value() + suffix(m)
	t.Earliest, t.Latest = r.days(m, p)
	return t
}

// remember keeps p for what is reckoned from it; a comparison with a year ago is no new date.
func (r *resolver) remember(m mention, p period) {
	if m.n < 0 && (m.grain == year || m.grain == quarter) && !m.stepped {
		return
	}
	if r.spoken = p; m.quoted {
		return
	}
	r.told = p
	if p.grain == quarter {
		r.quarter = p
	}
}

// suffix writes the time of day.
func suffix(m mention) string {
	if m.clock == "" && m.part != "" {
		return "T" + m.part
	}
	return m.clock
}

// days gives the first and last day of what m means within p.
func (r *resolver) days(m mention, p period) (time.Time, time.Time) {
	switch {
	case m.running && m.portion == early && r.within(p):
		return p.first, r.day
	case m.running && m.portion == late && r.within(p):
		return r.day, p.last()
	}
	if _, other := r.inOrder(m); other.grain == day {
		return earlier(p.first, other.first), later(p.first, other.first)
	}
	a, b := m.portion.narrow(p)
	return p.first.AddDate(0, 0, a), p.first.AddDate(0, 0, b)
}

// within reports whether the article appeared in p.
func (r *resolver) within(p period) bool {
	return !r.day.IsZero() && !r.day.Before(p.first) && !r.day.After(p.last())
}

// reach gives the days of a length that ends or starts now.
func (r *resolver) reach(m mention) (time.Time, time.Time) {
	if m.n == 0 || m.units == 0 || m.grain < day || r.day.IsZero() || m.units > 5000 {
		return time.Time{}, time.Time{}
	}
	d := around(m.grain, r.day).shift(m.n * m.units).first.Sub(around(m.grain, r.day).first)
	if m.n < 0 {
		return r.day.Add(d), r.day
	}
	return r.day, r.day.Add(d)
}

// place finds the period m means.
func (r *resolver) place(m mention) (period, bool) {
	switch m.shape {
	case fixed:
		p, _ := r.inOrder(m)
		return widened(m, p), true
	case anaphor:
		return r.fromTold(m)
	case apart:
		return r.fromEvent(m)
	case deictic:
		return r.fromNow(m)
	}
	p, ok := r.round(m)
	return widened(m, p), ok
}

// inOrder chooses between the two days that 3/4/2026 can be: the one nearer to publication. The other is
// not excluded where both had come by then, or neither. Where the day of publication is unknown that of
// reading counts, and without either the month comes first.
func (r *resolver) inOrder(m mention) (p, other period) {
	now := r.day
	if now.IsZero() {
		now = r.asOf
	}
	if m.other.grain != day || now.IsZero() {
		return m.when, m.other
	}
	p, other = m.when, m.other
	if other.first.Sub(now).Abs() < p.first.Sub(now).Abs() {
		p, other = other, p
	}
	if p.first.After(now) != other.first.After(now) {
		other = period{}
	}
	return p, other
}

// widened turns the day of "the week of March 6" into the week.
func widened(m mention, p period) period {
	if m.grain == week {
		return around(week, p.first)
	}
	return p
}

// fromNow counts from the day of publication.
func (r *resolver) fromNow(m mention) (period, bool) {
	if r.day.IsZero() || m.n > 5000 || m.n < -5000 {
		return period{}, false
	}
	if m.grain == year && m.n == -1 && !m.stepped && r.quarter.grain != noGrain {
		return r.quarter.shift(-4), true
	}
	if m.grain == weekend && m.n < 0 && isoWeekday(r.day) >= 6 && !m.stepped {
		return around(weekend, r.day), true
	}
	if m.grain == weekend && m.n == 0 && !m.stepped && r.weekendIsOver(m) {
		return around(weekend, r.day).shift(-1), true
	}
	return around(m.grain, r.day).shift(m.n), true
}

// weekendIsOver reports that "the weekend" is the one before publication: by the verb, and else early
// in the week.
func (r *resolver) weekendIsOver(m mention) bool {
	today := isoWeekday(r.day)
	return today < 6 && m.tense == past || today <= 3 && m.tense != future
}

// before returns the period told last: outside quotations, for what is told outside.
func (r *resolver) before(m mention) period {
	if m.quoted {
		return r.spoken
	}
	return r.told
}

// fromTold counts from the period told last, or from the day of publication.
func (r *resolver) fromTold(m mention) (period, bool) {
	told := r.before(m)
	switch {
	case m.grain == quarter || m.grain == year && m.n == -1 && r.quarter.grain != noGrain:
		return r.fromQuarter(m)
	case m.cycle.kind == ofWeekday:
		return r.weekdayFromTold(m, told)
	case told.grain == noGrain || m.clock != "" && told.grain != day:
		return r.fromNow(m)
	case m.n > 5000 || m.n < -5000:
		return period{}, false
	case m.grain < told.grain:
		return r.fromNow(m)
	}
	return around(m.grain, told.first).shift(m.n), true
}

// weekdayFromTold finds "the following Tuesday": the first after the day told last, or the last before it.
func (r *resolver) weekdayFromTold(m mention, told period) (period, bool) {
	if told.grain != day {
		return r.weekday(m)
	}
	ahead := (m.cycle.a - isoWeekday(told.first) + 7) % 7
	if m.step < 0 {
		ahead -= 7
	} else if ahead == 0 {
		ahead = 7
	}
	return period{day, told.first.AddDate(0, 0, ahead)}, true
}

// fromQuarter counts from the quarter told last; none told, from the last one that is over.
func (r *resolver) fromQuarter(m mention) (period, bool) {
	q := r.quarter
	if q.grain == noGrain {
		if r.day.IsZero() {
			return period{}, false
		}
		q = around(quarter, r.day).shift(-1)
	}
	if m.grain == year {
		return q.shift(4 * m.n), true
	}
	return q.shift(m.n), true
}

// placelessValue writes what is known of a mention that has no place on the calendar.
func placelessValue(m mention) string {
	c := m.cycle
	switch c.kind {
	case ofWeekday:
		return everyValue(c.a)
	case ofDay:
		return "XXXX-" + twoDigits(c.a) + "-" + twoDigits(c.b)
	case ofMonth:
		return "XXXX-" + twoDigits(c.a)
	case ofSeason:
		return "XXXX-" + seasonCode[c.a/3]
	case ofQuarter:
		return "XXXX-Q" + strconv.Itoa(c.a)
	case ofHalf:
		return "XXXX-H" + strconv.Itoa(c.a)
	}
	return placeless[m.grain]
}
