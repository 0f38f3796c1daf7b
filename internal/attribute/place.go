package attribute

// asTold reads "as the Courier reported on Monday", which stands beside what was told.
func (u *unit) asTold(d draft, q int) (draft, bool) {
	as := d.source.first - 1
	if u.preface(run{0, as}) && u.comma(q) {
		d.begin, d.from = as, q+1
		return d, true
	}
	d.region = run{as, q}
	return d, true
}

// inserted reports a source and cue between commas after an opening phrase: "Over the years, she
// said, the harbour silted up".
func (u *unit) inserted(d draft) bool {
	p := d.source.first - 1
	opening := run{0, p}
	return d.entry.use&(says|thinks|tells) != 0 && u.comma(p) && p > 0 && !u.hasQuote(opening) && !u.hasClause(opening) &&
		!prompted[u.low(0)] && !u.occasion(0)
}

// afterContent reports whether something stands before the source that can be what it said.
func (u *unit) afterContent(d draft) bool {
	p := d.source.first - 1
	if p < 0 {
		return false
	}
	if u.isQuote(p) || u.comma(p) && u.isQuote(p-1) {
		return true
	}
	return (u.comma(p) || u.low(p) == "—" || u.low(p) == "–" || u.low(p) == ":") && u.beforeSpeaks(run{0, p})
}

// beforeSpeaks reports whether r reads as part of a statement and not as a mere preface such as
// "In a statement".
func (u *unit) beforeSpeaks(r run) bool {
	if u.hasQuote(r) {
		return true
	}
	if u.preface(r) {
		return false
	}
	return u.hasClause(r) || u.hasVerb(r) && u.opensPhrase(r.first) || u.noun(r.last-1) && u.low(r.first) != "on" && u.tag(r.first) != "IN"
}

// preface reports whether r is a lead-in that states nothing by itself: a phrase without a verb,
// or a subordinate clause.
func (u *unit) preface(r run) bool {
	for !r.empty() && (u.tag(r.first) == "CC" || u.mark(r.first)) {
		r.first++
	}
	if r.empty() {
		return true
	}
	switch tag := u.tag(r.first); {
	case prompted[u.low(r.first)]:
		return true
	case u.finite(r.first+1) && tag != "WRB", tag == "VBG" && u.noun(r.first+1) && u.finite(u.simpleRight(r.first+1)):
		return false
	case tag == "RB" && u.tag(r.first+1) == "CD", tag == "IN" && u.plainClause(r):
		return false
	case tag == "IN" || tag == "TO" || tag == "WRB" || tag == "VBN" || tag == "VBG":
		return !u.hasClause(run{r.first, r.last}) || !u.mainClause(r)
	case tag == "RB" || tag == "RBR" || u.time(r.first):
		return !u.hasClause(r)
	}
	return false
}

// plainClause reports whether r has a finite verb that no joining or relative word governs.
func (u *unit) plainClause(r run) bool {
	for i := r.first; i < r.last; i++ {
		switch {
		case connectives[u.low(i)] || relatives[u.low(i)] || u.low(i) == "what" || u.comma(i):
			return false
		case u.finite(i):
			return true
		}
	}
	return false
}

// prompted are the participles that tell what brought a source to speak.
var prompted = set("asked approached pressed questioned reached contacted speaking quizzed challenged responding")

// mainClause reports whether a second clause follows the subordinate one that opens r.
func (u *unit) mainClause(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.comma(i) && u.hasClause(run{i, r.last}) {
			return u.hasClause(run{r.first, i}) || u.tag(r.first) == "IN" && !connectives[u.low(r.first)]
		}
	}
	return false
}
