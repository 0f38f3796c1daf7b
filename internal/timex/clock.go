package timex

import "strings"

// clockTime reads a time of day, with the day when one follows: "9:41 p.m.", "6 a.m. Tuesday",
// "2130 GMT", "8 in the morning".
func (r *reader) clockTime(i int) mention {
	return r.onDay(r.clockAt(i))
}

// clockAt reads a time of day alone.
func (r *reader) clockAt(i int) mention {
	switch r.w(i) {
	case "noon", "midday":
		return mention{first: i, end: i + 1, shape: anaphor, grain: day, clock: "T12:00"}
	case "midnight":
		return mention{first: i, end: i + 1, shape: anaphor, grain: day, clock: "T24:00"}
	}
	h, min, j := r.hourMinute(i)
	if j == 0 {
		return mention{}
	}
	h, j, ok := r.half(h, j, i)
	if !ok {
		return mention{}
	}
	return mention{first: i, end: r.zone(j), shape: anaphor, grain: day, clock: "T" + twoDigits(h) + ":" + twoDigits(min)}
}

// hourMinute reads the figures: "9", "9:41", "9.41", "2130".
func (r *reader) hourMinute(i int) (h, min, end int) {
	if i >= len(r.p) {
		return 0, 0, 0
	}
	w, n := r.w(i), 0
	v, used := r.number(i)
	switch {
	case len(w) == 4 && r.isFigure(i) && (zones[r.w(i+1)] || r.is(i+1, "hours")):
		n = int(v)
		h, min, end = n/100, n%100, i+1
	case r.is(i+1, ":") && r.isFigure(i) && r.isFigure(i+2) && r.p[i+1].Glued && r.p[i+2].Glued && len(r.w(i+2)) == 2:
		h, min, end = int(v), int(r.p[i+2].Value), i+3
	case digits(w) > 0 && len(w) == digits(w)+3 && v < 24 && int(v*100+.5)%100 < 60 && r.meridiem(i+1) != "":
		h, min, end = int(v), int(v*100+.5)%100, i+1
	case used == 1 && v == float64(int(v)):
		h, end = int(v), i+1
	}
	if h > 24 || min > 59 || len(w) == 0 {
		return 0, 0, 0
	}
	return h, min, end
}

// meridiem returns "a" or "p" where a word of that meaning stands.
func (r *reader) meridiem(i int) string {
	switch r.w(i) {
	case "am", "a.m", "a.m.":
		return "a"
	case "pm", "p.m", "p.m.":
		return "p"
	}
	return ""
}

// half reads what tells the half of the day after the figures that open at i, and returns the
// hour of 24; not ok when the figures do not tell a time.
func (r *reader) half(h, j, i int) (hour24, end int, ok bool) {
	m, e := r.meridiem(j), j+1
	switch {
	case m != "":
		if strings.Contains(r.w(j), ".") {
			e = r.stop(e)
		}
	case r.is(j, "o'clock"):
		m, e = r.dayHalf(e)
		if m == "" {
			return h, j + 1, true
		}
	case r.is(j, "in") && r.is(j+1, "the") && dayParts[r.w(j+2)] != "":
		m, e = r.dayHalf(j)
	default:
		return h, j, j > i+1 || zones[r.w(j)] || r.is(j, "hours") && len(r.w(i)) == 4
	}
	if h > 12 {
		return h, e, true
	}
	if m == "p" && h < 12 {
		h += 12
	} else if m == "a" && h == 12 {
		h = 0
	}
	return h, e, true
}

// dayHalf reads "in the morning", "at night".
func (r *reader) dayHalf(j int) (string, int) {
	if r.is(j, "in") && r.is(j+1, "the") {
		j++
	} else if !r.is(j, "at") {
		return "", j
	}
	switch dayParts[r.w(j+1)] {
	case "MO":
		return "a", j + 2
	case "AF", "EV", "NI":
		return "p", j + 2
	}
	return "", j
}

var zones = set("gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "pt", "bst", "cet", "cest", "ist")

// zone steps over "EST", "local time", "hours GMT".
func (r *reader) zone(j int) int {
	if r.is(j, "hours") {
		j++
	}
	if zones[r.w(j)] {
		return j + 1
	}
	if r.is(j, "local", "eastern") && r.is(j+1, "time") {
		return j + 2
	}
	return j
}

// onDay joins a time of day with the day after it: "6 a.m. Tuesday", "9 p.m. on March 3".
func (r *reader) onDay(c mention) mention {
	if !c.ok() {
		return c
	}
	j := c.end
	if r.is(j, ",") {
		j++
	}
	if r.is(j, "on") {
		j++
	}
	var d mention
	switch classes[r.w(j)] {
	case aWeekday, aShortWeekday:
		d = r.weekday(j)
	case aMonth:
		d = r.monthFirst(j)
	case aNearDay:
		d = r.nearDay(j)
	case aNumber, noClass:
		if r.isFigure(j) {
			d = r.dayFirst(j)
		}
	}
	if !d.ok() || d.grain != day && d.when.grain != day || d.clock != "" || d.shape == repeated {
		return c
	}
	d.first, d.clock, d.part = c.first, c.clock, ""
	return d
}

// clockWord reads "noon", "midnight", "noon Saturday", "overnight".
func (r *reader) clockWord(i int) mention {
	if r.w(i) == "overnight" {
		return mention{first: i, end: i + 1, shape: deictic, grain: day, n: 0, part: "NI"}
	}
	return r.clockTime(i)
}
