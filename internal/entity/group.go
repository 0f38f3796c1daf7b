package entity

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// group is one entity in the making.
type group struct {
	kind     news.EntityType
	words    []string // of its fullest name, articles and full stops left out
	name     string   // its fullest name as printed
	mentions []int    // indices into the page's mentions, in order
	apart    bool     // called a parent, a unit or a rival of its namesake: joins no shorter name
}

// groups sorts mentions into entities: first the names of several words, which tell who is meant,
// then the single words, each of which may be short for one of them.
func (p *page) groups(found []mention) []group {
	var gs []group
	byName := map[string]int{}
	for _, wantLong := range []bool{true, false} {
		for i := range found {
			words := p.nameWords(found[i])
			if long := len(words) > 1; long != wantLong {
				continue
			}
			found[i].group = p.place(&gs, byName, found, i, words)
		}
	}
	for i, m := range found {
		gs[m.group].mentions = append(gs[m.group].mentions, i)
	}
	return byFirstMention(gs)
}

// nameWords gives the words of a name as they are compared: no "The", no stops, curly marks straight.
func (p *page) nameWords(m mention) []string {
	words := make([]string, 0, m.last-m.first)
	for i := m.first; i < m.last; i++ {
		s := strings.TrimRight(p.words[i].s, ".")
		if i == m.first && m.last-m.first > 1 && (s == "The" || s == "the") || s == "" {
			continue
		}
		if p.words[i].heading && p.words[i].form == upper && len(s) > 4 {
			s = capitalised(s)
		}
		words = append(words, s)
	}
	return words
}

// place finds the entity that mention i belongs to, or opens a new one.
func (p *page) place(gs *[]group, byName map[string]int, found []mention, i int, words []string) int {
	m := found[i]
	key := string(m.kind) + " " + strings.Join(words, " ")
	if g, ok := byName[key]; ok && !(m.kind == news.Person && len(words) == 1) {
		return g
	}
	g := p.likeliest(*gs, found, i, words)
	switch {
	case g < 0:
		*gs = append(*gs, group{kind: m.kind, words: words, name: p.surface(m), apart: p.setApart(m)})
		g = len(*gs) - 1
	case len(words) > len((*gs)[g].words):
		(*gs)[g].words, (*gs)[g].name = words, p.surface(m)
	}
	byName[key] = g
	return g
}

// likeliest gives the one entity that the words can be short or long for: of several persons the one
// whom "Mr" or "Ms" fits, then the one named last before; of several bodies none. -1 when there is none.
func (p *page) likeliest(gs []group, found []mention, i int, words []string) int {
	m := found[i]
	address := genderOfMarks(p.near(m.first, m.first-1).marks)
	best, count, bestRank := -1, 0, 0
	for g := range gs {
		if gs[g].kind != m.kind || gs[g].apart || !p.sameName(&gs[g], m, words) {
			continue
		}
		count++
		rank := lastBefore(found, i, g) + len(found)*address*genderOfName(gs[g].words[0])
		if best < 0 || rank > bestRank {
			best, bestRank = g, rank
		}
	}
	if count > 1 && m.kind != news.Person {
		return -1
	}
	return best
}

// lastBefore is the index of the last mention of entity g before mention i, or of -1.
func lastBefore(found []mention, i, g int) int {
	for j := i - 1; j >= 0; j-- {
		if found[j].group == g {
			return j
		}
	}
	return -1
}

// sameName compares by what kind of thing is named.
func (p *page) sameName(g *group, m mention, words []string) bool {
	switch m.kind {
	case news.Person:
		return p.samePerson(g.words, m, words)
	case news.Organization:
		return slices.EqualFunc(g.words, words, strings.EqualFold) || acronymOf(g.words, words) || p.shortBody(g.words, m, words)
	case news.OtherEntity:
		return slices.EqualFunc(g.words, words, strings.EqualFold) || p.shortBody(g.words, m, words)
	}
	return slices.EqualFunc(g.words, words, strings.EqualFold)
}

// samePerson compares names of persons: a family name alone, with no "Mr" or "Ms" that belies it, or a
// given name alone is enough.
func (p *page) samePerson(full []string, m mention, words []string) bool {
	if len(words) == 1 && words[0] == full[0] && exact[words[0]]&given != 0 {
		return true
	}
	if !news.SamePerson(full, words) {
		return false
	}
	address := genderOfMarks(p.near(m.first, m.first-1).marks)
	return len(words) > 1 || len(full) == 1 || address*genderOfName(full[0]) >= 0
}

// shortBody reports whether words are the beginning of a body's full name ("Stonemere" for "Stonemere
// Aggregates") or, after "the", its end ("the Inspectorate" for "Labour Inspectorate").
func (p *page) shortBody(full []string, m mention, words []string) bool {
	n := len(words)
	if n >= len(full) {
		return false
	}
	if slices.Equal(full[:n], words) {
		return n > 1 || exact[words[0]]&(topic|place|demonym|titleLead|prefix) == 0
	}
	return slices.Equal(full[len(full)-n:], words) && (n > 1 || p.afterArticle(m))
}

func (p *page) afterArticle(m mention) bool {
	if p.words[m.first].s == "The" || p.words[m.first].s == "the" {
		return true
	}
	return m.first > 0 && (p.words[m.first-1].s == "the" || p.words[m.first-1].s == "The")
}

// acronymOf reports whether one of two names is made of the initials of the other.
func acronymOf(a, b []string) bool {
	if len(a) == 1 {
		a, b = b, a
	}
	return len(b) == 1 && len(a) > 1 && news.IsAcronym(b[0], a)
}

// kin are words that set a body apart from its namesake: "its parent, Brandt Holdings".
var kin = map[string]bool{
	"parent": true, "owner": true, "subsidiary": true, "affiliate": true, "successor": true, "predecessor": true,
	"sister": true, "spin-off": true, "spinoff": true, "offshoot": true, "arm": true, "unit": true, "rival": true,
	"renamed": true, "formerly": true,
}

// setApart reports whether a word for kin stands shortly before the mention, in its sentence.
func (p *page) setApart(m mention) bool {
	if m.kind != news.Organization {
		return false
	}
	for i := m.first - 1; i >= max(0, m.first-4) && p.words[i].sent == p.words[m.first].sent; i-- {
		if kin[p.words[i].s] {
			return true
		}
	}
	return false
}

// byFirstMention puts entities in the order in which they are first named.
func byFirstMention(gs []group) []group {
	slices.SortStableFunc(gs, func(a, b group) int { return a.mentions[0] - b.mentions[0] })
	return gs
}
