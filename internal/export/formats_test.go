package export_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed/atom"

	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
)

// example compares the reports of one of the repository's examples, handed in from the first or from the last.
func example(t testing.TB, name string, reversed bool) *news.Story {
	t.Helper()
	files, err := filepath.Glob("../../examples/" + name + "/articles/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no example %s: %v", name, err)
	}
	if reversed {
		slices.Reverse(files)
	}
	asOf := news.Day(2026, 11, 20)
	var readings []*news.Reading
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r, err := ingest.Read(&news.Capture{Name: filepath.Base(f), Body: body}, asOf)
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, r)
	}
	return ingest.Compare(readings, asOf)
}

func ferry(t testing.TB) *news.Story { return example(t, "ferry-grounding", false) }

// hostile is the ferry story with markup, marks of XML and broken UTF-8 where the web may put them.
func hostile(t testing.TB) *news.Story {
	s := example(t, "ferry-grounding", false)
	s.Title = "<script>alert(1)</script> & \"]]>\x00\x1b[31m \xff"
	for _, r := range s.Dossier.Readings {
		r.Article.Publisher.Name = "=HYPERLINK(\"x\")<b>&" + r.Article.Publisher.Name
		r.Article.URL = "https://example.org/?a=1&b=<2>#" + r.Article.SHA256[:8]
		r.Article.Byline = ""
	}
	for i := range s.Findings {
		s.Findings[i].Explanation += " \x01\xfe<&>"
	}
	return s
}

func written(t testing.TB, f export.Format, s *news.Story) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := f.Write(&out, s); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return out.Bytes()
}

// named writes a story in the format of that name.
func named(t testing.TB, name string, s *news.Story) []byte {
	t.Helper()
	f, ok := export.FormatNamed(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	return written(t, f, s)
}

func TestFormatsDoNotDependOnOrder(t *testing.T) {
	first, again := ferry(t), example(t, "ferry-grounding", true)
	for _, f := range export.Formats() {
		if !bytes.Equal(written(t, f, first), written(t, f, again)) {
			t.Errorf("%s: other bytes when the reports come in another order", f.Name)
		}
	}
}

// Of a story with nothing but one report, every format says so.
func TestFormatsOfOneReport(t *testing.T) {
	all := ferry(t).Dossier
	for _, f := range export.Formats() {
		if out := written(t, f, ingest.Compare(all.Readings[:1], all.AsOf)); len(out) < 20 {
			t.Errorf("%s: only %q", f.Name, out)
		}
	}
}

func decode(t testing.TB, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%v in %.80s", err, data)
	}
}

// The Web Annotation model, sections 3.2 (bodies and targets), 3.3.5 (motivations), 4.2.4 and 4.2.5 (selectors).
func TestAnnotations(t *testing.T) {
	for _, s := range []*news.Story{ferry(t), hostile(t)} {
		var page struct {
			Context string `json:"@context"`
			Type    string
			Items   []struct {
				ID, Type, Motivation string
				Body                 []struct{ Type, Value, Purpose string }
				Target               []struct {
					Source   string
					Selector []struct {
						Type, Exact, Prefix, Suffix string
						Start, End                  int
					}
				}
			}
		}
		decode(t, named(t, "annotations", s), &page)
		if page.Context != "http://www.w3.org/ns/anno.jsonld" || page.Type != "AnnotationPage" || len(page.Items) < len(s.Findings)+len(s.Claims) {
			t.Fatalf("context %q, type %q, %d items", page.Context, page.Type, len(page.Items))
		}
		seen := map[string]bool{}
		for _, a := range page.Items {
			if seen[a.ID] || a.Type != "Annotation" || len(a.Body) == 0 || len(a.Target) == 0 || !slices.Contains([]string{"identifying", "commenting"}, a.Motivation) {
				t.Errorf("annotation %+v, seen before: %v", a, seen[a.ID])
			}
			seen[a.ID] = true
			for _, target := range a.Target {
				whole := textOf(s, target.Source)
				position, quote := target.Selector[0], target.Selector[1]
				if got := string([]rune(whole)[position.Start:position.End]); got != quote.Exact {
					t.Errorf("position selects %q, quote %q", got, quote.Exact)
				}
				if !strings.Contains(whole, quote.Prefix+quote.Exact+quote.Suffix) {
					t.Errorf("%q is not around %q", quote.Prefix+" … "+quote.Suffix, quote.Exact)
				}
			}
		}
	}
}

// textOf finds the article that a target names, by its address or by what its annotations say of it.
func textOf(s *news.Story, source string) string {
	for _, r := range s.Dossier.Readings {
		if r.Article.URL == source || export.ArticleName(r.Article) == source {
			return r.Article.Text
		}
	}
	return ""
}

// Whatever a node of the graph points to is described in it.
func TestPROV(t *testing.T) {
	for _, s := range []*news.Story{ferry(t), hostile(t)} {
		var doc struct {
			ID    string           `json:"@id"`
			Graph []map[string]any `json:"@graph"`
		}
		data := named(t, "prov", s)
		decode(t, data, &doc)
		described, derived := map[string]bool{doc.ID: true}, 0
		for _, n := range doc.Graph {
			described[n["@id"].(string)] = described[n["@id"].(string)] || n["@type"] != nil
			if n["prov:wasDerivedFrom"] != nil {
				derived++
			}
		}
		if derived == 0 || derived != len(s.Dossier.Derivations) {
			t.Errorf("%d derivations in the graph, want %d", derived, len(s.Dossier.Derivations))
		}
		for _, id := range regexp.MustCompile(`"@id": "(urn:uuid:[^"]+)"`).FindAllStringSubmatch(string(data), -1) {
			if !described[id[1]] {
				t.Errorf("%s is named and not described", id[1])
			}
		}
	}
}

// STIX 2.1: what each type must have, identifiers of the right form, references within the bundle.
func TestSTIX(t *testing.T) {
	required := map[string][]string{
		"identity": {"name", "created", "modified"}, "relationship": {"relationship_type", "source_ref", "target_ref", "created", "modified"},
		"note": {"content", "object_refs", "created", "modified"}, "report": {"name", "published", "object_refs", "created", "modified"},
		"file": {"hashes"}, "url": {"value"},
	}
	for _, s := range []*news.Story{ferry(t), hostile(t)} {
		var bundle struct {
			Type, ID string
			Objects  []map[string]any
		}
		data := named(t, "stix", s)
		decode(t, data, &bundle)
		ids, kinds := map[string]bool{}, map[string]int{}
		for _, o := range bundle.Objects {
			kind := o["type"].(string)
			kinds[kind]++
			for _, key := range append(required[kind], "id", "spec_version") {
				if o[key] == nil {
					t.Errorf("%s without %s", kind, key)
				}
			}
			id := o["id"].(string)
			if ids[id] || !regexp.MustCompile(`^`+kind+`--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(id) {
				t.Errorf("id %s", id)
			}
			ids[id] = true
		}
		if kinds["file"] != len(s.Dossier.Readings) || kinds["note"] < len(s.Findings) || kinds["report"] != 1 {
			t.Errorf("kinds %v for %d reports and %d findings", kinds, len(s.Dossier.Readings), len(s.Findings))
		}
		for _, ref := range regexp.MustCompile(`"(?:[a-z]+--[0-9a-f-]{36})"`).FindAllString(string(data), -1) {
			if ref = strings.Trim(ref, `"`); !ids[ref] && ref != bundle.ID {
				t.Errorf("%s is not in the bundle", ref)
			}
		}
	}
}

func TestFollowTheMoney(t *testing.T) {
	for _, s := range []*news.Story{ferry(t), hostile(t)} {
		ids, refs, schemata := map[string]bool{}, []string{}, map[string]int{}
		for line := range bytes.Lines(named(t, "ftm", s)) {
			var e struct {
				ID, Schema string
				Properties map[string][]string
			}
			decode(t, line, &e)
			if ids[e.ID] {
				t.Errorf("%s twice", e.ID)
			}
			ids[e.ID] = true
			schemata[e.Schema]++
			for _, key := range []string{"entity", "document", "subject", "object"} {
				refs = append(refs, e.Properties[key]...)
			}
		}
		for _, ref := range refs {
			if !ids[ref] {
				t.Errorf("%s is referred to and missing", ref)
			}
		}
		if schemata["Article"] != len(s.Dossier.Readings) || schemata["UnknownLink"] != len(s.Dossier.Derivations) || schemata["Note"] != len(s.Claims)+len(s.Findings) {
			t.Errorf("schemata %v", schemata)
		}
	}
}

func TestGEXF(t *testing.T) {
	s := hostile(t)
	var doc struct {
		Graph struct {
			Nodes []struct {
				ID string `xml:"id,attr"`
			} `xml:"nodes>node"`
			Edges []struct {
				Source string  `xml:"source,attr"`
				Target string  `xml:"target,attr"`
				Weight float64 `xml:"weight,attr"`
			} `xml:"edges>edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal(named(t, "gexf", s), &doc); err != nil {
		t.Fatal(err)
	}
	nodes := map[string]bool{}
	for _, n := range doc.Graph.Nodes {
		nodes[n.ID] = true
	}
	if len(nodes) != len(s.Dossier.Readings) || len(doc.Graph.Edges) != len(s.Dossier.Derivations) {
		t.Errorf("%d nodes, %d edges", len(nodes), len(doc.Graph.Edges))
	}
	for _, e := range doc.Graph.Edges {
		if !nodes[e.Source] || !nodes[e.Target] || e.Weight <= 0 || e.Weight > 2 {
			t.Errorf("edge %+v", e)
		}
	}
}

func TestClaimReviewIsUnrated(t *testing.T) {
	var doc struct {
		Graph []struct {
			Type          string `json:"@type"`
			ClaimReviewed string
			ReviewRating  any
			ItemReviewed  struct {
				Type       string `json:"@type"`
				Appearance []any
			}
		} `json:"@graph"`
	}
	s := ferry(t)
	decode(t, named(t, "claimreview", s), &doc)
	if len(doc.Graph) != len(s.Claims) {
		t.Fatalf("%d reviews of %d claims", len(doc.Graph), len(s.Claims))
	}
	for _, r := range doc.Graph {
		if r.Type != "ClaimReview" || r.ItemReviewed.Type != "Claim" || r.ClaimReviewed == "" || len(r.ItemReviewed.Appearance) == 0 || r.ReviewRating != nil {
			t.Errorf("review %+v", r)
		}
	}
}

// The feed of a story keeps its name, and each entry its own, while reports join.
func TestFeed(t *testing.T) {
	all := ferry(t).Dossier
	read := func(s *news.Story) (id string, entries []string) {
		var out bytes.Buffer
		founder := slices.IndexFunc(s.Dossier.Readings, func(r *news.Reading) bool { return r.Article.SHA256 == all.Readings[0].Article.SHA256 })
		if err := export.Feed(&out, s, founder); err != nil {
			t.Fatal(err)
		}
		feed, err := (&atom.Parser{}).Parse(&out)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range feed.Entries {
			entries = append(entries, e.ID)
		}
		return feed.ID, entries
	}
	before, few := read(ingest.Compare(all.Readings[:3], all.AsOf))
	after, many := read(ingest.Compare(all.Readings, all.AsOf))
	if before != after || slices.Contains(many, before) {
		t.Errorf("the feed was %s and is %s", before, after)
	}
	for _, id := range few {
		if !slices.Contains(many, id) {
			t.Errorf("entry %s is gone", id)
		}
	}
}

func TestAtom(t *testing.T) {
	for _, s := range []*news.Story{ferry(t), hostile(t)} {
		feed, err := (&atom.Parser{}).Parse(bytes.NewReader(named(t, "atom", s)))
		if err != nil {
			t.Fatal(err)
		}
		if len(feed.Entries) != len(s.Dossier.Readings)+len(s.Findings) || feed.ID == "" || feed.UpdatedParsed == nil || feed.Title == "" {
			t.Errorf("feed %q of %d entries", feed.Title, len(feed.Entries))
		}
		ids := map[string]bool{}
		for _, e := range feed.Entries {
			if ids[e.ID] || e.ID == "" || e.Title == "" || e.UpdatedParsed == nil {
				t.Errorf("entry %+v", e)
			}
			ids[e.ID] = true
			if e.UpdatedParsed.After(*feed.UpdatedParsed) {
				t.Errorf("entry of %v in a feed of %v", e.UpdatedParsed, feed.UpdatedParsed)
			}
		}
	}
}
