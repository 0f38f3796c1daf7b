package text

import (
	"unicode/utf8"

	"headwater/internal/seqlabel"
)

// glimpse is what the tagger looks at in one word, hashed. Figures all look alike in it, and so do
// the many shapes of quotation marks, apostrophes and dashes.
type glimpse struct {
	raw, low seqlabel.Hash    // the word as it stands, and in lower case
	pre      [3]seqlabel.Hash // its first 1, 2, 3 bytes in lower case
	suf      [4]seqlabel.Hash // its last 1 to 4 bytes in lower case
	shape    seqlabel.Hash    // runs of capitals, small letters, figures and other characters
	entry    lexiconEntry
	class    WordClass
	small    uint8 // the tag set of the word in lower case, for a word with capitals
}

const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// look hashes word by FNV-1a, forwards for the whole and its beginnings, backwards for its endings.
func look(word string, lex lexicon) glimpse {
	word = plainForm(word)
	var g glimpse
	raw, low := uint32(fnvOffset), uint32(fnvOffset)
	shape, last := uint32(fnvOffset), byte(0)
	for i := range len(word) {
		c := word[i]
		kind := byteKind(c)
		if kind == 'd' {
			c = '0'
		}
		raw = (raw ^ uint32(c)) * fnvPrime
		if kind == 'X' {
			c |= 0x20
		}
		low = (low ^ uint32(c)) * fnvPrime
		if i < len(g.pre) {
			g.pre[i] = seqlabel.Hash(low)
		}
		if kind != last || i < 2 {
			shape = (shape ^ uint32(kind)) * fnvPrime
			last = kind
		}
	}
	g.raw, g.low, g.shape = seqlabel.Hash(raw), seqlabel.Hash(low), seqlabel.Hash(shape)
	g.suffixes(word)
	g.entry, g.class = lex.find(raw), TheClasses.ofHash(raw)
	if raw != low {
		g.small = lex.find(low).tags
	}
	return g
}

func (g *glimpse) suffixes(word string) {
	h := uint32(fnvOffset)
	for i := range len(g.suf) {
		c := byte(0)
		if at := len(word) - 1 - i; at >= 0 {
			c = word[at]
		}
		switch byteKind(c) {
		case 'd':
			c = '0'
		case 'X':
			c |= 0x20
		}
		h = (h ^ uint32(c)) * fnvPrime
		g.suf[i] = seqlabel.Hash(h)
	}
}

// byteKind is the class of a byte in the shape of a word.
func byteKind(c byte) byte {
	switch {
	case c >= 'a' && c <= 'z', c >= 0x80:
		return 'x'
	case c >= 'A' && c <= 'Z':
		return 'X'
	case c >= '0' && c <= '9':
		return 'd'
	}
	return c
}

// plainForms are typographic marks and clitics in the form that the training corpora write.
var plainForms = map[string]string{
	"“": openMark, "„": openMark, "«": openMark, "‘": openMark, "”": closeMark, "»": closeMark, "’": "'",
	"—": "--", "–": "--", "―": "--", "…": "...", ". . .": "...",
	"n’t": "n't", "N’T": "N'T", "’s": "'s", "’S": "'S", "’re": "'re", "’ve": "'ve", "’ll": "'ll", "’d": "'d", "’m": "'m",
}

// The Penn Treebank's quotation marks, which are their own tags.
const (
	openMark  = "``"
	closeMark = "''"
)

// plainForm gives word as the training corpora write it.
func plainForm(word string) string {
	n := len(word)
	if n < 2 || n > 5 || n != len("n’t") && word[0] < utf8.RuneSelf {
		return word // as nearly all words are: saves the search
	}
	if plain, ok := plainForms[word]; ok {
		return plain
	}
	return word
}
