package story

import (
	"strings"
	"testing"

	"headwater/internal/news"
	"headwater/internal/quantity"
	"headwater/internal/text"
)

// plainReading reads a text for its words and numbers alone.
func plainReading(words string) *news.Reading {
	title, _, _ := strings.Cut(words, "\n")
	r := &news.Reading{Article: &news.Article{Text: words, Title: text.Span{End: len(title)}}, Document: text.Analyze(words)}
	r.Quantities = quantity.Read(r.Document)
	return r
}

func FuzzRevise(f *testing.F) {
	f.Add("Kiln cools\nThe kiln held 40 pots. \"It was hot,\" she said.", "Kiln cools\nThe kiln held 90 pots. \"It was very hot,\" she said.\nCorrection: We said 40. It was 90, not 40.")
	f.Add("", "\xff “")
	f.Add("a. b. c.", "c. a.")
	f.Fuzz(func(t *testing.T, older, newer string) {
		r := Revise(plainReading(older), plainReading(newer))
		inside := func(s text.Span, in string) {
			if s.Start < 0 || s.End < s.Start || s.End > len(in) {
				t.Fatalf("%+v is not in a text of %d bytes", s, len(in))
			}
		}
		for _, e := range r.Edits {
			inside(e.Older, older)
			inside(e.Newer, newer)
		}
		for _, n := range r.Notes {
			inside(n, newer)
		}
		last := 0
		for _, c := range r.Changes {
			inside(c.Passage.Span, newer)
			if c.Against != nil {
				inside(c.Against.Span, older)
			}
			if c.Passage.Span.Start < last || c.Explanation == "" {
				t.Fatalf("out of order, or without a word: %+v", c)
			}
			last = c.Passage.Span.Start
		}
		if older == newer && (len(r.Edits) > 0 || len(r.Changes) > 0) {
			t.Fatalf("equal texts differ: %+v", r)
		}
	})
}

func TestIsSlip(t *testing.T) {
	for words, want := range map[string]bool{
		"weakened wekened": true, "recieved received": true, "comittee committee": true, "harbour harbor": true,
		"now not": false, "1931 1913": false, "safe unsafe": false, "can cannot": false, "bridge tunnel": false, "two words one": false, "said": false,
	} {
		a, b, _ := strings.Cut(words, " ")
		if got := isSlip(a, b); got != want {
			t.Errorf("isSlip(%q, %q) = %v", a, b, got)
		}
	}
}

// BenchmarkRevise compares two versions of some 700 words.
func BenchmarkRevise(b *testing.B) {
	var older strings.Builder
	older.WriteString("Kiln cools\n")
	for i := range 45 {
		older.WriteString(strings.Repeat("The kiln held pots of clay, ", 1))
		older.WriteString([]string{"and the potter said that it was hot.", "but nobody had lit it since 12 May.", "while 40 guests looked on in the yard."}[i%3])
		older.WriteString("\n")
	}
	x, y := plainReading(older.String()), plainReading(strings.Replace(older.String(), "40 guests", "90 guests", 1))
	b.ReportAllocs()
	for b.Loop() {
		Revise(x, y)
	}
}
