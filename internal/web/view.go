package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
)

// page is all that the template shows.
type page struct {
	assets
	Title     string
	AsOf      string
	Answer    answer
	Graph     graph
	Ledger    ledger
	Findings  []findingGroup
	FindCount int
	Timeline  []moment
	Reports   []report
	Unknowns  []unknown
}

// view is a story on its way to a page.
type view struct {
	*news.Story
	readings  []*news.Reading
	names     []string
	unrelated map[int]bool
	findings  [][]int // article -> findings whose passage lies in it
}

func newPage(s *news.Story) *page {
	v := newView(s)
	return &page{
		assets: ownAssets(), Title: cmp.Or(oneLine(s.Title), "Untitled story"), AsOf: dayText(s.Dossier.AsOf),
		Answer: v.answer(), Graph: v.graph(), Ledger: v.ledger(), Findings: v.findingGroups(), FindCount: len(s.Findings),
		Timeline: v.timeline(), Reports: v.reports(), Unknowns: v.unknowns(),
	}
}

func newView(s *news.Story) *view {
	v := &view{Story: s, readings: s.Dossier.Readings, unrelated: map[int]bool{}}
	for _, i := range s.Unrelated {
		v.unrelated[i] = true
	}
	v.findings = make([][]int, len(v.readings))
	for f := range s.Findings {
		i := s.Findings[f].Passage.Article
		v.findings[i] = append(v.findings[i], f)
	}
	v.nameAll()
	return v
}

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

func (v *view) ref(i int) ref {
	a := v.readings[i].Article
	return ref{Number: i + 1, Name: v.names[i], Day: windowText(a.Published), Title: oneLine(a.Headline())}
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

// roots are the related articles that draw on no other article here.
func (v *view) roots() []int {
	derived := map[int]bool{}
	for _, d := range v.Dossier.Derivations {
		derived[d.Article] = true
	}
	return slices.DeleteFunc(v.related(), func(i int) bool { return derived[i] })
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// clip shortens s to at most n characters.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimRight(string([]rune(s)[:n-1]), " ,.;:(") + "…"
}

// sentence gives s a capital at its front and a full stop at its end.
func sentence(s string) string {
	s = oneLine(s)
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	s = string(unicode.ToUpper(r)) + s[n:]
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsLetter(last) || unicode.IsDigit(last) {
		s += "."
	}
	return s
}

// count writes a number with its noun: "1 report", "3 reports".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// claimText is the text of a claim as a line of its own: a quotation mark without its partner, left by
// the cut from its sentence, is taken off.
func claimText(s string) string {
	s = oneLine(s)
	opens, closes := strings.Count(s, "“"), strings.Count(s, "”")
	straight := strings.Count(s, `"`)
	if opens < closes || straight == 1 {
		s = strings.TrimSuffix(strings.TrimSuffix(s, "”"), `"`)
	}
	if opens > closes || straight == 1 {
		s = strings.TrimPrefix(strings.TrimPrefix(s, "“"), `"`)
	}
	return sentence(strings.TrimRight(s, " ,;"))
}

func percent(share float64) int { return int(100*share + 0.5) }

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// rangeText writes a day, or a range of days, as briefly as it can be read.
func rangeText(a, b time.Time) string {
	switch {
	case a.IsZero() || b.IsZero():
		return ""
	case news.DayOf(a).Equal(news.DayOf(b)):
		return a.Format("2 Jan 2006")
	case a.Day() == 1 && a.Month() == 1 && b.Month() == 12 && b.Day() == 31:
		return yearRange(a, b)
	case a.Day() == 1 && b.AddDate(0, 0, 1).Day() == 1 && a.Month() == b.Month() && a.Year() == b.Year():
		return a.Format("January 2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("2–") + b.Format("2 Jan 2006")
	case a.Year() == b.Year():
		return a.Format("2 Jan – ") + b.Format("2 Jan 2006")
	}
	return a.Format("2 Jan 2006 – ") + b.Format("2 Jan 2006")
}

func yearRange(a, b time.Time) string {
	if a.Year() == b.Year() {
		return a.Format("2006")
	}
	return a.Format("2006–") + b.Format("2006")
}

// windowText says when an article was published, as closely as is known.
func windowText(w news.Window) string {
	s := rangeText(w.Earliest, w.Latest)
	if s == "" {
		return "undated"
	}
	if w.Clock && w.Earliest.Equal(w.Latest) {
		s += w.Earliest.Format(", 15:04")
	}
	return s
}
