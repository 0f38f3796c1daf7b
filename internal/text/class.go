package text

import _ "embed"

// Words that keep the same company mean similar things: the words that stand between "on" and "the
// board said" are days. Each word that the plain training texts have often enough belongs to one of
// 255 classes found that way (classtrain.go), and each class to one of a few kinds, so that a model
// that learnt about Tuesday knows about Thursday.

//go:embed classes.model
var classesModel []byte

// Classes holds the distributional classes of words: hashes of words with two numbers each.
type Classes struct{ words lexicon }

// TheClasses are those that the program ships.
var TheClasses = Classes{classesModel}

// WordClass is the distributional class of a word. The zero value is that of the words too rare to
// have one.
type WordClass struct {
	Kind uint8 // 1 to 40
	Fine uint8 // 1 to 255; words of one fine class have one kind
}

// Of gives the class of a word as it stands in a text; figures count as alike.
func (c Classes) Of(word string) WordClass { return c.ofHash(rawHash(word)) }

// rawHash is what look gives as raw.
func rawHash(word string) uint32 {
	word = plainForm(word)
	h := uint32(fnvOffset)
	for i := range len(word) {
		b := word[i]
		if b >= '0' && b <= '9' {
			b = '0'
		}
		h = (h ^ uint32(b)) * fnvPrime
	}
	return h
}

func (c Classes) ofHash(hash uint32) WordClass {
	e := c.words.find(hash)
	return WordClass{Kind: e.sure, Fine: e.tags}
}
