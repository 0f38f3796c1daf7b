package archive

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"io"
	"slices"
	"strings"
	"time"
)

// The parts of a WACZ.
const (
	waczRecords = "archive/data.warc.gz"
	waczIndex   = "indexes/index.cdx"
	waczPages   = "pages/pages.jsonl"
)

// WACZWriter writes a WACZ 1.1.1. It keeps the lines of the index and of the pages in memory, some
// 500 bytes a record.
type WACZWriter struct {
	zip       *zip.Writer
	info      Info
	records   *Writer
	part      *part
	index     []string
	pages     bytes.Buffer
	resources []resource
}

// part is one file of the zip while it is written.
type part struct {
	io.Writer
	name  string
	hash  hash.Hash
	bytes int64
}

func (p *part) Write(b []byte) (int, error) {
	n, err := p.Writer.Write(b)
	p.hash.Write(b[:n])
	p.bytes += int64(n)
	return n, err
}

// resource is what datapackage.json says of a part.
type resource struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Hash  string `json:"hash"`
	Bytes int64  `json:"bytes"`
}

// NewWACZWriter begins a WACZ.
func NewWACZWriter(out io.Writer, info Info) (*WACZWriter, error) {
	w := &WACZWriter{zip: zip.NewWriter(out), info: info}
	err := w.begin(waczRecords)
	if err != nil {
		return nil, err
	}
	if w.records, err = NewWriter(w.part, info); err != nil {
		return nil, err
	}
	err = w.line(map[string]string{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"})
	return w, err
}

// Write adds one record, which is a page with the given title.
func (w *WACZWriter) Write(r *Record, title string) error {
	placed, err := w.records.Write(r)
	if err != nil {
		return err
	}
	entry, err := indexLine(r, placed)
	if err != nil {
		return err
	}
	w.index = append(w.index, entry)
	page := map[string]string{"id": placed.Digest[len("sha256:"):][:22], "url": r.Capture.URL, "ts": stamp(r.Date)}
	if title != "" {
		page["title"] = title
	}
	return w.line(page)
}

// Close writes the index, the pages and the digests. It does not close what it writes to.
func (w *WACZWriter) Close() error {
	w.end()
	slices.Sort(w.index)
	for _, p := range []struct {
		name    string
		content []byte
	}{{waczIndex, []byte(strings.Join(w.index, ""))}, {waczPages, w.pages.Bytes()}} {
		if err := w.whole(p.name, p.content); err != nil {
			return err
		}
	}
	if err := w.describe(); err != nil {
		return err
	}
	return w.zip.Close()
}

// describe writes datapackage.json and the digest of it.
func (w *WACZWriter) describe() error {
	description, err := json.MarshalIndent(struct {
		Profile   string     `json:"profile"`
		Version   string     `json:"wacz_version"`
		Title     string     `json:"title,omitempty"`
		Created   string     `json:"created"`
		Software  string     `json:"software"`
		Resources []resource `json:"resources"`
	}{"data-package", "1.1.1", w.info.Title, stamp(w.info.Created), w.info.Software, w.resources}, "", "  ")
	if err != nil {
		return err
	}
	if err := w.whole("datapackage.json", description); err != nil {
		return err
	}
	last := w.resources[len(w.resources)-1]
	digest, err := json.MarshalIndent(map[string]string{"path": last.Path, "hash": last.Hash}, "", "  ")
	if err != nil {
		return err
	}
	return w.whole("datapackage-digest.json", digest)
}

func (w *WACZWriter) line(v map[string]string) error {
	b, err := json.Marshal(v)
	w.pages.Write(append(b, '\n'))
	return err
}

// whole writes one part.
func (w *WACZWriter) whole(name string, content []byte) error {
	if err := w.begin(name); err != nil {
		return err
	}
	_, err := w.part.Write(content)
	w.end()
	return err
}

// begin opens a part, stored as it is: so that it can be read from any place, as the standard asks.
func (w *WACZWriter) begin(name string) error {
	out, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store, Modified: w.info.Created.UTC().Truncate(2 * time.Second)})
	w.part = &part{Writer: out, name: name, hash: sha256.New()}
	return err
}

// end notes what was written.
func (w *WACZWriter) end() {
	p := w.part
	w.resources = append(w.resources, resource{
		Name: p.name[strings.LastIndex(p.name, "/")+1:], Path: p.name,
		Hash: "sha256:" + hex.EncodeToString(p.hash.Sum(nil)), Bytes: p.bytes,
	})
}
