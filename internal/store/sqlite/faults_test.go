package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

var background = context.Background()

// raw changes a library behind the store's back.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}

// told fails unless err is of the kind and tells a user what to do.
func told(t *testing.T, err, kind error) {
	t.Helper()
	var p *news.Problem
	if !errors.Is(err, kind) || !errors.As(err, &p) || p.Do == "" || p.Where == "" {
		t.Errorf("got %v, want a problem for users because %v", err, kind)
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s, err := sqlite.Open(background, path)
	if err != nil || s.Close() != nil {
		t.Fatal(err)
	}
	raw(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)")
	_, err = sqlite.Open(background, path)
	told(t, err, store.ErrNewer)
}

func TestNoLibrary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("This is a letter, not a library. ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := sqlite.Open(background, path)
	told(t, err, store.ErrDamaged)
	_, err = sqlite.Open(background, filepath.Join(t.TempDir(), "no folder", "library.db"))
	told(t, err, store.ErrReadOnly)
}

// TestOpenedAtOnce opens a library that is not there yet many times at once.
func TestOpenedAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	var group sync.WaitGroup
	for i := range 6 {
		group.Go(func() {
			s := open(t, path)
			if _, err := s.Add(background, []store.Capture{{Capture: news.Capture{Name: fmt.Sprint(i), Body: []byte("x")}}}, store.Mark{}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if r, err := open(t, path).Check(background, true, nil); err != nil || r.Captures != 6 || len(r.Faults) != 0 {
		t.Errorf("%+v %v", r, err)
	}
}

func TestDamageIsFoundAndMended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	readAll := func() {
		t.Helper()
		jobs, err := s.Claim(background, store.ReadJob, 100, 0)
		for _, j := range jobs {
			a := &news.Article{Text: fmt.Sprintf("The weir number %d holds.", j.Subject)}
			err = errors.Join(err, s.FinishRead(background, j, store.Read{Engine: "e", Reading: &news.Reading{Article: a}, Prints: []uint64{1, 2}}))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for i := range 9 {
		if _, err := s.Add(background, []store.Capture{{Capture: news.Capture{Name: fmt.Sprint(i), Body: []byte("x")}}}, store.Mark{}); err != nil {
			t.Fatal(err)
		}
	}
	readAll()
	raw(t, path, "DELETE FROM articles WHERE seq IN (1, 2)", "DELETE FROM search WHERE rowid IN (2, 3)",
		"UPDATE captures SET outcome = 0 WHERE seq IN (4, 5)", "INSERT INTO prints VALUES (7, 77)", "INSERT INTO stories (id, reports) VALUES (9, 4)",
		"INSERT INTO jobs (kind, subject, due) VALUES (2, 8, 0)", "INSERT INTO changes (kind, story, other, articles, at, why) VALUES ('merged', 9, 8, '[]', 8, 'one')")
	r, err := s.Check(background, true, nil)
	if err != nil || len(r.Faults) != 8 {
		t.Fatalf("%+v %v", r.Faults, err)
	}
	if _, err := s.Repair(background); err != nil {
		t.Fatal(err)
	}
	readAll()
	jobs, err := s.Claim(background, store.BuildJob, 5, 0)
	if err != nil || len(jobs) != 2 {
		t.Fatalf("%v %v", jobs, err)
	}
	for _, j := range jobs {
		if err := s.FinishBuild(background, j, store.Story{ID: store.StoryID(j.Subject)}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if st, err := s.Story(background, 8); err != nil || st.ID != 9 {
		t.Errorf("the number of a story that was merged leads to %+v %v", st, err)
	}
	if r, err = s.Check(background, true, nil); err != nil || len(r.Faults) != 0 || r.Articles != 9 {
		t.Errorf("%+v %v", r, err)
	}
	raw(t, path, "UPDATE bodies SET packed = x'00'")
	if r, err = s.Check(background, true, nil); err != nil || len(r.Faults) != 1 || r.Faults[0].Kind != store.BodyDamaged || r.Faults[0].Mendable {
		t.Errorf("%+v %v", r.Faults, err)
	}
}

// TestSourcesAreCountedAnew holds that counts of sources that do not agree with the stories are found and mended.
func TestSourcesAreCountedAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	raw(t, path, "INSERT INTO speakers (story, spoken, last, name, sayings, who) VALUES (1, 'ines marrow', 'marrow', 'Ines Marrow', 3, 'ines marrow'), (2, 'ines marrow', 'marrow', 'Ines Marrow', 2, 'ines marrow')",
		"INSERT INTO speakers (story, spoken, last, name, sayings, who) VALUES (1, 'lock board', 'board', 'Lock Board', 1, 'lock board')",
		"INSERT INTO sources (who, name, unsaid, stories) VALUES ('ines marrow', 'Ines Marrow', -4, 2), ('gone away', 'Gone Away', -9, 1)")
	r, err := s.Check(background, false, nil)
	if err != nil || len(r.Faults) != 2 || r.Faults[0].Kind != store.SourceCount || r.Faults[0].Count != 2 || r.Faults[1].Count != 1 {
		t.Fatalf("%+v %v", r.Faults, err)
	}
	if _, err := s.Repair(background); err != nil {
		t.Fatal(err)
	}
	list, err := s.Sources(background, store.SourceQuery{Limit: 5})
	if err != nil || len(list) != 2 || list[0] != (store.Source{Name: "Ines Marrow", Who: "ines marrow", Sayings: 5, Stories: 2}) || list[1].Name != "Lock Board" {
		t.Errorf("%+v %v", list, err)
	}
	if r, err := s.Check(background, false, nil); err != nil || len(r.Faults) != 0 {
		t.Errorf("%+v %v", r.Faults, err)
	}
}
