package web

import (
	"cmp"
	"fmt"
	"strings"

	"headwater/internal/desk"
	"headwater/internal/news"
)

// page is all that the templates show of a story.
type page struct {
	assets
	Site      *served // nil on a page that stands alone
	Title     string
	AsOf      string
	Answer    answer
	Graph     graph
	Ledger    ledger
	Findings  []findingGroup
	FindCount int
	Timeline  []moment
	Moments   int // in the whole timeline
	Later     int // those that stand on a page of their own
	Speakers  speakers
	Reports   []report
	Unknowns  []unknown
}

// view is a story on its way to a page.
type view struct {
	*news.Story
	readings   []*news.Reading
	names      []string
	unrelated  map[int]bool
	findings   [][]int // article -> findings whose passage lies in it
	site       *served // nil on a page that stands alone
	references []ref
	drawn      []draw
}

// served is where the parts of a story are found when it is served: what is left out of its page, and what
// reports and claims are called.
type served struct {
	Story   string // address of the story; empty for a comparison
	Reports []desk.Report
	ClaimID func(int) string
}

func newPage(v *view) *page {
	s := v.Story
	rows, items, moments := len(s.Claims), len(s.Findings), len(s.Timeline)
	if v.site != nil {
		rows, items, moments = rowsAtOnce, itemsOfKind, momentsAtOnce
	}
	p := &page{
		Site: v.site, Title: v.title(), AsOf: dayText(s.Dossier.AsOf),
		Answer: v.answer(), Graph: v.graph(), Ledger: v.ledger(0, rows), Findings: v.findingGroups(items), FindCount: len(s.Findings), Moments: len(v.moments()),
		Timeline: v.timeline(0, moments), Speakers: v.speakers(), Reports: v.reports(), Unknowns: v.unknowns(),
	}
	if v.site != nil {
		p.shorten()
	}
	return p
}

// eventsAtOnce is how much of one time a served story tells.
const eventsAtOnce = 3

// shorten leaves out what a served story has on pages of its own, or tells in its list of reports.
func (p *page) shorten() {
	a := &p.Answer
	a.MoreRoots, a.MoreDraws, a.Roots.Rest, a.Draws.Rest = len(a.Roots.Rest), len(a.Draws.Rest), nil, nil
	if p.Later = p.Moments - len(p.Timeline); p.Later < 0 {
		p.Later = 0
	}
	for i := range p.Timeline {
		m := &p.Timeline[i]
		if n := len(m.Events); n > eventsAtOnce+1 {
			m.Events, m.More = m.Events[:eventsAtOnce], n-eventsAtOnce
		}
	}
}

func newView(s *news.Story, at *served) *view {
	v := &view{Story: s, readings: s.Dossier.Readings, unrelated: map[int]bool{}, site: at}
	for _, i := range s.Unrelated {
		v.unrelated[i] = true
	}
	v.findings = make([][]int, len(v.readings))
	for f := range s.Findings {
		i := s.Findings[f].Passage.Article
		v.findings[i] = append(v.findings[i], f)
	}
	v.nameAll()
	for i := range v.readings {
		v.references = append(v.references, v.newRef(i))
	}
	return v
}

func (v *view) title() string { return cmp.Or(oneLine(v.Title), "Untitled story") }

// ref is an article as other parts of the page point to it.
type ref struct {
	Number int // from 1, in order of time
	Name   string
	Day    string
	Title  string
	to     string // where it leads when not to the report's place on the same page
}

// Href is where a reader finds the report.
func (r ref) Href() string {
	return cmp.Or(r.to, fmt.Sprintf("#r%d", r.Number))
}

func (v *view) ref(i int) ref { return v.references[i] }

func (v *view) newRef(i int) ref {
	a := v.readings[i].Article
	return ref{Number: i + 1, Name: v.names[i], Day: windowText(a.Published), Title: oneLine(a.Headline()), to: v.reportAddress(i)}
}

// reportAddress is where a report is served; empty where it is not.
func (v *view) reportAddress(i int) string {
	if v.site == nil || v.site.Reports[i].Seq == 0 {
		return ""
	}
	return fmt.Sprintf("/reports/%d", v.site.Reports[i].Seq)
}

// refAt is a report as the place of a passage in it.
func (v *view) refAt(p news.Passage) ref {
	r := v.ref(p.Article)
	if r.to != "" {
		r.to += fmt.Sprintf("?at=%d-%d#here", p.Span.Start, p.Span.End)
	}
	return r
}

// claimID names a claim on pages.
func (v *view) claimID(i int) string {
	if v.site != nil {
		return v.site.ClaimID(i)
	}
	return fmt.Sprintf("c%d", i+1)
}

// claimRef is a claim as other parts point to it.
type claimRef struct {
	Number int
	Href   string
	Text   string
}

func (v *view) claimRef(i int) claimRef {
	href := "#" + v.claimID(i)
	if v.site != nil {
		href = v.site.Story + "/claims/" + v.claimID(i)
	}
	return claimRef{i + 1, href, claimText(v.Claims[i].Text)}
}

// wordCount is the length of a report.
func (v *view) wordCount(i int) int {
	if v.site != nil && v.site.Reports[i].Words > 0 {
		return v.site.Reports[i].Words
	}
	return v.readings[i].Document.WordCount()
}

func (v *view) refs(list []int) []ref {
	var out []ref
	for _, i := range list {
		out = append(out, v.ref(i))
	}
	return out
}

// baseName calls an article by its publisher, or its writer, or its file.
func (v *view) baseName(i int) string {
	a := v.readings[i].Article
	name := oneLine(a.Publisher.Name)
	if name == "" && a.Byline != "" {
		name = oneLine(a.Byline) + " (outlet unknown)"
	}
	return cmp.Or(name, fileName(a))
}

// nameAll names the articles; where an outlet has several, words tell them apart.
func (v *view) nameAll() {
	seen := map[string]int{}
	for i := range v.readings {
		name := v.baseName(i)
		seen[name]++
		if n := seen[name]; n > 1 {
			name = fmt.Sprintf("%s (%s)", name, ordinal(n))
		}
		v.names = append(v.names, clip(name, 60))
	}
}

func ordinal(n int) string {
	words := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"}
	if n < len(words) {
		return words[n] + " report"
	}
	return fmt.Sprintf("report %d", n)
}

func fileName(a *news.Article) string {
	name := cmp.Or(a.File, a.URL)
	return cmp.Or(name[strings.LastIndexAny(name, `/\`)+1:], "unnamed report")
}

// words returns the passage as it stands in its article, white space folded.
func (v *view) words(p news.Passage) string {
	return oneLine(p.Span.Of(v.readings[p.Article].Article.Text))
}

func (v *view) related() []int {
	var out []int
	for i := range v.readings {
		if !v.unrelated[i] {
			out = append(out, i)
		}
	}
	return out
}
