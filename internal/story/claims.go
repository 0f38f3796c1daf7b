package story

import (
	"cmp"
	"math"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Weights of the evidence, beside shared words, that two statements state the same. They are
// round figures; the answer hardly moves when each is changed by a third.
const (
	joinAt        = 0.32 // mean score at which two groups of statements are one claim
	worthALink    = 0.12 // likeness below which two statements are not compared further
	sameSpeaker   = 0.10
	aligned       = 0.25 // one passage was found to be the other's wording
	otherPolarity = 0.30 // one is negated, the other not
	otherCounts   = 0.20 // they give numbers, and have none in common
	sameArticle   = 0.10 // a writer rarely says the same twice in a row
	commonWord    = 400  // statements that have a word, above which it finds no candidates
)

// group sorts the statements that assert something into claims.
func (q *inquiry) group() []claim {
	var items []int
	for i := range q.statements {
		if q.statements[i].told.Stance == news.Asserts {
			items = append(items, i)
		}
	}
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

// links compares every two of items that share a telling word. Numbers in links are positions in items.
func (q *inquiry) links(items []int) []link {
	with := make([][]int, len(q.lexicon.weight)) // word → positions that have it
	var links []link
	weight := make([]float64, len(items))
	for j, s := range items {
		var near []int
		for _, id := range q.statements[s].words.ids {
			if q.lexicon.count[id] > commonWord {
				continue
			}
			for _, i := range with[id] {
				if weight[i] == 0 {
					near = append(near, i)
				}
				weight[i] += q.lexicon.weight[id]
			}
			with[id] = append(with[id], j)
		}
		slices.Sort(near)
		for _, i := range near {
			weight[i] = 0
			if score := q.score(items[i], s); score > 0 {
				links = append(links, link{i, j, score})
			}
		}
	}
	return links
}

// score is how likely it is that statements a and b state the same of the same event, 0 to 1.
func (q *inquiry) score(a, b int) float64 {
	s, t := &q.statements[a], &q.statements[b]
	base := q.lexicon.likeness(&s.words, &t.words)
	if base < worthALink {
		return 0
	}
	if s.polarity.negated() != t.polarity.negated() {
		base -= otherPolarity
	}
	if q.countsDiffer(s, t) {
		base -= otherCounts
	}
	switch {
	case s.article == t.article:
		base -= sameArticle
	case q.aligned(s, t):
		base += aligned
	}
	if q.people.same(s.article, s.told.Source, t.article, t.told.Source) {
		base += sameSpeaker
	}
	return math.Max(0, math.Min(1, base))
}

// countsDiffer reports whether two articles that do not draw on one another give different numbers,
// with none in common to within a rounding.
func (q *inquiry) countsDiffer(s, t *statement) bool {
	if len(s.counts) == 0 || len(t.counts) == 0 || q.lineage.draws(s.article, t.article) || q.lineage.draws(t.article, s.article) {
		return false
	}
	return !slices.ContainsFunc(s.counts, func(x float64) bool {
		return slices.ContainsFunc(t.counts, func(y float64) bool { return math.Abs(x-y) <= 0.05*math.Max(x, y) })
	})
}

// aligned reports whether an alignment matches words of s with words of t.
func (q *inquiry) aligned(s, t *statement) bool {
	if s.article > t.article {
		s, t = t, s
	}
	x, y := cover(s.told.Content), cover(t.told.Content)
	for i := range q.dossier.Alignments {
		if al := &q.dossier.Alignments[i]; al.A == s.article && al.B == t.article {
			return slices.ContainsFunc(al.Matches, func(m news.Match) bool {
				return overlap(m.A, x)*3 >= x.Len() && overlap(m.B, y)*3 >= y.Len()
			})
		}
	}
	return false
}

// overlap returns how many bytes two spans share.
func overlap(a, b text.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// sortStatements puts statements of one article in order of their words.
func sortStatements(list []statement) {
	slices.SortStableFunc(list, func(a, b statement) int {
		return cmp.Or(cmp.Compare(a.told.Passage.Start, b.told.Passage.Start), cmp.Compare(a.told.Passage.End, b.told.Passage.End))
	})
}
