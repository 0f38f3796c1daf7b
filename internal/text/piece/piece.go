// Package piece cuts tokens into the smallest parts that a reader of numbers and dates needs, and
// reads numbers written in words or figures. Both stages that care for numbers, dates and
// quantities, read the same pieces, so that they agree on what is a number.
package piece

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/text"
)

// Kind says what a piece is made of.
type Kind uint8

const (
	Word    Kind = iota + 1 // letters: "March", "p.m", "don’t"
	Figure                  // digits: "1,200.5"
	Ordinal                 // digits with their ending: "21st"
	Mark                    // anything else, one rune
)

// Piece is the smallest part that a reader of numbers and dates needs: a token split where
// letters, digits and marks meet, so that "67-year-old", "5km" and "2025-10-21" read the same
// however a tokenizer cuts them.
type Piece struct {
	text.Span
	Kind  Kind
	Glued bool    // no white space before it
	Token int32   // index of the token it lies in
	Lower string  // its words in lower case, typographic apostrophes made straight
	Value float64 // of a figure or an ordinal
}

// Append adds the pieces of the tokens first to last (exclusive) of d to dst.
func Append(dst []Piece, d *text.Document, first, last int) []Piece {
	end := -1
	for i := first; i < last; i++ {
		t := d.Tokens[i]
		for at := t.Start; at < t.End; {
			p := nextPiece(d.Text[at:t.End])
			p.Start, p.End = p.Start+at, p.End+at
			at = p.End
			if p.Kind == 0 {
				continue
			}
			p.Token, p.Glued = int32(i), p.Start == end
			end = p.End
			dst = append(dst, p)
		}
	}
	return dst
}

// nextPiece reads the piece that opens s, its span from 0; one of white space has no kind.
func nextPiece(s string) Piece {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case isDigit(r):
		return figure(s)
	case unicode.IsLetter(r), isApostrophe(r) && letterAt(s, n):
		n = letters(s)
		return Piece{Span: text.Span{End: n}, Kind: Word, Lower: lower(s[:n])}
	case unicode.IsSpace(r):
		return Piece{Span: text.Span{End: n}}
	}
	return Piece{Span: text.Span{End: n}, Kind: Mark, Lower: s[:n]}
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// letters returns how many bytes of s are one word: letters with apostrophes inside, and the
// stops of "p.m." and "U.S.".
func letters(s string) int {
	run := 0 // letters since the start or the last stop
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			run++
		case isApostrophe(r) && letterAt(s, i+n):
			run = 2
		case r == '.' && run == 1 && (letterAt(s, i+n) || i > 1):
			run = 0
		default:
			return i
		}
		i += n
	}
	return len(s)
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

func lower(s string) string {
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// figure reads digits with separators inside, "1,200.5", "1,20,000" as in India, and an ordinal's
// ending, "21st".
func figure(s string) Piece {
	n := 0
	for n < len(s) && isDigit(rune(s[n])) {
		n++
	}
	if n <= 2 {
		n += inLakhs(s[n:])
	}
	for n+3 < len(s) && s[n] == ',' && threeDigits(s[n+1:]) {
		n += 4
	}
	if n+1 < len(s) && s[n] == '.' && isDigit(rune(s[n+1])) {
		n += 2
		for n < len(s) && isDigit(rune(s[n])) {
			n++
		}
	}
	p := Piece{Span: text.Span{End: n}, Kind: Figure, Lower: s[:n]}
	p.Value, _ = strconv.ParseFloat(strings.ReplaceAll(s[:n], ",", ""), 64)
	if e := letters(s[n:]); e == 2 && isOrdinalEnding(strings.ToLower(s[n:n+2])) {
		p.End, p.Kind = n+2, Ordinal
	}
	return p
}

// inLakhs counts the bytes that groups of two digits before a last group of three take up in s: ",20" of
// ",20,000".
func inLakhs(s string) int {
	n := 0
	for n+3 < len(s) && s[n] == ',' && isDigit(rune(s[n+1])) && isDigit(rune(s[n+2])) && s[n+3] == ',' {
		n += 3
	}
	if n+3 < len(s) && s[n] == ',' && threeDigits(s[n+1:]) {
		return n
	}
	return 0
}

func threeDigits(s string) bool {
	for i := range 3 {
		if !isDigit(rune(s[i])) {
			return false
		}
	}
	return len(s) == 3 || !isDigit(rune(s[3]))
}

func isOrdinalEnding(s string) bool {
	return s == "st" || s == "nd" || s == "rd" || s == "th"
}
