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
	shared := sharedFingerprints(reports)
	set := map[pair]bool{}
	for i := range reports {
		for _, j := range nearest(shared[i]) {
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

// print is a fingerprint of an article.
type print struct {
	hash    uint64
	article int
}

// sharedFingerprints counts for every article how many fingerprints it shares with each other.
func sharedFingerprints(reports []*report) []map[int]int {
	var prints []print
	for i, r := range reports {
		prints = appendPrints(prints, r.draft, i)
	}
	slices.SortFunc(prints, func(x, y print) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.article, y.article))
	})
	shared := make([]map[int]int, len(reports))
	for i := range shared {
		shared[i] = map[int]int{}
	}
	for start := 0; start < len(prints); {
		end := start + 1
		for end < len(prints) && prints[end].hash == prints[start].hash {
			end++
		}
		countShared(shared, prints[start:end])
		start = end
	}
	return shared
}

func countShared(shared []map[int]int, group []print) {
	for k, x := range group {
		for _, y := range group[k+1:] {
			if x.article != y.article {
				shared[x.article][y.article]++
				shared[y.article][x.article]++
			}
		}
	}
}

// appendPrints winnows the word runs of d: of every window neighbouring ones it keeps the least.
func appendPrints(prints []print, d *draft, article int) []print {
	hashes := make([]uint64, len(d.grams))
	for _, g := range d.grams {
		hashes[g.at] = g.hash
	}
	last := -1
	for i := 0; i+window <= len(hashes); i++ {
		least := i
		for k := i + 1; k < i+window; k++ {
			if hashes[k] <= hashes[least] {
				least = k
			}
		}
		if least != last {
			prints = append(prints, print{hashes[least], article})
			last = least
		}
	}
	return prints
}

// nearest returns the articles with most fingerprints shared, as many as are kept and all that tie
// with the last of them.
func nearest(shared map[int]int) []int {
	var list []int
	for j, n := range shared {
		if n >= sharedPrints {
			list = append(list, j)
		}
	}
	slices.SortFunc(list, func(x, y int) int { return cmp.Or(cmp.Compare(shared[y], shared[x]), cmp.Compare(x, y)) })
	keep := min(len(list), nearestKept)
	for keep > 0 && keep < len(list) && shared[list[keep]] == shared[list[keep-1]] {
		keep++
	}
	return list[:keep]
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
