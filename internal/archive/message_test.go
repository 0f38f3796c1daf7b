package archive

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"encoding/base32"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

func sum32(name, s string) string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sumOf(name, []byte(s)))
}

func packed(t *testing.T, open func(io.Writer) io.WriteCloser, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := open(&b)
	if _, err := io.WriteString(w, s); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBodies(t *testing.T) {
	page := "<p>" + strings.Repeat("The weir was opened. ", 40) + "</p>"
	gz := string(zipped(page))
	zl := packed(t, func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }, page)
	fl := packed(t, func(w io.Writer) io.WriteCloser { f, _ := flate.NewWriter(w, 6); return f }, page)
	br := packed(t, func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }, page)
	zs := packed(t, func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z }, page)
	for _, c := range []struct {
		name, fields, payload string
		want                  string
		flaw                  DamageKind
	}{
		{"plain", "", page, page, ""},
		{"gzip", "Content-Encoding: gzip", gz, page, ""},
		{"zlib", "Content-Encoding: deflate", zl, page, ""},
		{"deflate", "Content-Encoding: deflate", fl, page, ""},
		{"brotli", "Content-Encoding: BR", br, page, ""},
		{"zstd", "Content-Encoding: zstd", zs, page, ""},
		{"twice", "Content-Encoding: gzip, br", packed(t, func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }, gz), page, ""},
		{"undone already", "Content-Encoding: gzip", page, page, ""},
		{"brotli undone already", "Content-Encoding: br", page, page, ""},
		{"unknown and undone", "Content-Encoding: squash", page, page, ""},
		{"chunks", "Transfer-Encoding: chunked", "4\r\n<p>O\r\n6;a=b\r\nne</p>\r\n0\r\n\r\n", "<p>One</p>", ""},
		{"chunks undone already", "Transfer-Encoding: chunked", page, page, ""},
		{"chunks cut off", "Transfer-Encoding: chunked", "4\r\n<p>O\r\nff\r\nne", "<p>One", Truncated},
		{"chunks of gzip", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip", "5\r\n" + gz[:5] + "\r\nfff\r\n" + gz[5:], page, Truncated},
		{"empty", "Content-Encoding: gzip", "", "", ""},
	} {
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + c.fields
		if c.fields != "" {
			block += "\r\n"
		}
		got := readAll(t, []byte(rawPage(1)+rawRecord("response", "https://weir.example/2", block+"\r\n"+c.payload, httpType)))
		if len(got.items) != 2 || string(got.items[1].Capture.Body) != c.want {
			t.Errorf("%s: %d items, damage %v", c.name, len(got.items), got.damage)
			continue
		}
		kind := DamageKind("")
		for _, d := range got.items[1].Flaws {
			kind = d.Kind
		}
		if kind != c.flaw {
			t.Errorf("%s: flaw %q, want %q", c.name, kind, c.flaw)
		}
	}
	cut := readAll(t, []byte(rawPage(1)+rawRecord("response", "https://weir.example/2",
		"HTTP/1.1 200 OK\r\nContent-Encoding: squash\r\n\r\n\x00\x01\x02", httpType)))
	if len(cut.items) != 1 || len(cut.damage) != 1 || cut.damage[0].Kind != BadCoding {
		t.Errorf("unknown coding: %v", cut.damage)
	}
}

func TestTypes(t *testing.T) {
	for media, want := range map[string]bool{"": true, "text/html; charset=x": true, "Text/HTML": true, "application/xhtml+xml": true, "text/css": false, "image/jpeg": false, "application/json": false} {
		if canReport(media) != want {
			t.Errorf("%q: %t", media, !want)
		}
	}
}

// TestHeaderForms reads what old and new writers differ in.
func TestHeaderForms(t *testing.T) {
	record := "WARC/1.1\r\nwarc-type:resource\r\nWARC-TARGET-URI: <https://weir.example/1>\r\ncontent-type:\r\n text/plain\r\nWARC-Date: 2026-03\r\nContent-Length: 3\r\n\r\nOne\r\n\r\n"
	bare := strings.ReplaceAll(strings.ReplaceAll(record, "\r\n", "\n"), "/1>", "/2>")
	got := readAll(t, []byte(record+bare))
	if addresses(got) != "1 2" || len(got.damage) > 0 {
		t.Fatalf("got %q, damage %v", addresses(got), got.damage)
	}
	if it := got.items[0]; it.Capture.Media != "text/plain" || it.Date.Format("2006-01-02") != "2026-03-01" {
		t.Errorf("%+v", it)
	}
}
