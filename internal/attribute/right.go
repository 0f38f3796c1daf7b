package attribute

import (
	"strings"
)

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
	year := u.tag(i) == "CD" && i > p && u.noun(i+1) && !u.time(i+1)
	if u.time(i) && !year && !(u.proper(i) && u.proper(i+1)) {
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
