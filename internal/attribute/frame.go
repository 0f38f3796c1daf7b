package attribute

import "headwater/internal/news"

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
	verbal := u.verbal(i)
	if verbal || u.tag(i) == "MD" {
		if d, ok := u.silence(i, before); ok {
			return d, true
		}
	}
	if verbal || u.low(i) == "stands" {
		if d, ok := u.rebuff(i, before); ok {
			return d, true
		}
		if d, ok := u.standing(i, before); ok {
			return d, true
		}
	}
	if d, ok := u.headed(i); ok {
		return d, true
	}
	if d, ok := u.accordingTo(i); ok {
		return d, true
	}
	if verbal {
		return u.spoken(i, before)
	}
	if u.mayRecord(i) {
		return u.record(i)
	}
	return u.nounFrame(i)
}

// spoken reads a verb at item i as one of speaking: by the lexicon, by what stands around it, or by the quotation beside
// it.
func (u *unit) spoken(i int, before []draft) (draft, bool) {
	if reporting[u.low(i)] != nil {
		if g := u.groupAt(i); u.usable(g) {
			if d, ok := u.verbFrame(g, before); ok {
				return d, true
			}
		}
	}
	if u.mayRecord(i) {
		if d, ok := u.record(i); ok {
			return d, true
		}
	}
	if w := u.low(i); have[w] || w == "heard" || w == "seen" {
		if d, ok := u.heardSaying(i); ok {
			return d, true
		}
	}
	if len(before) == 0 {
		return u.besideQuote(i)
	}
	return draft{}, false
}

// verbFrame reads the source and the place of the content around a reporting verb.
func (u *unit) verbFrame(g group, before []draft) (draft, bool) {
	d := draft{entry: g.entry, shares: -1, cue: run{g.first, g.last}, from: -1, until: len(u.items)}
	switch {
	case g.entry.lemma == "quote" || citing[g.entry.lemma] && u.low(u.asSaying(g.last)) == "as":
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
	if !quoted && (!u.hasClause(run{0, p}) && !u.title && !(g.entry.lemma == "say" && u.hasVerb(run{0, p})) || !u.names(np) && !u.roleNoun(np) && !(g.entry.lemma == "say" && u.stop(np.last))) {
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

// complement finds what the verb reports, after it or before it.
func (u *unit) complement(g group, d draft) (draft, bool) {
	q := u.hearer(g, &d)
	if !aboutWords[g.entry.lemma][u.low(q)] || u.time(q+1) {
		q = u.skipAdjuncts(q)
	}
	if u.stop(q) && u.time(g.last) && u.isRecord(d.source) {
		d.from = g.last
		return d, true
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
	if k := u.afterOccasion(q); k > 0 && g.entry.use&says != 0 && !u.afterContent(d) {
		d.from = k
		return d, true
	}
	if k := u.thatAhead(q); k > 0 && g.entry.use&(says|thinks|shows|tells) != 0 {
		d.from = k + 1
		return d, true
	}
	if g.entry.use&denies != 0 && u.gapped(&d) && (u.comma(q) || u.stop(q)) {
		d.object = u.antecedent(d.source.first - 1)
		d.region = run{d.source.first, q}
		d.begin = d.object.first
		return d, !d.object.empty()
	}
	if d.shares < 0 && u.afterContent(d) && u.mayFollow(g, d, q) {
		d.region = run{d.source.first, u.adjunctEnd(q)}
		return d, true
	}
	return d, false
}

// citing are verbs that besides "quote" can go with "as saying".
var citing = set("cite record report describe")

// resumes are the verbs that tell of speech going on, and of other things as well.
var resumes = set("go continue resume")

// mayFollow reports whether the verb can stand after what it reports; q is the item after it.
func (u *unit) mayFollow(g group, d draft, q int) bool {
	if g.negated && g.entry.use&thinks == 0 {
		return false
	}
	if g.entry.use&(says|thinks|tells) != 0 || g.entry.lemma == "show" {
		return true
	}
	p := d.source.first - 1
	closed := (g.entry.use&shows != 0 || resumes[g.entry.lemma] && u.canTalk(d.source)) && (u.comma(q) || u.stop(q))
	return closed || u.isQuote(p) || u.isQuote(p-1)
}

// quoted reads "is quoted as saying" and "quoted a doctor as saying".
func (u *unit) quoted(g group, d draft) (draft, bool) {
	i := u.asSaying(g.last)
	if !g.passive {
		d.source = run{g.last, i}
		if u.comma(i - 1) {
			d.source.last--
		}
		d.via = u.subject(g.first)
		d.begin = g.first
		if !d.via.empty() {
			d.begin = d.via.first
		}
	}
	if g.passive && i > g.last {
		d.via = run{g.last + 1, i}
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
	if u.closesQuote(d.begin) {
		d.region = run{d.begin, u.adjunctEnd(d.cue.last)}
		return d, true
	}
	return u.complement(group{first: g.first, verb: i + 1, last: i + 2, entry: reporting["said"]}, d)
}

// asSaying is where "as saying" stands after the noun phrase that begins at item i, or i.
func (u *unit) asSaying(i int) int {
	for k := i; k < i+16 && k < len(u.items) && !u.finite(k) && !u.isQuote(k); k++ {
		if u.low(k) == "as" && u.tag(k+1) == "VBG" {
			return k
		}
	}
	return i
}

// closesQuote reports whether a quotation ends right before item i.
func (u *unit) closesQuote(i int) bool { return u.isQuote(i-1) || u.comma(i-1) && u.isQuote(i-2) }

// passiveFrame reads "the claim was denied by Mara Voss" and "described by police as".
func (u *unit) passiveFrame(g group, d draft, before []draft) (draft, bool) {
	for midAdverbs[u.low(g.last)] {
		g.last++
	}
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
