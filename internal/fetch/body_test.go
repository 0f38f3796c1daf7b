package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"headwater/internal/news"
)

// packers pack with each coding; "raw" is the deflate that some servers send without its header.
var packers = map[string]func(io.Writer) io.WriteCloser{
	"gzip":    func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	"deflate": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
	"br":      func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) },
	"raw": func(w io.Writer) io.WriteCloser {
		fw, _ := flate.NewWriter(w, flate.DefaultCompression)
		return fw
	},
}

func pack(t *testing.T, coding string, plain []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := packers[coding](&b)
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// getBody fetches a page that has the given coding and body.
func getBody(t *testing.T, coding string, body []byte) (Result, error) {
	t.Helper()
	s := serve(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", coding)
		_, _ = w.Write(body) // the client may have left
	}})
	return newClient(t).Get(t.Context(), s.URL+"/a", Validators{})
}

func TestPackedBodies(t *testing.T) {
	plain := []byte(strings.Repeat("The lock keeper opened the gate. ", 300))
	bodies := map[string][]byte{"identity": plain, "": plain, "gzip, br": pack(t, "br", pack(t, "gzip", plain))}
	for coding := range packers {
		bodies[coding] = pack(t, coding, plain)
	}
	for coding, body := range bodies {
		t.Run(coding, func(t *testing.T) {
			r, err := getBody(t, strings.Replace(coding, "raw", "deflate", 1), body)
			if err != nil || !bytes.Equal(r.Capture.Body, plain) {
				t.Errorf("%d bytes, %v", len(r.Capture.Body), err)
			}
		})
	}
}

func TestBombs(t *testing.T) {
	zeros := make([]byte, 8<<20)
	for coding := range packers {
		t.Run(coding, func(t *testing.T) {
			_, err := getBody(t, strings.Replace(coding, "raw", "deflate", 1), pack(t, coding, zeros))
			wantProblem(t, err, news.TooLarge, "1 MB")
		})
	}
	t.Run("in one another", func(t *testing.T) {
		_, err := getBody(t, "gzip, gzip", pack(t, "gzip", pack(t, "gzip", zeros)))
		wantProblem(t, err, news.TooLarge, "1 MB")
	})
}

func TestWronglyPacked(t *testing.T) {
	for coding, body := range map[string]string{"gzip": "no gzip at all", "br": "\xff\xff\xff\xff", "deflate": "\xff\xff\xff", "zstd": "x", "gzip, gzip, gzip": "x"} {
		t.Run(coding, func(t *testing.T) {
			_, err := getBody(t, coding, []byte(body))
			wantProblem(t, err, news.Unreadable, "packed")
		})
	}
}

// endless writes for as long as somebody reads.
func endless(w http.ResponseWriter, _ *http.Request) {
	for chunk := bytes.Repeat([]byte("water "), 10_000); ; {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
}

// drip writes a byte now and then.
func drip(every time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for {
			fmt.Fprint(w, "x")
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(every):
			}
		}
	}
}

func TestBodiesThatDoNotEnd(t *testing.T) {
	tests := []struct {
		name string
		body http.HandlerFunc
		kind news.ProblemKind
		says string
	}{
		{"endless", endless, news.TooLarge, "1 MB"},
		{"announced too large", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "99999999999")
			w.WriteHeader(http.StatusOK)
		}, news.TooLarge, "1 MB"},
		{"stops", drip(time.Hour), news.Unreachable, "too long"},
		{"drips", drip(20 * time.Millisecond), news.Unreachable, "too long"},
		{"breaks off", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "half")
		}, news.Unreachable, "reached"},
		{"headers never come", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, news.Unreachable, "in time"},
		{"headers too large", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X", strings.Repeat("x", 2*maxHeader))
		}, news.Unreachable, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, map[string]http.HandlerFunc{"/a": tt.body})
			c := newClient(t, func(o *Options) { o.Idle, o.Total = 150*time.Millisecond, 400*time.Millisecond })
			start := time.Now()
			_, err := c.Get(t.Context(), s.URL+"/a", Validators{})
			wantProblem(t, err, tt.kind, tt.says)
			if d := time.Since(start); d > 5*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func FuzzReadBody(f *testing.F) {
	f.Add([]byte("plain"), "identity")
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00"), "gzip")
	f.Add([]byte("\x78\x9c\x03\x00\x00\x00\x00\x01"), "br, deflate")
	f.Fuzz(func(t *testing.T, body []byte, codings string) {
		const limit = 1 << 16
		got, err := readBody(bytes.NewReader(body), codings, limit, time.Minute, func(error) {})
		if len(got) > limit || err != nil && got != nil {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	})
}
