package archive

import (
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"headwater/internal/news"
)

// Info is what an archive says of itself.
type Info struct {
	Software string    // name and version
	Title    string    // of a WACZ; may be empty
	Created  time.Time // the time given to what has none of its own
}

// Record is a capture on its way out.
type Record struct {
	Capture news.Capture // URL, Media and Body are written
	Date    time.Time    // when it was captured
	// Header is the status line and the fields of the HTTP response, with the empty line behind them;
	// the record is a response then, and a resource where Header is empty. Fields that tell of a coding
	// or length that Body no longer has are renamed to "X-Archive-Orig-…", as web archives do.
	Header []byte
}

// Placed says where and how a record was written.
type Placed struct {
	Offset, Length int64  // of its gzip member, in bytes
	Digest         string // of the payload: "sha256:" and base 32
	Status         int    // of the response, 200 for a resource
}

// ErrRecord says that a record cannot be written: it has no address or no date.
var ErrRecord = errors.New("archive: a record needs an address without line ends, and a date")

// Writer writes WARC 1.1, each record a gzip member of its own.
type Writer struct {
	out    *counterTo
	gzip   *gzip.Writer
	infoID string
}

// counterTo counts the bytes written.
type counterTo struct {
	io.Writer
	n int64
}

func (c *counterTo) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	return n, err
}

// NewWriter begins an archive with its warcinfo record.
func NewWriter(out io.Writer, info Info) (*Writer, error) {
	w := &Writer{out: &counterTo{Writer: out}, gzip: gzip.NewWriter(io.Discard)}
	block := fields{
		{"software", oneLine(info.Software)},
		{"format", "WARC File Format 1.1"},
		{"conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"},
	}.bytes()
	h := fields{
		{"WARC-Type", "warcinfo"},
		{"WARC-Date", stamp(info.Created)},
		{"Content-Type", "application/warc-fields"},
	}
	w.infoID = recordID(h, block)
	_, err := w.write(append(h, field{"WARC-Record-ID", w.infoID}), block)
	return w, err
}

// Write writes one record and says where.
func (w *Writer) Write(r *Record) (Placed, error) {
	if r.Capture.URL == "" || strings.ContainsAny(r.Capture.URL, "\r\n") || r.Date.IsZero() {
		return Placed{}, ErrRecord
	}
	kind, media, block, status := "resource", oneLine(r.Capture.Media), r.Capture.Body, 200
	if len(r.Header) > 0 {
		m, err := parseMessage(r.Header)
		if err != nil {
			return Placed{}, fmt.Errorf("archive: header of %s: %w", r.Capture.URL, err)
		}
		kind, media, status = "response", "application/http;msgtype=response", m.status
		block = append(withoutCodings(m.head, len(r.Capture.Body)), r.Capture.Body...)
	}
	digest := digestOf(r.Capture.Body)
	h := fields{
		{"WARC-Type", kind},
		{"WARC-Target-URI", r.Capture.URL},
		{"WARC-Date", stamp(r.Date)},
		{"WARC-Warcinfo-ID", w.infoID},
		{"WARC-Payload-Digest", digest},
		{"WARC-Block-Digest", digestOf(block)},
	}
	if media != "" {
		h = append(h, field{"Content-Type", media})
	}
	p, err := w.write(append(h, field{"WARC-Record-ID", recordID(h, nil)}), block)
	p.Digest, p.Status = digest, status
	return p, err
}

// write writes one member.
func (w *Writer) write(h fields, block []byte) (Placed, error) {
	start := w.out.n
	w.gzip.Reset(w.out)
	h = append(h, field{"Content-Length", fmt.Sprint(len(block))})
	for _, part := range [][]byte{[]byte("WARC/1.1\r\n"), h.bytes(), []byte("\r\n"), block, []byte("\r\n\r\n")} {
		if _, err := w.gzip.Write(part); err != nil {
			return Placed{}, err
		}
	}
	err := w.gzip.Close()
	return Placed{Offset: start, Length: w.out.n - start}, err
}

type field struct{ name, value string }

type fields []field

func (list fields) bytes() []byte {
	var b bytes.Buffer
	for _, f := range list {
		fmt.Fprintf(&b, "%s: %s\r\n", f.name, f.value)
	}
	return b.Bytes()
}

// withoutCodings renames the fields of an HTTP header that hold no more once the body is decoded, and
// gives the length that the body has.
func withoutCodings(head []byte, length int) []byte {
	var b bytes.Buffer
	for line, rest, ok := cutLine(head); ok && len(line) > 0; line, rest, ok = cutLine(rest) {
		name, _, _ := bytes.Cut(line, []byte(":"))
		switch strings.ToLower(string(bytes.TrimSpace(name))) {
		case "content-encoding", "transfer-encoding", "content-length":
			b.WriteString("X-Archive-Orig-")
		}
		b.Write(line)
		b.WriteString("\r\n")
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", length)
	return b.Bytes()
}

func stamp(t time.Time) string { return t.UTC().Truncate(time.Second).Format(time.RFC3339) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + base32.StdEncoding.EncodeToString(sum[:])
}

// recordSpace is the namespace of the identifiers of records.
const recordSpace = "headwater:warc-record\n"

// recordID derives the identifier of a record from what it holds: a UUID of version 5 (RFC 9562). Two
// records have one identifier only where they are the same in everything.
func recordID(h fields, block []byte) string {
	hash := sha1.New()
	_, _ = io.WriteString(hash, recordSpace)
	_, _ = hash.Write(h.bytes())
	_, _ = hash.Write(block)
	u := hash.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
