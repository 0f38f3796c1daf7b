package web

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
)

// How words, numbers and days are written on pages.

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// clip shortens s to at most n characters.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:n-1]), " ,.;:(") + "…"
}

// sentence gives s a capital at its front and a full stop at its end.
func sentence(s string) string {
	s = upperFirst(oneLine(s))
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsLetter(last) || unicode.IsDigit(last) {
		s += "."
	}
	return s
}

// count writes a number with its noun: "1 report", "3 reports".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// claimText is the text of a claim as a line of its own: a quotation mark without its partner, left by
// the cut from its sentence, is taken off.
func claimText(s string) string {
	s = oneLine(s)
	opens, closes := strings.Count(s, "“"), strings.Count(s, "”")
	straight := strings.Count(s, `"`)
	if opens < closes || straight == 1 {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "”"), `"`)
	}
	if opens > closes || straight == 1 {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "“"), `"`)
	}
	return sentence(strings.TrimRight(s, " ,;"))
}

func percent(share float64) int { return int(100*share + 0.5) }

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// rangeText writes a day, or a range of days, as briefly as it can be read.
func rangeText(a, b time.Time) string {
	switch {
	case a.IsZero() || b.IsZero():
		return ""
	case news.DayOf(a).Equal(news.DayOf(b)):
		return a.Format("2 Jan 2006")
	case a.Day() == 1 && a.Month() == 1 && b.Month() == 12 && b.Day() == 31:
		return yearRange(a, b)
	case a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1 && a.Month() == b.Month() && a.Year() == b.Year():
		return a.Format("January 2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("2–") + b.Format("2 Jan 2006")
	case a.Year() == b.Year():
		return a.Format("2 Jan – ") + b.Format("2 Jan 2006")
	}
	return a.Format("2 Jan 2006 – ") + b.Format("2 Jan 2006")
}

func yearRange(a, b time.Time) string {
	if a.Year() == b.Year() {
		return a.Format("2006")
	}
	return a.Format("2006–") + b.Format("2006")
}

// windowText says when an article was published, as closely as is known.
func windowText(w news.Window) string {
	s := rangeText(w.Earliest, w.Latest)
	if s == "" {
		return "undated"
	}
	if w.Clock && w.Earliest.Equal(w.Latest) {
		s += w.Earliest.Format(", 15:04")
	}
	return s
}
