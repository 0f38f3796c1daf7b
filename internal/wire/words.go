package wire

import (
	"cmp"
	"fmt"
	"strings"

	"headwater/internal/desk"
	"headwater/internal/news"
)

// Corroboration is how many independent origins stand behind a claim.
type Corroboration struct {
	Text    string  `json:"text"`
	Verdict string  `json:"verdict" doc:"corroborated: by two independent origins or more; single-origin; disputed; otherwise: only much the same is told, with another number or the opposite sense; cannot-tell: nothing was found, which does not mean that it is false"`
	Answer  string  `json:"answer" doc:"One plain sentence"`
	Claims  []Claim `json:"claims" doc:"Claims of the ledger that are this one, those told by most reports first"`
	Places  []Place `json:"places" doc:"Where it stands, in order of publication"`
}

// NewCorroboration tells what was found of a claim.
func NewCorroboration(c *Checked) *Corroboration {
	out := &Corroboration{Text: c.Text, Verdict: string(desk.CannotTell), Answer: c.Answer, Claims: c.Claims, Places: c.Places}
	switch {
	case len(c.Claims) > 0:
		out.Verdict = string(c.Claims[0].Status)
	case c.Verdict == desk.Otherwise:
		out.Verdict = string(desk.Otherwise)
	}
	return out
}

// mostSaid is how many things of one kind a text names.
const mostSaid = 8

// Say says in a few lines what was found of a claim.
func (c *Corroboration) Say() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s. %s", c.Verdict, c.Answer)
	for i, claim := range c.Claims[:min(len(c.Claims), mostSaid)] {
		fmt.Fprintf(&b, "\nClaim %d: %s", i+1, quoted(claim.Text))
		for k := range claim.Origins {
			fmt.Fprintf(&b, "\n- origin: %s", originText(&claim.Origins[k]))
		}
	}
	sayPlaces(&b, c.Places)
	return b.String()
}

// Say says in a few lines where some words stand.
func (c *Checked) Say() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s. %s", c.Verdict, c.Answer)
	sayPlaces(&b, c.Places)
	return b.String()
}

func sayPlaces(b *strings.Builder, places []Place) {
	for i := range places[:min(len(places), mostSaid)] {
		p := &places[i]
		fmt.Fprintf(b, "\n- %s in %s", p.How, name(&p.Report))
		if p.Source != "" {
			fmt.Fprintf(b, ", from %s", cut(p.Source, 100))
		}
		fmt.Fprintf(b, ": %s", quoted(p.Passage.Exact))
	}
	more(b, len(places))
}

func more(b *strings.Builder, n int) {
	if n > mostSaid {
		fmt.Fprintf(b, "\n- and %d more", n-mostSaid)
	}
}

func originText(o *Origin) string {
	if o.Kind == news.Reporter || o.Source == "" {
		return name(&o.Report) + " in its own voice"
	}
	return fmt.Sprintf("%s (%s), in %s", cut(o.Source, 100), o.Kind, name(&o.Report))
}

// Say says in some lines what a story or comparison says.
func (l *Ledger) Say() string {
	var b strings.Builder
	if l.Story != 0 {
		fmt.Fprintf(&b, "Story %d: ", l.Story)
	}
	if l.Title != "" {
		fmt.Fprintf(&b, "%s\n", l.Title)
	}
	b.WriteString(l.Answer)
	for _, r := range l.Reports {
		fmt.Fprintf(&b, "\n%d. %s", r.Number, name(&r.Report))
		for _, d := range r.DrawsOn {
			fmt.Fprintf(&b, "; %s of %d, %s", d.Kind, d.From, creditWords(d.Credited))
		}
	}
	if l.MoreReports > 0 {
		fmt.Fprintf(&b, "\nand %s", count(l.MoreReports, "more report"))
	}
	for _, n := range l.Near[:min(len(l.Near), mostSaid)] {
		fmt.Fprintf(&b, "\n%d and %d share much wording; who draws on whom cannot be told", n.Reports[0], n.Reports[1])
	}
	for _, c := range l.Claims[:min(len(l.Claims), mostSaid)] {
		fmt.Fprintf(&b, "\n- %s, %s, told by %s: %s", c.Status, count(len(c.Origins)+c.MoreOrigins, "origin"), count(c.Reports, "report"), quoted(c.Text))
		for k := range c.Origins[:min(len(c.Origins), 3)] {
			fmt.Fprintf(&b, "\n  origin: %s", originText(&c.Origins[k]))
		}
	}
	more(&b, len(l.Claims)+l.More)
	for _, f := range l.Findings[:min(len(l.Findings), mostSaid)] {
		fmt.Fprintf(&b, "\n! %s in %d: %s", f.Kind, f.Report, f.Explanation)
	}
	more(&b, len(l.Findings)+l.MoreFindings)
	for _, u := range l.Unread {
		fmt.Fprintf(&b, "\nNot read: %s", u)
	}
	return b.String()
}

func creditWords(credited bool) string {
	if credited {
		return "credited"
	}
	return "not credited"
}

// Say lists what was found.
func (f *Found) Say() string {
	if len(f.Hits) == 0 {
		return "Nothing in this library has all these words."
	}
	var b strings.Builder
	for i := range f.Hits {
		h := &f.Hits[i]
		fmt.Fprintf(&b, "- %s, story %d: %s\n", name(&h.Report), h.Report.Story, quoted(h.Snippet))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// name calls a report in a line of text.
func name(r *Report) string {
	s := cmp.Or(r.Publisher, r.Title, r.Address, "an unnamed report")
	if r.Published != "" {
		s += " (" + r.Published + ")"
	}
	if r.Seq != 0 {
		s += fmt.Sprintf(", report %d", r.Seq)
	}
	return s
}

// quoted is a passage in a line of text, cut where it is long.
func quoted(s string) string {
	return "“" + cut(strings.Join(strings.Fields(s), " "), 300) + "”"
}
