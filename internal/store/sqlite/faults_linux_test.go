package sqlite_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

// noRoom is where a small file system can be mounted for the test.
func noRoom(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("headwater", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("no file system of one megabyte can be had here: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	dir := noRoom(t)
	s, err := sqlite.Open(background, filepath.Join(dir, "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	added := 0
	for err == nil && added < 10_000 {
		var batch []store.Capture
		for i := range 5 {
			name := fmt.Sprintf("%d-%d", added, i)
			batch = append(batch, store.Capture{Capture: news.Capture{Name: name, Body: []byte(strings.Repeat(name, 500))}})
		}
		if _, err = s.Add(background, batch, store.Mark{}); err == nil {
			added += len(batch)
		}
	}
	told(t, err, store.ErrFull)
	r, err := s.Check(background, true, nil)
	if err != nil || r.Captures != added || len(r.Faults) != 0 {
		t.Errorf("%d added; %+v %v", added, r, err)
	}
}

// TestReadOnly opens, as somebody without rights, a library that must not be changed.
func TestReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("", "headwater")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Log(err)
		}
	})
	path := filepath.Join(dir, "library.db")
	s, err := sqlite.Open(background, path)
	if err != nil || s.Close() != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(path, 0o444), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	asNobody(t)
	_, err = sqlite.Open(background, path)
	told(t, err, store.ErrReadOnly)
}

// asNobody lets the test touch files as nobody does, where it runs as root, whom no permission stops.
func asNobody(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	runtime.LockOSThread() // for good: the thread ends with the test
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Skip(err)
	}
}
