package story

import (
	"cmp"

	"headwater/internal/news"
)

// lineage knows which articles draw on which, directly or through others.
type lineage struct {
	ancestors [][]bool
	publisher []string        // folded name of each article's publisher; empty when unknown
	doubtful  []bool          // by derivation: it may well be the other way round
	newest    []int           // the newest version of each article's report
	near      map[[2]int]bool // pairs of articles, the lower first, that share prose although neither draws on the other
}

func newLineage(d *news.Dossier) lineage {
	n := len(d.Readings)
	l := lineage{ancestors: news.Ancestors(n, d.Derivations), publisher: make([]string, n), newest: d.Newest(), near: map[[2]int]bool{}}
	for i, r := range d.Readings {
		l.widen(i)
		l.publisher[i] = foldName(r.Article.Publisher.Name)
	}
	l.doubtful = make([]bool, len(d.Derivations))
	for k, v := range d.Derivations {
		l.doubtful[k] = doubtful(d, v)
	}
	for _, k := range d.NearDuplicates {
		l.near[[2]int{k.A, k.B}] = k.Shared == news.SharedProse
	}
	return l
}

// draws reports whether article draws on from, or another version of its report, directly or through others.
func (l *lineage) draws(article, from int) bool { return l.ancestors[article][from] }

// nearProse reports whether two articles share much prose, and who had it from whom is open.
func (l *lineage) nearProse(a, b int) bool { return l.near[[2]int{min(a, b), max(a, b)}] }

// samePublisher reports whether two articles are known to come from one outlet, however it is written:
// "The Quay Gazette", "Quay Gazette".
func (l *lineage) samePublisher(a, b int) bool {
	if l.newest[a] == l.newest[b] {
		return true
	}
	x, y := l.publisher[a], l.publisher[b]
	return x != "" && y != "" && (x == y || news.SameName(x, y))
}

// sureOrder is the confidence in a derivation from which its direction is taken as read.
const sureOrder = 0.6

// doubtful reports whether v may be the wrong way round: nothing much tells which article came
// first, and the one said to be drawn from the other has clearly more people speaking in it. Who retells a
// report seldom finds more sources than it had.
func doubtful(d *news.Dossier, v news.Derivation) bool {
	return v.Confidence < sureOrder && 4*speakers(d.Readings[v.Article]) > 5*speakers(d.Readings[v.From])
}

// speakers counts those to whom r attributes anything, the press apart.
func speakers(r *news.Reading) int {
	names := map[string]bool{}
	for _, a := range r.Attributions {
		if k := a.Source.Kind; k != news.Reporter && k != news.OutletSource {
			names[foldName(cmp.Or(a.Source.Name, a.Source.Text))] = true
		}
	}
	return len(names)
}
