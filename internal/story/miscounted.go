package story

import (
	"math"
	"slices"

	"headwater/internal/news"
)

// miscounted finds figures of a derived article that are near misses of a figure upstream: they count one noun or
// have one unit, their clauses share some words, and nobody else gives the one and the derived article
// not the other. It serves passages too different to be read side by side, other than those told of already.
func (q *inquiry) miscounted(v *news.Derivation, told map[[2]int]bool) []news.Finding {
	var list []news.Finding
	there := slices.DeleteFunc(q.counts(v.From), func(k news.Quantity) bool { return q.counted(v.Article, k) })
	for _, a := range q.counts(v.Article) {
		if told[[2]int{v.Article, a.Number.Start}] || q.ownReporting(v.Article, a.Span) || q.countedElsewhere(v.Article, a) {
			continue
		}
		if b, found := q.nearestCount(v, a, there); found {
			told[[2]int{v.Article, a.Number.Start}] = true
			list = append(list, q.numberFinding(q.clauseAt(v.Article, a.Number), q.clauseAt(v.From, b.Number), a, b))
		}
	}
	return list
}

// mostCounts bounds the figures of an article that are looked at, so that texts made of figures cost no more.
const mostCounts = 150

// counts lists the first figures of an article that say what they count or measure, ranges, quotations, furniture
// and figures that have moved on apart.
func (q *inquiry) counts(article int) []news.Quantity {
	r := q.dossier.Readings[article]
	var list []news.Quantity
	for _, k := range r.Quantities[:min(mostCounts, len(r.Quantities))] {
		sentence := r.Document.SentenceAt(k.Number.Start)
		if (k.Noun != "" || k.Unit != "") && told(k) != 1 && (k.Low == k.High || math.IsInf(k.Low, 0) || math.IsInf(k.High, 0)) &&
			!inQuote(r.Document, k.Number.Start) && !isFurniture(r, k.Span) && !movesOn(r.Document, sentence) {
			list = append(list, k)
		}
	}
	return list
}

// nearestCount returns the figure of list, from the article that v draws on, that a is a near miss of and whose
// clause is likest to that of a.
func (q *inquiry) nearestCount(v *news.Derivation, a news.Quantity, list []news.Quantity) (nearest news.Quantity, found bool) {
	const (
		shared = 3    // words with content, the noun among them
		alike  = 0.25 // likeness of the two clauses, where neither figure garbles the other
	)
	most := 0.0
	for _, b := range list {
		if !countsAlike(a, b) || sameAmount(a, b) || !isNearMiss(told(a), told(b)) {
			continue
		}
		if like, n := q.clausesAlike(v, a.Number, b.Number); n >= shared && like > most && (like >= alike || garbles(told(a), told(b))) {
			nearest, most = b, like
		}
	}
	return nearest, most > 0
}

// countsAlike reports whether two figures surely are of one thing: of one unit or one noun, people as such apart.
func countsAlike(a, b news.Quantity) bool {
	return sameMeasure(a, b) && (a.Unit != "" || !vagueNouns[a.Noun] && !vagueNouns[b.Noun])
}

// counted reports whether an article gives the amount of k for what k counts, or for what it does not say.
func (q *inquiry) counted(article int, k news.Quantity) bool {
	return slices.ContainsFunc(q.dossier.Readings[article].Quantities, func(o news.Quantity) bool {
		return sameAmount(o, k) && (sameMeasure(o, k) || o.Noun == "" && o.Unit == "")
	})
}

// countedElsewhere reports whether an article that does not draw on this one gives the amount of k: then it may
// be from there.
func (q *inquiry) countedElsewhere(article int, k news.Quantity) bool {
	for other := range q.dossier.Readings {
		if other != article && !q.lineage.draws(other, article) && q.counted(other, k) {
			return true
		}
	}
	return false
}

// isNearMiss reports whether x and y are one another garbled, have one digit other, or one more.
func isNearMiss(x, y float64) bool {
	a, b := significant(x), significant(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	return garbles(x, y) || len(b) <= len(a)+1 && len(commonPairs([]byte(a), []byte(b))) == len(b)-1
}
