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
	told    period // the last one told, for "the previous day"
	quarter period // the last quarter told: firms compare with that of a year ago
}

// resolve puts mentions on the calendar as seen from a.
func resolve(mentions []mention, a anchor) []news.Time {
	r := resolver{anchor: a}
	times := make([]news.Time, 0, len(mentions))
	for _, m := range mentions {
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
		return widened(m, m.when), true
	case anaphor:
		return r.fromTold(m)
	case deictic:
		return r.fromNow(m)
	}
	p, ok := r.round(m)
	return widened(m, p), ok
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
	if m.grain == weekend && isoWeekday(r.day) <= 3 && m.n == 0 && !m.stepped {
		return around(weekend, r.day).shift(-1), true
	}
	return around(m.grain, r.day).shift(m.n), true
}

// fromTold counts from the period told last, or from the day of publication.
func (r *resolver) fromTold(m mention) (period, bool) {
	if m.grain == quarter || m.grain == year && m.n == -1 && r.quarter.grain != noGrain {
		return r.fromQuarter(m)
	}
	if r.told.grain == noGrain || m.clock != "" && r.told.grain != day {
		return r.fromNow(m)
	}
	if m.n > 5000 || m.n < -5000 {
		return period{}, false
	}
	if m.grain < r.told.grain {
		return r.fromNow(m)
	}
	return around(m.grain, r.told.first).shift(m.n), true
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

// round chooses among the times that a cycle comes round.
func (r *resolver) round(m mention) (period, bool) {
	if m.cycle.kind == ofWeekday {
		return r.weekday(m)
	}
	if r.day.IsZero() {
		if r.asOf.IsZero() || m.stepped || m.ofYear {
			return period{}, false
		}
		return r.undated(m), true
	}
	switch {
	case m.ofYear:
		return m.cycle.in(r.day.Year() + m.step), true
	case m.stepped && m.step < 0:
		return r.latest(m.cycle, func(p period) bool { return p.last().Before(r.day) }), true
	case m.stepped && m.step > 0:
		return r.earliest(m.cycle, func(p period) bool { return p.first.After(r.day) }), true
	case m.stepped:
		return m.cycle.in(r.day.Year()), true
	}
	return r.byTense(m), true
}

// latest returns the last time c comes round that is ok, on its weekday when that was told.
func (r *resolver) latest(c cycle, ok func(period) bool) period {
	var found period
	for y := r.day.Year() + 1; y > r.day.Year()-12; y-- {
		p := c.in(y)
		if ok(p) && c.fits(p) {
			return p
		}
		if found.grain == noGrain && ok(p) {
			found = p
		}
	}
	return found
}

func (r *resolver) earliest(c cycle, ok func(period) bool) period {
	for y := r.day.Year() - 1; ; y++ {
		if p := c.in(y); ok(p) || y > r.day.Year()+2 {
			return p
		}
	}
}

// fits reports whether p falls on the weekday told with the date.
func (c cycle) fits(p period) bool {
	return c.kind != ofDay || c.c == 0 || isoWeekday(p.first) == c.c
}

// byTense takes the nearest time before or after publication. Looking against the tense of the
// verb counts as several times as far, and the future is closed beyond asOf unless the verb is future.
func (r *resolver) byTense(m mention) period {
	before := r.latest(m.cycle, func(p period) bool { return !p.first.After(r.day) })
	after := r.earliest(m.cycle, func(p period) bool { return p.first.After(r.day) })
	if !before.last().Before(r.day) {
		return before
	}
	if m.cycle.c > 0 && m.cycle.kind == ofDay && m.cycle.fits(before) != m.cycle.fits(after) {
		if m.cycle.fits(after) {
			return after
		}
		return before
	}
	back, ahead := r.day.Sub(before.last()), after.first.Sub(r.day)
	switch {
	case m.tense == future && m.grain == day:
		back *= 16
	case m.tense >= possible:
		back *= 4
	case m.tense == past:
		ahead *= 8
	}
	if m.tense < possible && !r.asOf.IsZero() && after.first.After(r.asOf) {
		return before
	}
	if m.tense == noTense && m.grain != day {
		ahead *= 2
	}
	if ahead < back {
		return after
	}
	return before
}

// undated takes the latest time not after asOf; one told as to come, the nearest to it.
func (r *resolver) undated(m mention) period {
	r.day = r.asOf
	defer func() { r.day = time.Time{} }()
	before := r.latest(m.cycle, func(p period) bool { return !p.first.After(r.asOf) })
	if m.tense != future {
		return before
	}
	after := r.earliest(m.cycle, func(p period) bool { return p.first.After(r.asOf) })
	if after.first.Sub(r.asOf) < r.asOf.Sub(before.last()) {
		return after
	}
	return before
}

// weekday takes the day itself, the last one or the next one.
func (r *resolver) weekday(m mention) (period, bool) {
	if r.day.IsZero() {
		return period{}, false
	}
	back := (isoWeekday(r.day) - m.cycle.a + 7) % 7
	d := r.day.AddDate(0, 0, -back)
	switch {
	case m.stepped && m.step < 0 && back == 0:
		d = d.AddDate(0, 0, -7)
	case m.stepped && m.step == 0:
		d = around(week, r.day).first.AddDate(0, 0, m.cycle.a-1)
	case m.stepped && m.step > 0, !m.stepped && m.tense == future && back > 0:
		d = d.AddDate(0, 0, 7)
	}
	return period{day, d}, true
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
