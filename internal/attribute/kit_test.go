package attribute_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"headwater/internal/attribute"
	"headwater/internal/entity"
	"headwater/internal/extract"
	"headwater/internal/news"
	"headwater/internal/text"
	"headwater/internal/timex"
)

// kit is the part of a story kit's labels that this package answers for.
type kit struct {
	Claims []struct {
		Assertions []label
	}
}

type label struct {
	File, Snippet, Source, Stance, Quote string
	Kind                                 string `json:"source_type"`
}

// floors are the shares of the kits' labels that must be got right.
var floors = map[string]float64{"found": 0.88, "source": 0.85, "kind": 0.82, "stance": 0.93, "quote": 0.90}

func TestKits(t *testing.T) {
	dirs, _ := filepath.Glob("../../../shared/kits/*/gold.json")
	if len(dirs) == 0 {
		t.Skip("no story kits here")
	}
	total := tally{}
	for _, gold := range dirs {
		one := scoreKit(t, gold)
		t.Logf("%-16s %s", filepath.Base(filepath.Dir(gold)), one)
		total.add(one)
	}
	t.Logf("%-16s %s", "all", total)
	for what, floor := range floors {
		if got := total.rate(what); got < floor {
			t.Errorf("%s: %.3f, want %.2f", what, got, floor)
		}
	}
}

// tally counts right answers by what was asked.
type tally map[string][2]int

func (c tally) count(what string, right bool) {
	v := c[what]
	v[1]++
	if right {
		v[0]++
	}
	c[what] = v
}

func (c tally) add(o tally) {
	for k, v := range o {
		w := c[k]
		c[k] = [2]int{w[0] + v[0], w[1] + v[1]}
	}
}

func (c tally) rate(what string) float64 {
	return float64(c[what][0]) / float64(max(1, c[what][1]))
}

func (c tally) String() string {
	var b strings.Builder
	for _, what := range []string{"found", "source", "kind", "stance", "quote"} {
		b.WriteString(what + " " + fmtRate(c.rate(what)) + "  ")
	}
	return b.String()
}

func fmtRate(r float64) string {
	b, _ := json.Marshal(float64(int(r*1000+0.5)) / 1000)
	return string(b)
}

func scoreKit(t *testing.T, gold string) tally {
	t.Helper()
	var k kit
	raw, err := os.ReadFile(gold)
	if err == nil {
		err = json.Unmarshal(raw, &k)
	}
	if err != nil {
		t.Fatal(err)
	}
	readings := map[string]*news.Reading{}
	c := tally{}
	for _, claim := range k.Claims {
		for _, g := range claim.Assertions {
			if readings[g.File] == nil {
				readings[g.File] = readFile(t, filepath.Join(filepath.Dir(gold), "articles", g.File))
			}
			scoreLabel(t, c, g, readings[g.File])
		}
	}
	return c
}

// scoreLabel finds the attribution that fits the label best and counts what is right in it.
func scoreLabel(t *testing.T, c tally, g label, r *news.Reading) {
	best, bestScore := -1, -1.0
	for i := range r.Attributions {
		a := &r.Attributions[i]
		passage := a.Passage.Of(r.Article.Text)
		if !samePassage(g.Snippet, passage) {
			continue
		}
		score := float64(int(10*dice(g.Snippet, passage)))/10 + 2*truth(sameSource(g, a)) + 0.01*truth(string(a.Source.Kind) == g.Kind)
		if g.Stance != "asserts" {
			score += 10 * truth(string(a.Stance) == g.Stance)
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	c.count("found", best >= 0)
	if best < 0 {
		t.Logf("missed %s %q", g.File, g.Snippet)
		return
	}
	a := &r.Attributions[best]
	c.count("source", sameSource(g, a))
	c.count("kind", string(a.Source.Kind) == g.Kind)
	c.count("stance", string(a.Stance) == g.Stance)
	c.count("quote", string(a.Quote) == g.Quote)
	if !sameSource(g, a) || string(a.Source.Kind) != g.Kind || string(a.Stance) != g.Stance || string(a.Quote) != g.Quote {
		t.Logf("%s want [%s] %s %s %s, got [%s=%s] %s %s %s\n   %q\n   %q", g.File, g.Source, g.Kind, g.Stance, g.Quote,
			a.Source.Text, a.Source.Name, a.Source.Kind, a.Stance, a.Quote, g.Snippet, a.Passage.Of(r.Article.Text))
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

var wordRE = regexp.MustCompile(`[a-z0-9]+`)

func kitWords(s string) map[string]int {
	m := map[string]int{}
	s = strings.NewReplacer("’", "", "'", "").Replace(strings.ToLower(s))
	for _, w := range wordRE.FindAllString(s, -1) {
		m[w]++
	}
	return m
}

func overlap(a, b string) (both, na, nb int) {
	x, y := kitWords(a), kitWords(b)
	for w, n := range x {
		both += min(n, y[w])
		na += n
	}
	for _, n := range y {
		nb += n
	}
	return both, na, nb
}

func samePassage(gold, got string) bool {
	both, ng, ns := overlap(gold, got)
	if ng == 0 || ns == 0 || ns > 4*ng+20 {
		return false
	}
	return float64(both)/float64(ng) >= 0.8 || dice(gold, got) >= 0.5
}

func dice(a, b string) float64 {
	both, na, nb := overlap(a, b)
	return 2 * float64(both) / float64(max(1, na+nb))
}

var kitStop = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq("the a an of to in on at with by for and or who that his her its their mr mrs ms dr") {
		kitStop[w] = true
	}
}

func sameSource(g label, a *news.Attribution) bool {
	if g.Source == "" {
		return a.Source.Kind == news.Reporter
	}
	got := kitWords(a.Source.Text + " " + a.Source.Name)
	for w := range kitWords(g.Source) {
		if !kitStop[w] && got[w] > 0 {
			return true
		}
	}
	return strings.EqualFold(g.Source, a.Source.Text)
}

// readFile reads one article through the stages before this one.
func readFile(t testing.TB, path string) *news.Reading {
	t.Helper()
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	asOf := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	a, err := extract.Article(&news.Capture{Name: path, Body: body}, asOf)
	if err != nil {
		t.Fatal(err)
	}
	r := &news.Reading{Article: a, Document: text.Analyze(a.Text)}
	r.Times = timex.Read(r.Document, a.Published, asOf)
	r.Entities = entity.Read(r.Document, a)
	r.Attributions = attribute.Read(r)
	return r
}
