package seqlabel

import (
	"encoding/binary"
	"math"
)

// Decoder labels with a model. It keeps its buffers from call to call and is for one goroutine at a
// time. After a few calls it allocates nothing.
type Decoder struct {
	model *Model
	// sums has room for any byte, so that a row of a hostile model cannot index beyond it.
	sums [256]int32
	best []int32 // score of the best row of labels that ends in label l
	next []int32
	back []uint8 // for each item and label, the label before

	buckets []bucket
	touched byte
}

// bucket is a range of the model's rows.
type bucket struct{ start, end uint32 }

// NewDecoder returns a decoder for m.
func (m *Model) NewDecoder() *Decoder {
	n := len(m.Labels)
	return &Decoder{model: m, best: make([]int32, n), next: make([]int32, n)}
}

// Scores gives the weight sum of each label for one item with the given features, moves left out.
// The slice is good until the next call.
func (d *Decoder) Scores(features []uint32) []int32 {
	n := len(d.model.Labels)
	clear(d.sums[:n])
	for i, b := range d.fetch(features) {
		row := find(d.model.rows[b.start:b.end], features[i])
		for k := 1; k < len(row); k += 2 {
			d.sums[row[k-1]] += int32(int8(row[k]))
		}
	}
	return d.sums[:n]
}

// fetch looks up the buckets of all features and reads the first byte of each. Nothing is decided here,
// so the processor waits for the memory of all of them at once and not for one after the other.
func (d *Decoder) fetch(features []uint32) []bucket {
	m := d.model
	d.buckets = grow(d.buckets, len(features))
	for i, id := range features {
		at := 4 * int(uint64(id)>>m.shift)
		pair := m.offsets[at : at+8]
		d.buckets[i] = bucket{binary.LittleEndian.Uint32(pair), binary.LittleEndian.Uint32(pair[4:])}
	}
	last := uint32(len(m.rows)) - 1
	if len(m.rows) == 0 {
		return d.buckets
	}
	touched := byte(0)
	for _, b := range d.buckets {
		touched ^= m.rows[min(b.start, last)]
	}
	d.touched = touched
	return d.buckets
}

// Best returns the index of the label that scores highest for one item, the first of equals.
func (d *Decoder) Best(features []uint32) int { return argmax(d.Scores(features)) }

// Viterbi writes into out the best row of labels for the items with the given features, as indices
// into the model's Labels. out has as many elements as features.
func (d *Decoder) Viterbi(features [][]uint32, out []int) {
	if len(features) == 0 {
		return
	}
	n := len(d.model.Labels)
	d.back = grow(d.back, n*len(features))
	start := d.model.moves[n*n:]
	for l, s := range d.Scores(features[0]) {
		d.best[l] = s + start[l]
	}
	for i := 1; i < len(features); i++ {
		d.step(d.Scores(features[i]), d.back[i*n:(i+1)*n])
	}
	l := argmax(d.best)
	for i := len(features) - 1; i >= 0; i-- {
		out[i] = l
		l = int(d.back[i*n+l])
	}
}

// step takes in the scores of one more item. Only the differences between the best scores count, so
// they are taken relative to the highest, and no row is too long for the integers.
func (d *Decoder) step(scores []int32, back []uint8) {
	n := len(scores)
	top := d.best[argmax(d.best)]
	for l := range d.next {
		d.next[l] = math.MinInt32
	}
	for p, s := range d.best {
		s = max(s-top, forbidden)
		for l, move := range d.model.moves[p*n : (p+1)*n] {
			if v := s + move; v > d.next[l] {
				d.next[l], back[l] = v, uint8(p)
			}
		}
	}
	for l, s := range scores {
		d.next[l] += s
	}
	d.best, d.next = d.next, d.best
}

func argmax[T int32 | float32 | float64](scores []T) int {
	best := 0
	for l, s := range scores {
		if s > scores[best] {
			best = l
		}
	}
	return best
}

// grow returns a slice of n elements, the given one where it has room.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}
