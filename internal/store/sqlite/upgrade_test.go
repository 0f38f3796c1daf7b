package sqlite

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/pressly/goose/v3"

	"headwater/internal/store"
	"headwater/internal/store/storetest"
)

// TestUpgrade opens libraries of every schema that there was.
func TestUpgrade(t *testing.T) {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range []int64{1, 3, 4, 5, 7} {
		t.Run(fmt.Sprint("schema ", version), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "library.db")
			db, err := pool(path, 1, 8, "immediate")
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = db.Close() }()
			old, err := goose.NewProvider(goose.DialectSQLite3, db, folder, goose.WithDisableGlobalRegistry(true))
			if err != nil {
				t.Fatal(err)
			}
			storetest.Upgrade(t, db, old, version, func(t *testing.T) store.Store {
				s, err := Open(t.Context(), path)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = s.Close() })
				return s
			})
		})
	}
}
