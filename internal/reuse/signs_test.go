package reuse

import (
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

func TestSigns(t *testing.T) {
	for _, c := range []struct {
		byline, agency, outlet string
		want                   bool
	}{
		{"Ines Varga and Northern Wire", "", "Northern Wire", true},
		{"Ines Varga, Tom Okoro and Northern Wire", "", "Northern Wire", true},
		{"Ines Varga", "Northern Wire", "Northern Wire", true},
		{"Ines Varga and Tom Okoro", "", "Northern Wire", false},
		{"", "", "Northern Wire", false},
		{"Ines Varga", "", "", false},
	} {
		if got := signs(&news.Article{Byline: c.byline, Agency: c.agency}, c.outlet); got != c.want {
			t.Errorf("%q, %q of %q: %v", c.byline, c.agency, c.outlet, got)
		}
	}
}

func TestUpdateNote(t *testing.T) {
	for s, want := range map[string]bool{
		"Clarification, 2 July: An earlier article gave the wrong day.": true,
		"Correction: The deck was shut in May.":                         true,
		"The council asked for clarification of the figure.":            false,
	} {
		if got := !updateNote(text.Analyze(s)).Empty(); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
