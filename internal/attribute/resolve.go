package attribute

import (
	"sort"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// voice is one who speaks, with where he was last heard.
type voice struct {
	source    news.Source
	paragraph int
	quoting   bool // his words run on into the next paragraph
	fresh     bool
}

// mention is one place where an entity is named.
type mention struct {
	text.Span
	entity int
}

func mentionsOf(es []news.Entity) []mention {
	var out []mention
	for i := range es {
		for _, m := range es[i].Mentions {
			out = append(out, mention{m, i})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// entityAt is the entity named at byte offset pos, or -1.
func (rd *reader) entityAt(pos int) int {
	i := sort.Search(len(rd.mentions), func(i int) bool { return rd.mentions[i].End > pos })
	if i < len(rd.mentions) && rd.mentions[i].Start <= pos {
		return rd.mentions[i].entity
	}
	return -1
}

// entityOf is the entity that item i names, or -1.
func (u *unit) entityOf(i int) int {
	if i < 0 || i >= len(u.items) {
		return -1
	}
	return u.entityAt(u.items[i].Start)
}

func (rd *reader) isPerson(e int) bool { return rd.Entities[e].Type == news.Person }

// referent is someone or something that was spoken of and that a later word may mean.
type referent struct {
	source    news.Source
	words     string // name, role and description in lower case, with a space at both ends
	gender    string
	unit      int
	paragraph int
	weight    int // 3 a speaker, 2 a subject, 1 another mention
}

// voiceOf resolves the source of draft i.
func (u *unit) voiceOf(ds []draft, i int, voices []*voice) *voice {
	d := &ds[i]
	if d.voice != nil {
		v := *d.voice
		v.paragraph = u.paragraph
		return &v
	}
	if d.source.empty() && d.shares >= 0 && voices[d.shares] != nil {
		return voices[d.shares]
	}
	v := &voice{paragraph: u.paragraph}
	v.source = u.identify(d.source)
	u.refer(v.source, 3)
	return v
}

// identify tells who the noun phrase np means.
func (u *unit) identify(np run) news.Source {
	s := news.Source{Entity: -1, Kind: news.Anonymous}
	if np.empty() {
		return s
	}
	np.first = u.mentionStart(np.first)
	s.Span = u.span(np)
	s.Text = s.Span.Of(u.doc.Text)
	h := u.head(np)
	s.Plural = u.tag(h) == "NNS" || u.tag(h) == "NNPS" || u.low(h) == "they"
	if u.tag(h) == "PRP" || u.tag(h) == "PRP$" || u.low(h) == "his" || u.low(h) == "her" {
		return u.pronoun(s, u.low(h), np.first)
	}
	if e := u.namedIn(np, h); e >= 0 {
		if !u.persons[e] && u.entityOf(h) == e && u.personByRole(np, h) {
			u.persons[e] = true
		}
		return u.namedSource(s, e)
	}
	if u.proper(h) && !u.speaker(u.low(h)) {
		return u.unlisted(s, np, h)
	}
	if name := u.nameBeside(np, h); !name.empty() {
		s.Kind, s.Name, s.Role = news.NamedPerson, u.words(name), u.low(h)
		return s
	}
	return u.described(s, np, h)
}

// nameBeside is the name after a comma that a description of a person is joined to: "his agent,
// Tova Lindgren".
func (u *unit) nameBeside(np run, h int) run {
	if !people[u.low(h)] {
		return run{}
	}
	for i := h + 1; i < np.last; i++ {
		if !u.comma(i) {
			continue
		}
		end := i + 1
		for end < np.last && u.proper(end) {
			end++
		}
		if end > i+1 && (end == np.last || u.comma(end)) {
			return run{i + 1, end}
		}
		return run{}
	}
	return run{}
}

// personByRole reports whether the words beside a name tell that it is a person's: a title or an
// office before it, or an apposition such as "an analyst at Kestrel Paper".
func (u *unit) personByRole(np run, h int) bool {
	for i := np.first; i < np.last; i++ {
		switch {
		case i < h && (titles[u.low(i)] || people[u.low(i)] && u.proper(i+1)):
			return true
		case u.comma(i) && i > h:
			aside := u.low(u.head(run{i + 1, u.simpleRight(i + 1)}))
			return people[aside] && kinds[aside] == "" || u.tag(i+1) == "WP"
		}
	}
	return false
}

// namedIn is the entity that np is about: the one named at its head, or a person named in an
// apposition or after a title.
func (u *unit) namedIn(np run, h int) int {
	if e := u.entityOf(h); e >= 0 {
		return e
	}
	for i := np.first; i < np.last; i++ {
		e := u.entityOf(i)
		if e < 0 || !u.isPerson(e) || u.tag(i-1) == "POS" {
			continue
		}
		end := u.mentionEnd(i)
		plain := u.tag(i-1) != "IN" && u.tag(i-1) != "CC" && u.tag(end) != "POS"
		if plain && (i == np.first || !relativeBefore(u, np.first, i) && (end >= np.last || u.comma(end) || u.low(i-1) == ",")) {
			return e
		}
	}
	return -1
}

func relativeBefore(u *unit, first, i int) bool {
	for k := first; k < i; k++ {
		if relatives[u.low(k)] {
			return true
		}
	}
	return false
}

// mentionStart is the first item of the name that item i is part of, or i.
func (u *unit) mentionStart(i int) int {
	e := u.entityOf(i)
	for e >= 0 && i > 0 && u.entityOf(i-1) == e {
		i--
	}
	return i
}

// mentionEnd is the first item after the name that item i begins.
func (u *unit) mentionEnd(i int) int {
	e := u.entityOf(i)
	for i < len(u.items) && u.entityOf(i) == e {
		i++
	}
	return i
}

func (u *unit) namedSource(s news.Source, e int) news.Source {
	ent := &u.Entities[e]
	s.Entity, s.Name, s.Role = e, ent.Name, ent.Role
	switch {
	case ent.Type == news.Person, u.persons[e]:
		s.Kind = news.NamedPerson
	case ent.Outlet:
		s.Kind = news.OutletSource
	default:
		s.Kind = news.OrganizationSource
	}
	return s
}

// unlisted is a source with a name that is not among the entities.
func (u *unit) unlisted(s news.Source, np run, h int) news.Source {
	first := h
	for first > np.first && u.proper(first-1) {
		first--
	}
	last := h + 1
	s.Name = u.words(run{first, last})
	s.Kind = news.OrganizationSource
	if r := u.referentNamed(s.Name); r != nil {
		s.Name, s.Kind, s.Entity, s.Role = r.source.Name, r.source.Kind, r.source.Entity, r.source.Role
		return s
	}
	titled := false
	for i := np.first; i < np.last; i++ {
		titled = titled || titles[u.low(i)] || people[u.low(i)] && i < h && u.proper(i+1) && kinds[u.low(i)] == ""
	}
	if titled || last-first >= 2 && last-first <= 3 && u.tag(np.first) != "DT" && !u.bodyName(run{first, last}) {
		s.Kind = news.NamedPerson
	}
	return s
}

var titles = set(`mr mr. mrs mrs. ms ms. dr dr. prof prof. sir dame lord lady rev rev. sen sen. rep rep.
	gov gov. col col. gen gen. lt lt. sgt sgt. capt capt. cllr cllr. judge justice`)

func (u *unit) bodyName(r run) bool {
	for i := r.first; i < r.last; i++ {
		if kinds[u.low(i)] != "" || u.tag(i) == "NNPS" {
			return true
		}
	}
	return false
}

// referentNamed is the nearest referent that carries the name, by its last word.
func (rd *reader) referentNamed(name string) *referent {
	w := strings.ToLower(name)
	if i := strings.LastIndexByte(w, ' '); i >= 0 {
		w = w[i+1:]
	}
	for i := len(rd.referents) - 1; i >= max(0, len(rd.referents)-memory); i-- {
		r := &rd.referents[i]
		if r.source.Name != "" && strings.HasSuffix(strings.ToLower(r.source.Name), w) {
			return r
		}
	}
	return nil
}

// pronoun resolves he, she, it and they to the most salient referent that fits, or to nobody when
// two fit equally well.
func (u *unit) pronoun(s news.Source, w string, at int) news.Source {
	fits := u.fitting(w)
	s.Kind = news.Anonymous
	if w == "it" || w == "its" {
		s.Kind = news.OrganizationSource
	}
	s.Plural = w == "they" || w == "their"
	var best *referent
	tied := false
	for i := len(u.referents) - 1; i >= 0; i-- {
		r := &u.referents[i]
		if best != nil && r.unit < best.unit || u.count-r.unit > 12 {
			break
		}
		if !fits(r) {
			continue
		}
		switch {
		case best == nil || r.weight > best.weight:
			best, tied = r, false
		case r.weight == best.weight && !sameReferent(r, best):
			tied = true
		}
	}
	if best == nil {
		if w == "he" || w == "she" || w == "his" || w == "her" {
			s.Kind = news.NamedPerson
		}
		return s
	}
	s.Kind = best.source.Kind
	if !tied {
		s.Name, s.Entity, s.Role = best.source.Name, best.source.Entity, best.source.Role
		if s.Name == "" && s.Kind == news.OrganizationSource {
			s.Name = best.source.Text
		}
	}
	return s
}

func sameReferent(a, b *referent) bool {
	return a.source.Entity >= 0 && a.source.Entity == b.source.Entity || a.source.Name != "" && a.source.Name == b.source.Name || a.words == b.words
}

// fitting gives the test that a referent of pronoun w must pass.
func (u *unit) fitting(w string) func(*referent) bool {
	person := func(r *referent) bool {
		return (r.source.Kind == news.NamedPerson || r.source.Kind == news.Anonymous) && !r.source.Plural
	}
	switch w {
	case "he", "him", "his":
		return func(r *referent) bool { return person(r) && r.gender != "f" }
	case "she", "her":
		return func(r *referent) bool { return person(r) && r.gender != "m" }
	case "they", "their", "them":
		return func(r *referent) bool {
			return r.source.Plural || r.source.Kind == news.OrganizationSource || r.source.Kind == news.Anonymous
		}
	}
	return func(r *referent) bool { return !person(r) && !r.source.Plural }
}

// described resolves a description such as "the fire chief", "the company", "one of them", and
// tells the kind of source from its noun where it means nobody named.
func (u *unit) described(s news.Source, np run, h int) news.Source {
	w := u.low(h)
	if r := u.matching(np, h); r != nil {
		s.Kind, s.Name, s.Entity, s.Role = r.source.Kind, r.source.Name, r.source.Entity, r.source.Role
		return s
	}
	if e := u.officeHolder(np, h); e >= 0 {
		return u.namedSource(s, e)
	}
	if r := u.justNamed(np, h); r != nil {
		s.Kind, s.Name, s.Entity, s.Role = r.source.Kind, r.source.Name, r.source.Entity, w
		return s
	}
	switch {
	case mouthpieces[w]:
		s.Kind, s.Role = news.OrganizationSource, w
	case people[w] || people[singular(w)] && kinds[w] == "":
		s.Kind, s.Role = news.Anonymous, w
	case kinds[w] != "":
		s.Kind = u.kindOfThing(np, w)
	case kinds[singular(w)] != "":
		s.Kind = u.kindOfThing(np, singular(w))
	}
	return s
}

// kindOfThing tells reports of outlets from documents.
func (u *unit) kindOfThing(np run, w string) news.SourceKind {
	if w != "report" && w != "reports" && w != "article" && w != "story" {
		return kinds[w]
	}
	if !u.officialReports() && (u.outletSpoke || u.rumour(np)) {
		return news.OutletSource
	}
	return news.DocumentSource
}

// rumour reports a report that is told of without an owner: "on a report that", "after report of".
func (u *unit) rumour(np run) bool {
	return !definite[u.low(np.first)] && (u.low(np.last) == "that" || u.low(np.last) == "of")
}

// definite are the words that point back.
var definite = set("the this that its his her their these those same")

// matching is the referent that a definite description means: one whose name, role or earlier
// description has the head word.
func (u *unit) matching(np run, h int) *referent {
	opens := u.low(np.first)
	if !definite[opens] && u.low(np.first+1) != "same" && !(u.title || u.tag(np.first) == "NN") {
		return nil
	}
	var best *referent
	bestScore, tied := 0, false
	for i := len(u.referents) - 1; i >= max(0, len(u.referents)-memory); i-- {
		r := &u.referents[i]
		score := u.likeness(r, np, h)
		switch {
		case score > bestScore:
			best, bestScore, tied = r, score, false
		case score == bestScore && score > 0 && !sameReferent(r, best):
			tied = tied || r.unit == best.unit
		}
	}
	if tied {
		return nil
	}
	return best
}

// memory is how many referents back a description can reach.
const memory = 600

// likeness counts how many words of the description np the referent answers to; 0 when not to
// its head.
func (u *unit) likeness(r *referent, np run, h int) int {
	w := u.low(h)
	human := r.source.Kind == news.NamedPerson || r.source.Kind == news.Anonymous
	if human != (people[w] || people[singular(w)]) {
		return 0
	}
	if s := singular(w); r.source.Plural == (s == w) && s != w {
		return 0
	}
	if !strings.Contains(r.words, " "+w+" ") && !strings.Contains(r.words, " "+likewise[w]+" ") {
		return 0
	}
	score := 2
	for i := np.first; i < h; i++ {
		if (u.noun(i) || u.tag(i) == "JJ") && u.low(i) != "same" {
			if !strings.Contains(r.words, " "+u.low(i)+" ") {
				return 0
			}
			score++
		}
	}
	return score
}

// officeHolder is the one person of the article whose role answers to a definite description,
// wherever he is named: "the fire chief". It gives -1 when there is none, or more than one.
func (u *unit) officeHolder(np run, h int) int {
	w := u.low(h)
	if !definite[u.low(np.first)] && !u.title || !people[w] {
		return -1
	}
	found := -1
	for e := range u.Entities {
		if !u.isPerson(e) || u.Entities[e].Role == "" {
			continue
		}
		r := referent{source: news.Source{Kind: news.NamedPerson}, words: " " + strings.Join(strings.FieldsFunc(strings.ToLower(u.Entities[e].Role), separates), " ") + " "}
		if u.likeness(&r, np, h) == 0 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// justNamed is the one person named so far in the paragraph, where a definite description that
// answers to nobody else follows: "Dale Orme says he can. “…,” said the president of the union".
func (u *unit) justNamed(np run, h int) *referent {
	if u.low(np.first) != "the" || !people[u.low(h)] {
		return nil
	}
	var found *referent
	for i := len(u.referents) - 1; i >= 0 && u.referents[i].paragraph == u.paragraph; i-- {
		r := &u.referents[i]
		if r.source.Kind != news.NamedPerson || r.source.Name == "" {
			continue
		}
		if r.source.Role != "" || found != nil && !sameReferent(r, found) {
			return nil
		}
		found = r
	}
	return found
}

// likewise pairs words that name the same office.
var likewise = map[string]string{
	"judge": "justice", "justice": "judge", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
	"boss": "president", "firm": "company", "lawyer": "solicitor", "attorney": "lawyer",
	"leader": "president", "newspaper": "paper", "paper": "newspaper", "person": "source",
	"website": "site", "regulator": "regulator",
}

// remember keeps whom the unit spoke of.
func (u *unit) remember(ds []draft, voices []*voice) {
	for i := range ds {
		v := voices[i]
		if v == nil || v.source.Kind == "" {
			continue
		}
		u.last = v
		v.paragraph = u.paragraph
		v.quoting = u.runsOn(&ds[i])
	}
	u.rememberSubject()
	for i := 0; i < len(u.items); i++ {
		if e := u.entityOf(i); e >= 0 {
			u.refer(u.namedSource(news.Source{Text: u.items[i].Of(u.doc.Text)}, e), 1)
			i = u.mentionEnd(i) - 1
		}
	}
	u.count++
}

// rememberSubject keeps the subject of the first clause.
func (u *unit) rememberSubject() {
	for i := range u.items {
		if !u.finite(i) {
			continue
		}
		np := u.subject(i)
		if np.empty() || u.tag(u.head(np)) == "PRP" {
			return
		}
		s := u.identify(np)
		if s.Name != "" || u.speaker(u.low(u.head(np))) {
			u.refer(s, 2)
		}
		return
	}
}

// refer adds a referent.
func (u *unit) refer(s news.Source, weight int) {
	u.outletSpoke = u.outletSpoke || s.Kind == news.OutletSource
	words := s.Text + " " + s.Name + " " + s.Role
	gender := ""
	if s.Entity >= 0 {
		e := &u.Entities[s.Entity]
		words += " " + e.Role
		gender = e.Gender
	}
	low := " " + strings.Join(strings.FieldsFunc(strings.ToLower(words), separates), " ") + " "
	if gender == "" {
		gender = genderOf(low)
	}
	u.referents = append(u.referents, referent{source: s, words: low, gender: gender, unit: u.count, paragraph: u.paragraph, weight: weight})
}

func separates(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '’' || r == '\'' }

// genderOf tells a gender from a title or a noun.
func genderOf(words string) string {
	for w := range strings.FieldsSeq(words) {
		switch w {
		case "mr", "mr.", "spokesman", "man", "father", "son", "brother", "husband", "chairman", "he", "king", "sir", "boy":
			return "m"
		case "mrs", "mrs.", "ms", "ms.", "spokeswoman", "woman", "mother", "daughter", "sister", "wife", "widow", "chairwoman", "she", "queen", "dame", "girl":
			return "f"
		}
	}
	return ""
}

// runsOn reports whether the draft ends in a quotation that the next paragraph continues.
func (u *unit) runsOn(d *draft) bool {
	for _, r := range d.content {
		for i := r.first; i < r.last; i++ {
			if u.isQuote(i) && u.doc.Quotes[u.items[i].quote].Continues {
				return true
			}
		}
	}
	return false
}
