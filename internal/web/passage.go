package web

import (
	"cmp"
	"slices"
	"strings"

	"headwater/internal/news"
)

// details are the passages of one article for a claim, each beside the passage it is compared with.
func (v *view) details(c *news.Claim, article int) []detail {
	var out []detail
	for _, k := range assertionsOf(c, article) {
		a := c.Assertions[k]
		d := detail{Ref: v.ref(article), Mark: v.mark(a), Who: who(a.Attribution), How: how(a.Attribution)}
		for _, f := range v.findingsAt(article, a.Attribution.Passage) {
			d.Findings = append(d.Findings, v.findingRef(f))
		}
		v.compareWith(&d, c, k)
		out = append(out, d)
	}
	return out
}

// compareWith sets the passage of assertion k beside the one it comes from, where the article draws on
// another that has the claim; else beside the first that told it. The words that differ are marked where
// the one is a version of the other.
func (v *view) compareWith(d *detail, c *news.Claim, k int) {
	a := c.Assertions[k]
	here := passageOf(a)
	d.After = plainSide(v.refAt(here), v.words(here), "")
	from, alike := v.upstream(c, k)
	switch {
	case from >= 0 && alike >= version && c.Assertions[from].Attribution.Stance == a.Attribution.Stance:
		before, after := v.pair(passageOf(c.Assertions[from]), here)
		d.Before, d.After, d.Why = &before, after, "It draws on that report. Words that differ are marked."
	case from >= 0:
		d.Before, d.Why = v.sideOf(c.Assertions[from]), "It draws on that report."
	case c.Assertions[0].Article != a.Article:
		d.Before, d.Why = v.sideOf(c.Assertions[0]), "Told first there, and not seen to come from there."
	}
}

// version is the least likeness of two passages of which one is a version of the other.
const version = 0.4

func passageOf(a news.Assertion) news.Passage {
	return news.Passage{Article: a.Article, Span: a.Attribution.Passage}
}

func (v *view) sideOf(a news.Assertion) *side {
	s := plainSide(v.refAt(passageOf(a)), v.words(passageOf(a)), "")
	return &s
}

// upstream returns the assertion of the claim in an article that k's article draws on which is most
// like it, or -1, and how alike the two are. One that does the same with the claim comes first.
func (v *view) upstream(c *news.Claim, k int) (best int, alike float64) {
	a := c.Assertions[k]
	words := v.words(passageOf(a))
	best, score := -1, -1.0
	for j := range c.Assertions {
		o := c.Assertions[j]
		if !v.drawsOn(a.Article, o.Article) {
			continue
		}
		l := likeness(words, v.words(passageOf(o)))
		s := l
		if o.Attribution.Stance == a.Attribution.Stance {
			s++
		}
		if s > score {
			best, score, alike = j, s, l
		}
	}
	return best, alike
}

func (v *view) drawsOn(article, from int) bool {
	return slices.ContainsFunc(v.Dossier.Derivations, func(d news.Derivation) bool {
		return d.Article == article && d.From == from
	})
}

// likeness is the share of words two passages have in common.
func likeness(a, b string) float64 {
	seen := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(a)) {
		seen[w] = true
	}
	both, all := 0, len(seen)
	for w := range strings.FieldsSeq(strings.ToLower(b)) {
		all++
		if seen[w] {
			both++
		}
	}
	return 2 * float64(both) / float64(max(all, 1))
}

// who names the source of an attribution as a reader knows it.
func who(a news.Attribution) string {
	if a.Source.Kind == news.Reporter {
		return "in its own voice"
	}
	name := oneLine(cmp.Or(a.Source.Name, a.Source.Text))
	if name == "" {
		return "source not named"
	}
	if a.Via.Name != "" && !strings.EqualFold(a.Via.Name, name) {
		name += ", through " + oneLine(a.Via.Name)
	}
	return clip(name, 120)
}

// how says the rest of it: what the source does, how firmly, in what form.
func how(a news.Attribution) string {
	var parts []string
	if a.Source.Kind == news.Anonymous {
		parts = append(parts, "unnamed")
	}
	switch a.Quote {
	case news.Direct:
		parts = append(parts, "direct quotation")
	case news.Mixed:
		parts = append(parts, "partly quoted")
	}
	if a.Certainty == news.Hedged {
		parts = append(parts, "hedged")
	}
	return strings.Join(parts, ", ")
}
