package perturb

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode"
)

// quotation is a passage in quotation marks, long enough to be told from a set phrase.
var quotation = regexp.MustCompile(`(?:^|[\s(])[“"]([^\s“”"][^“”"]{40,})[”"]`)

const (
	// edge is how many words at either end of a quotation are let alone when its middle is changed.
	edge = 3
	// trimmed is how many words an honest cut takes away at most, leftWords what it leaves at least.
	trimmed, leftWords = 3, 5
	// contentLetters makes a word one that says something.
	contentLetters = 5
)

// intruders take the place of a speaker's word.
var intruders = strings.Fields("terrible wonderful secret foreign angry private hopeless brilliant crooked harmless")

// alterQuote drops one or two words from the middle of a quotation or swaps one for another.
func alterQuote(r *rand.Rand, s string) (was, is string, ok bool) {
	at := quotation.FindStringSubmatchIndex(s)
	if at == nil {
		return "", "", false
	}
	words := strings.Fields(s[at[2]:at[3]])
	for _, k := range r.Perm(len(words)) {
		if k < edge || k >= len(words)-edge || !isContent(words[k]) {
			continue
		}
		if r.IntN(2) == 0 {
			words = append(words[:k], words[k+1+r.IntN(2):]...)
		} else {
			words[k] = intruders[r.IntN(len(intruders))]
		}
		return s, s[:at[2]] + strings.Join(words, " ") + s[at[3]:], true
	}
	return "", "", false
}

// isContent reports whether w is a plain word of some length, with no punctuation.
func isContent(w string) bool {
	for _, r := range w {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return len(w) >= contentLetters
}

// trimQuote takes up to three words from one end of a quotation and leaves its closing punctuation.
func trimQuote(r *rand.Rand, s string) (was, is string, ok bool) {
	at := quotation.FindStringSubmatchIndex(s)
	if at == nil {
		return "", "", false
	}
	inside := s[at[2]:at[3]]
	words := strings.Fields(inside)
	n := 1 + r.IntN(trimmed)
	if len(words) < n+leftWords {
		return "", "", false
	}
	if r.IntN(2) == 0 {
		words = words[n:]
	} else {
		stop := inside[len(strings.TrimRightFunc(inside, unicode.IsPunct)):]
		words = words[:len(words)-n]
		words[len(words)-1] = strings.TrimRightFunc(words[len(words)-1], unicode.IsPunct) + stop
	}
	return s, s[:at[2]] + strings.Join(words, " ") + s[at[3]:], true
}

// quotes reports whether a sentence has quotation marks, or part of a quotation.
func quotes(s string) bool { return strings.ContainsAny(s, `“”"`) }
