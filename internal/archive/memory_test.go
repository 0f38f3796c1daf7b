package archive

import (
	"errors"
	"io"
	"runtime"
	"testing"
)

// repeated is a file of the same bytes over and over.
type repeated struct{ unit []byte }

func (r repeated) ReadAt(p []byte, off int64) (int, error) {
	for n := 0; n < len(p); {
		n += copy(p[n:], r.unit[(off+int64(n))%int64(len(r.unit)):])
	}
	return len(p), nil
}

// TestMemory reads a long archive of every shape and holds no more at its end than at its beginning.
func TestMemory(t *testing.T) {
	const times, grown = 2000, 4 << 20
	for name, unit := range shapes(rawPage(1), rawPage(2), rawPage(3), rawPage(4)) {
		r, err := Open(Source{Name: name, At: repeated{unit}, Size: times * int64(len(unit))}, Position{})
		if err != nil {
			t.Fatal(err)
		}
		before, n := uint64(0), 0
		for ; ; n++ {
			if n == 100 {
				before = held()
			}
			if _, err := r.Next(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		if after := held(); n != 4*times || after > before+grown {
			t.Errorf("%s: %d items, %d bytes held, %d before", name, n, after, before)
		}
		runtime.KeepAlive(r)
	}
}

// held is what the heap holds once what nobody needs is gone.
func held() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestManyMembers reads members by the million that hold nothing, or one byte, in little memory and time.
func TestManyMembers(t *testing.T) {
	const times, grown = 100_000, 24 << 20
	for _, content := range []string{"", "\n", "x"} {
		unit := zipped(content)
		head := zipped(rawPage(1))
		file := followed{head, repeated{unit}}
		before := held()
		r, err := Open(Source{At: file, Size: int64(len(head)) + times*int64(len(unit))}, Position{})
		for err == nil || !errors.Is(err, io.EOF) {
			_, err = r.Next()
		}
		if after := held(); after > before+grown || r.Counts().Captures != 1 {
			t.Errorf("%q: %d bytes held, %d before, %+v", content, after, before, r.Counts())
		}
		runtime.KeepAlive(r)
	}
}

// followed is a file with a beginning of its own.
type followed struct {
	head []byte
	rest io.ReaderAt
}

func (f followed) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	if off < int64(len(f.head)) {
		n = copy(p, f.head[off:])
		off += int64(n)
	}
	more, err := f.rest.ReadAt(p[n:], off-int64(len(f.head)))
	return n + more, err
}

// TestManyDamaged reads an archive in which every record is damaged; the time is that of its length.
func TestManyDamaged(t *testing.T) {
	const times = 5000
	cut := zipped(rawPage(1))
	for name, unit := range map[string][]byte{
		"plain": []byte("WARC/1.1\r\nContent-Length: -1\r\n\r\n"), "long": []byte("WARC/1.1\r\nContent-Length: 90000\r\n\r\n"),
		"gzip": cut[:len(cut)-20], "signs": {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}, "stored": append([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}, "\x00\x07\x00\xf8\xffWARC/1."...),
	} {
		head := zipped(rawPage(1))
		if name == "plain" || name == "long" {
			head = []byte(rawPage(1))
		}
		r, err := Open(Source{At: followed{head, repeated{unit}}, Size: int64(len(head) + times*len(unit))}, Position{})
		whole := 0
		for err == nil || !errors.Is(err, io.EOF) {
			var it *Item
			if it, err = r.Next(); it != nil && len(it.Flaws) == 0 {
				whole++
			}
		}
		if c := r.Counts(); whole != 1 || c.Damaged == 0 || c.Damaged > times+1 {
			t.Errorf("%s: %d whole, %+v", name, whole, c)
		}
	}
}
