package timex

import (
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

var (
	furniture = regexp.MustCompile(`(?s)<(script|style|head|nav|footer)\b.*?</(script|style|head|nav|footer)>`)
	block     = regexp.MustCompile(`</?(p|div|h\d|li|br|article|section|time)\b[^>]*>`)
	tag       = regexp.MustCompile(`(?s)<[^>]*>`)
)

// plainText takes the words out of a page, well enough for a test.
func plainText(file string, body []byte) string {
	s := string(body)
	if strings.HasSuffix(file, ".html") {
		s = furniture.ReplaceAllString(s, "")
		s = block.ReplaceAllString(strings.Join(strings.Fields(s), " "), "\n")
		s = html.UnescapeString(tag.ReplaceAllString(s, ""))
	}
	return s
}

type kitGold struct {
	Articles []struct{ File, Published string }
	Timeline []struct{ When, File, Snippet string }
}

// TestKits finds and dates the labelled events of the story kits, from the labelled day of
// publication.
func TestKits(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/kits/*/gold.json")
	if len(files) == 0 {
		t.Skip("no kits here")
	}
	var found, dated, all int
	for _, f := range files {
		var gold kitGold
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(body, &gold); err != nil {
			t.Fatal(err)
		}
		for _, a := range gold.Articles {
			body, err := os.ReadFile(filepath.Join(filepath.Dir(f), "articles", a.File))
			if err != nil {
				t.Fatal(err)
			}
			doc := text.Analyze(plainText(a.File, body))
			times := Read(doc, goldWindow(a.Published), news.Day(2026, 11, 20))
			for _, e := range gold.Timeline {
				if e.File != a.File {
					continue
				}
				all++
				isFound, isDated := judge(doc.Text, times, e.Snippet, e.When)
				found += count(isFound)
				dated += count(isDated)
				if !isDated {
					t.Logf("%s: %q means %s, found %t", a.File, e.Snippet, e.When, isFound)
				}
			}
		}
	}
	t.Logf("of %d events found %d, dated %d", all, found, dated)
	if float64(found) < .92*float64(all) || float64(dated) < .88*float64(all) {
		t.Errorf("fewer than 92%% found or 88%% dated")
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// goldWindow reads a label of publication: a day, an instant, a range of days, or nothing.
func goldWindow(s string) news.Window {
	if s == "" {
		return news.Window{}
	}
	a, b, isRange := strings.Cut(s, "/")
	if !isRange {
		b = a
	}
	return news.Window{Earliest: mustDay(a[:10]), Latest: mustDay(b[:10])}
}

func mustDay(s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return d
}

// judge reports whether an expression inside the snippet was found, and one with the right days.
func judge(words string, times []news.Time, snippet, when string) (found, dated bool) {
	at := strings.Index(words, snippet)
	if at < 0 {
		return false, false
	}
	in := text.Span{Start: at, End: at + len(snippet)}
	lo, hi := goldDays(when)
	for _, e := range times {
		if !in.Contains(e.Span) {
			continue
		}
		found = true
		dated = dated || alike(lo, hi, e.Earliest, e.Latest)
	}
	return found, dated
}

// goldDays reads "2026-03-02", "2026-03", "2026" or a range of two as days.
func goldDays(when string) (time.Time, time.Time) {
	a, b, isRange := strings.Cut(when, "/")
	if !isRange {
		b = a
	}
	lo := mustDay((a + "-01-01")[:10])
	hi := mustDay((b + "-01-01")[:10])
	switch len(b) {
	case 4:
		hi = hi.AddDate(1, 0, -1)
	case 7:
		hi = hi.AddDate(0, 1, -1)
	}
	return lo, hi
}

// alike reports that two runs of days share half of what they cover, or the second is a fair part
// of the first.
func alike(lo, hi, a, b time.Time) bool {
	if a.IsZero() {
		return false
	}
	days := func(x, y time.Time) float64 { return y.Sub(x).Hours()/24 + 1 }
	from, to := lo, hi
	if a.After(from) {
		from = a
	}
	if b.Before(to) {
		to = b
	}
	shared := days(from, to)
	if shared <= 0 {
		return false
	}
	return shared/(days(lo, hi)+days(a, b)-shared) >= .5 || shared == days(a, b) && shared/days(lo, hi) >= .3
}

// TestKitWindow infers when the undated report of real coverage appeared.
func TestKitWindow(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/kits/venezuela-dock/articles/001_*.txt")
	if len(files) == 0 {
		t.Skip("no kits here")
	}
	body, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	doc := text.Analyze(string(body))
	w := Window(doc, news.Day(2026, 3, 10), time.Time{}, news.Day(2025, 12, 30))
	if w.Earliest != news.Day(2025, 12, 29) || w.Latest != news.Day(2025, 12, 30) {
		t.Errorf("got %v to %v", w.Earliest, w.Latest)
	}
	t.Log(Window(doc, news.Day(2026, 3, 10), time.Time{}, time.Time{}))
}
