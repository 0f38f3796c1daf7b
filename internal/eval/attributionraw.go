package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/text"
)

// AlignTokens finds where the tokens of the lines of one article stand in its text: for each a span of
// bytes, an empty one for a token that is not found. Tokenizers write marks in ways of their own
// ("-LRB-" for a bracket), and lines may leave out paragraphs of the text.
func AlignTokens(body string, lines []LabelledLine) [][]text.Span {
	a := aligner{body: body}
	out := make([][]text.Span, len(lines))
	for i, l := range lines {
		a.seekLine(l.Tokens)
		for _, token := range l.Tokens {
			out[i] = append(out[i], a.next(token))
		}
	}
	return out
}

// aligner goes through a text token by token.
type aligner struct {
	body string
	at   int
}

// lineStart is how many tokens of a line must stand in a row for the line to be looked for there.
const lineStart = 4

// seekLine goes ahead to the next place where the first tokens of a line stand in a row.
func (a *aligner) seekLine(tokens []string) {
	tokens = tokens[:min(len(tokens), lineStart)]
	for at := a.at; at < len(a.body); at++ {
		if utf8.RuneStart(a.body[at]) && a.stands(at, tokens) {
			a.at = at
			return
		}
	}
}

func (a *aligner) stands(at int, tokens []string) bool {
	for _, token := range tokens {
		at = skipBlanks(a.body, at)
		n := prefixLen(a.body[at:], token)
		if n == 0 {
			return false
		}
		at += n
	}
	return true
}

// slack is how many bytes may lie between one token and the next.
const slack = 24

// next finds a token, and goes behind it.
func (a *aligner) next(token string) text.Span {
	start := skipBlanks(a.body, a.at)
	for at := start; at < len(a.body) && at <= start+slack; at++ {
		if n := prefixLen(a.body[at:], token); n > 0 && utf8.RuneStart(a.body[at]) {
			a.at = at + n
			return text.Span{Start: at, End: at + n}
		}
	}
	return text.Span{Start: start, End: start}
}

func skipBlanks(s string, at int) int {
	return len(s) - len(strings.TrimLeftFunc(s[at:], unicode.IsSpace))
}

// prefixLen is how many bytes of s the token takes up at its start, 0 where s starts with something else.
func prefixLen(s, token string) int {
	if token != "" && strings.HasPrefix(s, token) {
		return len(token)
	}
	for _, mark := range printed[token] {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	if n := utf8.RuneCountInString(token); n > 0 {
		head := firstRunes(s, n)
		if straight.Replace(head) == straight.Replace(token) {
			return len(head)
		}
	}
	return 0
}

// straight sets apostrophes and single quotation marks straight.
var straight = strings.NewReplacer("’", "'", "‘", "'", "`", "'")

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// printed are the forms in print of what tokenizers write in their own way.
var printed = map[string][]string{
	"``": {"“", "\"", "«"}, "''": {"”", "\"", "»", "“"}, "`": {"‘", "'", "’"}, "'": {"’", "‘"},
	"--": {"—", "–", "―"}, "...": {"…", ". . ."},
	"-LRB-": {"("}, "-RRB-": {")"}, "-LSB-": {"["}, "-RSB-": {"]"}, "-LCB-": {"{"}, "-RCB-": {"}"},
}

// LabelTokens gives the tokens at the given places of a line the labels of those passages of the text
// that cover some of each. roles[i] is the role of passages[i]; passages are in order and apart.
func LabelTokens(places []text.Span, passages []text.Span, roles []string) []string {
	out := make([]string, len(places))
	last, next := -1, 0
	for i, place := range places {
		out[i] = "O"
		for next < len(passages) && passages[next].End <= place.Start {
			next++
		}
		if next == len(passages) || place.Start == place.End || passages[next].Start >= place.End {
			continue
		}
		out[i] = "I-" + roles[next]
		if last != next {
			out[i] = "B-" + roles[next]
		}
		last = next
	}
	return out
}
