package attribute

import (
	"strings"

	"headwater/internal/news"
)

// draft is an attribution while it is being worked out, in items of its unit.
type draft struct {
	entry  *verb // nil where no verb reports
	source run   // empty when the source stands with another draft or in another unit
	shares int   // index of the draft whose source this one has, or -1
	cue    run
	via    run // the outlet or hearer named with the cue

	from   int  // first item of the content that follows the cue, or -1
	until  int  // where that content ends at the latest
	region run  // when the content stands before: source, cue and what belongs to them
	begin  int  // first item that belongs to this draft, connective included
	loose  bool // the source is no known speaker, so that only a clause or a quotation will do
	object run  // content fixed by the frame itself, as in "the claim was denied by"

	doubts  bool        // "does not believe"
	stance  news.Stance // where the frame settles it
	content []run
	words   []string // of the content, in lower case; nil until asked for
	passage run
	piece   bool   // a further statement of the draft it shares its source with
	voice   *voice // the speaker of an earlier unit, when the source is carried over
}

// back reports whether the content stands before the source and cue.
func (d *draft) back() bool { return !d.region.empty() }

// frames finds the attributions of the unit by their cues, in order.
func (u *unit) frames() []draft {
	var ds []draft
	for i := 0; i < len(u.items); {
		d, ok := u.frameAt(i, ds)
		if !ok {
			i++
			continue
		}
		ds = append(ds, d)
		i = max(i+1, d.cue.last)
	}
	return ds
}

func (u *unit) frameAt(i int, before []draft) (draft, bool) {
	if u.isQuote(i) {
		return draft{}, false
	}
	if d, ok := u.silence(i, before); ok {
		return d, true
	}
	if d, ok := u.rebuff(i, before); ok {
		return d, true
	}
	if d, ok := u.headed(i); ok {
		return d, true
	}
	if d, ok := u.accordingTo(i); ok {
		return d, true
	}
	if strings.HasPrefix(u.tag(i), "VB") && reporting[u.low(i)] != nil {
		if g := u.groupAt(i); u.usable(g) {
			return u.verbFrame(g, before)
		}
		return draft{}, false
	}
	return u.nounFrame(i)
}

// verbFrame reads the source and the place of the content around a reporting verb.
func (u *unit) verbFrame(g group, before []draft) (draft, bool) {
	d := draft{entry: g.entry, shares: -1, cue: run{g.first, g.last}, from: -1, until: len(u.items)}
	switch {
	case g.entry.lemma == "quote":
		return u.quoted(g, d)
	case g.passive:
		return u.passiveFrame(g, d, before)
	case u.invert(g, &d):
		return d, true
	}
	if !u.findSubject(g, &d, before) {
		return d, false
	}
	if g.negated && g.entry.use&thinks != 0 && g.entry.lemma != "doubt" && g.entry.lemma != "fear" {
		d.doubts = true
	}
	return u.complement(g, d)
}

// invert reads "…, said Mara Voss, the port's director".
func (u *unit) invert(g group, d *draft) bool {
	p := g.first - 1
	if g.entry.use&(says|utters|thinks) == 0 || g.participle || p < 0 || !u.comma(p) && !u.isQuote(p) && !u.stop(p) {
		return false
	}
	np := run{g.last, u.simpleRight(g.last)}
	if np.empty() || u.finite(np.last) && !u.comma(np.last) || u.low(np.last) == "that" {
		return false
	}
	quoted := u.isQuote(p) || u.isQuote(p-1)
	if !quoted && (!u.hasClause(run{0, p}) && !u.title || !u.names(np) && !u.roleNoun(np)) {
		return false
	}
	if g.entry.use&utters != 0 && g.entry.use&says == 0 && !quoted {
		return false
	}
	d.source = u.nounRight(g.last)
	d.region = run{g.first, u.adjunctEnd(d.source.last)}
	d.begin = d.region.first
	return true
}

// findSubject finds the noun phrase that does the reporting, before the verb group or shared with
// an earlier draft.
func (u *unit) findSubject(g group, d *draft, before []draft) bool {
	d.begin = g.first
	if g.participle {
		return u.shareSource(g, d, before)
	}
	if w := u.low(g.first - 1); relatives[w] && u.tag(g.first-1) != "IN" {
		d.source = u.antecedent(g.first - 1)
		restrictive := !u.comma(g.first - 2)
		return !d.source.empty() && !(restrictive && g.entry.use&(says|tells|thinks) == 0)
	}
	d.source = u.subject(g.first)
	if d.source.empty() {
		if k := u.pastTimes(g.first); k < g.first && relatives[u.low(k-1)] && u.tag(k-1) != "IN" {
			d.source = u.antecedent(k - 1)
			return !d.source.empty()
		}
		return u.shareSource(g, d, before)
	}
	d.begin = d.source.first
	return u.canSpeak(g, d, d.source)
}

// pastTimes is the first item of the time expressions before item g, or g.
func (u *unit) pastTimes(g int) int {
	for g > 0 && (u.time(g-1) || u.tag(g-1) == "IN" && u.time(g)) {
		g--
	}
	return g
}

// antecedent is the noun phrase that the relative pronoun at i stands for.
func (u *unit) antecedent(i int) run {
	if u.tag(i-1) == "IN" {
		return run{}
	}
	if u.comma(i - 1) {
		i--
	}
	return u.nounLeft(i)
}

// shareSource takes the source of the nearest earlier draft, or failing that the subject of the
// clause: "She waved and said", "…, adding that".
func (u *unit) shareSource(g group, d *draft, before []draft) bool {
	prev := g.first - 1
	for prev >= 0 && (u.tag(prev) == "RB" || u.low(prev) == "later" || u.low(prev) == "by" && g.participle) {
		prev--
	}
	by := g.participle && u.low(g.first-1) == "by"
	if u.tag(prev) != "CC" && !u.comma(prev) && !(g.participle && u.isQuote(prev)) && !by {
		return false
	}
	if g.participle && g.entry.use&(says|denies|deems|states) == 0 {
		return false
	}
	d.begin = prev
	if n := len(before) - 1; n >= 0 {
		d.shares = n
		return true
	}
	for i := prev - 1; i > 0; i-- {
		if u.finite(i) && !(u.finite(i-1) || u.tag(i-1) == "RB") {
			d.source = u.subject(i)
			return !d.source.empty() && u.canSpeak(g, d, d.source)
		}
	}
	return false
}

// canSpeak reports whether np can be the source with this verb. A verb that takes a clause makes a
// speaker of anything when a clause or a quotation follows; other uses need someone known to
// speak.
func (u *unit) canSpeak(g group, d *draft, np run) bool {
	h := u.head(np)
	w := u.low(h)
	switch {
	case w == "i" || w == "we" || w == "you" || w == "there" || w == "nobody" || w == "none" || u.low(np.first) == "no":
		return false
	case u.entityOf(h) >= 0:
		return true
	case u.proper(h) || u.speaker(w):
		return true
	case u.tag(h) == "PRP":
		return true
	}
	d.loose = !speech[g.entry.lemma]
	return g.entry.use&(says|tells|shows) != 0
}

// speech are the verbs that mean nothing but speaking.
var speech = set("say add tell write reply announce respond state")

// complement finds what the verb reports, after it or before it.
func (u *unit) complement(g group, d draft) (draft, bool) {
	q := u.hearer(g, &d)
	if !aboutWords[g.entry.lemma][u.low(q)] || u.time(q+1) {
		q = u.skipAdjuncts(q)
	}
	if !d.source.empty() && u.low(d.source.first-1) == "as" && (u.comma(q) || u.stop(q)) {
		as := d.source.first - 1
		if as > 0 && !u.comma(as-1) {
			return d, false
		}
		return u.asTold(d, q)
	}
	if d.shares < 0 && u.comma(q) && u.inserted(d) {
		d.region = run{d.source.first, q}
		return d, true
	}
	if from, ok := u.contentAt(g, d, q); ok && !(u.comma(q) && u.afterContent(d)) {
		d.from = from
		d.cue.last = max(d.cue.last, g.last)
		return d, true
	}
	if k := u.thatAhead(q); k > 0 && g.entry.use&(says|thinks|shows|tells) != 0 {
		d.from = k + 1
		return d, true
	}
	if d.shares < 0 && u.afterContent(d) && u.mayFollow(g, d) {
		d.region = run{d.source.first, u.adjunctEnd(q)}
		return d, true
	}
	return d, false
}

// thatAhead is the "that" which opens the content some way after the cue, with nothing but a phrase
// on the occasion between, or 0: "said during a rally on Friday that".
func (u *unit) thatAhead(q int) int {
	if u.tag(q) != "IN" && u.tag(q) != "RB" && u.tag(q) != "TO" {
		return 0
	}
	for k := q + 1; k < q+14; k++ {
		switch {
		case u.low(k) == "that" && u.tag(k) == "IN":
			return k
		case u.stop(k), u.comma(k), u.isQuote(k), u.finite(k):
			return 0
		}
	}
	return 0
}

// inserted reports a source and cue between commas after an opening phrase: "Over the years, she
// said, the harbour silted up".
func (u *unit) inserted(d draft) bool {
	p := d.source.first - 1
	opening := run{0, p}
	return d.entry.use&(says|thinks|tells) != 0 && u.comma(p) && p > 0 && !u.hasQuote(opening) && !u.hasClause(opening) &&
		!prompted[u.low(0)] && !u.occasion(0)
}

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
	return u.hasClause(r) || u.noun(r.last-1) && u.low(r.first) != "on" && u.tag(r.first) != "IN"
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
	case u.finite(r.first+1) && tag != "WRB":
		return false
	case tag == "IN" || tag == "TO" || tag == "WRB" || tag == "VBN" || tag == "VBG":
		return !u.hasClause(run{r.first, r.last}) || !u.mainClause(r)
	case tag == "RB" || tag == "RBR" || u.time(r.first):
		return !u.hasClause(r)
	}
	return false
}

// prompted are the participles that tell what brought a source to speak.
var prompted = set("asked pressed questioned reached contacted speaking quizzed challenged responding")

// mainClause reports whether a second clause follows the subordinate one that opens r.
func (u *unit) mainClause(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.comma(i) && u.hasClause(run{i, r.last}) {
			return u.hasClause(run{r.first, i}) || u.tag(r.first) == "IN" && !connectives[u.low(r.first)]
		}
	}
	return false
}

func (u *unit) mayFollow(g group, d draft) bool {
	if g.entry.use&(says|thinks|tells) != 0 || g.entry.lemma == "show" {
		return true
	}
	p := d.source.first - 1
	closed := g.entry.use&shows != 0 && (u.comma(g.last) || u.stop(g.last))
	return closed || u.isQuote(p) || u.isQuote(p-1)
}

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
	case w == "as" && u.gapped(d) && predicates[g.entry.lemma] == "as":
		return q + 1, true
	case w == "whether" || w == "if" && use&asks != 0:
		return q, clausal || use&asks != 0
	case w == "how" || w == "why" || w == "what" || w == "who" || w == "where":
		return q, clausal && use&thinks == 0 || use&asks != 0
	case u.tag(q) == "TO" && u.tag(q+1) == "VB":
		if !d.via.empty() {
			q = d.via.first
		}
		return q, use&urges != 0 && (!d.via.empty() || vows[g.entry.lemma])
	case g.entry.lemma == "call" && (w == "for" || w == "on" || w == "upon"):
		return q + 1, u.simpleRight(q+1) > q+1
	case aboutWords[g.entry.lemma][w]:
		return q, u.simpleRight(q+1) > q+1 || u.tag(q+1) == "VBG"
	case g.entry.lemma == "claim" && u.low(q) == "responsibility":
		return q, true
	case clausal && (use&(says|thinks|tells) != 0 || bare[g.entry.lemma]) && (u.opensClause(q) || u.gap(d, q)):
		return q, true
	case g.entry.lemma == "say" && u.opensPhrase(q) && !u.afterContent(d):
		return q, true
	}
	return u.objectAt(g, d, q)
}

// aboutWords are the prepositions after which some verbs tell what was said.
var aboutWords = map[string]map[string]bool{
	"warn": set("of against about"), "caution": set("against"), "complain": set("of about"),
	"tell": set("of about"), "speak": set("of about"), "hint": set("at"), "boast": set("of about"),
	"testify": set("about to"), "confess": set("to"), "admit": set("to"), "argue": set("for against"),
	"object": set("to"), "worry": set("about"), "lie": set("about"), "joke": set("about"),
}

// vows are the verbs that with an infinitive tell what the speaker himself will do.
var vows = set("vow promise pledge threaten swear offer")

// bare are the verbs of finding and showing that take a clause without "that".
var bare = set("show find reveal suggest indicate")

// gap reports a clause without its subject, which stands before the relative pronoun: "a dock that
// officials believe was used".
func (u *unit) gap(d draft, q int) bool { return u.finite(q) && u.gapped(d) }

// gapped reports whether the source is the subject of a clause whose object stands before it:
// "which officials describe as".
func (u *unit) gapped(d draft) bool {
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

// circumstance are the words that open a clause on how something was said, not on what.
var circumstance = set("as after before while since during amid without when")

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

// predicates are the words that must follow the object of some verbs for them to report.
var predicates = map[string]string{
	"describe": "as", "characterize": "as", "characterise": "as", "portray": "as", "depict": "as",
	"regard": "as", "paint": "as", "cast": "as", "hail": "as", "classify": "as", "put": "at",
	"accuse": "of", "attribute": "to", "cite": "as", "invoke": "as",
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
	if use&deems != 0 && u.gapped(d) {
		return q, true
	}
	if use&deems != 0 && use&states == 0 {
		switch u.tag(end) {
		case "DT", "JJ", quoteTag, "RB", "NNP":
			return q, true
		}
		return q, u.tag(end-1) == "JJ" && u.noun(end-2)
	}
	return q, true
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
	charges narrative speculation talk rumours rumors article coverage`)

// hearer skips the one who is told, and notes him when he may be an outlet.
func (u *unit) hearer(g group, d *draft) int {
	q := g.last
	for u.tag(q) == "RB" && !u.opensClause(q) || u.low(q) == "on" && g.entry.lemma == "go" {
		q++
	}
	if g.entry.use&tells == 0 && g.entry.use&asks == 0 && g.entry.use&urges == 0 {
		return q
	}
	end := u.simpleRight(q)
	if end == q || u.finite(end) && g.entry.lemma != "tell" {
		return q
	}
	if g.entry.use&(states|deems) != 0 && u.low(end) != "that" && !(u.tag(end) == "TO" && u.tag(end+1) == "VB") {
		return q
	}
	d.via = run{q, end}
	return end
}

// skipAdjuncts passes over when, where and to whom a thing was said.
func (u *unit) skipAdjuncts(q int) int {
	for q < len(u.items) {
		switch {
		case u.time(q) || u.low(q) == "ago":
			q++
		case (u.tag(q) == "IN" || u.tag(q) == "DT") && u.time(q+1):
			q += 2
		case (u.tag(q) == "RB" || u.tag(q) == "RBR") && !u.finite(q+1) && (u.adjunct(q+1) || u.time(q+1)):
			q++
		case u.adjunct(q):
			q = max(u.adjunctPhrase(q), q+1)
		default:
			return q
		}
	}
	return q
}

// adjunct reports whether the preposition at q opens a phrase on the occasion of saying.
func (u *unit) adjunct(q int) bool {
	w := u.low(q)
	if !prepositions[w] && w != "during" && w != "after" && w != "via" && w != "before" || u.tag(q) == "TO" && u.tag(q+1) == "VB" {
		return false
	}
	if w == "to" || u.occasion(q) {
		return u.simpleRight(q+1) > q+1
	}
	end := u.adjunctPhrase(q)
	return end > q+1 && (u.low(end) == "that" || u.low(end) == ":" || u.isQuote(end) || u.comma(end) && u.isQuote(end+1))
}

// adjunctPhrase is the end of the prepositional phrase at q.
func (u *unit) adjunctPhrase(q int) int {
	end := u.simpleRight(q + 1)
	for (u.tag(end) == "VBN" || u.tag(end) == "VBG") && !u.finite(end) {
		k := end + 1
		for k < len(u.items) && (u.tag(k) == "IN" || u.tag(k) == "RB" || u.tag(k) == "TO" || u.time(k)) {
			k++
		}
		end = max(k, u.simpleRight(k))
	}
	return end
}

// adjunctEnd is the end of the words after a source and cue that close off the content before them.
func (u *unit) adjunctEnd(i int) int {
	for i < len(u.items) && !u.comma(i) && !u.stop(i) && !u.isQuote(i) && !(u.tag(i) == "CC" && u.hasClause(run{i, u.asideEnd(i)})) {
		i++
	}
	return i
}

// quoted reads "is quoted as saying" and "quoted a doctor as saying".
func (u *unit) quoted(g group, d draft) (draft, bool) {
	i := g.last
	if !g.passive {
		d.source = u.nounRight(i)
		i = d.source.last
		d.via = u.subject(g.first)
		d.begin = g.first
		if !d.via.empty() {
			d.begin = d.via.first
		}
	}
	if g.passive && u.low(i) == "by" {
		d.via = run{i + 1, u.simpleRight(i + 1)}
		i = d.via.last
	}
	if u.low(i) != "as" || u.tag(i+1) != "VBG" {
		return d, false
	}
	d.cue.last = i + 2
	if g.passive {
		d.source = u.subject(g.first)
		if d.source.empty() {
			return d, false
		}
		d.begin = d.source.first
	}
	return u.complement(group{first: g.first, verb: i + 1, last: i + 2, entry: reporting["said"]}, d)
}

// passiveFrame reads "the claim was denied by Mara Voss" and "described by police as".
func (u *unit) passiveFrame(g group, d draft, before []draft) (draft, bool) {
	if u.low(g.last) != "by" || g.entry.use&(says|denies|deems|states) == 0 {
		return d, false
	}
	d.source = u.nounRight(g.last + 1)
	if d.source.empty() || !u.canSpeak(g, &d, d.source) || d.source.last == len(u.items) && u.tag(g.verb) == "VBN" && g.first == g.verb {
		return d, false
	}
	if g.first == g.verb {
		return d, false
	}
	d.cue.last = g.last + 1
	d.object = u.subject(g.first)
	if n := len(before) - 1; n >= 0 && before[n].entry == nil && u.noun(before[n].cue.first) && before[n].from >= 0 {
		d.object = run{before[n].begin, g.first}
	}
	if d.object.empty() {
		return d, false
	}
	d.begin = d.object.first
	d.region = run{g.first, d.source.last}
	return d, true
}
