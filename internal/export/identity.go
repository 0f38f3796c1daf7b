package export

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"headwater/internal/news"
)

// namespace sets the identifiers of this program apart from all others (RFC 9562, section 5.5).
var namespace = uuid.MustParse("6e0f1c52-7c0b-5f0e-9a53-3f1d0c5f7a42")

// identifier is the name of a thing made of what it is: the same parts give the same name in every run
// and on every machine.
func identifier(parts ...string) uuid.UUID {
	key, _ := json.Marshal(parts) // strings always marshal
	return uuid.NewSHA1(namespace, key)
}

// names are the identifiers of what is in one story.
type names struct {
	*news.Story
	articles []uuid.UUID // by index into the dossier's readings
}

func newNames(s *news.Story) *names {
	n := &names{Story: s}
	for _, r := range s.Dossier.Readings {
		n.articles = append(n.articles, articleName(r.Article))
	}
	return n
}

// articleName is the identifier (RFC 9562) by which the formats for other programs name an article: made of its
// bytes and its address.
func articleName(a *news.Article) uuid.UUID { return identifier("article", a.SHA256, a.Address()) }

// StoryName is the URN of the set of articles in a story, whatever their order.
func StoryName(s *news.Story) string { return newNames(s).story().URN() }

// story names the set of articles, whatever their order.
func (n *names) story() uuid.UUID {
	parts := []string{"story"}
	for _, id := range n.articles {
		parts = append(parts, id.String())
	}
	slices.Sort(parts[1:])
	return identifier(parts...)
}

// claim names a claim by where its first assertion stands and what is claimed there.
func (n *names) claim(c *news.Claim) uuid.UUID {
	if len(c.Assertions) == 0 {
		return identifier("claim", c.Text)
	}
	a := c.Assertions[0]
	return identifier("claim", n.articles[a.Article].String(), spans(a.Attribution), c.Text)
}

func (n *names) assertion(a *news.Assertion) uuid.UUID {
	return identifier("assertion", n.articles[a.Article].String(), spans(a.Attribution))
}

func (n *names) derivation(d *news.Derivation) uuid.UUID {
	return identifier("derivation", n.articles[d.Article].String(), n.articles[d.From].String())
}

func (n *names) finding(f *news.Finding) uuid.UUID {
	parts := []string{"finding", string(f.Kind), n.place(f.Passage)}
	if f.Against != nil {
		parts = append(parts, n.place(*f.Against))
	}
	return identifier(append(parts, f.Explanation)...)
}

func (n *names) place(p news.Passage) string {
	return fmt.Sprintf("%s %d %d", n.articles[p.Article], p.Span.Start, p.Span.End)
}

// spans tells attributions of one article apart.
func spans(a news.Attribution) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %d", a.Passage.Start, a.Passage.End)
	for _, c := range a.Content {
		fmt.Fprintf(&b, " %d %d", c.Start, c.End)
	}
	return b.String()
}

// source names who a statement is attributed to: a person or body by name, everybody else by the article and the
// words there, since two unnamed sources are not known to be one.
func (n *names) source(article int, s news.Source) uuid.UUID {
	if s.Name != "" && (s.Kind == news.NamedPerson || s.Kind == news.OrganizationSource || s.Kind == news.OutletSource) {
		return identifier("source", string(s.Kind), s.Name)
	}
	return identifier("source", n.articles[article].String(), string(s.Kind), s.Text)
}

// publisher names an outlet.
func publisherID(name string) uuid.UUID { return identifier("publisher", name) }

// called is what a source is called: the name, or the words there, or the outlet whose reporter writes.
func called(r *news.Reading, s news.Source) string {
	if s.Kind == news.Reporter {
		return cmp.Or(r.Article.Publisher.Name, "the writer of "+cmp.Or(r.Article.Headline(), r.Article.Address()))
	}
	return cmp.Or(s.Name, s.Text)
}

// contentOf gives the words claimed, parts that a cue splits joined by an ellipsis.
func contentOf(r *news.Reading, a news.Attribution) string {
	var parts []string
	for _, c := range a.Content {
		parts = append(parts, c.Of(r.Article.Text))
	}
	return strings.Join(parts, " … ")
}
