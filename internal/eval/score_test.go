package eval

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestInterval: the same every time, around the pooled figure, and no width where all documents are alike.
func TestInterval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s, again Sampled
		for i, p := range rapid.SliceOfN(rapid.Custom(func(t *rapid.T) PRF {
			n := rapid.IntRange(0, 9)
			return PRF{n.Draw(t, "tp"), n.Draw(t, "fp"), n.Draw(t, "fn")}
		}), 1, 12).Draw(t, "documents") {
			s.add(i, p)
			again.add(i, PRF{TP: p.TP})
			again.add(i, PRF{FP: p.FP, FN: p.FN})
		}
		low, high := s.Interval()
		if l, h := again.Interval(); l != low || h != high {
			t.Fatalf("%v to %v, then %v to %v", low, high, l, h)
		}
		if low < 0 || low > high || high > 1 {
			t.Fatalf("%v to %v", low, high)
		}
	})
	var s Sampled
	for i := range 5 {
		s.add(i, PRF{TP: 3, FP: 1, FN: 2})
	}
	if low, high := s.Interval(); low != s.F1() || high != s.F1() {
		t.Errorf("documents that are alike: %v to %v around %v", low, high, s.F1())
	}
}

func TestErrorCounts(t *testing.T) {
	var c errorCounts
	for _, kind := range []string{"missed", "spurious", "shifted", "spurious"} {
		c.count(kind)
	}
	var out strings.Builder
	if err := c.write(&out, 2); err != nil || out.String() != "     2  spurious\n     1  missed\n" {
		t.Errorf("%v: %q", err, out.String())
	}
}
