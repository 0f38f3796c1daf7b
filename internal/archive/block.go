package archive

import (
	"bytes"
	"errors"
	"io"
)

// block is the content of one record. Its end is where the declared length says, unless a gzip member
// that begins another record comes first.
type block struct {
	stream *stream
	left   int64 // bytes not read yet
	begun  bool  // some of it is loaded
}

func (b *block) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	n, err := b.ready()
	if err != nil {
		return 0, err
	}
	n, err = b.stream.Reader.Read(p[:min(len(p), n)])
	b.left -= int64(n)
	return n, err
}

// ready says how many bytes of the block stand in the buffer, at least one.
func (b *block) ready() (int, error) {
	if _, err := b.stream.Peek(1); errors.Is(err, io.EOF) {
		return 0, short()
	} else if err != nil {
		return 0, err
	}
	n := min(b.left, int64(b.stream.Buffered()), b.stream.fence(0))
	if n == 0 {
		return 0, short()
	}
	return int(n), nil
}

// skip passes over the rest.
func (b *block) skip() error {
	for b.left > 0 {
		n, err := b.ready()
		if err != nil {
			return err
		}
		if _, err := b.stream.Discard(n); err != nil {
			return err
		}
		b.left -= int64(n)
	}
	return nil
}

func short() *Damage { return damaged(Truncated, "the record ends before its declared length") }

// checkEnd looks ahead, where the file is not compressed, whether the record ends where it says. So a
// wrong length takes none of the records behind it along.
func (b *block) checkEnd() error {
	s := b.stream
	if s.inflater != nil || s.raw.at == nil {
		return nil
	}
	rest := s.raw.size - s.position().Offset
	if b.left > rest {
		return damaged(BadLength, "the record is declared longer than the file")
	}
	var next [16]byte
	n, err := s.raw.at.ReadAt(next[:], s.raw.size-rest+b.left)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !endsRecord(next[:n], n < len(next)) {
		return damaged(BadLength, "the record does not end where its length says")
	}
	return nil
}

// endsRecord reports whether after is what may stand behind a block: two line ends, or, as some
// writers have it, fewer with another record or the end of the file behind them.
func endsRecord(after []byte, atEnd bool) bool {
	if bytes.HasPrefix(after, []byte("\r\n\r\n")) || bytes.HasPrefix(after, []byte("\n\n")) {
		return true
	}
	after = bytes.TrimLeft(after, "\r\n")
	return isRecord(after) || atEnd && bytes.HasPrefix(recordSign, after)
}
