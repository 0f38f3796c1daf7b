package logistic

import (
	"math"
	"slices"
	"testing"
)

func TestSolve(t *testing.T) {
	x := (&system{slope: []float64{5, 10}, curve: [][]float64{{2}, {1, 3}}}).solve()
	if math.Abs(x[0]-1) > 1e-9 || math.Abs(x[1]-3) > 1e-9 {
		t.Errorf("got %v", x)
	}
}

// With one feature that is there or not, the weights are the log-odds of the shares of yes.
func TestFitGivesTheLogOdds(t *testing.T) {
	var cases []Case
	add := func(there float64, yes bool, n int) {
		for range n {
			cases = append(cases, Case{[]float64{1, there}, yes, 1})
		}
	}
	add(0, true, 1)
	add(0, false, 3)
	add(1, true, 8)
	add(1, false, 2)
	w := Fit(slices.Values(cases), []float64{0, 0}, 20)
	if want := math.Log(1.0 / 3); math.Abs(w[0]-want) > 1e-6 {
		t.Errorf("without the feature %v, want %v", w[0], want)
	}
	if want := math.Log(4) - math.Log(1.0/3); math.Abs(w[1]-want) > 1e-6 {
		t.Errorf("the feature %v, want %v", w[1], want)
	}
	if p := Chance([]float64{1, 1}, w); math.Abs(p-.8) > 1e-6 {
		t.Errorf("chance %v, want .8", p)
	}
}

func TestWeightsCountAsCopies(t *testing.T) {
	one := []Case{{[]float64{1}, true, 3}, {[]float64{1}, false, 1}}
	many := []Case{{[]float64{1}, true, 1}, {[]float64{1}, true, 1}, {[]float64{1}, true, 1}, {[]float64{1}, false, 1}}
	a, b := Fit(slices.Values(one), []float64{.5}, 20), Fit(slices.Values(many), []float64{.5}, 20)
	if math.Abs(a[0]-b[0]) > 1e-6 {
		t.Errorf("%v and %v", a, b)
	}
}

// Cases that a line parts would drive a weight without end; the ridge holds it.
func TestRidgeHolds(t *testing.T) {
	w := Fit(slices.Values([]Case{{[]float64{1}, true, 1}, {[]float64{-1}, false, 1}}), []float64{1}, 30)
	if math.IsNaN(w[0]) || w[0] < .2 || w[0] > 2 {
		t.Errorf("weight %v", w[0])
	}
}
