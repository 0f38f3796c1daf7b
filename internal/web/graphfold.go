package web

import (
	"fmt"
	"slices"
	"strings"
)

// A picture of many reports folds what repeats: reports of the same days that draw mostly on the same
// other, all with credit or all without, and on which none draws, share one card. So do those of the same
// days that stand alone.

const (
	mostCards   = 14 // more reports than these are folded
	leastFolded = 3  // fewer are worth a card each
)

// bundle is a card for several reports, and the list of them below the picture.
type bundle struct {
	ID   string
	Text string
	Refs []ref
}

// foldRepeats finds the reports that share a card: s.leads has, for each report, the first of those it
// shares its card with.
func (s *sketch) foldRepeats() {
	s.leads = make([]int, len(s.readings))
	for i := range s.leads {
		s.leads[i] = i
	}
	if len(s.related()) <= mostCards {
		return
	}
	drawnOn := map[int]bool{}
	for _, d := range s.Dossier.Derivations {
		drawnOn[d.From] = true
	}
	alike := map[[3]int][]int{}
	for _, i := range s.related() {
		if !drawnOn[i] {
			from, credited := s.mainParent(i)
			key := [3]int{s.groups[i], from, credited}
			alike[key] = append(alike[key], i)
		}
	}
	for _, list := range alike {
		if len(list) >= leastFolded {
			for _, i := range list {
				s.leads[i] = list[0]
			}
		}
	}
}

// mainParent gives the report that i takes most of its words from, or -1, and 1 if it says so.
func (s *sketch) mainParent(i int) (from, credited int) {
	from, most := -1, -1.0
	for _, d := range s.Dossier.Derivations {
		if share := d.Copied + d.Paraphrased; d.Article == i && share > most {
			from, credited, most = d.From, 0, share
			if d.Credited {
				credited = 1
			}
		}
	}
	return from, credited
}

// sharing lists the reports on a report's card, itself the first.
func (s *sketch) sharing(lead int) []int {
	var out []int
	for i, l := range s.leads {
		if l == lead && s.articles[i] != nil {
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
	text := fmt.Sprintf("%s, %s", count(len(list), "report"), s.labels[s.groups[list[0]]])
	if from, credited := s.mainParent(list[0]); from >= 0 {
		text += fmt.Sprintf(": each draws mostly on %s, %s", s.names[from], creditText(credited == 1))
	} else {
		text += ": none draws on another report here, or is drawn on"
	}
	return node{
		Ref: ref{Number: list[0] + 1}, X: s.left(p.layer), Y: p.y, Root: len(p.in) == 0, Many: len(list),
		Href: fmt.Sprintf("#fold-%d", list[0]+1), Label: count(len(list), "report"),
		Under: fitLabel(strings.Join(names, ", "), cardWidth-26), Hover: text,
	}
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
