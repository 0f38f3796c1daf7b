package export

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/google/uuid"

	"headwater/internal/news"
)

// stixNamespace is that of STIX 2.1 for identifiers of observed things (section 2.9).
var stixNamespace = uuid.MustParse("00abedb4-aa42-466c-9c01-fed23315a9b7")

type stixObject map[string]any

// STIX writes the story as a STIX 2.1 bundle (OASIS Standard, 10 June 2021). Reports are the observed files and
// addresses that were captured, with their hashes; publishers and named sources are identities; who draws on
// whom is a derived-from relationship; each claim and each finding is a note on the reports it stands in; one
// report object holds them all together. Objects are dated by the day as of which the story was judged, so that
// the same story gives the same bytes.
func STIX(w io.Writer, s *news.Story) error {
	b := bundle{names: newNames(s), when: s.Dossier.AsOf.UTC().Format("2006-01-02T15:04:05.000Z"), seen: map[string]bool{}}
	for i := range s.Dossier.Readings {
		b.article(i)
	}
	for i := range s.Dossier.Derivations {
		b.derivation(&s.Dossier.Derivations[i])
	}
	for i := range s.Claims {
		b.claim(&s.Claims[i])
	}
	for i := range s.Findings {
		b.finding(&s.Findings[i])
	}
	if len(b.refs) > 0 {
		b.domain("report", b.story(), stixObject{"name": orUntitled(s.Title), "published": b.when, "object_refs": b.refs})
	}
	return encode(w, stixObject{"type": "bundle", "id": "bundle--" + b.story().String(), "objects": b.objects}, "  ")
}

func orUntitled(title string) string {
	if title == "" {
		return "untitled story"
	}
	return title
}

// bundle collects objects, each once.
type bundle struct {
	*names
	when    string
	files   []string // by article
	seen    map[string]bool
	objects []stixObject
	refs    []string
}

func (b *bundle) add(id string, o stixObject) string {
	if !b.seen[id] {
		b.seen[id] = true
		o["id"], o["spec_version"] = id, "2.1"
		b.objects, b.refs = append(b.objects, o), append(b.refs, id)
	}
	return id
}

// domain adds a domain object or a relationship.
func (b *bundle) domain(kind string, name uuid.UUID, o stixObject) string {
	o["type"], o["created"], o["modified"] = kind, b.when, b.when
	return b.add(kind+"--"+name.String(), o)
}

// observed adds an observed thing, named by the properties that the standard says.
func (b *bundle) observed(kind string, properties stixObject) (string, error) {
	var key bytes.Buffer
	if err := encode(&key, properties, ""); err != nil {
		return "", err
	}
	id := kind + "--" + uuid.NewSHA1(stixNamespace, bytes.TrimSpace(key.Bytes())).String()
	properties["type"] = kind
	return b.add(id, properties), nil
}

func (b *bundle) article(i int) {
	a := b.Dossier.Readings[i].Article
	properties := stixObject{"name": label(a)}
	if a.SHA256 != "" {
		properties["hashes"] = map[string]string{"SHA-256": a.SHA256}
	}
	file, err := b.observed("file", properties)
	b.files = append(b.files, file)
	if err == nil && a.URL != "" {
		if page, err := b.observed("url", stixObject{"value": a.URL}); err == nil {
			b.relate(page, file, "related-to", "the report was captured from this address", nil)
		}
	}
	if a.Publisher.Name != "" {
		publisher := b.identity(publisherID(a.Publisher.Name), a.Publisher.Name, "organization")
		b.relate(publisher, file, "related-to", "published the report", nil)
	}
}

func (b *bundle) identity(id uuid.UUID, name, class string) string {
	return b.domain("identity", id, stixObject{"name": name, "identity_class": class})
}

func (b *bundle) relate(from, to, kind, description string, more stixObject) {
	o := stixObject{"relationship_type": kind, "source_ref": from, "target_ref": to, "description": description}
	for key, value := range more {
		o[key] = value
	}
	b.domain("relationship", identifier("relationship", from, to, kind), o)
}

func (b *bundle) derivation(d *news.Derivation) {
	credit := "without credit"
	if d.Credited {
		credit = "credited"
	}
	why := fmt.Sprintf("%s, %s; %.0f %% of its words copied, %.0f %% paraphrased", d.Kind, credit, 100*d.Copied, 100*d.Paraphrased)
	b.relate(b.files[d.Article], b.files[d.From], "derived-from", why, stixObject{"confidence": int(math.Round(100 * d.Confidence))})
}

// identityClasses are the classes of sources that have a name.
var identityClasses = map[news.SourceKind]string{
	news.NamedPerson: "individual", news.OrganizationSource: "organization", news.OutletSource: "organization",
}

func (b *bundle) claim(c *news.Claim) {
	var lines, refs, authors []string
	for i := range c.Assertions {
		a := &c.Assertions[i]
		source := a.Attribution.Source
		name := called(b.Dossier.Readings[a.Article], source)
		lines = append(lines, fmt.Sprintf("%s: %s %s: %s", label(b.Dossier.Readings[a.Article].Article), name, a.Attribution.Stance,
			contentOf(b.Dossier.Readings[a.Article], a.Attribution)))
		refs = appendNew(refs, b.files[a.Article])
		if class := identityClasses[source.Kind]; class != "" && source.Name != "" {
			refs = appendNew(refs, b.identity(b.source(a.Article, source), source.Name, class))
		}
		if name != "" {
			authors = appendNew(authors, name)
		}
	}
	if len(refs) == 0 {
		return
	}
	note := stixObject{"abstract": c.Text, "content": fmt.Sprintf("%s, %s\n%s", c.Status, originsOf(c), strings.Join(lines, "\n")), "object_refs": refs}
	if len(authors) > 0 {
		note["authors"] = authors
	}
	b.domain("note", b.names.claim(c), note)
}

// originsOf tells how many independent origins a claim has.
func originsOf(c *news.Claim) string {
	if c.OriginsAtMost > len(c.Origins) {
		return fmt.Sprintf("independent origins: at least %d, at most %d", len(c.Origins), c.OriginsAtMost)
	}
	return fmt.Sprintf("independent origins: %d", len(c.Origins))
}

func (b *bundle) finding(f *news.Finding) {
	refs := []string{b.files[f.Passage.Article]}
	content := f.Explanation + "\n" + b.quoted(f.Passage)
	if f.Against != nil {
		refs = appendNew(refs, b.files[f.Against.Article])
		content += "\n" + b.quoted(*f.Against)
	}
	b.domain("note", b.names.finding(f), stixObject{"abstract": string(f.Kind), "content": content, "object_refs": refs})
}

func (b *bundle) quoted(p news.Passage) string {
	a := b.Dossier.Readings[p.Article].Article
	return label(a) + ": " + p.Span.Of(a.Text)
}

func appendNew(list []string, s string) []string {
	for _, old := range list {
		if old == s {
			return list
		}
	}
	return append(list, s)
}
