package quantity

import (
	"math"

	"headwater/internal/news"
)

// bound is what words around a number say of how exact it is.
type bound struct {
	end          int // where the number stands
	told         bool
	approx       bool
	above, below bool // the number is the lower or the upper end
}

// apply opens the end that is bounded.
func (b bound) apply(q *news.Quantity) {
	switch {
	case b.above:
		q.High = math.Inf(1)
	case b.below:
		q.Low = math.Inf(-1)
	}
}

// phrase is a run of words that bounds the number after it.
type phrase struct {
	words []string
	bound bound
}

var (
	more  = bound{told: true, above: true}
	fewer = bound{told: true, below: true}
	near  = bound{told: true, approx: true}
	plain = bound{told: true}
)

// phrases are the bounds by their first word; of several that fit, the first counts.
var phrases = map[string][]phrase{
	"more":          {{[]string{"more", "than"}, more}},
	"greater":       {{[]string{"greater", "than"}, more}},
	"at":            {{[]string{"at", "least"}, more}, {[]string{"at", "most"}, fewer}},
	"over":          {{[]string{"over"}, more}},
	"above":         {{[]string{"above"}, more}},
	"exceeding":     {{[]string{"exceeding"}, more}},
	"upwards":       {{[]string{"upwards", "of"}, more}},
	"upward":        {{[]string{"upward", "of"}, more}},
	"less":          {{[]string{"less", "than"}, fewer}},
	"fewer":         {{[]string{"fewer", "than"}, fewer}},
	"under":         {{[]string{"under"}, fewer}},
	"below":         {{[]string{"below"}, fewer}},
	"up":            {{[]string{"up", "to"}, fewer}},
	"no":            {{[]string{"no", "more", "than"}, fewer}, {[]string{"no", "fewer", "than"}, more}, {[]string{"no", "less", "than"}, more}},
	"not":           {{[]string{"not", "more", "than"}, fewer}, {[]string{"not", "less", "than"}, more}},
	"as":            {{[]string{"as", "many", "as"}, fewer}, {[]string{"as", "much", "as"}, fewer}, {[]string{"as", "few", "as"}, more}, {[]string{"as", "little", "as"}, more}},
	"a":             {{[]string{"a", "maximum", "of"}, fewer}, {[]string{"a", "minimum", "of"}, more}, {[]string{"a", "total", "of"}, plain}},
	"an":            {{[]string{"an", "estimated"}, near}},
	"nearly":        {{[]string{"nearly"}, near}},
	"almost":        {{[]string{"almost"}, near}},
	"about":         {{[]string{"about"}, near}},
	"around":        {{[]string{"around"}, near}},
	"roughly":       {{[]string{"roughly"}, near}},
	"approximately": {{[]string{"approximately"}, near}},
	"some":          {{[]string{"some"}, near}},
	"circa":         {{[]string{"circa"}, near}},
	"close":         {{[]string{"close", "to"}, near}},
	"estimated":     {{[]string{"estimated"}, near}},
	"just":          {{[]string{"just", "over"}, bound{told: true, approx: true}}, {[]string{"just", "under"}, near}, {[]string{"just", "above"}, near}, {[]string{"just", "below"}, near}, {[]string{"just", "short", "of"}, near}},
	"slightly":      {{[]string{"slightly", "more", "than"}, near}, {[]string{"slightly", "less", "than"}, near}, {[]string{"slightly", "over"}, near}},
	"between":       {{[]string{"between"}, plain}},
	"exactly":       {{[]string{"exactly"}, plain}},
}

// openers are the words that a quantity can open with besides figures.
var openers = words()

func words() map[string]bool {
	m := set("half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
		"seventy", "eighty", "ninety", "hundred", "thousand", "dozen", "tens", "us", "c", "½", "¼", "¾")
	for w := range phrases {
		m[w] = true
	}
	for w := range crowds {
		m[w] = true
	}
	return m
}

// bounds reads the words before a number that opens at or after piece i: "at least some".
func (r *reader) bounds(i int) bound {
	b := r.oneBound(i)
	if !b.told {
		return b
	}
	if inner := r.oneBound(b.end); inner.told {
		b.end, b.approx = inner.end, b.approx || inner.approx
	}
	return b
}

// oneBound reads a single phrase.
func (r *reader) oneBound(i int) bound {
	for _, p := range phrases[r.w(i)] {
		fits := true
		for k, w := range p.words {
			fits = fits && r.w(i+k) == w
		}
		if !fits {
			continue
		}
		b := p.bound
		b.end = i + len(p.words)
		return b
	}
	return bound{end: i}
}

// trail reads the bounds that stand after a number, and the second end of "between 40 and 60".
func (r *reader) trail(a *amount, b *bound) {
	if r.is(b.end-1, "between") && a.low == a.high && r.is(a.end, "and") {
		if c := r.amount(a.end + 1); c.end > 0 && c.high > a.low {
			if a.unit == "" {
				a.unit = c.unit
			}
			a.low = sharedScale(a.low, c.high)
			a.high, a.last, a.end = c.high, c.last, c.end
			r.follow(a)
		}
		return
	}
	switch {
	case r.is(a.end, "or") && r.is(a.end+1, "more"):
		b.above, b.told = true, true
		a.end += 2
	case r.is(a.end, "or") && r.is(a.end+1, "so"):
		b.approx, b.told = true, true
		a.end += 2
	case r.is(a.end, "or") && r.is(a.end+1, "fewer", "less"):
		b.below, b.told = true, true
		a.end += 2
	case r.is(a.end, "+") && r.p[a.end].Glued:
		b.above, b.told = true, true
		a.end++
	case r.hyphen(a.end) > a.end && r.is(a.end+1, "plus"), r.hyphen(a.end) > a.end && r.is(a.end+1, "odd"):
		b.above, b.approx, b.told = r.is(a.end+1, "plus"), r.is(a.end+1, "odd"), true
		a.end += 2
	}
}
