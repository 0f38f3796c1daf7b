package extract

import "testing"

func TestWritesDayFirst(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       bool
	}{
		{"en-GB", "", true},
		{"en-US", "The harbour lost £3.", false},
		{"en_AU", "", true},
		{"en", "Nothing to tell.", false},
		{"", "Fares rise by 6 per cent.", true},
		{"", "Fares rise by 6 percent.", false},
		{"", "The harbour opened on 4 March.", true},
		{"", "The harbor opened on March 4.", false},
		{"en", "A ticket costs £4.", true},
		{"en", "A ticket costs $4.", false},
	} {
		if got := writesDayFirst(c.lang, c.text); got != c.want {
			t.Errorf("writesDayFirst(%q, %q) = %v", c.lang, c.text, got)
		}
	}
}
