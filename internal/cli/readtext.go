package cli

import (
	"fmt"
	"strings"

	"headwater/internal/news"
)

// readingText prints one article's reading: who says what, then its times and names.
func readingText(p *page, r *news.Reading) error {
	a := r.Article
	title := oneLine(a.Headline(), 0)
	if title == "" {
		title = oneLine(shortName(a), 0)
	}
	p.para(0, 0, strong.Render(title))
	p.para(0, 2, faint.Render(articleLine(r)))
	attributed := 0
	for _, at := range r.Attributions {
		if at.Source.Kind != news.Reporter {
			attributed++
		}
	}
	p.title("WHO SAYS WHAT", fmt.Sprintf("%s given to a source, %d in the writer's own voice", count(attributed, "statement"), len(r.Attributions)-attributed))
	for _, at := range r.Attributions {
		if at.Source.Kind != news.Reporter {
			attributionText(p, r, at)
		}
	}
	timesText(p, r)
	namesText(p, r)
	p.blank()
	return p.err
}

func articleLine(r *news.Reading) string {
	a := r.Article
	parts := []string{"publisher unknown"}
	if a.Publisher.Name != "" {
		parts[0] = oneLine(a.Publisher.Name, 0)
	}
	if a.Byline != "" {
		parts = append(parts, "by "+oneLine(a.Byline, 0))
	}
	parts = append(parts, published(a.Published), count(r.Document.WordCount(), "word"), oneLine(a.File+a.URL, 0))
	return strings.Join(parts, " · ")
}

func attributionText(p *page, r *news.Reading, at news.Attribution) {
	var content []string
	for _, s := range at.Content {
		content = append(content, oneLine(s.Of(r.Article.Text), 0))
	}
	kind := string(at.Source.Kind)
	if at.Quote != news.NoQuote {
		kind += ", " + string(at.Quote)
	}
	if at.Certainty == news.Hedged {
		kind += ", hedged"
	}
	if at.Via.Name != "" {
		kind += ", via " + oneLine(at.Via.Name, 40)
	}
	kind += unnamedText(at.Source)
	role := ""
	if at.Source.Name != "" && at.Source.Role != "" {
		role = faint.Render(", " + oneLine(at.Source.Role, 60))
	}
	p.para(2, 6, stanceMark(at)+" "+strong.Render(speaker(at))+role+stanceWords[at.Stance]+faint.Render(" ("+kind+")  ")+strings.Join(content, " … "))
}

// unnamedText tells what is known of a source that is not named and that its own words ("they") do not show.
func unnamedText(s news.Source) string {
	out := ""
	if s.Described != "" && !strings.Contains(s.Text, s.Described) {
		out += ", " + oneLine(s.Described, 60)
	}
	if s.Why != "" {
		out += ", not named: “" + oneLine(s.Why, 100) + "”"
	}
	return out
}

// stanceWords say what a source does when it does not assert.
var stanceWords = map[news.Stance]string{
	news.Denies: " denies", news.DeclinesComment: " declines to comment", news.NoResponse: " has not responded",
}

func timesText(p *page, r *news.Reading) {
	if len(r.Times) == 0 {
		return
	}
	p.title("WHEN", "")
	for _, t := range r.Times {
		when := faint.Render(oneLine(t.Type+" "+t.Value, 0))
		if !t.Earliest.IsZero() {
			when = days(t.Earliest, t.Latest)
		}
		p.para(2, 6, fmt.Sprintf("%-28s %s", oneLine(t.Span.Of(r.Article.Text), 28), when))
	}
}

func namesText(p *page, r *news.Reading) {
	if len(r.Entities) == 0 {
		return
	}
	p.title("NAMES", "")
	for _, e := range r.Entities {
		what := string(e.Type)
		if e.Outlet {
			what = "news outlet"
		}
		if e.Role != "" {
			what += ", " + oneLine(e.Role, 60)
		}
		p.para(2, 6, strong.Render(oneLine(e.Name, 60))+faint.Render(fmt.Sprintf("  %s, %s", what, count(len(e.Mentions), "mention"))))
	}
}
