package story

import (
	"slices"

	"headwater/internal/news"
)

// lineage knows which articles draw on which, directly or through others.
type lineage struct {
	parents   [][]int // direct, by article
	ancestors [][]bool
	publisher []string // folded name of each article's publisher; empty when unknown
}

func newLineage(d *news.Dossier) lineage {
	n := len(d.Readings)
	l := lineage{parents: make([][]int, n), ancestors: make([][]bool, n), publisher: make([]string, n)}
	for i, r := range d.Readings {
		l.publisher[i] = foldName(r.Article.Publisher.Name)
	}
	for _, v := range d.Derivations {
		if v.Article != v.From && !slices.Contains(l.parents[v.Article], v.From) {
			l.parents[v.Article] = append(l.parents[v.Article], v.From)
		}
	}
	for i := range n {
		l.ancestors[i] = make([]bool, n)
		l.climb(i, i)
	}
	return l
}

// climb marks everything above at as an ancestor of article.
func (l *lineage) climb(article, at int) {
	for _, p := range l.parents[at] {
		if p != article && !l.ancestors[article][p] {
			l.ancestors[article][p] = true
			l.climb(article, p)
		}
	}
}

// draws reports whether article draws on from, directly or through others.
func (l *lineage) draws(article, from int) bool { return l.ancestors[article][from] }

// samePublisher reports whether two articles are known to come from one outlet.
func (l *lineage) samePublisher(a, b int) bool {
	return a == b || l.publisher[a] != "" && l.publisher[a] == l.publisher[b]
}
