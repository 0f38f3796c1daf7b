package ingest

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// nameOwners gives articles whose text settles no publisher the one that the other articles of the
// story settle: that of another article by the same writer, whose name theirs is; for a short name ("the
// Herald"), the one outlet that the others name in full; and for a full name itself, where no other article
// bears or seems to bear it and the text itself speaks so, or others credit it. Where two outlets could be meant none is.
func nameOwners(readings []*news.Reading) {
	owners := make([]string, len(readings))
	for i, r := range readings {
		if r.Article.Publisher.Name == "" && r.Article.OwnName != "" {
			owners[i] = ownerOf(r, readings)
		}
	}
	for i, name := range owners {
		if name == "" {
			continue
		}
		a := *readings[i].Article
		a.Publisher = news.Publisher{Name: name, Basis: news.FromSelfReference}
		readings[i].Article = &a
	}
}

// ownerOf returns the outlet that r, which names itself but no publisher, must belong to; "" when that
// cannot be told.
func ownerOf(r *news.Reading, readings []*news.Reading) string {
	var same, full candidate
	own := r.Article.OwnName
	for _, other := range readings {
		p := other.Article.Publisher.Name
		if other == r {
			continue
		}
		if r.Article.Byline != "" && strings.EqualFold(r.Article.Byline, other.Article.Byline) {
			same.add(p, own)
		}
		full.add(p, own)
		for _, e := range other.Entities {
			full.add(e.Name, own)
		}
	}
	switch {
	case same.only():
		return same.name
	case strings.Contains(own, " "):
		others := func(says func(other *news.Reading) bool) bool {
			return slices.ContainsFunc(readings, func(other *news.Reading) bool { return other != r && says(other) })
		}
		borne := others(func(other *news.Reading) bool { return claims(other, r.Article) })
		if !borne && (r.Article.SpeaksOwn || others(func(other *news.Reading) bool { return credits(other, own) })) {
			return own
		}
	case full.only():
		return full.name
	}
	return ""
}

// claims reports whether r is of the outlet by whose name a calls its own, or seems to be so, or shows
// that a's writer works for another.
func claims(r *news.Reading, a *news.Article) bool {
	publisher := r.Article.Publisher.Name
	if publisher == "" {
		return strings.EqualFold(withoutThe(r.Article.OwnName), withoutThe(a.OwnName))
	}
	return strings.EqualFold(withoutThe(publisher), withoutThe(a.OwnName)) ||
		a.Byline != "" && strings.EqualFold(r.Article.Byline, a.Byline)
}

// credits reports whether r has something from an outlet of this name.
func credits(r *news.Reading, name string) bool {
	return slices.ContainsFunc(r.Attributions, func(a news.Attribution) bool {
		return strings.EqualFold(withoutThe(a.Via.Name), withoutThe(name)) ||
			a.Source.Kind == news.OutletSource && strings.EqualFold(withoutThe(a.Source.Name), withoutThe(name))
	})
}

// candidate is an outlet that a short name can mean.
type candidate struct {
	name    string
	several bool
}

// add considers name, which counts if it is own or a longer name that ends so.
func (c *candidate) add(name, own string) {
	name = strings.TrimSpace(name)
	bare := withoutThe(name)
	if !strings.EqualFold(bare, own) && !strings.HasSuffix(strings.ToLower(bare), " "+strings.ToLower(own)) {
		return
	}
	switch {
	case strings.EqualFold(bare, own) && !strings.Contains(own, " "):
		// as short as the name itself
	case c.name == "":
		c.name = name
	case !strings.EqualFold(bare, withoutThe(c.name)):
		c.several = true
	}
}

func (c candidate) only() bool { return c.name != "" && !c.several }

func withoutThe(name string) string {
	if rest, ok := strings.CutPrefix(name, "The "); ok {
		return rest
	}
	return strings.TrimPrefix(name, "the ")
}
