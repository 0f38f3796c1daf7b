package news

import (
	"math"
	"testing"
)

func TestCompatible(t *testing.T) {
	inf := math.Inf(1)
	n := func(v float64) Quantity { return Quantity{Low: v, High: v} }
	about := func(v float64) Quantity { return Quantity{Low: v, High: v, Approx: true} }
	over := func(v float64) Quantity { return Quantity{Low: v, High: inf} }
	under := func(v float64) Quantity { return Quantity{Low: -inf, High: v} }
	of := func(q Quantity, unit string) Quantity { q.Unit = unit; return q }
	for _, c := range []struct {
		name string
		a, b Quantity
		want bool
	}{
		{"equal", n(12), n(12), true},
		{"different counts", n(12), n(20), false},
		{"close counts", n(61), n(60), false},
		{"approximate", about(3000), n(2970), true},
		{"approximate and far", about(3000), n(2000), false},
		{"rounded thousands", n(118000), n(118340), true},
		{"rounded decimals", n(4), n(4.1), true},
		{"decimals", n(4.1), n(4.7), false},
		{"over and within", over(30), n(35), true},
		{"over and the number itself", over(30), n(30), true},
		{"over and less", over(30), n(29), false},
		{"over and far more", over(30), n(80), false},
		{"under", under(60), n(55), true},
		{"under and more", under(60), n(75), false},
		{"more than a third and 35 percent", of(Quantity{Low: 33.33, High: inf, Approx: true}, "percent"), of(n(35), "percent"), true},
		{"range and within", Quantity{Low: 40, High: 60}, n(50), true},
		{"range and beyond", Quantity{Low: 40, High: 60}, n(70), false},
		{"weeks and days", of(n(2), "week"), of(n(14), "day"), true},
		{"kilometres and miles", of(n(3), "kilometre"), of(n(1.9), "mile"), true},
		{"dollars and euros", of(n(3), "usd"), of(n(3), "eur"), false},
		{"a unit and none", of(n(3), "day"), n(3), false},
	} {
		if got := c.a.Compatible(c.b); got != c.want {
			t.Errorf("%s: got %t", c.name, got)
		}
		if c.a.Compatible(c.b) != c.b.Compatible(c.a) {
			t.Errorf("%s: not the same both ways", c.name)
		}
	}
}
