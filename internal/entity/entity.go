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
