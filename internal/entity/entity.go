// Package entity finds the names in an article and tells who and what they are.
//
// A reader of a newspaper does it in three steps, and so does this package. Capitalised words make
// stretches in which names can be (run.go); a trained tagger (tagger.go, names.md) says which words of
// a stretch are a name and of what kind, going by the words, a lexicon of the project's own
// (lexicon/), their distributional classes, and what the rest of the document shows of the same words
// (evidence.go), such as what it calls the thing (define.go). Then the document as a whole settles
// what a single stretch leaves open: where names begin and end (bounds.go), that the same words
// name the same kind of thing throughout (agree.go), and where else they stand (spread.go). Last, the
// mentions are sorted into persons, bodies and places (group.go), and what the words around them say
// is noted: a person's role (role.go) and gender (gender.go), and which bodies are news outlets
// (outlet.go).
//
// The tagger is a conditional random field (Lafferty, McCallum and Pereira, ICML 2001). Its features
// follow Ratinov and Roth ("Design Challenges and Misconceptions in Named Entity Recognition", CoNLL
// 2009). The later steps rest on the conventions of newspapers: a person is named in full and with
// a role at first, and by the family name after that.
package entity

import (
	"headwater/internal/news"
	"headwater/internal/text"
)

// Read finds the names in an article and tells who and what they are: one Entity for each person,
// body and place, in the order in which they are first named.
func Read(doc *text.Document, a *news.Article) []news.Entity {
	p := newPage(doc)
	found := p.settle(p.propose(), a)
	groups := p.groups(found)
	entities := make([]news.Entity, len(groups))
	for i := range groups {
		entities[i] = p.describe(&groups[i], found, a.Publisher.Name)
	}
	return entities
}

// describe makes the entity of a group.
func (p *page) describe(g *group, found []mention, publisher string) news.Entity {
	e := news.Entity{Name: g.name, Type: g.kind}
	for _, i := range g.mentions {
		m := found[i]
		e.Mentions = append(e.Mentions, p.span(m))
		if g.kind == news.Person && e.Role == "" {
			e.Role = p.roleOf(m)
		}
	}
	if g.kind == news.Person {
		e.Gender = p.genderOf(g, found, e.Role)
	}
	e.Outlet = p.isOutlet(g, found, publisher)
	if e.Outlet {
		e.Type = news.Organization
	}
	return e
}
