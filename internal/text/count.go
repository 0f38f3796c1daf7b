package text

import (
	"unicode"
	"unicode/utf8"
)

// WordCount returns the number of tokens that are words or numbers, punctuation left out.
func (d *Document) WordCount() int {
	n := d.counted
	for _, t := range d.Tokens {
		r, _ := utf8.DecodeRuneInString(t.Of(d.Text))
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
