package attribute

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
	np := u.nounLeft(i)
	if u.comma(np.first-1) && !u.names(np) && u.roleNoun(np) && u.comma(i) {
		if named := u.nounLeft(np.first - 1); !named.empty() && u.names(named) {
			return run{named.first, i}
		}
	}
	return np
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
