package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
)

// comparePage is two reports, passage by passage.
type comparePage struct {
	frame
	A, B     string // as asked
	Answer   string
	Second   string
	Left     *report
	Right    *report
	Draws    []draw
	Shared   folded[pairOf]
	Passages int // all that they share
	Findings []findingGroup
	Revision *revision
}

const (
	sharedAtOnce  = 12
	mostShared    = 60 // passages on the page
	itemsCompared = 5  // findings of each kind
)

// compare compares two reports of the library.
func (s *Site) compare(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := comparePage{frame: s.frame(r, "Compare two reports", "compare"), A: clip(oneField(q, "a"), 20), B: clip(oneField(q, "b"), 20)}
	if p.A == "" && p.B == "" {
		return s.show(w, r, http.StatusOK, "compare.html", p)
	}
	a, err := askedNumber("report", oneField(q, "a"))
	if err != nil {
		return err
	}
	b, err := askedNumber("report", oneField(q, "b"))
	if err != nil {
		return err
	}
	err = s.slow(r, func(ctx context.Context) error {
		c, err := s.Desk.Compare(ctx, store.Seq(a), store.Seq(b))
		if err == nil {
			p.fill(c)
		}
		return err
	})
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "compare.html", p)
}

// fill puts the comparison onto the page, the earlier report on the left.
func (p *comparePage) fill(c *desk.Comparison) {
	reports := make([]desk.Report, len(c.Reports))
	for i, seq := range c.Reports {
		reports[i].Seq = seq
	}
	v := newView(c.Story, &served{Reports: reports, ClaimID: func(i int) string { return fmt.Sprintf("c%d", i+1) }})
	for i := range v.references {
		v.references[i].Number = 0 // the reports have other numbers in their stories
	}
	facts := v.reports()
	p.Left, p.Right = &facts[0], &facts[len(facts)-1]
	p.Draws = v.draws()
	p.Findings = v.findingGroups(itemsCompared)
	for k := range v.Revisions {
		p.Revision = v.revision(&v.Revisions[k])
	}
	shared := v.sharedPassages()
	p.Passages = len(shared)
	p.Shared = fold(shared[:min(len(shared), mostShared)], sharedAtOnce)
	p.tell(v)
}

// tell says in two sentences what the two have to do with one another.
func (p *comparePage) tell(v *view) {
	n := p.Passages
	switch {
	case len(p.Draws) > 0:
		d := p.Draws[0]
		p.Answer = fmt.Sprintf("%s %s %s.", d.Article.Name, d.Verb, d.From.Name)
		p.Second = fmt.Sprintf("%d%% of its words are copied and %d%% reworded; %s.", d.Copied, d.Reworded, creditText(d.Credited))
	case n > 0:
		p.Answer = "Neither is seen to draw on the other."
		p.Second = fmt.Sprintf("They share %s, which both may have from the same people or from a third report.", count(n, "passage"))
	default:
		p.Answer = "They share no passage."
		p.Second = "Nothing in their words ties the one to the other."
	}
}

// sharedPassages lists what two reports share, in the order of the later.
func (v *view) sharedPassages() []pairOf {
	var out []pairOf
	for _, al := range v.Dossier.Alignments {
		matches := slices.Clone(al.Matches)
		slices.SortStableFunc(matches, func(a, b news.Match) int { return a.B.Start - b.B.Start })
		for _, m := range matches {
			before, after := v.pair(news.Passage{Article: al.A, Span: m.A}, news.Passage{Article: al.B, Span: m.B})
			note := ""
			if m.Kind == news.ParaphrasedPassage {
				note = "in other words"
			}
			out = append(out, pairOf{&before, after, note})
		}
	}
	return out
}
