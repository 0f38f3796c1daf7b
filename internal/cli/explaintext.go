package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
)

// explainText tells why the story is judged as it is. It judges nothing: every reason is one that the
// story carries.
func explainText(p *page, s *news.Story, want explained) error {
	t := &storyPrinter{page: p, Story: s, readings: s.Dossier.Readings, newest: s.Dossier.Newest()}
	if len(want.pairs)+want.apart > 0 {
		t.title("WHO DRAWS ON WHOM, AND WHY", "")
		for _, pair := range want.pairs {
			t.explainPair(pair[0], pair[1])
		}
		if want.apart > 0 {
			t.blank()
			t.para(2, 4, count(want.apart, "other pair")+" of reports: they share no wording, and nothing shows that one was written from the other.")
		}
	}
	if len(want.claims) > 0 {
		t.title("WHERE EACH CLAIM COMES FROM, AND WHY", "")
		for _, i := range want.claims {
			t.explainClaim(i)
		}
	}
	return p.err
}

// explainPair says why one of two reports is, or why neither is, taken to draw on the other.
func (t *storyPrinter) explainPair(a, b int) {
	t.blank()
	for _, d := range t.Dossier.Derivations {
		if d.Article == a && d.From == b || d.Article == b && d.From == a {
			t.explainDerivation(d)
			return
		}
	}
	t.para(2, 4, fmt.Sprintf("Neither %s nor %s is taken to draw on the other.", strong.Render(t.name(a)), strong.Render(t.name(b))))
	t.para(4, 6, t.whyNot(a, b))
	if m := t.longestMatch(a, b); m != nil {
		t.likePassages(news.Passage{Article: b, Span: m.B}, news.Passage{Article: a, Span: m.A})
	}
}

func (t *storyPrinter) explainDerivation(d news.Derivation) {
	credit := "credits it"
	if !d.Credited {
		credit = "never names it"
	}
	t.para(2, 4, fmt.Sprintf("%s draws on %s: %s, and it %s.", strong.Render(t.name(d.Article)), strong.Render(t.name(d.From)), kindPhrase[d.Kind], credit))
	t.para(4, 6, fmt.Sprintf("%.0f%% of its words repeat the other's and %.0f%% put them differently; confidence %.2f.", 100*d.Copied, 100*d.Paraphrased, d.Confidence))
	if d.Confidence < unsure {
		t.para(4, 6, warning.Render("Which of the two came first cannot be told for sure."))
	}
	for _, e := range d.Evidence {
		t.para(4, 6, sentence(e.Why))
		if e.Against != nil {
			t.likePassages(e.Passage, *e.Against)
			continue
		}
		t.passage(e.Passage)
	}
}

// kindPhrase tells the kind of a derivation in a few words.
var kindPhrase = map[news.DerivationKind]string{
	news.Copy: "a copy, nearly word for word", news.Rewrite: "a rewrite of most of it", news.Partial: "some passages of it",
	news.Update: "a newer version of it",
}

func (t *storyPrinter) likePassages(later, earlier news.Passage) {
	t.passage(later)
	t.passage(earlier)
}

func (t *storyPrinter) passage(p news.Passage) {
	const longest = 200 // runes
	t.para(6, 10, faint.Render(fmt.Sprintf("[%d] ", p.Article+1))+quoted(oneLine(t.textOf(p), longest)))
}

// quoted puts quotation marks around s where it has none of its own.
func quoted(s string) string {
	if strings.ContainsAny(s, "“”\"") {
		return s
	}
	return "“" + s + "”"
}

// whyNot says what keeps two reports from being taken for one drawn from the other.
func (t *storyPrinter) whyNot(a, b int) string {
	switch {
	case slices.Contains(t.Unrelated, a) || slices.Contains(t.Unrelated, b):
		return "They do not tell of one event."
	case t.drawsThrough(b, a):
		return fmt.Sprintf("What %s has of %s it has by way of another report here.", t.name(b), t.name(a))
	case t.drawsThrough(a, b):
		return fmt.Sprintf("What %s has of %s it has by way of another report here.", t.name(a), t.name(b))
	}
	for _, n := range t.Dossier.NearDuplicates {
		if n.A == a && n.B == b {
			return "They " + n.String()
		}
	}
	common := t.commonParents(a, b)
	switch n := len(t.matches(a, b)); {
	case len(common) > 0:
		return fmt.Sprintf("Both draw on %s, which explains what they have in common.", strings.Join(t.names(common), ", "))
	case n == 0:
		return "They share no wording, and neither shows that it was written from the other."
	default:
		return fmt.Sprintf("They share %s in like words, too little to tell that one was written from the other: any two reports of one event share as much. The longest:", count(n, "passage"))
	}
}

// parents are the reports that report i is taken to draw on.
func (t *storyPrinter) parents(i int) []int {
	var list []int
	for _, d := range t.Dossier.Derivations {
		if d.Article == i {
			list = append(list, d.From)
		}
	}
	return list
}

// drawsThrough reports whether a draws on from by way of others.
func (t *storyPrinter) drawsThrough(a, from int) bool {
	seen := map[int]bool{a: true}
	for queue := t.parents(a); len(queue) > 0; queue = queue[1:] {
		p := queue[0]
		if p == from {
			return true
		}
		if !seen[p] {
			seen[p] = true
			queue = append(queue, t.parents(p)...)
		}
	}
	return false
}

func (t *storyPrinter) commonParents(a, b int) []int {
	of := t.parents(b)
	return slices.DeleteFunc(t.parents(a), func(p int) bool { return !slices.Contains(of, p) })
}

// matches are the passages that reports a and b, a first, have in like words.
func (t *storyPrinter) matches(a, b int) []news.Match {
	for _, al := range t.Dossier.Alignments {
		if al.A == a && al.B == b {
			return al.Matches
		}
	}
	return nil
}

func (t *storyPrinter) longestMatch(a, b int) *news.Match {
	list := t.matches(a, b)
	if len(list) == 0 {
		return nil
	}
	m := slices.MaxFunc(list, func(x, y news.Match) int { return x.B.Len() - y.B.Len() })
	return &m
}

// explainClaim says how many origins claim i has and what each passage that tells it adds.
func (t *storyPrinter) explainClaim(i int) {
	c := t.Claims[i]
	t.blank()
	t.para(2, 4, fmt.Sprintf("c%d  %s", i+1, strong.Render(quoted(oneLine(c.Text, 0)))))
	t.para(4, 6, originsPhrase(c))
	for _, a := range c.Assertions {
		t.para(4, 6, fmt.Sprintf("%s %s, in %s: %s", stanceMark(a.Attribution), speaker(a.Attribution), t.name(a.Article), sentence(a.Why)))
		t.passage(news.Passage{Article: a.Article, Span: a.Attribution.Passage})
	}
}

// originsPhrase tells the status of a claim and how many origins it has.
func originsPhrase(c news.Claim) string {
	var names []string
	for _, o := range c.Origins {
		names = append(names, cmp.Or(oneLine(o.Source, 60), "the writer's own voice"))
	}
	line := "No origin: nobody asserts it here."
	if len(names) > 0 {
		line = sentence(count(len(names), "origin")) + ": " + strings.Join(names, "; ") + "."
	}
	if c.Status == news.Disputed {
		line = "Disputed. " + line
	}
	if c.OriginsDoubt != "" {
		line += fmt.Sprintf(" There may be as many as %d: %s", c.OriginsAtMost, oneLine(c.OriginsDoubt, 0))
	}
	return line
}
