package export

import (
	"fmt"
	"io"
	"math"

	"github.com/google/uuid"
	"golang.org/x/text/language"

	"headwater/internal/news"
)

type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// FollowTheMoney writes the story as entities of that data model, one JSON object a line, as its tools and
// Aleph read them: reports are Articles, named sources Persons and Organizations, each statement of theirs a
// Documentation that ties them to the report, each derivation an UnknownLink between two reports, each claim
// and finding a Note on the reports it stands in.
func FollowTheMoney(w io.Writer, s *news.Story) error {
	f := moneyTrail{names: newNames(s), w: w, seen: map[uuid.UUID]bool{}}
	for i := range s.Dossier.Readings {
		f.article(i)
	}
	for i := range s.Dossier.Derivations {
		f.derivation(&s.Dossier.Derivations[i])
	}
	for i := range s.Claims {
		f.claim(&s.Claims[i])
	}
	for i := range s.Findings {
		f.finding(&s.Findings[i])
	}
	return f.err
}

// moneyTrail writes entities, each once, until the first error.
type moneyTrail struct {
	*names
	w    io.Writer
	seen map[uuid.UUID]bool
	err  error
}

func (f *moneyTrail) put(id uuid.UUID, schema string, properties map[string][]string) string {
	if f.err == nil && !f.seen[id] {
		f.seen[id] = true
		for key, values := range properties {
			if len(values) == 0 || values[0] == "" {
				delete(properties, key)
			}
		}
		f.err = encode(f.w, ftmEntity{id.String(), schema, properties}, "")
	}
	return id.String()
}

func one(value string) []string { return []string{value} }

func (f *moneyTrail) article(i int) {
	a := f.Dossier.Readings[i].Article
	properties := map[string][]string{
		"title": one(a.Headline()), "name": one(label(a)), "fileName": one(a.File), "sourceUrl": one(a.URL),
		"publisher": one(a.Publisher.Name), "author": one(a.Byline), "language": one(threeLetters(a.Language)),
	}
	if p := a.Published; !p.IsZero() && p.Earliest.Equal(p.Latest) {
		properties["publishedAt"] = one(window(p).Earliest)
	} else if !p.IsZero() {
		properties["summary"] = one(fmt.Sprintf("published between %s and %s", window(p).Earliest, window(p).Latest))
	}
	f.put(f.articles[i], "Article", properties)
}

// threeLetters turns an ISO 639-1 code into that of ISO 639-3; "" when there is none.
func threeLetters(code string) string {
	base, err := language.ParseBase(code)
	if err != nil {
		return ""
	}
	return base.ISO3()
}

func (f *moneyTrail) derivation(d *news.Derivation) {
	credit := "uncredited"
	if d.Credited {
		credit = "credited"
	}
	f.put(f.names.derivation(d), "UnknownLink", map[string][]string{
		"subject": one(f.articles[d.Article].String()), "object": one(f.articles[d.From].String()),
		"role":    one(fmt.Sprintf("draws on (%s, %s)", d.Kind, credit)),
		"summary": one(fmt.Sprintf("%.0f %% of its words copied, %.0f %% paraphrased; confidence %.0f %%", 100*d.Copied, 100*d.Paraphrased, math.Round(100*d.Confidence))),
	})
}

var ftmSchemata = map[news.SourceKind]string{
	news.NamedPerson: "Person", news.OrganizationSource: "Organization", news.OutletSource: "Organization",
}

func (f *moneyTrail) claim(c *news.Claim) {
	var articles []string
	for i := range c.Assertions {
		a := &c.Assertions[i]
		articles = appendNew(articles, f.articles[a.Article].String())
		f.statement(c, a)
	}
	f.put(f.names.claim(c), "Note", map[string][]string{
		"name": one(c.Text), "entity": articles, "summary": one(fmt.Sprintf("claim, %s; %s", c.Status, originsOf(c))),
	})
}

// statement ties a named source to the report that quotes it.
func (f *moneyTrail) statement(c *news.Claim, a *news.Assertion) {
	source, reading := a.Attribution.Source, f.Dossier.Readings[a.Article]
	schema := ftmSchemata[source.Kind]
	if schema == "" || source.Name == "" {
		return
	}
	who := f.put(f.source(a.Article, source), schema, map[string][]string{"name": one(source.Name)})
	f.put(f.assertion(a), "Documentation", map[string][]string{
		"document": one(f.articles[a.Article].String()), "entity": one(who),
		"role":    one(fmt.Sprintf("%s (%s, %s)", a.Attribution.Stance, a.Attribution.Quote, a.Attribution.Certainty)),
		"summary": one(contentOf(reading, a.Attribution)), "description": one(c.Text),
	})
}

func (f *moneyTrail) finding(n *news.Finding) {
	articles := one(f.articles[n.Passage.Article].String())
	passages := one(n.Passage.Span.Of(f.Dossier.Readings[n.Passage.Article].Article.Text))
	if n.Against != nil {
		articles = appendNew(articles, f.articles[n.Against.Article].String())
		passages = append(passages, n.Against.Span.Of(f.Dossier.Readings[n.Against.Article].Article.Text))
	}
	f.put(f.names.finding(n), "Note", map[string][]string{
		"name": one(n.Explanation), "entity": articles, "summary": one("finding: " + string(n.Kind)), "description": passages,
	})
}
