// Package export writes what was found in the formats that other programs read. It renders and
// judges nothing. Offsets in its output are Unicode code points, ends exclusive, and always come
// with the exact words, as the W3C Web Annotation text position and text quote selectors do.
package export

import (
	"encoding/json"
	"io"
	"math"
	"reflect"
	"time"

	"headwater/internal/news"
)

type passageJSON struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact copied `json:"exact"`
}

// copied are words that stand in an article's text. They are written for those who read, and passed over
// when they are read back.
type copied string

func (*copied) UnmarshalJSON([]byte) error { return nil }

type articleJSON struct {
	Schema    string         `json:"schema,omitempty"`
	ID        string         `json:"id"`
	File      *string        `json:"file"`
	URL       *string        `json:"url"`
	SHA256    string         `json:"sha256"`
	Publisher *publisherJSON `json:"publisher"`
	Title     *string        `json:"title"`
	Byline    *string        `json:"byline"`
	Agency    *string        `json:"agency"`
	Dateline  *datelineJSON  `json:"dateline"`
	Published *windowJSON    `json:"published"`
	Language  *string        `json:"language"`
	Words     int            `json:"words"`
	Version   int            `json:"version,omitempty"`   // of its page, from 1; left out where only one is known
	Furniture []*passageJSON `json:"furniture,omitempty"` // parts of the text that are no reporting
	Text      string         `json:"text"`
}

type publisherJSON struct {
	Name  string     `json:"name"`
	Basis news.Basis `json:"basis"`
}

type datelineJSON struct {
	Place   *string      `json:"place"`
	Date    *string      `json:"date"`
	Passage *passageJSON `json:"passage"`
}

type windowJSON struct {
	Earliest string     `json:"earliest"`
	Latest   string     `json:"latest"`
	Basis    news.Basis `json:"basis"`
}

type sourceJSON struct {
	Text    *string         `json:"text"`
	Passage *passageJSON    `json:"passage"`
	Kind    news.SourceKind `json:"kind"`
	Name    *string         `json:"name"`
	Role    *string         `json:"role"`
	Entity  *string         `json:"entity"`

	// What is told of those who are not named.
	Count     int     `json:"count,omitempty"`
	Described *string `json:"described,omitempty"`
	Why       *string `json:"why,omitempty"`
}

type viaJSON struct {
	Name    string       `json:"name"`
	Passage *passageJSON `json:"passage"`
}

type attributionJSON struct {
	Passage   *passageJSON   `json:"passage"`
	Content   *passageJSON   `json:"content"`
	Parts     []*passageJSON `json:"contentParts,omitempty"` // when the cue splits the content
	Cue       *passageJSON   `json:"cue"`
	Source    sourceJSON     `json:"source"`
	Via       *viaJSON       `json:"via,omitempty"`
	Stance    news.Stance    `json:"stance"`
	Quote     news.QuoteForm `json:"quote"`
	Certainty news.Certainty `json:"certainty"`
}

type timeJSON struct {
	Passage  *passageJSON `json:"passage"`
	Earliest *string      `json:"earliest"`
	Latest   *string      `json:"latest"`
	Type     string       `json:"type"`
	Value    string       `json:"value"`
}

type referenceJSON struct {
	Passage    *passageJSON `json:"passage"`
	Entity     string       `json:"entity"`
	Confidence float64      `json:"confidence"`
}

type entityJSON struct {
	Name     string          `json:"name"`
	Type     news.EntityType `json:"type"`
	Outlet   bool            `json:"outlet,omitempty"`
	Role     *string         `json:"role,omitempty"`
	Mentions []*passageJSON  `json:"mentions"`
}

type readingJSON struct {
	articleJSON
	Attributions []attributionJSON `json:"attributions"`
	Times        []timeJSON        `json:"times"`
	Entities     []entityJSON      `json:"entities"`
	References   []referenceJSON   `json:"references"`
}

// ArticleType is the type that a headwater/article/1 document has in Go, of which its schema can be made.
func ArticleType() reflect.Type { return reflect.TypeFor[readingJSON]() }

// Reading writes one article and everything read in it as a headwater/article/1 object on a line
// of its own. The article is called id.
func Reading(w io.Writer, id string, r *news.Reading) error {
	p := newPoints(r.Article.Text)
	out := readingJSON{
		articleJSON:  article(p, id, r),
		Attributions: make([]attributionJSON, 0, len(r.Attributions)),
		Times:        make([]timeJSON, 0, len(r.Times)),
		Entities:     make([]entityJSON, 0, len(r.Entities)),
		References:   make([]referenceJSON, 0, len(r.References)),
	}
	out.Schema = "headwater/article/1"
	for _, a := range r.Attributions {
		out.Attributions = append(out.Attributions, attribution(p, a, r))
	}
	for _, t := range r.Times {
		out.Times = append(out.Times, timeJSON{p.passage(t.Span), day(t.Earliest), day(t.Latest), t.Type, t.Value})
	}
	for _, e := range r.Entities {
		out.Entities = append(out.Entities, entity(p, e))
	}
	for _, m := range r.References {
		out.References = append(out.References, referenceJSON{p.passage(m.Span), r.Entities[m.Entity].Name, math.Round(m.Confidence*100) / 100})
	}
	return encode(w, out, "")
}

func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}

func article(p *points, id string, r *news.Reading) articleJSON {
	a := r.Article
	out := articleJSON{
		ID: id, File: optional(a.File), URL: optional(a.URL), SHA256: a.SHA256,
		Title: optional(a.Headline()), Byline: optional(a.Byline), Agency: optional(a.Agency),
		Published: window(a.Published), Language: optional(a.Language),
		Words: r.Document.WordCount(), Version: a.Version, Text: a.Text,
	}
	if a.Publisher.Name != "" {
		out.Publisher = &publisherJSON{a.Publisher.Name, a.Publisher.Basis}
	}
	if !a.Dateline.Span.Empty() {
		out.Dateline = &datelineJSON{optional(a.Dateline.Place), day(a.Dateline.Date), p.passage(a.Dateline.Span)}
	}
	for _, f := range a.Furniture {
		if !f.Empty() {
			out.Furniture = append(out.Furniture, p.passage(f))
		}
	}
	return out
}

func window(w news.Window) *windowJSON {
	if w.IsZero() {
		return nil
	}
	layout := time.DateOnly
	if w.Clock {
		layout = time.RFC3339
	}
	return &windowJSON{w.Earliest.Format(layout), w.Latest.Format(layout), w.Basis}
}

func attribution(p *points, a news.Attribution, r *news.Reading) attributionJSON {
	out := attributionJSON{
		Passage: p.passage(a.Passage), Content: p.passage(a.Stated()), Cue: p.passage(a.Cue),
		Source: source(p, a.Source, r), Stance: a.Stance, Quote: a.Quote, Certainty: a.Certainty,
	}
	if len(a.Content) > 1 {
		for _, c := range a.Content {
			out.Parts = append(out.Parts, p.passage(c))
		}
	}
	if a.Via.Name != "" {
		out.Via = &viaJSON{a.Via.Name, p.passage(a.Via.Span)}
	}
	return out
}

func source(p *points, s news.Source, r *news.Reading) sourceJSON {
	out := sourceJSON{Text: optional(s.Text), Passage: p.passage(s.Span), Kind: s.Kind, Name: optional(s.Name), Role: optional(s.Role)}
	if s.Entity >= 0 && s.Entity < len(r.Entities) && s.Text != "" {
		out.Entity = optional(r.Entities[s.Entity].Name)
	}
	if s.Kind == news.Anonymous {
		out.Count, out.Described, out.Why = s.Count, optional(s.Described), optional(s.Why)
	}
	return out
}

func entity(p *points, e news.Entity) entityJSON {
	out := entityJSON{Name: e.Name, Type: e.Type, Outlet: e.Outlet, Role: optional(e.Role), Mentions: []*passageJSON{}}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, p.passage(m))
	}
	return out
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func day(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return optional(t.Format(time.DateOnly))
}
