package story

import (
	"cmp"
	"iter"
	"slices"

	"headwater/internal/news"
)

const (
	joinAt     = 0.45 // match at which two groups of statements are one claim
	worthALink = 0.05 // likeness below which only neighbours are compared further
	aligned    = 0.25 // what it adds to likeness that a passage was found to be the other's wording
	reach      = 4    // statements back to which a quotation may elaborate another statement
	commonWord = 400  // statements that have a word, above which it finds no candidates
)

// group sorts the statements that assert something into claims.
func (q *inquiry) group() []claim {
	items := q.asserting()
	lead := agglomerate(len(items), q.links(items), joinAt)
	number := map[int]int{} // leading item → claim
	var list []claim
	for i, l := range lead {
		if i == l {
			number[l] = len(list)
			list = append(list, claim{})
		}
		c := &list[number[l]]
		c.asserts = append(c.asserts, items[i])
	}
	return list
}

// asserting lists the statements that assert something.
func (q *inquiry) asserting() []int {
	var items []int
	for i := range q.statements {
		if q.statements[i].told.Stance == news.Asserts {
			items = append(items, i)
		}
	}
	return items
}

// links compares the pairs of items that may state the same. Numbers in links are positions in items.
func (q *inquiry) links(items []int) []link {
	var links []link
	for i, j := range q.pairs(items) {
		if score := q.score(&q.statements[items[i]], &q.statements[items[j]]); score > 0 {
			links = append(links, link{i, j, score})
		}
	}
	return links
}

// score is the chance that s and t state the same.
func (q *inquiry) score(s, t *statement) float64 {
	alike := q.lexicon.likeness(&s.words, &t.words)
	if !q.worthwhile(s, t, alike) {
		return 0
	}
	return q.chance(s, t, alike)
}

// worthwhile reports whether s and t, alike to the degree told, are compared further.
func (q *inquiry) worthwhile(s, t *statement, alike float64) bool {
	return alike >= worthALink || q.neighbours(s, t)
}

// pairs gives the positions in items of every two that share a telling word or are neighbours, the
// lower first.
func (q *inquiry) pairs(items []int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		with := make([][]int, len(q.lexicon.weight)) // word → positions that have it
		seen := make([]int, len(items))              // position → the last it was set beside, from 1
		for j := range items {
			near := q.near(items, j, with, seen)
			for _, i := range near {
				if !yield(i, j) {
					return
				}
			}
		}
	}
}

// near lists the positions before j that share a telling word with it, by the index with, or are its
// neighbours, and enters j into the index.
func (q *inquiry) near(items []int, j int, with [][]int, seen []int) []int {
	s := &q.statements[items[j]]
	var near []int
	for i := max(0, j-reach); i < j; i++ {
		if q.neighbours(&q.statements[items[i]], s) {
			near, seen[i] = append(near, i), j+1
		}
	}
	for _, id := range s.words.ids {
		if q.lexicon.count[id] > commonWord {
			continue
		}
		for _, i := range with[id] {
			if seen[i] != j+1 {
				near, seen[i] = append(near, i), j+1
			}
		}
		with[id] = append(with[id], j)
	}
	slices.Sort(near)
	return near
}

// sortStatements puts statements of one article in order of their words.
func sortStatements(list []statement) {
	slices.SortStableFunc(list, func(a, b statement) int {
		return cmp.Or(cmp.Compare(a.told.Passage.Start, b.told.Passage.Start), cmp.Compare(a.told.Passage.End, b.told.Passage.End))
	})
}
