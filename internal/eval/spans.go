package eval

import "slices"

// errorKinds are the ways a passage can be wrong, in the order they are told.
var errorKinds = []string{"missed", "spurious", "too short", "too long", "wrong start", "shifted", "split", "merged", "wrong type"}

// labelledSpan is a passage with its label; of tokens, bytes or code points.
type labelledSpan struct {
	role        string
	first, last int // last is exclusive
}

// compareSpans counts the passages of one role found exactly, and tells count of each that is wrong.
func compareSpans(role string, want, got []labelledSpan, count func(kind string)) PRF {
	var score PRF
	for _, w := range want {
		switch {
		case w.role != role:
		case slices.Contains(got, w):
			score.TP++
		default:
			score.FN++
			count(w.errorKind(want, got))
		}
	}
	for _, g := range got {
		if g.role == role && !slices.Contains(want, g) {
			score.FP++
			if !g.meetsAny(want) {
				count("spurious")
			}
		}
	}
	return score
}

func (a labelledSpan) meets(b labelledSpan) bool { return a.first < b.last && b.first < a.last }

func (a labelledSpan) meetsAny(others []labelledSpan) bool {
	return slices.ContainsFunc(others, a.meets)
}

// errorKind tells what became of one of the passages that stand there, which was not found exactly.
func (a labelledSpan) errorKind(want, found []labelledSpan) string {
	kind := "missed"
	var met []labelledSpan
	for _, f := range found {
		switch {
		case !a.meets(f):
		case f.role == a.role:
			met = append(met, f)
		default:
			kind = "wrong type"
		}
	}
	switch {
	case len(met) == 0:
		return kind
	case len(met) > 1:
		return "split"
	case met[0].joins(want):
		return "merged"
	}
	return a.fit(met[0])
}

// joins reports whether a takes in something of several passages of its role.
func (a labelledSpan) joins(want []labelledSpan) bool {
	n := 0
	for _, w := range want {
		if w.role == a.role && a.meets(w) {
			n++
		}
	}
	return n > 1
}

// fit tells how the one found passage of the right role differs.
func (a labelledSpan) fit(f labelledSpan) string {
	switch {
	case f.first == a.first && f.last < a.last:
		return "too short"
	case f.first == a.first:
		return "too long"
	case f.last == a.last:
		return "wrong start"
	}
	return "shifted"
}
