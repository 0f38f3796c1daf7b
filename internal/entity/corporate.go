package entity

import (
	"strings"

	"headwater/internal/news"
)

// incorporate makes bodies of those names that the words around one of their mentions show to be a
// body's, however much they look like a person's: "Calder Brane, which", "Brane's shares", "a stake in
// Brane", "Brane cut its forecast", "Calder Brane, a maker of rope". Its short form is the first word of it. A name
// that a person in the document bears as well is left.
func (p *page) incorporate(found []mention) {
	bodies := map[string]bool{}
	for _, m := range found {
		if p.maybeBody(m) && (p.actsAsBody(m) || p.calledBody(m)) {
			bodies[p.surface(m)] = true
			bodies[p.words[m.first].s] = true
		}
	}
	if len(bodies) == 0 {
		return
	}
	borne := map[string]bool{}
	for _, m := range found {
		if m.kind == news.Person && m.last-m.first > 1 && !bodies[p.surface(m)] {
			borne[p.words[m.last-1].s] = true
		}
	}
	for i, m := range found {
		if p.maybeBody(m) && bodies[p.surface(m)] && !borne[p.words[m.last-1].s] {
			found[i].kind = news.Organization
		}
	}
}

// maybeBody reports whether nothing shows the mention, no body so far, to be a person.
func (p *page) maybeBody(m mention) bool {
	first, last := &p.words[m.first], &p.words[m.last-1]
	return m.kind != news.Organization && first.marks&(given|place|demonym) == 0 &&
		p.seen[last.hash]&(afterTitle|afterGiven|beforeAge|beforeWho) == 0
}

// calledBody reports whether what follows the mention says that it is a body, and no person: "Calder Brane, the
// country's largest maker of rope".
func (p *page) calledBody(m mention) bool {
	e := definedAfter(p.words, m.last)
	return m.last-m.first <= 3 && e&calledBody != 0 && e&(calledPerson|calledPlace) == 0
}

func (p *page) actsAsBody(m mention) bool {
	before, what := p.near(m.first, m.first-1).s, p.near(m.first, m.first-2).s
	after, next := p.near(m.first, m.last), p.near(m.first, m.last+1).s
	if m.kind == news.Place {
		return false
	}
	switch {
	case before == "in" || before == "of" || before == "for":
		return holdings[what]
	case after.s == "'s":
		return holdings[next]
	}
	return p.words[m.first].opens && (after.s == "," && next == "which" || strings.HasPrefix(after.tag, "VB") && next == "its")
}

// holdings are the things that a company has and a person has not.
var holdings = map[string]bool{
	"shares": true, "stake": true, "shareholders": true, "stock": true, "takeover": true, "acquisition": true, "flotation": true,
	"subsidiary": true, "headquarters": true, "board": true, "merger": true,
}
