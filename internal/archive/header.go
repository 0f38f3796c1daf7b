package archive

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// Bounds on the header of a record and on that of the HTTP message in it.
const (
	maxHeader = 64 << 10 // bytes
	maxFields = 256
)

// header is what is used of the header of a record.
type header struct {
	kind, id, uri, media, identified string
	date, length, segment, truncated string
	payloadDigest, blockDigest       string
}

// field returns where a field of the header is kept, nil for one that is not used.
func (h *header) field(name []byte) *string {
	switch strings.ToLower(string(name)) {
	case "warc-type":
		return &h.kind
	case "warc-record-id":
		return &h.id
	case "warc-target-uri":
		return &h.uri
	case "content-type":
		return &h.media
	case "warc-identified-payload-type":
		return &h.identified
	case "warc-date":
		return &h.date
	case "content-length":
		return &h.length
	case "warc-segment-number":
		return &h.segment
	case "warc-truncated":
		return &h.truncated
	case "warc-payload-digest":
		return &h.payloadDigest
	case "warc-block-digest":
		return &h.blockDigest
	}
	return nil
}

// readHeader reads the lines of a record's header up to the empty one that ends it. Lines that go on
// the one before, which WARC 1.0 knew, are joined to it.
func (s *stream) readHeader() (*header, error) {
	line, err := s.line(true)
	if err != nil {
		return nil, err
	}
	if !isRecord(line) {
		return nil, damaged(Broken, "no record begins here")
	}
	h, left := &header{}, maxHeader
	var last *string
	for range maxFields {
		line, err := s.line(false)
		if err != nil {
			return nil, err
		}
		if left -= len(line); left < 0 {
			break
		}
		switch name, value, ok := bytes.Cut(line, []byte(":")); {
		case len(line) == 0:
			return h, nil
		case line[0] == ' ' || line[0] == '\t':
			if last != nil {
				*last = strings.TrimSpace(*last + " " + string(bytes.TrimSpace(line)))
			}
		case !ok:
			return nil, damaged(BadHeader, "a line of the header is no field")
		default:
			if last = h.field(bytes.TrimSpace(name)); last != nil {
				*last = string(bytes.TrimSpace(value))
			}
		}
	}
	return nil, damaged(BadHeader, "the header of the record does not end")
}

// line returns one line without its end; it holds until the next reading. No line but the first of a
// record begins where a member begins one, and none goes beyond.
func (s *stream) line(first bool) ([]byte, error) {
	from := int64(0)
	if first {
		from = 1
	}
	for seen := 0; ; {
		_, err := s.Peek(seen + 1)
		b, _ := s.Peek(s.Buffered())
		whole := min(int64(len(b)), s.fence(from))
		if end := seen + bytes.IndexByte(b[seen:], '\n') + 1; end > seen && int64(end) <= whole {
			_, err := s.Discard(end)
			return bytes.TrimRight(b[:end], "\r\n"), err
		}
		if seen = len(b); err != nil || whole < int64(len(b)) || len(b) == bufferSize {
			_, _ = s.Discard(int(whole))
			return nil, noLine(err, whole, first)
		}
	}
}

// noLine says why there is no line where length bytes stand.
func noLine(err error, length int64, first bool) error {
	switch {
	case length == bufferSize:
		return damaged(BadHeader, "a line of the header does not end")
	case err != nil && !errors.Is(err, io.EOF), first && length == 0:
		return err
	}
	return damaged(Truncated, "the record ends inside its header")
}

// size reads the declared length of the block.
func (h *header) size() (int64, error) {
	n, err := strconv.ParseUint(h.length, 10, 63)
	if err != nil {
		return 0, damaged(BadLength, "the length of the record is no number of bytes")
	}
	return int64(n), nil
}

// address returns the target of the record; early writers put it in angle brackets.
func (h *header) address() string {
	return strings.TrimSuffix(strings.TrimPrefix(h.uri, "<"), ">")
}

// dateForms are the precisions that WARC-Date may have since 1.1.
var dateForms = []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02", "2006-01", "2006"}

// when reads the date of the capture, zero where it cannot be read.
func (h *header) when() time.Time {
	for _, form := range dateForms {
		if t, err := time.Parse(form, h.date); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
