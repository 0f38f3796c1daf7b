package export

import (
	"io"

	"headwater/internal/news"
)

// ClaimReview writes a schema.org ClaimReview for each claim of the story, as a template: what was claimed, by whom,
// where it appeared and where first. There is no reviewRating, since provenance is no verdict; the rating, the
// reviewer and the address of the review are for the fact-checker to add.
func ClaimReview(w io.Writer, s *news.Story) error {
	n := newNames(s)
	graph := []linked{}
	for i := range s.Claims {
		graph = append(graph, n.review(&s.Claims[i]))
	}
	return encode(w, linked{"@context": "https://schema.org", "@graph": graph}, "  ")
}

func (n *names) review(c *news.Claim) linked {
	item := linked{"@type": "Claim", "@id": n.claim(c).URN(), "text": c.Text}
	var appearances, authors []linked
	shown, named := map[int]bool{}, map[string]bool{}
	for i := range c.Assertions {
		a := &c.Assertions[i]
		if !shown[a.Article] {
			shown[a.Article] = true
			appearances = append(appearances, n.work(a.Article))
		}
		source := a.Attribution.Source
		if kind := schemaTypes[source.Kind]; kind != "" && source.Name != "" && a.Attribution.Stance == news.Asserts && !named[source.Name] {
			named[source.Name] = true
			authors = append(authors, linked{"@type": kind, "name": source.Name})
		}
	}
	if len(c.Origins) > 0 {
		item["firstAppearance"] = n.work(c.Origins[0].Article)
	}
	if len(appearances) > 0 {
		item["appearance"] = appearances
	}
	if len(authors) > 0 {
		item["author"] = authors
	}
	return linked{"@type": "ClaimReview", "claimReviewed": c.Text, "itemReviewed": item}
}

var schemaTypes = map[news.SourceKind]string{
	news.NamedPerson: "Person", news.OrganizationSource: "Organization", news.OutletSource: "NewsMediaOrganization",
}

// work is a report as a NewsArticle, with what is known of it.
func (n *names) work(i int) linked {
	a := n.Dossier.Readings[i].Article
	out := linked{"@type": "NewsArticle", "@id": n.articles[i].URN()}
	if a.Headline() != "" {
		out["headline"] = a.Headline()
	}
	if a.URL != "" {
		out["url"] = a.URL
	}
	if a.Publisher.Name != "" {
		out["publisher"] = linked{"@type": "NewsMediaOrganization", "name": a.Publisher.Name}
	}
	if p := window(a.Published); p != nil && p.Earliest == p.Latest {
		out["datePublished"] = p.Earliest
	}
	return out
}
