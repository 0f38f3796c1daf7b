package text

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// hostile are texts that break careless readers; they seed the fuzz test.
var hostile = []string{
	"", " ", "\n\n", "\ufeff", "\xff\xfe\x00", "a\u200bb", "'", "’", "“", "\"\"\"\"", "''''", "...", "…", "?!?!",
	"“Unclosed\n“Again", "”Swedish”", "„Deutsch“", "«Fran\u00e7ais»", "'90s", "5'10\" tall", "\u202eright to left\u202c",
	"👩‍👩‍👧 said 👍🏽.", "مرحبا. كيف حالك؟", "U.S.", "U.S...", "Mr.", "J.", "n't", "'s", "can't've", "http://", "www.", "@", "#", "@a@b@c",
	"No. 5 no. no", "1. a\n2. b", "a-\u2014-b", "$$$", "US$5", "e.g.,", "A\r\nB\rC\u2028D\u2029E\u0085F", "\u00ad\u200d\u200c",
}

// checkDocument fails when a span of d is out of range, out of order or cuts a character.
func checkDocument(t interface{ Fatalf(string, ...any) }, d *Document) {
	last := 0
	sound := func(what string, s Span) {
		if s.Start < 0 || s.End > len(d.Text) || s.Empty() || !boundary(d.Text, s.Start) || !boundary(d.Text, s.End) {
			t.Fatalf("%s %v of %q: bad span", what, s, d.Text)
		}
	}
	ordered := func(what string, s Span) {
		sound(what, s)
		if s.Start < last {
			t.Fatalf("%s %v of %q begins before %d", what, s, d.Text, last)
		}
		last = s.End
	}
	for _, p := range d.Paragraphs {
		ordered("paragraph", p)
	}
	last = 0
	for _, k := range d.Tokens {
		ordered("token", k.Span)
	}
	last = 0
	next := 0
	for _, s := range d.Sentences {
		ordered("sentence", s.Span)
		if s.First != next || s.Last <= s.First || d.Tokens[s.First].Start != s.Start || d.Tokens[s.Last-1].End != s.End ||
			!d.Paragraphs[s.Paragraph].Contains(s.Span) {
			t.Fatalf("sentence %+v of %q does not fit its tokens", s, d.Text)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("%q: tokens outside sentences", d.Text)
	}
	last = 0
	for _, q := range d.Quotes {
		ordered("quote", q.Span)
		if !q.Contains(q.Inner) || q.Inner.Start > q.Inner.End {
			t.Fatalf("quote %+v of %q", q, d.Text)
		}
	}
}

// boundary reports whether a character begins or ends at i; every byte of broken UTF-8 is one.
func boundary(s string, i int) bool {
	if i == 0 || i == len(s) || utf8.RuneStart(s[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(s[i-back]) {
			_, n := utf8.DecodeRuneInString(s[i-back:])
			return n <= back
		}
	}
	return true
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkDocument(t, Analyze(s)) })
}

func TestSpansHold(t *testing.T) {
	piece := rapid.SampledFrom(append(hostile, "He ", "said", " “No.” ", "Dec. 30", "\n\n", " — ", "the ", "workers’ ", "\"Why?\" ",
		"he asked. ", "Voss", "\n", "4.1", ",", "‘yes’", " (", ")", "Inc. "))
	rapid.Check(t, func(t *rapid.T) {
		checkDocument(t, Analyze(strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), "")))
	})
}

func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Analyze(rapid.String().Draw(t, "text"))
		at := 0
		for _, k := range append(d.Tokens, Token{Span: Span{len(d.Text), len(d.Text)}}) {
			for _, r := range d.Text[at:k.Start] {
				if !isBlank(r) && lineBreak(string(r)) == 0 {
					t.Fatalf("%q: %q is in no token", d.Text, r)
				}
			}
			at = k.End
		}
	})
}

func TestLargeTexts(t *testing.T) {
	for name, s := range map[string]string{
		"long sentence":   strings.Repeat("and then it went on ", 2500),
		"many words":      strings.Repeat("The harbour was closed on Monday. ", 17000),
		"one long word":   strings.Repeat("x", 100000),
		"stops":           strings.Repeat(".", 100000),
		"opening marks":   strings.Repeat("“a ", 50000),
		"straight quotes": strings.Repeat("\" ", 50000),
		"inch marks":      strings.Repeat("\"a 5\" ", 20000),
		"closers":         "a." + strings.Repeat("\"", 100000),
		"dots and spaces": strings.Repeat(". ", 50000),
		"blanks":          strings.Repeat(" ", 100000) + "x",
		"initials":        strings.Repeat("A. ", 30000),
		"apostrophes":     strings.Repeat("a'", 50000),
		"brackets":        "a. " + strings.Repeat("(", 100000),
		"stops, openers":  strings.Repeat(". (", 40000),
	} {
		t.Run(name, func(t *testing.T) { checkDocument(t, Analyze(s)) })
	}
}

// TestRealTexts reads whatever articles lie beside the checkout.
func TestRealTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/data/polnear/dev/text/*.txt")
	if len(files) == 0 {
		t.Skip("no articles to read")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, Analyze(string(b)))
	}
}
