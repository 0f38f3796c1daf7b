package attribute

import (
	"strings"
)

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
	if have[u.low(k-1)] {
		return false
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

// trimNoun takes off what a noun phrase cannot begin with.
func (u *unit) trimNoun(r run) run {
	for !r.empty() {
		switch u.tag(r.first) {
		case "IN", "TO", "CC", "POS", "HYPH":
		case "RB", "RBR":
			if u.tag(r.first+1) == "JJ" || u.tag(r.first+1) == "CD" {
				return r
			}
		case "CD":
			if !strings.Contains(u.low(r.first), ":") {
				return r
			}
		default:
			return r
		}
		r.first++
	}
	return r
}
