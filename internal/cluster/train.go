package cluster

import (
	"math"
	"slices"

	"headwater/internal/logistic"
)

// Weights say how much each feature of two reports counts.
type Weights [features]float64

// Lessons are pairs of reports of a labelled stream, each described as it looked when the later one came.
type Lessons struct {
	evidence []evidence
	pairs    [][2]int
}

// Learn describes every pair of reports of a stream.
func Learn(stream []Report) *Lessons {
	var l Lessons
	w := newWindow()
	for _, r := range stream {
		n := w.add(r)
		v := w.look(n)
		for m := range n {
			l.evidence = append(l.evidence, w.compare(v, m))
			l.pairs = append(l.pairs, [2]int{m, n})
		}
		w.leave(v)
	}
	return &l
}

// Fit finds the weights by logistic regression, rounded to hundredths. story[i] labels report i; pairs with
// a report that is left out do not count.
func (l *Lessons) Fit(story []string, leftOut func(report int) bool) Weights {
	const ridge, rounds = 0.1, 12
	cases := func(yield func(logistic.Case) bool) {
		for i, pair := range l.pairs {
			if leftOut(pair[0]) || leftOut(pair[1]) {
				continue
			}
			if !yield(logistic.Case{Features: l.evidence[i][:], Yes: story[pair[0]] == story[pair[1]], Weight: 1}) {
				return
			}
		}
	}
	var w Weights
	for i, x := range logistic.Fit(cases, slices.Repeat([]float64{ridge}, features), rounds) {
		w[i] = math.Round(x*100) / 100
	}
	return w
}

// FeatureNames are the features of two reports, in the order of Weights, as they are called here.
var FeatureNames = [features]string{
	"likeWords", "likeNames", "likeCommon", "likeNumbers", "lesserLeadNames", "greaterLeadNames",
	"lesserLeadNumbers", "greaterLeadNumbers", "publishedNear", "always",
}
