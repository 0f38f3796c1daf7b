// Package worddiff shows how the words of one passage differ from those of another, for a reader
// to see. Case, typography and punctuation are no difference: “It’s over,” and "It's over" are equal.
package worddiff

import (
	"strings"
	"unicode"

	"znkr.io/diff"
)

// Op says which of the two passages a part belongs to.
type Op int

const (
	Both    Op = iota // in both
	Removed           // in the older alone
	Added             // in the newer alone
)

// Part is a run of words with one Op, as it stands in its passage (in the newer one for Both),
// without the white space around it.
type Part struct {
	Op   Op
	Text string
}

// maxWords bounds what is compared word by word; beyond it the rest of each passage is left whole.
const maxWords = 2000

// Compare returns the parts of the two passages in reading order.
func Compare(older, newer string) []Part {
	x, y := fields(older), fields(newer)
	var parts []Part
	for _, e := range diff.EditsFunc(x, y, sameWord) {
		switch e.Op {
		case diff.Match:
			parts = join(parts, Both, e.Y)
		case diff.Delete:
			parts = join(parts, Removed, e.X)
		case diff.Insert:
			parts = join(parts, Added, e.Y)
		}
	}
	return parts
}

func fields(s string) []string {
	words := strings.Fields(s)
	if len(words) > maxWords {
		words = append(words[:maxWords:maxWords], strings.Join(words[maxWords:], " "))
	}
	return words
}

func join(parts []Part, op Op, word string) []Part {
	if n := len(parts); n > 0 && parts[n-1].Op == op {
		parts[n-1].Text += " " + word
		return parts
	}
	return append(parts, Part{op, word})
}

// sameWord compares letters and digits only; words without any are equal when both have none.
func sameWord(a, b string) bool { return a == b || bare(a) == bare(b) }

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
