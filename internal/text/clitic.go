package text

import "strings"

// firstCut tells how much of word is its first token: all of it, or what stands before a clitic.
func firstCut(word string) int {
	if n := lettersLen(word); n == len(word) {
		return contractionCut(word)
	}
	i := lastApostrophe(word)
	if i <= 0 {
		return len(word)
	}
	tail := word[i+apostropheLen(word[i:]):]
	switch {
	case isClitic(tail):
		return firstCut(word[:i])
	case i > 1 && (tail == "t" || tail == "T") && (word[i-1] == 'n' || word[i-1] == 'N'):
		return firstCut(word[:i-1])
	}
	return len(word)
}

// contractionCut splits the words that hide two without an apostrophe.
func contractionCut(word string) int {
	if len(word) < 5 || len(word) > 6 {
		return len(word)
	}
	for _, c := range contractions {
		if strings.EqualFold(word, c.word) {
			return c.cut
		}
	}
	return len(word)
}

var contractions = []struct {
	word string
	cut  int
}{{"cannot", 3}, {"gonna", 3}, {"gotta", 3}, {"wanna", 3}, {"gimme", 3}, {"lemme", 3}}

// isClitic reports whether word is what follows the apostrophe of a clitic other than n't.
func isClitic(word string) bool {
	switch word {
	case "s", "S", "d", "D", "m", "M", "re", "RE", "ve", "VE", "ll", "LL":
		return true
	}
	return false
}

// isElision reports whether word loses its beginning to an apostrophe.
func isElision(word string) bool {
	switch word {
	case "em", "til", "tis", "twas", "cause", "bout", "n", "Em", "Til", "Tis", "Twas":
		return true
	}
	return false
}

// isDecade reports whether s begins like the decade in '90s.
func isDecade(s string) bool {
	return len(s) >= 3 && isDigit(rune(s[0])) && isDigit(rune(s[1])) && s[2] == 's' &&
		(len(s) == 3 || !isWordRune(rune(s[3])))
}

// lastApostrophe is the offset of the last apostrophe in word, -1 without one.
func lastApostrophe(word string) int {
	return max(strings.LastIndexByte(word, '\''), strings.LastIndex(word, "’"))
}

func apostropheLen(s string) int {
	if s[0] == '\'' {
		return 1
	}
	return len("’")
}

// lettersLen is the length of the run of ASCII letters that s begins with.
func lettersLen(s string) int {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return i
		}
	}
	return len(s)
}
