package archive

import (
	"bytes"
	"errors"
	"io"
	"testing"
)

// tryAll reads b to its end, whatever it is, and opens it again at every place met. Reading must end,
// give no more items than the bytes can hold, and give the same item again from its position.
func tryAll(t *testing.T, b []byte) {
	r, err := Open(source(b), Position{})
	if err != nil {
		return
	}
	for range 2*len(b) + 10 {
		it, err := r.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if _, damaged := errors.AsType[*Damage](err); err != nil && !damaged {
			t.Fatalf("%v", err)
		}
		if it == nil {
			continue
		}
		again, err := Open(source(b), it.At)
		if err != nil {
			t.Fatal(err)
		}
		same, err := again.Next()
		if err != nil || !bytes.Equal(same.Capture.Body, it.Capture.Body) || same.At != it.At {
			t.Fatalf("at %s: %v, then %v, %v", it.At, it, same, err)
		}
	}
	t.Fatal("the reading does not end")
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(rawPage(1) + rawPage(2)))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 5\r\n\r\nab"))
	f.Add([]byte(rawRecord("response", "x", "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n4\r\nabcd\r\n0\r\n\r\n", httpType)))
	f.Fuzz(func(t *testing.T, b []byte) {
		tryAll(t, append([]byte("WARC/1."), bytes.TrimPrefix(b, recordSign)...))
	})
}

func FuzzGzip(f *testing.F) {
	f.Add(zipped(rawPage(1), rawPage(2)))
	f.Add(zipped(rawPage(1) + rawPage(2)))
	f.Add(append(zipped(rawPage(1)), "junk"...))
	f.Fuzz(func(t *testing.T, b []byte) {
		tryAll(t, append(zipped(rawPage(7)), b...))
		tryAll(t, zipped(string(b)))
	})
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"id": "1", "text": "Some words."}` + "\n" + `{"uri": "u", "bodies": [{"value": "<p>x"}]}`))
	f.Add([]byte(`[{"id": 1, "text": ["a", "b"]}, {"text"`))
	f.Fuzz(func(t *testing.T, b []byte) { tryAll(t, b) })
}

func FuzzWACZ(f *testing.F) {
	f.Add(zipOf(f, entry{"archive/a.warc.gz", 0, zipped(rawPage(1))}, entry{"archive/b.warc", 8, []byte(rawPage(2))}))
	f.Fuzz(func(t *testing.T, b []byte) { tryAll(t, b) })
}

func FuzzMessage(f *testing.F) {
	f.Add([]byte("HTTP/1.1 200 OK\r\nContent-Encoding: br, deflate\r\n\r\nabc"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := parseMessage(b)
		if err != nil {
			return
		}
		if !bytes.HasPrefix(b, m.head) || m.status <= 0 {
			t.Fatalf("%+v", m)
		}
		var d decoder
		if body, _, err := d.decode(b[len(m.head):], &m); err == nil && len(body) > MaxBody {
			t.Fatalf("%d bytes", len(body))
		}
	})
}

func FuzzPosition(f *testing.F) {
	f.Add("2:1834+96")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePosition(s)
		if err != nil {
			return
		}
		if q, err := ParsePosition(p.String()); err != nil || q != p {
			t.Fatalf("%q: %v, then %v", s, p, q)
		}
	})
}
