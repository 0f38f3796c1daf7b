package main

import (
	"math"
	"testing"
)

func TestSolve(t *testing.T) {
	x := solve([][]float64{{2, 1, 5}, {1, 3, 10}})
	if math.Abs(x[0]-1) > 1e-9 || math.Abs(x[1]-3) > 1e-9 {
		t.Errorf("got %v", x)
	}
}

func TestLearnFindsWhatTells(t *testing.T) {
	var lessons []lesson
	for i := range 100 {
		tells, noise := float64(i%2), float64(i/2%2)
		lessons = append(lessons, lesson{evidence: []float64{1, tells, noise}, same: i%2 == 1 && i%10 != 1, weight: 1})
	}
	w := learn(lessons)
	if w[0] > -2 || w[1] < 3 || math.Abs(w[2]) > 0.5 {
		t.Errorf("got %.2f", w)
	}
	if q := qualityOf(chancesOf(lessons, w)); q.same != 40 || q.precision < 0.75 || q.loss > 0.4 {
		t.Errorf("got %v", q)
	}
}
