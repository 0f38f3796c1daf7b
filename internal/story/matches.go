package story

import (
	"cmp"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// matches are the passages that two articles share, in order of their places in the later one.
type matches struct {
	list    []news.Match
	longest int // of those places, in bytes
}

func matchesOf(al news.Alignment) matches {
	m := matches{list: slices.Clone(al.Matches)}
	slices.SortStableFunc(m.list, func(a, b news.Match) int { return cmp.Compare(a.B.Start, b.B.Start) })
	for _, p := range m.list {
		m.longest = max(m.longest, p.B.Len())
	}
	return m
}

// pair reports whether a passage matches a third of span x of the earlier article or more with a third of
// span y of the later one.
func (m matches) pair(x, y text.Span) bool {
	i, _ := slices.BinarySearchFunc(m.list, y.Start-m.longest, func(p news.Match, at int) int { return cmp.Compare(p.B.Start, at) })
	for ; i < len(m.list) && m.list[i].B.Start < y.End; i++ {
		if overlap(m.list[i].A, x)*3 >= x.Len() && overlap(m.list[i].B, y)*3 >= y.Len() {
			return true
		}
	}
	return false
}

// overlap returns how many bytes two spans share.
func overlap(a, b text.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// aligned reports whether an alignment matches words of s with words of t.
func (q *inquiry) aligned(s, t *statement) bool {
	if s.article > t.article {
		s, t = t, s
	}
	return q.matches[[2]int{s.article, t.article}].pair(cover(s.told.Content), cover(t.told.Content))
}
