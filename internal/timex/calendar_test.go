package timex

import (
	"testing"
	"time"

	"headwater/internal/news"
)

func TestPeriods(t *testing.T) {
	day0 := news.Day(2026, 3, 11) // a Wednesday
	for _, c := range []struct {
		grain             grain
		shift             int
		value, first, end string
	}{
		{day, -1, "2026-03-10", "2026-03-10", "2026-03-10"},
		{week, -1, "2026-W10", "2026-03-02", "2026-03-08"},
		{weekend, 0, "2026-W11-WE", "2026-03-14", "2026-03-15"},
		{month, -1, "2026-02", "2026-02-01", "2026-02-28"},
		{quarter, 1, "2026-Q2", "2026-04-01", "2026-06-30"},
		{season, -1, "2025-WI", "2025-12-01", "2026-02-28"},
		{half, 1, "2026-H2", "2026-07-01", "2026-12-31"},
		{year, -2, "2024", "2024-01-01", "2024-12-31"},
		{decade, -3, "199", "1990-01-01", "1999-12-31"},
		{century, -1, "19", "1901-01-01", "2000-12-31"},
	} {
		p := around(c.grain, day0).shift(c.shift)
		got := [...]string{p.value(), p.first.Format(time.DateOnly), p.last().Format(time.DateOnly)}
		if got != [...]string{c.value, c.first, c.end} {
			t.Errorf("grain %d shifted by %d: got %v, want %s %s %s", c.grain, c.shift, got, c.value, c.first, c.end)
		}
	}
}

func TestEaster(t *testing.T) {
	for _, want := range []time.Time{news.Day(1961, 4, 2), news.Day(2000, 4, 23), news.Day(2024, 3, 31), news.Day(2026, 4, 5), news.Day(2038, 4, 25)} {
		if got := easter(want.Year()); !got.Equal(want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}
