package entity

import (
	"strings"

	"headwater/internal/news"
)

// isOutlet reports whether a name is a news outlet's: a known one, the article's publisher, a name
// that says so ("The Orley Mercury", "Radio Northmoor"), or one that reporters are said to report for.
func (p *page) isOutlet(g *group, found []mention, publisher string) bool {
	last := headMarks(g.words)
	body := last&(orgHead|orgTail) != 0 && last&outletHead == 0 // which puts out a statement itself
	if publisher != "" && g.kind != news.Person && news.SameName(publisher, g.name) && !body {
		return true
	}
	if g.kind == news.Person || g.kind == news.Place {
		return false
	}
	switch {
	case exact[g.name]&outlet != 0, exact[strings.Join(g.words, " ")]&outlet != 0:
		return true
	case len(g.words) > 1 && (last&outletHead != 0 || exact[g.words[0]]&outletLead != 0):
		return true
	case last&(orgHead|orgTail) != 0 || exact[g.name]&org != 0:
		return false
	}
	signs := 0
	for _, i := range g.mentions {
		signs += p.outletSigns(found[i])
	}
	return signs >= 2
}

// headMarks gives what the lexicon knows of the last word, or the last two, of a name.
func headMarks(words []string) mark {
	n := len(words)
	m := exact[words[n-1]]
	if n > 2 {
		m |= exact[words[n-2]+" "+words[n-1]]
	}
	return m
}

// outletSigns counts what around one mention speaks for an outlet; two are enough.
func (p *page) outletSigns(m mention) int {
	i := m.first - 1
	if p.near(m.first, i).s == "the" {
		i--
	}
	b, bb := p.near(m.first, i), p.near(m.first, i-1)
	a := p.near(m.last-1, m.last)
	switch {
	case b.marks&press != 0, a.marks&press != 0, p.near(m.last-1, m.last).s == "," && p.outletApposition(m.last+1):
		return 2
	case b.s == "by" && (bb.s == "reported" || bb.s == "published" || bb.s == "broadcast" || bb.s == "obtained"):
		return 2
	case b.s == "by" && (bb.s == "seen" || bb.s == "reviewed" || bb.s == "quoted"), b.s == "in" && bb.s == "published",
		b.s == "told", b.s == "with" && bb.s == "interview", b.s == "to" && bb.s == "speaking":
		return 1
	case a.s == "reported", a.s == "reports", p.near(m.last-1, m.last+1).s == "reported" && a.form == lower:
		return 1
	}
	return 0
}

// outletApposition reports whether "a trade newsletter" or the like stands at i.
func (p *page) outletApposition(i int) bool {
	if i >= len(p.words) || !determiners[p.words[i].s] {
		return false
	}
	for j := i + 1; j < min(len(p.words), i+5); j++ {
		if p.words[j].marks&press != 0 {
			return true
		}
		if p.words[j].form != lower {
			return false
		}
	}
	return false
}
