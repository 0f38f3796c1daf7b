package cluster

import (
	"math"

	"headwater/internal/logistic"
)

// The features of two reports, in the order of weights.
const (
	likeWords = iota
	likeNames
	likeCommon
	likeNumbers
	lesserLeadNames  // how much of one lead's names the other report has, the lesser of the two shares
	greaterLeadNames // and the greater
	lesserLeadNumbers
	greaterLeadNumbers
	publishedNear // when published within a few days of each other, the more the fewer were
	always
	features
)

const (
	nearDays = 4
	// sameText is the likeness of words from which two reports are the same text.
	sameText = 0.98
)

type evidence [features]float64

// learnedAmong is how many reports there were, on average, when the pairs came from which the weights are learned.
const learnedAmong = 500

// probability is that of two reports telling of one event. The weights give it for a stream like that from
// which they are learned. Among more reports any two are less likely to tell of one, so its odds fall as their
// number grows (Saerens, Latinne and Decaestecker, "Adjusting the outputs of a classifier to new a priori
// probabilities", Neural Computation 14, 2002); without this some pair of strangers would pass any bar.
func (e *evidence) probability(weights *Weights, among int) float64 {
	if e[likeWords] >= sameText {
		return 1
	}
	p := logistic.Chance(e[:], weights[:])
	prior := learnedAmong / float64(max(learnedAmong, among))
	return prior * p / (prior*p + 1 - p)
}

// view is a report made ready to be compared with many others: what it weighs by itself.
type view struct {
	*kept
	weights []weighted // of each term
	sums    sums
	near    float64 // how much it tells that a report was published near it
}

// weighted is what a term of a report weighs in each view: the logarithm of its count times its rarity.
type weighted [numbers + 1]float64

func (w *window) weigh(id uint32, c *[views]uint8) (x weighted) {
	rarity := w.rarity(id)
	for v := range x {
		x[v] = logCount[c[v]] * rarity
	}
	return x
}

// sums are what the words of a report weigh.
type sums struct {
	squares                weighted
	leadNames, leadNumbers float64
}

func (s *sums) add(x *weighted, inLead bool) {
	for v := range s.squares {
		s.squares[v] += x[v] * x[v]
	}
	if inLead {
		s.leadNames += x[names]
		s.leadNumbers += x[numbers]
	}
}

// look makes report n ready; leave is to be called before another is looked at.
func (w *window) look(n int) *view {
	k := w.report(n)
	v := &view{kept: k, weights: make([]weighted, len(k.words)), near: w.nearness(k.Day)}
	for i, id := range k.words {
		w.at[id] = int32(i + 1)
		v.weights[i] = w.weigh(id, &k.counts[i])
		v.sums.add(&v.weights[i], k.counts[i][lead] > 0)
	}
	return v
}

// A window is taken to have seen formerReports more, spread over a year, so that a young one has a measure too.
const formerReports = 100

// nearness is what it tells that two reports were published near a day: the logarithm of how few of the dated
// ones in the window were.
func (w *window) nearness(day int) float64 {
	near := formerReports * (2*nearDays + 1) / 365.0
	for d := day - nearDays; d <= day+nearDays; d++ {
		near += float64(w.days[d])
	}
	return math.Log(float64(w.dated+formerReports) / near)
}

func (w *window) leave(v *view) {
	for _, id := range v.words {
		w.at[id] = 0
	}
}

// compare weighs the evidence that the report looked at and report m tell of one event.
func (w *window) compare(v *view, m int) evidence {
	k := w.report(m)
	var other, mine, theirs sums
	var shared weighted
	for i, id := range k.words {
		c := &k.counts[i]
		x := w.weigh(id, c)
		other.add(&x, c[lead] > 0)
		at := w.at[id]
		if at == 0 {
			continue
		}
		own := &v.weights[at-1]
		for view := range shared {
			shared[view] += x[view] * own[view]
		}
		mine.add(own, v.counts[at-1][lead] > 0)
		theirs.add(&x, c[lead] > 0)
	}
	var e evidence
	for view, x := range shared {
		e[view] = math.Sqrt(share(x, math.Sqrt(v.sums.squares[view]*other.squares[view]), 0))
	}
	a, b := share(mine.leadNames, v.sums.leadNames, .5), share(theirs.leadNames, other.leadNames, .5)
	e[lesserLeadNames], e[greaterLeadNames] = min(a, b), max(a, b)
	a, b = share(mine.leadNumbers, v.sums.leadNumbers, .5), share(theirs.leadNumbers, other.leadNumbers, .5)
	e[lesserLeadNumbers], e[greaterLeadNumbers] = min(a, b), max(a, b)
	if v.Day != 0 && k.Day != 0 && abs(v.Day-k.Day) <= nearDays {
		e[publishedNear] = v.near
	}
	e[always] = 1
	return e
}

// share is part of whole, or otherwise when there is no whole.
func share(part, whole, otherwise float64) float64 {
	if whole == 0 {
		return otherwise
	}
	return min(part/whole, 1)
}
