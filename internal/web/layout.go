package web

import (
	"cmp"
	"slices"
	"time"

	"headwater/internal/news"
)

// groupDays numbers the days in order, several drawn together when there are many. Undated reports go
// with the first that draws on them, or last.
func (s *sketch) groupDays() {
	days := make([]time.Time, len(s.readings))
	for i := len(days) - 1; i >= 0; i-- {
		if w := s.readings[i].Article.Published; !w.IsZero() {
			days[i] = news.DayOf(w.Earliest)
			continue
		}
		for _, d := range s.Dossier.Derivations {
			if day := days[d.Article]; d.From == i && !day.IsZero() && (days[i].IsZero() || day.Before(days[i])) {
				days[i] = day
			}
		}
	}
	var distinct []time.Time
	for _, i := range s.related() {
		if !days[i].IsZero() {
			distinct = append(distinct, days[i])
		}
	}
	slices.SortFunc(distinct, time.Time.Compare)
	distinct = slices.Compact(distinct)
	per := max(1, (len(distinct)+mostDays-1)/mostDays)
	for i := 0; i < len(distinct); i += per {
		s.labels = append(s.labels, rangeText(distinct[i], distinct[min(i+per, len(distinct))-1]))
	}
	s.labels = append(s.labels, "undated")
	for i := range days {
		at, found := slices.BinarySearchFunc(distinct, days[i], time.Time.Compare)
		group := at / per
		if !found {
			group = len(s.labels) - 1
		}
		s.groups = append(s.groups, group)
	}
}

// settleGroups puts no report on an earlier day than what it draws on. The articles of a dossier come
// after those they draw on.
func (s *sketch) settleGroups() {
	for _, i := range s.related() {
		for _, d := range s.Dossier.Derivations {
			if d.Article == i && d.From < i {
				s.groups[i] = max(s.groups[i], s.groups[d.From])
			}
		}
	}
}

// assignLayers gives every card a column: after those of earlier days and after what its reports draw on.
func (s *sketch) assignLayers() {
	byGroup := make([][]int, len(s.labels))
	for _, i := range s.related() {
		if s.leads[i] == i {
			byGroup[s.groups[i]] = append(byGroup[s.groups[i]], i)
		}
	}
	start := 0
	for _, list := range byGroup {
		for _, i := range list {
			layer := start
			for _, l := range s.lines {
				if p := s.cards[l.from]; l.to == i && p != nil {
					layer = max(layer, p.layer+1)
				}
			}
			s.cards[i] = s.put(&place{article: i, layer: layer})
		}
		start = len(s.layers)
	}
}

func (s *sketch) put(p *place) *place {
	for len(s.layers) <= p.layer {
		s.layers = append(s.layers, nil)
	}
	p.order = float64(len(s.layers[p.layer]))
	s.layers[p.layer] = append(s.layers[p.layer], p)
	return p
}

// route leads every line from column to column.
func (s *sketch) route() {
	for _, line := range s.lines {
		from, to := s.cards[line.from], s.cards[line.to]
		if from == nil || to == nil || from.layer >= to.layer {
			continue
		}
		l := link{line.derivations, []*place{from}}
		for layer := from.layer + 1; layer < to.layer; layer++ {
			l.stops = append(l.stops, s.put(&place{article: -1, layer: layer}))
		}
		l.stops = append(l.stops, to)
		for k := 1; k < len(l.stops); k++ {
			l.stops[k-1].out = append(l.stops[k-1].out, l.stops[k])
			l.stops[k].in = append(l.stops[k].in, l.stops[k-1])
		}
		s.links = append(s.links, l)
	}
}

// reorder sorts each column by the middle of its neighbours' places, forth and back.
func (s *sketch) reorder() {
	for range 6 {
		for _, column := range s.layers {
			sortColumn(column, func(p *place) []*place { return p.in })
		}
		for _, column := range slices.Backward(s.layers) {
			sortColumn(column, func(p *place) []*place { return p.out })
		}
	}
	for _, column := range s.layers {
		sortColumn(column, func(p *place) []*place { return p.in })
	}
}

func sortColumn(column []*place, neighbours func(*place) []*place) {
	for i, p := range column {
		p.order = float64(i)
	}
	want := map[*place]float64{}
	for _, p := range column {
		want[p] = p.order
		if list := neighbours(p); len(list) > 0 {
			sum := 0.0
			for _, q := range list {
				sum += q.order
			}
			want[p] = sum / float64(len(list))
		}
	}
	slices.SortStableFunc(column, func(a, b *place) int { return cmp.Compare(want[a], want[b]) })
	for i, p := range column {
		p.order = float64(i)
	}
}

// stack gives every place its height in its column, columns centred in a small picture, and returns the picture's height.
func (s *sketch) stack() int {
	tallest := 0
	for _, column := range s.layers {
		tallest = max(tallest, columnHeight(column))
	}
	const onScreen = 640 // a picture taller than this is not seen whole, and its columns begin at the top
	for _, column := range s.layers {
		y := graphTop
		if tallest <= onScreen {
			y += (tallest - columnHeight(column)) / 2
		}
		for _, p := range column {
			p.y = y + p.height()/2
			y += p.height() + rowGap
		}
	}
	return graphTop + tallest + graphEdge
}

func (p *place) height() int {
	if p.article < 0 {
		return wayHeight
	}
	return cardHeight
}

func columnHeight(column []*place) int {
	h := -rowGap
	for _, p := range column {
		h += p.height() + rowGap
	}
	return max(h, 0)
}
