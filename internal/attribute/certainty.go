package attribute

import "headwater/internal/news"

// hedges are the words that put a statement as less than fact.
var hedges = set(`alleged allegedly reportedly believed may might could appears appear appeared
	appearing seems seem seemed suspected possibly possible likely unlikely thought probably
	perhaps apparently apparent potentially potential purportedly purported supposedly supposed
	presumably presumed rumoured rumored unconfirmed unverified claimed understood expected
	estimated suggests suggested maybe seemingly ostensibly conceivably tentatively`)

// hedged reports whether r carries a word that hedges it.
func (u *unit) hedged(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.isQuote(i) {
			continue
		}
		w := u.low(i)
		if hedges[w] && !(w == "may" && u.tag(i) != "MD") && !(w == "thought" && u.noun(i)) || u.reported(i) {
			return true
		}
	}
	return false
}

// reported reads "is said to", "are reported to", "was alleged to".
func (u *unit) reported(i int) bool {
	v := reporting[u.low(i)]
	return v != nil && v.use&(says|thinks|shows|deems) != 0 && u.tag(i) == "VBN" && be[u.low(i-1)] && u.tag(i+1) == "TO" && u.tag(i+2) == "VB"
}

func (u *unit) certainty(d *draft) news.Certainty {
	if d.stance == news.NoResponse || d.stance == news.DeclinesComment {
		return news.Asserted
	}
	if d.entry != nil && d.entry.use&weak != 0 && d.entry.use&says == 0 || d.entry != nil && d.entry.lemma == "allege" {
		return news.Hedged
	}
	if u.hedged(d.cue) {
		return news.Hedged
	}
	for _, r := range d.content {
		if u.hedged(r) {
			return news.Hedged
		}
	}
	return news.Asserted
}
