package archive

import (
	"archive/zip"
	"errors"
	"io"
	"math"
	"strings"
)

// maxDirectory bounds the directory of a zip, in bytes: a WACZ has a few dozen entries.
const maxDirectory = 8 << 20

// wacz reads the files of records in a WACZ one after the other.
type wacz struct {
	src     Source
	counts  *Counts
	entries []*zip.File // files of records, in the order of the directory
	entry   int
	records *warc // nil before the entry is opened
	from    Position
}

func openWACZ(src Source, from Position, counts *Counts) (format, error) {
	file := &bounded{ReaderAt: src.At, left: maxDirectory}
	z, err := zip.NewReader(file, src.Size)
	if err != nil {
		return nil, notAnArchive(src.Name)
	}
	file.left = math.MaxInt
	w := &wacz{src: src, counts: counts, entry: from.Entry, from: from}
	room := uint64(src.Size)
	for _, f := range z.File {
		if !isRecords(f.Name) {
			continue
		}
		if f.CompressedSize64 > room { // entries that lie over one another
			return nil, notAnArchive(src.Name)
		}
		room -= f.CompressedSize64
		w.entries = append(w.entries, f)
	}
	if len(w.entries) == 0 {
		return nil, notAnArchive(src.Name)
	}
	return w, nil
}

// isRecords reports whether an entry is a file of records by its name: one in the folder archive. No
// entry is ever written anywhere, so a name that climbs out of the zip is only not one of these.
func isRecords(name string) bool {
	inside, ok := strings.CutPrefix(name, "archive/")
	return ok && !strings.ContainsAny(inside, `/\`) && (strings.HasSuffix(inside, ".warc.gz") || strings.HasSuffix(inside, ".warc"))
}

// bounded stops a directory that has no end.
type bounded struct {
	io.ReaderAt
	left int
}

func (b *bounded) ReadAt(p []byte, off int64) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errors.New("archive: the directory of the zip is too large")
	}
	return b.ReaderAt.ReadAt(p, off)
}

func (w *wacz) position() Position {
	if w.records == nil {
		p := w.from
		p.Entry = w.entry
		return p
	}
	p := w.records.position()
	p.Entry = w.entry
	return p
}

// progress counts the entries as they are compressed inside the zip.
func (w *wacz) progress() (done, total int64) {
	for i, f := range w.entries {
		size := int64(f.CompressedSize64)
		if total += size; i < w.entry {
			done += size
		}
	}
	if w.records != nil {
		inside, _ := w.records.progress()
		done += min(inside, int64(w.entries[w.entry].CompressedSize64))
	}
	return done, total
}

// next reads one record, and at the end of an entry goes to the next one.
func (w *wacz) next() (*Item, error) {
	if w.entry >= len(w.entries) {
		return nil, io.EOF
	}
	if w.records == nil {
		if err := w.open(); err != nil {
			return nil, w.leave(err)
		}
	}
	it, err := w.records.next()
	if it != nil {
		it.At.Entry = w.entry
		for _, d := range it.Flaws {
			d.At.Entry = w.entry
		}
	}
	if d, ok := errors.AsType[*Damage](err); ok {
		d.At.Entry = w.entry
		return it, err
	}
	if err != nil {
		return nil, w.leave(err)
	}
	return it, nil
}

// leave goes to the next entry. What cannot be read of a compressed entry is damage of the zip; of
// one that is stored it is the file's own error.
func (w *wacz) leave(err error) error {
	at := w.position()
	stored := w.entries[w.entry].Method == zip.Store
	w.entry, w.records, w.from = w.entry+1, nil, Position{}
	switch _, isDamage := errors.AsType[*Damage](err); {
	case errors.Is(err, io.EOF):
		return nil
	case isDamage || stored:
		return err
	}
	d := damaged(Broken, "a file inside the zip is broken")
	d.At = at
	return d
}

// open opens the entry at hand.
func (w *wacz) open() error {
	f := w.entries[w.entry]
	open := openCompressed
	if f.Method == zip.Store {
		open = w.openStored
	}
	r, err := open(f)
	if d, ok := errors.AsType[*Damage](err); ok {
		d.At = w.position()
	}
	if err != nil {
		return err
	}
	s, err := newStream(r, w.from, isRecord)
	if err != nil {
		return err
	}
	w.records = &warc{stream: s, counts: w.counts}
	return nil
}

// openStored opens an entry as the standard wants them, that can be read from any place.
func (w *wacz) openStored(f *zip.File) (*raw, error) {
	start, err := f.DataOffset()
	size := int64(f.CompressedSize64)
	if err != nil || start < 0 || size < 0 || start > w.src.Size || size > w.src.Size-start {
		return nil, damaged(Truncated, "a file inside the zip goes beyond its end")
	}
	return newRaw(io.NewSectionReader(w.src.At, start, size), size), nil
}

// openCompressed opens an entry that is compressed all the same. It can only be read from its beginning.
func openCompressed(f *zip.File) (*raw, error) {
	if f.UncompressedSize64/maxRatio > f.CompressedSize64 {
		return nil, damaged(TooLarge, "a file inside the zip swells without end")
	}
	inside, err := f.Open()
	if err != nil {
		return nil, damaged(Broken, "a file inside the zip cannot be opened")
	}
	size := int64(min(f.UncompressedSize64, math.MaxInt64))
	return newRawOf(io.LimitReader(inside, size), size), nil
}
