package timex

// season reads "spring 2024", "summer of 2003" and "the summer"; bare words are too often verbs
// and adjectives.
func (r *reader) season(i int) mention {
	y, e := r.ofYear(i + 1)
	c := cycle{kind: ofSeason, a: seasons[r.w(i)]}
	if e > 0 && !r.is(i+1, ",") {
		return mention{first: i, end: e, shape: fixed, when: c.in(y)}
	}
	if k := i + 2; r.is(i+1, "of") && r.is(k, "last", "this", "next") && r.is(k+1, "year") {
		return mention{first: i, end: k + 2, shape: named, grain: season, cycle: c, step: steps[r.w(k)], ofYear: true}
	}
	if !r.plausibleSeason(i) {
		return mention{}
	}
	return mention{first: i, end: i + 1, shape: named, grain: season, cycle: c}
}

// plausibleSeason tells "in the spring" from a spring of water and the fall of a wall.
func (r *reader) plausibleSeason(i int) bool {
	lead := i - 1
	if r.is(lead, "the") {
		lead--
	}
	if r.is(i+1, "'s") || r.w(i) == "fall" && r.is(i+1, "of", "in", "to") {
		return false
	}
	return r.is(lead, "in", "during", "since", "by", "until", "over", "last", "next", "this", "through", "throughout") ||
		lead < i-1 && r.is(i, "summer", "winter", "autumn")
}
