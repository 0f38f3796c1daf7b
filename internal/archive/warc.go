package archive

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"strings"

	"headwater/internal/news"
)

// warc reads the records of a WARC file.
type warc struct {
	*stream
	counts *Counts
	buf    bytes.Buffer // the block at hand
	body   decoder

	alone    bool // a record was met that begins a member behind the first
	together bool // a record was met that begins inside a member
}

// next reads one record. On damage it has gone on to the next one already.
func (w *warc) next() (*Item, error) {
	if err := w.betweenRecords(); err != nil {
		return nil, w.heal(w.position(), err)
	}
	at := w.position()
	h, err := w.readHeader()
	if err != nil {
		return nil, w.heal(at, err)
	}
	b, err := w.block(h)
	if err != nil {
		return nil, w.heal(at, err)
	}
	w.alone, w.together = w.alone || at.Skip == 0 && at.Offset > 0, w.together || at.Skip > 0
	it, err := w.record(h, b)
	if skipErr := b.skip(); skipErr != nil {
		return nil, w.heal(at, skipErr)
	}
	flaw := w.checkBehind(at)
	if d, ok := errors.AsType[*Damage](err); ok {
		d.At = at
		return nil, d
	}
	if it != nil {
		it.place(at, flaw)
	}
	return it, err
}

// place gives an item and its flaws their place; flaw is one more, or nil.
func (it *Item) place(at Position, flaw *Damage) {
	it.At = at
	if flaw != nil {
		it.Flaws = append(it.Flaws, flaw)
	}
	for _, d := range it.Flaws {
		d.At = at
	}
}

// checkBehind goes on to the next record behind the one at a position. Where the same gzip member goes on
// with anything else, the bytes of the record may be damaged too: deflate reads on for a while
// where some are missing. What stands there is met again, and told, with the next record.
func (w *warc) checkBehind(at Position) *Damage {
	err := w.betweenRecords()
	head, _ := w.Peek(len(recordSign))
	if w.inflater == nil || w.position().Offset != at.Offset || errors.Is(err, io.EOF) || isRecord(head) {
		return nil
	}
	return damaged(Broken, "the gzip member of the record is damaged, and perhaps the record itself")
}

// heal goes on to the next record after damage, which it gives its place. Other errors stay. Where each
// record has a member of its own, the rest of the damaged one is left: it has no other record.
func (w *warc) heal(at Position, err error) error {
	d, ok := errors.AsType[*Damage](err)
	if !ok {
		return err
	}
	d.At = at
	err = nil
	if w.inflater != nil && w.alone && !w.together {
		err = w.leave(at.Offset)
	}
	if err == nil {
		err = w.toSign()
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return d
}

// betweenRecords passes over the line ends behind a record, up to the next.
func (w *warc) betweenRecords() error {
	for {
		b, err := w.Peek(1)
		if len(b) == 0 {
			return err
		}
		if b[0] != '\r' && b[0] != '\n' {
			return nil
		}
		if _, err := w.Discard(1); err != nil {
			return err
		}
	}
}

// block returns the block that follows the header h.
func (w *warc) block(h *header) (*block, error) {
	n, err := h.size()
	if err != nil {
		return nil, err
	}
	b := &block{stream: w.stream, left: n}
	return b, b.checkEnd()
}

// record makes an item of a record, or counts it.
func (w *warc) record(h *header, b *block) (*Item, error) {
	switch strings.ToLower(h.kind) {
	case "response":
		if media, _, _ := mime.ParseMediaType(h.media); media == "application/http" {
			return w.response(h, b)
		}
		w.counts.Others++
	case "resource":
		return w.resource(h, b)
	case "revisit":
		w.counts.Revisits++
	case "request":
		w.counts.Requests++
	case "metadata":
		w.counts.Metadata++
	case "warcinfo":
		w.counts.Infos++
	case "continuation":
		w.counts.Continuations++
		return nil, damaged(InSegments, "this goes on a record that was written in segments; segments are not joined")
	default:
		w.counts.Others++
	}
	return nil, nil
}

// resource makes an item of a resource record: its block is the body.
func (w *warc) resource(h *header, b *block) (*Item, error) {
	if !canReport(h.media) {
		w.counts.OtherMedia++
		return nil, nil
	}
	if err := w.load(b, b.left); err != nil {
		return nil, err
	}
	body := bytes.Clone(w.buf.Bytes())
	it := w.item(h, h.media, body)
	it.check(h, body, body)
	return it, nil
}

// response makes an item of a response record: its block is an HTTP message.
func (w *warc) response(h *header, b *block) (*Item, error) {
	if err := w.load(b, min(b.left, maxHeader)); err != nil {
		return nil, err
	}
	m, err := parseMessage(w.buf.Bytes())
	switch {
	case err != nil:
		return nil, err
	case m.status != 200 && m.status != 203:
		w.counts.Unsuccessful++
		return nil, nil
	case m.media == "":
		m.media = h.identified
	}
	if !canReport(m.media) {
		w.counts.OtherMedia++
		return nil, nil
	}
	m.head = bytes.Clone(m.head)
	if err := w.load(b, b.left); err != nil {
		return nil, err
	}
	whole := w.buf.Bytes()
	payload := whole[len(m.head):]
	body, flaws, err := w.body.decode(payload, &m)
	if err != nil {
		return nil, err
	}
	it := w.item(h, m.media, body)
	it.Header, it.Flaws = m.head, append(it.Flaws, flaws...)
	it.check(h, whole, payload)
	return it, nil
}

// item makes an item of a record; h tells whether it is whole.
func (w *warc) item(h *header, media string, body []byte) *Item {
	uri := h.address()
	it := &Item{Capture: news.Capture{Name: uri, URL: uri, Media: media, Body: body}, Date: h.when()}
	if h.truncated != "" {
		it.Flaws = append(it.Flaws, damaged(Truncated, "the record was cut off when it was captured"))
	}
	if h.segment != "" {
		it.Flaws = append(it.Flaws, damaged(InSegments, "the record goes on in other segments, which are not joined"))
	}
	return it
}

// load reads n more bytes of a block behind what is loaded of it.
func (w *warc) load(b *block, n int64) error {
	if !b.begun {
		w.buf.Reset()
		b.begun = true
	}
	if int64(w.buf.Len())+n > MaxBody+maxHeader {
		return damaged(TooLarge, "the body is larger than 16 MB")
	}
	_, err := io.CopyN(&w.buf, b, n)
	return err
}

// canReport tells whether a body of this type can hold a report. One without a type can.
func canReport(media string) bool {
	kind, _, _ := strings.Cut(media, ";")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/xml", "application/xml":
		return true
	}
	return false
}
