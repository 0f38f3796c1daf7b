package seqlabel

import "encoding/binary"

// dense is a model of few labels unpacked: a row of sixteen bytes for each feature, so that a feature's
// weights are added up sixteen bits at a time, four labels in one sum. It takes more memory than the
// packed model and gives the same scores.
type dense struct {
	mask  uint32
	known uint32 // the bits of a feature that the packed model keeps
	keys  []uint32
	rows  [][2]uint64 // weight+bias of label l in byte l; zero in a free slot
}

const (
	denseLabels = 16
	bias        = 128
	evenBytes   = 0x00ff00ff00ff00ff
	mostAtOnce  = 256 // features whose biased weights fit sixteen bits together
)

// newDense unpacks m, which has no more than sixteen labels.
func newDense(m *Model) *dense {
	d := &dense{known: 0xffff | ^uint32(0)<<m.shift}
	count := 0
	m.each(func(uint32, []byte) { count++ })
	size := 2
	for size < 2*count {
		size *= 2
	}
	d.mask, d.keys, d.rows = uint32(size-1), make([]uint32, size), make([][2]uint64, size)
	m.each(d.insert)
	return d
}

// each calls yield with every feature of the model, as far as its bits are known, and its pairs of
// label and weight.
func (m *Model) each(yield func(id uint32, pairs []byte)) {
	for i := 0; i+8 <= len(m.offsets); i += 4 {
		bucket := m.rows[binary.LittleEndian.Uint32(m.offsets[i:]):binary.LittleEndian.Uint32(m.offsets[i+4:])]
		for len(bucket) >= 3 && len(bucket) >= 3+2*int(bucket[2]) {
			n := 3 + 2*int(bucket[2])
			high := uint32(uint64(i/4) << m.shift)
			yield(high|uint32(binary.LittleEndian.Uint16(bucket)), bucket[3:n])
			bucket = bucket[n:]
		}
	}
}

func (d *dense) insert(id uint32, pairs []byte) {
	slot := d.slot(id)
	if d.rows[slot] != [2]uint64{} {
		return
	}
	var row [denseLabels]byte
	for l := range row {
		row[l] = bias
	}
	for k := 1; k < len(pairs); k += 2 {
		if l := pairs[k-1]; l < denseLabels {
			row[l] = pairs[k] + bias
		}
	}
	d.keys[slot] = id
	d.rows[slot] = [2]uint64{binary.LittleEndian.Uint64(row[:]), binary.LittleEndian.Uint64(row[8:])}
}

// slot returns where the feature stands, or the free slot where it would. Half of all slots are free.
func (d *dense) slot(id uint32) uint32 {
	s := (id * 2654435769 >> 7) & d.mask
	for d.keys[s] != id && d.rows[s] != [2]uint64{} {
		s = (s + 1) & d.mask
	}
	return s
}

// score leaves in sums what [Decoder.Scores] gives.
func (d *dense) score(features []uint32, sums *[denseLabels]int32) {
	clear(sums[:])
	for len(features) > 0 {
		n := min(len(features), mostAtOnce)
		d.add(features[:n], sums)
		features = features[n:]
	}
}

func (d *dense) add(features []uint32, sums *[denseLabels]int32) {
	var even, odd [2]uint64
	found := int32(0)
	for _, id := range features {
		row := &d.rows[d.slot(id&d.known)]
		even[0] += row[0] & evenBytes
		odd[0] += row[0] >> 8 & evenBytes
		even[1] += row[1] & evenBytes
		odd[1] += row[1] >> 8 & evenBytes
		if row[0]|row[1] != 0 {
			found++
		}
	}
	for l := range sums {
		lanes := even[l/8]
		if l%2 == 1 {
			lanes = odd[l/8]
		}
		sums[l] += int32(lanes>>(l%8/2*16)&0xffff) - bias*found
	}
}
