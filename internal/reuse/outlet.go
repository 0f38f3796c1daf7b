package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
)

// outlet is a publisher with the names by which others call it.
type outlet struct {
	names []outletName
}

// outletName is one way to write an outlet's name: "Orrin Falls Courier", "the Courier", "OFC".
type outletName struct {
	words    []string // folded
	needsThe bool     // an ordinary word, a name only after "the"
	capitals bool     // initials, a name only in capitals
}

// directory finds the outlets of one comparison in the text of its articles.
type directory struct {
	outlets []outlet
	of      []int            // outlet of each article, -1 when its publisher is unknown
	byFirst map[string][]key // from the first word of a name
	initial []int            // outlets known by their initials only
}

type key struct{ outlet, name int }

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
				if len(words) == 1 && isInitials(r.Article.Publisher.Name) {
					d.initial = append(d.initial, id)
				}
			}
		}
		d.of = append(d.of, id)
	}
	return d
}

func (d *directory) add(o outlet) {
	for n, name := range o.names {
		d.byFirst[name.words[0]] = append(d.byFirst[name.words[0]], key{len(d.outlets), n})
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

// namesOf lists the ways to write a name, the full one first.
func namesOf(words []string, written string) []outletName {
	hasThe := strings.HasPrefix(strings.ToLower(written), "the ")
	names := []outletName{{words: words, needsThe: hasThe && len(words) == 1}}
	short := words
	for len(short) > 2 && isTail(short[len(short)-1]) {
		short = short[:len(short)-1]
		names = append(names, outletName{words: short})
	}
	for k := 1; k < len(words)-1; k++ { // the town left out: "the Evening Post"
		names = append(names, outletName{words: words[k:], needsThe: true})
	}
	if n := len(words); n > 1 {
		last := words[n-1]
		if !isTail(last) && utf8.RuneCountInString(last) > 2 {
			names = append(names, outletName{words: words[n-1:], needsThe: true})
		}
		if n > 2 {
			names = append(names, outletName{words: []string{initials(words)}, capitals: true})
		}
	}
	return names
}

// isTail reports whether a word is left off in short names; so is a station's frequency.
func isTail(word string) bool { return genericTail[word] || unicode.IsDigit(rune(word[0])) }

// isInitials reports whether a name may stand for one of several words: "TPA".
func isInitials(name string) bool {
	n := utf8.RuneCountInString(name)
	return n >= 3 && n <= 6 && strings.IndexFunc(name, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}
