package attribute

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// report is an invented article of several paragraphs, for what hangs on more than one sentence.
const report = `Pier collapse: council knew of rust

By Nora Tindall

BRIGHTWATER, May 4 — The beam under the pier had rusted through months before it fell, two people familiar with the inquiry told The Salt Gazette.

“We wrote to them in March,” said Idris Pell, who runs the ticket office. “We wrote again in April. Nobody came.

“I kept both letters,” he added.

Mara Voss, the port's director, rejected the account. “No letter reached this office,” she said. Voss said an inspection in February had passed the deck.

The council said the pier would stay shut. It declined to say for how long.

Forty people were on the deck when it gave way. Tova Lindgren was mending a net below. She heard the crack first.

“It was like a gun,” she said.

“Then the whole deck went.”

A former inspector, who asked not to be named, said the steel had never been painted. He left the job in 2019. “You could put a thumb through it,” the inspector said.
`

func readReport() *news.Reading {
	r := &news.Reading{Article: &news.Article{Text: report}, Document: text.Analyze(report)}
	r.Article.Title = text.Span{Start: 0, End: strings.IndexByte(report, '\n')}
	by := strings.Index(report, "By Nora")
	day := strings.Index(report, "BRIGHTWATER")
	r.Article.Furniture = []text.Span{{Start: by, End: by + len("By Nora Tindall")}, {Start: day, End: day + len("BRIGHTWATER, May 4 —")}}
	for _, e := range cast {
		for _, name := range []string{e.Name, e.Name[strings.LastIndexByte(e.Name, ' ')+1:]} {
			for _, m := range mentionsIn(report, news.Entity{Name: name}) {
				if n := len(e.Mentions); n == 0 || !overlapsAny(e.Mentions, m) {
					e.Mentions = append(e.Mentions, m)
				}
			}
		}
		if len(e.Mentions) > 0 {
			r.Entities = append(r.Entities, e)
		}
	}
	r.Attributions = Read(r)
	return r
}

func overlapsAny(spans []text.Span, s text.Span) bool {
	for _, o := range spans {
		if o.Overlaps(s) {
			return true
		}
	}
	return false
}

// saying finds the attribution whose content has the words.
func saying(t *testing.T, r *news.Reading, words string) news.Attribution {
	t.Helper()
	for _, a := range r.Attributions {
		for _, c := range a.Content {
			if strings.Contains(c.Of(r.Article.Text), words) {
				return a
			}
		}
	}
	t.Fatalf("nobody says %q", words)
	return news.Attribution{}
}

func TestVoicesAcrossSentences(t *testing.T) {
	r := readReport()
	for _, c := range []struct{ words, name, kind, stance, quote string }{
		{"had rusted through", "", "anonymous", "asserts", "indirect"},
		{"wrote to them in March", "Idris Pell", "named-person", "asserts", "direct"},
		{"wrote again in April", "Idris Pell", "named-person", "asserts", "direct"},
		{"I kept both letters", "Idris Pell", "named-person", "asserts", "direct"},
		{"the account", "Mara Voss", "named-person", "denies", "indirect"},
		{"No letter reached", "Mara Voss", "named-person", "denies", "direct"},
		{"an inspection in February", "Mara Voss", "named-person", "asserts", "indirect"},
		{"would stay shut", "", "organization", "asserts", "indirect"},
		{"for how long", "The council", "organization", "declines-comment", "none"},
		{"Forty people", "", "reporter", "asserts", "none"},
		{"like a gun", "Tova Lindgren", "named-person", "asserts", "direct"},
		{"never been painted", "", "anonymous", "asserts", "indirect"},
		{"a thumb through", "", "anonymous", "asserts", "direct"},
	} {
		a := saying(t, r, c.words)
		got := fmt.Sprintf("%s %s %s %s", a.Source.Name, a.Source.Kind, a.Stance, a.Quote)
		if want := fmt.Sprintf("%s %s %s %s", c.name, c.kind, c.stance, c.quote); got != want {
			t.Errorf("%q: got %s, want %s", c.words, got, want)
		}
	}
}

func TestViaAndFurniture(t *testing.T) {
	r := readReport()
	if a := saying(t, r, "had rusted through"); a.Via.Name != "The Salt Gazette" {
		t.Errorf("via %q", a.Via.Name)
	}
	for _, a := range r.Attributions {
		for _, f := range r.Article.Furniture {
			if a.Passage.Overlaps(f) {
				t.Errorf("furniture in %q", a.Passage.Of(report))
			}
		}
	}
}

func TestNested(t *testing.T) {
	r := invented("Mara Voss said that Idris Pell believed that the pier was unsafe.")
	if len(r.Attributions) != 2 || r.Attributions[1].Parent != 0 || r.Attributions[0].Parent != -1 {
		t.Fatalf("got %s", describe(r))
	}
}

// TestEveryWord checks that no word of a report is left out.
func TestEveryWord(t *testing.T) {
	r := readReport()
	for _, tok := range r.Document.Tokens {
		word := tok.Of(report)
		if !isWord(word) || overlapsAny(r.Article.Furniture, tok.Span) || word == "and" || word == "that" {
			continue
		}
		held := false
		for _, a := range r.Attributions {
			held = held || a.Passage.Contains(tok.Span)
		}
		if !held {
			t.Errorf("%q at %d is in no passage", word, tok.Start)
		}
	}
}

func TestReadNothing(t *testing.T) {
	if got := Read(&news.Reading{}); got != nil {
		t.Errorf("got %v", got)
	}
	if got := Read(&news.Reading{Article: &news.Article{}, Document: text.Analyze("")}); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func checkSpans(t *testing.T, r *news.Reading) {
	t.Helper()
	s := r.Article.Text
	inside := func(what string, p, in text.Span) {
		if p.Start < in.Start || p.End > in.End || p.Empty() || !utf8.RuneStart(s[p.Start]) || p.End < len(s) && !utf8.RuneStart(s[p.End]) {
			t.Fatalf("%s %v not in %v of %q", what, p, in, s)
		}
	}
	last := 0
	for i, a := range r.Attributions {
		inside("passage", a.Passage, text.Span{Start: 0, End: len(s)})
		if a.Passage.Start < last {
			t.Fatalf("passages out of order in %q", s)
		}
		last = a.Passage.Start
		end := a.Passage.Start
		for _, c := range a.Content {
			inside("content", c, a.Passage)
			if c.Start < end {
				t.Fatalf("contents out of order in %q", s)
			}
			end = c.End
		}
		if a.Parent >= i {
			t.Fatalf("attribution %d lies in a later one, in %q", i, s)
		}
		if (a.Source.Kind == news.Reporter) != (a.Source.Text == "") && a.Cue.Empty() {
			t.Fatalf("kind %s with source %q in %q", a.Source.Kind, a.Source.Text, s)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(report)
	f.Add("“A,” she said. “B.\n\n“C” he")
	f.Add("said that, according to per said: “")
	f.Add("X, who said, said Y, “”, denied by")
	f.Add("Mara Voss (R said ) and nor that neither")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 4000 {
			t.Skip()
		}
		r := &news.Reading{Article: &news.Article{Text: s}, Document: text.Analyze(s)}
		r.Attributions = Read(r)
		checkSpans(t, r)
	})
}

func BenchmarkRead(b *testing.B) {
	r := readReport()
	long := strings.Repeat(report[strings.Index(report, "The beam"):], 4) // about 700 words
	r.Article = &news.Article{Text: long}
	r.Document = text.Analyze(long)
	b.ReportAllocs()
	for b.Loop() {
		Read(r)
	}
}
