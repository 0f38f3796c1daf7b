package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/export"
	"headwater/internal/news"
)

var asOf = news.Day(2026, time.May, 20)

// captures reads every report of an example.
func captures(t testing.TB, example string) []*news.Capture {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../../examples", example, "articles", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no reports in example %s: %v", example, err)
	}
	var all []*news.Capture
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, &news.Capture{Name: filepath.Base(f), Body: body})
	}
	return all
}

// compare reads and compares, and returns the story as JSON.
func compare(t testing.TB, captures []*news.Capture) string {
	t.Helper()
	var readings []*news.Reading
	for _, o := range ReadAll(context.Background(), captures, asOf) {
		if o.Err != nil {
			t.Fatal(o.Err)
		}
		readings = append(readings, o.Reading)
	}
	var out bytes.Buffer
	if err := export.Story(&out, Compare(readings, asOf)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestOrderDoesNotMatter(t *testing.T) {
	for _, example := range []string{"ferry-grounding", "night-buses"} {
		all := captures(t, example)
		want := compare(t, all)
		shuffle := rand.New(rand.NewPCG(1, 2))
		for range 10 {
			shuffle.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			if d := cmp.Diff(want, compare(t, all)); d != "" {
				t.Fatalf("%s in another order tells another story:\n%s", example, d)
			}
		}
	}
}

func TestIdenticalReports(t *testing.T) {
	one := captures(t, "night-buses")[0]
	two := &news.Capture{Name: "again.txt", Body: one.Body}
	story := compareStory(t, one, two)
	if len(story.Dossier.Derivations) != 1 || story.Dossier.Derivations[0].Kind != news.Copy {
		t.Errorf("the same report twice is one copy, got %+v", story.Dossier.Derivations)
	}
	alone := compareStory(t, one)
	for i, c := range story.Claims {
		if len(c.Origins) > 1 && i < len(alone.Claims) && len(alone.Claims[i].Origins) < len(c.Origins) {
			t.Errorf("a copy added an origin to %q", c.Text)
		}
	}
}

func TestUnrelatedReports(t *testing.T) {
	story := compareStory(t, captures(t, "night-buses")[0], captures(t, "ferry-grounding")[0])
	if len(story.Unrelated) == 0 {
		t.Error("two reports of two events are not said to be unrelated")
	}
	if n := len(story.Dossier.Derivations); n > 0 {
		t.Errorf("two unrelated reports have %d derivations", n)
	}
	for _, f := range story.Findings { // a report may hold a denial of its own
		if f.Kind != news.DisputedClaim || f.Against == nil || f.Against.Article != f.Passage.Article {
			t.Errorf("two unrelated reports have a finding between them: %+v", f)
		}
	}
}

func TestOneReport(t *testing.T) {
	story := compareStory(t, captures(t, "ferry-grounding")[0])
	if len(story.Dossier.Derivations) > 0 || len(story.Unrelated) > 0 {
		t.Error("a report alone draws on another, or is unrelated to itself")
	}
	for _, f := range story.Findings {
		if f.Kind != news.DisputedClaim {
			t.Errorf("a report alone has a finding of change: %+v", f)
		}
	}
}

func compareStory(t testing.TB, captures ...*news.Capture) *news.Story {
	t.Helper()
	var readings []*news.Reading
	for _, c := range captures {
		r, err := Read(c, asOf)
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, r)
	}
	return Compare(readings, asOf)
}

func TestReadAllStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, o := range ReadAll(ctx, captures(t, "night-buses"), asOf) {
		if !errors.Is(o.Err, context.Canceled) {
			t.Errorf("%s: got %v after the end", o.Capture.Name, o.Err)
		}
	}
}

// FuzzCompare gives the whole way two inputs of any kind: it must answer or give a Problem, and
// every passage it shows must be the words it says.
func FuzzCompare(f *testing.F) {
	for _, example := range []string{"ferry-grounding", "night-buses"} {
		all := captures(f, example)
		for i := 1; i < len(all); i++ {
			f.Add(string(all[i-1].Body), string(all[i].Body))
		}
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		if len(one)+len(two) > 20_000 {
			return
		}
		var readings []*news.Reading
		for i, body := range []string{one, two} {
			r, err := Read(&news.Capture{Name: fmt.Sprint(i), Body: []byte(body)}, asOf)
			var problem *news.Problem
			if err != nil && !errors.As(err, &problem) {
				t.Fatalf("an error that is no Problem: %v", err)
			}
			if err == nil {
				readings = append(readings, r)
			}
		}
		if err := export.Story(&bytes.Buffer{}, Compare(readings, asOf)); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	c := sevenHundredWords(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(c, asOf); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// sevenHundredWords makes a report of about 700 words out of the examples' plain ones.
func sevenHundredWords(tb testing.TB) *news.Capture {
	var body strings.Builder
	for _, example := range []string{"ferry-grounding", "night-buses"} {
		for _, c := range captures(tb, example) {
			if strings.HasSuffix(c.Name, ".txt") {
				body.Write(c.Body)
				body.WriteString("\n")
			}
		}
	}
	return &news.Capture{Name: "long.txt", Body: []byte(body.String())}
}

func BenchmarkCompare(b *testing.B) {
	all := captures(b, "ferry-grounding")
	b.ReportAllocs()
	for b.Loop() {
		compareStory(b, all...)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "stories/s")
}
