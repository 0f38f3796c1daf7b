package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A lesson is one pair to learn from by logistic regression.
type lesson struct {
	of       string // the story it is from
	evidence []float64
	same     bool
	weight   float64 // how much it counts
}

func namesOf(lessons []lesson) []string {
	var names []string
	for _, l := range lessons {
		if !slices.Contains(names, l.of) {
			names = append(names, l.of)
		}
	}
	return names
}

// learn fits a logistic regression with a small penalty on the squares of all weights but the first, by
// Newton's method.
func learn(lessons []lesson) []float64 {
	const steps, penalty = 20, 1.0
	n := len(lessons[0].evidence)
	weights := make([]float64, n)
	for range steps {
		// Each row of the system holds the second derivatives and, last, the first.
		system := make([][]float64, n)
		for i := range system {
			system[i] = make([]float64, n+1)
			if i > 0 {
				system[i][i], system[i][n] = penalty, -penalty*weights[i]
			}
		}
		for _, l := range lessons {
			p := chanceOf(l.evidence, weights)
			for i, e := range l.evidence {
				for j, f := range l.evidence {
					system[i][j] += l.weight * p * (1 - p) * e * f
				}
				system[i][n] += l.weight * (truth(l.same) - p) * e
			}
		}
		for i, step := range solve(system) {
			weights[i] += step
		}
	}
	return weights
}

// solve solves a positive definite system of equations, each row ending in its right side.
func solve(rows [][]float64) []float64 {
	n := len(rows)
	for i := range rows {
		for k := range rows {
			if k == i {
				continue
			}
			f := rows[k][i] / rows[i][i]
			for j := i; j <= n; j++ {
				rows[k][j] -= f * rows[i][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range rows {
		x[i] = rows[i][n] / rows[i][i]
	}
	return x
}

// chanceOf is the logistic function of the weighted sum of the evidence.
func chanceOf(evidence, weights []float64) float64 {
	odds := 0.0
	for i, e := range evidence {
		odds += weights[i] * e
	}
	return 1 / (1 + math.Exp(-odds))
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// A chance is what was thought of a pair that was not learnt from, and what it is.
type chance struct {
	lesson
	p float64
}

func chancesOf(lessons []lesson, weights []float64) []chance {
	var list []chance
	for _, l := range lessons {
		list = append(list, chance{l, chanceOf(l.evidence, weights)})
	}
	return list
}

// quality tells how good chances are.
type quality struct {
	pairs, same int
	loss        float64 // mean negative logarithm of the chance given to what is so
	precision   float64 // average precision of the pairs in order of chance
}

func (q quality) String() string {
	return fmt.Sprintf("pairs %6d  same %5d  loss %.3f  average precision %.3f", q.pairs, q.same, q.loss, q.precision)
}

func qualityOf(list []chance) quality {
	q := quality{pairs: len(list)}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b chance) int { return cmp.Compare(b.p, a.p) })
	weight := 0.0
	for i, c := range list {
		right := 1 - c.p
		if c.same {
			right = c.p
			q.same++
			q.precision += float64(q.same) / float64(i+1)
		}
		q.loss -= c.weight * math.Log(math.Max(right, 1e-9))
		weight += c.weight
	}
	q.loss /= math.Max(weight, 1)
	q.precision /= math.Max(float64(q.same), 1)
	return q
}
