package perturb

import (
	"math/rand/v2"

	"headwater/internal/eval"
)

// littleShared is the most that two articles have in common of the shorter one's six-word runs to
// count as written apart.
const littleShared = 0.02

// CleanPairs picks up to n pairs of articles as they are that have little wording in common: of one
// event where the articles tell of known events, else any two.
func CleanPairs(sources []Source, n int, seed uint64) []Case {
	r := rand.New(rand.NewPCG(seed, hash("clean")))
	op := Operation{Name: "clean pair", independent: true}
	var cases []Case
	for _, p := range clean(r, sources, n) {
		a, b := sources[p[0]], sources[p[1]]
		if eval.Containment(a.body(), b.body()) > littleShared || len(cases) == n {
			continue
		}
		cases = append(cases, Case{
			Operation: op, Names: []string{a.Name, b.Name},
			Parents: []string{published(a, 0)}, Child: published(b, len(outlets)-1),
		})
	}
	return cases
}

// clean lists candidate pairs in an order drawn by r, some more than n, for not all will do.
func clean(r *rand.Rand, sources []Source, n int) [][2]int {
	var pairs [][2]int
	for i, a := range sources {
		if a.Event == "" {
			for range 1 + 2*n/len(sources) {
				pairs = append(pairs, [2]int{i, (i + 1 + r.IntN(len(sources)-1)) % len(sources)})
			}
			continue
		}
		for j := i + 1; j < len(sources); j++ {
			if sources[j].Event == a.Event {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	r.Shuffle(len(pairs), func(i, j int) { pairs[i], pairs[j] = pairs[j], pairs[i] })
	return pairs
}
