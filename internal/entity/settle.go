package entity

import (
	"headwater/internal/news"
	"headwater/internal/text"
)

// settle puts right what the tagger, which sees one stretch of words at a time, cannot know: what a
// name's title, its head word and its other mentions tell.
func (p *page) settle(found []mention, a *news.Article) []mention {
	kept := make([]mention, 0, len(found)+8)
	for _, m := range found {
		for _, part := range p.split(m) {
			part = p.withFoundation(p.withLegalForm(p.trim(part)))
			taken := len(kept) > 0 && part.first < kept[len(kept)-1].last
			if part.first < part.last && !taken && !p.isNoName(part) {
				part.kind = p.kindOf(part)
				kept = append(kept, part)
			}
		}
	}
	kept = p.addPlain(kept)
	p.agree(kept, a.Dateline.Place)
	return p.outsideOf(a.Furniture, p.spread(kept))
}

// outsideOf leaves out the mentions that stand in one of the spans.
func (p *page) outsideOf(furniture []text.Span, found []mention) []mention {
	kept := found[:0]
	for _, m := range found {
		if !inFurniture(p.span(m), furniture) {
			kept = append(kept, m)
		}
	}
	return kept
}

// span gives the bytes of a mention.
func (p *page) span(m mention) text.Span {
	return text.Span{Start: p.words[m.first].Start, End: p.words[m.last-1].End}
}

func (p *page) surface(m mention) string { return p.span(m).Of(p.doc.Text) }

// isNoName reports whether a proposal is no name of ours: a day, a title alone, a small word, or
// words of a heading that the article's body does not know.
func (p *page) isNoName(m mention) bool {
	w := &p.words[m.first]
	if p.isDate(m) {
		return true
	}
	if m.last-m.first == 1 {
		switch {
		case w.marks&orgTail != 0 && w.marks&(org|outlet|given|place) == 0:
			return true
		case w.marks&(title|honorific) != 0 && w.marks&(given|surname|place|outlet|org) == 0,
			w.form != upper && w.marks&common != 0 && w.marks&(given|surname|place|outlet|org) == 0:
			return true
		}
	}
	return w.heading && p.plainInBody(m)
}

// isDate reports whether the mention is all days, months and numbers.
func (p *page) isDate(m mention) bool {
	for i := m.first; i < m.last; i++ {
		if p.words[i].marks&calendar == 0 && p.words[i].form != digits {
			return false
		}
	}
	return true
}

// plainInBody reports whether a capitalised word of m, which stands in a heading, is written small in
// the running text and never with a capital.
func (p *page) plainInBody(m mention) bool {
	for i := m.first; i < m.last; i++ {
		if p.words[i].form.isName() && p.seen[p.words[i].hash]&(inMidSentence|inSmall) == inSmall {
			return true
		}
	}
	return false
}

func inFurniture(s text.Span, furniture []text.Span) bool {
	for _, f := range furniture {
		if f.Overlaps(s) {
			return true
		}
	}
	return false
}

// kindOf weighs what surrounds one mention against what the tagger thinks.
func (p *page) kindOf(m mention) news.EntityType {
	first, head := &p.words[m.first], &p.words[m.last-1]
	single := m.last-m.first == 1
	switch {
	case single && first.marks&demonym != 0 && first.marks&(outlet|org) == 0 && m.kind != news.Person:
		return news.OtherEntity
	case !single && head.marks&orgTail != 0:
		return news.Organization
	case !single && head.marks&orgHead != 0 && head.marks&(placeHead|given|surname) == 0 && first.marks&given == 0:
		return news.Organization
	case head.marks&(orgHead|placeHead|outletHead) != 0 && head.marks&surname == 0 && !single:
		return m.kind
	case p.addressed(m):
		return news.Person
	case p.introduced(m):
		return news.Person
	case m.kind == news.OtherEntity && p.hasSpokesman(m):
		return news.Organization
	}
	return m.kind
}

// introduced reports whether the mention is a full name with a role before or after it, as newspapers
// introduce people: "his agent, Leonie Dale,", "Pell Carrow, an analyst".
func (p *page) introduced(m mention) bool {
	if n := m.last - m.first; n < 2 || n > 4 || m.kind == news.Person {
		return false
	}
	for i := m.first; i < m.last; i++ {
		w := &p.words[i]
		if !w.form.isName() || w.form == upper || w.marks&(orgTail|outlet|org|inside|demonym|topic|common) != 0 ||
			w.marks&(orgHead|outletHead|place|placeHead) != 0 && w.marks&(given|surname) == 0 {
			return false
		}
	}
	return p.roleOf(m) != ""
}

// hasSpokesman reports whether "a spokesman for" or the like stands before the mention.
func (p *page) hasSpokesman(m mention) bool {
	by, who := p.near(m.first, m.first-1), p.near(m.first, m.first-2)
	return (by.s == "for" || by.s == "at" || by.s == "of") && who.form == lower && who.marks&role != 0
}

// addressed reports whether "Mr", "Ms", "Sir" or the like stands before the mention.
func (p *page) addressed(m mention) bool {
	if m.first == 0 || p.words[m.first-1].sent != p.words[m.first].sent {
		return false
	}
	b := &p.words[m.first-1]
	return b.marks&honorific != 0 && b.marks&(masculine|feminine) != 0 && b.form == capital
}
