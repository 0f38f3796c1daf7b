package timex

import (
	"time"

	"headwater/internal/news"
)

// festivals are the days that go by a name, by its first word.
var festivals = map[string][]festival{
	"christmas": {
		{[]string{"eve"}, cycle{ofDay, 12, 24, 0}}, {[]string{"day"}, cycle{ofDay, 12, 25, 0}}, {nil, cycle{ofDay, 12, 25, 0}},
	},
	"new": {
		{[]string{"year's", "eve"}, cycle{ofDay, 12, 31, 0}}, {[]string{"year's", "day"}, cycle{ofDay, 1, 1, 0}},
		{[]string{"year", "'s", "eve"}, cycle{ofDay, 12, 31, 0}}, {[]string{"year", "'s", "day"}, cycle{ofDay, 1, 1, 0}},
	},
	"thanksgiving": {{[]string{"day"}, cycle{ofNth, 11, 4, 4}}, {nil, cycle{ofNth, 11, 4, 4}}},
	"easter": {
		{[]string{"sunday"}, cycle{ofEaster, 0, 0, 0}}, {[]string{"monday"}, cycle{ofEaster, 1, 0, 0}}, {nil, cycle{ofEaster, 0, 0, 0}},
	},
	"good":         {{[]string{"friday"}, cycle{ofEaster, -2, 0, 0}}},
	"palm":         {{[]string{"sunday"}, cycle{ofEaster, -7, 0, 0}}},
	"ash":          {{[]string{"wednesday"}, cycle{ofEaster, -46, 0, 0}}},
	"halloween":    {{nil, cycle{ofDay, 10, 31, 0}}},
	"boxing":       {{[]string{"day"}, cycle{ofDay, 12, 26, 0}}},
	"independence": {{[]string{"day"}, cycle{ofDay, 7, 4, 0}}},
	"labor":        {{[]string{"day"}, cycle{ofNth, 9, 1, 1}}},
	"memorial":     {{[]string{"day"}, cycle{ofNth, 5, -1, 1}}},
	"veterans":     {{[]string{"day"}, cycle{ofDay, 11, 11, 0}}},
	"armistice":    {{[]string{"day"}, cycle{ofDay, 11, 11, 0}}},
	"columbus":     {{[]string{"day"}, cycle{ofNth, 10, 2, 1}}},
	"presidents":   {{[]string{"day"}, cycle{ofNth, 2, 3, 1}}},
	"valentine's":  {{[]string{"day"}, cycle{ofDay, 2, 14, 0}}},
	"valentine":    {{[]string{"'s", "day"}, cycle{ofDay, 2, 14, 0}}},
	"groundhog":    {{[]string{"day"}, cycle{ofDay, 2, 2, 0}}},
	"juneteenth":   {{nil, cycle{ofDay, 6, 19, 0}}},
}

type festival struct {
	rest  []string // words after the first
	cycle cycle
}

// festival reads "Christmas", "Good Friday", "New Year's Eve 1999".
func (r *reader) festival(i int) mention {
	if !r.upper(i) {
		return mention{}
	}
	for _, f := range festivals[r.w(i)] {
		e := i + 1
		for _, w := range f.rest {
			if r.w(e) != w {
				e = 0
				break
			}
			e++
		}
		if e == 0 || f.rest == nil && (r.upper(e) || !leads[r.w(i-1)] && !r.is(i-1, "at", "last", "next", "this")) {
			continue
		}
		if y, used := r.year(e); used > 0 {
			return mention{first: i, end: used, shape: fixed, when: f.cycle.in(y)}
		}
		return mention{first: i, end: e, shape: named, grain: day, cycle: f.cycle}
	}
	return mention{}
}

// in returns the period that c is in year y; weekdays have none.
func (c cycle) in(y int) period {
	switch c.kind {
	case ofDay:
		return period{day, news.Day(y, time.Month(c.a), min(c.b, daysIn(y, c.a)))}
	case ofMonth:
		return period{month, news.Day(y, time.Month(c.a), 1)}
	case ofSeason:
		return period{season, news.Day(y, time.Month(c.a), 1)}
	case ofQuarter:
		return period{quarter, news.Day(y, time.Month(c.a*3-2), 1)}
	case ofHalf:
		return period{half, news.Day(y, time.Month(c.a*6-5), 1)}
	case ofNthWeek:
		d := news.Day(y, time.Month(c.a), 7*c.b-3)
		if c.b < 0 {
			d = news.Day(y, time.Month(c.a)+1, 0)
		}
		return around(week, d)
	case ofNth:
		return period{day, nth(y, time.Month(c.a), c.b, c.c)}
	}
	return period{day, easter(y).AddDate(0, 0, c.a)}
}

// nth returns the nth weekday of a month, the last for n = -1.
func nth(y int, m time.Month, n, weekday int) time.Time {
	if n < 0 {
		d := news.Day(y, m+1, 0)
		return d.AddDate(0, 0, -(isoWeekday(d)-weekday+7)%7)
	}
	d := news.Day(y, m, 1)
	return d.AddDate(0, 0, (weekday-isoWeekday(d)+7)%7+7*(n-1))
}

// easter returns Easter Sunday of the Gregorian calendar (the anonymous algorithm in Meeus,
// Astronomical Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	l := (32 + 2*e + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return news.Day(y, time.Month(n/31), n%31+1)
}
