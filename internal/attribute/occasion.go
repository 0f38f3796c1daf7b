package attribute

// hearer skips the one who is told, and notes him when he may be an outlet.
func (u *unit) hearer(g group, d *draft) int {
	q := g.last
	for u.tag(q) == "RB" && (!u.opensClause(q) || u.low(q+1) == "that") || u.low(q) == "on" && g.entry.lemma == "go" {
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
		case (u.tag(q) == "RB" || u.tag(q) == "RBR") && !u.finite(q+1) && (u.adjunct(q+1) || u.time(q+1) || u.tag(q+1) == "IN" && u.time(q+2)):
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
	for u.tag(end) == "IN" && u.time(end+1) {
		end += 2
	}
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

// thatAhead is the "that" which opens the content some way after the cue, with nothing but a phrase
// on the occasion between, or 0: "said during a rally on Friday that".
func (u *unit) thatAhead(q int) int {
	aside := u.comma(q)
	if !aside && u.tag(q) != "IN" && u.tag(q) != "RB" && u.tag(q) != "TO" {
		return 0
	}
	clauses := 0
	if circumstance[u.low(q)] || aside && circumstance[u.low(q+1)] {
		clauses = 1
	}
	for k := q + 1; k < q+14; k++ {
		switch {
		case u.low(k) == "that" && u.finite(k+1):
			return 0
		case u.low(k) == "that" && (u.tag(k) == "IN" || aside && u.comma(k-1)):
			return k
		case u.comma(k) && aside && u.low(k+1) == "that":
		case u.finite(k) && clauses > 0:
			clauses--
		case u.stop(k), u.comma(k), u.isQuote(k), u.finite(k):
			return 0
		}
	}
	return 0
}

// afterOccasion is where the content opens that a phrase on the occasion parts from the verb, or 0:
// "said after the meeting he would resign".
func (u *unit) afterOccasion(q int) int {
	if u.tag(q) != "IN" || !prepositions[u.low(q)] && !circumstance[u.low(q)] {
		return 0
	}
	if end := u.simpleRight(q + 1); end > q+1 && u.opensPhrase(end) && u.opensClause(end) {
		return end
	}
	return 0
}

// occasions are the nouns for where and how things are said.
var occasions = set(`statement interview email e-mail message telephone phone call letter post tweet
	briefing conference speech television tv radio note filing hearing report media reporters memo
	remarks testimony affidavit response reply release editorial column video podcast text
	address forum court newspaper broadcast facebook twitter x telegram instagram press meeting
	documents papers comments appearance announcement writing news`)

// occasion reports whether the phrase begun by the preposition at i tells how a thing was said.
func (u *unit) occasion(i int) bool {
	for k := i + 1; k < len(u.items) && k < i+7; k++ {
		switch {
		case occasions[u.low(k)]:
			return true
		case u.noun(k) && !u.noun(k+1) && u.tag(k+1) != "POS":
			return false
		case u.finite(k) || u.comma(k) || u.stop(k) || u.isQuote(k):
			return false
		}
	}
	return false
}
