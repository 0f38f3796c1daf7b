package entity

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// agree lets all mentions of the same words have one type: that of most of them, a mention with
// a title counting for more.
func (p *page) agree(found []mention, dateline string) {
	p.incorporate(found)
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
		s := p.surface(m)
		found[i].kind = votes[s].winner()
		switch {
		case dateline != "" && strings.EqualFold(s, dateline):
			found[i].kind = news.Place
		case m.last-m.first == 1 && p.words[m.first].marks&(place|demonym|org|outlet) == 0:
			found[i].kind = p.kindOfOne(found[i], surnames, bodies)
		}
	}
}

// kindOfOne decides for a name of one word that the lexicon does not know. It has the type of the
// full name that it is short for.
func (p *page) kindOfOne(m mention, surnames, bodies map[string]bool) news.EntityType {
	w := &p.words[m.first]
	e := p.seen[w.hash]
	switch {
	case surnames[w.s]:
		return news.Person
	case e&(afterTitle|afterGiven|beforeAge|beforeWho) == 0 && w.marks&(given|surname) == 0 && p.hasDemonym(w.s):
		return news.Place
	case e&(afterTitle|afterGiven|beforeAge|beforeWho) != 0:
		return m.kind
	case bodies[w.s], m.kind == news.Person && e&(hasRole|byBody|byPress) != 0:
		return news.Organization
	}
	return m.kind
}

// demonymEnds are what is put behind the name of a land, whole or without its last vowels, for its people.
var demonymEnds = []string{"n", "an", "ian", "ese", "ish"}

// hasDemonym reports whether the document has the people of a land, too: "Orleyan soldiers" and "Orleya". The
// names of persons that may have one ("Scott" and "Scottish") are on the lists of names.
func (p *page) hasDemonym(land string) bool {
	const shortest = 4
	stem := strings.TrimRight(land, "aeiouy")
	if len(stem) < shortest {
		return false
	}
	return slices.ContainsFunc(demonymEnds, func(end string) bool {
		return p.seen[wordHash(land+end)]&inMidSentence != 0 || p.seen[wordHash(stem+end)]&inMidSentence != 0
	})
}

// bodies lists the words that may stand for bodies: "Stonemere" for "Stonemere Aggregates". The first
// word of a longer name is more often a place's ("Kilbarran County Council").
func (p *page) bodies(found []mention) map[string]bool {
	first := map[string]bool{}
	for _, m := range found {
		w := &p.words[m.first]
		short := m.last-m.first == 2 || m.last-m.first == 3 && p.words[m.last-1].marks&orgTail != 0
		if m.kind == news.Organization && short && p.seen[w.hash]&afterIn == 0 &&
			w.marks&(topic|common|titleLead|place|demonym) == 0 {
			first[w.s] = true
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
