package archive

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"math"
	"slices"

	"github.com/klauspost/compress/gzip"
)

// stream is the content of a file of records behind a buffer. It knows the position of the next byte,
// and which members begin a record.
type stream struct {
	*bufio.Reader
	*members
}

var recordSign = []byte("WARC/1.")

func isRecord(b []byte) bool { return bytes.HasPrefix(b, recordSign) }

// newStream reads r from a position; sign tells the bytes that begin a record. What is damaged there
// comes with the first reading.
func newStream(r *raw, from Position, sign func([]byte) bool) (*stream, error) {
	m := &members{raw: r, sign: sign}
	head, err := r.Peek(len(gzipSign))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.Equal(head, gzipSign) {
		m.inflater = new(gzip.Reader)
	}
	if err := r.seek(from.Offset); err != nil {
		return nil, err
	}
	m.marks = append(m.marks, mark{offset: r.offset()})
	s := &stream{members: m, Reader: bufio.NewReaderSize(m, bufferSize)}
	if _, err := io.CopyN(io.Discard, s.Reader, from.Skip); err != nil && r.source.err != nil {
		return nil, r.source.err
	}
	return s, nil
}

// total counts the bytes of the content that were read.
func (s *stream) total() int64 { return s.produced - int64(s.Buffered()) }

// position is that of the next byte.
func (s *stream) position() Position {
	here := s.total()
	i, _ := slices.BinarySearchFunc(s.marks, here+1, func(m mark, total int64) int { return cmp.Compare(m.total, total) })
	m := s.marks[max(i-1, 0)]
	if s.inflater == nil {
		return Position{Offset: m.offset + here - m.total}
	}
	return Position{Offset: m.offset, Skip: here - m.total}
}

// progress tells how many bytes of the file are read, the buffer's included, and how many there are.
func (s *stream) progress() (done, total int64) { return s.raw.offset(), s.raw.size }

// fence is how many bytes stand before the next member that begins a record, from bytes ahead or
// more: no record goes beyond. Only what is in the buffer is known.
func (s *stream) fence(from int64) int64 {
	here := s.total()
	i, _ := slices.BinarySearch(s.records, here+from)
	if i == len(s.records) {
		return math.MaxInt64
	}
	return s.records[i] - here
}

// toSign goes on to the next line, or member, that begins a record. Over a member that is damaged it
// goes to the next that is whole.
func (s *stream) toSign() error {
	for {
		err := s.scan()
		if _, broken := errors.AsType[*Damage](err); !broken {
			return err
		}
		if err := s.leave(s.start); err != nil {
			return err
		}
	}
}

// leave goes from the member that begins at start to the next that is whole.
func (s *stream) leave(start int64) error {
	err := s.toNextWhole(start)
	s.Reset(s.members)
	return err
}

func (s *stream) scan() error {
	for atLine := true; ; {
		head, err := s.Peek(len(recordSign))
		if len(head) == 0 {
			return err
		}
		if (atLine || s.fence(0) == 0) && s.sign(head) {
			return nil
		}
		rest, _ := s.Peek(s.Buffered())
		n := bytes.IndexByte(rest, '\n') + 1
		atLine = n > 0
		if n == 0 {
			n = len(rest)
		}
		if _, err := s.Discard(int(min(int64(n), s.fence(1)))); err != nil {
			return err
		}
	}
}
