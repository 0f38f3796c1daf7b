package ingest

import (
	"path/filepath"
	"reflect"
	"testing"

	"headwater/internal/export"
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
