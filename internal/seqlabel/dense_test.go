package seqlabel

import (
	"encoding/binary"
	"hash/crc32"
	"slices"
	"testing"
)

func TestDenseScoresAlike(t *testing.T) {
	m := mustLoad(t, Train(bio, invented(300, 1), Options{}))
	d, packed := newDense(m), m.NewDecoder()
	for _, r := range invented(100, 2) {
		var all []uint32
		for _, features := range r.Features {
			all = append(all, features...)
		}
		for range 6 {
			all = append(all, all...)
		}
		for _, features := range append(r.Features, all, nil) {
			var sums [denseLabels]int32
			d.score(features, &sums)
			if got, want := sums[:len(bio)], packed.Scores(features); !slices.Equal(got, want) {
				t.Fatalf("%d features score %v, want %v", len(features), got, want)
			}
		}
	}
}

// FuzzPosterior reads rows with whatever loads once its checksum is mended.
func FuzzPosterior(f *testing.F) {
	f.Add(Train(bio, invented(50, 1), Options{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) >= headerSize {
			data = slices.Clone(data)
			binary.LittleEndian.PutUint32(data[8:], crc32.ChecksumIEEE(data[headerSize:]))
		}
		m, err := Load(data)
		if err != nil || len(m.Labels) < 2 {
			return
		}
		p := m.NewPosterior(0.01)
		for _, r := range invented(5, 9) {
			p.Read(r.Features)
			for i := range r.Features {
				if runs := p.Run(nil, i, 0, 1, 0.01); len(runs) > len(r.Features)-i {
					t.Fatalf("%d passages from item %d of %d", len(runs), i, len(r.Features))
				}
			}
		}
	})
}
