// Package eval scores every stage against labelled data: what was found that should have been,
// what was found that should not, and how sure the figure is. It reads predictions and gold labels
// and prints figures; it makes no predictions of its own.
package eval

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
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

// asPRF counts a wrong case as found wrongly and missed, so that F1 is the rate.
func (t Tally) asPRF() PRF {
	wrong := t.Of - t.Correct
	return PRF{TP: t.Correct, FP: wrong, FN: wrong}
}

// Sampled pools counts over documents, which are seen as drawn from many more of their kind.
type Sampled struct {
	PRF
	documents []PRF
}

// add pools counts of one document, of which documents are numbered from 0.
func (s *Sampled) add(document int, counts PRF) {
	for len(s.documents) <= document {
		s.documents = append(s.documents, PRF{})
	}
	s.documents[document].Add(counts)
	s.PRF.Add(counts)
}

// Interval is the range that F1 falls in for 95 of 100 sets of as many documents, drawn from these with
// replacement (Efron, "Bootstrap Methods", Annals of Statistics, 1979). It is the same every time.
func (s *Sampled) Interval() (low, high float64) {
	const draws = 1000
	if len(s.documents) == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(1, 1))
	scores := make([]float64, draws)
	for i := range scores {
		var sum PRF
		for range s.documents {
			sum.Add(s.documents[random.IntN(len(s.documents))])
		}
		scores[i] = sum.F1()
	}
	slices.Sort(scores)
	return scores[draws*25/1000], scores[draws*975/1000-1]
}

// withInterval appends the interval to a line of figures where it is asked for.
func (s *Sampled) withInterval(line, what string, verbose bool) string {
	if !verbose {
		return line
	}
	low, high := s.Interval()
	return fmt.Sprintf("%s  %s between %s and %s", line, what, figure(low), figure(high))
}

// errorCounts says how often each kind of error was made.
type errorCounts map[string]int

// count adds one; the zero value is made into a map.
func (c *errorCounts) count(kind string) {
	if *c == nil {
		*c = errorCounts{}
	}
	(*c)[kind]++
}

// write prints the most frequent kinds, a line each.
func (c errorCounts) write(w io.Writer, most int) error {
	kinds := make([]string, 0, len(c))
	for k := range c {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b string) int {
		if c[a] != c[b] {
			return c[b] - c[a]
		}
		return strings.Compare(a, b)
	})
	for _, k := range kinds[:min(most, len(kinds))] {
		if _, err := fmt.Fprintf(w, "  %4d  %s\n", c[k], k); err != nil {
			return err
		}
	}
	return nil
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
