package extract

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	noArticleWhat = "there is no report on this page"
	noArticleDo   = "open the article itself and save that page"
)

// readPage reads a page of HTML.
func readPage(c *news.Capture, s string, today time.Time) (*news.Article, error) {
	doc, err := parseHTML(s)
	if err != nil {
		p := problem(c, news.NoArticle, "the page is too broken to read", "save it again, or as plain text")
		p.Err = err
		return nil, p
	}
	p := &page{meta: readMetadata(doc), scope: scope{today}, capture: c}
	if body := find(doc, atom.Body); body == nil || !p.readBody(body) {
		return nil, problem(c, news.NoArticle, noArticleWhat, noArticleDo)
	}
	return p.article(), nil
}

// parseHTML guards the one call into a parser that this program does not own: a panic in it is an
// error like any other. Nesting deeper than 512 elements is one too.
func parseHTML(s string) (doc *html.Node, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("html parser: %v", p)
		}
	}()
	doc, err = html.Parse(strings.NewReader(s))
	if err == nil && doc == nil {
		err = errors.New("html parser: no document")
	}
	return doc, err
}

func find(doc *html.Node, kind atom.Atom) *html.Node {
	for n := range elements(doc) {
		if n.DataAtom == kind {
			return n
		}
	}
	return nil
}

// page is one page on the way to an article.
type page struct {
	capture *news.Capture
	scope
	meta       *metadata
	reader     *reader
	chosen     selection
	headline   string
	paragraphs []string
}

// readBody finds the story; where a script would unhide it or the markup has none, in what the page
// hides or in its JSON-LD. It reports whether there is a story.
func (p *page) readBody(body *html.Node) bool {
	titles := p.titles()
	for t := fullTrust; t <= leastTrust; t++ {
		p.reader = readBlocks(body, surveyOf(body, t))
		p.chosen = p.reader.choose(titles, p.scope)
		p.paragraphs = p.texts(p.chosen.story)
		if p.proseWords() >= minProse {
			return true
		}
	}
	p.paragraphs = nil
	for line := range strings.SplitSeq(p.meta.linked.body, "\n") {
		if line = fold(line); line != "" {
			p.paragraphs = append(p.paragraphs, line)
		}
	}
	return p.proseWords() >= minProse
}

func (p *page) texts(blocks []int) []string {
	var out []string
	for _, i := range blocks {
		out = append(out, p.reader.blocks[i].text)
	}
	return out
}

func (p *page) proseWords() int {
	n := 0
	for _, s := range p.paragraphs {
		if endsSentence(s) || wordCount(s) > shortBlock {
			n += wordCount(s)
		}
	}
	return n
}

// titles are what the page says its headline is, without the name of the site.
func (p *page) titles() []string {
	var out []string
	for _, t := range p.meta.titles() {
		head, _ := splitTitle(t, "", p.knownSite)
		out = append(out, head)
	}
	return out
}

func (p *page) knownSite(s string) bool {
	m := p.meta
	return slices.ContainsFunc([]string{m.siteName, m.appName, m.linked.publisher, m.linked.website}, func(name string) bool {
		return name != "" && strings.EqualFold(name, s)
	})
}

func (p *page) article() *news.Article {
	a := &news.Article{}
	p.setHeadline()
	t := newText(p.headline)
	spans := t.paragraphs(p.paragraphs)
	a.Text, a.Title = t.String(), t.title
	head := p.header()
	d := readDateline(a.Text, spans[0], p.scope)
	a.Dateline = d.Dateline
	var end closings
	a.Furniture = closing(a.Text, spans[1:], p.scope, &end)
	if !d.Span.Empty() {
		a.Furniture = append(a.Furniture, d.Span)
	}
	sortSpans(a.Furniture)
	a.Byline = p.byline(head, end)
	for _, name := range []string{d.agency, end.agency, head.agency} {
		set(&a.Agency, name)
	}
	p.published(a, head, end, d)
	a.Publisher = p.publisher(head, end, d, a)
	a.OwnName = head.ownName()
	return a
}

// frozen builds the Text of a page.
type frozen struct {
	bytes.Buffer
	title text.Span
}

func newText(headline string) *frozen {
	f := &frozen{}
	f.WriteString(headline)
	f.title = text.Span{End: len(headline)}
	return f
}

func (f *frozen) paragraphs(list []string) []text.Span {
	var spans []text.Span
	for _, s := range list {
		if f.Len() > 0 {
			f.WriteString("\n\n")
		}
		start := f.Len()
		f.WriteString(s)
		spans = append(spans, text.Span{Start: start, End: f.Len()})
	}
	return spans
}

func sortSpans(spans []text.Span) {
	slices.SortFunc(spans, func(a, b text.Span) int { return a.Start - b.Start })
}

// setHeadline takes the headline that the page shows, and where none can be told the one it gives for
// machines.
func (p *page) setHeadline() {
	if h := p.chosen.headline; h >= 0 {
		p.headline = p.reader.blocks[h].text
		return
	}
	for _, t := range p.titles() {
		head, _ := splitTitle(t, "", isOutletName)
		if n := wordCount(head); n > 1 && n < 60 {
			p.headline = head
			return
		}
	}
}
