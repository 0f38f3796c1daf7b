package text

import (
	"slices"
	"strings"
	"testing"
)

// In each case | stands where a sentence should end inside the paragraph.
var sentenceCases = []string{
	"Col. Piet Haan met Gov. Ann Lee on Feb. 3.| He left.",
	"The firm is based in the U.S.| It employs 118.",
	"The U.S. Coast Guard came at 5 p.m. Tuesday.| Nobody was hurt.",
	"It closed at 5 p.m.| The crowd went home.",
	"WASHINGTON, Dec. 30 — The dock was hit.| No one was there.",
	"PARIS (Reuters) - The dock was hit.",
	"“Why?” he asked.| “Nobody knows.”",
	"“Why was it hit?” Mara Voss asked.| Nobody answered.",
	"“Will it end?”| The crowd said nothing.",
	"“It is over!” cried Lee.",
	"\"We act.| Nobody waits,\" she said.| \"Nobody.\"| The end.",
	"He said: “It is done.”| Then he left.",
	"Brightwater Marine Inc. said so.| It was J. R. Lee.",
	"She lives in St. Louis, Mo., near No. 10 Main St.| He does not.",
	"1. Stay calm.| Leave at once.",
	"Wait ... no.| We were … tired.",
	"Prices rose 4.1 percent.| 118 people left.",
	"It ended.|The rest is known.",
	"He has a Ph.D. in law, e.g. Roman law, etc.| She has none.",
	"A headline without a stop",
	"(He left.| She stayed.)| They met.",
	"The ship (from Oslo) came!| ‘No,’ he said.",
	"Yahoo! was sold.| eBay was not.",
	"Vitamin C.| The rest is known.",
}

func TestSentences(t *testing.T) {
	for _, c := range sentenceCases {
		text := strings.ReplaceAll(c, "|", "")
		var want []string
		for s := range strings.SplitSeq(c, "|") {
			want = append(want, strings.TrimSpace(s))
		}
		var got []string
		for _, s := range Analyze(text).Sentences {
			got = append(got, s.Of(text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("\n got %q\nwant %q", got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := "Harbour board suspends director\n\n" +
		"The harbour board of Port Alden suspended its director on Tuesday after\n" +
		"an inquiry found that dredging contracts worth millions were awarded to\n" +
		"a single firm without any tender.\n\n" +
		"“We acted the moment we saw the papers,” the chairman told reporters in\n" +
		"front of the customs house. Nobody was hurt, and nobody was arrested on\n" +
		"the day.\n" +
		"  An indented line begins a paragraph.\n"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"lines":   {"One.\n\n Two. \r\nThree.\u2028Four.\n", []string{"One.", "Two.", "Three.", "Four."}},
		"bullets": {"Rules:\n• Stay calm.\n• Leave.", []string{"Rules:", "• Stay calm.", "• Leave."}},
		"wrapped": {wrapped, []string{"Harbour board suspends director", "The harbour board", "“We acted", "An indented line"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := Analyze(c.text)
			if len(d.Paragraphs) != len(c.want) {
				t.Fatalf("%d paragraphs, want %d: %v", len(d.Paragraphs), len(c.want), d.Paragraphs)
			}
			for i, p := range d.Paragraphs {
				if !strings.HasPrefix(p.Of(c.text), c.want[i]) {
					t.Errorf("paragraph %d is %q, want %q", i, p.Of(c.text), c.want[i])
				}
			}
		})
	}
}

func TestQuotes(t *testing.T) {
	for text, want := range map[string][]string{
		"“Yes,” she said. “No.”":                            {"“Yes,”", "“No.”"},
		"\"Yes,\" she said. \"No.\"":                        {"\"Yes,\"", "\"No.\""},
		"He said “she cried ‘wolf’ twice” and left.":        {"“she cried ‘wolf’ twice”"},
		"‘Yes,’ she said; the workers’ union didn’t agree.": {"‘Yes,’"},
		"'Yes,' she said; the workers' union didn't agree.": {"'Yes,'"},
		"‘The workers’ union agreed,’ he said.":             {"‘The workers’ union agreed,’"},
		"In the '90s it's the boys' game.":                  nil,
		"The pipe is 12\" wide and 6' 2\" long.":            nil,
		"\"The 12\" pipe burst,\" he said.":                 {"\"The 12\" pipe burst,\""},
		"“Never closed, he said.":                           nil,
		"Never opened,” he said. “But this is.”":            {"“But this is.”"},
		"„Ja“ und «oui»":                                    {"„Ja“", "«oui»"},
		"``Old style,'' he said.":                           {"``Old style,''"},
		"“One\n“Two.”":                                      {"“One…", "“Two.”"},
		"“One\nTwo.”":                                       nil,
		"The so-called \"experts\" (\"fools\") left.":       {"\"experts\"", "\"fools\""},
		"\"The term 'no' \" he said. «  Oui »":              {"\"The term 'no' \"", "«  Oui »"},
		"He said—“no”—and left.":                            {"“no”"},
		"“She said, ‘I won’t,’” he recalled.":               {"“She said, ‘I won’t,’”"},
	} {
		d := Analyze(text)
		var got []string
		for _, q := range d.Quotes {
			s := q.Of(text)
			if q.Continues {
				s += "…"
			}
			got = append(got, s)
		}
		if !slices.Equal(got, want) {
			t.Errorf("quotes of %q:\n got %q\nwant %q", text, got, want)
		}
	}
}
