//go:build unix

package main

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"headwater/internal/store/pgtest"
)

// TestBackup copies a library while it is filled. The copy is whole, and is filled to the same ledger.
func TestBackup(t *testing.T) {
	t.Parallel()
	crawl := writeCrawl(t, 10)
	calm := filepath.Join(t.TempDir(), "calm.db")
	headwater(t, "add", "--library", calm, crawl)
	want := ledger(t, calm)
	check := func(t *testing.T, library string, copied func() string) {
		c := command("add", "--library", library, "--lease", "500ms", crawl)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(300 * time.Millisecond)
		backup := copied()
		if err := c.Wait(); err != nil {
			t.Fatalf("%v: %s", err, c.Stderr)
		}
		headwater(t, "doctor", "--deep", "--library", backup)
		headwater(t, "add", "--library", backup, "--lease", "500ms", crawl)
		for _, library := range []string{library, backup} {
			sameLedger(t, library, want)
		}
	}
	t.Run("sqlite", func(t *testing.T) {
		library, backup := filepath.Join(t.TempDir(), "library.db"), filepath.Join(t.TempDir(), "backup.db")
		headwater(t, "add", "--library", library, "--later", crawl)
		check(t, library, func() string {
			db, err := sql.Open("sqlite", library)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = db.Close() }()
			if _, err := db.Exec("VACUUM INTO ?", backup); err != nil {
				t.Fatal(err)
			}
			return backup
		})
	})
	t.Run("postgres", func(t *testing.T) {
		server := pgtest.Start(t)
		library := server.Database()
		headwater(t, "add", "--library", library, "--later", crawl)
		check(t, library, func() string { return server.Copy(library) })
	})
}
