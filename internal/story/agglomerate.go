package story

import "container/heap"

// A link joins two statements that may state the same; Score is how alike they are.
type link struct {
	a, b  int // a < b
	score float64
}

// agglomerate groups n items bottom up by average linkage: two groups join while the mean score
// over all pairs between them (zero where there is no link) is at least threshold. A chain of
// look-alikes therefore does not pull different propositions together. The answer gives each
// item the lowest item of its group. Time is O(m log m) for m links of bounded degree.
func agglomerate(n int, links []link, threshold float64) []int {
	g := newGroups(n, links, threshold)
	for g.queue.Len() > 0 {
		top := heap.Pop(&g.queue).(candidate)
		if g.stamp[top.a] == top.stampA && g.stamp[top.b] == top.stampB {
			g.join(top.a, top.b)
		}
	}
	for i := range g.lead {
		g.lead[i] = g.find(i)
	}
	return g.lead
}

type groups struct {
	lead   []int // parent in the union tree; a group's root is its lowest item
	size   []int
	stamp  []int             // bumped whenever a group changes
	around []map[int]float64 // group → sum of scores to each neighbouring group
	queue  candidates        // pairs whose mean reaches the threshold
	least  float64           // the threshold
}

func newGroups(n int, links []link, threshold float64) *groups {
	g := &groups{least: threshold, lead: make([]int, n), size: make([]int, n), stamp: make([]int, n), around: make([]map[int]float64, n)}
	for i := range n {
		g.lead[i], g.size[i], g.around[i] = i, 1, map[int]float64{}
	}
	for _, l := range links {
		g.around[l.a][l.b] = l.score
		g.around[l.b][l.a] = l.score
		if l.score >= threshold {
			g.queue = append(g.queue, candidate{a: l.a, b: l.b, mean: l.score})
		}
	}
	heap.Init(&g.queue)
	return g
}

func (g *groups) find(i int) int {
	for g.lead[i] != i {
		i = g.lead[i]
	}
	return i
}

// join merges group b into group a (a < b) and offers the new group to its neighbours.
func (g *groups) join(a, b int) {
	g.lead[b] = a
	g.size[a] += g.size[b]
	g.stamp[a]++
	g.stamp[b]++
	delete(g.around[a], b)
	for c, sum := range g.around[b] {
		if c != a {
			g.around[a][c] += sum
			delete(g.around[c], b)
		}
	}
	g.around[b] = nil
	for c, sum := range g.around[a] {
		g.around[c][a] = sum
		if mean := sum / float64(g.size[a]*g.size[c]); mean >= g.least {
			lo, hi := min(a, c), max(a, c)
			heap.Push(&g.queue, candidate{lo, hi, mean, g.stamp[lo], g.stamp[hi]})
		}
	}
}

type candidate struct {
	a, b           int
	mean           float64
	stampA, stampB int
}

// candidates is a heap of pairs of groups, the likest first; ties go by number, so that the
// order of pushing does not matter.
type candidates []candidate

func (c candidates) Len() int      { return len(c) }
func (c candidates) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c *candidates) Push(x any)   { *c = append(*c, x.(candidate)) }
func (c *candidates) Pop() any {
	last := (*c)[len(*c)-1]
	*c = (*c)[:len(*c)-1]
	return last
}

func (c candidates) Less(i, j int) bool {
	x, y := c[i], c[j]
	if x.mean != y.mean {
		return x.mean > y.mean
	}
	if x.a != y.a {
		return x.a < y.a
	}
	return x.b < y.b
}
