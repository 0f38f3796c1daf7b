// Package logistic fits logistic regressions: how much each of some features speaks for an answer being
// yes. They are fitted by Newton's method with a ridge (Hastie, Tibshirani and Friedman, "The Elements of
// Statistical Learning", 2009, section 4.4.1), which takes some dozen features and any number of cases.
package logistic

import (
	"iter"
	"math"
)

// Case is one lesson.
type Case struct {
	Features []float64
	Yes      bool
	Weight   float64 // how much it counts: 1 as a rule
}

// Chance is how likely the answer is yes, 0 to 1.
func Chance(features, weights []float64) float64 {
	odds := 0.0
	for i, x := range features {
		odds += weights[i] * x
	}
	return 1 / (1 + math.Exp(-odds))
}

// Fit returns the weights of the features after so many rounds over the cases. The ridge, one for each
// feature, draws its weight towards nothing; a feature that no case has needs one above 0.
func Fit(cases iter.Seq[Case], ridge []float64, rounds int) []float64 {
	weights := make([]float64, len(ridge))
	for range rounds {
		s := newSystem(weights, ridge)
		for c := range cases {
			s.add(c, weights)
		}
		for i, step := range s.solve() {
			weights[i] += step
		}
	}
	return weights
}

// system is the likelihood at a point: its slope, and the lower half of its curvature.
type system struct {
	slope []float64
	curve [][]float64
}

func newSystem(weights, ridge []float64) *system {
	s := &system{make([]float64, len(ridge)), make([][]float64, len(ridge))}
	for i, r := range ridge {
		s.slope[i] = -r * weights[i]
		s.curve[i] = make([]float64, i+1)
		s.curve[i][i] = r
	}
	return s
}

func (s *system) add(c Case, weights []float64) {
	const flattest = 1e-9 // keeps the curvature above 0 where all cases are sure
	p := Chance(c.Features, weights)
	miss := -p
	if c.Yes {
		miss++
	}
	bend := c.Weight*p*(1-p) + flattest
	for i, x := range c.Features {
		s.slope[i] += c.Weight * miss * x
		for j, y := range c.Features[:i+1] {
			s.curve[i][j] += bend * x * y
		}
	}
}

// solve returns the step by which the slope vanishes, by Cholesky's decomposition. It uses s up.
func (s *system) solve() []float64 {
	a, y := s.curve, s.slope
	for i := range y {
		for j := range a[i] {
			for k := range j {
				a[i][j] -= a[i][k] * a[j][k]
			}
			if i == j {
				a[i][i] = math.Sqrt(a[i][i])
			} else {
				a[i][j] /= a[j][j]
			}
		}
	}
	for i := range y {
		for k := range i {
			y[i] -= a[i][k] * y[k]
		}
		y[i] /= a[i][i]
	}
	for i := len(y) - 1; i >= 0; i-- {
		for k := i + 1; k < len(y); k++ {
			y[i] -= a[k][i] * y[k]
		}
		y[i] /= a[i][i]
	}
	return y
}
