package attribute

// subject is the noun phrase before the verb group that begins at g, appositions included:
// "Mara Voss, the port's director, said".
func (u *unit) subject(g int) run {
	if u.comma(g - 1) {
		return u.appositionLeft(g - 1)
	}
	if u.dash(g - 1) {
		return u.dashedLeft(g - 1)
	}
	np := u.nounLeft(g)
	if np.empty() {
		return u.dated(g)
	}
	if u.comma(np.first-1) && u.renames(np) {
		if whole := u.appositionLeft(np.first - 1); !whole.empty() {
			return run{whole.first, np.last}
		}
	}
	return np
}

// dashedLeft is the noun phrase before a remark between dashes that ends at item k.
func (u *unit) dashedLeft(k int) run {
	for j := k - 1; j > 0; j-- {
		if !u.dash(j) {
			continue
		}
		if np := u.nounLeft(j); !np.empty() {
			return run{np.first, k}
		}
		break
	}
	return run{}
}

// dated is the noun phrase before a time expression, and before the participle it goes with: "a
// poll released on Friday".
func (u *unit) dated(g int) run {
	k := g
	for k > 0 && (u.time(k-1) || k < g && (u.tag(k-1) == "IN" || u.tag(k-1) == "RB" || u.tag(k-1) == "DT")) {
		k--
	}
	if k == g {
		return run{}
	}
	if tag := u.tag(k - 1); (tag == "VBN" || tag == "VBD") && u.noun(k-2) {
		k--
	}
	if np := u.nounLeft(k); !np.empty() {
		return run{np.first, g}
	}
	return run{}
}

// appositionLeft is the noun phrase with appositions that ends before the comma at k.
func (u *unit) appositionLeft(k int) run {
	best := run{}
	for j := k - 1; j > 0 && !u.stop(j) && !u.isQuote(j); j-- {
		if !u.comma(j) {
			continue
		}
		np := u.nounLeft(j)
		if np.empty() || !u.startsAside(j+1) {
			continue
		}
		if !best.empty() && !u.names(np) && !u.roleNoun(np) {
			break
		}
		if best = (run{np.first, k}); u.names(np) && u.tag(np.first-1) != "IN" || u.roleNoun(np) && u.owned(np) && u.proper(j+1) {
			break
		}
	}
	return best
}

// owned reports whether np begins with an article or says whose it is.
func (u *unit) owned(np run) bool {
	return u.tag(np.first) == "DT" || u.tag(np.first) == "PRP$" || u.possessive(np)
}

// startsAside reports whether the words from i on can stand between commas after a noun.
func (u *unit) startsAside(i int) bool {
	switch u.tag(i) {
	case "DT", "CD", "WP", "WDT", "WP$", "NN", "NNS", "NNP", "VBN", "VBG", "JJ", "PRP$", "IN", "RB", "NNPS", "WRB":
		return true
	}
	return prompted[u.low(i)] || u.low(i) == "both" || u.low(i) == "each"
}

// renames reports whether np is a name right after a description and a comma: "its solicitor,
// Iseult Garvan".
func (u *unit) renames(np run) bool {
	if !u.names(np) || u.tag(np.first) == "DT" {
		return false
	}
	before := u.nounLeft(np.first - 1)
	return !before.empty() && !u.names(before) && !u.time(before.last-1) && u.roleNoun(before) &&
		u.owned(before)
}
