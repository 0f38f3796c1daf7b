package attribute

import (
	"strings"

	"headwater/internal/news"
)

// standing reads, at item i, what a source holds to without saying it again: "stands by its story", "gave the same
// account", "does not dispute the figure".
func (u *unit) standing(i int, before []draft) (draft, bool) {
	w := u.low(i)
	standsBy := stands[w] && u.low(i+1) == "by"
	if !standsBy && !(strings.HasPrefix(u.tag(i), "VB") && (gives[w] || undisputed[w])) {
		return draft{}, false
	}
	g := u.groupAt(i)
	from := 0
	switch {
	case standsBy:
		from = u.statementAt(i + 2)
	case gives[w]:
		from = u.sameAccount(g.last)
	case undisputed[w] && g.negated && g.modal == "":
		from = u.disputable(g.last)
	}
	if from == 0 || g.infinitive || g.passive && !standsBy || g.negated && !undisputed[w] {
		return draft{}, false
	}
	d := draft{shares: -1, stance: news.Asserts, cue: run{g.first, max(g.last, i+1)}, from: from, until: len(u.items), begin: g.first}
	switch {
	case standsBy:
		d.cue.last = i + 2
	case gives[w]:
		d.via = run{g.last, from}
	}
	g.entry = reporting["said"]
	if !u.findSubject(g, &d, before) {
		return d, false
	}
	return d, d.source.empty() || u.canTalk(d.source) || u.oneOfThem(d.source)
}

var (
	stands     = set("stand stands stood standing stick sticks stuck")
	gives      = set("give gives gave given tell tells told offer offers offered provide provides provided")
	undisputed = set("dispute contest challenge disputes disputed contested challenged")
)

// statementAt is item i where a statement stands there that is the source's own, "her account", "what she described";
// or 0.
func (u *unit) statementAt(i int) int {
	np := run{i, u.simpleRight(i)}
	h := u.low(u.head(np))
	own := u.tag(i) == "PRP$" || u.tag(i) == "DT"
	if u.low(i) == "what" || own && u.low(i+1) == "reporting" || own && (nouns[h] || accounts[h]) && !strings.HasPrefix(h, "denial") {
		return i
	}
	return 0
}

// disputable is where what can be true or not begins at item i: after "that", or at a word for a statement or a document;
// or 0.
func (u *unit) disputable(i int) int {
	if u.low(i) == "that" && u.tag(i) == "IN" {
		return i + 1
	}
	np := run{i, u.simpleRight(i)}
	if h := u.low(u.head(np)); !np.empty() && (nouns[h] || accounts[h] || u.isRecord(np)) {
		return i
	}
	return 0
}

// accounts are the words for what somebody tells.
var accounts = set(`account accounts story stories version report reports reporting article articles statement statements evidence
	testimony description words word findings finding figures figure numbers estimate answer explanation date journalism coverage`)

// sameAccount is where "the same account", "a similar story" stands from item i on, after whom it was told; or 0.
func (u *unit) sameAccount(i int) int {
	for k := i; k < min(i+8, len(u.items)) && !u.stop(k) && !u.comma(k); k++ {
		if alike[u.low(k)] && u.tag(k-1) == "DT" && (accounts[u.low(k+1)] || u.low(k) == "same" && (u.comma(k+1) || u.stop(k+1))) {
			return k - 1
		}
	}
	return 0
}

var alike = set("same similar identical matching")

// oneOfThem reports a number that stands for one of several spoken of: "the second", "the other".
func (u *unit) oneOfThem(np run) bool {
	w := u.low(np.last - 1)
	return np.last-np.first == 2 && u.low(np.first) == "the" && (w == "second" || w == "third" || w == "other" || w == "first")
}
