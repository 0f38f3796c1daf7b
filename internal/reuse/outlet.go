package reuse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// outlet is a publisher with the names by which others call it.
type outlet struct {
	names []outletName
}

// outletName is one way to write an outlet's name: "Orrin Falls Courier", "the Courier", "OFC".
type outletName struct {
	words     []string // folded
	needsThe  bool     // an ordinary word, a name only after "the"
	firstWord string
}

// directory finds the outlets of one comparison in the text of its articles.
type directory struct {
	outlets []outlet
	of      []int            // outlet of each article, -1 when its publisher is unknown
	byFirst map[string][]key // from the first word of a name
}

type key struct{ outlet, name int }

// mention is a place where an article names an outlet.
type mention struct {
	outlet int
	text.Span
	token int // its first token
}

// genericTail are words that outlets leave off when they are called by a short name.
var genericTail = wordSet(`weekly daily news online magazine newspaper agency press radio tv television fm
	media network group com service digital website`)

func newDirectory(readings []*news.Reading) *directory {
	d := &directory{byFirst: map[string][]key{}}
	seen := map[string]int{}
	for _, r := range readings {
		id := -1
		if words := nameWords(r.Article.Publisher.Name); len(words) > 0 {
			known := false
			joined := strings.Join(words, " ")
			if id, known = seen[joined]; !known {
				id = len(d.outlets)
				seen[joined] = id
				d.add(outlet{namesOf(words, r.Article.Publisher.Name)})
			}
		}
		d.of = append(d.of, id)
	}
	return d
}

func (d *directory) add(o outlet) {
	for n, name := range o.names {
		d.byFirst[name.firstWord] = append(d.byFirst[name.firstWord], key{len(d.outlets), n})
	}
	d.outlets = append(d.outlets, o)
}

// nameWords splits a publisher's name into folded words, without an article in front.
func nameWords(name string) []string {
	var words []string
	for _, f := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		if w := string(fold(nil, f)); w != "" {
			words = append(words, w)
		}
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return words
}

// sameName reports whether two names are one outlet's, an article in front aside.
func sameName(a, b string) bool { return slices.Equal(nameWords(a), nameWords(b)) }

// namesOf lists the ways to write a name, the full one first.
func namesOf(words []string, written string) []outletName {
	hasThe := strings.HasPrefix(strings.ToLower(written), "the ")
	names := []outletName{newName(words, hasThe && len(words) == 1)}
	short := words
	for len(short) > 2 && isTail(short[len(short)-1]) {
		short = short[:len(short)-1]
		names = append(names, newName(short, false))
	}
	if n := len(words); n > 1 {
		last := words[n-1]
		if !isTail(last) && utf8.RuneCountInString(last) > 2 {
			names = append(names, newName(words[n-1:], true))
		}
		if n > 2 {
			names = append(names, newName([]string{initials(words)}, false))
		}
	}
	return names
}

// isTail reports whether a word is left off in short names; so is a station's frequency.
func isTail(word string) bool { return genericTail[word] || unicode.IsDigit(rune(word[0])) }

func newName(words []string, needsThe bool) outletName {
	return outletName{words: words, needsThe: needsThe, firstWord: words[0]}
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

// mentions lists where doc, published by outlet own, names an outlet; in order.
func (d *directory) mentions(doc *text.Document, own int) []mention {
	var found []mention
	var buf []byte
	for i := 0; i < len(doc.Tokens); i++ {
		buf = fold(buf[:0], doc.Tokens[i].Of(doc.Text))
		keys := d.byFirst[string(buf)]
		if len(keys) == 0 {
			continue
		}
		if id, end := d.nameAt(doc, i, keys, own, found); id >= 0 {
			span := text.Span{Start: doc.Tokens[i].Start, End: doc.Tokens[end-1].End}
			found = append(found, mention{id, span, i})
			i = end - 1
		}
	}
	return found
}

// nameAt returns the outlet whose name stands at token i, and the token after it; -1 when there is none.
// The longest name wins. A short name that several outlets bear is the article's own outlet, or the
// one that was named in full before, or nobody's.
func (d *directory) nameAt(doc *text.Document, i int, keys []key, own int, before []mention) (id, end int) {
	id = -1
	for _, k := range keys {
		e := d.outlets[k.outlet].names[k.name].match(doc, i)
		_, known := first(before, k.outlet)
		switch {
		case e == 0 || e < end:
		case e > end || k.outlet == own || known && id != own:
			id, end = k.outlet, e
		case id != own && id != k.outlet:
			if _, known := first(before, id); !known {
				id = -1
			}
		}
	}
	return id, end
}

// match returns the token after the name if it stands at token i, else 0.
func (n outletName) match(doc *text.Document, i int) int {
	if !isCapital(doc, i) || n.needsThe && !followsThe(doc, i) {
		return 0
	}
	end := i
	for _, w := range n.words {
		for end < len(doc.Tokens) && len(fold(nil, doc.Tokens[end].Of(doc.Text))) == 0 {
			end++
		}
		if end == len(doc.Tokens) || string(fold(nil, doc.Tokens[end].Of(doc.Text))) != w {
			return 0
		}
		end++
	}
	if len(n.words) == 1 && n.needsThe && end < len(doc.Tokens) && isCapital(doc, end) {
		return 0 // the beginning of a longer name
	}
	return end
}

func isCapital(doc *text.Document, i int) bool {
	r, _ := utf8.DecodeRuneInString(doc.Tokens[i].Of(doc.Text))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func followsThe(doc *text.Document, i int) bool {
	return i > 0 && strings.EqualFold(doc.Tokens[i-1].Of(doc.Text), "the")
}

// first returns the first mention of an outlet in list.
func first(list []mention, outlet int) (mention, bool) {
	i := slices.IndexFunc(list, func(m mention) bool { return m.outlet == outlet })
	if i < 0 || outlet < 0 {
		return mention{}, false
	}
	return list[i], true
}
