package cluster

import (
	"encoding/binary"
	"errors"
)

// Sketch gives a report as bytes, without its ID and prints: some five for each of its words, so that a library
// can keep it beside the article and need not read the article again to group it.
func (r *Report) Sketch() []byte {
	b := binary.AppendVarint(make([]byte, 0, 8+6*len(r.Terms)), int64(r.Day))
	b = binary.AppendUvarint(b, uint64(len(r.Terms)))
	last := uint32(0)
	for i := range r.Terms {
		t := &r.Terms[i]
		b = binary.AppendUvarint(b, uint64(t.Hash-last))
		b = appendCounts(b, &t.Counts)
		last = t.Hash
	}
	for _, h := range r.Quoted {
		b = binary.BigEndian.AppendUint64(b, h)
	}
	return b
}

// single is set in the byte before a word's counts where none of them is above one.
const single = 1 << views

// appendCounts writes which counts a word has, and what they are unless all are one.
func appendCounts(b []byte, counts *[views]uint8) []byte {
	at := len(b)
	b = append(b, single)
	for v, n := range counts {
		if n > 0 {
			b[at] |= 1 << v
		}
		if n > 1 {
			b[at] &^= single
		}
	}
	for _, n := range counts {
		if n > 0 && b[at]&single == 0 {
			b = append(b, n)
		}
	}
	return b
}

var errSketch = errors.New("cluster: not the sketch of a report")

// ReadSketch gives the report of a sketch.
func ReadSketch(id string, b []byte) (Report, error) {
	r := Report{ID: id}
	day, n := binary.Varint(b)
	if n <= 0 {
		return r, errSketch
	}
	r.Day, b = int(day), b[n:]
	terms, n := binary.Uvarint(b)
	if b = b[max(n, 0):]; n <= 0 || terms > uint64(len(b)/2) {
		return r, errSketch
	}
	r.Terms = make([]Term, terms)
	last := uint32(0)
	for i := range r.Terms {
		step, n := binary.Uvarint(b)
		if n <= 0 || n == len(b) {
			return r, errSketch
		}
		last += uint32(step)
		r.Terms[i].Hash = last
		var ok bool
		if b, ok = readCounts(b[n:], &r.Terms[i].Counts); !ok {
			return r, errSketch
		}
	}
	for ; len(b) >= 8; b = b[8:] {
		r.Quoted = append(r.Quoted, binary.BigEndian.Uint64(b))
	}
	return r, nil
}

func readCounts(b []byte, counts *[views]uint8) (rest []byte, ok bool) {
	has := b[0]
	b = b[1:]
	for v := range counts {
		switch {
		case has&(1<<v) == 0:
		case has&single != 0:
			counts[v] = 1
		case len(b) == 0:
			return nil, false
		default:
			counts[v], b = b[0], b[1:]
		}
	}
	return b, true
}
