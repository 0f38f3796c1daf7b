package seqlabel

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"sync"
)

// Model is a packed model. It reads its weights straight from the bytes it was loaded from, which
// must not change. It is safe for use by several goroutines, each with a [Decoder] of its own.
//
// The bytes, all numbers little-endian:
//
//	magic     4  "hwsl"
//	version   1  1
//	bits      1  the table has 1<<bits buckets
//	labels    2  how many, 1 to 255
//	checksum  4  CRC-32 (IEEE) of all that follows
//	names        each a length byte and the label
//	moves        (labels+1) rows of int32, row r: weight of each label after label r; the last row
//	             is for the first item
//	offsets      (1<<bits)+1 of uint32: bucket b is rows[offsets[b]:offsets[b+1]]
//	rows         features: check (uint16), count n (byte), n pairs of label (byte) and weight (int8)
//
// A feature stands in the bucket that its highest bits name, with its lowest 16 bits as check.
type Model struct {
	Labels []string

	moves   []int32 // (len(Labels)+1) * len(Labels)
	shift   uint    // 32 - bits
	offsets []byte
	rows    []byte
	dense   func() *dense // the same unpacked, when first asked for
}

const (
	magic      = "hwsl"
	version    = 1
	headerSize = 12
	maxBits    = 24

	// forbidden is the weight of a move that must not be made.
	forbidden = -1 << 24
	// maxMove bounds what Load takes, so that no row of moves can overflow a score.
	maxMove = 1 << 20
)

// Errors that Load gives.
var (
	ErrFormat   = errors.New("seqlabel: not a model of this version")
	ErrChecksum = errors.New("seqlabel: model is damaged")
)

// Load makes a model of packed bytes. It copies only the few move weights.
func Load(data []byte) (*Model, error) {
	if len(data) < headerSize || string(data[:4]) != magic || data[4] != version || data[5] > maxBits {
		return nil, ErrFormat
	}
	bits, count := uint(data[5]), int(binary.LittleEndian.Uint16(data[6:]))
	if count < 1 || count > 255 {
		return nil, ErrFormat
	}
	body := data[headerSize:]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(data[8:]) {
		return nil, ErrChecksum
	}
	m := &Model{shift: 32 - bits}
	rest, ok := m.readNames(body, count)
	if ok {
		rest, ok = m.readMoves(rest, count)
	}
	if !ok || !m.readTable(rest, 1<<bits) {
		return nil, ErrFormat
	}
	m.dense = sync.OnceValue(func() *dense { return newDense(m) })
	return m, nil
}

func (m *Model) readNames(b []byte, count int) (rest []byte, ok bool) {
	for range count {
		if len(b) == 0 || len(b) < 1+int(b[0]) {
			return nil, false
		}
		n := 1 + int(b[0])
		m.Labels = append(m.Labels, string(b[1:n]))
		b = b[n:]
	}
	return b, true
}

func (m *Model) readMoves(b []byte, count int) (rest []byte, ok bool) {
	n := (count + 1) * count
	if len(b) < 4*n {
		return nil, false
	}
	m.moves = make([]int32, n)
	for i := range m.moves {
		w := int32(binary.LittleEndian.Uint32(b[4*i:]))
		if w != forbidden && (w > maxMove || w < -maxMove) {
			return nil, false
		}
		m.moves[i] = w
	}
	return b[4*n:], true
}

// readTable checks that buckets lie in order inside the rows; what is inside a bucket is checked
// whenever it is read.
func (m *Model) readTable(b []byte, buckets int) bool {
	size := 4 * (buckets + 1)
	if len(b) < size {
		return false
	}
	m.offsets, m.rows = b[:size], b[size:]
	last := uint32(0)
	for i := 0; i < size; i += 4 {
		at := binary.LittleEndian.Uint32(m.offsets[i:])
		if at < last || uint64(at) > uint64(len(m.rows)) {
			return false
		}
		last = at
	}
	return true
}

// find returns the label-weight pairs of a feature in its bucket, or nil for one the model does not know.
func find(bucket []byte, id uint32) []byte {
	for len(bucket) >= 3 {
		n := 3 + 2*int(bucket[2])
		if n > len(bucket) {
			return nil
		}
		if binary.LittleEndian.Uint16(bucket) == uint16(id) {
			return bucket[3:n]
		}
		bucket = bucket[n:]
	}
	return nil
}
