//go:build unix

package postgres

import (
	"database/sql"
	"fmt"
	"io/fs"
	"testing"

	"github.com/pressly/goose/v3"

	"headwater/internal/store"
	"headwater/internal/store/pgtest"
	"headwater/internal/store/storetest"
)

// TestUpgrade opens libraries of every schema that there was.
func TestUpgrade(t *testing.T) {
	server := pgtest.Start(t)
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range []int64{1, 3, 4, 5, 6, 7} {
		t.Run(fmt.Sprint("schema ", version), func(t *testing.T) {
			url := server.Database()
			db, err := sql.Open("pgx", url)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = db.Close() }()
			old, err := goose.NewProvider(goose.DialectPostgres, db, folder, goose.WithDisableGlobalRegistry(true))
			if err != nil {
				t.Fatal(err)
			}
			storetest.Upgrade(t, db, old, version, func(t *testing.T) store.Store {
				s, err := Open(t.Context(), url)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = s.Close() })
				return s
			})
		})
	}
}
