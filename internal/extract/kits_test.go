package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"headwater/internal/news"
)

// goldKit is what a labelled story kit says of its articles.
type goldKit struct {
	Articles []struct{ File, Publisher, Byline, Published string }
	Claims   []struct {
		Assertions []struct{ File, Snippet string }
	}
	Findings []struct {
		In, Snippet, Against string
		AgainstSnippet       string `json:"against_snippet"`
	}
	Timeline []struct{ File, Snippet string }
}

func (k *goldKit) snippets() map[string][]string {
	m := map[string][]string{}
	add := func(file, s string) {
		if file != "" && s != "" {
			m[file] = append(m[file], s)
		}
	}
	for _, c := range k.Claims {
		for _, a := range c.Assertions {
			add(a.File, a.Snippet)
		}
	}
	for _, f := range k.Findings {
		add(f.In, f.Snippet)
		add(f.Against, f.AgainstSnippet)
	}
	for _, t := range k.Timeline {
		add(t.File, t.Snippet)
	}
	return m
}

// TestKits reads the labelled story kits and holds what they say of publisher, date and text.
func TestKits(t *testing.T) {
	kits, _ := filepath.Glob("../../../shared/kits/*/gold.json")
	if len(kits) == 0 {
		t.Skip("no kits beside the repository")
	}
	var publisher, published, byline, snippet tally
	for _, path := range kits {
		var k goldKit
		b, err := os.ReadFile(path)
		if err == nil {
			err = json.Unmarshal(b, &k)
		}
		if err != nil {
			t.Fatal(err)
		}
		snippets := k.snippets()
		for _, g := range k.Articles {
			file := filepath.Join(filepath.Dir(path), "articles", g.File)
			a := readFile(t, file)
			publisher.add(t, file, g.Publisher, a.Publisher.Name, sameName(g.Publisher, a.Publisher.Name))
			byline.add(t, file, g.Byline, a.Byline, strings.EqualFold(g.Byline, a.Byline))
			if want := day(g.Published); !strings.Contains(g.Published, "/") {
				published.add(t, file, want, day(isoDay(a)), want == day(isoDay(a)))
			}
			for _, s := range snippets[g.File] {
				snippet.add(t, file, s, "", strings.Contains(fold(a.Text), fold(s)))
			}
		}
	}
	t.Logf("publisher %v, byline %v, published %v, snippets %v", publisher, byline, published, snippet)
	publisher.floor(t, "publisher", 0.95)
	published.floor(t, "published", 0.90)
	snippet.floor(t, "snippets", 1)
}

type tally struct{ right, all int }

func (y *tally) add(t *testing.T, file, want, got string, ok bool) {
	y.all++
	if ok {
		y.right++
		return
	}
	t.Logf("%s: want %q, got %q", filepath.Base(file), want, got)
}

func (y *tally) floor(t *testing.T, name string, least float64) {
	t.Helper()
	if got := float64(y.right) / float64(max(y.all, 1)); got < least {
		t.Errorf("%s: %.3f, want %.2f or more", name, got, least)
	}
}

func readFile(t *testing.T, path string) *news.Article {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Article(&news.Capture{Name: path, Body: b}, today)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var today = news.Day(2026, 4, 1)

var nonWord = regexp.MustCompile(`[^a-z0-9]+`)

// sameName compares names of outlets without articles, case and marks.
func sameName(a, b string) bool {
	clean := func(s string) string {
		return strings.TrimPrefix(strings.Trim(nonWord.ReplaceAllString(strings.ToLower(s), " "), " "), "the ")
	}
	return clean(a) == clean(b)
}

func day(s string) string { return s[:min(len(s), 10)] }

func isoDay(a *news.Article) string {
	if a.Published.IsZero() {
		return ""
	}
	return a.Published.Earliest.Format("2006-01-02")
}
