package export

import (
	"io"
	"strings"

	"headwater/internal/news"
)

// linked is one node of a JSON-LD graph.
type linked map[string]any

func link(id interface{ URN() string }) linked { return linked{"@id": id.URN()} }

// provContext says what the short names in PROV's output stand for.
var provContext = linked{
	"prov":   "http://www.w3.org/ns/prov#",
	"schema": "https://schema.org/",
	"xsd":    "http://www.w3.org/2001/XMLSchema#",
	"hw":     "urn:headwater:terms:",
}

// PROV writes the story as a JSON-LD 1.1 graph in the terms of the PROV Ontology (W3C Recommendation of 30
// April 2013): reports are entities attributed to their publishers, and derived from one another; claims
// are entities attributed to their sources, with the reports where they originate as primary sources. What PROV has
// no term for is said in those of schema.org, or in names that begin with hw: and mean what FORMATS
// calls by the same word.
func PROV(w io.Writer, s *news.Story) error {
	p := provenance{newNames(s), map[string]bool{}, nil}
	for i := range s.Dossier.Readings {
		p.article(i)
	}
	for i := range s.Dossier.Derivations {
		p.derivation(&s.Dossier.Derivations[i])
	}
	for i := range s.Claims {
		p.claim(&s.Claims[i])
	}
	return encode(w, linked{"@context": provContext, "@id": p.story().URN(), "@type": "prov:Bundle", "@graph": p.graph}, "  ")
}

type provenance struct {
	*names
	agents map[string]bool // those in the graph already, by URN
	graph  []linked
}

func (p *provenance) add(node linked) { p.graph = append(p.graph, node) }

// agent puts somebody into the graph once and gives the link to it.
func (p *provenance) agent(id interface{ URN() string }, types []string, name string) linked {
	if !p.agents[id.URN()] {
		p.agents[id.URN()] = true
		p.add(linked{"@id": id.URN(), "@type": append([]string{"prov:Agent"}, types...), "schema:name": name})
	}
	return link(id)
}

func (p *provenance) article(i int) {
	a := p.Dossier.Readings[i].Article
	node := linked{"@id": p.articles[i].URN(), "@type": []string{"prov:Entity", "schema:NewsArticle"}, "schema:sha256": a.SHA256}
	for key, value := range map[string]string{
		"schema:headline": a.Headline(), "schema:inLanguage": a.Language, "schema:identifier": a.File,
	} {
		if value != "" {
			node[key] = value
		}
	}
	if a.URL != "" {
		node["schema:url"] = linked{"@id": a.URL}
	}
	if a.Publisher.Name != "" {
		node["prov:wasAttributedTo"] = p.agent(publisherID(a.Publisher.Name), []string{"prov:Organization"}, a.Publisher.Name)
	}
	if w := window(a.Published); w != nil {
		node["hw:publishedEarliest"], node["hw:publishedLatest"] = typedTime(w.Earliest), typedTime(w.Latest)
		if w.Earliest == w.Latest {
			node["schema:datePublished"] = typedTime(w.Earliest)
		}
	}
	p.add(node)
}

// typedTime gives a day or an instant its type.
func typedTime(t string) linked {
	if strings.Contains(t, "T") {
		return linked{"@type": "xsd:dateTime", "@value": t}
	}
	return linked{"@type": "xsd:date", "@value": t}
}

// provKinds are the narrowest terms that PROV has for kinds of derivation.
var provKinds = map[news.DerivationKind]string{news.Copy: "prov:Quotation", news.Update: "prov:Revision"}

func (p *provenance) derivation(d *news.Derivation) {
	types := []string{"prov:Derivation"}
	if kind, narrower := provKinds[d.Kind]; narrower {
		types = append(types, kind)
	}
	p.add(linked{
		"@id": p.names.derivation(d).URN(), "@type": types, "prov:entity": link(p.articles[d.From]), "hw:kind": d.Kind, "hw:credited": d.Credited,
		"hw:confidence": hundredths(d.Confidence), "hw:copied": hundredths(d.Copied), "hw:paraphrased": hundredths(d.Paraphrased),
	})
	p.add(linked{
		"@id": p.articles[d.Article].URN(), "prov:wasDerivedFrom": link(p.articles[d.From]),
		"prov:qualifiedDerivation": link(p.names.derivation(d)),
	})
}

func (p *provenance) claim(c *news.Claim) {
	node := linked{"@id": p.names.claim(c).URN(), "@type": []string{"prov:Entity", "schema:Claim"}, "schema:text": c.Text,
		"hw:status": c.Status, "hw:origins": len(c.Origins), "hw:originsAtMost": max(len(c.Origins), c.OriginsAtMost)}
	var primary, appearances, speakers []linked
	for _, o := range c.Origins {
		primary = append(primary, link(p.articles[o.Article]))
	}
	for i := range c.Assertions {
		a := &c.Assertions[i]
		appearances = append(appearances, link(p.articles[a.Article]))
		if name := called(p.Dossier.Readings[a.Article], a.Attribution.Source); name != "" && a.Attribution.Stance == news.Asserts {
			speakers = append(speakers, p.agent(p.source(a.Article, a.Attribution.Source), agentTypes[a.Attribution.Source.Kind], name))
		}
	}
	for key, links := range map[string][]linked{"prov:hadPrimarySource": primary, "schema:appearance": appearances, "prov:wasAttributedTo": speakers} {
		if len(links) > 0 {
			node[key] = links
		}
	}
	p.add(node)
}

var agentTypes = map[news.SourceKind][]string{
	news.NamedPerson:        {"prov:Person"},
	news.OrganizationSource: {"prov:Organization"},
	news.OutletSource:       {"prov:Organization"},
}
