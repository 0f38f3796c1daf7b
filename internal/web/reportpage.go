package web

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// reportPage is one report: its text with who says what in it, its versions, and what it took from whom.
type reportPage struct {
	frame
	Ref      ref
	Facts    report
	Address  string // where it was published; empty for a file
	Text     marked
	Story    *storyLink
	Took     []taking
	Versions []captureLine
	Revision *revision
	Others   []choice // reports of the story to compare it with
	Seq      store.Seq
	Problem  *news.Problem // why the capture is no report
}

type storyLink struct{ Href, Title string }

// taking is what a report took from another, passage by passage.
type taking struct {
	Draw    draw
	Pairs   folded[pairOf]
	Compare string
}

// pairOf is two passages side by side.
type pairOf struct {
	Before *side
	After  side
	Note   string
}

// captureLine is one capture of the report's page.
type captureLine struct {
	Href, Day, Title, Compare string
	Words                     int
	Here                      bool
}

// revision is what a version has otherwise than the one before it.
type revision struct {
	Former  ref
	Silent  bool
	Changes []finding
	Edits   folded[pairOf]
}

const pairsAtOnce = 3

// report shows a report.
func (s *Site) report(w http.ResponseWriter, r *http.Request) error {
	n, err := strconv.ParseInt(r.PathValue("seq"), 10, 64)
	if err != nil || n <= 0 {
		return noPage(r)
	}
	full, err := s.Desk.Report(r.Context(), store.Seq(n))
	if err != nil {
		return err
	}
	p := reportPage{Seq: full.Seq}
	if full.Reading == nil {
		p.frame = s.frame(r, fmt.Sprintf("Capture %d", n), "")
		p.Problem = full.Problem
		return s.show(w, r, http.StatusOK, "report.html", p)
	}
	here, err := askedSpan(r.URL.Query().Get("at"), full.Reading.Article.Text)
	if err != nil {
		return err
	}
	p.Text = markText(full.Reading, here, spokenNames(full.Story))
	p.addFacts(full)
	p.addVersions(full)
	p.frame = s.frame(r, cmp.Or(p.Ref.Title, p.Ref.Name), "")
	return s.show(w, r, http.StatusOK, "report.html", p)
}

// spokenNames are the names of those who are sources in a story.
func spokenNames(story *desk.Story) map[string]bool {
	names := map[string]bool{}
	if story == nil {
		return names
	}
	for i := range story.Claims {
		for _, a := range story.Claims[i].Assertions {
			if a.Attribution.Source.HasName() {
				names[store.SpokenName(a.Attribution.Source.Name)] = true
			}
		}
	}
	return names
}

// askedSpan reads a passage, "120-180", which must lie in the text.
func askedSpan(s, within string) (text.Span, error) {
	if s == "" {
		return text.Span{}, nil
	}
	a, b, _ := strings.Cut(s, "-")
	start, err1 := strconv.Atoi(a)
	end, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || start < 0 || end < start || end > len(within) {
		return text.Span{}, &news.Problem{Kind: news.BadArgument, Where: "at " + clip(oneLine(s), 40), What: "no passage of this report", Do: "leave it out to read the whole"}
	}
	for start > 0 && start < len(within) && !utf8.RuneStart(within[start]) {
		start--
	}
	for end < len(within) && !utf8.RuneStart(within[end]) {
		end++
	}
	return text.Span{Start: start, End: end}, nil
}

// addFacts fills in what is known of the report, from its story where it is in one.
func (p *reportPage) addFacts(full *desk.FullReport) {
	a := full.Reading.Article
	p.Address = webAddress(a.URL)
	if full.Number < 0 {
		v := newView(&news.Story{Dossier: &news.Dossier{Readings: []*news.Reading{full.Reading}}}, &served{Reports: []desk.Report{full.Report}})
		p.Ref, p.Facts = v.ref(0), v.reports()[0]
		return
	}
	v := viewOf(full.Story)
	i := full.Number
	p.Ref, p.Facts = v.ref(i), v.reportFacts(i, v.draws())
	p.Story = &storyLink{storyAddress(full.Story.ID), v.title()}
	former := -1
	for k := range v.Revisions {
		if v.Revisions[k].Article == i {
			p.Revision, former = v.revision(&v.Revisions[k]), v.Revisions[k].Former
		}
	}
	draws := v.draws()
	for d := range v.Dossier.Derivations {
		if x := &v.Dossier.Derivations[d]; x.Article == i && x.From != former {
			p.Took = append(p.Took, v.taking(d, draws[d]))
		}
	}
	for k, rep := range full.Story.Reports {
		if k != i && rep.Seq != 0 {
			p.Others = append(p.Others, choice{Value: fmt.Sprint(rep.Seq), Name: fmt.Sprintf("%d  %s", k+1, v.names[k])})
		}
	}
}

// webAddress is an address that may be led to: http or https alone.
func webAddress(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}

// taking gathers the passages that show what was taken.
func (v *view) taking(d int, draw draw) taking {
	out := taking{Draw: draw}
	x := &v.Dossier.Derivations[d]
	var pairs []pairOf
	for _, e := range x.Evidence {
		if e.Against == nil {
			continue
		}
		one := pairOf{}
		before, after := v.pair(*e.Against, e.Passage)
		if one.Before, one.After = &before, after; e.Type != "reuse" { // that words are reused needs no note
			one.Note = oneLine(e.Why)
		}
		pairs = append(pairs, one)
	}
	out.Pairs = fold(pairs, pairsAtOnce)
	if a, b := v.site.Reports[x.From].Seq, v.site.Reports[x.Article].Seq; a != 0 && b != 0 {
		out.Compare = compareAddress(a, b)
	}
	return out
}

func compareAddress(a, b store.Seq) string { return fmt.Sprintf("/compare?a=%d&b=%d", a, b) }

// addVersions lists the captures of the page, each beside the one before it.
func (p *reportPage) addVersions(full *desk.FullReport) {
	if len(full.Versions) < 2 {
		return
	}
	for i, rep := range full.Versions {
		one := captureLine{Href: fmt.Sprintf("/reports/%d", rep.Seq), Day: rep.Arrived.Format("2 Jan 2006, 15:04"), Title: oneLine(rep.Title), Words: rep.Words, Here: rep.Seq == full.Seq}
		if i > 0 {
			one.Compare = compareAddress(full.Versions[i-1].Seq, rep.Seq)
		}
		p.Versions = append(p.Versions, one)
	}
}

// revision tells what a version has otherwise than the one before it.
func (v *view) revision(r *news.Revision) *revision {
	out := &revision{Former: v.ref(r.Former), Silent: r.Silent()}
	for i := range r.Changes {
		f := v.finding(&r.Changes[i].Finding, true)
		f.ID = fmt.Sprintf("change-%d", i+1)
		out.Changes = append(out.Changes, f)
	}
	var edits []pairOf
	for _, e := range r.Edits {
		before, after := v.pair(news.Passage{Article: r.Former, Span: e.Older}, news.Passage{Article: r.Article, Span: e.Newer})
		edits = append(edits, pairOf{Before: &before, After: after})
	}
	out.Edits = fold(edits, 2*pairsAtOnce)
	return out
}
