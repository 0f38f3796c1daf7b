package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
)

type searchCommand struct {
	libraryFlag
	Most      int      `short:"n" default:"10" help:"List at most this many."`
	Since     string   `placeholder:"DATE" help:"Only what was captured on this day or later (2026-03-10)."`
	Publisher string   `placeholder:"NAME" help:"Only articles of this publisher."`
	Words     []string `arg:"" passthrough:"" help:"All of these words, in any inflection; \"a phrase\" in quotation marks; -word for one that must not be there."`
}

// Help is shown below the flags.
func (c *searchCommand) Help() string {
	return `Examples:
  headwater search ferry -tunnel
  headwater search '"steering alarm"'`
}

// Run lists the articles that have the words, the newest first.
func (c *searchCommand) Run(ctx context.Context, s *Streams) error {
	q := store.SearchQuery{Text: strings.Join(c.Words, " "), Publisher: c.Publisher, Limit: c.Most}
	var err error
	if q.Since, err = sinceDay(c.Since); err != nil {
		return err
	}
	if !store.Findable(store.Terms(q.Text)) {
		return &news.Problem{Kind: news.BadArgument, Where: q.Text, What: "no word to search for", Do: "name one that must be there"}
	}
	return c.with(ctx, func(l *ingest.Library) error {
		hits, err := l.Search(ctx, q)
		if err != nil {
			return err
		}
		p := newPage(s.Out, s.Environ)
		for _, h := range hits {
			p.hit(&h)
		}
		return p.err
	})
}

func (p *page) hit(h *store.Hit) {
	day := h.Published
	if day.IsZero() {
		day = h.Arrived
	}
	p.para(0, 4, fmt.Sprintf("%s  %s", strong.Render(oneLine(cmp.Or(h.Title, h.Address), 0)), faint.Render(
		fmt.Sprintf("%s, %s, story %d", cmp.Or(oneLine(h.Publisher, 40), "publisher unknown"), day.Format("2 Jan 2006"), h.Story))))
	p.para(4, 4, marked(h.Snippet))
}

// marked gives a snippet with the words asked for in bold.
func marked(sn store.Snippet) string {
	var b strings.Builder
	at := 0
	for _, m := range sn.Marks {
		b.WriteString(printable(sn.Exact[at:m.Start]))
		b.WriteString(strong.Render(printable(m.Of(sn.Exact))))
		at = m.End
	}
	b.WriteString(printable(sn.Exact[at:]))
	return b.String()
}
