// Package eval scores every stage against labelled data: what was found that should have been,
// what was found that should not, and how sure the figure is. It reads predictions and gold labels
// and prints figures; it makes no predictions of its own.
package eval

import (
	"fmt"
	"math"
)

// PRF counts what was found rightly (TP), found wrongly (FP) and missed (FN).
type PRF struct{ TP, FP, FN int }

// Precision is the share of what was found that is right, 0 when nothing was found.
func (s PRF) Precision() float64 { return ratio(s.TP, s.TP+s.FP) }

// Recall is the share of what should be found that was, 0 when there was nothing to find.
func (s PRF) Recall() float64 { return ratio(s.TP, s.TP+s.FN) }

// F1 is the harmonic mean of precision and recall.
func (s PRF) F1() float64 { return harmonic(s.Precision(), s.Recall()) }

// Add pools the counts of o into s.
func (s *PRF) Add(o PRF) { s.TP += o.TP; s.FP += o.FP; s.FN += o.FN }

func (s PRF) String() string {
	return fmt.Sprintf("P %s  R %s  F1 %s  tp %d  fp %d  fn %d",
		figure(s.Precision()), figure(s.Recall()), figure(s.F1()), s.TP, s.FP, s.FN)
}

// Tally counts how many of a number of cases are right.
type Tally struct{ Correct, Of int }

// Count adds one case.
func (t *Tally) Count(right bool) {
	t.Of++
	if right {
		t.Correct++
	}
}

// Rate is the share of right cases, 0 when there is none.
func (t Tally) Rate() float64 { return ratio(t.Correct, t.Of) }

func (t Tally) String() string {
	rate := "None"
	if t.Of > 0 {
		rate = figure(t.Rate())
	}
	return fmt.Sprintf("correct %d  of %d  rate %s", t.Correct, t.Of, rate)
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// figure prints a share with at most four decimals and at least one, as the kits' scorer does.
func figure(x float64) string {
	s := fmt.Sprintf("%.4f", x)
	for len(s) > 3 && s[len(s)-1] == '0' && s[len(s)-2] != '.' {
		s = s[:len(s)-1]
	}
	if math.Signbit(x) && s == "-0.0" {
		return "0.0"
	}
	return s
}
