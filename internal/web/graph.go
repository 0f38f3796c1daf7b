package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
)

// The picture of who draws on whom is drawn in layers, after Sugiyama, Tagawa and Toda, "Methods for
// Visual Understanding of Hierarchical System Structures" (IEEE SMC, 1981): every report gets a column
// by its day and by how many reports lie between it and an origin, long lines are led through empty
// places in the columns between, and the places in a column are ordered so that few lines cross.

// graph is the picture, in pixels.
type graph struct {
	Width, Height int
	Nodes         []node
	Edges         []edge
	Days          []dayMark
	Bundles       []bundle
	Left          int    // derivations without a line
	Summary       string // for those who cannot see it
}

// line joins two cards for one derivation, or for those of a card of several reports.
type line struct {
	from, to    int // the first reports on the cards
	derivations []int
}

// node is the card of one report, or of several that are folded.
type node struct {
	Ref          ref
	X, Y         int // left, middle
	Href         string
	Label, Under string
	Root         bool
	Many         int // reports on the card; 0 for one
	Hover        string
}

// edge is one derivation, or those of a card of several reports.
type edge struct {
	From, To       int // numbers of the cards
	Path           string
	Stroke         string // width
	Credited       bool
	Share          int
	LabelX, LabelY int
	Hover          string
}

// dayMark heads the columns of a day.
type dayMark struct {
	X, Width int
	Text     string
}

const (
	cardWidth, cardHeight = 176, 52
	rowGap, wayHeight     = 22, 26 // between cards; of a line led through a column
	graphTop, graphEdge   = 40, 8
	mostDays              = 10 // columns of days before days are drawn together
)

// place is a spot in a column: a report, or a long line passing through.
type place struct {
	article int // -1 for a line
	layer   int
	y       int
	in, out []*place
	order   float64
}

// link is the derivations between two cards, mostly one, as the places it runs through, the earlier
// report first.
type link struct {
	derivations []int
	stops       []*place
}

// sketch is the graph while it is laid out.
type sketch struct {
	*view
	cards  []*place // by report; nil for what has no card of its own
	leads  []int    // by report: the first of those that share its card
	lines  []line
	layers [][]*place
	links  []link
	groups []int // day group of each article
	labels []string
}

func (v *view) graph() graph {
	if len(v.related()) == 0 {
		return graph{}
	}
	s := &sketch{view: v, cards: make([]*place, len(v.readings))}
	s.groupDays()
	s.settleGroups()
	s.fold()
	s.assignLayers()
	s.route()
	s.reorder()
	height := s.stack()
	return s.draw(height)
}

// pitch is the distance between columns: wide where there is room.
func (s *sketch) pitch() int {
	const room = 1120 - 2*graphEdge
	if n := len(s.layers); n > 1 {
		return cardWidth + min(max((room-n*cardWidth)/(n-1), 56), 180)
	}
	return cardWidth
}

func (s *sketch) left(layer int) int { return graphEdge + layer*s.pitch() }

func (s *sketch) draw(height int) graph {
	g := graph{Width: s.left(len(s.layers)-1) + cardWidth + graphEdge, Height: height}
	for i, p := range s.cards {
		if p != nil {
			g.Nodes = append(g.Nodes, s.node(i, p))
		}
	}
	g.Bundles = s.bundles(g.Nodes)
	for _, l := range s.links {
		g.Edges = append(g.Edges, s.edge(l))
	}
	g.Days, g.Left = s.dayMarks(), s.unlined()
	g.Summary = fmt.Sprintf("%s in order of time, from left to right, with %s between them. The same is told in words above.",
		capital(count(len(s.related()), "report")), capitalless(count(len(s.Dossier.Derivations), "derivation")))
	return g
}

func (s *sketch) node(i int, p *place) node {
	if list := s.sharing(i); len(list) > 1 {
		return s.bundleNode(list, p)
	}
	a, r := s.readings[i].Article, s.ref(i)
	under := []string{windowText(a.Published)}
	if a.Published.Clock {
		under = []string{a.Published.Earliest.Format("2 Jan, 15:04")}
	}
	if a.Published.Basis == news.Inferred {
		under[0] = "~ " + under[0]
	}
	under = append(under, count(s.wordCount(i), "word"))
	return node{
		Ref: r, X: s.left(p.layer), Y: p.y, Href: r.Href(), Root: len(p.in) == 0,
		Label: cardLabel(s.baseName(i)), Under: strings.Join(under, " · "),
		Hover: fmt.Sprintf("%s: %s %s", r.Name, sentence(cmp.Or(r.Title, "no headline")), s.drawsText(i)),
	}
}

// cardLabel is a name as it fits on a card.
func cardLabel(name string) string {
	const room = cardWidth - 44
	if fitLabel(name, room) != name {
		name = strings.TrimPrefix(name, "The ")
	}
	return fitLabel(name, room)
}

// fitLabel cuts s to what about so many pixels hold of the card's type.
func fitLabel(s string, pixels int) string {
	width := 0.0
	for i, r := range s {
		switch {
		case strings.ContainsRune("iljtf.,'’ |", r):
			width += 4.4
		case strings.ContainsRune("mwMWABCDGHKNOQRUVX", r):
			width += 10.4
		default:
			width += 7.7
		}
		if int(width) > pixels {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// edge draws a derivation as a line of curves through its stops.
func (s *sketch) edge(l link) edge {
	to := l.stops[len(l.stops)-1]
	var path strings.Builder
	x, y := s.left(l.stops[0].layer)+cardWidth, l.stops[0].y+port(l.stops[0].out, l.stops[1])
	fmt.Fprintf(&path, "M%d %d", x, y)
	for k, p := range l.stops[1:] {
		nx, ny := s.left(p.layer), p.y
		if p == to {
			nx, ny = nx-5, ny+port(p.in, l.stops[k])
		}
		middle := (x + nx) / 2
		fmt.Fprintf(&path, "C%d %d %d %d %d %d", middle, y, middle, ny, nx, ny)
		x, y = nx, ny
		if p != to {
			x += cardWidth
			fmt.Fprintf(&path, "L%d %d", x, y)
		}
	}
	_, share, _ := s.shares(l.derivations)
	return edge{
		From: l.stops[0].article + 1, To: to.article + 1,
		Path: path.String(), Stroke: fmt.Sprintf("%.1f", 1.5+6.5*share), Credited: s.Dossier.Derivations[l.derivations[0]].Credited, Share: percent(share),
		LabelX: x - 8, LabelY: y + 4, Hover: s.derivationText(l),
	}
}

// port spreads the lines at one card: the offset of the line to or from q from the card's middle.
func port(list []*place, q *place) int {
	if len(list) < 2 {
		return 0
	}
	sorted := slices.Clone(list)
	slices.SortStableFunc(sorted, func(a, b *place) int { return a.y - b.y })
	step := min(16, (cardHeight-12)/(len(list)-1))
	return step*slices.Index(sorted, q) - step*(len(list)-1)/2
}

// dayMarks head the columns with the days they hold.
func (s *sketch) dayMarks() []dayMark {
	first := make([]int, len(s.labels))
	last := make([]int, len(s.labels))
	for g := range first {
		first[g] = -1
	}
	for i, p := range s.cards {
		if p == nil {
			continue
		}
		g := s.groups[i]
		if first[g] < 0 || p.layer < first[g] {
			first[g] = p.layer
		}
		last[g] = max(last[g], p.layer)
	}
	var out []dayMark
	for g, layer := range first {
		if layer >= 0 {
			x := s.left(layer)
			out = append(out, dayMark{x, s.left(last[g]) + cardWidth - x, s.labels[g]})
		}
	}
	return out
}
