package attribute

import "strings"

// prepositions that join a noun phrase to the one before it.
var prepositions = set(`of for at in from with on to by inside behind near under within between
	outside against`)

// connectives open a clause; with a comma or without, a noun phrase never reaches across them.
var connectives = set(`that because while though although but as if when since after before until
	till whether where so than unless whereas yet lest once`)

// nounLeft is the noun phrase that ends just before item end, without the appositions before it.
func (u *unit) nounLeft(end int) run {
	first := end
	for first > 0 {
		k := first - 1
		if u.joinsLeft(k, end) {
			first = k
			continue
		}
		j := u.parenthesisStart(k)
		if j < 0 {
			j = u.relativeStart(k, end)
		}
		if j < 0 && u.finite(k) && u.tag(k-1) == "PRP" && (u.noun(k - 2)) && k+1 == end {
			j = k - 2
		}
		if j < 0 {
			break
		}
		first = j
	}
	return u.trimNoun(run{first, end})
}

// joinsLeft reports whether item k continues to the left a noun phrase that ends before end.
func (u *unit) joinsLeft(k, end int) bool {
	next := k + 1
	if u.time(k) && u.low(k-1) != "of" && !u.proper(next) {
		return false
	}
	if u.low(k) == "&" || u.low(k) == "/" {
		return next < end
	}
	bothOf := next+1 == end && (u.low(next) == "both" || u.low(next) == "all")
	opens := next < end && !u.partOfName(next) && !bothOf && (u.tag(next) == "DT" || u.tag(next) == "PRP$" || u.tag(next) == "PRP" || u.tag(next) == "PDT")
	switch tag := u.tag(k); tag {
	case "DT", "PRP$", "PDT":
		return !opens || tag == "PDT"
	case "PRP", "EX":
		return next == end && tag == "PRP"
	case "NN", "NNS", "NNP", "NNPS", "CD", "POS", "JJ", "JJR", "JJS", "$", "HYPH", "NML", "ADD", "AFX":
		return !opens && !(next < end && u.time(k))
	case "VBG", "VBN", "RB", "RBR", "RBS":
		return u.joinsModifier(k, end)
	case "IN", "TO":
		return u.joinsPreposition(k, end)
	case "VB":
		return next < end && u.tag(k-1) == "TO" && u.tag(k-2) != "TO"
	case "CC":
		return u.joinsAnd(k, end)
	}
	return u.low(k) == "&" || u.low(k) == "'s" || u.low(k) == "%"
}

// partOfName reports a capital "The" that begins a name in the middle of a phrase.
func (u *unit) partOfName(i int) bool {
	return u.low(i) == "the" && i > 0 && u.doc.Text[u.items[i].Start] == 'T' && u.proper(i+1)
}

// joinsModifier: "suspected smugglers", "people briefed on the matter", "more than 30 boats".
func (u *unit) joinsModifier(k, end int) bool {
	next := k + 1
	if next == end {
		return false
	}
	after := u.tag(next)
	if u.low(k) == "even" {
		return true
	}
	if u.tag(k)[0] == 'R' {
		return after == "JJ" || after == "CD" || after == "VBN" || u.low(k) == "not" && after == "VBN"
	}
	return strings.HasPrefix(after, "NN") || after == "JJ" ||
		(prepositions[u.low(next)] || after == "DT" || after == "RP" || after == "TO") && (u.noun(k-1) || u.tag(k-1) == "DT")
}

func (u *unit) joinsPreposition(k, end int) bool {
	if k+1 == end || !prepositions[u.low(k)] && u.low(k) != "than" {
		return false
	}
	if u.tag(k+1) == "VB" {
		return u.tag(k-1) == "VBG" || u.tag(k-1) == "VBN" || u.tag(k-1) == "JJ"
	}
	switch tag := u.tag(k - 1); tag {
	case "CD", "PRP", "DT":
		return u.low(k) == "of" || u.low(k) == "in"
	case "JJ", "JJR", "VBN", "VBG":
		return u.noun(k-2) || u.low(k-2) == "those" || u.low(k) == "than" || tag == "JJ" && u.low(k) == "of"
	case "RB":
		return false
	}
	return u.noun(k-1) && !u.time(k-1)
}

// joinsAnd: "the union and the company". Where the words before "and" hold a clause of their own,
// what follows is the subject of a new one.
func (u *unit) joinsAnd(k, end int) bool {
	if k+1 == end || u.low(k) == "but" || !u.noun(k-1) && u.low(k) != "neither" {
		return false
	}
	for i := k - 1; i >= 0 && !u.stop(i) && !u.comma(i) && !u.isQuote(i); i-- {
		if u.finite(i) || connectives[u.low(i)] {
			return false
		}
	}
	return true
}

// parenthesisStart is where the bracket opens that item k closes, as in "Sen. Dora Lane (R-Ohio)".
func (u *unit) parenthesisStart(k int) int {
	if u.low(k) != ")" {
		return -1
	}
	for j := k - 1; j > 0 && k-j < 8; j-- {
		if u.low(j) == "(" {
			return j
		}
	}
	return -1
}

// relativeStart finds where a relative clause without commas begins that ends at item k:
// "a teammate who did not want her name printed". It gives -1 when there is none.
func (u *unit) relativeStart(k, end int) int {
	for j := k; j > 0 && k-j < 16 && !u.comma(j) && !u.stop(j) && !u.isQuote(j); j-- {
		if relatives[u.low(j)] && u.tag(j) != "IN" && (u.noun(j-1) || u.tag(j-1) == "DT" || u.tag(j-1) == "CD") && u.hasClause(run{j, k + 1}) {
			return j
		}
	}
	return -1
}

var relatives = set(`who that which whose whom`)

// trimNoun takes off what a noun phrase cannot begin with.
func (u *unit) trimNoun(r run) run {
	for !r.empty() {
		switch u.tag(r.first) {
		case "IN", "TO", "CC", "POS", "HYPH":
		case "RB", "RBR":
			if u.tag(r.first+1) == "JJ" || u.tag(r.first+1) == "CD" {
				return r
			}
		default:
			return r
		}
		r.first++
	}
	return r
}

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

func (u *unit) dash(i int) bool {
	w := u.low(i)
	return w == "—" || w == "–" || w == "--"
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
		if best = (run{np.first, k}); u.names(np) {
			break
		}
	}
	return best
}

// startsAside reports whether the words from i on can stand between commas after a noun.
func (u *unit) startsAside(i int) bool {
	switch u.tag(i) {
	case "DT", "CD", "WP", "WDT", "WP$", "NN", "NNS", "NNP", "VBN", "VBG", "JJ", "PRP$", "IN", "RB", "NNPS", "WRB":
		return true
	}
	return false
}

// renames reports whether np is a name right after a description and a comma: "its solicitor,
// Iseult Garvan".
func (u *unit) renames(np run) bool {
	if !u.names(np) || u.tag(np.first) == "DT" {
		return false
	}
	before := u.nounLeft(np.first - 1)
	return !before.empty() && !u.names(before) && !u.time(before.last-1) && u.roleNoun(before) &&
		(u.tag(before.first) == "DT" || u.tag(before.first) == "PRP$" || u.possessive(before))
}

func (u *unit) possessive(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.tag(i) == "POS" {
			return true
		}
	}
	return false
}

// names reports whether the head of np is a proper name.
func (u *unit) names(np run) bool { return u.proper(u.head(np)) }

// head is the item that a noun phrase is about: the last noun before any preposition, relative
// clause or comma.
func (u *unit) head(np run) int {
	h := -1
	for i := np.first; i < np.last; i++ {
		switch {
		case u.noun(i) || u.tag(i) == "PRP":
			h = i
		case h >= 0 && u.tag(i) == "POS":
			h = -1
		case h >= 0 && (u.tag(i) == "IN" || u.tag(i) == "TO" || u.comma(i) || u.finite(i) || relatives[u.low(i)]):
			return h
		case h < 0 && (u.tag(i) == "CD" || u.tag(i) == "DT" && u.tag(i+1) == "IN"):
			if u.tag(i+1) == "IN" || i+1 == np.last {
				return i
			}
		}
	}
	if h < 0 {
		h = np.last - 1
	}
	return h
}

// nounRight is the noun phrase that begins at item p, with the appositions and relative clauses
// after it.
func (u *unit) nounRight(p int) run {
	end := u.simpleRight(p)
	if end == p {
		return run{p, p}
	}
	for {
		next := u.asideRight(end)
		if next == end {
			return run{p, end}
		}
		end = next
	}
}

// simpleRight is the end of the plain noun phrase that begins at p.
func (u *unit) simpleRight(p int) int {
	if u.tag(p) == "PRP" {
		return p + 1
	}
	end := p
	for i := p; i < len(u.items); i++ {
		if !u.joinsRight(p, i) {
			break
		}
		end = i + 1
	}
	for end > p {
		switch u.tag(end - 1) {
		case "IN", "TO", "CC", "DT", "RB", "PRP$":
			if end-1 > p {
				end--
				continue
			}
		}
		break
	}
	return end
}

// joinsRight reports whether item i continues the noun phrase begun at p.
func (u *unit) joinsRight(p, i int) bool {
	prev := i - 1
	if u.time(i) && !(u.proper(i) && u.proper(i+1)) {
		return false
	}
	switch u.tag(i) {
	case "DT", "PRP$", "PDT":
		return i == p || u.tag(prev) == "IN" || u.tag(prev) == "TO" || u.tag(prev) == "CC" || u.tag(prev) == "PDT"
	case "NN", "NNS", "NNP", "NNPS", "CD", "POS", "JJ", "JJR", "JJS", "HYPH", "NML", "$", "AFX":
		return true
	case "VBG", "VBN":
		return i > p && prepositions[u.low(i+1)] || u.noun(i+1) || u.tag(i+1) == "JJ"
	case "RB", "RBR":
		return u.tag(i+1) == "JJ" || u.tag(i+1) == "CD" || u.tag(i+1) == "VBN"
	case "PRP":
		return u.tag(prev) == "IN"
	case "IN", "TO":
		return i > p && u.attaches(i)
	case "CC":
		return i > p && u.joinsAndRight(i)
	}
	return u.low(i) == "&" || u.low(i) == "/" || u.low(i) == "'s"
}

// attaches reports whether the preposition at i carries on the noun phrase before it, rather
// than telling when, where or how something was said.
func (u *unit) attaches(i int) bool {
	if !prepositions[u.low(i)] || u.time(i+1) || u.time(i+2) && u.tag(i+1) == "DT" {
		return false
	}
	if u.low(i) == "of" || u.low(i) == "for" || u.low(i) == "to" && u.tag(i-1) == "JJ" {
		return true
	}
	return u.low(i) != "to" && !u.occasion(i)
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

// joinsAndRight reports whether "and" at i joins two nouns rather than two clauses.
func (u *unit) joinsAndRight(i int) bool {
	if u.low(i) == "but" || u.comma(i-1) {
		return false
	}
	end := u.simpleRight(i + 1)
	return end > i+1 && !u.finite(end) && u.tag(end) != "RB"
}

// asideRight is the end of the apposition that a comma at item c opens, or c when none follows.
func (u *unit) asideRight(c int) int {
	if relatives[u.low(c)] && !u.citesWho(c) {
		return u.asideEnd(c)
	}
	if !u.comma(c) || !u.opensAside(c+1) {
		return c
	}
	end := u.asideEnd(c + 1)
	if u.isQuote(end) {
		return c
	}
	relative := u.tag(c+1) == "WP" || u.tag(c+1) == "WDT" || u.tag(c+1) == "WP$"
	if !relative && u.hasClause(run{c + 1, end}) && u.relativeWithin(c+1, end) < 0 {
		return c
	}
	return end
}

// asideEnd is the next comma, stop or quotation from i on.
func (u *unit) asideEnd(i int) int {
	for i < len(u.items) && !u.comma(i) && !u.stop(i) && !u.isQuote(i) {
		i++
	}
	return i
}

func (u *unit) opensAside(i int) bool {
	switch u.tag(i) {
	case "DT", "PRP$", "NN", "CD", "JJ", "NNP", "NNS", "NNPS":
		return !u.time(i)
	case "WP", "WP$", "WDT":
		return !u.citesWho(i)
	}
	return false
}

// citesWho reports whether the relative pronoun at i is the subject of a reporting verb.
func (u *unit) citesWho(i int) bool {
	for k := i + 1; k < i+4; k++ {
		if v := reporting[u.low(k)]; v != nil && strings.HasPrefix(u.tag(k), "VB") {
			return v.use&(says|tells|denies|deems) != 0 && u.tag(k) != "VB"
		}
	}
	return false
}

func (u *unit) relativeWithin(i, end int) int {
	for ; i < end; i++ {
		if relatives[u.low(i)] {
			return i
		}
	}
	return -1
}

// roleNoun reports whether the head of np is a word for a person or a body that can speak.
func (u *unit) roleNoun(np run) bool { return u.speaker(u.low(u.head(np))) }

// speaker reports whether the noun w can be who says a thing.
func (u *unit) speaker(w string) bool {
	return w != "" && (people[w] || people[singular(w)] || kinds[w] != "" || kinds[singular(w)] != "")
}
