package reuse

import "headwater/internal/news"

// withVersions takes the relations between versions of one report out of the list. They were captured one
// after the other, so each draws on the one before it, and that is no question. Whichever of two reports came
// first did so in all its versions: what a report adds later it may well have from another, but then that has
// drawn on it before.
func withVersions(relations []*relation, reports []*report) (others []*relation, revisions []news.Derivation) {
	first := firstVersions(reports)
	later := map[pair]int{} // two first versions → which of them is the later
	for _, r := range relations {
		x, y := r.earlier.number, r.later.number
		if first[x] == x && first[y] == y {
			later[newPair(x, y)] = y
		}
	}
	latest := make([]*relation, len(reports)) // by number of report, that with the version before it
	for _, r := range relations {
		x, y := first[r.earlier.number], first[r.later.number]
		if x == y {
			r = r.inOrder()
			if o := latest[r.later.number]; o == nil || o.earlier.version() < r.earlier.version() {
				latest[r.later.number] = r
			}
			continue
		}
		if last, known := later[newPair(x, y)]; known && last == x {
			certainty := r.certainty
			r = readRelation(r.later, r.earlier, r.common.flip())
			r.certainty, r.byDate = certainty, false
		}
		others = append(others, r)
	}
	for _, r := range latest {
		if r != nil {
			revisions = append(revisions, r.derivation())
		}
	}
	return others, revisions
}

// firstVersions gives for each report the first version of it that is here.
func firstVersions(reports []*report) []int {
	first := make([]int, len(reports))
	pages := map[string]int{}
	for i, r := range reports {
		if first[i] = i; r.version() > 0 {
			at := r.reading.Article.Address()
			if j, known := pages[at]; !known || r.version() < reports[j].version() {
				pages[at] = i
			}
		}
	}
	for i, r := range reports {
		if r.version() > 0 {
			first[i] = pages[r.reading.Article.Address()]
		}
	}
	return first
}

func (r *report) version() int { return r.reading.Article.Version }

// inOrder reads a relation between two versions of one report in the order of their capture.
func (r *relation) inOrder() *relation {
	if r.earlier.version() > r.later.version() {
		r = readRelation(r.later, r.earlier, r.common.flip())
	}
	r.sameOutlet, r.certainty = true, 1
	return r
}
