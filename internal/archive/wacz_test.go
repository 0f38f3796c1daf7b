package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

type entry struct {
	name    string
	method  uint16
	content []byte
}

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: e.method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestEntries(t *testing.T) {
	file := zipOf(t, entry{"datapackage.json", zip.Deflate, []byte("{}")},
		entry{"archive/a.warc.gz", zip.Store, zipped(rawPage(1), rawPage(2))},
		entry{"archive/b.warc.gz", zip.Deflate, zipped(rawPage(3), rawPage(4))},
		entry{"archive/c.warc", zip.Store, []byte(rawPage(5) + rawPage(6))},
		entry{"archive/../../etc/d.warc.gz", zip.Store, zipped(rawPage(7))},
		entry{`archive\e.warc.gz`, zip.Store, zipped(rawPage(8))},
		entry{"archive/f.warc", zip.Deflate, []byte(rawPage(9))})
	got := readAll(t, file)
	if addresses(got) != "1 2 3 4 5 6 9" || len(got.damage) > 0 {
		t.Fatalf("got %q, damage %v", addresses(got), got.damage)
	}
	for i, it := range got.items {
		if again := addresses(readFrom(t, file, it.At)); again != "1 2 3 4 5 6 9"[2*i:] {
			t.Errorf("from %s: %q", it.At, again)
		}
	}
	if got := addresses(readFrom(t, file, Position{Entry: 99})); got != "" {
		t.Errorf("behind the end: %q", got)
	}
}

func TestDamagedEntries(t *testing.T) {
	one, bad := zipped(rawPage(1)), append(zipped(rawPage(2)), "junk"...)
	file := zipOf(t, entry{"archive/a.warc.gz", zip.Store, bad}, entry{"archive/b.warc.gz", zip.Deflate, bad}, entry{"archive/c.warc.gz", zip.Store, one})
	got := readAll(t, file)
	if addresses(got) != "2 2 1" || len(got.damage) != 2 || got.damage[1].At.Entry != 1 {
		t.Errorf("got %q, damage %v", addresses(got), got.damage)
	}
	for at := range file {
		b := bytes.Clone(file)
		b[at] ^= 0x5a
		if _, err := Open(source(b), Position{}); err == nil {
			readAll(t, b) // ends
		}
	}
}

func TestZipBomb(t *testing.T) {
	bomb := []byte(rawPage(1) + strings.Repeat("\x00", 32<<20))
	got := readAll(t, zipOf(t, entry{"archive/a.warc", zip.Deflate, bomb}, entry{"archive/b.warc", zip.Store, []byte(rawPage(2))}))
	if addresses(got) != "2" || len(got.damage) != 1 || got.damage[0].Kind != TooLarge {
		t.Errorf("got %q, damage %v", addresses(got), got.damage)
	}
}

// brokenDisk fails behind a number of bytes.
type brokenDisk struct {
	*bytes.Reader
	good int64
}

var errDisk = errors.New("disk")

func (d brokenDisk) ReadAt(p []byte, off int64) (int, error) {
	if off >= d.good {
		return 0, errDisk
	}
	n, err := d.Reader.ReadAt(p[:min(int64(len(p)), d.good-off)], off)
	if err == nil && n < len(p) {
		err = errDisk
	}
	return n, err
}

// TestDisk tells an error of the file from damage: it ends the reading.
func TestDisk(t *testing.T) {
	for name, b := range shapes(rawPage(1), rawPage(2), rawPage(3)) {
		r, err := Open(Source{Name: name, At: brokenDisk{bytes.NewReader(b), int64(len(b) / 2)}, Size: int64(len(b))}, Position{})
		for range 10 {
			if err != nil {
				break
			}
			_, err = r.Next()
		}
		if !errors.Is(err, errDisk) || errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
