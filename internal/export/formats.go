package export

import (
	"io"

	"headwater/internal/news"
)

// Format is a form, defined by others, in which a story can be handed on.
type Format struct {
	Name   string // as a user types it
	About  string
	Media  string // its media type
	Ending string // of the names of such files
	Write  func(io.Writer, *news.Story) error
}

// Formats are the forms for one story, by name.
func Formats() []Format {
	return []Format{
		{"annotations", "W3C Web Annotation: each statement and finding as an annotation of its report", "application/ld+json", "jsonld", Annotations},
		{"atom", "Atom feed of the story: its reports and findings", "application/atom+xml", "atom", Atom},
		{"claimreview", "schema.org ClaimReview, unrated: a template for a fact-checker", "application/ld+json", "jsonld", ClaimReview},
		{"ftm", "FollowTheMoney entities, a line each", "application/x-ndjson", "jsonl", FollowTheMoney},
		{"gexf", "GEXF 1.3: who draws on whom, for Gephi", "application/gexf+xml", "gexf", GEXF},
		{"prov", "W3C PROV as JSON-LD: derivations, sources, origins", "application/ld+json", "jsonld", PROV},
		{"stix", "STIX 2.1 bundle", "application/stix+json; version=2.1", "json", STIX},
	}
}

// FormatNamed gives the format of that name, or false.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
