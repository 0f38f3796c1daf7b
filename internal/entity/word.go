package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// word is a token of the document, or a part of one: "US-led" is two words, as only the first is a
// name.
type word struct {
	text.Span
	s     string
	tag   string
	form  form
	marks mark
	hash  seqlabel.Hash // of the word in small letters
	class text.WordClass
	small text.WordClass // of the word in small letters, when it has others
	// opens: a capital here proves nothing, for a sentence, a quotation or a list item begins.
	opens   bool
	glued   bool // no space before it
	heading bool // stands in a line set in capitals or title case
	last    bool // the last of its sentence
	sent    int32
	run     int32 // index into reader.runs, or -1
}

// form is how a word is written.
type form uint8

const (
	mark0    form = iota // punctuation
	lower                // small letters
	capital              // Capital
	upper                // CAPITALS, two and more
	initial              // one capital letter, with or without a stop
	mixed                // capitals inside: MacDonald, eBay
	uncapped             // a place in small letters, where the writer spares capitals
	digits               // 88, 2026, 3rd
)

// isName reports whether a word in this form can be one of a name.
func (f form) isName() bool { return f >= capital && f <= uncapped }

// formOf tells the form of s, which is not empty.
func formOf(s string) form {
	first, n := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(first) {
		return digits
	}
	uppers, lowers := 0, 0
	for _, r := range s[n:] {
		switch {
		case r >= 'a' && r <= 'z', r >= utf8.RuneSelf && unicode.IsLower(r):
			lowers++
		case r >= 'A' && r <= 'Z', r >= utf8.RuneSelf && unicode.IsUpper(r):
			uppers++
		}
	}
	switch {
	case !unicode.IsLetter(first) && uppers+lowers == 0:
		return mark0
	case !unicode.IsUpper(first):
		if uppers > 0 {
			return mixed
		}
		return lower
	case uppers+lowers == 0:
		return initial
	case lowers == 0:
		return upper
	case uppers > 0 && !strings.Contains(s, "-"):
		return mixed
	}
	return capital
}

// words cuts the document's tokens into words and looks each up in the lexicon.
func words(doc *text.Document) []word {
	out := make([]word, 0, len(doc.Tokens)+8)
	for i := range doc.Sentences {
		first := len(out)
		for _, t := range doc.Words(i) {
			out = appendWord(out, doc.Text, t)
		}
		markSentence(out[first:], int32(i))
	}
	if sparesCapitals(out) {
		capPlaces(out)
	}
	return out
}

// sparesCapitals reports whether the writer does without capitals here and there, as in messages: an
// "i" for "I", or more than one sentence in eight that opens with a small letter.
func sparesCapitals(ws []word) bool {
	sentences, small := 0, 0
	for i := range ws {
		w := &ws[i]
		if w.s == "i" && w.tag == "PRP" {
			return true
		}
		if i == 0 || w.sent != ws[i-1].sent {
			sentences++
			small += flag(w.form == lower)
		}
	}
	return 8*small > sentences
}

// capPlaces marks the words in small letters that name places when they have a capital.
func capPlaces(ws []word) {
	for i := range ws {
		w := &ws[i]
		if w.form != lower || w.marks != 0 || len(w.s) < 4 || w.s[0] >= utf8.RuneSelf {
			continue
		}
		if m := exact[strings.ToUpper(w.s[:1])+w.s[1:]]; m&(place|org) != 0 {
			w.form, w.marks = uncapped, m
		}
	}
}

// appendWord appends the token, in two words where a hyphen joins a name to a common word.
func appendWord(out []word, s string, t text.Token) []word {
	at := hyphenCut(t.Of(s))
	if at == 0 {
		return append(out, newWord(s, t.Span, t.Tag))
	}
	mid := t.Start + at
	return append(out, newWord(s, text.Span{Start: t.Start, End: mid}, t.Tag),
		newWord(s, text.Span{Start: mid, End: mid + 1}, "HYPH"),
		newWord(s, text.Span{Start: mid + 1, End: t.End}, t.Tag))
}

// hyphenCut finds the hyphen between a capitalised and a small part ("US-led", "pro-Russian") or
// between two places or peoples ("US-China"); 0 when the word stays whole.
func hyphenCut(s string) int {
	at := strings.IndexByte(s, '-')
	if at <= 0 || at+1 == len(s) {
		return 0
	}
	left, right := s[:at], s[at+1:]
	lf, rf := formOf(left), formOf(right)
	switch {
	case lf == lower && rf.isName() && !particles[left], lf.isName() && lf != initial && rf == lower:
		return at
	case lf.isName() && rf.isName() && exact[left]&(place|demonym) != 0 && exact[right]&(place|demonym) != 0:
		return at
	}
	return 0
}

func newWord(s string, span text.Span, tag string) word {
	w := word{Span: span, s: plain(span.Of(s)), tag: tag, run: -1}
	if w.form = formOf(w.s); isAddress(w.s) {
		w.form = lower
	}
	w.hash = wordHash(w.s)
	w.class = text.TheClasses.Of(w.s)
	if w.form.isName() {
		w.small = text.TheClasses.Of(strings.ToLower(w.s))
	}
	w.marks = fold(w.s)
	if w.form != lower {
		w.marks &^= site | work
	}
	if w.form.isName() {
		w.marks |= exact[w.s] | people(w.s)
		if w.form == upper && len(w.s) > 3 {
			w.marks |= exact[capitalised(w.s)]
		}
	}
	w.glued = span.Start > 0 && !isSpace(s[span.Start-1])
	return w
}

// fileEndings close the names of files.
var fileEndings = []string{".htm", ".html", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".jpg", ".jpeg", ".png", ".gif", ".txt", ".zip"}

// isAddress reports whether the word is the name of a file or an address on the net, whose capitals
// tell nothing.
func isAddress(s string) bool {
	if len(s) < 5 || !strings.ContainsAny(s, ".@") {
		return false
	}
	return strings.IndexByte(s, '@') > 0 || strings.Contains(s, "://") ||
		slices.ContainsFunc(fileEndings, func(end string) bool { return strings.HasSuffix(s, end) })
}

// people knows the plurals of the words for peoples: "Catalans".
func people(s string) mark {
	if n := len(s) - 1; n > 3 && s[n] == 's' {
		return exact[s[:n]] & demonym
	}
	return 0
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// capitalised gives "PORT" as "Port".
func capitalised(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n] + strings.ToLower(s[n:])
}

// markSentence notes where capitals prove nothing, and which entries of the lexicon the words of a
// sentence make together.
func markSentence(sentence []word, index int32) {
	opens := true
	for i := range sentence {
		w := &sentence[i]
		w.sent, w.last = index, i+1 == len(sentence)
		w.opens = opens
		switch {
		case w.form != mark0:
			opens = false
		case strings.ContainsAny(w.s, "\"“‘:•*"):
			opens = true
		case opens:
			// brackets and dashes at the opening leave it open
		}
	}
}

// phrases marks the words that make entries of several words, longest first.
func phrases(s string, ws []word) {
	for i := 0; i < len(ws); {
		n := 1
		if ws[i].form != mark0 && (ws[i].marks&prefix != 0 || exact[ws[i].s]&prefix != 0) {
			n = markPhrase(s, ws[i:])
		}
		i += n
	}
}

// maxPhrase is how many words the longest entry of the lexicon may have.
const maxPhrase = 6

// markPhrase marks the longest entry that the words open, if any, and returns its length.
func markPhrase(s string, ws []word) int {
	best, found := 1, mark(0)
	for n := 2; n <= min(len(ws), maxPhrase); n++ {
		m := exact[plain(s[ws[0].Start:ws[n-1].End])]
		if m&^prefix != 0 {
			best, found = n, m
		}
		if m&prefix == 0 {
			break
		}
	}
	if best == 1 {
		return 1
	}
	for i := range best {
		ws[i].marks = found &^ prefix
		if i > 0 {
			ws[i].marks |= inside
		}
	}
	return best
}

// particles stand in small letters inside names.
var particles = map[string]bool{
	"de": true, "la": true, "las": true, "los": true, "del": true, "della": true, "di": true, "da": true,
	"dos": true, "das": true, "do": true, "du": true, "des": true, "le": true, "van": true, "von": true,
	"der": true, "den": true, "ter": true, "ten": true, "zu": true, "al": true, "el": true, "bin": true,
	"ibn": true, "bint": true, "ben": true, "abu": true, "ul": true, "ud": true, "y": true, "e": true,
	"i": true, "af": true, "av": true, "'s": true, "ál": true,
}

// wordHash is the hash of a word in small letters.
func wordHash(s string) seqlabel.Hash { return seqlabel.Hash(1).Fold(s) }
