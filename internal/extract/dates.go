package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"headwater/internal/news"
	"headwater/internal/text"
)

// dayMention is a calendar day written out in a text.
type dayMention struct {
	text.Span
	day   time.Time // midnight UTC
	other time.Time // what it means when day and month stand the other way round; zero when it cannot
}

var months = map[string]time.Month{
	"jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5, "jun": 6, "june": 6,
	"jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9, "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}

// piece is a run of digits, or of letters, of a text.
type piece struct {
	text.Span
	num int // -1 for letters
}

// pieces cuts s into its numbers and words; marks and spaces are the gaps between.
func pieces(s string) []piece {
	var out []piece
	kind, start := 0, 0
	flush := func(end int) {
		if kind == 0 {
			return
		}
		p := piece{text.Span{Start: start, End: end}, -1}
		if kind == 1 {
			if n, err := strconv.Atoi(s[start:end]); err == nil {
				p.num = n
			}
		}
		out = append(out, p)
	}
	for i, r := range s {
		k := 0
		switch {
		case r >= '0' && r <= '9':
			k = 1
		case unicode.IsLetter(r):
			k = 2
		}
		if k != kind {
			flush(i)
			kind, start = k, i
		}
	}
	flush(len(s))
	return out
}

// dateScan finds days in one text.
type dateScan struct {
	s     string
	p     []piece
	today time.Time
}

// findDays returns the days written out in s, in order. A day without a year is the latest one not
// after today; days before 1990 or more than two days after today are left out.
func findDays(s string, today time.Time) []dayMention {
	days := anyDays(s, today)
	for i := range days {
		days[i].believe(today)
	}
	return slices.DeleteFunc(days, func(d dayMention) bool { return !plausible(d.day, today) })
}

// anyDays returns every day written out in s, believable or not.
func anyDays(s string, today time.Time) []dayMention {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	d := dateScan{s, pieces(s), today}
	var out []dayMention
	for i := 0; i < len(d.p); {
		day, n := d.at(i)
		if n == 0 {
			i++
			continue
		}
		m := dayMention{Span: text.Span{Start: d.p[i].Start, End: d.p[i+n-1].End}, day: day}
		if d.p[i].num >= 0 && n == 3 {
			m.other = d.reversed(i)
			m.onWeekday(d.word(i - 1))
		}
		out = append(out, m)
		i += n
	}
	return out
}

func plausible(t, today time.Time) bool {
	return t.Year() >= 1990 && !t.After(today.AddDate(0, 0, 3).Add(-time.Second))
}

// at reads the day that begins at piece i and how many pieces it takes; 0 when none begins there.
func (d *dateScan) at(i int) (time.Time, int) {
	if d.p[i].num >= 0 {
		if day, n := d.numeric(i); n > 0 {
			return day, n
		}
		return d.dayFirst(i)
	}
	return d.monthFirst(i)
}

// gap returns what stands between piece i and the next.
func (d *dateScan) gap(i int) string {
	if i+1 >= len(d.p) {
		return "|"
	}
	return d.s[d.p[i].End:d.p[i+1].Start]
}

func (d *dateScan) word(i int) string {
	if i < 0 || i >= len(d.p) || d.p[i].num >= 0 {
		return ""
	}
	return d.p[i].Of(d.s)
}

// month returns the month named at piece i, 0 for none. It must be capitalised: "may" is a verb.
func (d *dateScan) month(i int) time.Month {
	w := d.word(i)
	if w == "" || !unicode.IsUpper(rune(w[0])) || len(w) > 9 {
		return 0
	}
	return months[strings.ToLower(w)]
}

// dayFirst reads "26 February 2026", "26th of Feb".
func (d *dateScan) dayFirst(i int) (time.Time, int) {
	j := d.afterOrdinal(i)
	if d.word(j+1) == "of" {
		j++
	}
	m := d.month(j + 1)
	if m == 0 || !isGap(d.gap(j), " -.") {
		return time.Time{}, 0
	}
	return d.finish(i, j+1, m, d.p[i].num)
}

// monthFirst reads "February 26, 2026", "Feb. 26".
func (d *dateScan) monthFirst(i int) (time.Time, int) {
	m := d.month(i)
	if m == 0 || i+1 >= len(d.p) || !isGap(d.gap(i), " .-") || d.p[i+1].num < 0 {
		return time.Time{}, 0
	}
	return d.finish(i, d.afterOrdinal(i+1), m, d.p[i+1].num)
}

// afterOrdinal steps over the "th" of "26th".
func (d *dateScan) afterOrdinal(i int) int {
	switch strings.ToLower(d.word(i + 1)) {
	case "st", "nd", "rd", "th":
		if d.gap(i) == "" {
			return i + 1
		}
	}
	return i
}

// finish reads the year after piece j, if there is one, and makes the day.
func (d *dateScan) finish(i, j int, m time.Month, day int) (time.Time, int) {
	if d.word(j+1) == "of" && d.gap(j) == " " && j+2 < len(d.p) && d.p[j+2].Len() == 4 {
		return d.withYear(i, j+2, m, day)
	}
	if next := j + 1; next < len(d.p) && d.p[next].num >= 1000 && d.p[next].Len() == 4 && isGap(d.gap(j), " ,.-") {
		return validDay(d.p[next].num, m, day, next-i+1)
	}
	if d.gap(j) == "" {
		return time.Time{}, 0 // part of a longer word
	}
	t, n := validDay(d.today.Year(), m, day, j-i+1)
	if n > 0 && t.After(d.today) {
		return validDay(d.today.Year()-1, m, day, n)
	}
	return t, n
}

// withYear makes the day when the year stands at piece j.
func (d *dateScan) withYear(i, j int, m time.Month, day int) (time.Time, int) {
	if d.p[j].num < 1000 {
		return time.Time{}, 0
	}
	return validDay(d.p[j].num, m, day, j-i+1)
}

// numeric reads "2026-03-04", "3/4/2026" (month first, unless that cannot be), "04.03.2026" (day first).
func (d *dateScan) numeric(i int) (time.Time, int) {
	if i+2 >= len(d.p) || d.p[i+1].num < 0 || d.p[i+2].num < 0 {
		return time.Time{}, 0
	}
	sep := d.gap(i)
	if sep != d.gap(i+1) || sep != "-" && sep != "/" && sep != "." {
		return time.Time{}, 0
	}
	a, b, c := d.p[i], d.p[i+1], d.p[i+2]
	switch {
	case a.Len() == 4:
		return validDay(a.num, time.Month(b.num), c.num, 3)
	case c.Len() != 4 && c.Len() != 2 || a.Len() > 2 || b.Len() > 2:
		return time.Time{}, 0
	}
	year, month, day := c.num, a.num, b.num
	if c.Len() == 2 {
		year += 2000
	}
	if month > 12 || sep == "." && day <= 12 {
		month, day = day, month
	}
	return validDay(year, time.Month(month), day, 3)
}

func validDay(year int, m time.Month, day, n int) (time.Time, int) {
	t := news.Day(year, m, day)
	if m < 1 || m > 12 || t.Month() != m || t.Day() != day {
		return time.Time{}, 0
	}
	return t, n
}

// isGap reports whether s holds nothing but the given marks and is short.
func isGap(s, marks string) bool {
	return len(s) <= 3 && strings.Trim(s, marks) == ""
}

// instantLayouts are the forms machines write; those with a zone give an instant.
var instantLayouts = []string{
	"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05Z07", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04 Z0700", "20060102T150405Z0700",
	"Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon Jan 2 15:04:05 MST 2006", "Mon Jan 2 15:04:05 -0700 2006",
	"2006-01-02 15:04:05 MST", "January 2, 2006 15:04:05 MST",
}

// parseStamp reads a date that a page gives for machines: an instant when it has a zone, else a day.
func parseStamp(s string, today time.Time) (news.Window, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 6 || len(s) > 64 {
		return news.Window{}, false
	}
	if t, ok := parseInstant(s); ok {
		w := news.Window{Earliest: t, Latest: t, Clock: true, Basis: news.FromMetadata}
		return w, plausible(t.UTC(), today)
	}
	day, ok := stampDay(s, today)
	return news.Window{Earliest: day, Latest: day, Basis: news.FromMetadata}, ok && plausible(day, today)
}

func parseInstant(s string) (time.Time, bool) {
	for _, layout := range instantLayouts {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		if name, offset := t.Zone(); strings.HasSuffix(layout, "MST") && offset == 0 && name != "UTC" && name != "GMT" && name != "Z" {
			return time.Time{}, false // an abbreviation that nobody can place
		}
		return t, true
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && (len(s) == 10 || len(s) == 13) {
		if len(s) == 13 {
			n /= 1000
		}
		return time.Unix(n, 0).UTC(), true
	}
	return time.Time{}, false
}

func stampDay(s string, today time.Time) (time.Time, bool) {
	if len(s) >= 8 && strings.Trim(s[:8], "0123456789") == "" {
		if t, err := time.Parse("20060102", s[:8]); err == nil {
			return t, true
		}
	}
	if days := findDays(s, today); len(days) > 0 {
		return days[0].day, true
	}
	return time.Time{}, false
}
