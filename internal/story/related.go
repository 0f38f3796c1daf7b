package story

import (
	"slices"

	"headwater/internal/news"
)

const (
	kinshipAt = 0.22 // likeness of two whole articles from which they tell of one thing
	namesakes = 2    // names of people and bodies in common that make two articles kin
)

// unrelated lists the articles that tell of something else than the rest: those outside the
// largest group of kin. Where no group is larger than one article, all but the first are listed.
func (q *inquiry) unrelated() []int {
	n := len(q.dossier.Readings)
	lead := make([]int, n)
	for i := range lead {
		lead[i] = i
	}
	root := func(i int) int {
		for lead[i] != i {
			i = lead[i]
		}
		return i
	}
	for a := range n {
		for b := a + 1; b < n; b++ {
			if x, y := root(a), root(b); x != y && q.areKin(a, b) {
				lead[max(x, y)] = min(x, y)
			}
		}
	}
	size := make([]int, n)
	for i := range n {
		size[root(i)]++
	}
	if n == 0 {
		return nil
	}
	main := slices.Index(size, slices.Max(size))
	var list []int
	for i := range n {
		if root(i) != main {
			list = append(list, i)
		}
	}
	return list
}

// kin reports whether two articles tell of one thing: one draws on the other, they share wording,
// people and bodies, or much of their telling words.
func (q *inquiry) kin(a, b int) bool {
	return q.lineage.draws(a, b) || q.lineage.draws(b, a) || q.sharesWording(a, b) ||
		q.sharedNames(a, b) >= namesakes || q.lexicon.likeness(&q.whole[a], &q.whole[b]) >= kinshipAt
}

// areKin is kin for two articles in any order, remembered.
func (q *inquiry) areKin(a, b int) bool {
	if a == b {
		return true
	}
	a, b = min(a, b), max(a, b)
	if q.kinship[a][b] == notAsked {
		q.kinship[a][b] = strangers
		if q.kin(a, b) {
			q.kinship[a][b] = kin
		}
	}
	return q.kinship[a][b] == kin
}

// kinship says whether two articles tell of one thing.
type kinship byte

const (
	notAsked kinship = iota
	strangers
	kin
)

// sharesWording reports whether a passage of some length was copied between a and b, or several
// passages reworded.
func (q *inquiry) sharesWording(a, b int) bool {
	const copied, reworded = 1, 3
	matches := q.matches[[2]int{a, b}].list
	n := 0
	for _, m := range matches {
		if m.Kind == news.CopiedPassage {
			n++
		}
	}
	return n >= copied || len(matches) >= reworded
}

// sharedNames counts the people and bodies, outlets apart, that both articles name.
func (q *inquiry) sharedNames(a, b int) int {
	n := 0
	for _, x := range q.dossier.Readings[a].Entities {
		if x.Type != news.Person && x.Type != news.Organization || x.Outlet {
			continue
		}
		name := foldName(x.Name)
		if slices.ContainsFunc(q.dossier.Readings[b].Entities, func(y news.Entity) bool { return x.Type == y.Type && foldName(y.Name) == name }) {
			n++
		}
	}
	return n
}
