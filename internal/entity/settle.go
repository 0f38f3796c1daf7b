package entity

import (
	"strings"

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
			if part.first < part.last && !p.isNoName(part) {
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

// split cuts a proposal that holds two names: "Brandt's Orley Falls" (but not "St. Anne's Hospital"),
// "Ada Holt of Quay Securities" (but not "Bank of England").
func (p *page) split(m mention) []mention {
	for i := m.first + 1; i < m.last-1; i++ {
		right := mention{i + 1, m.last, m.kind, -1}
		left := mention{m.first, i, m.kind, -1}
		switch {
		case p.words[i].s == "'s" && p.ownsAnother(left, right):
			return append([]mention{left}, p.split(right)...)
		case p.words[i].s == "of" && p.belongsTo(left, right):
			left.kind = news.Person
			return []mention{left, right}
		}
	}
	return []mention{m}
}

// ownsAnother reports whether "left's right" are two names.
func (p *page) ownsAnother(left, right mention) bool {
	l, head := &p.words[left.last-1], &p.words[right.last-1]
	return head.marks&(orgHead|placeHead|outletHead) == 0 || l.marks&(place|demonym|org) != 0 ||
		p.seen[l.hash]&(afterGiven|afterTitle|bySpeech) != 0
}

// belongsTo reports whether "left of right" are a person and a body.
func (p *page) belongsTo(left, right mention) bool {
	if n := left.last - left.first; n < 2 || n > 3 || left.kind == news.Place {
		return false
	}
	for i := left.first; i < left.last; i++ {
		w := &p.words[i]
		if w.form != capital && w.form != initial && w.form != mixed ||
			w.marks&(orgHead|placeHead|outletHead|titleLead|topic|demonym|inside|prefix|common|title) != 0 {
			return false
		}
	}
	return p.words[right.last-1].marks&(orgHead|orgTail) != 0 || p.words[left.first].marks&given != 0
}

// span gives the bytes of a mention.
func (p *page) span(m mention) text.Span {
	return text.Span{Start: p.words[m.first].Start, End: p.words[m.last-1].End}
}

func (p *page) surface(m mention) string { return p.span(m).Of(p.doc.Text) }

// trim takes titles and possessive marks off a name.
func (p *page) trim(m mention) mention {
	for m.last > m.first && (p.words[m.last-1].s == "'s" || p.words[m.last-1].form == mark0 && p.words[m.last-1].s != "!") {
		m.last--
	}
	if m.kind != news.Person {
		return p.trimOffice(m)
	}
	for i := m.last - 2; i >= m.first; i-- {
		w := &p.words[i]
		if w.marks&(title|honorific) != 0 && w.marks&given == 0 && !p.royal(m, i) {
			m.first = i + 1
			break
		}
	}
	return m
}

// withLegalForm takes in the ", Inc." after a body's name.
func (p *page) withLegalForm(m mention) mention {
	if p.near(m.last-1, m.last).s == "," && p.near(m.last-1, m.last+1).marks&orgTail != 0 && m.kind != news.Place {
		m.last += 2
		m.kind = news.Organization
	}
	return m
}

// withFoundation takes in what a saint's name is given to: "St. Cyprian" with "'s Church".
func (p *page) withFoundation(m mention) mention {
	first := p.words[m.first].s
	next := p.near(m.last-1, m.last+1)
	if first != "St." && first != "St" && first != "Saint" || p.near(m.last-1, m.last).s != "'s" || next.run < 0 {
		return m
	}
	last := p.runs[next.run].last
	switch head := p.words[last-1].marks; {
	case head&orgHead != 0:
		m.last, m.kind = last, news.Organization
	case head&placeHead != 0:
		m.last, m.kind = last, news.Place
	}
	return m
}

// trimOffice takes off the end of a body's or place's name what opens a title: "US Defense" before
// "Secretary".
func (p *page) trimOffice(m mention) mention {
	if p.near(m.last-1, m.last).marks&title == 0 || p.near(m.last-1, m.last).form == lower {
		return m
	}
	last := m.last
	for last > m.first && p.words[last-1].marks&titleLead != 0 {
		last--
	}
	m.last = last
	return m
}

// royal reports whether the honorific at i is all that tells the name from a given name: "Queen
// Elizabeth", "Pope Francis", "Prince Harry".
func (p *page) royal(m mention, i int) bool {
	switch p.words[i].s {
	case "King", "Queen", "Prince", "Princess", "Pope", "Saint", "St.", "St":
		return m.last-i == 2 && p.words[i+1].marks&given != 0
	}
	return false
}

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

// agree lets all mentions of the same words have one type: that of most of them, a mention with
// a title counting for more. A lone word has the type of the full name that it is short for.
func (p *page) agree(found []mention, dateline string) {
	votes := map[string]*ballot{}
	for _, m := range found {
		s := p.surface(m)
		if votes[s] == nil {
			votes[s] = &ballot{}
		}
		votes[s].add(m.kind, 1+2*flag(p.addressed(m)))
	}
	surnames, bodies := p.surnames(found), p.bodies(found)
	for i, m := range found {
		w := &p.words[m.first]
		found[i].kind = votes[p.surface(m)].winner()
		switch {
		case dateline != "" && strings.EqualFold(p.surface(m), dateline):
			found[i].kind = news.Place
		case m.last-m.first > 1 || w.marks&(place|demonym|org|outlet) != 0:
		case surnames[w.s]:
			found[i].kind = news.Person
		case p.seen[w.hash]&(afterTitle|afterGiven|beforeAge|beforeWho) != 0:
		case len(surnames) > 1 && found[i].kind == news.Person && w.marks&(given|surname) == 0 && w.form != initial && p.seen[w.hash]&bySpeech == 0:
			found[i].kind = news.Organization
		case bodies[w.s] || found[i].kind == news.Person && p.seen[w.hash]&(hasRole|byBody|byPress) != 0:
			found[i].kind = news.Organization
		}
	}
}

// bodies lists the words that open the full names of bodies: "Stonemere" of "Stonemere Aggregates".
func (p *page) bodies(found []mention) map[string]bool {
	first := map[string]bool{}
	for _, m := range found {
		named := p.words[m.first].marks&(topic|common|titleLead|place|demonym) == 0
		if m.kind == news.Organization && m.last-m.first > 1 && named {
			first[p.words[m.first].s] = true
		}
	}
	return first
}

// surnames lists the last words of persons with full names.
func (p *page) surnames(found []mention) map[string]bool {
	last := map[string]bool{}
	for _, m := range found {
		if m.kind == news.Person && m.last-m.first > 1 {
			last[p.words[m.last-1].s] = true
		}
	}
	return last
}

// ballot counts votes for types.
type ballot [len(labelTypes)]int

func (b *ballot) add(kind news.EntityType, n int) {
	for i, t := range labelTypes {
		if t == kind {
			b[i] += n
		}
	}
}

func (b *ballot) winner() news.EntityType {
	best := 1
	for i := range b {
		if b[i] > b[best] {
			best = i
		}
	}
	return labelTypes[best]
}
