package news

import "math"

// Compatible reports whether the two can tell of one amount: "a dozen" and 12, "nearly 3,000" and
// 2,970, "more than a third" and 35 percent, "two weeks" and 14 days. It looks at numbers and units
// alone, not at what is counted. In doubt it holds: an honest rounding is no difference.
func (q Quantity) Compatible(o Quantity) bool {
	qu, ou := measures[q.Unit], measures[o.Unit]
	if q.Unit != o.Unit && (qu.of == "" || qu.of != ou.of) {
		return false
	}
	converted := q.Unit != o.Unit
	if converted {
		q, o = q.scaled(qu.size), o.scaled(ou.size)
	}
	qlo, qhi := q.reach(converted)
	olo, ohi := o.reach(converted)
	if qlo <= ohi && olo <= qhi {
		return true
	}
	return q.exact() && o.exact() && (rounds(q.Low, o.Low) || rounds(o.Low, q.Low))
}

func (q Quantity) exact() bool { return q.Low == q.High }

func (q Quantity) scaled(by float64) Quantity {
	q.Low, q.High = q.Low*by, q.High*by
	return q
}

// slack is how far from the number told an approximate one may lie, and a converted one.
const slack = .1

// reach gives the amounts that q can stand for. An open end reaches to twice the number told or to
// half of it: nobody writes "more than 30" for 80.
func (q Quantity) reach(converted bool) (lo, hi float64) {
	lo, hi = q.Low, q.High
	if math.IsInf(hi, 1) {
		hi = 2 * lo
	}
	if math.IsInf(lo, -1) {
		lo = hi / 2
	}
	if q.Approx || converted {
		lo, hi = lo-slack*math.Abs(lo), hi+slack*math.Abs(hi)
	}
	return lo, hi
}

// rounds reports whether round is what fine is rounded to: 4 for 4.1, 118,000 for 118,340. Whole
// numbers below a thousand are counts, and no rounding.
func rounds(round, fine float64) bool {
	if math.Abs(round-fine) > .05*math.Abs(fine) {
		return false
	}
	step := 1.
	if round >= 1000 {
		for step*10 <= round && math.Mod(round, step*10) == 0 {
			step *= 10
		}
	} else if fine == math.Trunc(fine) {
		return false
	}
	if round != math.Trunc(round) {
		step = .1
	}
	return math.Abs(round-fine) <= step/2+1e-9
}

// measure is the kind of thing a unit measures and its size in the kind's first unit.
type measure struct {
	of   string
	size float64
}

// measures are the units that can be told in one another.
var measures = map[string]measure{
	"second": {"time", 1}, "minute": {"time", 60}, "hour": {"time", 3600}, "day": {"time", 86400},
	"week": {"time", 604800}, "month": {"time", 2629800}, "year": {"time", 31557600}, "decade": {"time", 315576000},
	"millimetre": {"length", .001}, "centimetre": {"length", .01}, "metre": {"length", 1}, "kilometre": {"length", 1000},
	"inch": {"length", .0254}, "foot": {"length", .3048}, "yard": {"length", .9144}, "mile": {"length", 1609.344},
	"gram": {"mass", .001}, "kilogram": {"mass", 1}, "tonne": {"mass", 1000}, "ton": {"mass", 907.18}, "pound": {"mass", .4536},
	"litre": {"volume", 1}, "gallon": {"volume", 3.785}, "cubic metre": {"volume", 1000},
	"square metre": {"area", 1}, "square foot": {"area", .0929}, "acre": {"area", 4047}, "hectare": {"area", 10000},
	"square kilometre": {"area", 1e6}, "square mile": {"area", 2.59e6},
}
