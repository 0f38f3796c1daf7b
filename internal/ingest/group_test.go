package ingest

import (
	"path/filepath"
	"reflect"
	"testing"

	"headwater/internal/export"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

// A grouper that begins at a snapshot knows what the one knew that made it.
func TestGroupingGoesOnFromSnapshot(t *testing.T) {
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	var batch []store.Capture
	for _, c := range captures(t, "ferry-grounding") {
		batch = append(batch, store.Capture{Capture: *c, Arrived: asOf})
	}
	first := &Library{Store: s, Export: export.Story}
	for _, half := range [][]store.Capture{batch[:3], batch[3:]} {
		if _, err := s.Add(t.Context(), half, store.Mark{}); err != nil {
			t.Fatal(err)
		}
		if err := first.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		first.grouper.saved = -snapshotLast // so that the first half is saved now
		if err := first.endGroups(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	second := &Library{Store: s}
	if err := second.loadGroups(t.Context()); err != nil {
		t.Fatal(err)
	}
	if second.grouper.through != store.Seq(len(batch)) || second.grouper.saved != second.grouper.through {
		t.Errorf("grouped through %d, saved at %d", second.grouper.through, second.grouper.saved)
	}
	if !reflect.DeepEqual(first.grouper.stream.State(), second.grouper.stream.State()) || !reflect.DeepEqual(first.grouper.names, second.grouper.names) {
		t.Error("the restored state differs")
	}
}

// A report that repeats one which grouping has long forgotten goes into its story, and the record says why.
func TestRepeatedReportIsRecalled(t *testing.T) {
	whole := window
	window.Reports = 3
	t.Cleanup(func() { window = whole })
	path := filepath.Join(t.TempDir(), "a.db")
	first := captures(t, "ferry-grounding")[1]
	again := *first
	again.Name, again.Body = "again.txt", append([]byte("Looking back at the night of the ferry\n\n"), first.Body...)
	var batch []store.Capture
	for _, c := range append(append([]*news.Capture{first}, captures(t, "night-buses")...), &again) {
		batch = append(batch, store.Capture{Capture: *c, Arrived: asOf})
	}
	for range batch { // each time by another process
		s, err := sqlite.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		l := &Library{Store: s, Export: export.Story}
		if _, err := s.Add(t.Context(), batch[:1], store.Mark{}); err != nil {
			t.Fatal(err)
		}
		if err := l.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		if batch = batch[1:]; len(batch) == 0 {
			isRecalled(t, l)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// isRecalled fails when capture 6 is not in the story of capture 1.
func isRecalled(t *testing.T, l *Library) {
	t.Helper()
	for range 2 { // the second time grouped anew, at one go
		st, err := l.Story(t.Context(), 6)
		if err != nil || st.ID != 1 || st.Reports != 2 {
			t.Errorf("%+v %v", st, err)
		}
		changes, err := l.Changes(t.Context(), 1)
		if err != nil || len(changes) != 1 || changes[0].Kind != store.Merged || changes[0].Why == "" {
			t.Errorf("%+v %v", changes, err)
		}
		if err := l.GroupAnew(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := l.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}
