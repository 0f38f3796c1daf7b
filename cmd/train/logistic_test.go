package main

import (
	"headwater/internal/logistic"
	"math"
	"testing"
)

func TestLearnFindsWhatTells(t *testing.T) {
	var lessons []lesson
	for i := range 100 {
		tells, noise := float64(i%2), float64(i/2%2)
		lessons = append(lessons, lesson{Case: logistic.Case{Features: []float64{1, tells, noise}, Yes: i%2 == 1 && i%10 != 1, Weight: 1}})
	}
	w := learn(lessons)
	if w[0] > -2 || w[1] < 3 || math.Abs(w[2]) > 0.5 {
		t.Errorf("got %.2f", w)
	}
	if q := qualityOf(chancesOf(lessons, w)); q.same != 40 || q.precision < 0.75 || q.loss > 0.4 {
		t.Errorf("got %v", q)
	}
}
