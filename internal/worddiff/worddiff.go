// Package worddiff shows how the words of one passage differ from those of another, for a reader
// to see. Case, typography and punctuation are no difference: “It’s over,” and "It's over" are equal.
package worddiff

import (
	"strings"
	"unicode"

	"znkr.io/diff"
)

// Part is a run of words of one passage, as they stand there, single spaces between them.
type Part struct {
	Text   string
	Shared bool // the other passage has these words too
}

// maxWords bounds what is compared word by word; beyond it the rest of each passage is left whole.
const maxWords = 2000

// Compare cuts each passage into what the other has too and what it lacks, in reading order.
func Compare(older, newer string) (inOlder, inNewer []Part) {
	x, y := fields(older), fields(newer)
	for _, e := range diff.EditsFunc(x, y, sameWord) {
		switch e.Op {
		case diff.Match:
			inOlder = join(inOlder, e.X, true)
			inNewer = join(inNewer, e.Y, true)
		case diff.Delete:
			inOlder = join(inOlder, e.X, false)
		case diff.Insert:
			inNewer = join(inNewer, e.Y, false)
		}
	}
	return inOlder, inNewer
}

func fields(s string) []string {
	words := strings.Fields(s)
	if len(words) > maxWords {
		words = append(words[:maxWords:maxWords], strings.Join(words[maxWords:], " "))
	}
	return words
}

func join(parts []Part, word string, shared bool) []Part {
	if n := len(parts); n > 0 && parts[n-1].Shared == shared {
		parts[n-1].Text += " " + word
		return parts
	}
	return append(parts, Part{word, shared})
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
