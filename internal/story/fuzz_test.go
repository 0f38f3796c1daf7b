package story

import (
	"testing"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// FuzzBuild judges any two texts as an original and its rewrite: every passage of the answer lies in
// its article, on the boundaries of characters.
func FuzzBuild(f *testing.F) {
	f.Add("Port shut\n“The quay is shut for nine days,” she said.", "Quay\n“The quay was shut …” It may open on Friday, not Thursday.")
	f.Add("", "“”")
	f.Fuzz(func(t *testing.T, a, b string) {
		d := &news.Dossier{}
		for _, s := range []string{a, b} {
			if !utf8.ValidString(s) {
				t.Skip()
			}
			r := &news.Reading{Article: &news.Article{Text: s, Publisher: news.Publisher{Name: s[:min(len(s), 1)]}}, Document: text.Analyze(s)}
			for _, q := range r.Document.Quotes {
				r.Attributions = append(r.Attributions, news.Attribution{Passage: q.Span, Content: []text.Span{q.Span}, Stance: news.Asserts,
					Quote: news.Direct, Source: news.Source{Kind: news.Anonymous, Entity: -1}, Parent: -1})
			}
			d.Readings = append(d.Readings, r)
		}
		for _, kind := range []news.DerivationKind{news.Rewrite, news.Update} {
			d.Derivations = []news.Derivation{{Article: 1, From: 0, Kind: kind}}
			checkSpans(t, Build(d))
		}
	})
}

func checkSpans(t *testing.T, st *news.Story) {
	t.Helper()
	check := func(article int, s text.Span) {
		body := st.Dossier.Readings[article].Article.Text
		if s.Start < 0 || s.End > len(body) || s.Start > s.End || !utf8.ValidString(s.Of(body)) {
			t.Fatalf("span %v of %q", s, body)
		}
	}
	for _, c := range st.Claims {
		for _, a := range c.Assertions {
			check(a.Article, a.Attribution.Passage)
			for _, s := range a.Attribution.Content {
				check(a.Article, s)
			}
		}
	}
	for _, f := range st.Findings {
		check(f.Passage.Article, f.Passage.Span)
		if f.Against != nil {
			check(f.Against.Article, f.Against.Span)
		}
	}
}
