package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"headwater/internal/logistic"
)

// A lesson is one pair to learn from by logistic regression.
type lesson struct {
	logistic.Case
	of string // the story it is from
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

// learn fits a logistic regression with a small penalty on all weights but the first.
func learn(lessons []lesson) []float64 {
	const rounds, penalty = 20, 1.0
	ridge := slices.Repeat([]float64{penalty}, len(lessons[0].Features))
	ridge[0] = 0
	return logistic.Fit(func(yield func(logistic.Case) bool) {
		for _, l := range lessons {
			if !yield(l.Case) {
				return
			}
		}
	}, ridge, rounds)
}

// A chance is what was thought of a pair that was not learnt from, and what it is.
type chance struct {
	lesson
	p float64
}

func chancesOf(lessons []lesson, weights []float64) []chance {
	var list []chance
	for _, l := range lessons {
		list = append(list, chance{l, logistic.Chance(l.Features, weights)})
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
		if c.Yes {
			right = c.p
			q.same++
			q.precision += float64(q.same) / float64(i+1)
		}
		q.loss -= c.Weight * math.Log(math.Max(right, 1e-9))
		weight += c.Weight
	}
	q.loss /= math.Max(weight, 1)
	q.precision /= math.Max(float64(q.same), 1)
	return q
}
