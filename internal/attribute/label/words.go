package label

import (
	"strings"
	"unicode"

	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// word is a token as the features see it: hashed once, so that features are made of numbers.
type word struct {
	form   seqlabel.Hash // in lower case
	lemma  seqlabel.Hash
	tag    seqlabel.Hash
	shape  seqlabel.Hash
	suffix seqlabel.Hash // last three letters
	class  seqlabel.Hash // distributional class, fine
	kind   seqlabel.Hash // and coarse

	mark   mark
	verb   bool
	noun   bool
	link   bool // opens a clause: that, who, because
	speech speech

	sentence int // index into page.sentences
	place    placeInQuote
	// Distances in words to the nearest quotation marks in the paragraph, far when there is none:
	// inside a quotation its own marks, outside the end of the last and the start of the next.
	sinceMark, untilMark int
	// Nearest words of their kinds in the sentence, as indices into page.words; none where there is none.
	before, after neighbours
	commas        int // in the sentence before this word
}

// neighbours are the nearest words of some kinds on one side of a word.
type neighbours struct {
	speech, verb, comma, link int
}

// none stands for a neighbour that is not there.
const none = -1

// mark is the kind of punctuation that matters to who says what.
type mark uint8

const (
	noMark mark = iota
	comma
	stop
	openQuote
	closeQuote
	eitherQuote // a straight one
	otherMark
)

// placeInQuote says where a word stands with respect to quotation marks.
type placeInQuote uint8

const (
	outside placeInQuote = iota
	inside
	opening
	closing
)

// base is where the hashes of words start.
var base = seqlabel.Feature(0)

func hashWord(s string) seqlabel.Hash { return base.Fold(s) }

// newWord hashes a token.
func newWord(t text.Token, s string) word {
	w := word{mark: markOf(s), form: hashWord(s), lemma: base.Fold(t.Lemma), tag: base.String(t.Tag)}
	switch w.mark {
	case openQuote, closeQuote, eitherQuote:
		w.form, w.lemma = quoteForm, quoteForm
		w.tag = quoteForm
	}
	w.shape = shapeOf(s)
	w.suffix = base.Fold(s[max(0, len(s)-3):])
	w.link = links[w.form]
	c := text.TheClasses.Of(s)
	w.class, w.kind = seqlabel.Hash(c.Fine)+1, seqlabel.Hash(c.Kind)+1
	w.verb = strings.HasPrefix(t.Tag, "VB")
	w.noun = strings.HasPrefix(t.Tag, "NN")
	w.speech = speechWords[w.lemma]
	if w.speech == silent {
		w.speech = speechWords[w.form]
	}
	return w
}

var quoteForm = base.String("“")

func markOf(s string) mark {
	switch s {
	case ",":
		return comma
	case ".", "!", "?":
		return stop
	case "“", "``", "«", "„":
		return openQuote
	case "”", "''", "»":
		return closeQuote
	case "\"":
		return eitherQuote
	case ";", ":", "—", "–", "-", "--", "(", ")", "...", "…":
		return otherMark
	}
	return noMark
}

// shapeOf hashes the outline of a word: capitals, small letters, digits and other signs, repeated
// ones counted once.
func shapeOf(s string) seqlabel.Hash {
	h, last := base, 0
	for _, r := range s {
		kind := 4
		switch {
		case unicode.IsUpper(r):
			kind = 1
		case unicode.IsLower(r):
			kind = 2
		case unicode.IsDigit(r):
			kind = 3
		}
		if kind != last {
			h = h.Int(kind)
			last = kind
		}
	}
	return h
}
