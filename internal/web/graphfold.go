package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A picture of many reports folds what repeats. Each report keeps one line, to the one that it takes most of
// its words from, so that the lines make trees. The reports on which most others stand keep a card each; those
// that stand on one of them, directly or through one another, share two cards, one for those that give credit
// and one for the others. Reports of the same days that have nothing to do with others share one too.

const (
	mostCards   = 14 // a picture of more reports than these is folded
	mostOwn     = 10 // reports that then keep a card of their own because others stand on them
	leastFolded = 3  // fewer that stand alone are worth a card each
)

// bundle is a card for several reports, and the list of them below the picture.
type bundle struct {
	ID   string
	Text string
	Refs []ref
}

// fold says which reports share a card, and which lines there are.
func (s *sketch) fold() {
	s.leads = make([]int, len(s.readings))
	for i := range s.leads {
		s.leads[i] = i
	}
	if len(s.related()) <= mostCards {
		for i, d := range s.Dossier.Derivations {
			s.lines = append(s.lines, line{d.From, d.Article, []int{i}})
		}
		return
	}
	trunk := s.mainLines()
	anchors := s.anchors(trunk)
	s.shareCards(trunk, anchors)
	at := map[[2]int]int{}
	for _, i := range s.related() {
		if trunk[i] < 0 {
			continue
		}
		ends := [2]int{s.leads[anchors[s.Dossier.Derivations[trunk[i]].From]], s.leads[i]}
		k, drawn := at[ends]
		if !drawn {
			k, at[ends] = len(s.lines), len(s.lines)
			s.lines = append(s.lines, line{from: ends[0], to: ends[1]})
		}
		s.lines[k].derivations = append(s.lines[k].derivations, trunk[i])
	}
}

// mainLines gives for each report the derivation by which it takes most of its words, or -1.
func (s *sketch) mainLines() []int {
	trunk := make([]int, len(s.readings))
	for i := range trunk {
		trunk[i] = -1
	}
	for k, d := range s.Dossier.Derivations {
		best := trunk[d.Article]
		if d.From >= d.Article || s.unrelated[d.From] {
			continue
		}
		if best < 0 || d.Copied+d.Paraphrased > s.Dossier.Derivations[best].Copied+s.Dossier.Derivations[best].Paraphrased {
			trunk[d.Article] = k
		}
	}
	return trunk
}

// anchors gives for each report the nearest one that keeps a card, itself where it does. Those that keep one
// are those with most others above them in the trees; a report has fewer than what it draws on, so they hang
// together.
func (s *sketch) anchors(trunk []int) []int {
	standing := make([]int, len(s.readings))
	for i, k := range slices.Backward(trunk) {
		if k >= 0 {
			standing[s.Dossier.Derivations[k].From] += 1 + standing[i]
		}
	}
	order := slices.DeleteFunc(s.related(), func(i int) bool { return standing[i] == 0 })
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(standing[b], standing[a]) })
	own := order[:min(mostOwn, len(order))]
	anchors := make([]int, len(s.readings))
	for i, k := range trunk {
		anchors[i] = i
		if k >= 0 && !slices.Contains(own, i) {
			anchors[i] = anchors[s.Dossier.Derivations[k].From]
		}
	}
	return anchors
}

// shareCards puts the reports that keep no card together: by the one that they stand on and by whether they
// give credit, or by day where they stand alone.
func (s *sketch) shareCards(trunk, anchors []int) {
	alike := map[[3]int][]int{}
	hasOthers := map[int]bool{}
	for _, k := range trunk {
		if k >= 0 {
			hasOthers[s.Dossier.Derivations[k].From] = true
		}
	}
	for _, i := range s.related() {
		switch k := trunk[i]; {
		case anchors[i] != i:
			credited := 0
			if s.Dossier.Derivations[k].Credited {
				credited = 1
			}
			key := [3]int{anchors[i], credited, -1}
			alike[key] = append(alike[key], i)
		case k < 0 && !hasOthers[i]:
			key := [3]int{-1, -1, s.groups[i]}
			alike[key] = append(alike[key], i)
		}
	}
	for key, list := range alike {
		if key[0] < 0 && len(list) < leastFolded {
			continue
		}
		for _, i := range list {
			s.leads[i] = list[0]
		}
	}
}

// unlined counts the derivations that have no line.
func (s *sketch) unlined() int {
	n := len(s.Dossier.Derivations)
	for _, l := range s.links {
		n -= len(l.derivations)
	}
	return n
}

// sharing lists the reports on a report's card, itself the first.
func (s *sketch) sharing(lead int) []int {
	var out []int
	for i, l := range s.leads {
		if l == lead && !s.unrelated[i] {
			out = append(out, i)
		}
	}
	return out
}

// bundleNode is the card of several reports.
func (s *sketch) bundleNode(list []int, p *place) node {
	var names []string
	for _, i := range list {
		names = append(names, strings.TrimPrefix(s.baseName(i), "The "))
	}
	text := fmt.Sprintf("%s, %s: none draws on another report here, or is drawn on", count(len(list), "report"), s.labels[s.groups[list[0]]])
	if len(p.in) > 0 {
		text = fmt.Sprintf("%s that draw on %s, directly or through one another", count(len(list), "report"), s.names[p.source()])
	}
	return node{
		Ref: ref{Number: list[0] + 1}, X: s.left(p.layer), Y: p.y, Root: len(p.in) == 0, Many: len(list),
		Href: fmt.Sprintf("#fold-%d", list[0]+1), Label: count(len(list), "report"),
		Under: fitLabel(strings.Join(names, ", "), cardWidth-26), Hover: text,
	}
}

// source is the report that a card's line comes from.
func (p *place) source() int {
	from := p.in[0]
	for from.article < 0 {
		from = from.in[0]
	}
	return from.article
}

// bundles lists the cards of several reports, for those who want to know which.
func (s *sketch) bundles(nodes []node) []bundle {
	var out []bundle
	for _, n := range nodes {
		if n.Many > 0 {
			lead := n.Ref.Number - 1
			out = append(out, bundle{n.Href[1:], n.Hover, s.refs(s.sharing(lead))})
		}
	}
	return out
}

// shares gives the least, the middle and the most that derivations take of the later reports' words.
func (s *sketch) shares(derivations []int) (least, middle, most float64) {
	var all []float64
	for _, k := range derivations {
		d := s.Dossier.Derivations[k]
		all = append(all, min(d.Copied+d.Paraphrased, 1))
	}
	slices.Sort(all)
	return all[0], all[len(all)/2], all[len(all)-1]
}

func creditText(credited bool) string {
	if credited {
		return "credited"
	}
	return "not credited"
}

// drawsText tells in words what a report draws on and who draws on it, for its card.
func (s *sketch) drawsText(i int) string {
	var on, by []string
	for _, d := range s.Dossier.Derivations {
		switch i {
		case d.Article:
			on = append(on, fmt.Sprintf("%s %s (%d%% of its words, %s)", drawVerbs[d.Kind], s.names[d.From], percent(d.Copied+d.Paraphrased), creditText(d.Credited)))
		case d.From:
			by = append(by, s.names[d.Article])
		}
	}
	text := "Draws on no other report here."
	if len(on) > 0 {
		text = sentence(strings.Join(on, "; "))
	}
	if len(by) > 0 {
		text += fmt.Sprintf(" Drawn on by %s.", listed(by, 4))
	}
	return text
}

// listed joins names, at most so many of them.
func listed(names []string, most int) string {
	if len(names) > most+1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// derivationText tells in words what a line stands for.
func (s *sketch) derivationText(l link) string {
	d := s.Dossier.Derivations[l.derivations[0]]
	if len(l.derivations) == 1 && len(s.related()) > mostCards { // names are told by the cards
		return fmt.Sprintf("%d draws on %d: %d%% of its words, %s", d.Article+1, d.From+1, percent(d.Copied+d.Paraphrased), creditText(d.Credited))
	}
	if len(l.derivations) == 1 {
		return fmt.Sprintf("%s %s %s: %d%% of its words, %s", s.names[d.Article], drawVerbs[d.Kind], s.names[d.From], percent(d.Copied+d.Paraphrased), creditText(d.Credited))
	}
	least, _, most := s.shares(l.derivations)
	return fmt.Sprintf("%s draw on %s: %d to %d%% of their words, %s", capital(count(len(l.derivations), "report")), s.names[d.From], percent(least), percent(most), s.creditOf(l))
}

// creditOf tells how many of a line's derivations give credit.
func (s *sketch) creditOf(l link) string {
	n := 0
	for _, k := range l.derivations {
		if s.Dossier.Derivations[k].Credited {
			n++
		}
	}
	if n > 0 && n < len(l.derivations) {
		return fmt.Sprintf("credited in %d of them", n)
	}
	return creditText(n > 0)
}
