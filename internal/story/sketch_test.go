package story

import (
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A sketch is an invented dossier in the making: articles in a few lines, with what a reader
// would find in them said by hand.
type sketch struct {
	t *testing.T
	d news.Dossier
}

func newSketch(t *testing.T) *sketch {
	t.Helper()
	return &sketch{t: t, d: news.Dossier{AsOf: news.Day(2026, time.June, 30)}}
}

// page is one article of a sketch.
type page struct {
	*sketch
	n int
	r *news.Reading
}

// article adds an article of the given outlet, published on a day of June 2026, whose first line
// is its headline.
func (s *sketch) article(outlet string, day int, lines ...string) *page {
	body := strings.Join(lines, "\n")
	a := &news.Article{
		File: outlet, SHA256: outlet, Publisher: news.Publisher{Name: outlet, Basis: news.Given}, Text: body,
		Title:     text.Span{Start: 0, End: len(lines[0])},
		Published: news.Window{Earliest: news.Day(2026, time.June, day), Latest: news.Day(2026, time.June, day), Basis: news.Given},
	}
	r := &news.Reading{Article: a, Document: text.Analyze(body)}
	s.d.Readings = append(s.d.Readings, r)
	return &page{s, len(s.d.Readings) - 1, r}
}

// find returns the span of words in the article.
func (p *page) find(words string) text.Span {
	p.t.Helper()
	i := strings.Index(p.r.Article.Text, words)
	if i < 0 {
		p.t.Fatalf("%q is not in the article", words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

// says attributes content to a source, both words of the article.
func (p *page) says(content, source string, kind news.SourceKind) *news.Attribution {
	p.t.Helper()
	c, s := p.find(content), p.find(source)
	a := news.Attribution{
		Passage: c.Cover(s), Content: []text.Span{c}, Stance: news.Asserts, Quote: news.Indirect, Certainty: news.Asserted, Parent: -1,
		Source: news.Source{Text: source, Span: s, Kind: kind, Entity: -1},
	}
	if kind != news.Anonymous {
		a.Source.Name = source
	}
	if strings.ContainsAny(content, "“\"") {
		a.Quote = news.Direct
	}
	p.r.Attributions = append(p.r.Attributions, a)
	return &p.r.Attributions[len(p.r.Attributions)-1]
}

// on dates an expression to a day of June 2026, or, where day is negative, to a month of that year.
func (p *page) on(expression string, day int) {
	p.t.Helper()
	d := news.Day(2026, time.June, day)
	if day < 0 {
		first := news.Day(2026, time.Month(-day), 1)
		p.r.Times = append(p.r.Times, news.Time{Span: p.find(expression), Type: "DATE", Value: first.Format("2006-01"), Earliest: first, Latest: first.AddDate(0, 1, -1)})
		return
	}
	p.r.Times = append(p.r.Times, news.Time{Span: p.find(expression), Type: "DATE", Value: d.Format(time.DateOnly), Earliest: d, Latest: d})
}

// counts tells what a number in the article counts.
func (p *page) counts(number string, value float64, noun string) {
	p.t.Helper()
	n := p.find(number)
	p.r.Quantities = append(p.r.Quantities, news.Quantity{Span: n, Number: n, Low: value, High: value, Noun: noun})
}

// names tells that a name in the article is a person's or a body's.
func (p *page) names(name string, kind news.EntityType) {
	p.t.Helper()
	p.r.Entities = append(p.r.Entities, news.Entity{Name: name, Type: kind, Mentions: []text.Span{p.find(name)}})
}

// from says that p draws on up and, when credited, names it.
func (p *page) from(up *page, kind news.DerivationKind, credited bool) {
	p.d.Derivations = append(p.d.Derivations, news.Derivation{Article: p.n, From: up.n, Kind: kind, Credited: credited, Confidence: 1})
}

func (s *sketch) build() *news.Story { return Build(&s.d) }

// claim returns the one claim of the story with an assertion that holds words.
func claimWith(t *testing.T, st *news.Story, words string) *news.Claim {
	t.Helper()
	for i := range st.Claims {
		for _, a := range st.Claims[i].Assertions {
			if strings.Contains(a.Attribution.Passage.Of(st.Dossier.Readings[a.Article].Article.Text), words) {
				return &st.Claims[i]
			}
		}
	}
	t.Fatalf("no claim holds %q", words)
	return nil
}

// kinds lists the findings of st, one string each: kind and passage.
func kinds(st *news.Story) []string {
	var list []string
	for _, f := range st.Findings {
		list = append(list, string(f.Kind)+": "+f.Passage.Span.Of(st.Dossier.Readings[f.Passage.Article].Article.Text))
	}
	return list
}

// has reports whether st has a finding of the kind whose passage holds words.
func has(st *news.Story, kind news.FindingKind, words string) bool {
	for _, k := range kinds(st) {
		if strings.HasPrefix(k, string(kind)+": ") && strings.Contains(k, words) {
			return true
		}
	}
	return false
}
