package extract

import (
	"testing"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// checkSpans holds what every article promises: spans in range, on rune boundaries, furniture in
// order and without overlap.
func checkSpans(t *testing.T, a *news.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) {
		t.Fatalf("text is not UTF-8: %q", a.Text)
	}
	inRange(t, a.Text, a.Title)
	inRange(t, a.Text, a.Dateline.Span)
	end := 0
	for _, s := range a.Furniture {
		inRange(t, a.Text, s)
		if s.Empty() || s.Start < end {
			t.Fatalf("furniture out of order or empty: %v", a.Furniture)
		}
		end = s.End
	}
}

func inRange(t *testing.T, s string, p text.Span) {
	t.Helper()
	ok := 0 <= p.Start && p.Start <= p.End && p.End <= len(s)
	if !ok || p.Start < len(s) && !utf8.RuneStart(s[p.Start]) || p.End < len(s) && !utf8.RuneStart(s[p.End]) {
		t.Fatalf("span %v does not lie in a text of %d bytes", p, len(s))
	}
}
