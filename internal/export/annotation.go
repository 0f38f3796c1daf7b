package export

import (
	"fmt"
	"io"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// around is how many code points before and after a passage go with it, for readers whose copy of the
// page has other offsets.
const around = 32

type annotationJSON struct {
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation string           `json:"motivation"`
	Body       []annotationBody `json:"body"`
	Target     []targetJSON     `json:"target"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

type targetJSON struct {
	Source   string `json:"source"`
	Selector []any  `json:"selector"`
}

type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// Annotations writes every assertion and finding of the story as a W3C Web Annotation (Recommendation of 23
// February 2017), all of them one AnnotationPage. Positions count code points of the article's frozen text;
// the exact words with some before and after find the place in any other copy.
func Annotations(w io.Writer, s *news.Story) error {
	a := annotator{newStoryWriter(s), newNames(s)}
	items := []annotationJSON{}
	for i := range s.Claims {
		for j := range s.Claims[i].Assertions {
			items = append(items, a.assertion(&s.Claims[i], &s.Claims[i].Assertions[j]))
		}
	}
	for i := range s.Findings {
		items = append(items, a.finding(&s.Findings[i]))
	}
	return encode(w, struct {
		Context string           `json:"@context"`
		ID      string           `json:"id"`
		Type    string           `json:"type"`
		Label   string           `json:"label,omitempty"`
		Items   []annotationJSON `json:"items"`
	}{"http://www.w3.org/ns/anno.jsonld", a.names.story().URN(), "AnnotationPage", s.Title, items}, "  ")
}

type annotator struct {
	*storyWriter
	names *names
}

func (a annotator) assertion(c *news.Claim, s *news.Assertion) annotationJSON {
	att := s.Attribution
	value := fmt.Sprintf("%s %s (%s, %s, %s); the claim: %s", called(a.Dossier.Readings[s.Article], att.Source), att.Stance,
		att.Source.Kind, att.Quote, att.Certainty, c.Text)
	out := annotationJSON{
		ID: a.names.assertion(s).URN(), Type: "Annotation", Motivation: "identifying",
		Body: []annotationBody{plainBody("identifying", value), plainBody("tagging", string(c.Status))},
	}
	for _, span := range att.Content {
		out.Target = append(out.Target, a.target(news.Passage{Article: s.Article, Span: span}))
	}
	return out
}

func (a annotator) finding(f *news.Finding) annotationJSON {
	out := annotationJSON{
		ID: a.names.finding(f).URN(), Type: "Annotation", Motivation: "commenting",
		Body:   []annotationBody{plainBody("commenting", f.Explanation), plainBody("tagging", string(f.Kind))},
		Target: []targetJSON{a.target(f.Passage)},
	}
	if f.Against != nil {
		out.Target = append(out.Target, a.target(*f.Against))
	}
	return out
}

func plainBody(purpose, value string) annotationBody {
	return annotationBody{"TextualBody", purpose, "text/plain", value}
}

// target is a passage of an article: its page where it has one, otherwise the captured bytes by name.
func (a annotator) target(p news.Passage) targetJSON {
	article := a.Dossier.Readings[p.Article].Article
	source := article.URL
	if source == "" {
		source = a.names.articles[p.Article].URN()
	}
	points := a.points[p.Article]
	return targetJSON{source, []any{
		positionSelector{"TextPositionSelector", points.at(p.Span.Start), points.at(p.Span.End)},
		quoteSelector{"TextQuoteSelector", p.Span.Of(article.Text), before(article.Text, p.Span), after(article.Text, p.Span)},
	}}
}

func before(s string, span text.Span) string {
	start := span.Start
	for range around {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		start -= size
	}
	return s[start:span.Start]
}

func after(s string, span text.Span) string {
	end := span.End
	for range around {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[span.End:end]
}
