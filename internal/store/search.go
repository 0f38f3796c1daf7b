package store

import (
	"crypto/sha256"
	"strings"
	"time"
	"unicode"
)

// SearchQuery asks for articles by their words. Text is words, all of which an article must have in
// whatever inflection, "phrases in quotation marks", and -words that it must not have. Beside it every field
// that is not zero must hold.
type SearchQuery struct {
	Text      string
	Publisher string
	Since     time.Time // captured not before
	Before    Seq       // captured before; for the next page, the last Seq of this one
	Limit     int
	Oldest    bool // the oldest captures first
	Bare      bool // without passages: Snippet stays empty
}

// Hit is an article found, with the passage that shows why.
type Hit struct {
	ArticleLine
	Snippet Snippet
}

// Term is a word or a phrase asked for.
type Term struct {
	Words []string // in lower case
	Not   bool
}

// Terms reads the Text of a SearchQuery. Whatever is no letter or digit parts words; a word with a
// mark inside ("co-op") is a phrase.
func Terms(query string) []Term {
	var terms []Term
	for i, part := range strings.Split(query, `"`) {
		if i%2 == 1 {
			terms = addTerm(terms, part, strings.HasSuffix(strings.Split(query, `"`)[i-1], "-"))
			continue
		}
		for field := range strings.FieldsSeq(part) {
			terms = addTerm(terms, field, strings.HasPrefix(field, "-"))
		}
	}
	return terms
}

func addTerm(terms []Term, s string, not bool) []Term {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWordRune(r) })
	if len(words) == 0 {
		return terms
	}
	return append(terms, Term{words, not})
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// Findable reports whether terms ask for anything at all, not only for what must be missing.
func Findable(terms []Term) bool {
	for _, t := range terms {
		if !t.Not {
			return true
		}
	}
	return false
}

// Indexed gives what the search index is told of an article: its text, and a word that stands for its
// publisher, so that a search within one publisher is a search for one word more.
func Indexed(text, publisher string) string {
	if publisher == "" {
		return text
	}
	return text + "\n" + PublisherWord(publisher)
}

// PublisherWord is made of letters only, so that it is one word to every index.
func PublisherWord(publisher string) string {
	h := sha256.Sum256([]byte(publisher))
	word := []byte("publisherq")
	for _, b := range h[:8] {
		word = append(word, 'a'+b>>4, 'a'+b&15)
	}
	return string(append(word, 'q'))
}
