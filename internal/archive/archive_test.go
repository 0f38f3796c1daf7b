package archive

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

var testDay = time.Date(2026, 3, 4, 9, 10, 11, 0, time.UTC)

// rawRecord writes a record by hand; fields are full lines without their ends.
func rawRecord(kind, uri string, block string, extra ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\nWARC-Date: 2026-03-04T09:10:11Z\r\n", kind)
	if uri != "" {
		fmt.Fprintf(&b, "WARC-Target-URI: %s\r\n", uri)
	}
	for _, line := range extra {
		b.WriteString(line + "\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
	return b.String()
}

const httpType = "Content-Type: application/http; msgtype=response"

// rawPage writes a response record with a page.
func rawPage(n int, extra ...string) string {
	block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Page %d of the Weir Gazette</p>", n)
	return rawRecord("response", fmt.Sprintf("https://weir.example/%d", n), block, append(extra, httpType)...)
}

func zipped(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		w := gzip.NewWriter(&b)
		_, _ = io.WriteString(w, p)
		_ = w.Close()
	}
	return b.Bytes()
}

func source(b []byte) Source {
	return Source{Name: "test", At: bytes.NewReader(b), Size: int64(len(b))}
}

// outcome is all that a reading gave.
type outcome struct {
	items  []*Item
	damage []*Damage
	counts Counts
}

func readFrom(t testing.TB, b []byte, from Position) outcome {
	t.Helper()
	r, err := Open(source(b), from)
	if err != nil {
		t.Fatal(err)
	}
	var out outcome
	for range 10_000 + len(b) {
		it, err := r.Next()
		d, damaged := errors.AsType[*Damage](err)
		switch {
		case errors.Is(err, io.EOF):
			out.counts = r.Counts()
			if done, total := r.Done(); done != total {
				t.Errorf("read to the end, done is %d of %d", done, total)
			}
			return out
		case damaged:
			out.damage = append(out.damage, d)
		case err != nil:
			t.Fatal(err)
		default:
			out.items = append(out.items, it)
		}
	}
	t.Fatal("the reading does not end")
	return out
}

func readAll(t testing.TB, b []byte) outcome {
	t.Helper()
	return readFrom(t, b, Position{})
}

func addresses(o outcome) string {
	var list []string
	for _, it := range o.items {
		list = append(list, strings.TrimPrefix(it.Capture.URL, "https://weir.example/"))
	}
	return strings.Join(list, " ")
}

// shapes are the ways in which the same records may be packed.
func shapes(records ...string) map[string][]byte {
	all := strings.Join(records, "")
	half := len(records) / 2
	return map[string][]byte{
		"plain":                 []byte(all),
		"member for each":       zipped(records...),
		"one member":            zipped(all),
		"concatenated":          zipped(strings.Join(records[:half], ""), strings.Join(records[half:], "")),
		"empty members between": append(zipped("", records[0], ""), zipped(append([]string{""}, records[1:]...)...)...),
		"cut anywhere":          zipped(all[:len(all)/3], all[len(all)/3:len(all)/2], all[len(all)/2:]),
	}
}

func TestShapes(t *testing.T) {
	records := []string{
		rawRecord("warcinfo", "", "software: test\r\n", "Content-Type: application/warc-fields"),
		rawRecord("request", "https://weir.example/1", "GET /1 HTTP/1.1\r\n\r\n"), rawPage(1),
		rawRecord("revisit", "https://weir.example/1", "HTTP/1.1 304 Not Modified\r\n\r\n", httpType),
		rawRecord("metadata", "https://weir.example/1", "via: nobody"), rawPage(2),
		rawRecord("resource", "https://weir.example/3", "Plain words.", "Content-Type: text/plain"),
		rawRecord("response", "https://weir.example/4", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nGone", httpType),
		rawRecord("response", "https://weir.example/5", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG", httpType),
		rawRecord("conversion", "https://weir.example/6", "words"), rawPage(7),
	}
	for name, b := range shapes(records...) {
		t.Run(name, func(t *testing.T) {
			got := readAll(t, b)
			if want := "1 2 3 7"; addresses(got) != want || len(got.damage) > 0 {
				t.Fatalf("got %s, damage %v", addresses(got), got.damage)
			}
			want := Counts{Captures: 4, Revisits: 1, Requests: 1, Metadata: 1, Infos: 1, Others: 1, Unsuccessful: 1, OtherMedia: 1}
			if got.counts != want {
				t.Errorf("counts %+v", got.counts)
			}
			first := got.items[0]
			if string(first.Capture.Body) != "<p>Page 1 of the Weir Gazette</p>" || first.Capture.Media != "text/html; charset=utf-8" || !first.Date.Equal(testDay) {
				t.Errorf("first item %+v", first)
			}
			if !strings.HasSuffix(string(first.Header), "utf-8\r\n\r\n") || got.items[2].Header != nil {
				t.Errorf("headers %q, %q", first.Header, got.items[2].Header)
			}
		})
	}
}

// TestResume opens a reader at every position that one gave, and at those of its items.
func TestResume(t *testing.T) {
	for name, b := range shapes(rawPage(1), rawPage(2), rawPage(3), rawPage(4), rawPage(5)) {
		t.Run(name, func(t *testing.T) {
			r, err := Open(source(b), Position{})
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= 5; n++ {
				it, err := r.Next()
				if err != nil {
					t.Fatal(err)
				}
				if got, want := addresses(readFrom(t, b, it.At)), "1 2 3 4 5"[2*(n-1):]; got != want {
					t.Errorf("from %s: %q", it.At, got)
				}
				if got, want := addresses(readFrom(t, b, r.Position())), strings.TrimSpace("1 2 3 4 5"[2*n-1:]); got != want {
					t.Errorf("behind %s, from %s: %q", it.At, r.Position(), got)
				}
			}
		})
	}
}

func TestMemberOffsets(t *testing.T) {
	one, two := zipped(rawPage(1)), zipped(rawPage(2))
	got := readAll(t, append(one, two...))
	if want := (Position{Offset: int64(len(one))}); got.items[1].At != want {
		t.Errorf("second record at %v, want %v", got.items[1].At, want)
	}
}

func TestPositionText(t *testing.T) {
	for _, p := range []Position{{}, {Offset: 12}, {Offset: 12, Skip: 7}, {Entry: 2, Skip: 1}} {
		if got, err := ParsePosition(p.String()); err != nil || got != p {
			t.Errorf("%v: %v, %v", p, got, err)
		}
	}
	for _, s := range []string{"", "-1", "1+-1", "x:1", "1+", "99999999999999999999"} {
		if p, err := ParsePosition(s); err == nil {
			t.Errorf("%q is read as %v", s, p)
		}
	}
}

func TestNoArchive(t *testing.T) {
	for _, s := range []string{"", "<!doctype html><p>x", "PK\x03\x04nothing", "%PDF-1.7", "\x1f\x8b", string(zipped("<p>page"))} {
		if _, err := Open(source([]byte(s)), Position{}); err == nil {
			t.Errorf("%q is taken for an archive", s)
		}
	}
}
