package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Analyze reads the language of s: paragraphs, tokens, quotation marks and sentences first, then a
// tag and a lemma for each token. It takes any bytes, in time linear in their number, and always
// gives the same answer for the same text.
func Analyze(s string) *Document {
	d := divide(s)
	d.readWords()
	return d
}

// divide finds all that needs no tags.
func divide(s string) *Document {
	d := &Document{Text: s, Paragraphs: paragraphs(s)}
	d.Tokens = make([]Token, 0, len(s)/5+8)
	d.Sentences = make([]Sentence, 0, len(s)/100+2)
	for i, p := range d.Paragraphs {
		first := len(d.Tokens)
		d.Tokens = tokenize(d.Tokens, s, p)
		d.splitSentences(i, first)
		d.pairQuotes(i, first)
	}
	return d
}

// readWords gives every token its tag and its lemma.
func (d *Document) readWords() {
	d.tag(theTagger())
	low := toLower(d.Text)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lemma = lemma(t.Of(low), t.Tag)
	}
}

// toLower is strings.ToLower for a text whose offsets must hold: a letter whose small form has another
// length stays as it is.
func toLower(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if small := unicode.ToLower(r); small != r && utf8.RuneLen(small) == n {
			b.WriteRune(small)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}
