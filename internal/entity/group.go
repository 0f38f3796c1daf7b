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
	mentions []int    // indices into the page's mentions, in order once all are placed
	apart    bool     // called a parent, a unit or a rival of its namesake: joins no shorter name
}

// grouper sorts mentions into entities: first the names of several words, which tell who is meant,
// then the single words, each of which may be short for one of them.
type grouper struct {
	*page
	found  []mention
	groups []group
	// byName leads from a type and a whole name, byWord from a type and a first or last word or an
	// acronym to the groups that have it, the latest last.
	byName map[nameKey]int
	byWord map[nameKey][]int
}

// nameKey is a name or a word of it, with the kind of thing it names.
type nameKey struct {
	kind news.EntityType
	name string
}

// groups gives the entities in the order in which they are first named.
func (p *page) groups(found []mention) []group {
	g := grouper{page: p, found: found, byName: map[nameKey]int{}, byWord: map[nameKey][]int{}}
	for _, long := range []bool{true, false} {
		for i := range found {
			if words := p.nameWords(found[i]); len(words) > 1 == long {
				g.add(g.place(i, words), i)
			}
		}
	}
	for i := range g.groups {
		slices.Sort(g.groups[i].mentions)
	}
	slices.SortStableFunc(g.groups, func(a, b group) int { return a.mentions[0] - b.mentions[0] })
	return g.groups
}

func (g *grouper) add(group, mention int) {
	g.groups[group].mentions = append(g.groups[group].mentions, mention)
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
func (g *grouper) place(i int, words []string) int {
	m := g.found[i]
	key := nameKey{m.kind, g.surface(m)}
	if at, ok := g.byName[key]; ok && !(m.kind == news.Person && len(words) == 1) {
		return at
	}
	at := g.likeliest(i, words)
	switch {
	case at < 0:
		at = len(g.groups)
		g.groups = append(g.groups, group{kind: m.kind, words: words, name: g.surface(m), apart: g.setApart(m)})
		g.enter(at)
	case len(words) > len(g.groups[at].words):
		g.groups[at].words, g.groups[at].name = words, g.surface(m)
		g.enter(at)
	}
	g.byName[key] = at
	return at
}

// enter makes a group findable by the words of its name.
func (g *grouper) enter(at int) {
	for _, key := range wordKeys(g.groups[at].kind, g.groups[at].words) {
		if list := g.byWord[key]; len(list) == 0 || list[len(list)-1] != at {
			g.byWord[key] = append(list, at)
		}
	}
}

// wordKeys gives what a name can share with another form of it: its first and last words, and the
// acronyms they make.
func wordKeys(kind news.EntityType, words []string) []nameKey {
	first, last := words[0], words[len(words)-1]
	if len(words) == 1 {
		return []nameKey{{kind, strings.ReplaceAll(first, ".", "")}}
	}
	keys := []nameKey{{kind, first}, {kind, last}}
	if kind == news.Organization {
		for _, acronym := range news.Acronyms(words) {
			keys = append(keys, nameKey{kind, acronym})
		}
	}
	return keys
}

// maxNamesakes bounds how many names that share a word are weighed against each other.
const maxNamesakes = 16

// candidates lists the groups that mention words may belong to, the latest first, none twice.
func (g *grouper) candidates(kind news.EntityType, words []string) []int {
	var out []int
	for _, key := range wordKeys(kind, words) {
		list := g.byWord[key]
		for i := len(list) - 1; i >= max(0, len(list)-maxNamesakes); i-- {
			if !slices.Contains(out, list[i]) {
				out = append(out, list[i])
			}
		}
	}
	return out
}

// likeliest gives the one entity that the words can be short or long for: of several persons the one
// whom "Mr" or "Ms" fits, then the one named last before; of several bodies none. -1 when there is none.
func (g *grouper) likeliest(i int, words []string) int {
	m := g.found[i]
	address := genderOfMarks(g.near(m.first, m.first-1).marks)
	best, count, bestRank := -1, 0, 0
	for _, at := range g.candidates(m.kind, words) {
		c := &g.groups[at]
		if c.apart || !g.sameName(c, m, words) {
			continue
		}
		count++
		rank := lastBefore(c.mentions, i) + len(g.found)*address*genderOfName(c.words[0])
		if best < 0 || rank > bestRank {
			best, bestRank = at, rank
		}
	}
	if count > 1 && m.kind != news.Person {
		return -1
	}
	return best
}

// lastBefore gives the last of the mentions that stands before mention i, -1 for none. Each group has
// its long names first, then its short ones, both in order.
func lastBefore(mentions []int, i int) int {
	last := -1
	for k := len(mentions) - 1; k >= max(0, len(mentions)-maxNamesakes); k-- {
		if mentions[k] < i {
			last = max(last, mentions[k])
		}
	}
	return last
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
		return n > 1 || len(full) < 4 && exact[words[0]]&(topic|place|demonym|titleLead|prefix) == 0
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
