// Package text reads English prose as language: paragraphs, sentences, tokens with
// part-of-speech tags and lemmas, and quotation marks in pairs. It knows nothing of news.
//
// Every value it gives carries byte offsets into the one text it was given, which is never
// changed, so that whatever is said later about a passage can be checked against its exact words.
package text

import "slices"

// Document is one text with its language read.
type Document struct {
	Text       string
	Paragraphs []Span     // blocks between line breaks, trimmed of white space, in order
	Sentences  []Sentence // in order; no sentence crosses a paragraph
	Tokens     []Token    // in order
	Quotes     []Quote    // in order of their opening marks; outermost only

	counted int // words, where Tokens are not read
}

// Token is a word, a number or a punctuation mark.
type Token struct {
	Span
	Tag   string // Penn Treebank part-of-speech tag, as English Web Treebank uses it
	Lemma string // dictionary form in lower case
}

// Sentence is a run of tokens.
type Sentence struct {
	Span
	First, Last int // its tokens are Tokens[First:Last]
	Paragraph   int // index into Paragraphs
}

// Quote is a passage in quotation marks.
type Quote struct {
	Span       // with its marks
	Inner Span // the words between the marks

	// Continues: the paragraph ends without a closing mark and the next one opens with a mark,
	// the way newspapers run one quotation over several paragraphs.
	Continues bool
}

// Words returns the tokens of sentence i.
func (d *Document) Words(i int) []Token {
	s := d.Sentences[i]
	return d.Tokens[s.First:s.Last]
}

// TokenFrom returns the index of the first token that starts at offset or after it, len(Tokens) where none does.
func (d *Document) TokenFrom(offset int) int {
	i, _ := slices.BinarySearchFunc(d.Tokens, offset, func(t Token, at int) int { return t.Start - at })
	return i
}

// Within returns the tokens that lie inside span.
func (d *Document) Within(span Span) []Token {
	first := d.TokenFrom(span.Start)
	last := first
	for last < len(d.Tokens) && d.Tokens[last].End <= span.End {
		last++
	}
	return d.Tokens[first:last]
}

// SentenceAt returns the index of the sentence that holds offset, or the nearest before it; 0 where none is.
func (d *Document) SentenceAt(offset int) int {
	i, found := slices.BinarySearchFunc(d.Sentences, offset, func(s Sentence, at int) int { return s.Start - at })
	if found {
		return i
	}
	return max(i-1, 0)
}
