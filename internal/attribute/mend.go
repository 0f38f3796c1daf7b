package attribute

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
)

// mendTags puts right what taggers often get wrong about reporting verbs and names. A tagger sees
// few newspapers; here the words are known to report.
func (u *unit) mendTags() {
	for i := range u.items {
		if tag := u.mended(i); tag != "" {
			u.items[i].tag = tag
		}
	}
}

// mended is the tag that item i should have, or "" when the one it has will do.
func (u *unit) mended(i int) string {
	w, tag := u.low(i), u.tag(i)
	var v *verb
	if u.verbal(i) || u.noun(i) {
		v = reporting[w]
	}
	switch {
	case tag == "":
	case w == "that" && tag != "DT" && (u.noun(i+1) && u.isQuote(i-1) || u.verbal(i-1) && !u.verbAhead(i+1)):
		return "DT"
	case w == "that" && (u.tag(i+1) == "VB" && u.verbal(i-1) || u.thatPerson(i) || u.calledThat(i)):
		return "DT"
	case w == "both" && tag == "CC" && u.finite(i+1) && reporting[u.low(i+1)] != nil:
		return "DT"
	case (tag == "VBP" || tag == "VBD") && u.low(i-1) == "that" && u.noun(i+1) && u.verbAhead(i+1) && u.wasTold(i-1):
		return "VBN"
	case tag == "VB" && u.low(i-1) == "that":
		return "NN"
	case u.entityOf(i) >= 0 && u.capital(i) && strings.ContainsRune("VJRMUF", rune(tag[0])):
		return "NNP"
	case i > 0 && !u.title && (tag == "NN" || tag == "JJ") && u.capital(i) && !u.mark(i-1) && !u.isQuote(i-1):
		return "NNP"
	case tag == "JJ" && u.speaker(w) && !u.noun(i+1) && u.tag(i+1) != "JJ":
		return "NN"
	case tag == "NNS" && u.capital(i) && (u.proper(i-1) || u.entityOf(i) >= 0):
		return "NNPS"
	case tag == "VBD" && u.low(i+1) == "by" && u.noun(i-1):
		return "VBN"
	case tag == "VBD" && v == nil && u.isQuote(i-1) && (u.noun(i+1) || u.tag(i+1) == "JJ"):
		return "VBN"
	case reflexives[w] && (u.noun(i-1) || u.tag(i-1) == "PRP"):
		return "RB"
	case w == "outright" && u.noun(i) && u.stop(i+1):
		return "RB"
	case v == nil:
	case tag == "VBN" && u.bareParticiple(i):
		return "VBD"
	case tag == "NN" && strings.HasSuffix(w, "ing") && u.comma(i-1) && u.low(i+1) == "that":
		return "VBG"
	case tag == "NNS" && u.presentTense(i, v):
		return "VBZ"
	case tag == "VBZ" && i == 0 && plurals[w]:
		return "NNS"
	case (tag == "NN" || tag == "VB") && w == v.lemma && u.pluralSubject(i):
		return "VBP"
	case tag == "VB" && u.baseForPresent(i):
		return "VBP"
	case i == 0 && (tag == "VB" || tag == "VBP") && kinds[w] != "":
		return "NN"
	case w == "read" && (u.comma(i+1) || u.stop(i+1)) && u.closesQuote(u.nounLeft(i).first):
		return "VBD"
	}
	return ""
}

// thatPerson reports whether the "that" at i points to somebody who speaks: "…, that person added".
func (u *unit) thatPerson(i int) bool {
	return (i == 0 || u.comma(i-1) || u.isQuote(i-1)) && people[u.low(i+1)] && u.finite(i+2) && reporting[u.low(i+2)] != nil
}

// calledThat reports whether the "that" at i is what somebody calls by a name of his own: "called that “a smear”".
func (u *unit) calledThat(i int) bool {
	v := reporting[u.low(i-1)]
	return u.verbal(i-1) && u.isQuote(i+1) && v != nil && v.use&deems != 0 && v.use&(says|shows) == 0
}

// wasTold reports whether the "that" at i opens what somebody was told: "told the council that".
func (u *unit) wasTold(i int) bool {
	v := reporting[u.low(u.nounLeft(i).first-1)]
	return v != nil && v.use&tells != 0
}

var reflexives = set("himself herself itself themselves")

func (u *unit) verbal(i int) bool { return strings.HasPrefix(u.tag(i), "VB") }

func (u *unit) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(u.doc.Text[u.items[i].Start:])
	return unicode.IsUpper(r)
}

// plurals are the forms in -s of reporting verbs that are plural nouns as well.
var plurals = set(`claims reports charges doubts fears hopes calls notes comments remarks estimates
	promises demands records lists answers questions accounts suspects guesses pledges vows threats
	forecasts projects states shows documents highlights rules points plans orders counters feels
	signals hints replies protests warrants cites brands labels terms dubs shouts smiles laughs
	screams cries cautions details briefs posts tweets quotes blogs appeals dismisses disputes
	contests attributes supports backs challenges voices offers presses blasts rates casts hails
	runs puts reads writes judges concerns worries reasons objects boasts jokes complaints volunteers
	ventures guarantees advocates recounts sighs groans moans gasps screams whispers paints finds holds
	relays`)

// presentTense reports whether the form in -s at i is a verb after its subject: always when it is no
// noun at all; else before "that", and in a headline after a name.
func (u *unit) presentTense(i int, v *verb) bool {
	subject := u.noun(i-1) || u.tag(i-1) == "PRP" || u.entityOf(i-1) >= 0
	if !subject {
		if np := u.subject(i); v.use&shows != 0 && u.opensPhrase(i+1) && !np.empty() && kinds[u.low(u.head(np))] == news.DocumentSource {
			return true
		}
		return u.comma(i-1) && (u.low(i+1) == "that" || !plurals[u.low(i)] && u.opensClause(i+1))
	}
	if !plurals[u.low(i)] || v.lemma == "show" && u.title {
		return true
	}
	if np := u.nounLeft(i); (u.comma(i+1) || u.stop(i+1)) && !np.empty() && (u.closesQuote(np.first) || u.closesClause(np)) {
		return true
	}
	named := u.proper(i-1) || u.entityOf(i-1) >= 0
	if named && (u.comma(i+1) || u.stop(i+1)) && u.low(u.nounLeft(i).first-1) == "as" {
		return true
	}
	return u.low(i+1) == "that" && !u.noun(i+2) || u.title && named && u.low(i+1) != "of"
}

// closesClause reports whether np, a speaker, stands behind a clause and a comma, as the source of the
// clause does: "…, a document shows". In a headline it needs no article.
func (u *unit) closesClause(np run) bool {
	return u.comma(np.first-1) && (u.title || u.hasClause(run{0, np.first})) && u.canTalk(np) &&
		(u.owned(np) || u.names(np) || u.title && np.last+1 == len(u.items))
}

// pluralSubject reports whether the word at i, a verb's first form that may be a noun, follows its
// subject: a plural, with "that" after the verb, or with nothing after it and a comma before.
func (u *unit) pluralSubject(i int) bool {
	np := u.nounLeft(i)
	if np.empty() || u.tag(u.head(np)) != "NNS" || !u.noun(i-1) {
		return false
	}
	if kinds[u.low(u.head(np))] == news.DocumentSource && reporting[u.low(i)].use&shows != 0 && u.opensPhrase(i+1) {
		return true
	}
	return u.low(i+1) == "that" && u.tag(i+1) != "DT" || u.stop(i+1) && np.first > 1 && (u.comma(np.first-1) || u.closesQuote(np.first))
}

// baseForPresent reports whether the first form of a verb at i has its subject right before it, and
// no other verb that it could hang on.
func (u *unit) baseForPresent(i int) bool {
	switch {
	case u.comma(i - 1):
		return !u.appositionLeft(i-1).empty() && !u.clauseHasVerb(i-1)
	case u.noun(i-1) || u.tag(i-1) == "PRP":
		return !u.clauseHasVerb(i) && !u.title
	}
	return false
}

// bareParticiple reports a participle without an auxiliary that stands where only a past tense can:
// between a noun and the clause or quotation it leads to, or closing a clause set off by a comma.
func (u *unit) bareParticiple(i int) bool {
	for k := i - 1; k > i-4 && k >= 0; k-- {
		if be[u.low(k)] && u.tag(k) != "POS" || have[u.low(k)] {
			return false
		}
	}
	if w := u.low(i); (w == "told" || w == "said") && u.low(i+1) != "by" {
		return true
	}
	prev := u.groupAt(i).first - 1
	if u.tag(prev) == "WP" {
		return true
	}
	if u.comma(prev) && u.leadsOn(i+1) && !u.clauseHasVerb(i) && !u.appositionLeft(prev).empty() {
		return true
	}
	if !u.noun(i-1) && u.tag(i-1) != "PRP" && !u.comma(i-1) || u.clauseHasVerb(i) {
		return false
	}
	if u.comma(i - 1) {
		np := u.appositionLeft(i - 1)
		related := u.relativeWithin(np.first, i-1) >= 0
		return !u.title && i > 2 && !u.verbAhead(i+1) && (related || !u.clauseHasVerb(i-1)) && !np.empty()
	}
	if u.leadsOn(i+1) || !u.title && !u.verbAhead(i+1) {
		return true
	}
	if !u.comma(i+1) && !u.stop(i+1) && u.low(i+1) != "to" && !u.time(i+1) && !u.time(i+2) {
		return false
	}
	np := u.nounLeft(i)
	return np.first > 1 && !np.empty() && (u.comma(np.first-1) || u.isQuote(np.first-1))
}

// clauseHasVerb reports whether a finite verb stands before item i in its clause.
func (u *unit) clauseHasVerb(i int) bool {
	for k := i - 1; k >= 0 && !u.comma(k) && !u.stop(k) && !u.isQuote(k) && !connectives[u.low(k)]; k-- {
		if u.finite(k) {
			return true
		}
	}
	return false
}

// verbAhead reports whether a finite verb follows from item i on, before a full stop or the like.
func (u *unit) verbAhead(i int) bool {
	for ; i < len(u.items) && !u.stop(i); i++ {
		if u.finite(i) || u.isQuote(i) {
			return true
		}
	}
	return false
}

// leadsOn reports whether a "that" or a quotation follows at i, or soon after it and before any
// other clause.
func (u *unit) leadsOn(i int) bool {
	for k := i; k < i+9 && !u.stop(k) && !u.finite(k); k++ {
		if u.low(k) == "that" && (u.tag(k) == "IN" || k == i) || u.isQuote(k) {
			return true
		}
	}
	return false
}
