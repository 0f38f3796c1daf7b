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
	w := u.low(h)
	if r := u.justDescribed(w); r != nil {
		return meantBy(s, r.source)
	}
	if e := u.referenceAt(h, sure); e >= 0 {
		return u.meaning(s, e)
	}
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

// justDescribed is the person without a name whom the sentence before this one, in the same paragraph, was about, where
// it named no person that "he" or "she" could mean as well: "The cook laughed at that. “…,” he said."
func (u *unit) justDescribed(w string) *referent {
	if w != "he" && w != "she" {
		return nil
	}
	fits := u.fitting(w)
	var found *referent
	for i := len(u.referents) - 1; i >= 0 && u.referents[i].unit == u.count-1; i-- {
		r := &u.referents[i]
		switch {
		case r.paragraph != u.paragraph || r.source.Kind == news.NamedPerson && fits(r):
			return nil
		case r.source.Kind == news.Anonymous && r.weight > 1 && r.source.Text != "" && fits(r):
			found = r
		}
	}
	return found
}

// meaning fills in the source for a pronoun or description of entity e.
func (u *unit) meaning(s news.Source, e int) news.Source {
	s = u.namedSource(s, e)
	thing := strings.EqualFold(s.Text, "it") || strings.EqualFold(s.Text, "its")
	switch {
	case thing && s.Kind == news.NamedPerson:
		s.Kind = news.OrganizationSource
	case !thing && u.isPerson(e):
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
