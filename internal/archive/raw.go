package archive

import (
	"bufio"
	"errors"
	"io"
)

const bufferSize = 64 << 10

// raw gives the bytes of a file and knows where it stands in it. It is an io.ByteReader, so that
// compress/gzip reads not one byte more than a member has.
type raw struct {
	*bufio.Reader
	source *counter
	at     io.ReaderAt // nil for an entry that is compressed inside a zip: it can only be read on
	size   int64
}

// counter counts the bytes read and keeps the error that is the file's own.
type counter struct {
	io.Reader
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return n, err
}

func newRaw(at io.ReaderAt, size int64) *raw {
	r := &raw{at: at, size: size, source: &counter{Reader: io.NewSectionReader(at, 0, size)}}
	r.Reader = bufio.NewReaderSize(r.source, bufferSize)
	return r
}

// newRawOf reads what cannot be sought in.
func newRawOf(src io.Reader, size int64) *raw {
	r := &raw{size: size, source: &counter{Reader: src}}
	r.Reader = bufio.NewReaderSize(r.source, bufferSize)
	return r
}

// offset is that of the next byte.
func (r *raw) offset() int64 { return r.source.n - int64(r.Buffered()) }

// seek goes to an offset; where the source can only be read on, no further back than it stands.
func (r *raw) seek(to int64) error {
	if ahead := to - r.offset(); ahead >= 0 && ahead <= int64(r.Buffered()) {
		_, err := r.Discard(int(ahead))
		return err
	}
	if r.at != nil {
		to = min(to, r.size)
		r.source.Reader, r.source.n = io.NewSectionReader(r.at, to, r.size-to), to
		r.Reset(r.source)
		return nil
	}
	if ahead := to - r.offset(); ahead > 0 {
		_, err := io.CopyN(io.Discard, r.Reader, ahead)
		return err
	}
	return nil
}
