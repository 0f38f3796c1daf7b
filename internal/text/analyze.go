package text

import "strings"

// Analyze reads the language of s: paragraphs, tokens, quotation marks and sentences first, then a
// tag and a lemma for each token. It takes any bytes, in time linear in their number, and always
// gives the same answer for the same text.
func Analyze(s string) *Document {
	d := &Document{Text: s, Paragraphs: paragraphs(s)}
	d.Tokens = make([]Token, 0, len(s)/5+8)
	d.Sentences = make([]Sentence, 0, len(s)/100+2)
	for i, p := range d.Paragraphs {
		first := len(d.Tokens)
		d.Tokens = tokenize(d.Tokens, s, p)
		d.splitSentences(i, first)
		d.pairQuotes(i, first)
	}
	for i := range d.Tokens {
		d.Tokens[i].Lemma = strings.ToLower(d.word(i))
	}
	return d
}
