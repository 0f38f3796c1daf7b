//go:build unix

package main

import (
	"bufio"
	"database/sql"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// begun starts the program with a log, and gives its lines.
func begun(t *testing.T, args ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := command(args...)
	c.Stderr = nil
	pipe, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	return c, bufio.NewScanner(pipe)
}

// until reads lines up to the first that holds words, and gives all of them.
func until(t *testing.T, lines *bufio.Scanner, words string) string {
	t.Helper()
	var all strings.Builder
	for lines.Scan() {
		all.WriteString(lines.Text() + "\n")
		if strings.Contains(lines.Text(), words) {
			return all.String()
		}
	}
	t.Fatalf("no %q in the log:\n%s", words, all.String())
	return ""
}

func exitCode(err error) int {
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	return 0
}

// TestStopped stops the program while it fills a library. The first signal lets it finish what it has in hand
// and tell so; what was done is kept, and the same command goes on.
func TestStopped(t *testing.T) {
	crawl := writeCrawl(t, 10)
	calm, library := filepath.Join(t.TempDir(), "calm.db"), filepath.Join(t.TempDir(), "stopped.db")
	headwater(t, "add", "--library", calm, crawl)
	headwater(t, "add", "--later", "--library", library, crawl)
	c, lines := begun(t, "work", "--json", "--workers", "1", "--library", library)
	until(t, lines, "story built")
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	until(t, lines, "stopping: what is in hand is finished first")
	last := until(t, lines, `"msg":"stopped"`)
	if strings.Contains(last, `"ERROR"`) || lines.Scan() {
		t.Errorf("it ends with %s%s", last, lines.Text())
	}
	if code := exitCode(c.Wait()); code != 130 {
		t.Errorf("exit code %d", code)
	}
	headwater(t, "doctor", "--deep", "--library", library)
	headwater(t, "work", "--drain", "--library", library)
	sameLedger(t, library, ledger(t, calm))
}

// writing holds a library's file as a process that writes does, until the function that it returns is called.
func writing(t *testing.T, library string) (release func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+library+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return func() { _, _ = tx.Rollback(), db.Close() }
}

// TestStoppedAtOnce signals twice: the second time ends the program in the midst of a wait that would last.
func TestStoppedAtOnce(t *testing.T) {
	library := filepath.Join(t.TempDir(), "library.db")
	headwater(t, "add", "--library", library, "../../examples/ferry-grounding/articles")
	release := writing(t, library)
	c, lines := begun(t, "add", "--json", "--library", library, writeCrawl(t, 1))
	until(t, lines, "started")
	time.Sleep(300 * time.Millisecond) // it waits for the file's lock now
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	until(t, lines, "stopping")
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	second := time.Now()
	if code := exitCode(c.Wait()); code != 130 || time.Since(second) > 5*time.Second {
		t.Errorf("exit code %d after %v", code, time.Since(second))
	}
	release()
	headwater(t, "doctor", "--deep", "--library", library)
}
