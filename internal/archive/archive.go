// Package archive reads what others have captured and hands over what was captured here.
//
// # In
//
// Open tells by the first bytes what a file is, whatever its name: WARC 1.0 and 1.1, plain or gzip
// (ISO 28500:2017); WACZ 1.1.1, a zip with such files in it; JSON lines in the form of passim
// ({"id", "text", "series", "date", …}) and items of ninjs 1.3 and 2.0 (IPTC), plain or gzip. A
// Reader then gives one Item after the other, in constant memory however long the file is.
//
// Every Item has the Position of its record, and Reader.Position is where the next one begins: a
// Reader opened there goes on as if it had never stopped. In the usual file, with a gzip member for
// each record, a position is an offset into the compressed bytes and costs one seek. Where one member
// holds many records it also counts the bytes to pass over inside that member.
//
// Response records become captures: the HTTP header is parted off, chunks and compression of the
// body are undone, and the media type is that of the header. Resource records are taken as they are.
// What cannot hold a report (pictures, scripts, redirects, pages not found) and the other types of
// record are passed over and counted.
//
// An archive is hostile input. Whatever is damaged is told as a *Damage, with its place and its
// reason, and reading goes on at the next member or line that begins a record. Bodies are bounded by
// MaxBody, headers by maxHeader, and a member that swells without end is left (see members.isBomb).
// Nothing is ever unpacked to a file, so names inside a WACZ are names only.
//
// # Reports without a page
//
// A line of passim and a ninjs item are no pages but texts with facts beside them. Such an item
// becomes a small HTML document whose body is empty and whose head holds a schema.org NewsArticle in
// JSON-LD: headline, author, publisher, dates, language and, as articleBody, the text. The reader of
// articles takes the text of a page without visible words from there, so that the frozen text is the
// given text word for word, and no paragraph can be taken for furniture of a site. Paragraphs
// are lines; a text broken at a width is joined first. encoding/json writes <, > and & as escapes, so
// that no text can close the script it stands in.
//
// # Why not a library
//
// gowarc was used to check the writer here (its strict validation passes every record), but it brings
// the modules of a metrics server along, for what is a few hundred lines. Decompression is that of
// klauspost/compress, which reads 1.8 times as fast as compress/gzip and, like it, not a byte
// beyond a member.
//
// # Out
//
// Writer writes WARC 1.1, one gzip member for each record; WACZWriter puts such a file into a zip with
// an index (CDXJ), the list of pages and the digest of every part. Equal input gives equal bytes: the
// identifiers of records are derived from their content, and every date is given by the caller.
//
// Sources: ISO 28500:2017 and the WARC 1.1 text of the IIPC; RFC 1952 (gzip), RFC 9112 (HTTP/1.1
// messages), RFC 9562 (UUID); Web Archive Collection Zipped 1.1.1 and CDXJ 1.0 of Webrecorder.
package archive

import (
	"bytes"
	"errors"
	"io"
	"time"

	"headwater/internal/news"
)

// MaxBody is the largest body that is given, in bytes, after decoding. Larger ones are damage.
const MaxBody = 16 << 20

// Source is the file that is read.
type Source struct {
	Name string // for messages and for captures without an address
	At   io.ReaderAt
	Size int64 // bytes
}

// Item is one capture out of an archive.
type Item struct {
	Capture news.Capture
	Date    time.Time // when it was captured, UTC; zero where that is not told
	At      Position  // of its record
	// Header is the status line and the fields of the HTTP response, as they stand in the record;
	// empty for a resource and a report without a page.
	Header []byte
	// Flaws are what is wrong with it: a digest that does not match, a body that was cut off.
	Flaws []*Damage
}

// Counts tells what a Reader has met since it was opened.
type Counts struct {
	Captures      int // items given
	Revisits      int
	Requests      int
	Metadata      int
	Infos         int // warcinfo
	Continuations int
	Others        int // other types of record, and items of ninjs that are not text
	Unsuccessful  int // responses with another status than 200 or 203; items withheld or cancelled
	OtherMedia    int // pictures, scripts and all else that cannot hold a report
	Damaged       int // damage reported
}

// PassedOver counts the records that cannot hold a report.
func (c *Counts) PassedOver() int {
	return c.Revisits + c.Requests + c.Metadata + c.Infos + c.Continuations + c.Others + c.Unsuccessful + c.OtherMedia
}

// Reader gives the items of an archive in order. It is not safe for concurrent use.
type Reader struct {
	format
	counts Counts
}

// format reads one kind of archive. next gives nothing, and no error, for what it passes over.
type format interface {
	next() (*Item, error)
	position() Position
	progress() (done, total int64)
}

// Open tells what src is and reads it from the given position: the zero Position, or one that a Reader
// of the same file gave. A file that is none of the archives read here is a *news.Problem.
func Open(src Source, from Position) (*Reader, error) {
	r := &Reader{}
	var head [4]byte
	n, err := src.At.ReadAt(head[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if bytes.HasPrefix(head[:n], []byte("PK")) {
		r.format, err = openWACZ(src, from, &r.counts)
	} else {
		r.format, err = openStream(src, from, &r.counts)
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

// Next returns the next item. At the end the error is io.EOF. A *Damage is not the end: Next goes on
// behind it. Any other error is the file's own, such as a disk that cannot be read.
func (r *Reader) Next() (*Item, error) {
	for {
		it, err := r.next()
		if _, damaged := errors.AsType[*Damage](err); damaged {
			r.counts.Damaged++
		}
		if it != nil {
			r.counts.Captures++
		}
		if it != nil || err != nil {
			return it, err
		}
	}
}

// Position returns where the record begins that Next will read.
func (r *Reader) Position() Position { return r.position() }

// Done tells how far the reading is: bytes of the file's records read, and in all.
func (r *Reader) Done() (done, total int64) { return r.progress() }

// Counts returns what was met so far.
func (r *Reader) Counts() Counts { return r.counts }

// openStream opens a file that is one stream of records, gzip or not, by what it begins with.
func openStream(src Source, from Position, counts *Counts) (format, error) {
	open := func(at Position, sign func([]byte) bool) (*stream, error) {
		return newStream(newRaw(src.At, src.Size), at, sign)
	}
	s, err := open(Position{}, isRecord)
	if err != nil {
		return nil, err
	}
	head, _ := s.Peek(512)
	switch head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"); {
	case bytes.HasPrefix(head, recordSign):
		s, err = open(from, isRecord)
		return &warc{stream: s, counts: counts}, err
	case bytes.HasPrefix(head, []byte("{")), bytes.HasPrefix(head, []byte("[")):
		s, err = open(from, isValue)
		return &jsonItems{stream: s, source: src.Name, counts: counts}, err
	}
	return nil, notAnArchive(src.Name)
}

func notAnArchive(name string) error {
	return &news.Problem{Kind: news.NotText, Where: name, What: "this is no archive that can be read",
		Do: "give WARC, WACZ, JSON lines with \"id\" and \"text\", or ninjs"}
}
