package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"headwater/internal/news"
	"headwater/internal/text"
)

// propositions and sources that drawn articles are made of.
var (
	facts = []string{
		"The ferry ran aground on Orm Bar at midnight", "Nine passengers were treated for bruises in Hollin hospital",
		"A steering alarm had sounded twice before the voyage", "The owner ordered the crew to reset the alarm",
		"Divers found a crack in the rudder shaft", "The harbour will stay closed until Thursday",
	}
	voices = []struct {
		name string
		kind news.SourceKind
	}{
		{"Ada Holm", news.NamedPerson}, {"the coastguard", news.OrganizationSource}, {"two deckhands", news.Anonymous},
		{"a survey record", news.DocumentSource}, {"", news.Reporter},
	}
	outlets = []string{"Quay Gazette", "Daily Tern", "Orm Star", "Northern Ledger", "Skerry Post"}
)

// drawArticle makes a report of a few facts, each given to a source.
func drawArticle(t *rapid.T, n int) *news.Reading {
	var body strings.Builder
	fmt.Fprintf(&body, "Report %d from Orm\n", n)
	title := text.Span{Start: 0, End: body.Len() - 1}
	var told []news.Attribution
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(facts)-1), 2, 5, rapid.ID).Draw(t, "facts") {
		who := rapid.SampledFrom(voices).Draw(t, "voice")
		start := body.Len()
		body.WriteString(facts[i])
		end := body.Len()
		if who.kind != news.Reporter {
			body.WriteString(", ")
			at := text.Span{Start: body.Len(), End: body.Len() + len(who.name)}
			fmt.Fprintf(&body, "%s said", who.name)
			a := news.Attribution{Passage: text.Span{Start: start, End: body.Len()}, Content: []text.Span{{Start: start, End: end}},
				Stance: news.Asserts, Quote: news.Indirect, Certainty: news.Asserted, Parent: -1,
				Source: news.Source{Text: who.name, Span: at, Kind: who.kind, Entity: -1}}
			if who.kind != news.Anonymous {
				a.Source.Name = who.name
			}
			told = append(told, a)
		}
		body.WriteString(".\n")
	}
	day := news.Day(2026, time.June, 1+n)
	return &news.Reading{
		Article: &news.Article{File: fmt.Sprintf("%d.txt", n), SHA256: fmt.Sprintf("%064d", n), Text: body.String(), Title: title,
			Publisher: news.Publisher{Name: outlets[n%len(outlets)]}, Published: news.Window{Earliest: day, Latest: day}},
		Document: text.Analyze(body.String()), Attributions: told,
	}
}

func drawDossier(t *rapid.T) *news.Dossier {
	d := &news.Dossier{AsOf: news.Day(2026, time.June, 30)}
	n := rapid.IntRange(1, 5).Draw(t, "articles")
	for i := range n {
		d.Readings = append(d.Readings, drawArticle(t, i))
		if i > 0 && rapid.Bool().Draw(t, "derived") {
			d.Derivations = append(d.Derivations, news.Derivation{Article: i, From: rapid.IntRange(0, i-1).Draw(t, "from"), Kind: news.Rewrite, Credited: true})
		}
	}
	return d
}

// outline is what a story says, without the numbers of its articles.
func outline(st *news.Story, leaveOut string) []string {
	file := func(i int) string { return st.Dossier.Readings[i].Article.File }
	var list []string
	for _, c := range st.Claims {
		var files []string
		for _, a := range c.Assertions {
			if f := file(a.Article); f != leaveOut {
				files = append(files, fmt.Sprint(f, a.Attribution.Content))
			}
		}
		if len(files) == 0 {
			continue
		}
		slices.Sort(files)
		list = append(list, fmt.Sprint(files, c.Status, len(c.Origins)))
	}
	for _, f := range st.Findings {
		list = append(list, fmt.Sprint(f.Kind, file(f.Passage.Article), f.Passage.Span))
	}
	slices.Sort(list)
	return list
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDossier(t)
		order := rapid.Permutation(indices(len(d.Readings))).Draw(t, "order")
		shuffled := &news.Dossier{AsOf: d.AsOf, Readings: make([]*news.Reading, len(order))}
		for i, to := range order {
			shuffled.Readings[to] = d.Readings[i]
		}
		for _, v := range d.Derivations {
			v.Article, v.From = order[v.Article], order[v.From]
			shuffled.Derivations = append(shuffled.Derivations, v)
		}
		a, b := outline(Build(d), ""), outline(Build(shuffled), "")
		if !slices.Equal(a, b) {
			t.Fatalf("in one order\n%s\nin another\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
	})
}

func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func TestAnUnrelatedArticleChangesNothing(t *testing.T) {
	const other = "Bakers march in Tolm\nFour hundred bakers marched through Tolm to ask for cheaper flour.\nThe minister of trade met them at the gate."
	rapid.Check(t, func(t *rapid.T) {
		d := drawDossier(t)
		before := outline(Build(d), "")
		a := &news.Article{File: "other.txt", SHA256: "other", Text: other, Publisher: news.Publisher{Name: "Tolm Crier"}}
		d.Readings = append(d.Readings, &news.Reading{Article: a, Document: text.Analyze(other)})
		st := Build(d)
		if after := outline(st, "other.txt"); !slices.Equal(before, after) {
			t.Fatalf("before\n%s\nafter\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
		if !slices.Contains(st.Unrelated, len(d.Readings)-1) {
			t.Fatalf("unrelated: %v", st.Unrelated)
		}
	})
}

func TestACopyAddsNoOrigin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDossier(t)
		origins, atMost := map[string]int{}, map[string]int{}
		for _, c := range Build(d).Claims {
			origins[c.Text], atMost[c.Text] = len(c.Origins), c.OriginsAtMost
		}
		of := rapid.IntRange(0, len(d.Readings)-1).Draw(t, "copied")
		twin := *d.Readings[of]
		article := *twin.Article
		article.File, article.SHA256, article.Publisher.Name = "copy.txt", "copy", "Copy Shop"
		twin.Article = &article
		d.Readings = append(d.Readings, &twin)
		d.Derivations = append(d.Derivations, news.Derivation{Article: len(d.Readings) - 1, From: of, Kind: news.Copy, Credited: true})
		for _, c := range Build(d).Claims {
			if was, known := origins[c.Text]; known && len(c.Origins) > was {
				t.Fatalf("%q had %d origins and has %+v", c.Text, was, c.Origins)
			}
			if was, known := atMost[c.Text]; known && c.OriginsAtMost > was {
				t.Fatalf("%q had at most %d origins and has %d", c.Text, was, c.OriginsAtMost)
			}
		}
	})
}

func TestOneArticleShowsNoDrift(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		st := Build(&news.Dossier{Readings: []*news.Reading{drawArticle(t, 0)}})
		if len(st.Findings) > 0 || len(st.Unrelated) > 0 {
			t.Fatalf("findings %v, unrelated %v", st.Findings, st.Unrelated)
		}
		for _, c := range st.Claims {
			if len(c.Origins) != 1 || c.OriginsAtMost != 1 || c.Status != news.SingleOrigin {
				t.Fatalf("claim %q: %s, %+v", c.Text, c.Status, c.Origins)
			}
		}
	})
}

func TestAnEmptyDossier(t *testing.T) {
	st := Build(&news.Dossier{})
	if st.Title != "" || len(st.Claims)+len(st.Findings)+len(st.Timeline)+len(st.Unrelated) != 0 {
		t.Errorf("got %+v", st)
	}
	empty := &news.Reading{Article: &news.Article{}, Document: text.Analyze("")}
	Build(&news.Dossier{Readings: []*news.Reading{empty, empty}})
}

func TestOriginsAreCountedBothWays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, c := range Build(drawDossier(t)).Claims {
			if len(c.Origins) > c.OriginsAtMost || (len(c.Origins) < c.OriginsAtMost) != (c.OriginsDoubt != "") {
				t.Fatalf("%q: origins %d, at most %d, doubt %q", c.Text, len(c.Origins), c.OriginsAtMost, c.OriginsDoubt)
			}
			for _, a := range c.Assertions {
				if a.Why == "" {
					t.Fatalf("%q: nothing says what %+v adds", c.Text, a.Attribution.Source)
				}
			}
		}
	})
}

// Whichever of two reports is said to draw on the other is the one that is found fault with.
func TestSwappingTwoReportsSwapsDirection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &news.Dossier{AsOf: news.Day(2026, time.June, 30), Readings: []*news.Reading{drawArticle(t, 0), drawArticle(t, 1)}}
		for from := range d.Readings {
			d.Derivations = []news.Derivation{{Article: 1 - from, From: from, Kind: news.Rewrite, Confidence: 1}}
			for _, f := range Build(d).Findings {
				if f.Kind != news.DisputedClaim && f.Passage.Article == from {
					t.Fatalf("%s is held against the report that came first: %s", f.Kind, f.Explanation)
				}
			}
		}
	})
}
