package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/postgres"
	"headwater/internal/store/sqlite"
)

// libraryIn opens the library in a file or, where that begins with host=, in a database.
func libraryIn(t *testing.T, path string) *ingest.Library {
	t.Helper()
	open := sqlite.Open
	if strings.HasPrefix(path, "host=") {
		open = postgres.Open
	}
	s, err := open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	l := &ingest.Library{Store: s, Export: export.Story, Lease: time.Second}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var captureDay = time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)

// exampleCaptures are the reports of the examples.
func exampleCaptures(t *testing.T) []store.Capture {
	t.Helper()
	paths, err := filepath.Glob("../../examples/*/articles/*")
	must(t, err)
	var captures []store.Capture
	for _, p := range paths {
		body, err := os.ReadFile(p)
		must(t, err)
		captures = append(captures, store.Capture{Capture: news.Capture{Name: filepath.Base(p), Body: body}, Arrived: captureDay})
	}
	if len(captures) < 8 {
		t.Fatalf("%d examples", len(captures))
	}
	return captures
}

// ledger is all that a library says: its stories as they are kept, in order of their numbers.
func ledger(t *testing.T, l *ingest.Library) string {
	t.Helper()
	list, err := l.Stories(context.Background(), store.StoryQuery{Limit: 1 << 30})
	must(t, err)
	slices.SortFunc(list, func(a, b store.Story) int { return int(a.ID - b.ID) })
	var all bytes.Buffer
	for _, line := range list {
		s, err := l.Store.Story(context.Background(), line.ID)
		must(t, err)
		if s.Stale {
			t.Errorf("story %d is not built", s.ID)
		}
		fmt.Fprintf(&all, "story %d, %d reports, %d origins, %d findings\n%s", s.ID, s.Reports, s.Origins, s.FindingCount, s.Body)
	}
	return all.String()
}

// sound fails when the library is not whole.
func sound(t *testing.T, l *ingest.Library, captures int) {
	t.Helper()
	r, err := l.Check(context.Background(), true, nil)
	must(t, err)
	if len(r.Faults) > 0 || r.Captures != captures || r.Unread > 0 || int(r.Grouped) != captures {
		t.Errorf("the library is not whole: %+v", r)
	}
}

func TestLibraryJudgesAsCompareDoes(t *testing.T) {
	captures := exampleCaptures(t)
	l := libraryIn(t, filepath.Join(t.TempDir(), "a.db"))
	for range 2 { // the second time adds nothing
		_, err := l.Add(t.Context(), captures, store.Mark{})
		must(t, err)
		must(t, l.Drain(t.Context()))
	}
	sound(t, l, len(captures))
	list, err := l.Stories(t.Context(), store.StoryQuery{Limit: 10})
	must(t, err)
	if len(list) < 2 {
		t.Errorf("%d stories of two events", len(list))
	}
	for _, line := range list {
		var readings []*news.Reading
		lines, err := l.Articles(t.Context(), store.ArticleQuery{Story: line.ID, Limit: 100})
		must(t, err)
		for _, a := range lines {
			r, err := ingest.Read(&captures[a.Seq-1].Capture, news.DayOf(captureDay))
			must(t, err)
			readings = append(readings, r)
		}
		var want bytes.Buffer
		must(t, export.Story(&want, ingest.Compare(readings, news.DayOf(captureDay))))
		kept, err := l.Store.Story(t.Context(), line.ID)
		must(t, err)
		if string(kept.Body) != want.String() {
			t.Errorf("story %d is not what a comparison of its reports gives", line.ID)
		}
		if kept.Reports != len(lines) || kept.Origins == 0 || len(kept.Findings) == 0 || kept.Findings[0].Article == 0 {
			t.Errorf("%+v", line)
		}
	}
}

// However many work, and wherever they were stopped, the ledger is the same.
func TestLibraryDoesNotDependOnWorkers(t *testing.T) {
	captures := exampleCaptures(t)
	one := libraryIn(t, filepath.Join(t.TempDir(), "one.db"))
	one.Workers = 1
	_, err := one.Add(t.Context(), captures, store.Mark{})
	must(t, err)
	must(t, one.Drain(t.Context()))
	path := filepath.Join(t.TempDir(), "many.db")
	for i := range captures {
		many := libraryIn(t, path)
		many.Workers = 5
		_, err := many.Add(t.Context(), captures[i:i+1], store.Mark{})
		must(t, err)
		must(t, many.Drain(t.Context()))
	}
	again := libraryIn(t, path)
	sound(t, again, len(captures))
	if ledger(t, one) != ledger(t, again) {
		t.Error("the ledgers differ")
	}
}

func TestDrainStops(t *testing.T) {
	l := libraryIn(t, filepath.Join(t.TempDir(), "a.db"))
	captures := exampleCaptures(t)
	_, err := l.Add(t.Context(), captures, store.Mark{})
	must(t, err)
	ended, end := context.WithCancel(t.Context())
	end()
	if err := l.Drain(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	must(t, l.Drain(t.Context()))
	sound(t, l, len(captures))
}

// What cannot be read is no article, has a reason, and holds nobody up.
func TestUnreadableCapturesAreKept(t *testing.T) {
	l := libraryIn(t, filepath.Join(t.TempDir(), "a.db"))
	captures := append([]store.Capture{{Capture: news.Capture{Name: "nothing.txt"}}, {Capture: news.Capture{Name: "bytes", Body: []byte("\x89PNG\r\n\x1a\n\x00\x00")}}}, exampleCaptures(t)...)
	_, err := l.Add(t.Context(), captures, store.Mark{})
	must(t, err)
	must(t, l.Drain(t.Context()))
	sound(t, l, len(captures))
	o, err := l.Outcome(t.Context(), 2)
	must(t, err)
	if o.Problem == nil || o.Problem.Kind != news.NotText || l.Tally.Unread.Load() != 2 {
		t.Errorf("%+v, %d unread", o.Problem, l.Tally.Unread.Load())
	}
}

// What an older version could not read, and this one can, becomes an article of its story when the library is
// rebuilt.
func TestRebuildGroupsWhatFailedBefore(t *testing.T) {
	captures := exampleCaptures(t)
	l := libraryIn(t, filepath.Join(t.TempDir(), "a.db"))
	_, err := l.Add(t.Context(), captures, store.Mark{})
	must(t, err)
	jobs, err := l.Claim(t.Context(), store.ReadJob, 1, time.Minute)
	must(t, err)
	must(t, l.FinishRead(t.Context(), jobs[0], store.Read{Engine: "read/0", Problem: &news.Problem{Kind: news.Unreadable, What: "too new"}}))
	must(t, l.Drain(t.Context()))
	if o, err := l.Outcome(t.Context(), 1); err != nil || o.Story != 0 {
		t.Fatalf("%+v %v", o, err)
	}
	n, err := l.MarkStale(t.Context(), ingest.ReadEngine, 100)
	must(t, err)
	if n != 1 {
		t.Errorf("%d to be read again", n)
	}
	must(t, l.ReadAgain(t.Context()))
	must(t, l.GroupAnew(t.Context()))
	must(t, l.Drain(t.Context()))
	sound(t, l, len(captures))
	whole := libraryIn(t, filepath.Join(t.TempDir(), "whole.db"))
	_, err = whole.Add(t.Context(), captures, store.Mark{})
	must(t, err)
	must(t, whole.Drain(t.Context()))
	if ledger(t, l) != ledger(t, whole) {
		t.Error("the ledger is not that of a library which read all at once")
	}
}
