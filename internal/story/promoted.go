package story

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// sourceChanged reports whether the source of the statement is of another kind than its model's:
// one unnamed person became several, or people of no office became officials, or a name became
// a crowd without one, or unnamed people a name.
func (q *inquiry) sourceChanged(p parallel) bool {
	x, y := p.up.told.Source, p.down.told.Source
	if isPronoun(y.Text) || sameRole(x, y) {
		return false
	}
	if !q.isCrowd(p.down) {
		if x.Kind == news.Anonymous && y.Kind == news.Anonymous && !x.Plural && !y.Plural {
			return p.likeness >= surelySame && introduces(y.Text) && !mentionsWords(x.Text, headNoun(y.Text)) && q.promoted(p)
		}
		return y.Kind != news.Anonymous && x.Kind == news.Anonymous && p.likeness >= surelySame && y.Kind != news.OutletSource && q.namesNobody(p.up.article, y)
	}
	if !isOffice(y.Text) && strings.Contains(q.reading(p.up).Article.Text, y.Text) {
		return false // people whom the model knows too
	}
	switch x.Kind {
	case news.Anonymous:
		return (!x.Plural || q.promoted(p)) && !isPartitive(y.Text)
	case news.OutletSource:
		return !isNeutral(y.Text) && !q.mentions(p.up.article, headNoun(y.Text))
	}
	return y.Kind == news.Anonymous && p.likeness >= sameWording
}

// isCrowd reports whether the source of s is several people, told by what they are.
func (q *inquiry) isCrowd(s *statement) bool {
	y := s.told.Source
	if !y.Plural || y.Kind != news.Anonymous && y.Kind != news.OrganizationSource {
		return false
	}
	head, words := headNoun(y.Text), strings.Fields(y.Text)
	at := slices.IndexFunc(words, func(w string) bool { return strings.EqualFold(strings.Trim(w, ".,;“”\"'’"), head) })
	if head == "" || at < 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[at])
	return !unicode.IsUpper(first) || at == 0 && y.Span.Start == q.sentenceSpan(s).Start
}

// sameRole reports whether y, downstream, is called what the unnamed x is, with more words or a name: "Ms
// Toll's agent" and "her agent, Ray Moss".
func sameRole(x, y news.Source) bool {
	if x.Kind != news.Anonymous || isNeutral(x.Text) {
		return false
	}
	return strings.Contains(y.Text, x.Text) && x.Text != y.Text ||
		y.Kind == news.NamedPerson && slices.Contains(strings.Fields(foldName(y.Text)+" "+y.Role), headNoun(x.Text))
}

// promoted reports whether unnamed people of no office upstream hold one downstream, or a higher one: "two
// sources" are "officials", "two officials" "top officials", "two porters" are "inspectors" of whom the
// model has none, or none who says the same in so many words.
func (q *inquiry) promoted(p parallel) bool {
	x, y := p.up.told.Source.Text, p.down.told.Source.Text
	if isOffice(x) {
		return isOffice(y) && isSenior(y) && !isSenior(x)
	}
	return isOffice(y) && (isNeutral(x) || p.likeness >= verbatim || !q.mentions(p.up.article, headNoun(y)))
}

// isSenior reports whether a description of unnamed people puts them high: "top officials".
func isSenior(s string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(s)), func(w string) bool { return seniorWords[w] })
}

var seniorWords = set("top senior leading high-ranking highest-ranking chief high-level")

// viaOutlet reports whether the sentence of s gives the same words to an outlet too ("…, the newspaper
// reported"), so that it is open whom that outlet named.
func (q *inquiry) viaOutlet(s *statement) bool {
	return slices.ContainsFunc(q.of[s.article], func(i int) bool {
		o := &q.statements[i]
		return o.sentence == s.sentence && o.told.Source.Kind == news.OutletSource && slices.Equal(o.told.Content, s.told.Content)
	})
}

// namesNobody reports whether article never mentions source s by name.
func (q *inquiry) namesNobody(article int, s news.Source) bool {
	name := strings.Fields(foldName(s.Name))
	return len(name) > 0 && !q.mentions(article, name[len(name)-1])
}

// mentions reports whether article has the word (in any case).
func (q *inquiry) mentions(article int, word string) bool {
	r := q.dossier.Readings[article]
	return slices.ContainsFunc(r.Document.Tokens, func(t text.Token) bool {
		return strings.EqualFold(t.Of(r.Article.Text), word) || t.Lemma == word
	})
}

// neutralNouns say nothing of who an unnamed source is.
var neutralNouns = set(`source sources person people one individual individuals insider those two three several`)

// officeNouns give an unnamed source a standing.
var officeNouns = set(`official officials authorities minister ministers officer officers executive
executives manager managers aide aides diplomat diplomats investigator investigators prosecutor prosecutors
lawmaker lawmakers adviser advisers advisor advisors insiders experts leaders figures bosses chiefs commanders
inspector inspectors regulator regulators ambassador ambassadors judge judges councillor councillors`)

func isOffice(s string) bool  { return officeNouns[headNoun(s)] }
func isNeutral(s string) bool { return neutralNouns[headNoun(s)] }

// isPartitive recognises "one of the sources", which is one however many there are.
func isPartitive(s string) bool {
	w := strings.Fields(strings.ToLower(s))
	return len(w) > 1 && w[0] == "one" && w[1] == "of"
}

// headNoun returns the first word of a description of unnamed people that says who they are, else
// its last word before any preposition, comma or relative clause.
func headNoun(s string) string {
	last := ""
	s, _, _ = strings.Cut(s, ",")
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		w = strings.Trim(w, ".,;“”\"'’")
		if neutralNouns[w] && w != "one" && w != "two" && w != "three" && w != "several" || officeNouns[w] {
			return w
		}
		if last != "" && endsNounPhrase[w] {
			break
		}
		last = w
	}
	return last
}

var endsNounPhrase = set("of at in with on from for who whom that close familiar inside near within briefed")

// introduces reports whether a description is of somebody not told of before: "a diplomat", not "the diplomat".
func introduces(s string) bool {
	article, _, _ := strings.Cut(strings.ToLower(s), " ")
	return article == "a" || article == "an"
}
