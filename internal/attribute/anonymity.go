package attribute

import (
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// reasonFor is the passage of the unit that tells why the people of np are not named, or an empty run: inside
// np ("a clerk who asked not to be named"), or beside it with nobody else between ("…, a clerk said, because he was
// not allowed to speak").
func (u *unit) reasonFor(np run) run {
	if u.reason.empty() {
		return run{}
	}
	r := u.reasonIn(run{np.first, len(u.items)})
	if r.empty() {
		r = u.reasonIn(run{0, np.first})
	}
	between := run{np.last, r.first}
	if r.last <= np.first {
		between = run{r.last, np.first}
	}
	if r.empty() || u.hasSomebody(between) {
		return run{}
	}
	if r.first < np.last {
		r.last = min(r.last, max(np.last, r.first+1))
	}
	return u.trim(r)
}

// hasSomebody reports whether a name or a word for a person stands in r.
func (u *unit) hasSomebody(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.entityOf(i) >= 0 || u.noun(i) && u.speaker(u.low(i)) {
			return true
		}
	}
	return false
}

// reasonIn is the first passage in r that tells why somebody is not named.
func (u *unit) reasonIn(r run) run {
	for i := r.first; i < r.last; i++ {
		if first := u.withholdsName(i); first >= 0 {
			return run{max(r.first, u.becauseBefore(first)), u.reasonEnd(i+1, r.last)}
		}
	}
	return run{}
}

// withholdsName is where the phrase begins that says, at item i, that a name is kept back or that somebody may not
// speak; or -1.
func (u *unit) withholdsName(i int) int {
	switch w := u.low(i); {
	case w == "condition" && (u.low(i+1) == "of" || u.low(i+1) == "that"):
		return u.backTo(i, 2, condition)
	case w == "anonymity":
		return u.backTo(i, 2, asking)
	case (w == "named" || w == "identified" || w == "quoted") && u.low(i-1) == "be", w == "name" && u.low(i-1) == "the":
		return u.backTo(i, 6, asking)
	case w == "printed" || w == "published" || w == "used" || w == "known":
		if u.low(i-1) == "name" || u.low(i-1) == "names" || u.low(i-1) == "be" {
			return u.backTo(i, 6, asking)
		}
	case (u.low(i+1) == "to" || u.low(i+1) == "from") && permitted[w] && speaking[u.low(i+2)]:
		if g := u.groupAt(i); g.negated || u.low(i+1) == "from" {
			return g.first
		}
	}
	return -1
}

var (
	condition = set("on under")
	asking    = set("asked asking asks requested requesting sought seeking granted given declined declining declines refused refusing " +
		"wanted wishes wished wishing preferred insisted demanded requests want wants")
	permitted = set("authorised authorized permitted allowed cleared empowered barred forbidden banned prohibited")
	speaking  = set("speak speaking comment commenting discuss discussing talk talking disclose disclosing share brief address be give " +
		"reveal describe make")
)

// backTo is the nearest item before i, at most n away, that is one of the words; where "did not" or "would not" leads
// to it, the first of these; or -1.
func (u *unit) backTo(i, n int, words map[string]bool) int {
	for k := i - 1; k >= max(0, i-n-1) && !u.comma(k) && !u.stop(k); k-- {
		if words[u.low(k)] {
			if strings.HasPrefix(u.tag(k), "VB") {
				return u.groupAt(k).first
			}
			return k
		}
	}
	return -1
}

// becauseBefore is where "because he" stands right before item i, or i.
func (u *unit) becauseBefore(i int) int {
	for k := i - 1; k >= max(0, i-5) && !u.comma(k) && !u.stop(k) && !u.finite(k); k-- {
		if w := u.low(k); w == "because" || w == "as" || w == "since" {
			return k
		}
	}
	return i
}

// grounds are the words after a comma that tell the reason of what stands before it.
var grounds = set("because citing fearing for given due lest")

// reasonEnd is where the clause ends that goes on at item i: at a mark, a quotation or the verb that reports, and at end
// at the latest.
func (u *unit) reasonEnd(i, end int) int {
	for ; i < end; i++ {
		switch {
		case u.comma(i) && grounds[u.low(i+1)]:
		case u.comma(i) || u.stop(i) || u.isQuote(i):
			return i
		case u.finite(i) && reporting[u.low(i)] != nil && reporting[u.low(i)].use&(says|tells) != 0 && u.tag(i-1) != "PRP":
			return i
		}
	}
	return end
}

// reasonGiven is the reason that the unit gives by itself for not naming those who spoke before: "Both asked not to be
// named because the talks are private."
func (u *unit) reasonGiven() string {
	r := u.reason
	if r.empty() {
		return ""
	}
	np := run{0, u.simpleRight(0)}
	if np.empty() || !u.pointsBack(np) || u.hasSomebody(run{np.last, r.first}) {
		return ""
	}
	if s := u.identify(np); s.Kind != news.Anonymous || s.Name != "" {
		return ""
	}
	return u.words(u.trim(r))
}

// pointsBack reports whether np means somebody spoken of before.
func (u *unit) pointsBack(np run) bool {
	w := u.low(np.first)
	return definite[w] || u.tag(np.first) == "PRP" || w == "both" || w == "all"
}

// giveReason tells, of the unnamed source that spoke last before the unit, in its paragraph or the one before, why it is not
// named.
func (rd *reader) giveReason(out []news.Attribution, why string, at text.Span) {
	last := -1
	for i := range out {
		if s := &out[i].Source; s.Kind == news.Anonymous && s.Name == "" && s.Span.End <= at.Start && !s.Span.Empty() {
			last = i
		}
	}
	if last < 0 || strings.Count(rd.doc.Text[out[last].Passage.End:max(out[last].Passage.End, at.Start)], "\n") > 2 {
		return
	}
	described, count := out[last].Source.Described, out[last].Source.Count
	for i := range out {
		if s := &out[i].Source; s.Kind == news.Anonymous && s.Why == "" && s.Described == described && s.Count == count {
			s.Why = why
		}
	}
	for i := range rd.referents {
		if s := &rd.referents[i].source; s.Kind == news.Anonymous && s.Why == "" && s.Described == described && s.Count == count {
			s.Why = why
		}
	}
}
