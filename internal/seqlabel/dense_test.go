package seqlabel

import (
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
