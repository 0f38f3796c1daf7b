package export

import (
	"fmt"
	"io"
	"math"
	"reflect"

	"headwater/internal/news"
)

type storyJSON struct {
	Schema      string           `json:"schema"`
	AsOf        string           `json:"asOf"`
	Title       *string          `json:"title"`
	Articles    []articleJSON    `json:"articles"`
	Unrelated   []string         `json:"unrelated"` // ids of articles that tell of something else
	Derivations []derivationJSON `json:"derivations"`
	Near        []nearJSON       `json:"nearDuplicates"` // pairs that share wording although neither draws on the other
	Claims      []claimJSON      `json:"claims"`
	Findings    []findingJSON    `json:"findings"`
	Timeline    []eventJSON      `json:"timeline"`
	Revisions   []revisionJSON   `json:"revisions,omitempty"` // between the versions of one report
	Unread      []problemJSON    `json:"unread"`              // what was handed in and could not be read
}

type problemJSON struct {
	Input  string  `json:"input"`
	Reason string  `json:"reason"`
	Advice *string `json:"advice"`
}

type derivationJSON struct {
	Article    string              `json:"article"`
	From       string              `json:"from"`
	Kind       news.DerivationKind `json:"kind"`
	Credited   bool                `json:"credited"`
	Confidence float64             `json:"confidence"`
	Reuse      reuseJSON           `json:"reuse"`
	Evidence   []evidenceJSON      `json:"evidence"`
}

type nearJSON struct {
	Articles [2]string          `json:"articles"`
	Share    float64            `json:"share"`
	Shared   news.SharedWording `json:"shared"`
	Why      string             `json:"why"`
}

type reuseJSON struct {
	Copied      float64 `json:"copied"`
	Paraphrased float64 `json:"paraphrased"`
}

type evidenceJSON struct {
	Type    string       `json:"type"`
	Passage *passageJSON `json:"passage"`
	Against *placeJSON   `json:"against,omitempty"`
	Why     *string      `json:"why,omitempty"`

	Differences []differenceJSON `json:"differences,omitempty"`
}

type differenceJSON struct {
	Kind    news.DifferenceKind `json:"kind"`
	Passage *passageJSON        `json:"passage"` // in the later article; null where words were left out
	Against *passageJSON        `json:"against"` // in the earlier one; null where words were put in
}

type placeJSON struct {
	Article string       `json:"article"`
	Passage *passageJSON `json:"passage"`
}

type claimJSON struct {
	ID         string           `json:"id"`
	Text       string           `json:"text"`
	Status     news.ClaimStatus `json:"status"`
	Origins    []originJSON     `json:"origins"`
	AtMost     int              `json:"originsAtMost"`
	Doubt      *string          `json:"originsDoubt"` // why there may be more than origins; null where there cannot
	Assertions []assertionJSON  `json:"assertions"`
}

type originJSON struct {
	Article string          `json:"article"`
	Source  *string         `json:"source"`
	Kind    news.SourceKind `json:"kind"`
}

type assertionJSON struct {
	Article string `json:"article"`
	attributionJSON
	Why *string `json:"why"` // why it adds an origin, or none
}

type findingJSON struct {
	Kind        news.FindingKind `json:"kind"`
	Article     string           `json:"article"`
	Passage     *passageJSON     `json:"passage"`
	Against     *placeJSON       `json:"against"`
	Explanation string           `json:"explanation"`
}

type eventJSON struct {
	Earliest   *string      `json:"earliest"`
	Latest     *string      `json:"latest"`
	Expression placeJSON    `json:"expression"`
	Text       string       `json:"text"`
	Clause     *passageJSON `json:"clause"`
	Claims     []string     `json:"claims"`
}

// Story writes the story as one headwater/story/1 document. Articles are called a1, a2, … in the
// order of the dossier, claims c1, c2, … in the order of the story.
func Story(w io.Writer, s *news.Story) error { return encode(w, newStoryWriter(s).story(), "  ") }

// storyWriter turns indices into ids and byte spans into passages.
type storyWriter struct {
	*news.Story
	points []*points
}

func newStoryWriter(s *news.Story) *storyWriter {
	w := &storyWriter{Story: s}
	for _, r := range s.Dossier.Readings {
		w.points = append(w.points, newPoints(r.Article.Text))
	}
	return w
}

func articleID(i int) string { return fmt.Sprintf("a%d", i+1) }

func claimID(i int) string { return fmt.Sprintf("c%d", i+1) }

func (w *storyWriter) story() storyJSON {
	out := storyJSON{
		Schema: "headwater/story/1", AsOf: *day(w.Dossier.AsOf), Title: optional(w.Title),
		Articles: []articleJSON{}, Unrelated: []string{}, Derivations: []derivationJSON{}, Near: []nearJSON{},
		Claims: []claimJSON{}, Findings: []findingJSON{}, Timeline: []eventJSON{},
		Unread: []problemJSON{},
	}
	for i, r := range w.Dossier.Readings {
		out.Articles = append(out.Articles, article(w.points[i], articleID(i), r))
	}
	for _, i := range w.Unrelated {
		out.Unrelated = append(out.Unrelated, articleID(i))
	}
	for _, d := range w.Dossier.Derivations {
		out.Derivations = append(out.Derivations, w.derivation(d))
	}
	for _, n := range w.Dossier.NearDuplicates {
		out.Near = append(out.Near, nearJSON{[2]string{articleID(n.A), articleID(n.B)}, hundredths(n.Share), n.Shared, n.Why})
	}
	for i, c := range w.Claims {
		out.Claims = append(out.Claims, w.claim(claimID(i), c))
	}
	for _, f := range w.Findings {
		out.Findings = append(out.Findings, w.finding(f))
	}
	for _, e := range w.Timeline {
		out.Timeline = append(out.Timeline, w.event(e))
	}
	for _, r := range w.Revisions {
		out.Revisions = append(out.Revisions, w.revision(r))
	}
	for _, p := range w.Dossier.Unread {
		out.Unread = append(out.Unread, problemJSON{p.Where, p.What, optional(p.Do)})
	}
	return out
}

func (w *storyWriter) passage(p news.Passage) *passageJSON {
	return w.points[p.Article].passage(p.Span)
}

func (w *storyWriter) place(p *news.Passage) *placeJSON {
	if p == nil {
		return nil
	}
	return &placeJSON{articleID(p.Article), w.passage(*p)}
}

func (w *storyWriter) derivation(d news.Derivation) derivationJSON {
	out := derivationJSON{
		Article: articleID(d.Article), From: articleID(d.From), Kind: d.Kind, Credited: d.Credited,
		Confidence: hundredths(d.Confidence), Reuse: reuseJSON{hundredths(d.Copied), hundredths(d.Paraphrased)},
		Evidence: []evidenceJSON{},
	}
	for _, e := range d.Evidence {
		out.Evidence = append(out.Evidence, w.evidence(e))
	}
	return out
}

func (w *storyWriter) evidence(e news.Evidence) evidenceJSON {
	out := evidenceJSON{Type: e.Type, Passage: w.passage(e.Passage), Against: w.place(e.Against), Why: optional(e.Why)}
	for _, d := range e.Differences {
		out.Differences = append(out.Differences, differenceJSON{
			d.Kind, w.points[e.Passage.Article].passage(d.Later), w.points[e.Against.Article].passage(d.Earlier),
		})
	}
	return out
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

func (w *storyWriter) claim(id string, c news.Claim) claimJSON {
	out := claimJSON{ID: id, Text: c.Text, Status: c.Status, Origins: []originJSON{}, AtMost: c.OriginsAtMost, Doubt: optional(c.OriginsDoubt), Assertions: []assertionJSON{}}
	for _, o := range c.Origins {
		out.Origins = append(out.Origins, originJSON{articleID(o.Article), optional(o.Source), o.Kind})
	}
	for _, a := range c.Assertions {
		att := attribution(w.points[a.Article], a.Attribution, w.Dossier.Readings[a.Article])
		out.Assertions = append(out.Assertions, assertionJSON{articleID(a.Article), att, optional(a.Why)})
	}
	return out
}

func (w *storyWriter) finding(f news.Finding) findingJSON {
	return findingJSON{f.Kind, articleID(f.Passage.Article), w.passage(f.Passage), w.place(f.Against), f.Explanation}
}

func (w *storyWriter) event(e news.Event) eventJSON {
	clause := w.passage(news.Passage{Article: e.Expression.Article, Span: e.Clause})
	out := eventJSON{
		Earliest: day(e.Earliest), Latest: day(e.Latest), Expression: *w.place(&e.Expression),
		Text: e.Clause.Of(w.Dossier.Readings[e.Expression.Article].Article.Text), Clause: clause, Claims: []string{},
	}
	for _, c := range e.Claims {
		out.Claims = append(out.Claims, claimID(c))
	}
	return out
}

// StoryType is the type that a headwater/story/1 document has in Go, of which its schema can be made.
func StoryType() reflect.Type { return reflect.TypeFor[storyJSON]() }
