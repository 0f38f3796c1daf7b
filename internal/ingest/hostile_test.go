package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"headwater/internal/export"
	"headwater/internal/news"
	"headwater/internal/text"
)

// hostile are inputs that no editor wrote, by what is wrong with them.
var hostile = map[string]string{
	"unbalanced quotation marks": "“The pier is shut, Ada Holt said. “It will stay shut.\n\n“Nobody asked” us, she said, “and \"nobody” will.\n\n" +
		"”Late,” he said. ‘Too ‘late’, said Holt. «No», 'she' \"added.\n",
	"transcript": "Q: When did you know?\n\nA: On Monday. I told the mayor.\n\nSMITH: He did not.\n\nTHE CHAIR: Order. Mr. Smith said he knew.\n\n" +
		"SMITH: I said “Tuesday”.\n\nQ. Who?\nA. The harbour board, according to the minutes.\n",
	"list of quotes":        strings.Repeat("• “We will not pay.” – Ada Holt, chair\n• \"They will.\" — harbour board\n", 30),
	"all capitals":          "HARBOUR BOARD SAYS PIER SHUT\n\nADA HOLT SAID ON MONDAY THAT 40 BOATS WERE LOST. “WE WARNED THEM,” SHE SAID.\n",
	"table":                 "Port | Boats | Date\n---|---|---\nAlden\t40\t03/04/2026\nOrley\t12–15\t2026-03-05\nTotal\t55%\t\n",
	"emoji":                 "The mayor 👩🏽‍🚒 said on Monday “yes 👍🏿” to 40 🚢 boats. 🇳🇴🇳🇴 Holt told 🎙️ reporters 😀😀.\n",
	"right to left":         "قال المتحدث يوم الاثنين “40 قاربا”. \u202eHolt said on Monday\u202c. אמר הדובר: „לא“, Holt told ה‏עיתון.\n",
	"zero width":            "H\u200bolt s\u200daid o\ufeffn Mon\u200bday t\u00adhat 4\u200b0 bo\u2060ats sank. “\u200bNo\u200b,” she\u200b said.\n",
	"surrogates":            "<p>The mayor said &#xD800;&#xDFFF;&#55357; “no” on Monday.</p><p>Holt said &#x110000; &#0; &#x1F600; yes.</p>",
	"nuls":                  "The\x00 mayor\x00 said\x00 “no”\x00 on\x00 Monday.\x00\n\n\x00Holt said yes.\x00",
	"carriage returns":      "Pier shut\r\n\r\nBy Ada Holt\r\n\r\nORLEY, March 3 — The mayor said\r\non Monday “no”.\r\rShe added\n\r40 boats.\r\n",
	"not UTF-8":             "The may\xffor said \xe2\x80 on M\xc3nday \xf0\x9f “n\x80o”, Holt told \xed\xa0\x80 the paper.\n",
	"combining marks":       "The mayor" + strings.Repeat("\u0301", 3000) + " said on Monday" + strings.Repeat("\u0335", 3000) + " “no”.\n",
	"deep markup":           strings.Repeat("<div>", 20_000) + "<p>The mayor said on Monday that 40 boats sank.</p>" + strings.Repeat("</div>", 20_000),
	"deep inline markup":    "<p>" + strings.Repeat("<b><i>", 5000) + "The mayor said “no” on Monday.",
	"unclosed tags":         "<html><body><p>The mayor said <a href='x'>on <b>Monday<p>that <table><tr><td>40 boats <li>sank</body",
	"long sentence":         "The mayor said " + strings.Repeat("that the boat of the board, which she told Holt was late, ", 900) + "sank.",
	"long word":             "Holt said " + strings.Repeat("a", 50_000) + " on Monday.",
	"marks alone":           strings.Repeat("“”‘’\"'(),.;:—–-…", 2000),
	"opening marks alone":   strings.Repeat("“ ", 20_000),
	"figures alone":         strings.Repeat("1,200 3-2 06/07/2026 9:41 $4bn 12–15% ½ ", 2000),
	"says said told":        strings.Repeat("said told says according to asked added ", 3000),
	"days after days":       strings.Repeat("the day after the day after two days before 3 days after March 3 to ", 2000),
	"names alone":           strings.Repeat("Ada Holt Jr. of the Orley Harbour Board and Sir J. R. Voss ", 1500),
	"short lines":           strings.Repeat("said\n\n“no”\n\n", 5000),
	"attributes in a heap":  "<p " + strings.Repeat("a=b ", 30_000) + ">The mayor said no on Monday.</p>",
	"entities in a heap":    "<p>" + strings.Repeat("&amp;&lt;&nbsp;&hellip;", 10_000) + " Holt said.</p>",
	"markup in plain words": "Holt said 3 < 4 and <b is > a & b; &notanentity; <<<<>>>> on Monday.\n",
}

// TestHostile reads each of them: an answer whose every span holds, or a Problem, in little time.
func TestHostile(t *testing.T) {
	for name, body := range hostile {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			readAndCheck(t, body)
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v for %d bytes", took, len(body))
			}
		})
	}
}

// TestReadingsHoldTogether mixes scraps of hostile inputs in any order.
func TestReadingsHoldTogether(t *testing.T) {
	scraps := []string{"“", "”", "\"", "‘", "’", "'", " ", "\n", "\n\n", "\r\n", ".", ",", ":", "—", "(", ")", "\x00", "\u200b", "\u202e", "é", "👩🏽‍🚒", "\xff", "<p>", "</p>",
		"&#xD800;", "&amp;", "The mayor ", "Ada Holt ", "she ", "they ", "said ", "told the Orley Courier ", "according to ", "a spokesman ", "denied ", "that ",
		"on Monday ", "March 3 ", "two days after ", "the vote ", "40 ", "boats ", "between ", "and ", "$4bn ", "percent ", "not ", "Q: ", "SMITH: ", "reportedly ", "İ", "ẞ", "ﬁ"}
	rapid.Check(t, func(t *rapid.T) {
		readAndCheck(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 120).Draw(t, "scraps"), ""))
	})
}

// failer is what a test of any kind can do.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// readAndCheck reads body and holds the reading to what it promises.
func readAndCheck(t failer, body string) {
	t.Helper()
	r, err := Read(&news.Capture{Name: "hostile", Body: []byte(body)}, asOf)
	var problem *news.Problem
	if err != nil && !errors.As(err, &problem) {
		t.Fatalf("an error that is no Problem: %v", err)
	}
	if err == nil {
		checkReading(t, r)
		checkExport(t, r)
	}
}

// checkReading holds that the text is UTF-8 and that every span of a reading lies in it, on rune
// boundaries, and is in its order; what may be told or not may be empty.
func checkReading(t failer, r *news.Reading) {
	t.Helper()
	s := spans{t: t, text: r.Article.Text}
	if !utf8.ValidString(s.text) {
		t.Fatalf("text is not UTF-8: %.80q", s.text)
	}
	s.optional("title", r.Article.Title)
	s.optional("dateline", r.Article.Dateline.Span)
	for _, f := range r.Article.Furniture {
		s.ordered("furniture", f)
	}
	s.checkDocument(r.Document)
	for _, x := range r.Times {
		s.ordered("time", x.Span)
	}
	for _, q := range r.Quantities {
		s.told("quantity", q.Span)
		s.ordered("number", q.Number)
	}
	for i, e := range r.Entities {
		for _, m := range e.Mentions {
			s.ordered(fmt.Sprint("mention of ", i), m)
		}
	}
	for _, ref := range r.References {
		s.ordered("reference", ref.Span)
		s.index("reference", ref.Entity, 0, len(r.Entities))
	}
	s.checkAttributions(r)
}

// spans checks spans of one text, each kind in its own order.
type spans struct {
	t    failer
	text string
	ends map[string]int // where the last span of each kind ended
}

// optional holds that p lies in the text, on rune boundaries.
func (s *spans) optional(kind string, p text.Span) {
	ok := 0 <= p.Start && p.Start <= p.End && p.End <= len(s.text)
	if !ok || p.Start < len(s.text) && !utf8.RuneStart(s.text[p.Start]) || p.End < len(s.text) && !utf8.RuneStart(s.text[p.End]) {
		s.t.Fatalf("%s %v does not lie in %d bytes: %.200q", kind, p, len(s.text), s.text)
	}
}

// told holds that p is not empty either.
func (s *spans) told(kind string, p text.Span) {
	if s.optional(kind, p); p.Empty() {
		s.t.Fatalf("%s is empty at %d: %.200q", kind, p.Start, s.text)
	}
}

// ordered holds that p comes after the others of its kind, too.
func (s *spans) ordered(kind string, p text.Span) {
	s.told(kind, p)
	if s.ends == nil {
		s.ends = map[string]int{}
	}
	if p.Start < s.ends[kind] {
		s.t.Fatalf("%s %v opens before %d: %.200q", kind, p, s.ends[kind], s.text)
	}
	s.ends[kind] = p.End
}

func (s *spans) index(kind string, i, low, end int) {
	if i < low || i >= end {
		s.t.Fatalf("%s: index %d of %d", kind, i, end)
	}
}

func (s *spans) checkDocument(d *text.Document) {
	if d.Text != s.text {
		s.t.Fatalf("the document is of another text")
	}
	for _, p := range d.Paragraphs {
		s.ordered("paragraph", p)
	}
	for _, x := range d.Tokens {
		s.ordered("token", x.Span)
	}
	last := 0
	for _, x := range d.Sentences {
		s.ordered("sentence", x.Span)
		if x.First != last || x.Last <= x.First || x.Last > len(d.Tokens) {
			s.t.Fatalf("sentence of tokens %d to %d after %d", x.First, x.Last, last)
		}
		last = x.Last
	}
	for _, q := range d.Quotes {
		s.ordered("quote", q.Span)
		if s.optional("words of a quote", q.Inner); !q.Contains(q.Inner) {
			s.t.Fatalf("words %v of quote %v", q.Inner, q.Span)
		}
	}
}

func (s *spans) checkAttributions(r *news.Reading) {
	start := 0
	for i, a := range r.Attributions {
		s.told("attribution", a.Passage)
		if a.Passage.Start < start {
			s.t.Fatalf("attribution %d opens at %d, before %d: %.200q", i, a.Passage.Start, start, s.text)
		}
		start = a.Passage.Start
		for _, c := range a.Content {
			s.ordered(fmt.Sprint("content of ", i), c)
		}
		s.optional("cue", a.Cue)
		s.optional("source", a.Source.Span)
		s.optional("via", a.Via.Span)
		s.index("source", a.Source.Entity, -1, len(r.Entities))
		s.index("parent", a.Parent, -1, len(r.Attributions))
	}
}

// checkExport writes the reading as JSON and holds every passage in it against the text by code points.
func checkExport(t failer, r *news.Reading) {
	t.Helper()
	var out bytes.Buffer
	if err := export.Reading(&out, "a1", r); err != nil {
		t.Fatalf("writing: %v", err)
	}
	var article map[string]any
	if err := json.Unmarshal(out.Bytes(), &article); err != nil {
		t.Fatalf("not JSON: %v", err)
	}
	words, _ := article["text"].(string)
	checkPassages(t, []rune(words), article)
}

// checkPassages looks for passages however deep v holds them.
func checkPassages(t failer, words []rune, v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			checkPassages(t, words, x)
		}
	case map[string]any:
		if exact, ok := v["exact"].(string); ok {
			start, end := int(v["start"].(float64)), int(v["end"].(float64))
			if start < 0 || end < start || end > len(words) || string(words[start:end]) != exact {
				t.Fatalf("passage %d to %d is not %q", start, end, exact)
			}
		}
		for _, x := range v {
			checkPassages(t, words, x)
		}
	}
}
