package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"headwater/internal/store"
	"headwater/internal/store/sqlite"
	"headwater/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		path := filepath.Join(t.TempDir(), "library 50%.db")
		return func(t *testing.T) store.Store { return open(t, path) }
	})
}

func open(t testing.TB, path string) store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}
