package attribute

import (
	"sort"

	"headwater/internal/news"
	"headwater/internal/text"
)

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
