package seqlabel

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"math/bits"
	"slices"
)

// weights is a learned model before it is packed.
type weights struct {
	labels []string
	moves  []float32 // (len(labels)+1) * len(labels); -Inf for a move that must not be made
	ids    []uint32  // features
	rows   []float32 // len(labels) for each feature
}

// pack rounds the weights to 8 bits and lays them out for Load.
func (w *weights) pack(prune int) []byte {
	unit := w.unit()
	features := w.features(unit, max(prune, 1))
	logBuckets := max(1, min(maxBits, bits.Len(uint(len(features)/2))))

	body := w.names()
	for _, x := range w.moves {
		body = binary.LittleEndian.AppendUint32(body, uint32(roundMove(x, unit)))
	}
	body = appendTable(body, features, 1<<logBuckets, 32-logBuckets)

	head := []byte(magic)
	head = append(head, version, byte(logBuckets))
	head = binary.LittleEndian.AppendUint16(head, uint16(len(w.labels)))
	head = binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE(body))
	return append(head, body...)
}

// unit is the weight that one step of the rounded weights stands for. It is chosen so that all but
// one weight in two thousand fit; those are cut to the largest that does.
func (w *weights) unit() float64 {
	var sizes []float32
	for _, x := range w.rows {
		if x != 0 {
			sizes = append(sizes, float32(math.Abs(float64(x))))
		}
	}
	if len(sizes) == 0 {
		return 1
	}
	slices.Sort(sizes)
	return float64(sizes[len(sizes)-1-len(sizes)/2000]) / 127
}

func roundMove(x float32, unit float64) int32 {
	if math.IsInf(float64(x), -1) {
		return forbidden
	}
	return int32(max(-maxMove, min(maxMove, math.Round(float64(x)/unit))))
}

// packed is a feature with its rounded weights.
type packed struct {
	id    uint32
	pairs []byte
}

// features rounds all rows and returns those with anything left, in order of their ids.
func (w *weights) features(unit float64, prune int) []packed {
	n := len(w.labels)
	var out []packed
	for i, id := range w.ids {
		var pairs []byte
		for l, x := range w.rows[i*n : (i+1)*n] {
			q := int(max(-127, min(127, math.Round(float64(x)/unit))))
			if q >= prune || -q >= prune {
				pairs = append(pairs, byte(l), byte(int8(q)))
			}
		}
		if len(pairs) > 0 {
			out = append(out, packed{id, pairs})
		}
	}
	slices.SortFunc(out, func(a, b packed) int { return int(int64(a.id) - int64(b.id)) })
	return out
}

func (w *weights) names() []byte {
	var b []byte
	for _, l := range w.labels {
		b = append(b, byte(len(l)))
		b = append(b, l...)
	}
	return b
}

func appendTable(b []byte, features []packed, buckets, shift int) []byte {
	var rows []byte
	next := 0
	for bucket := range buckets {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(rows)))
		for ; next < len(features) && int(features[next].id>>shift) == bucket; next++ {
			f := features[next]
			rows = binary.LittleEndian.AppendUint16(rows, uint16(f.id))
			rows = append(rows, byte(len(f.pairs)/2))
			rows = append(rows, f.pairs...)
		}
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(rows)))
	return append(b, rows...)
}
