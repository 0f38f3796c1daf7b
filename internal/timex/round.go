package timex

import "time"

// round chooses among the times that a cycle comes round.
func (r *resolver) round(m mention) (period, bool) {
	switch m.cycle.kind {
	case ofWeekday:
		return r.weekday(m)
	case ofDayNumber:
		return r.monthDayOf(m)
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
	case m.ofWeek:
		d = around(week, r.day).shift(m.step).first.AddDate(0, 0, m.cycle.a-1)
	case m.stepped && m.step < 0 && m.step > -1000:
		if back == 0 {
			d = d.AddDate(0, 0, -7)
		}
		d = d.AddDate(0, 0, 7*(m.step+1))
	case m.stepped && m.step == 0:
		d = around(week, r.day).first.AddDate(0, 0, m.cycle.a-1)
	case m.stepped && m.step > 0, !m.stepped && m.tense == future && back > 0:
		d = d.AddDate(0, 0, 7*max(m.step, 1))
	}
	return period{day, d}, true
}
