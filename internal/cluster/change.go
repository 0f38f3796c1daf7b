package cluster

import (
	"fmt"
	"slices"
)

// Change says that stories turned out to be divided wrongly. It concerns reports to come, and whoever
// shows stories may follow it.
type Change struct {
	Kind     ChangeKind
	From, To StoryID  // what was in From, or a part of it, is now in To
	Reports  []string // the IDs of the reports in the window that moved, in order
	Reason   string   // one plain sentence
}

// ChangeKind tells which way.
type ChangeKind string

const (
	Merge ChangeKind = "merge" // From is no more
	Split ChangeKind = "split" // To is new, or held only the report just added
)

// What a second look at a story asks for.
const (
	mergeMean  = 0.9 // average probability between the reports of two stories that are one
	splitMean  = 0.2 // and between those of two parts of a story that are two
	splitGap   = 0.3 // by how much each part's own average must be above it
	splitParts = 2   // the fewest reports in a part
)

// review looks again at the story that report n joined: whether it and another that the report might have
// joined are one, or it is two.
func (s *Stream) review(n int, joined *fit, others []*fit, sharers []sharer) []Change {
	var changes []Change
	for _, o := range others {
		if c, ok := s.merge(joined.story, o.story, s.ties(o, sharers)); ok {
			changes = append(changes, c)
			joined.story = s.window.report(n).story
		}
	}
	if len(changes) > 0 || joined.compared < 2*splitParts-1 || joined.mean() > .5 {
		return changes
	}
	if c, ok := s.split(joined.story); ok {
		changes = append(changes, c)
	}
	return changes
}

// ties reports whether a new report, which might have joined a story, also shares wording with one of its
// reports, so that it belongs there as well as where it went. A story that is long past may be looked back on in
// old words, and is left.
func (s *Stream) ties(o *fit, sharers []sharer) bool {
	return !o.far && slices.ContainsFunc(sharers, func(other sharer) bool {
		return other.shared >= someShared && s.window.report(other.report).story == o.story
	})
}

// merge makes two stories one where their reports are alike throughout, or where a report ties them and they are
// not so unlike that they would be split again. The one with more reports stays, or else the one that began first.
func (s *Stream) merge(a, b *story, tied bool) (Change, bool) {
	if len(a.reports) < len(b.reports) || len(a.reports) == len(b.reports) && a.id > b.id {
		a, b = b, a
	}
	rows, sum := s.likenesses(a.witnesses(), b.witnesses())
	pairs := 0
	for _, row := range rows {
		pairs += len(row)
	}
	enough := mergeMean
	switch {
	case tied && len(b.reports) < splitParts:
		enough = 0
	case tied:
		enough = splitMean
	}
	if sum < enough*float64(pairs) {
		return Change{}, false
	}
	c := s.move(Merge, b, a, b.reports)
	a.together += b.together + sum
	a.pairs += b.pairs + pairs
	c.Reason = fmt.Sprintf("Their reports tell of one event with a probability of %.2f on average.", sum/float64(pairs))
	if tied {
		c.Reason = "A later report tells of the same as both, and shares wording with them."
	}
	return c, true
}

// likenesses are the probabilities of each of some reports with each of others, and their sum.
func (s *Stream) likenesses(a, b []int) (rows [][]float64, sum float64) {
	for _, n := range a {
		v := s.window.look(n)
		row := make([]float64, len(b))
		for j, m := range b {
			row[j] = s.probability(v, m)
			sum += row[j]
		}
		s.window.leave(v)
		rows = append(rows, row)
	}
	return rows, sum
}

// move puts reports of one story into another.
func (s *Stream) move(kind ChangeKind, from, to *story, reports []int) Change {
	c := Change{Kind: kind, From: from.id, To: to.id}
	for _, n := range reports {
		k := s.window.report(n)
		k.story = to
		c.Reports = append(c.Reports, k.ID)
	}
	to.reports = append(to.reports, reports...)
	slices.Sort(to.reports)
	from.reports = slices.DeleteFunc(slices.Clone(from.reports), func(n int) bool { return s.window.report(n).story == to })
	return c
}

// split divides a story in two where its witnesses fall into two groups that have little in common. Each
// of its other reports goes where it is more likely.
func (s *Stream) split(whole *story) (Change, bool) {
	members := slices.Clone(whole.witnesses())
	rows, _ := s.likenesses(members, members)
	a, b := halves(rows)
	between := average(rows, a, b)
	if min(len(a), len(b)) < splitParts || between > splitMean ||
		min(average(rows, a, a), average(rows, b, b)) < between+splitGap {
		return Change{}, false
	}
	if a[0] > b[0] {
		a, b = b, a
	}
	rest := slices.DeleteFunc(slices.Clone(whole.reports), func(n int) bool { return slices.Contains(members, n) })
	toRest, _ := s.likenesses(rest, members)
	leaving := pick(members, b)
	for i, n := range rest {
		if average(toRest, []int{i}, b) > average(toRest, []int{i}, a) {
			leaving = append(leaving, n)
		}
	}
	slices.Sort(leaving)
	part := s.begin()
	c := s.move(Split, whole, part, leaving)
	whole.together, whole.pairs = average(rows, a, a)*2, 2
	part.together, part.pairs = average(rows, b, b)*2, 2
	c.Reason = fmt.Sprintf("They and the rest tell of one event with a probability of %.2f on average.", between)
	return c, true
}

func pick(from, at []int) []int {
	out := make([]int, len(at))
	for i, k := range at {
		out[i] = from[k]
	}
	return out
}

// average is that of the probabilities between two groups, or within one, where what a report has with
// itself does not count.
func average(rows [][]float64, a, b []int) float64 {
	sum, n := 0.0, 0
	same := len(a) > 1 && slices.Equal(a, b)
	for _, i := range a {
		for _, j := range b {
			if !same || i != j {
				sum += rows[i][j]
				n++
			}
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// halves parts items into two groups by average linkage: the two groups most alike are joined until
// two are left.
func halves(rows [][]float64) (a, b []int) {
	groups := make([][]int, len(rows))
	for i := range groups {
		groups[i] = []int{i}
	}
	for len(groups) > 2 {
		x, y, most := 0, 1, -1.0
		for i := range groups {
			for j := i + 1; j < len(groups); j++ {
				if p := average(rows, groups[i], groups[j]); p > most {
					x, y, most = i, j, p
				}
			}
		}
		groups[x] = append(groups[x], groups[y]...)
		groups = slices.Delete(groups, y, y+1)
	}
	slices.Sort(groups[0])
	slices.Sort(groups[1])
	return groups[0], groups[1]
}
