// Package desktest makes libraries for the tests of whatever presents a desk.
package desktest

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"headwater/internal/desk"
	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

// Arrived is when the reports of the examples were captured.
var Arrived = time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)

// The stories of the examples, as Library groups them.
const (
	Ferry store.StoryID = 1
	Buses store.StoryID = 6
)

// Library makes a library of the examples in a file of its own, read and judged. Its stories do not depend on
// how well grouping does.
func Library(t testing.TB) *ingest.Library {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	if err := os.WriteFile(path, exampleFile(t), 0o600); err != nil {
		t.Fatal(err)
	}
	l := open(t, path)
	t.Cleanup(func() { closeLibrary(t, l) })
	return l
}

// examplesOnce holds the file of a library of the examples, which is read and judged once for all tests.
var examplesOnce struct {
	sync.Mutex
	file []byte
}

func exampleFile(t testing.TB) []byte {
	t.Helper()
	examplesOnce.Lock()
	defer examplesOnce.Unlock()
	if examplesOnce.file != nil {
		return examplesOnce.file
	}
	path := filepath.Join(t.TempDir(), "examples.db")
	l := open(t, path)
	Add(t, l, Ferry, examples(t, "ferry-grounding")...)
	Add(t, l, Buses, examples(t, "night-buses")...)
	closeLibrary(t, l)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	examplesOnce.file = file
	return file
}

func open(t testing.TB, path string) *ingest.Library {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return &ingest.Library{Store: s, Export: export.Story, Lease: time.Minute}
}

func closeLibrary(t testing.TB, l *ingest.Library) {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Error(err)
	}
}

// Add adds captures to a story, reads and judges them. Captures that are no report go into none.
func Add(t testing.TB, l *ingest.Library, story store.StoryID, captures ...store.Capture) {
	t.Helper()
	added, err := l.Add(t.Context(), captures, store.Mark{})
	if err == nil {
		err = l.ReadAgain(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	groups := store.Groups{After: added[0].Seq - 1, Through: added[len(added)-1].Seq}
	for _, a := range added {
		o, err := l.Outcome(t.Context(), a.Seq)
		if err != nil {
			t.Fatal(err)
		}
		if o.Reading != nil {
			groups.Assigned = append(groups.Assigned, store.Assignment{Article: a.Seq, Story: story})
		}
	}
	if err := l.SaveGroups(t.Context(), groups); err != nil {
		t.Fatal(err)
	}
	if err := l.Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// Merge lets a story go into another, which is not judged anew.
func Merge(t testing.TB, l *ingest.Library, into, other store.StoryID) {
	t.Helper()
	grouped, err := l.Grouped(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	merge := store.Change{Kind: store.Merged, Story: into, Other: other, At: grouped.Through, Why: "they turned out to be one"}
	if err := l.SaveGroups(t.Context(), store.Groups{After: grouped.Through, Through: grouped.Through, Changes: []store.Change{merge}}); err != nil {
		t.Fatal(err)
	}
}

// Desk is a desk over Library.
func Desk(t testing.TB) *desk.Desk {
	t.Helper()
	return desk.New(Library(t))
}

// examples are the reports of one example in the repository's folder of them, which lies two folders above the
// tests.
func examples(t testing.TB, name string) []store.Capture {
	t.Helper()
	paths, err := filepath.Glob("../../examples/" + name + "/articles/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	var captures []store.Capture
	for _, p := range paths {
		body, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		captures = append(captures, Capture(filepath.Base(p), string(body)))
	}
	return captures
}

// Capture is a capture of a file with that content.
func Capture(name, body string) store.Capture {
	return store.Capture{Capture: news.Capture{Name: name, Body: []byte(body)}, Arrived: Arrived}
}
