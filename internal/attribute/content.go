package attribute

import (
	"headwater/internal/news"
)

// contentAt reports where the content begins that the verb leads to, when one begins at q.
func (u *unit) contentAt(g group, d draft, q int) (int, bool) {
	use := g.entry.use
	w := u.low(q)
	clausal := use&(says|thinks|shows|tells) != 0
	switch {
	case u.isQuote(q):
		return q, use&(says|utters|tells|shows|states|deems) != 0
	case u.comma(q) && u.isQuote(q+1), w == ":" && q+1 < len(u.items):
		return q + 1, use&(says|utters|tells) != 0
	case w == "that" && u.tag(q) != "DT" && !u.finite(q+1):
		return q + 1, clausal || use&denies != 0
	case w == "that" && q == g.last && u.finite(q+1) && use&(says|thinks) != 0 && !d.loose:
		return q, true
	case w == "as" && u.isQuote(q+1) && use&deems != 0:
		return q + 1, true
	case w == "as" && u.gapped(&d) && predicates[g.entry.lemma] == "as":
		return q + 1, true
	case w == "whether" || w == "if" && use&asks != 0:
		return q, clausal || use&asks != 0
	case w == "how" || w == "why" || w == "what" || w == "who" || w == "where":
		return q, clausal && use&thinks == 0 || use&asks != 0
	case u.tag(q) == "TO" && (u.tag(q+1) == "VB" || u.isQuote(q+1)):
		if !d.via.empty() {
			q = d.via.first
		}
		return q, use&urges != 0 && (!d.via.empty() || vows[g.entry.lemma])
	case g.entry.lemma == "call" && (w == "for" || w == "on" || w == "upon"):
		return q + 1, u.simpleRight(q+1) > q+1
	case aboutWords[g.entry.lemma][w]:
		return q, u.isQuote(q+1) || !d.loose && (u.simpleRight(q+1) > q+1 || u.tag(q+1) == "VBG")
	case u.tag(q) == "VBG" && use&states != 0 && !u.isQuote(q):
		return q, true
	case g.entry.lemma == "claim" && u.low(q) == "responsibility":
		return q, true
	case clausal && (use&(says|thinks|tells) != 0 || bare[g.entry.lemma]) && (u.opensClause(q) || u.gap(d, q)):
		return q, true
	case g.entry.lemma == "tell" && u.outletIn(d.via).Name != "" && u.opensPhrase(q):
		return q, true
	case g.entry.lemma == "say" && u.opensPhrase(q) && !u.afterContent(d):
		return q, true
	}
	return u.objectAt(g, d, q)
}

// objectAt reads content in the form of a noun phrase: "confirmed the deaths", "called it a trap",
// "put the figure at 60".
func (u *unit) objectAt(g group, d draft, q int) (int, bool) {
	end := u.simpleRight(q)
	use := g.entry.use
	if d.loose {
		return 0, false
	}
	if kinds[u.low(u.head(d.source))] == news.DocumentSource && use&shows != 0 && end > q {
		return q, true
	}
	if end == q || use&(states|deems|denies) == 0 {
		return 0, false
	}
	if g.entry.use&denies != 0 && !selfDenying[g.entry.lemma] {
		return q, u.claimLike(run{q, end})
	}
	if word, ok := predicates[g.entry.lemma]; ok {
		for i := q + 1; i < len(u.items) && i < end+8 && !u.stop(i); i++ {
			if u.low(i) == word || word == "at" && u.low(i) == "down" && u.low(i+1) == "to" {
				return q, true
			}
		}
		return q, g.entry.lemma == "describe" && u.tag(end) == "VBG"
	}
	if g.entry.lemma == "report" && u.low(end) == "to" && u.outletIn(run{end + 1, u.simpleRight(end + 1)}).Name == "" {
		return 0, false
	}
	if use&deems != 0 && u.gapped(&d) {
		return q, true
	}
	if use&deems != 0 && use&states == 0 {
		switch u.tag(end) {
		case "DT", "JJ", quoteTag, "RB", "NNP":
			return q, true
		}
		if u.low(end) == "as" && u.isQuote(end+1) {
			return q, true
		}
		return q, u.tag(end-1) == "JJ" && u.noun(end-2)
	}
	return q, true
}

// predicates are the words that must follow the object of some verbs for them to report.
var predicates = map[string]string{
	"describe": "as", "characterize": "as", "characterise": "as", "portray": "as", "depict": "as",
	"regard": "as", "paint": "as", "cast": "as", "hail": "as", "classify": "as", "put": "at",
	"accuse": "of", "identify": "as", "attribute": "to", "cite": "as", "invoke": "as",
}

// selfDenying are the verbs of denial that deny whatever they take; of the others one can also
// reject an offer.
var selfDenying = set("deny dispute refute rebut")

// claimLike reports whether np is a statement, or a word that stands for one.
func (u *unit) claimLike(np run) bool {
	h := u.low(u.head(np))
	return nouns[h] || pointing[h] || pointing[u.low(np.first)] && np.last == np.first+1
}

var pointing = set(`that this it them suggestion suggestions notion idea story stories version charge
	charges narrative speculation talk rumour rumor article coverage accounts`)

// aboutWords are the prepositions after which some verbs tell what was said.
var aboutWords = map[string]map[string]bool{
	"warn": set("of against about"), "caution": set("against"), "complain": set("of about"),
	"tell": set("of about"), "speak": set("of about"), "hint": set("at"), "boast": set("of about"),
	"testify": set("about to"), "confess": set("to"), "admit": set("to"), "argue": set("for against"),
	"object": set("to"), "worry": set("about"), "lie": set("about"), "joke": set("about"),
}

// vows are the verbs that with an infinitive tell what the speaker himself will do.
var vows = set("vow promise pledge threaten swear offer claim profess")

// bare are the verbs of finding and showing that take a clause without "that".
var bare = set("show find reveal suggest indicate")

// gap reports a clause without its subject, which stands before the relative pronoun: "a dock that
// officials believe was used".
func (u *unit) gap(d draft, q int) bool { return u.finite(q) && u.gapped(&d) }

// gapped reports whether the source is the subject of a clause whose object stands before it:
// "which officials describe as".
func (u *unit) gapped(d *draft) bool {
	w := u.low(d.source.first - 1)
	return !d.source.empty() && (relatives[w] || w == "what")
}

// opensPhrase reports whether a noun phrase can begin at q.
func (u *unit) opensPhrase(q int) bool {
	switch u.tag(q) {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "EX":
		return !u.time(q)
	}
	return u.low(q) == "both" || u.low(q) == "neither"
}

// opensClause reports whether a clause with a subject of its own begins at q.
func (u *unit) opensClause(q int) bool {
	if circumstance[u.low(q)] {
		return false
	}
	switch u.tag(q) {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "EX", "IN", "RB", "PDT", "VBG", "RBR", "$":
	default:
		return false
	}
	for i := q; i < len(u.items) && !u.stop(i); i++ {
		if u.finite(i) {
			return i > q
		}
		if i > q && connectives[u.low(i)] && u.tag(i) != "DT" && u.low(i) != "that" {
			return connectives[u.low(q)]
		}
		if u.isQuote(i) && i > q && (u.noun(i-1) || u.tag(i-1) == "PRP" || u.tag(i-1) == "PRP$" || u.tag(i-1) == "POS" || u.tag(i-1) == "DT") {
			return true
		}
		if u.comma(i) && i > q {
			end := u.asideRight(i)
			if end == i || !u.comma(end) {
				return false
			}
			i = end
		}
	}
	return false
}

// circumstance are the words that open a clause on how something was said, not on what.
var circumstance = set("as after before while since during amid without when")
