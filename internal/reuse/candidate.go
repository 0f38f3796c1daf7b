package reuse

import (
	"cmp"
	"slices"
)

// pair is two articles worth comparing, a < b.
type pair struct{ a, b int }

const (
	// fewArticles is how many articles are compared each with each.
	fewArticles = 16
	// window of winnowing: every shared run of gramLength+window-1 words is found (Schleimer,
	// Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", 2003).
	window = 4
	// sharedPrints is how many fingerprints make a pair worth comparing.
	sharedPrints = 2
	// nearestKept is how many other articles each one is compared with at most, besides those it names.
	nearestKept = 40
)

// candidatePairs lists the pairs worth comparing, in order: all of them in a small set, else those
// that share fingerprints and those where one names the other's outlet.
func candidatePairs(reports []*report) []pair {
	if len(reports) <= fewArticles {
		return allPairs(len(reports))
	}
	prints := fingerprints(reports)
	set := map[pair]bool{}
	for i := range reports {
		for _, j := range prints.nearest(i, reports) {
			set[newPair(i, j)] = true
		}
	}
	for _, p := range namingPairs(reports) {
		set[p] = true
	}
	pairs := make([]pair, 0, len(set))
	for p := range set {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return pairs
}

func newPair(i, j int) pair { return pair{min(i, j), max(i, j)} }

func allPairs(n int) []pair {
	var pairs []pair
	for a := range n {
		for b := a + 1; b < n; b++ {
			pairs = append(pairs, pair{a, b})
		}
	}
	return pairs
}

// printIndex knows which articles have which fingerprints.
type printIndex struct {
	articles [][]int32 // by fingerprint
	prints   [][]int32 // by article, its fingerprints without those that nobody else has
	shared   []int     // working memory
}

// fingerprints indexes the articles by their winnowed word runs.
func fingerprints(reports []*report) *printIndex {
	p := &printIndex{prints: make([][]int32, len(reports)), shared: make([]int, len(reports))}
	type print struct {
		hash    uint64
		article int32
	}
	var all []print
	for i, r := range reports {
		for _, h := range winnow(r.draft) {
			all = append(all, print{h, int32(i)})
		}
	}
	slices.SortFunc(all, func(x, y print) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.article, y.article))
	})
	all = slices.Compact(all)
	for start := 0; start < len(all); {
		var group []int32
		for end := start; end < len(all) && all[end].hash == all[start].hash; end++ {
			group = append(group, all[end].article)
		}
		start += len(group)
		p.add(group)
	}
	return p
}

func (p *printIndex) add(group []int32) {
	if len(group) < 2 {
		return
	}
	for _, i := range group {
		p.prints[i] = append(p.prints[i], int32(len(p.articles)))
	}
	p.articles = append(p.articles, group)
}

// winnow keeps the least of every window of neighbouring word runs.
func winnow(d *draft) []uint64 {
	hashes := make([]uint64, len(d.grams))
	for _, g := range d.grams {
		hashes[g.at] = g.hash
	}
	var kept []uint64
	last := -1
	for i := 0; i+window <= len(hashes); i++ {
		least := i
		for k := i + 1; k < i+window; k++ {
			if hashes[k] <= hashes[least] {
				least = k
			}
		}
		if least != last {
			kept = append(kept, hashes[least])
			last = least
		}
	}
	return kept
}

// nearest returns the articles that share most fingerprints with article i; of equal ones the oldest.
func (p *printIndex) nearest(i int, reports []*report) []int {
	clear(p.shared)
	for _, print := range p.prints[i] {
		for _, j := range p.articles[print] {
			p.shared[j]++
		}
	}
	var list []int
	for j, n := range p.shared {
		if n >= sharedPrints && j != i {
			list = append(list, j)
		}
	}
	slices.SortFunc(list, func(x, y int) int {
		return cmp.Or(cmp.Compare(p.shared[y], p.shared[x]), reports[x].compareAge(reports[y]))
	})
	return list[:min(len(list), nearestKept)]
}

// namingPairs lists the pairs in which one article names the outlet of the other.
func namingPairs(reports []*report) []pair {
	byOutlet := map[int][]int{}
	for i, r := range reports {
		if r.outlet >= 0 {
			byOutlet[r.outlet] = append(byOutlet[r.outlet], i)
		}
	}
	var pairs []pair
	for i, r := range reports {
		for _, m := range r.mentions {
			for _, j := range byOutlet[m.outlet] {
				if i != j {
					pairs = append(pairs, newPair(i, j))
				}
			}
		}
	}
	return pairs
}
