package story

import (
	"cmp"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A line is a sentence outside furniture, with its words as they are compared.
type line struct {
	sentence int
	span     text.Span
	words    []string
	at       []text.Span
	key      string
	title    bool
}

func linesOf(r *news.Reading) []line {
	var list []line
	for i, s := range r.Document.Sentences {
		if isFurniture(r, s.Span) {
			continue
		}
		words, at := forms(r.Document, s.Span)
		if len(words) > 0 {
			list = append(list, line{i, s.Span, words, at, strings.Join(words, " "), r.Article.Title.Overlaps(s.Span)})
		}
	}
	return list
}

// edits returns the runs of lines in which the versions differ.
func (v *versions) edits() []step {
	a, b := v.lines[was], v.lines[is]
	head := 0
	for head < len(a) && head < len(b) && a[head].key == b[head].key {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].key == b[len(b)-1-tail].key {
		tail++
	}
	keys := func(lines []line) []string {
		var list []string
		for _, l := range lines[head : len(lines)-tail] {
			list = append(list, l.key)
		}
		return list
	}
	x, y := keys(a), keys(b)
	list := gaps(commonPairs(x, y), len(x), len(y))
	for i := range list {
		s := &list[i]
		s.a0, s.a1, s.b0, s.b1 = s.a0+head, s.a1+head, s.b0+head, s.b1+head
	}
	return list
}

// span covers lines from to to of a version; where there are none, it is the place at which they would stand.
func (v *versions) span(version, from, to int) text.Span {
	lines := v.lines[version]
	switch {
	case from < to:
		return lines[from].span.Cover(lines[to-1].span)
	case from < len(lines):
		return text.Span{Start: lines[from].span.Start, End: lines[from].span.Start}
	}
	end := len(v.dossier.Readings[version].Article.Text)
	return text.Span{Start: end, End: end}
}

// only lists the lines of a version that stand in edits and nowhere in the other version; titles and notes
// are told apart.
func (v *versions) only(version int, edits []step, run func(step) (int, int)) []line {
	elsewhere := map[string]bool{}
	for _, l := range v.lines[1-version] {
		elsewhere[l.key] = true
	}
	var list []line
	for _, e := range edits {
		from, to := run(e)
		for _, l := range v.lines[version][from:to] {
			if !elsewhere[l.key] && !l.title && (version == was || !v.inNote(l.span)) {
				list = append(list, l)
			}
		}
	}
	return list
}

const reworded = 0.5 // share of the words of two sentences in common, from which one is the other told otherwise

// pairUp sets the lines of a beside those of b that are likest, each once.
func pairUp(a, b []line) [][2]int {
	type pair struct {
		i, j int
		like float64
	}
	var all []pair
	for i := range a {
		has := map[string]int{}
		for _, w := range a[i].words {
			has[w]++
		}
		for j := range b {
			if like := dice(has, len(a[i].words), b[j].words); like >= reworded {
				all = append(all, pair{i, j, like})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y pair) int { return cmp.Compare(y.like, x.like) })
	takenA, takenB := map[int]bool{}, map[int]bool{}
	var list [][2]int
	for _, p := range all {
		if !takenA[p.i] && !takenB[p.j] {
			takenA[p.i], takenB[p.j] = true, true
			list = append(list, [2]int{p.i, p.j})
		}
	}
	return list
}

// dice is the share of words that two sentences have in common, one given as counts of n words.
func dice(has map[string]int, n int, words []string) float64 {
	used := map[string]int{}
	common := 0
	for _, w := range words {
		if used[w] < has[w] {
			used[w]++
			common++
		}
	}
	return 2 * float64(common) / float64(n+len(words))
}

// placeOf is where a line of the older version would stand in the newer: behind the line that stood before it.
func (v *versions) placeOf(l line) text.Span {
	ends := map[string]int{}
	for _, n := range v.lines[is] {
		ends[n.key] = n.span.End
	}
	at := 0
	for _, o := range v.lines[was] {
		if o.span.Start >= l.span.Start {
			break
		}
		if end, there := ends[o.key]; there {
			at = end
		}
	}
	return text.Span{Start: at, End: at}
}
