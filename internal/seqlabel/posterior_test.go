package seqlabel

import (
	"math"
	"testing"
)

// In a row of four items all labels and all passages that begin at one item share out the certainty.
func TestPosteriorAddsUp(t *testing.T) {
	m := mustLoad(t, Train(bio, invented(300, 1), Options{Epochs: 2}))
	p := m.NewPosterior(0.01)
	for _, r := range invented(50, 2) {
		p.Read(r.Features)
		for i := range r.Features {
			all := float32(0)
			for l := range bio {
				all += p.Of(i, l)
			}
			if math.Abs(float64(all-1)) > 1e-3 {
				t.Fatalf("the labels of item %d have probability %v together", i, all)
			}
			runs := float32(0)
			for _, x := range p.Run(nil, i, 1, 2, 1e-6) {
				runs += x
			}
			if math.Abs(float64(runs-p.Of(i, 1))) > 1e-3 {
				t.Fatalf("passages from item %d have probability %v, their label %v", i, runs, p.Of(i, 1))
			}
		}
	}
}

func TestPosteriorIsSureOfWhatIsLearnt(t *testing.T) {
	m := mustLoad(t, Train(bio, invented(300, 1), Options{}))
	p := m.NewPosterior(0.05)
	sum, n := float32(0), float32(0)
	for _, r := range invented(50, 2) {
		p.Read(r.Features)
		for i, l := range r.Labels {
			sum += p.Of(i, l)
			n++
		}
	}
	if sum < 0.95*n {
		t.Errorf("right labels have probability %v on the average", sum/n)
	}
}
