package archive

import (
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// members gives the content of a file: its bytes, or those of its gzip members one after the other.
type members struct {
	raw      *raw
	sign     func([]byte) bool // whether bytes at the start of a member or line begin a record
	inflater *gzip.Reader      // nil for a file that is not compressed
	probe    *gzip.Reader      // of beginsRecord
	inside   bool              // a member is open
	start    int64             // where it begins, in raw
	head     []byte            // its first bytes, not yet given
	produced int64             // bytes given in all
	marks    []mark            // where members begin of which some may not be read yet
	records  []int64           // and those that begin a record, as mark.total
	reread   int64             // bytes read again after damage
	err      error             // of the member at hand, until toNextWhole
}

// mark is where a member begins: in the file, and in the content.
type mark struct{ offset, total int64 }

var gzipSign = []byte{0x1f, 0x8b, 8}

// Read gives content. After damage it gives nothing until toNextWhole.
func (m *members) Read(p []byte) (int, error) {
	if m.err != nil {
		return 0, m.err
	}
	n, err := m.read(p)
	m.produced += int64(n)
	if err == nil && m.isBomb() {
		err = damaged(TooLarge, "a gzip member swells without end")
	}
	m.err = err
	return n, err
}

func (m *members) read(p []byte) (int, error) {
	if m.inflater == nil {
		return m.raw.Read(p)
	}
	for {
		if !m.inside {
			if err := m.openMember(); err != nil {
				return 0, err
			}
		}
		if len(m.head) > 0 {
			n := copy(p, m.head)
			m.head = m.head[n:]
			return n, nil
		}
		n, err := m.inflater.Read(p)
		if errors.Is(err, io.EOF) {
			m.inside, err = false, nil
		}
		if n > 0 || err != nil {
			return n, m.gzipError(err)
		}
	}
}

// openMember opens the member that begins here. io.EOF is the end of the file.
func (m *members) openMember() error {
	m.start = m.raw.offset()
	if _, err := m.raw.Peek(1); err != nil {
		return err
	}
	m.mark()
	if err := m.inflater.Reset(m.raw.Reader); err != nil {
		return m.gzipError(err)
	}
	m.inflater.Multistream(false)
	m.inside = true
	head := make([]byte, len(recordSign))
	n, err := io.ReadFull(m.inflater, head)
	m.head = head[:n]
	if m.sign(m.head) {
		m.records = append(m.records, m.produced)
	}
	if errors.Is(err, io.EOF) || n > 0 {
		return nil // the end, or an error, comes again with the next reading
	}
	return m.gzipError(err)
}

// mark notes where the member begins that is opened, and forgets those that lie behind all that the
// buffer can hold.
func (m *members) mark() {
	if last := len(m.marks) - 1; last >= 0 && m.marks[last].total == m.produced {
		m.marks = m.marks[:last] // it was empty
	}
	m.marks = append(m.marks, mark{m.start, m.produced})
	held := m.produced - bufferSize
	for len(m.marks) > 1 && m.marks[1].total <= held {
		m.marks = m.marks[1:]
	}
	for len(m.records) > 0 && m.records[0] < held {
		m.records = m.records[1:]
	}
}

// gzipError says what is wrong with a member, unless the file itself cannot be read.
func (m *members) gzipError(err error) error {
	switch {
	case err == nil:
		return nil
	case m.raw.source.err != nil:
		return m.raw.source.err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return damaged(Truncated, "the file ends inside a gzip member")
	case errors.Is(err, gzip.ErrChecksum):
		return damaged(Broken, "the checksum of a gzip member is wrong")
	case errors.Is(err, gzip.ErrHeader):
		return damaged(Broken, "no gzip member begins here")
	}
	return damaged(Broken, "a gzip member is broken")
}

// Bounds on how far a member may swell: text shrinks to a tenth and rarely to a fiftieth, and deflate
// reaches a thousandth at most.
const (
	maxSwollen = 64 << 20 // bytes that any member may have
	maxRatio   = 200
)

func (m *members) isBomb() bool {
	if m.inflater == nil {
		return false
	}
	given := m.produced - m.marks[len(m.marks)-1].total
	return given > maxSwollen && given/maxRatio > m.raw.offset()-m.start
}

const (
	probeIn  = 4 << 10 // compressed bytes looked at to tell whether a member begins
	probeOut = 1 << 10 // and content
)

// toNextWhole goes behind a damaged member, which begins at start, to the next with a record in its
// first bytes. It looks from the second byte of the damaged one on, for its own end cannot be told.
func (m *members) toNextWhole(start int64) error {
	if m.inflater == nil {
		return m.err
	}
	m.inside, m.head, m.err = false, nil, nil
	if err := m.back(start + 1); err != nil {
		return err
	}
	for {
		window, err := m.raw.Peek(probeIn)
		if len(window) < len(gzipSign) {
			_, _ = m.raw.Discard(len(window))
			m.err = err
			return err
		}
		i := bytes.Index(window, gzipSign)
		if i == 0 && m.beginsRecord(window) {
			break
		}
		if i < 0 {
			i = len(window) - len(gzipSign)
		}
		if _, err := m.raw.Discard(max(i, 1)); err != nil {
			return err
		}
	}
	return nil
}

// maxReread bounds, beside the length of what was read, the bytes that are read again after damage:
// members nested in one another would have the whole file read once for each.
const maxReread = 512 << 20

// back goes back to an offset, if bytes were not read again too often.
func (m *members) back(to int64) error {
	again := m.raw.offset() - to
	if m.reread+again > to+maxReread {
		return nil
	}
	m.reread += max(again, 0)
	return m.raw.seek(to)
}

// beginsRecord reports whether a gzip member begins here whose first bytes have the start of a record.
func (m *members) beginsRecord(window []byte) bool {
	if m.probe == nil {
		m.probe = new(gzip.Reader)
	}
	if m.probe.Reset(bytes.NewReader(window)) != nil {
		return false
	}
	out := make([]byte, probeOut)
	n, _ := io.ReadFull(m.probe, out)
	for line := range bytes.Lines(out[:n]) {
		if m.sign(line) {
			return true
		}
	}
	return false
}
