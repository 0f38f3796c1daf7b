package cluster

import "math"

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

// Fit finds the weights by logistic regression with a small ridge, by Newton's method (Hastie, Tibshirani
// and Friedman, "The Elements of Statistical Learning", 2009, section 4.4.1), rounded to hundredths.
// story[i] labels report i; pairs with a report that is left out do not count.
func (l *Lessons) Fit(story []string, leftOut func(report int) bool) Weights {
	const ridge, rounds = 0.1, 12
	var b Weights
	for range rounds {
		var slope [features]float64
		var curve [features][features]float64
		for i := range b {
			slope[i] = -ridge * b[i]
			curve[i][i] = ridge
		}
		for i, pair := range l.pairs {
			if leftOut(pair[0]) || leftOut(pair[1]) {
				continue
			}
			step(&l.evidence[i], story[pair[0]] == story[pair[1]], &b, &slope, &curve)
		}
		for i, d := range solve(curve, slope) {
			b[i] += d
		}
	}
	for i := range b {
		b[i] = math.Round(b[i]*100) / 100
	}
	return b
}

// step adds one pair's part to the slope and the curvature of the likelihood.
func step(e *evidence, same bool, b *Weights, slope *[features]float64, curve *[features][features]float64) {
	sum, miss := 0.0, 0.0
	for i, x := range e {
		sum += x * b[i]
	}
	p := 1 / (1 + math.Exp(-sum))
	if same {
		miss = 1
	}
	miss -= p
	bend := p*(1-p) + 1e-9
	for i, x := range e {
		slope[i] += miss * x
		for j := 0; j <= i; j++ {
			curve[i][j] += bend * x * e[j]
		}
	}
}

// solve solves a x = y for a symmetric positive definite a, of which the lower half is given, by
// Cholesky's decomposition.
func solve(a [features][features]float64, y [features]float64) [features]float64 {
	for i := range y {
		for j := 0; j <= i; j++ {
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
	for i := features - 1; i >= 0; i-- {
		for k := i + 1; k < features; k++ {
			y[i] -= a[k][i] * y[k]
		}
		y[i] /= a[i][i]
	}
	return y
}

// FeatureNames are the features of two reports, in the order of Weights, as they are called here.
var FeatureNames = [features]string{
	"likeWords", "likeNames", "likeCommon", "likeNumbers", "lesserLeadNames", "greaterLeadNames",
	"lesserLeadNumbers", "greaterLeadNumbers", "publishedNear", "always",
}
