package reuse

import "slices"

// run is n words that stand in both drafts, from word a of the one and word b of the other.
type run struct{ a, b, n int }

// copiedRuns finds the runs of gramLength words or more that two drafts share, longest first, no
// word used twice: greedy string tiling (Wise, "String Similarity via Greedy String Tiling and
// Running Karp-Rabin Matching", 1993) over an index of word n-grams.
func (c *comparer) copiedRuns(a, b *draft) []run {
	c.runs = c.runs[:0]
	joinGrams(a.grams, b.grams, func(i, j int) {
		if i > 0 && j > 0 && a.words[i-1].form == b.words[j-1].form {
			return // inside a run that starts earlier
		}
		n := 0
		for i+n < len(a.words) && j+n < len(b.words) && a.words[i+n].form == b.words[j+n].form {
			n++
		}
		if n >= gramLength {
			c.runs = append(c.runs, run{i, j, n})
		}
	})
	slices.SortFunc(c.runs, func(x, y run) int {
		if x.n != y.n {
			return y.n - x.n
		}
		if x.a+x.b != y.a+y.b {
			return x.a + x.b - y.a - y.b
		}
		return abs(x.a-x.b) - abs(y.a-y.b)
	})
	return c.tile(len(a.words), len(b.words))
}

// tile lays the runs over both drafts, cutting off what an earlier run has covered.
func (c *comparer) tile(na, nb int) []run {
	c.usedA, c.usedB = cleared(c.usedA, na), cleared(c.usedB, nb)
	kept := c.runs[:0]
	for _, r := range c.runs {
		for r.n > 0 && (c.usedA[r.a] || c.usedB[r.b]) {
			r.a, r.b, r.n = r.a+1, r.b+1, r.n-1
		}
		n := 0
		for n < r.n && !c.usedA[r.a+n] && !c.usedB[r.b+n] {
			n++
		}
		if n < gramLength {
			continue
		}
		for k := range n {
			c.usedA[r.a+k], c.usedB[r.b+k] = true, true
		}
		kept = append(kept, run{r.a, r.b, n})
	}
	return kept
}

// commonGram is how often a word run may stand in one article and still say something about
// where it came from.
const commonGram = 4

// joinGrams calls visit for every pair of places where the two lists have the same run of words.
func joinGrams(a, b []gram, visit func(i, j int)) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].hash < b[0].hash:
			a = a[1:]
		case a[0].hash > b[0].hash:
			b = b[1:]
		default:
			na, nb := sameHash(a), sameHash(b)
			for i := range min(na, commonGram) {
				for j := range min(nb, commonGram) {
					visit(int(a[i].at), int(b[j].at))
				}
			}
			a, b = a[na:], b[nb:]
		}
	}
}

func sameHash(list []gram) int {
	n := 1
	for n < len(list) && list[n].hash == list[0].hash {
		n++
	}
	return n
}

func cleared(s []bool, n int) []bool {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}
