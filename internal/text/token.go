package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokens follow the Penn Treebank and the corpora that grew from it: clitics and punctuation stand
// alone ("do|n't", "minister|'s", "$|4.1|million"), abbreviations keep their stop ("U.S.", "p.m."), and
// numbers, hyphenated words, addresses and handles stay whole. The English Web Treebank differs in one
// point only: it cuts words at their hyphens.

// tokenize appends the tokens of the passage p of s to tokens.
func tokenize(tokens []Token, s string, p Span) []Token {
	t := tokenizer{text: s[:p.End], tokens: tokens}
	for i := p.Start; i < p.End; {
		r, n := utf8.DecodeRuneInString(t.text[i:])
		if isBlank(r) {
			i += n
			continue
		}
		end := t.tokenEnd(i, r, n)
		t.emit(i, end)
		i = end
	}
	return t.tokens
}

// tokenizer cuts text, which ends where the paragraph ends.
type tokenizer struct {
	text   string
	tokens []Token
}

// tokenEnd finds where the token (or the word with its clitics) that begins at i with r ends.
func (t *tokenizer) tokenEnd(i int, r rune, n int) int {
	switch {
	case isWordRune(r):
		if end := t.addressEnd(i); end > i {
			return end
		}
		return t.wordEnd(i)
	case r == '@' || r == '#':
		if q := t.runeAt(i + n); unicode.IsLetter(q) || r == '@' && isWordRune(q) {
			return t.wordEnd(i + n)
		}
	case isApostrophe(r) || r == '‘':
		return t.apostropheEnd(i, r, n)
	}
	return t.markEnd(i, r, n)
}

// addressEnd finds the end of the web address at i; i when there is none.
func (t *tokenizer) addressEnd(i int) int {
	rest := t.text[i:]
	if !hasPrefixFold(rest, "http://") && !hasPrefixFold(rest, "https://") && !hasPrefixFold(rest, "www.") {
		return i
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return isBlank(r) || strings.ContainsRune("<>\"“”’", r) })
	if end < 0 {
		end = len(rest)
	}
	return i + len(strings.TrimRight(rest[:end], ".,;:!?')]}»…"))
}

// wordEnd finds the end of the word that has begun at or before i.
func (t *tokenizer) wordEnd(start int) int {
	i, prev := start, rune(0)
	for i < len(t.text) {
		r, n := utf8.DecodeRuneInString(t.text[i:])
		switch {
		case isWordRune(r):
		case unicode.Is(unicode.Sc, r) && isCurrencyPrefix(t.text[start:i]):
			return i + n
		case !t.joins(start, i, prev, r, n):
			return t.withStop(start, i)
		}
		prev = r
		i += n
	}
	return i
}

// joins reports whether the mark r at i holds together what stands before and after it.
func (t *tokenizer) joins(start, i int, prev, r rune, n int) bool {
	next := t.runeAt(i + n)
	switch r {
	case '-', '‐', '‑':
		return isWordRune(next) && prev != 0
	case '\'', '’':
		return unicode.IsLetter(next) && isWordRune(prev)
	case '.':
		return t.stopJoins(start, i, prev, next)
	case ',', ':':
		return isDigit(prev) && isDigit(next)
	case '&':
		return unicode.IsUpper(prev) && unicode.IsUpper(next)
	case '@':
		return isWordRune(prev) && isWordRune(next)
	case '/':
		return isDigit(prev) && isDigit(next) || i-start == 1 && unicode.IsLetter(next)
	}
	return false
}

// stopJoins decides for a full stop inside a word: "4.1", "U.S", "example.com", "U.S.-led", but not
// "ended.The" and not "2010.In".
func (t *tokenizer) stopJoins(start, i int, prev, next rune) bool {
	switch {
	case isDigit(prev):
		return isDigit(next)
	case next == '-':
		return isDotted(t.text[start:i]) && isWordRune(t.runeAt(i+2))
	case unicode.IsUpper(next):
		return isDotted(t.text[start:i]) || unicode.IsUpper(prev) || isDegree(t.text[start:i])
	}
	return isWordRune(next)
}

// withStop includes the full stop at i when the word before it is an abbreviation.
func (t *tokenizer) withStop(start, i int) int {
	rest := t.text[i:]
	if !strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "..") {
		return i
	}
	if isAbbreviation(t.text[start:i], t.nextVisible(i+1)) {
		return i + 1
	}
	return i
}

// apostropheEnd decides whether the mark at i begins a shortened word or a clitic, or stands alone.
func (t *tokenizer) apostropheEnd(i int, r rune, n int) int {
	rest := t.text[i+n:]
	word := rest[:lettersLen(rest)]
	if r != '‘' && i > 0 && len(t.tokens) > 0 && t.tokens[len(t.tokens)-1].End == i && isClitic(word) {
		return i + n + len(word)
	}
	if isElision(word) || isDecade(rest) {
		return t.wordEnd(i + n)
	}
	return t.markEnd(i, r, n)
}

// markEnd finds the end of the punctuation or symbol at i.
func (t *tokenizer) markEnd(i int, r rune, n int) int {
	switch r {
	case '.':
		if strings.HasPrefix(t.text[i:], ". . .") {
			return i + 5
		}
		return t.runEnd(i, ".")
	case '!', '?':
		return t.runEnd(i, "!?")
	case '-', '*', '=', '~', '`', '…':
		return t.runEnd(i, string(r))
	case '\'':
		if strings.HasPrefix(t.text[i:], "''") {
			return i + 2
		}
	}
	return t.clusterEnd(i + n)
}

// runEnd passes over the run of characters of set at i.
func (t *tokenizer) runEnd(i int, set string) int {
	rest := t.text[i:]
	return i + len(rest) - len(strings.TrimLeft(rest, set))
}

// clusterEnd passes over what belongs to the symbol before i: variation selectors, skin tones and
// joined pictures.
func (t *tokenizer) clusterEnd(i int) int {
	for i < len(t.text) {
		r, n := utf8.DecodeRuneInString(t.text[i:])
		switch {
		case r == '\u200D':
			_, m := utf8.DecodeRuneInString(t.text[i+n:])
			n += m
		case unicode.Is(unicode.M, r), r >= 0x1F3FB && r <= 0x1F3FF:
		default:
			return i
		}
		i += n
	}
	return i
}

// emit adds the token at [start, end), cut into its clitics.
func (t *tokenizer) emit(start, end int) {
	for start < end {
		cut := start + firstCut(t.text[start:end])
		t.tokens = append(t.tokens, Token{Span: Span{start, cut}})
		start = cut
	}
}

// runeAt decodes the character at i, 0 past the end.
func (t *tokenizer) runeAt(i int) rune {
	if i >= len(t.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(t.text[i:])
	return r
}

// nextVisible is the first character at or after i that is not blank; 0 at the end of the paragraph.
func (t *tokenizer) nextVisible(i int) rune {
	for i < len(t.text) {
		r, n := utf8.DecodeRuneInString(t.text[i:])
		if !isBlank(r) {
			return r
		}
		i += n
	}
	return 0
}

// isWordRune reports whether r can stand in a word: letters, digits, marks, joiners.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || isDigit(r) || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) ||
		r == '\u00AD' || r == '\u200C' || r == '\u200D'
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
