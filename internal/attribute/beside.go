package attribute

// besideQuote reads, at item i, a verb that is in no list but stands with its subject beside a
// quotation that opens the sentence: "“…,” he blustered", "“…,” signalled its president". Whatever
// the verb, a quotation that ends in a comma is its subject's words.
func (u *unit) besideQuote(i int) (draft, bool) {
	d := draft{shares: -1, from: -1, until: len(u.items)}
	if !u.mayUtter(i) {
		return d, false
	}
	g := u.groupAt(i)
	if u.tag(i) == "VBN" && g.first == g.verb && !u.verbAhead(i+1) {
		g.passive = false
	}
	if g.passive || g.negated || g.infinitive || g.entry != nil && (g.entry.lemma == "quote" || g.entry.lemma == "cite") {
		return d, false
	}
	d.cue = run{g.first, g.last}
	if u.opensWithQuote(g.first) {
		d.source = u.nounRight(u.particleEnd(g.last))
		d.begin = g.first
		d.region = run{g.first, u.adjunctEnd(d.source.last)}
		return d, !d.source.empty() && u.canTalk(d.source) && !u.finite(d.source.last)
	}
	d.source = u.subject(g.first)
	start := d.source.first
	if u.low(start-1) == "as" {
		start--
	}
	if d.source.empty() || !u.opensWithQuote(start) || !u.canTalk(d.source) {
		return d, false
	}
	d.begin = start
	d.region = run{start, u.adjunctEnd(g.last)}
	return d, true
}

// mayUtter reports whether item i is a verb by which a quotation can be told.
func (u *unit) mayUtter(i int) bool {
	switch u.tag(i) {
	case "VBD", "VBZ", "VBP", "VBN":
		return !be[u.low(i)] && !have[u.low(i)] && u.low(i) != "do" && u.low(i) != "does" && u.low(i) != "did"
	}
	return false
}

// opensWithQuote reports whether nothing stands before item i but a quotation that goes on: one
// that ends in a comma, a question or an exclamation, or that a comma follows.
func (u *unit) opensWithQuote(i int) bool {
	q := i - 1
	closed := u.comma(q)
	if closed {
		q--
	}
	if !u.isQuote(q) || q > 0 && !(q == 1 && u.mark(0)) {
		return false
	}
	inner := u.doc.Quotes[u.items[q].quote].Inner.Of(u.doc.Text)
	return closed || inner != "" && (inner[len(inner)-1] == ',' || inner[len(inner)-1] == '?' || inner[len(inner)-1] == '!')
}

// particleEnd is the first item after the particle of a verb at item i: "pointed out".
func (u *unit) particleEnd(i int) int {
	if u.tag(i) == "RP" {
		return i + 1
	}
	return i
}

// canTalk reports whether np is somebody who can be heard: a person or a body by name, by pronoun
// or by what he is.
func (u *unit) canTalk(np run) bool {
	h := u.head(np)
	if w := u.low(h); w == "it" || w == "there" || w == "this" || w == "that" {
		return false
	}
	return u.tag(h) == "PRP" || u.proper(h) || u.entityOf(h) >= 0 || u.speaker(u.low(h))
}
