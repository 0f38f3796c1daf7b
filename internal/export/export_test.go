package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Offsets are code points: whatever stands in the text, the words between two of them are the exact ones.
func TestPointsAreCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "“", "漢", "🙂", "\n", "word ", strings.Repeat("x", 300)})).Draw(t, "text"), "")
		p := newPoints(s)
		runes := []rune(s)
		start := rapid.IntRange(0, len(runes)).Draw(t, "start")
		end := rapid.IntRange(start, len(runes)).Draw(t, "end")
		from, to := len(string(runes[:start])), len(string(runes[:end]))
		if got := [2]int{p.at(from), p.at(to)}; got != [2]int{start, end} {
			t.Fatalf("bytes %d to %d are points %v, want %d to %d", from, to, got, start, end)
		}
	})
}

func FuzzPoints(f *testing.F) {
	f.Add("“No,” she said\xff", 3)
	f.Fuzz(func(t *testing.T, s string, i int) {
		if i < 0 || i > len(s) {
			return
		}
		if got := newPoints(s).at(i); got < 0 || got > utf8.RuneCountInString(s) {
			t.Errorf("offset %d of %q is point %d", i, s, got)
		}
	})
}

func lampStory() *news.Story {
	const words = "Lamp falls “twice”\n\nThe lamp fell in 2019, Ada Pell said."
	whole := text.Span{Start: strings.Index(words, "The lamp"), End: len(words)}
	r := &news.Reading{
		Article:  &news.Article{File: "a.txt", Text: words, Title: text.Span{End: strings.Index(words, "\n")}, SHA256: "00"},
		Document: text.Analyze(words),
	}
	said := news.Attribution{Passage: whole, Content: []text.Span{{Start: whole.Start, End: whole.Start + 21}},
		Source: news.Source{Text: "Ada Pell", Name: "Ada Pell", Kind: news.NamedPerson, Entity: -1},
		Stance: news.Asserts, Quote: news.Indirect, Certainty: news.Asserted, Parent: -1}
	r.Attributions = []news.Attribution{said}
	return &news.Story{
		Title:   "Lamp falls",
		Dossier: &news.Dossier{AsOf: news.Day(2026, 3, 10), Readings: []*news.Reading{r}, Unread: []*news.Problem{{Where: "b.txt", What: "nothing in it"}}},
		Claims: []news.Claim{{Text: "The lamp fell in 2019", Status: news.SingleOrigin, Origins: []news.Origin{{Source: "Ada Pell", Kind: news.NamedPerson}},
			Assertions: []news.Assertion{{Attribution: said}}}},
	}
}

func TestStory(t *testing.T) {
	var out bytes.Buffer
	if err := Story(&out, lampStory()); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Schema   string
		Articles []struct {
			Publisher, Published *struct{}
			Text                 string
		}
		Claims []struct {
			Assertions []struct {
				Passage struct {
					Start, End int
					Exact      string
				}
				Cue    *passageJSON
				Source struct{ Name, Kind string }
			}
		}
		Findings, Timeline []struct{}
		Unread             []struct{ Input string }
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != "headwater/story/1" || got.Findings == nil || got.Timeline == nil || got.Unread[0].Input != "b.txt" {
		t.Errorf("not a whole story: %s", out.String())
	}
	if a := got.Articles[0]; a.Publisher != nil || a.Published != nil {
		t.Error("what cannot be told is not null")
	}
	x := got.Claims[0].Assertions[0]
	if words := string([]rune(got.Articles[0].Text)[x.Passage.Start:x.Passage.End]); words != x.Passage.Exact || x.Cue != nil || x.Source.Name != "Ada Pell" {
		t.Errorf("the passage says %q, the text there %q", x.Passage.Exact, words)
	}
}

func TestReadingIsOneLine(t *testing.T) {
	var out bytes.Buffer
	if err := Reading(&out, "a1", lampStory().Dossier.Readings[0]); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 1 || !json.Valid(out.Bytes()) {
		t.Errorf("%d lines: %s", n, out.String())
	}
	for _, field := range []string{`"schema":"headwater/article/1"`, `"attributions":[{`, `"times":[]`, `"entities":[]`, `"byline":null`} {
		if !strings.Contains(out.String(), field) {
			t.Errorf("no %s in %s", field, out.String())
		}
	}
}

// TestReading: what is told of a source that is not named, and whom a pronoun means, reach the output.
func TestReading(t *testing.T) {
	const words = "Ada Pell left. She is ill, a clerk said."
	she := text.Span{Start: strings.Index(words, "She"), End: strings.Index(words, " is ill")}
	r := &news.Reading{
		Article:    &news.Article{File: "a.txt", Text: words},
		Document:   text.Analyze(words),
		Entities:   []news.Entity{{Name: "Ada Pell", Type: news.Person, Mentions: []text.Span{{End: 8}}}},
		References: []news.Reference{{Span: she, Entity: 0, Confidence: 0.876}},
		Attributions: []news.Attribution{{Source: news.Source{Text: "a clerk", Kind: news.Anonymous, Entity: -1,
			Count: 1, Described: "clerk", Why: "asked not to be named"}}},
	}
	var out bytes.Buffer
	if err := Reading(&out, "a1", r); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"count":1,"described":"clerk","why":"asked not to be named"`,
		`"references":[{"passage":{"start":15,"end":18,"exact":"She"},"entity":"Ada Pell","confidence":0.88}]`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in %s", want, out.String())
		}
	}
}

// ArticleName is the name of an article in the formats, for the tests that read these as another program would.
func ArticleName(a *news.Article) string { return articleName(a).URN() }
