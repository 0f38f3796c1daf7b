package attribute

import (
	"strings"

	"headwater/internal/news"
)

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
	if u.tag(h) == "PRP" || u.tag(h) == "PRP$" || u.low(h) == "his" || u.low(h) == "her" || u.together(np) {
		return u.withReason(u.pronoun(s, h), np)
	}
	if e := u.namedIn(np, h); e >= 0 {
		if !u.persons[e] && u.entityOf(h) == e && (u.personByRole(np, h) || u.personLike(np, h, e)) {
			u.persons[e] = true
		}
		return u.bodyBeside(u.namedSource(s, e), np, h)
	}
	if u.proper(h) && !u.speaker(u.low(h)) || u.partnership(h) {
		return u.bodyBeside(u.unlisted(s, np, h), np, h)
	}
	if name := u.nameBeside(np, h); !name.empty() {
		s.Kind, s.Name, s.Role = news.NamedPerson, u.words(name), u.low(h)
		return s
	}
	return u.described(s, np, h)
}

// together reports a word that alone means several spoken of before: "Both declined".
func (u *unit) together(np run) bool {
	return np.last == np.first+1 && (u.low(np.first) == "both" || u.low(np.first) == "all")
}

// namedIn is the entity that np is about: the one named at its head, or a person named in an
// apposition or after a title.
func (u *unit) namedIn(np run, h int) int {
	if e := u.entityOf(h); e >= 0 {
		return e
	}
	if kinds[u.low(h)] == news.DocumentSource {
		return -1 // whoever signed it
	}
	for i := np.first; i < np.last; i = max(i+1, u.mentionEnd(i)) {
		e := u.entityOf(i)
		if e < 0 || !u.isPerson(e) || u.tag(i-1) == "POS" {
			continue
		}
		end := u.mentionEnd(i)
		before := u.tag(i - 1)
		if before == "DT" {
			before = u.tag(i - 2)
		}
		plain := before != "IN" && before != "CC" && u.tag(end) != "POS"
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
		case i < h && (titles[u.low(i)] || people[u.low(i)] && kinds[u.low(i)] == "" && u.proper(i+1)):
			return true
		case u.comma(i) && i > h:
			aside := u.low(u.head(run{i + 1, u.simpleRight(i + 1)}))
			return people[aside] && kinds[aside] == "" || u.tag(i+1) == "WP"
		}
	}
	return false
}

// shortName reports a name of one word that nothing else shows to be a person's. Reports give
// people's names in full at first; companies go by one.
func (rd *reader) shortName(e *news.Entity) bool {
	if strings.Contains(e.Name, " ") || e.Role != "" && kinds[e.Role[strings.LastIndexByte(e.Role, ' ')+1:]] == "" || e.Gender != "" {
		return false
	}
	for _, m := range e.Mentions {
		if before := strings.Fields(rd.doc.Text[max(0, m.Start-12):m.Start]); len(before) > 0 {
			if w := strings.ToLower(before[len(before)-1]); titles[w] || people[w] && kinds[w] == "" {
				return false
			}
		}
	}
	return true
}

// bodyBeside puts right the kind of a named source by the word that tells what it is: "the trade
// magazine Tide & Berth", "Tessel Brane, the venture that runs the port".
func (u *unit) bodyBeside(s news.Source, np run, h int) news.Source {
	first, end := u.mentionStart(h), u.mentionEnd(h)
	if u.entityOf(h) < 0 {
		if !u.proper(h) {
			return s
		}
		first, end = h, h+1
		for u.proper(first - 1) {
			first--
		}
	}
	w := ""
	if u.comma(end) && end < np.last && u.tag(end+1) == "DT" {
		w = u.low(u.head(run{end + 1, u.simpleRight(end + 1)}))
	} else if u.comma(first-1) && first-1 > np.first {
		w = u.low(u.head(run{np.first, first - 1}))
	} else if first > np.first && !u.capital(first-1) {
		w = u.low(first - 1)
	}
	if k := kinds[w]; (k == news.OutletSource || k == news.OrganizationSource) && !people[w] {
		s.Kind = k
	}
	return s
}

func (u *unit) namedSource(s news.Source, e int) news.Source {
	ent := &u.Entities[e]
	s.Entity, s.Name, s.Role = e, ent.Name, ent.Role
	switch {
	case ent.Type == news.Person && !u.shortName(ent), u.persons[e]:
		s.Kind = news.NamedPerson
	case ent.Outlet:
		s.Kind = news.OutletSource
	default:
		s.Kind = news.OrganizationSource
	}
	return s
}

// personLike reports whether the name of unknown kind at h follows a word that can only be for a
// person, being lower-case and none for a body: "party firebrand Tova Lindgren".
func (u *unit) personLike(np run, h, e int) bool {
	i := u.mentionStart(h) - 1
	if u.Entities[e].Type != news.OtherEntity || i < np.first || u.tag(i) != "NN" || u.capital(i) {
		return false
	}
	w := u.low(i)
	return kinds[w] == "" && strings.Contains(u.Entities[e].Name, " ")
}

// unlisted is a source with a name that is not among the entities.
func (u *unit) unlisted(s news.Source, np run, h int) news.Source {
	first := h
	for first > np.first && (u.proper(first-1) || u.partnership(first)) {
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
	titled = titled || last-first == 1 && u.postPreposition(last) && !u.bodyName(run{first, last}) && u.tag(np.first) != "DT"
	if u.partnership(h) {
		return s
	}
	if titled || last-first >= 2 && last-first <= 3 && u.tag(np.first) != "DT" && !u.bodyName(run{first, last}) {
		s.Kind = news.NamedPerson
	}
	return s
}

// partnership reports whether the word at i closes the name of a firm: "Pell & Partners".
func (u *unit) partnership(i int) bool { return u.low(i-1) == "&" && u.capital(i) }

// postPreposition reports the preposition and name of a post or body after a person's name: "Falk of
// the Institute".
func (u *unit) postPreposition(i int) bool {
	w := u.low(i)
	if u.tag(i+1) == "DT" {
		i++
	}
	return (w == "of" || w == "at" || w == "from") && u.proper(i+1)
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
