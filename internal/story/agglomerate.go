package story

import "container/heap"

// A link joins two statements that may state the same; score is how likely that is.
type link struct {
	a, b  int // a < b
	score float64
}

// agglomerate groups n items bottom up: the two groups that match best join, while their match is at
// least threshold. How well groups match is partly how well the members of the smaller one are matched
// by their best counterparts in the other, so that a lone retelling need not be like all of the others,
// and partly the mean over all pairs (zero where there is no link), so that a chain of look-alikes does
// not pull different propositions together. The more members the larger group has, the likelier it is that
// one of them happens to look like any newcomer, and the more the mean counts. The answer gives each item
// the lowest item of its group.
func agglomerate(n int, links []link, threshold float64) []int {
	g := newGroups(n, links, threshold)
	for g.queue.Len() > 0 {
		top := heap.Pop(&g.queue).(candidate)
		if g.stamp[top.a] == top.stampA && g.stamp[top.b] == top.stampB {
			g.join(top.a, top.b)
		}
	}
	return g.lead
}

const (
	meanShare = 0.25 // least weight of the mean over all pairs in the match of two groups
	evenAt    = 16   // size of the larger group at which that mean counts for half
)

type groups struct {
	lead    []int       // item → lowest item of its group
	members [][]int     // group → items
	links   [][]link    // item → its links; in each, a is the item
	stamp   []int       // bumped whenever a group changes
	queue   candidates  // pairs whose match reaches the threshold
	least   float64     // the threshold
	beside  []neighbour // scratch, by group: what a group just joined has to do with it
	best    []float64   // scratch, by item: its best link to the group just joined
	mine    []float64   // scratch, by group: the best link of one member of the group just joined
}

// A neighbour is a group with links to another: their sum, and the sums of the best links of the members
// on either side.
type neighbour struct{ all, here, there float64 }

func newGroups(n int, links []link, threshold float64) *groups {
	g := &groups{least: threshold, lead: make([]int, n), members: make([][]int, n), links: make([][]link, n),
		stamp: make([]int, n), beside: make([]neighbour, n), best: make([]float64, n), mine: make([]float64, n)}
	for i := range n {
		g.lead[i], g.members[i] = i, []int{i}
	}
	for _, l := range links {
		g.links[l.a] = append(g.links[l.a], l)
		g.links[l.b] = append(g.links[l.b], link{l.b, l.a, l.score})
		if l.score >= threshold {
			g.queue = append(g.queue, candidate{a: l.a, b: l.b, match: l.score})
		}
	}
	heap.Init(&g.queue)
	return g
}

// join merges group b into group a (a < b) and offers the new group to its neighbours.
func (g *groups) join(a, b int) {
	for _, i := range g.members[b] {
		g.lead[i] = a
	}
	g.members[a] = append(g.members[a], g.members[b]...)
	g.members[b] = nil
	g.stamp[a]++
	g.stamp[b]++
	for _, c := range g.around(a) {
		if match := g.match(a, c); match >= g.least {
			lo, hi := min(a, c), max(a, c)
			heap.Push(&g.queue, candidate{lo, hi, match, g.stamp[lo], g.stamp[hi]})
		}
		g.beside[c] = neighbour{}
	}
}

// match tells how well groups a and c match, c being one of those around a.
func (g *groups) match(a, c int) float64 {
	n, m := float64(len(g.members[a])), float64(len(g.members[c]))
	beside := g.beside[c]
	best := (beside.here + beside.there) / (n + m)
	switch {
	case n < m:
		best = beside.here / n
	case m < n:
		best = beside.there / m
	}
	size := max(n, m)
	share := max(meanShare, size/(size+evenAt))
	return share*beside.all/(n*m) + (1-share)*best
}

// around returns the groups with links to group a, and notes in beside what they are to it.
func (g *groups) around(a int) []int {
	var near, touched, hit []int
	for _, i := range g.members[a] {
		hit = hit[:0]
		for _, l := range g.links[i] {
			c := g.lead[l.b]
			if c == a {
				continue
			}
			if g.beside[c].all == 0 {
				near = append(near, c)
			}
			if g.mine[c] == 0 {
				hit = append(hit, c)
			}
			if g.best[l.b] == 0 {
				touched = append(touched, l.b)
			}
			g.beside[c].all += l.score
			g.mine[c], g.best[l.b] = max(g.mine[c], l.score), max(g.best[l.b], l.score)
		}
		for _, c := range hit {
			g.beside[c].here += g.mine[c]
			g.mine[c] = 0
		}
	}
	for _, i := range touched {
		g.beside[g.lead[i]].there += g.best[i]
		g.best[i] = 0
	}
	return near
}

type candidate struct {
	a, b           int
	match          float64
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
	if x.match != y.match {
		return x.match > y.match
	}
	if x.a != y.a {
		return x.a < y.a
	}
	return x.b < y.b
}
