package eval

import "strings"

// MendLines gives the tokens of the lines of one article as paragraphs, one for one but that a tokenizer
// that cannot tell which way a straight quotation mark looks may have left one that opens a line at
// the end of the line before: such a mark goes back to where it belongs.
func MendLines(lines []LabelledLine) [][]string {
	out := make([][]string, len(lines))
	for i, l := range lines {
		if i > 0 && strays(out[i-1], l.Tokens) {
			before, end := out[i-1], len(out[i-1])-1
			out[i-1] = before[:end]
			out[i] = append(out[i], before[end])
		}
		out[i] = append(out[i], l.Tokens...)
	}
	return out
}

// strays reports whether the last token of a line is a mark that has no other in the line and that the
// next line wants at its start.
func strays(line, next []string) bool {
	if len(line) == 0 || len(next) == 0 || !isDoubleMark(line[len(line)-1]) || isDoubleMark(next[0]) {
		return false
	}
	return doubleMarks(line)%2 == 1 && doubleMarks(next) > 0
}

func doubleMarks(tokens []string) int {
	n := 0
	for _, t := range tokens {
		if isDoubleMark(t) {
			n++
		}
	}
	return n
}

func isDoubleMark(token string) bool {
	switch token {
	case "``", "''", "\"", "“", "”":
		return true
	}
	return false
}

// OpenFirst gives the labels of a line with its first one opening a passage, in place: corpora that
// label line by line open anew what runs on from the line before.
func OpenFirst(labels []string) []string {
	if len(labels) > 0 {
		if role, inside := strings.CutPrefix(labels[0], "I-"); inside {
			labels[0] = "B-" + role
		}
	}
	return labels
}
