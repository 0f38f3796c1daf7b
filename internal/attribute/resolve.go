package attribute

import (
	"sort"
	"strings"

	"headwater/internal/news"
)

// sure and likely are how confident a reference must be to be taken as it is, and to be taken where the
// referents tell nothing.
const (
	sure   = 0.7
	likely = 0.5
)

// referenceAt is the entity that the pronoun or description with item i means, where that is told with
// confidence; or -1.
func (u *unit) referenceAt(i int, confidence float64) int {
	at := u.items[i].Start
	k := sort.Search(len(u.References), func(k int) bool { return u.References[k].Span.End > at })
	if k < len(u.References) && u.References[k].Span.Start <= at && u.References[k].Confidence >= confidence {
		return u.References[k].Entity
	}
	return -1
}

// pronoun resolves he, she, it and they to the entity that they surely mean; else to the most salient
// referent that fits, who may bear no name; or to nobody when two fit equally well.
func (u *unit) pronoun(s news.Source, h int) news.Source {
	if e := u.referenceAt(h, sure); e >= 0 {
		return u.meaning(s, e)
	}
	w := u.low(h)
	s.Kind = news.Anonymous
	if w == "it" || w == "its" {
		s.Kind = news.OrganizationSource
	}
	s.Plural = w == "they" || w == "their" || w == "both" || w == "all"
	best, tied := u.salient(u.fitting(w))
	if known, ok := u.paperMeant(h+1, best); ok && w == "it" {
		s = meantBy(s, known)
		s.Name = known.Text
		return s
	}
	if best == nil && s.Kind == news.OrganizationSource {
		best, tied = u.salient(outletSpokenOf)
	}
	if best == nil {
		if w == "he" || w == "she" || w == "his" || w == "her" {
			s.Kind = news.NamedPerson
		}
		return s
	}
	s.Kind = best.source.Kind
	switch e := u.referenceAt(h, likely); {
	case tied && e >= 0:
		return u.meaning(s, e)
	case !tied:
		s = meantBy(s, best.source)
		if s.Name == "" && s.Kind == news.OrganizationSource {
			s.Name = best.source.Text
		}
	}
	return s
}

// meaning fills in the source for a pronoun or description of entity e.
func (u *unit) meaning(s news.Source, e int) news.Source {
	s = u.namedSource(s, e)
	if u.isPerson(e) {
		s.Kind = news.NamedPerson
	}
	return s
}

// salient is the most salient referent that fits, and whether another is as salient.
func (rd *reader) salient(fits func(*referent) bool) (best *referent, tied bool) {
	for i := len(rd.referents) - 1; i >= 0; i-- {
		r := &rd.referents[i]
		if best != nil && r.unit < best.unit || rd.count-r.unit > 12 {
			break
		}
		if !fits(r) {
			continue
		}
		switch {
		case best == nil || r.weight > best.weight:
			best, tied = r, false
		case r.weight == best.weight && !sameReferent(r, best):
			tied = true
		}
	}
	return best, tied
}

// outletSpokenOf is for outlets that a report merely mentions, which "it" means only where there is
// nothing else.
func outletSpokenOf(r *referent) bool { return r.source.Kind == news.OutletSource }

// fitting gives the test that a referent of pronoun w must pass.
func (u *unit) fitting(w string) func(*referent) bool {
	person := func(r *referent) bool {
		return (r.source.Kind == news.NamedPerson || r.source.Kind == news.Anonymous) && !r.source.Plural
	}
	switch w {
	case "he", "him", "his":
		return func(r *referent) bool { return person(r) && r.gender != "f" }
	case "she", "her":
		return func(r *referent) bool { return person(r) && r.gender != "m" }
	case "they", "their", "them", "both", "all":
		return func(r *referent) bool {
			return r.source.Plural || r.source.Kind == news.OrganizationSource || r.source.Kind == news.Anonymous
		}
	}
	return func(r *referent) bool {
		return !person(r) && !r.source.Plural && (r.source.Kind != news.OutletSource || r.weight > 1)
	}
}

// definite are the words that point back.
var definite = set("the this that its his her their these those same")

// matching is the referent that a definite description means: one whose name, role or earlier
// description has the head word.
func (u *unit) matching(np run, h int) *referent {
	opens := u.low(np.first)
	if !definite[opens] && u.low(np.first+1) != "same" && !(u.title || u.tag(np.first) == "NN") {
		return nil
	}
	d := u.descriptionOf(np, h)
	var best *referent
	bestScore, tied := 0, false
	for i := len(u.referents) - 1; i >= max(0, len(u.referents)-memory); i-- {
		r := &u.referents[i]
		score := d.likeness(r)
		switch {
		case score > bestScore:
			best, bestScore, tied = r, score, false
		case score == bestScore && score > 0 && !sameReferent(r, best):
			tied = tied || r.unit == best.unit
		}
	}
	if tied {
		return nil
	}
	return best
}

// description is a noun phrase taken apart to be looked for: each word with a space at both ends.
type description struct {
	head, alike   string // the head, and a word of like meaning or ""
	modifiers     []string
	human, plural bool
}

func (u *unit) descriptionOf(np run, h int) description {
	w := u.low(h)
	one := singular(w)
	d := description{head: spaced(w), human: people[w] || people[one], plural: one != w}
	if alike := likewise[w]; alike != "" {
		d.alike = spaced(alike)
	}
	for i := np.first; i < h; i++ {
		if (u.noun(i) || u.tag(i) == "JJ") && u.low(i) != "same" {
			d.modifiers = append(d.modifiers, spaced(u.low(i)))
		}
	}
	return d
}

func spaced(w string) string { return " " + w + " " }

// likeness counts how many words of the description the referent answers to; 0 when not to its head.
func (d *description) likeness(r *referent) int {
	human := r.source.Kind == news.NamedPerson || r.source.Kind == news.Anonymous
	if human != d.human || d.plural && !r.source.Plural {
		return 0
	}
	if !strings.Contains(r.words, d.head) && (d.alike == "" || !strings.Contains(r.words, d.alike)) {
		return 0
	}
	for _, m := range d.modifiers {
		if !strings.Contains(r.words, m) {
			return 0
		}
	}
	return 2 + len(d.modifiers)
}

// likewise pairs words that name the same office.
var likewise = map[string]string{
	"judge": "justice", "justice": "judge", "spokesman": "spokesperson", "spokeswoman": "spokesperson",
	"boss": "president", "firm": "company", "lawyer": "solicitor", "attorney": "lawyer",
	"leader": "president", "newspaper": "paper", "paper": "newspaper", "person": "source",
	"website": "site", "regulator": "regulator",
}

// officeHolder is the one person of the article whose role answers to a definite description,
// wherever he is named: "the fire chief". It gives -1 when there is none, or more than one.
func (u *unit) officeHolder(np run, h int) int {
	w := u.low(h)
	if !definite[u.low(np.first)] && !u.title || !people[w] {
		return -1
	}
	d := u.descriptionOf(np, h)
	found := -1
	for e := range u.Entities {
		if !u.isPerson(e) || u.Entities[e].Role == "" {
			continue
		}
		r := referent{source: news.Source{Kind: news.NamedPerson}, words: bag(u.Entities[e].Role)}
		if d.likeness(&r) == 0 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}

// justNamed is the one person named so far in the paragraph, where a definite description that
// answers to nobody else follows: "Dale Orme says he can. “…,” said the president of the union".
func (u *unit) justNamed(np run, h int) *referent {
	if u.low(np.first) != "the" || !people[u.low(h)] {
		return nil
	}
	var found *referent
	for i := len(u.referents) - 1; i >= 0 && u.referents[i].paragraph == u.paragraph; i-- {
		r := &u.referents[i]
		if r.source.Kind != news.NamedPerson || r.source.Name == "" {
			continue
		}
		if r.source.Role != "" || found != nil && !sameReferent(r, found) {
			return nil
		}
		found = r
	}
	return found
}
