package reuse

import (
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// vocabulary gives every word form and every word stem of one comparison a small number, so that
// articles are compared as integers. Numbers are handed out in order of arrival and mean nothing
// beyond being equal or not.
type vocabulary struct {
	forms map[string]int32
	stems map[string]int32 // from lemma; function words map to noStem
	ids   map[string]int32 // from stem
	buf   []byte
}

// noStem marks a word that carries grammar rather than content.
const noStem = -1

func newVocabulary() *vocabulary {
	return &vocabulary{
		forms: make(map[string]int32, 1024),
		stems: make(map[string]int32, 1024),
		ids:   make(map[string]int32, 1024),
	}
}

// form numbers a word as written, case and typography aside. It reports false for punctuation.
func (v *vocabulary) form(s string) (int32, bool) {
	v.buf = fold(v.buf[:0], s)
	if len(v.buf) == 0 {
		return 0, false
	}
	id, ok := v.forms[string(v.buf)]
	if !ok {
		id = int32(len(v.forms))
		v.forms[string(v.buf)] = id
	}
	return id, true
}

// stem numbers the stem of a lemma, or gives noStem for a function word.
func (v *vocabulary) stem(lemma string) int32 {
	if id, ok := v.stems[lemma]; ok {
		return id
	}
	id := v.newStem(string(fold(nil, lemma)))
	v.stems[lemma] = id
	return id
}

func (v *vocabulary) newStem(word string) int32 {
	if word == "" || functionWords[word] {
		return noStem
	}
	stem, ok := figures[word]
	if !ok {
		stem = english.Stem(word, false)
	}
	id, ok := v.ids[stem]
	if !ok {
		id = int32(len(v.ids))
		v.ids[stem] = id
	}
	return id
}

// fold appends the letters and digits of s to dst in lower case and leaves everything else out,
// so that “don’t”, "don't" and DON'T are one word.
func fold(dst []byte, s string) []byte {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}

// figures writes small number words as their figures, so that "three" and 3 are the same content.
var figures = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}
