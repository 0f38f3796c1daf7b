package attribute

import (
	"strings"

	"headwater/internal/news"
)

// accordingTo reads "according to X", "per X" and "in X's words".
func (u *unit) accordingTo(i int) (draft, bool) {
	d := draft{shares: -1, from: -1, until: len(u.items), begin: i}
	switch w := u.low(i); {
	case w == "according" && u.low(i+1) == "to":
		d.cue = run{i, i + 2}
		d.source = u.nounRight(i + 2)
	case w == "per" && (i == 0 || u.comma(i-1)) && (u.tag(i+1) == "DT" || u.proper(i+1)):
		d.cue = run{i, i + 1}
		d.source = u.nounRight(i + 1)
	case w == "in" || w == "by" && !stands[u.low(i-1)]:
		return u.inWords(i, d)
	case w == "heard":
		return u.hearing(i, d)
	case w == "as":
		return u.asReportedBy(i, d)
	case learns[w] && (u.low(i+1) == "in" || u.low(i+1) == "from" || u.low(i+1) == "on"):
		return u.learnt(i, d)
	}
	if d.source.empty() {
		return d, false
	}
	return u.placeAround(d, run{i, d.source.last})
}

// headed reads a headline that names its source beside a colon: "Council: pier was safe", "Pier was
// safe: council".
func (u *unit) headed(i int) (draft, bool) {
	if !u.title || u.low(i) != ":" {
		return draft{}, false
	}
	d := draft{shares: -1, cue: run{i, i + 1}, from: -1, until: len(u.items)}
	if np := (run{0, i}); i > 0 && u.simpleRight(0) == i && u.canHead(np) {
		d.source, d.from = np, i+1
		return d, i+1 < len(u.items)
	}
	if np := (run{i + 1, u.simpleRight(i + 1)}); np.last == len(u.items) && !np.empty() && u.canHead(np) {
		d.source, d.begin = np, i
		d.region = run{i, np.last}
		return d, true
	}
	return d, false
}

// canHead reports whether np, alone beside a colon, can be a source.
func (u *unit) canHead(np run) bool {
	if e := u.entityOf(u.head(np)); e >= 0 {
		return u.Entities[e].Type != news.Place && u.Entities[e].Type != news.OtherEntity
	}
	return u.roleNoun(np)
}

// inWords reads "in the judge's view", "in the words of Mara Voss".
func (u *unit) inWords(i int, d draft) (draft, bool) {
	for k := i + 1; k < i+7 && k < len(u.items); k++ {
		if !wording[u.low(k)] {
			continue
		}
		owner := k
		if u.low(k-1) == "own" {
			owner--
		}
		switch {
		case u.low(k+1) == "of" && u.low(k-1) == "the":
			d.source = u.nounRight(k + 2)
			d.cue = run{i, k + 2}
			return u.placeAround(d, run{i, d.source.last})
		case u.tag(owner-1) == "POS" || u.tag(owner-1) == "PRP$" && u.low(owner-1) != "my" && u.low(owner-1) != "our":
			d.source = run{i + 1, owner}
			if u.tag(owner-1) == "POS" {
				d.source.last--
			}
			d.cue = run{i, k + 1}
			return u.placeAround(d, run{i, k + 1})
		}
		return d, false
	}
	return d, false
}

var wording = set("words view opinion telling account estimation version reckoning admission count calculation estimate")

// asReportedBy reads "as first reported by the Gazette".
func (u *unit) asReportedBy(i int, d draft) (draft, bool) {
	k := i + 1
	for u.tag(k) == "RB" || midAdverbs[u.low(k)] {
		k++
	}
	if u.tag(k) != "VBN" || reporting[u.low(k)] == nil || u.low(k+1) != "by" || i > 0 && !u.comma(i-1) {
		return d, false
	}
	d.cue, d.source = run{i, k + 2}, u.nounRight(k+2)
	if i == 0 && u.comma(d.source.last) {
		d.from = d.source.last + 1
		return d, true
	}
	return u.placeAround(d, run{i, d.source.last})
}

// courts are the bodies before which evidence is heard.
var courts = set("court jury tribunal inquiry inquest hearing commission committee panel trial")

// learns are the verbs that tell where a thing was read or heard.
var learns = set("read reads heard hear hears hearing learn learned learnt learns saw see")

// hearing reads "the court heard that": what was told to a court, of which nothing more is known.
func (u *unit) hearing(i int, d draft) (draft, bool) {
	d.source = u.subject(i)
	if d.source.empty() || !courts[u.low(u.head(d.source))] {
		return d, false
	}
	d.cue, d.begin = run{i, i + 1}, d.source.first
	switch {
	case u.low(i+1) == "that":
		d.from = i + 2
		return d, true
	case (u.comma(i+1) || u.stop(i+1)) && u.comma(d.source.first-1):
		d.region = run{d.source.first, u.adjunctEnd(i + 1)}
		return d, true
	}
	return d, false
}

// learnt reads "I read in the Gazette that".
func (u *unit) learnt(i int, d draft) (draft, bool) {
	np := run{i + 2, u.simpleRight(i + 2)}
	if np.empty() || u.low(np.last) != "that" || u.outletIn(np).Name == "" && !u.roleNoun(np) && !u.names(np) {
		return d, false
	}
	d.cue, d.source, d.from = run{i, i + 1}, np, np.last+1
	if np := u.subject(i); !np.empty() {
		d.begin = np.first
	}
	return d, true
}

// placeAround puts the content of a phrase such as "according to X" after it when it opens the
// sentence, and before it otherwise.
func (u *unit) placeAround(d draft, r run) (draft, bool) {
	if d.source.empty() {
		return d, false
	}
	if u.comma(r.last) && u.preface(run{0, r.first}) {
		d.from = r.last + 1
		return d, true
	}
	d.region = run{r.first, u.adjunctEnd(r.last)}
	return d, true
}

// nounFrame reads a reporting noun with its clause: "the claim by X that", "X's warning that",
// "a report that".
func (u *unit) nounFrame(i int) (draft, bool) {
	if !nouns[u.low(i)] || !u.noun(i) {
		return draft{}, false
	}
	d := draft{shares: -1, cue: run{i, i + 1}, from: -1, until: len(u.items)}
	k := i + 1
	if w := u.low(k); w == "by" || w == "from" {
		d.source = run{k + 1, u.simpleRight(k + 1)}
		d.cue.last = k + 1
		k = d.source.last
	}
	if reportLike[u.low(i)] && u.low(k) == "of" && occasioned[u.low(i-1)] {
		d.source, d.cue, d.from, d.begin = run{i, i + 1}, run{k, k + 1}, k+1, i
		return d, true
	}
	if u.low(k) != "that" || u.tag(k) == "WDT" && !u.fullClause(k+1) || u.finite(k+1) {
		return d, false
	}
	if d.source.empty() {
		d.source = u.possessorLeft(i)
	}
	if d.source.empty() && reportLike[u.low(i)] {
		d.source = u.nounLeft(i + 1)
		d.cue = run{k, k + 1}
	}
	if d.source.empty() || u.low(u.head(d.source)) == "my" {
		return d, false
	}
	d.from = k + 1
	d.begin = min(d.source.first, i)
	return d, true
}

// fullClause reports whether a clause that lacks nothing begins at item i, so that a "that" before
// it joins and does not relate: a subject with a form of to be or a modal.
func (u *unit) fullClause(i int) bool {
	end := u.simpleRight(i)
	return end > i && (be[u.low(end)] || u.tag(end) == "MD")
}

// occasioned are the words that put a report before its effect: "shares sink after report of".
var occasioned = set("after amid following on over despite upon")

var reportLike = set("report reports rumours rumors")

// possessorLeft is whose the noun at i is: "the union's claim", "his claim".
func (u *unit) possessorLeft(i int) run {
	k := i - 1
	for k >= 0 && (u.tag(k) == "JJ" || u.tag(k) == "VBN") {
		k--
	}
	switch {
	case u.tag(k) == "PRP$" && u.low(k) != "my" && u.low(k) != "our" && u.low(k) != "your":
		return run{k, k + 1}
	case u.tag(k) == "POS" || strings.HasSuffix(u.low(k), "'s"):
		return u.nounLeft(k)
	}
	return run{}
}
