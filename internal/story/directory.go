package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
)

// directory tells whether two sources, in one article or in two, are the same person or body.
type directory struct {
	d      *news.Dossier
	of     affiliations
	folded map[string]string // name → folded name, as they come up
}

func newDirectory(d *news.Dossier) *directory {
	return &directory{d, readAffiliations(d), map[string]string{}}
}

// fold is foldName, remembered.
func (p *directory) fold(name string) string {
	f, ok := p.folded[name]
	if !ok {
		f = foldName(name)
		p.folded[name] = f
	}
	return f
}

// name returns the fullest name known for a source: as resolved, else the words themselves.
func (p *directory) name(article int, s news.Source) string {
	if s.Name != "" {
		return s.Name
	}
	r := p.d.Readings[article]
	if s.Entity >= 0 && s.Entity < len(r.Entities) {
		return r.Entities[s.Entity].Name
	}
	return s.Text
}

// same reports whether x and y name one person or body. Sources without a name of their own (the
// writer, unnamed people) are never the same as another.
func (p *directory) same(ax int, x news.Source, ay int, y news.Source) bool {
	if x.Kind != y.Kind || x.Kind == news.Reporter || x.Kind == news.Anonymous {
		return false
	}
	a, b := p.fold(p.name(ax, x)), p.fold(p.name(ay, y))
	if a == "" || b == "" {
		return false
	}
	switch x.Kind {
	case news.NamedPerson:
		return samePerson(a, b)
	case news.OutletSource, news.DocumentSource:
		return a == b // "the report" may be any
	}
	return a == b || partOfName(a, b) || partOfName(b, a) || news.SameName(p.name(ax, x), p.name(ay, y))
}

// partOfName reports whether short is the beginning or the end of the name of a body: "Tarn" or
// "the club" for the Tarn Rowing Club.
func partOfName(long, short string) bool {
	return endsInWords(long, short) || strings.HasPrefix(long, short+" ")
}

// oneVoice reports whether x and y cannot be told apart as origins: they are the same, one acts for
// the other, or one has no name of its own ("the company", "she") to tell it from the other by.
func (p *directory) oneVoice(ax int, x news.Source, ay int, y news.Source) bool {
	if p.same(ax, x, ay, y) {
		return true
	}
	a, b := p.fold(p.name(ax, x)), p.fold(p.name(ay, y))
	switch {
	case !isName(p.name(ax, x)) || !isName(p.name(ay, y)):
		return true
	case x.Kind == news.DocumentSource && y.Kind == news.DocumentSource:
		return true // "the report", "a document seen by the Gazette"
	case x.Kind == news.NamedPerson && y.Kind == news.OrganizationSource:
		return p.of.acts(a, b) || mentionsWords(x.Role, b) || mentionsWords(foldName(x.Text), b)
	case x.Kind == news.OrganizationSource && y.Kind == news.NamedPerson:
		return p.of.acts(b, a) || mentionsWords(y.Role, a) || mentionsWords(foldName(y.Text), a)
	}
	return false
}

// isName reports whether s has a word with a capital letter after an article, as names do, and before
// any preposition: "the owner of the Sea Holly" is a description.
func isName(s string) bool {
	for i, w := range strings.Fields(s) {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(first) && !(i == 0 && notNames[strings.ToLower(w)]) {
			return true
		}
		if endsNounPhrase[w] {
			break
		}
	}
	return false
}

var notNames = set("the a an he she it they who his her its their one some several former")

// mentionsWords reports whether text, in lower case, has all of the words of name.
func mentionsWords(text, name string) bool {
	return name != "" && strings.Contains(" "+foldName(text)+" ", " "+name+" ")
}

// samePerson compares folded names of people: the surname, and forenames where both have one. A
// role before the name ("skipper edda royle") makes no difference.
func samePerson(a, b string) bool {
	if a == b || endsInWords(a, b) || endsInWords(b, a) {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) < 2 || len(y) < 2 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	return x[0] == y[0] || x[0][0] == y[0][0] && (len(x[0]) == 1 || len(y[0]) == 1)
}

// endsInWords reports whether the last words of long are those of short, so that "the federation"
// is taken for "the Tarn Rowing Federation".
func endsInWords(long, short string) bool { return strings.HasSuffix(long, " "+short) }

// foldName reduces a name to lower-case words without article, title or punctuation.
func foldName(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	})
	kept := words[:0]
	for i, w := range words {
		if w == "s" || i == 0 && (w == "the" || w == "a" || w == "an") || honorifics[w] {
			continue
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

var honorifics = set("mr mrs ms miss dr sir lord lady dame prof professor col gen lt capt sgt rev hon")
