package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/text"
)

// folders hold stories: the examples, and where they are at hand the labelled kits.
var folders = []string{"../../examples/*/articles", "../../../shared/kits/*/articles"}

// stories judges the reports of each folder.
func stories(t testing.TB) map[string]*news.Story {
	t.Helper()
	found := map[string]*news.Story{}
	for _, pattern := range folders {
		dirs, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, dir := range dirs {
			found[dir] = judged(t, dir)
		}
	}
	if len(found) < 2 {
		t.Fatal("the examples are not there")
	}
	return found
}

func judged(t testing.TB, dir string) *news.Story {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var captures []*news.Capture
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		captures = append(captures, &news.Capture{Name: filepath.Base(file), Body: body})
	}
	asOf := news.Day(2026, 3, 10)
	var readings []*news.Reading
	for _, o := range ingest.ReadAll(t.Context(), captures, asOf) {
		if o.Err == nil {
			readings = append(readings, o.Reading)
		}
	}
	return ingest.Compare(readings, asOf)
}

func asJSON(t testing.TB, s *news.Story) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.Story(&out, s); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestReadStory: what is read back is written again byte for byte.
func TestReadStory(t *testing.T) {
	for dir, s := range stories(t) {
		s.Dossier.Unread = append(s.Dossier.Unread, &news.Problem{Where: "b.txt", What: "nothing in it", Do: "leave it out"})
		s.Revisions = []news.Revision{revision()}
		s.Dossier.NearDuplicates = append(s.Dossier.NearDuplicates, news.NearDuplicate{B: 1, Share: .34, Shared: news.SharedQuotations, Why: "Both heard it."})
		first := asJSON(t, s)
		back, err := export.ReadStory(first)
		if err != nil {
			t.Errorf("%s: %v", dir, err)
			continue
		}
		if second := asJSON(t, back); !bytes.Equal(first, second) {
			t.Errorf("%s: %s", dir, firstDifference(first, second))
		}
		for i, r := range back.Dossier.Readings {
			was := s.Dossier.Readings[i]
			if len(r.Document.Paragraphs) != len(was.Document.Paragraphs) || r.Document.WordCount() != was.Document.WordCount() || r.Article.Title != was.Article.Title {
				t.Errorf("%s: report %d has other paragraphs, words or title", dir, i+1)
			}
		}
	}
}

// revision is one between the first two reports of a story, with everything in it.
func revision() news.Revision {
	old, there := text.Span{Start: 1, End: 9}, text.Span{Start: 3, End: 7}
	against := &news.Passage{Article: 0, Span: old}
	return news.Revision{Article: 1, Former: 0, Notes: []text.Span{there}, Edits: []news.Edit{{Older: old, Newer: there}, {Newer: there}, {Older: old}},
		Changes: []news.Change{{Finding: news.Finding{Kind: news.NumberChanged, Passage: news.Passage{Article: 1, Span: there}, Against: against, Explanation: "Other."}, Noted: true}}}
}

func firstDifference(a, b []byte) string {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\nis read as\n" + y[i]
		}
	}
	return "one is longer"
}

// TestReadStoryTells damages one thing at a time.
func TestReadStoryTells(t *testing.T) {
	whole := string(asJSON(t, judged(t, "../../examples/ferry-grounding/articles")))
	for _, c := range []struct{ name, old, new, want string }{
		{"another schema", "headwater/story/1", "headwater/story/2", "no story of schema"},
		{"no object", "{", "[", "unmarshal JSON"},
		{"article out of order", `"id": "a2"`, `"id": "a7"`, "article 2 is called"},
		{"claim out of order", `"id": "c2"`, `"id": "c02"`, "claim 2 is called"},
		{"no such article", `"from": "a1"`, `"from": "a100"`, "not the id"},
		{"article zero", `"from": "a1"`, `"from": "a0"`, "not the id"},
		{"passage before the text", `"start": `, `"start": -`, "not in the text"},
		{"passage behind the text", `"end": `, `"end": 9`, "not in the text"},
		{"title from elsewhere", `"title": "`, `"title": "\u0000`, "title of a1"},
		{"no date", `"asOf": "2026`, `"asOf": "yesterday`, "cannot parse"},
		{"number for a name", `"sha256": "`, `"sha256": 7, "x": "`, "unmarshal JSON"},
	} {
		damaged := strings.Replace(whole, c.old, c.new, 1)
		if c.name == "title from elsewhere" { // the first title is the story's own
			at := strings.Index(whole, `"articles"`)
			damaged = whole[:at] + strings.Replace(whole[at:], c.old, c.new, 1)
		}
		if c.name == "passage behind the text" {
			damaged = strings.Replace(whole, c.old, c.old+"999999", 1)
		}
		if damaged == whole {
			t.Fatalf("%s: nothing damaged", c.name)
		}
		if _, err := export.ReadStory([]byte(damaged)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// FuzzReadStory: whatever is read can be written, and reads the same.
func FuzzReadStory(f *testing.F) {
	f.Add(asJSON(f, judged(f, "../../examples/ferry-grounding/articles")))
	f.Add([]byte(`{"schema":"headwater/story/1","asOf":"2026-03-10","articles":[{"id":"a1","text":"é"}],"claims":[{"id":"c1","assertions":[{"article":"a1","passage":{"start":0,"end":1}}]}]}`))
	f.Add([]byte(`{"schema":"headwater/story/1","asOf":"2026-03-10","timeline":[{"expression":{"article":"a1","passage":null}}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := export.ReadStory(b)
		if err != nil {
			return
		}
		first := asJSON(t, s)
		again, err := export.ReadStory(first)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if second := asJSON(t, again); !bytes.Equal(first, second) {
			t.Error(firstDifference(first, second))
		}
	})
}

func BenchmarkReadStory(b *testing.B) {
	dir := "../../examples/night-buses/articles"
	body := asJSON(b, judged(b, dir))
	files, err := os.ReadDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(body)))
	b.ReportMetric(float64(len(files)), "reports")
	for b.Loop() {
		if _, err := export.ReadStory(body); err != nil {
			b.Fatal(err)
		}
	}
}
