package ingest

import (
	"cmp"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// parentsFirst moves every article behind those it draws on and changes the order in no other way.
// The clock alone would put a report known only by its day before the one of that morning which it
// rewrites.
func parentsFirst(d *news.Dossier) {
	order := topological(len(d.Readings), d.Derivations)
	if slices.IsSorted(order) {
		return
	}
	place := make([]int, len(order)) // old index -> new index
	readings := make([]*news.Reading, len(order))
	for to, from := range order {
		place[from] = to
		readings[to] = d.Readings[from]
	}
	d.Readings = readings
	for i := range d.Derivations {
		moveDerivation(&d.Derivations[i], place)
	}
	for i := range d.Alignments {
		moveAlignment(&d.Alignments[i], place)
	}
	for i := range d.NearDuplicates {
		n := &d.NearDuplicates[i]
		x, y := place[n.A], place[n.B]
		n.A, n.B = min(x, y), max(x, y)
	}
	slices.SortFunc(d.NearDuplicates, func(x, y news.NearDuplicate) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	slices.SortStableFunc(d.Derivations, func(a, b news.Derivation) int {
		return cmp.Or(a.Article-b.Article, a.From-b.From)
	})
	slices.SortStableFunc(d.Alignments, func(a, b news.Alignment) int { return cmp.Or(a.A-b.A, a.B-b.B) })
}

// topological lists 0 to n-1 so that every article comes after those it draws on, and otherwise as
// early as it can. Articles in a circle, should there be one, keep their order.
func topological(n int, derivations []news.Derivation) []int {
	waiting := make([][]int, n) // article -> the articles it draws on
	for _, d := range derivations {
		waiting[d.Article] = append(waiting[d.Article], d.From)
	}
	placed := make([]bool, n)
	ready := func(i int) bool {
		return !slices.ContainsFunc(waiting[i], func(from int) bool { return !placed[from] })
	}
	var order []int
	for len(order) < n {
		next := -1
		for i := range n {
			if placed[i] {
				continue
			}
			if next < 0 {
				next = i // should none be ready
			}
			if ready(i) {
				next = i
				break
			}
		}
		placed[next] = true
		order = append(order, next)
	}
	return order
}

func moveDerivation(d *news.Derivation, place []int) {
	d.Article, d.From = place[d.Article], place[d.From]
	for i := range d.Evidence {
		e := &d.Evidence[i]
		e.Passage.Article = place[e.Passage.Article]
		if e.Against != nil {
			e.Against.Article = place[e.Against.Article]
		}
	}
}

// moveAlignment renumbers the two articles and keeps the smaller number first.
func moveAlignment(a *news.Alignment, place []int) {
	a.A, a.B = place[a.A], place[a.B]
	if a.A < a.B {
		return
	}
	a.A, a.B = a.B, a.A
	for i := range a.Matches {
		m := &a.Matches[i]
		m.A, m.B = m.B, m.A
	}
	slices.SortStableFunc(a.Matches, func(x, y news.Match) int { return compareSpans(x.A, y.A) })
}

func compareSpans(a, b text.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) }
