//go:build unix

package main

import (
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver, to look how far a library has come

	"headwater/internal/store/pgtest"
)

// readIn waits until so many captures of a library in PostgreSQL are read.
func readIn(t *testing.T, library string, want int) {
	t.Helper()
	db, err := sql.Open("pgx", library)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	n := 0
	for begun := time.Now(); time.Since(begun) < 2*time.Minute; time.Sleep(5 * time.Millisecond) {
		if err = db.QueryRow("SELECT count(*) FROM captures WHERE outcome > 0").Scan(&n); err == nil && n >= want {
			return
		}
	}
	t.Fatalf("%d captures are read, not %d: %v", n, want, err)
}

// TestDatabaseRestarts stops the database while a library is filled, once as a crash would and once in order.
// The program waits for it and goes on; nothing is lost or doubled.
func TestDatabaseRestarts(t *testing.T) {
	t.Parallel() // it waits more than it works
	n := articles(t)
	server := pgtest.Start(t)
	crawl := writeStream(t, n)
	calm, library := filepath.Join(t.TempDir(), "calm.db"), server.Database()
	headwater(t, "add", "--library", calm, crawl)
	c, lines := begun(t, "add", "--json", "--lease", "500ms", "--library", library, crawl)
	for i, stop := range []func(){server.Crash, server.Down} {
		readIn(t, library, (i+1)*n/3)
		stop()
		until(t, lines, "the database does not answer")
		server.Up()
		until(t, lines, "the database answers again")
	}
	until(t, lines, `"msg":"stopped"`)
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	headwater(t, "doctor", "--deep", "--library", library)
	sameLedger(t, library, ledger(t, calm))
}
