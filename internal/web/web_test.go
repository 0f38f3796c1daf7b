package web

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"headwater/internal/news"
	"headwater/internal/text"
)

var update = flag.Bool("update", false, "write testdata/lamp.html anew")

func render(t testing.TB, s *news.Story) string {
	t.Helper()
	var b bytes.Buffer
	if err := Story(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGolden compares the body of a small page, its style and script left out, with the one on record.
func TestGolden(t *testing.T) {
	page := render(t, lampStory())
	got := page[strings.Index(page, "<main>"):strings.Index(page, "<script>")]
	const path = "testdata/lamp.html"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("the page differs (go test -update writes it anew):\n%s", d)
	}
}

// TestWholePage holds of every page: tags close in order, ids are unique, every link of the page leads
// somewhere in it, nothing is fetched, and no style or script stands outside the policy.
func TestWholePage(t *testing.T) {
	for name, s := range map[string]*news.Story{
		"lamp": lampStory(), "two": crowd(2), "sixty": crowd(60), "flood": flood(60), "one": crowd(1), "hostile": hostileStory(),
		"none": {Dossier: &news.Dossier{}},
	} {
		t.Run(name, func(t *testing.T) { checkPage(t, render(t, s)) })
	}
}

var void = []string{"meta", "br", "hr", "img", "input", "link"}

func checkPage(t *testing.T, page string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	var open []string
	ids, links := map[string]bool{}, map[string]bool{}
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		tok := z.Token()
		switch kind {
		case html.StartTagToken:
			if !slices.Contains(void, tok.Data) {
				open = append(open, tok.Data)
			}
			checkTag(t, tok, ids, links)
		case html.SelfClosingTagToken:
			checkTag(t, tok, ids, links)
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Fatalf("</%s> closes %v", tok.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("never closed: %v", open)
	}
	for l := range links {
		if !ids[l] {
			t.Errorf("a link leads to #%s, which is not there", l)
		}
	}
}

func checkTag(t *testing.T, tok html.Token, ids, links map[string]bool) {
	t.Helper()
	if slices.Contains([]string{"img", "link", "iframe", "object", "embed", "base", "form"}, tok.Data) {
		t.Errorf("a page must not have <%s>", tok.Data)
	}
	for _, a := range tok.Attr {
		switch {
		case a.Key == "id":
			if ids[a.Val] {
				t.Errorf("id %q twice", a.Val)
			}
			ids[a.Val] = true
		case a.Key == "href":
			at, ok := strings.CutPrefix(a.Val, "#")
			if !ok {
				t.Errorf("a link leads out of the page: %q", a.Val)
			}
			links[at] = true
		case a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			t.Errorf("<%s %s=%q>", tok.Data, a.Key, a.Val)
		}
	}
}

const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> javascript:alert(3)`

// hostileStory has markup wherever a word of an article can come to stand.
func hostileStory() *news.Story {
	m := newMaker(evil)
	a := m.report(evil, 2, evil+"\n“"+evil+"” said "+evil+" in 2019.")
	b := m.report(evil+" two", 3, evil+" again\n“No,” said "+evil+".\n"+evil+" was here.")
	art := m.Dossier.Readings[a].Article
	art.Byline, art.Agency, art.File = evil, evil, evil
	m.draws(b, a, news.Copy, false, 0.5, 0.4)
	whole, other := m.at(a, "“"+evil+"”"), m.at(b, evil+" was here.")
	m.Dossier.Derivations[0].Evidence = []news.Evidence{{Type: "credit", Passage: other, Why: evil}}
	m.claim(evil, news.Disputed, []news.Origin{{Article: a, Source: evil, Kind: news.Anonymous}},
		says(whole, evil, news.NamedPerson, news.Asserts, news.Direct), says(other, evil, news.NamedPerson, news.Denies, news.Mixed))
	m.claim(evil, news.SingleOrigin, nil, says(whole, evil, news.NamedPerson, news.Asserts, news.Direct))
	m.finding(news.QuoteAltered, other, &whole, evil)
	m.event(m.at(a, "2019"), whole, news.Day(2019, 1, 1), news.Day(2019, 1, 1), 0)
	m.Dossier.Unread = []*news.Problem{{Where: evil, What: evil}}
	return m.Story
}

// TestNothingBecomesMarkup holds that words of articles stay words.
func TestNothingBecomesMarkup(t *testing.T) {
	page := render(t, hostileStory())
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d scripts in the page, want its own alone", n)
	}
	if strings.Contains(page, "<img") {
		t.Error("a picture got into the page")
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if n.Type == html.ElementNode && strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s>", n.Data, a.Key)
			}
		}
	}
}

// TestPolicy holds that the policy names the style and script as they stand in the page.
func TestPolicy(t *testing.T) {
	page := render(t, lampStory())
	for _, tag := range []string{"style", "script"} {
		_, rest, _ := strings.Cut(page, "<"+tag+">")
		body, _, _ := strings.Cut(rest, "</"+tag+">")
		if hash := html.EscapeString(sourceHash(body)); !strings.Contains(html.UnescapeString(page), tag+"-src '"+html.UnescapeString(hash)+"'") {
			t.Errorf("the policy does not name the %s by its hash", tag)
		}
	}
	if !strings.Contains(html.UnescapeString(page), "default-src 'none'") {
		t.Error("the policy does not begin with nothing")
	}
}

// TestContrast holds the colours of text to the contrast of 4.5 that WCAG 2.2 asks for at level AA.
func TestContrast(t *testing.T) {
	css := asset("style.css")
	for _, theme := range []string{":root{", ":root[data-theme=dark]{"} {
		_, rest, _ := strings.Cut(css, theme)
		block, _, _ := strings.Cut(rest, "}")
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+):(#[0-9a-f]{3,6});`).FindAllStringSubmatch(block, -1) {
			colours[m[1]] = m[2]
		}
		for _, ink := range []string{"ink", "soft", "strong", "link", "bad", "good", "mild"} {
			for _, ground := range []string{"paper", "raised", "sunk"} {
				if c := contrast(colours[ink], colours[ground]); c < 4.5 {
					t.Errorf("%s %s on %s: %.2f", theme, ink, ground, c)
				}
			}
		}
		for _, ground := range []string{"ins", "del"} {
			if c := contrast(colours["ink"], colours[ground]); c < 4.5 {
				t.Errorf("%s ink on %s: %.2f", theme, ground, c)
			}
		}
	}
}

func TestDiffRuns(t *testing.T) {
	left, right := diffRuns(`"We had no warning and no spare bulb," she said`, `“We had no spare bulb at all,” she said`)
	wantLeft := []run{{`"We had no`, ""}, {"warning and no", "del"}, {`spare bulb," she said`, ""}}
	wantRight := []run{{"“We had no spare bulb", ""}, {"at all,”", "ins"}, {"she said", ""}}
	if d := cmp.Diff(wantLeft, left); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(wantRight, right); d != "" {
		t.Error(d)
	}
}

// TestGraphRunsForward holds of the picture: every card in its frame, no two on one spot, every line
// from left to right, every report on one card.
func TestGraphRunsForward(t *testing.T) {
	for _, n := range []int{2, 3, 7, 15, 60} {
		for name, s := range map[string]*news.Story{"crowd": crowd(n), "flood": flood(n)} {
			g := newView(s, nil).graph()
			t.Run(fmt.Sprint(name, n), func(t *testing.T) { checkGraph(t, g, s) })
		}
	}
}

func checkGraph(t *testing.T, g graph, s *news.Story) {
	at, x, reports := map[[2]int]bool{}, map[int]int{}, 0
	for _, node := range g.Nodes {
		spot := [2]int{node.X, node.Y}
		if at[spot] || node.X < 0 || node.X+cardWidth > g.Width || node.Y-cardHeight/2 < graphTop || node.Y+cardHeight/2 > g.Height {
			t.Errorf("card %d at %v in %dx%d", node.Ref.Number, spot, g.Width, g.Height)
		}
		at[spot] = true
		x[node.Ref.Number] = node.X
		reports += max(node.Many, 1)
	}
	if n := len(s.Dossier.Readings); reports != n || n <= mostCards && (len(g.Nodes) != n || len(g.Edges) != len(s.Dossier.Derivations)) {
		t.Errorf("%d reports on %d cards, with %d lines", reports, len(g.Nodes), len(g.Edges))
	}
	for _, e := range g.Edges {
		if x[e.From] >= x[e.To] {
			t.Errorf("%d is not right of %d", e.To, e.From)
		}
	}
}

// TestGraphFolds holds that a picture of many reports that repeat one another stays small.
func TestGraphFolds(t *testing.T) {
	g := newView(flood(60), nil).graph()
	if len(g.Nodes) > 24 || len(g.Bundles) == 0 || g.Height > 1000 {
		t.Errorf("%d cards, %d pixels high", len(g.Nodes), g.Height)
	}
}

func TestClaimText(t *testing.T) {
	for in, want := range map[string]string{
		"the spare had been sold": "The spare had been sold.",
		"“we had no warning,”":    "“we had no warning,”",
		"we had no warning,”":     "We had no warning.",
		"“We had none. And then":  "We had none. And then.",
		`it was "safe" to sail`:   `It was "safe" to sail.`,
		"":                        "",
	} {
		if got := claimText(in); got != want {
			t.Errorf("claimText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRangeText(t *testing.T) {
	d := news.Day
	for want, r := range map[string][2]int{"2 Mar 2026": {2, 2}, "2–4 Mar 2026": {2, 4}, "March 2026": {1, 31}} {
		if got := rangeText(d(2026, 3, r[0]), d(2026, 3, r[1])); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := rangeText(d(2019, 1, 1), d(2019, 12, 31)); got != "2019" {
		t.Error(got)
	}
	if got := rangeText(d(1990, 1, 1), d(1999, 12, 31)); got != "1990–1999" {
		t.Error(got)
	}
	if got := rangeText(d(2025, 12, 30), d(2026, 1, 2)); got != "30 Dec 2025 – 2 Jan 2026" {
		t.Error(got)
	}
}

func FuzzStory(f *testing.F) {
	f.Add("Lamp goes dark", "“No,” she said.", 3, 7)
	f.Add(evil, "\xff\x00<", 0, 2)
	f.Fuzz(func(t *testing.T, title, body string, start, end int) {
		m := newMaker(title)
		a := m.report(title, 2, strings.ToValidUTF8(title+"\n"+body, "?"))
		n := len(m.Dossier.Readings[a].Article.Text)
		span := text.Span{Start: min(max(start, 0), n), End: min(max(start, end, 0), n)}
		b := m.report(body, 3, m.Dossier.Readings[a].Article.Text)
		m.draws(b, a, news.Copy, true, 1, 0)
		m.claim(body, news.Disputed, nil, says(news.Passage{Article: a, Span: span}, title, news.NamedPerson, news.Asserts, news.Direct), says(news.Passage{Article: b, Span: span}, body, news.Anonymous, news.Denies, news.Indirect))
		m.finding(news.NumberChanged, news.Passage{Article: b, Span: span}, &news.Passage{Article: a, Span: span}, title)
		m.event(news.Passage{Article: a, Span: span}, news.Passage{Article: a, Span: text.Span{End: n}}, news.Day(2026, 3, 1), news.Day(2026, 3, 1), 0)
		checkPage(t, render(t, m.Story))
	})
}

func BenchmarkStory(b *testing.B) {
	s := crowd(60)
	b.ReportAllocs()
	for b.Loop() {
		render(b, s)
	}
}

// TestNearDuplicatesAreDoubtful: what two reports share without drawing on one another leaves open how many
// lines of reporting there are.
func TestNearDuplicatesAreDoubtful(t *testing.T) {
	s := lampStory()
	s.Dossier.Derivations = nil
	s.Dossier.NearDuplicates = []news.NearDuplicate{{A: 0, B: 1, Share: 0.34, Shared: news.SharedProse, Why: "Too few words."}}
	page := render(t, s)
	for _, want := range []string{"it cannot be told whether each stands on reporting of its own", "share 34% of their words"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
