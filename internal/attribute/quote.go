package attribute

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// quoteForm tells how much of the content stands in quotation marks.
func (u *unit) quoteForm(d *draft) news.QuoteForm {
	quotes, words := 0, 0
	for _, r := range d.content {
		for i := r.first; i < r.last; i++ {
			switch {
			case u.isQuote(i):
				quotes++
			case !u.mark(i) && u.tag(i) != "CC":
				words++
			}
		}
	}
	switch {
	case quotes == 0:
		return news.Indirect
	case words > 0:
		return news.Mixed
	case d.from >= 0 && u.fragment(d):
		return news.Mixed
	}
	return news.Direct
}

// fragment reports whether a quotation that is all of the content is woven into the sentence:
// after "that", or straight after the verb without a capital.
func (u *unit) fragment(d *draft) bool {
	if u.low(d.from-1) == "that" {
		return true
	}
	if u.mark(d.from - 1) {
		return false
	}
	for _, r := range d.content {
		for i := r.first; i < r.last; i++ {
			if u.isQuote(i) {
				inner := u.doc.Quotes[u.items[i].quote].Inner.Of(u.doc.Text)
				c, _ := utf8.DecodeRuneInString(inner)
				return unicode.IsLower(c)
			}
		}
	}
	return false
}

// wordsIn gives the words of s in lower case.
func (rd *reader) wordsIn(s text.Span) []string {
	toks := rd.doc.Tokens
	i := sort.Search(len(toks), func(i int) bool { return toks[i].Start >= s.Start })
	var ws []string
	for ; i < len(toks) && toks[i].End <= s.End; i++ {
		if w := plainWord(strings.ToLower(toks[i].Of(rd.doc.Text))); isWord(w) {
			ws = append(ws, w)
		}
	}
	return ws
}

// isWord reports whether w has a letter or a digit in it.
func isWord(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
