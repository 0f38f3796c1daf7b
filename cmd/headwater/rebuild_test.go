//go:build unix

package main

import (
	"math/rand/v2"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"headwater/internal/store/pgtest"
)

// TestRebuildKilled kills a rebuild at random moments. Begun once more it gives the ledger of one that nobody was killed
// at, byte for byte, and that is the ledger of the library before: its stories and claims are called as they were.
func TestRebuildKilled(t *testing.T) {
	crawl := writeCrawl(t, 6)
	for name, begin := range map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "library.db") },
		"postgres": func(t *testing.T) string { return pgtest.Start(t).Database() },
	} {
		t.Run(name, func(t *testing.T) {
			library := begin(t)
			headwater(t, "add", "--library", library, crawl)
			want := ledger(t, library)
			begun := time.Now()
			headwater(t, "rebuild", "--all", "--library", library)
			took := time.Since(begun)
			sameLedger(t, library, want)
			for range (kills(t) + 1) / 2 {
				killDuring(t, time.Duration(rand.Float64()*float64(took)), "rebuild", "--all", "--library", library, "--lease", "500ms")
			}
			headwater(t, "rebuild", "--library", library, "--lease", "500ms")
			headwater(t, "doctor", "--deep", "--library", library)
			sameLedger(t, library, want)
		})
	}
}

// TestRebuildStopped stops a rebuild with a signal, first while it reads and then while it judges.
func TestRebuildStopped(t *testing.T) {
	library := filepath.Join(t.TempDir(), "library.db")
	headwater(t, "add", "--library", library, writeCrawl(t, 6))
	want := ledger(t, library)
	for _, at := range []string{`"msg":"started"`, `"msg":"story built"`} {
		c, lines := begun(t, "rebuild", "--all", "--json", "--workers", "1", "--library", library)
		until(t, lines, at)
		if err := c.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		until(t, lines, `"msg":"stopped"`)
		if code := exitCode(c.Wait()); code != 130 {
			t.Errorf("exit code %d", code)
		}
	}
	headwater(t, "rebuild", "--library", library)
	headwater(t, "doctor", "--deep", "--library", library)
	sameLedger(t, library, want)
}
