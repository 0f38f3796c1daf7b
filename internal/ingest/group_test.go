package ingest

import (
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

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

// Into which story a report goes does not depend on how many are grouped in one step. The last report here repeats
// the first one, in words that have become a form: two other pairs of reports have half of them each.
func TestGroupingDoesNotDependOnSteps(t *testing.T) {
	bodies := []string{
		"Ferry aground off Kestrel Point\n\nThe Lady Arden ran aground with 214 passengers, the coastguard said.",
		"Thieves take portrait from Tolland\n\nTwo masked men broke a rear window of the museum at night.",
		"Orchard felled in Brackwater\n\nFarmers cut down nine hundred apple trees after a fungus spread.",
		"Chess title goes to Ines Varga\n\nShe won the last game with a rook sacrifice on move thirty.",
		"Dunsel tram depot to close\n\nDrivers will walk to Farrow from March, the company told unions.",
		"Comet seen above Hollin\n\nAstronomers photographed its tail with the old telescope on the hill.",
	}
	prints := [][2]uint64{{1, 14}, {1, 7}, {1, 7}, {8, 14}, {8, 14}, {1, 14}} // from, to
	stories := func(step int) (list []store.StoryID) {
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		l := &Library{Store: s}
		for i, body := range bodies {
			readWithPrints(t, l, body, prints[i][0], prints[i][1])
			for n := 1; (i+1)%step == 0 && n > 0; {
				if n, err = l.groupStep(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
		}
		for seq := range bodies {
			o, err := s.Outcome(t.Context(), store.Seq(seq+1))
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, o.Story)
		}
		return list
	}
	one, all := stories(1), stories(len(bodies))
	if !slices.Equal(one, all) || !slices.Equal(one, []store.StoryID{1, 2, 3, 4, 5, 6}) {
		t.Errorf("one after the other %v, in one step %v", one, all)
	}
}

// readWithPrints captures and reads an article, and takes the numbers from first to last for its prints.
func readWithPrints(t *testing.T, l *Library, body string, first, last uint64) {
	t.Helper()
	_, err := l.Store.Add(t.Context(), []store.Capture{{Capture: news.Capture{Name: body[:12], Body: []byte(body)}, Arrived: asOf}}, store.Mark{})
	if err != nil {
		t.Fatal(err)
	}
	jobs, err := l.Claim(t.Context(), store.ReadJob, 1, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	read, err := l.readCapture(t.Context(), store.Seq(jobs[0].Subject), jobs[0])
	read.Prints = nil
	for p := first; p <= last; p++ {
		read.Prints = append(read.Prints, p)
	}
	if err == nil {
		err = l.FinishRead(t.Context(), jobs[0], read)
	}
	if err != nil {
		t.Fatal(err)
	}
}
