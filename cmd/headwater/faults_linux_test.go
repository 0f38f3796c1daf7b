package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a file system of that size, which grow makes larger and lock read-only.
func smallDisk(t *testing.T, size string) (dir string, remount func(flags uintptr, size string)) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("headwater", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skip("no small file system can be had here: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir, func(flags uintptr, size string) {
		t.Helper()
		if err := syscall.Mount("headwater", dir, "tmpfs", syscall.MS_REMOUNT|flags, "size="+size); err != nil {
			t.Fatal(err)
		}
	}
}

// refused runs the program, which must end with that code and say those words.
func refused(t *testing.T, code int, words string, args ...string) (said string) {
	t.Helper()
	c := command(args...)
	err := c.Run()
	said = c.Stderr.(*bytes.Buffer).String()
	if got := exitCode(err); got != code || !strings.Contains(said, words) {
		t.Errorf("headwater %v ends with %d, not %d, and says %q, not %q", args, got, code, said, words)
	}
	return said
}

// TestFullDisk fills the disk that a library stands on. When there is room again, the same command goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	crawl := writeCrawl(t, 5)
	calm := filepath.Join(t.TempDir(), "calm.db")
	headwater(t, "add", "--library", calm, crawl)
	dir, remount := smallDisk(t, "512k")
	library := filepath.Join(dir, "library.db")
	refused(t, 1, "no room left for the library", "add", "--lease", "500ms", "--library", library, crawl)
	remount(0, "64m")
	headwater(t, "add", "--lease", "500ms", "--library", library, crawl)
	headwater(t, "doctor", "--deep", "--library", library)
	sameLedger(t, library, ledger(t, calm))
}

// TestReadOnlyDisk adds to a library that may not be written to, and looks whether it is as it was.
func TestReadOnlyDisk(t *testing.T) {
	dir, remount := smallDisk(t, "64m")
	library := filepath.Join(dir, "library.db")
	headwater(t, "add", "--library", library, writeCrawl(t, 1))
	remount(syscall.MS_RDONLY, "64m")
	refused(t, 1, "cannot be opened for writing", "add", "--library", library, writeCrawl(t, 2))
	remount(0, "64m")
	if out := headwater(t, "doctor", "--deep", "--library", library); !strings.Contains(out, "4 captures: 4 articles") {
		t.Error(out)
	}
}

// TestNewerLibrary opens a library that a later version made.
func TestNewerLibrary(t *testing.T) {
	library := filepath.Join(t.TempDir(), "library.db")
	headwater(t, "add", "--library", library, writeCrawl(t, 1))
	db, err := sql.Open("sqlite", library)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(library)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, 1, "made by a newer version of Headwater", "stories", "--library", library)
	refused(t, 1, "use that version or a later one", "add", "--library", library, writeCrawl(t, 2))
	if after, err := os.ReadFile(library); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the library was changed: %v", err)
	}
}

// TestDamagedArchive adds an archive of which one record is overwritten and the last one cut off. The rest is read,
// and both places are told.
func TestDamagedArchive(t *testing.T) {
	crawl := writeCrawl(t, 5)
	b, err := os.ReadFile(crawl)
	if err != nil {
		t.Fatal(err)
	}
	starts := members(b)
	broken, last := starts[8], starts[len(starts)-1]
	copy(b[broken+20:], bytes.Repeat([]byte{0xaa}, 60))
	if err := os.WriteFile(crawl, b[:last+40], 0o600); err != nil {
		t.Fatal(err)
	}
	library := filepath.Join(t.TempDir(), "library.db")
	said := refused(t, 3, fmt.Sprintf("damaged at %d", broken), "add", "--library", library, crawl)
	for _, want := range []string{fmt.Sprintf("damaged at %d", last), "the rest is read", "bytes read: 18 captures", "2 damaged"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
	if out := headwater(t, "doctor", "--deep", "--library", library); !strings.Contains(out, "18 captures: 18 articles") {
		t.Error(out)
	}
	refused(t, 4, "0 captures, 1 damaged", "add", "--library", library, crawl) // it goes on where the file ends too early
}

// members gives where the gzip members of an archive begin.
func members(b []byte) []int {
	var at []int
	for i := range b {
		if bytes.HasPrefix(b[i:], []byte("\x1f\x8b\x08")) {
			at = append(at, i)
		}
	}
	return at
}
