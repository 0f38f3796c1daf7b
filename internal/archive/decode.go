package archive

import (
	"bytes"
	"io"
	"unicode/utf8"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// maxCodings is how many compressions a body may be under.
const maxCodings = 3

// decoder undoes what HTTP did to a body.
type decoder struct {
	gzip gzip.Reader
}

// decode returns the body of m out of its payload, in memory of its own. What can be had of a body that
// breaks off is given with a flaw.
func (d *decoder) decode(payload []byte, m *message) ([]byte, []*Damage, error) {
	var flaws []*Damage
	body, borrowed := payload, true
	if m.chunked && isChunked(body) {
		whole := false
		if body, whole = dechunk(body); !whole {
			flaws = append(flaws, damaged(Truncated, "the body breaks off inside a chunk"))
		}
		borrowed = false
	}
	if len(m.coding) > maxCodings {
		return nil, nil, damaged(BadCoding, "the body is compressed over and over")
	}
	for i := len(m.coding) - 1; i >= 0; i-- {
		out, err := d.undo(m.coding[i], body)
		switch {
		case len(out) > MaxBody:
			return nil, nil, damaged(TooLarge, "the body is larger than 16 MB")
		case err != nil && len(out) > 0:
			flaws = append(flaws, damaged(Truncated, "the compressed body breaks off"))
		case err != nil && isText(body):
			continue // the writer undid it and kept the field
		case err != nil:
			return nil, nil, damaged(BadCoding, "the compression of the body ("+label(m.coding[i])+") cannot be undone")
		}
		body, borrowed = out, false
	}
	if len(body) > MaxBody {
		return nil, nil, damaged(TooLarge, "the body is larger than 16 MB")
	}
	if borrowed {
		body = bytes.Clone(body)
	}
	return body, flaws, nil
}

// undo decompresses at most one byte more than a body may have.
func (d *decoder) undo(coding string, b []byte) ([]byte, error) {
	if len(b) == 0 {
		return b, nil
	}
	r, err := d.open(coding, b)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = io.Copy(&out, io.LimitReader(r, MaxBody+1))
	return out.Bytes(), err
}

func (d *decoder) open(coding string, b []byte) (io.Reader, error) {
	switch coding {
	case "gzip", "x-gzip":
		return &d.gzip, d.gzip.Reset(bytes.NewReader(b))
	case "deflate":
		if r, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			return r, nil
		}
		return flate.NewReader(bytes.NewReader(b)), nil // as some servers send it
	case "br":
		return brotli.NewReader(bytes.NewReader(b)), nil
	case "zstd":
		return zstd.NewReader(bytes.NewReader(b), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(MaxBody), zstd.WithDecoderLowmem(true))
	}
	return nil, io.ErrUnexpectedEOF
}

// isText reports whether b begins as text does: it was not compressed at all.
func isText(b []byte) bool {
	head := b[:min(len(b), 256)]
	for len(head) > 0 {
		r, n := utf8.DecodeRune(head)
		if r == utf8.RuneError && n == 1 && len(head) >= utf8.UTFMax || r < ' ' && r != '\n' && r != '\r' && r != '\t' {
			return false
		}
		head = head[n:]
	}
	return true
}

// label makes a name that the archive gives fit for a message.
func label(s string) string {
	for i := range len(s) {
		if c := s[i]; c < 'a' || c > 'z' {
			s = s[:i]
			break
		}
	}
	return s[:min(len(s), 12)]
}
