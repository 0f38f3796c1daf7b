package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"headwater/internal/desk"
	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
)

type versionsCommand struct {
	libraryFlag
	Format string `enum:"text,json" default:"text" short:"f" help:"What to print: ${enum}."`
	Page   string `arg:"" help:"The page's address, or the number of one of its captures."`
}

// Help is shown below the flags.
func (c *versionsCommand) Help() string {
	return `Shows what a page said when it was captured first, and what each later text of it has otherwise: the words, and what they change in what is claimed. Captures whose text is the same, whatever else of the page differs, are one version.

Examples:
  headwater versions https://news.example/bridge-shut
  headwater versions -f json 1204`
}

// Run prints the versions of one page.
func (c *versionsCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		list, err := l.Versions(ctx, c.Page)
		if err != nil {
			return notInLibrary(c.Page, err)
		}
		if c.Format == "json" {
			return writeVersions(s.Out, list)
		}
		p := newPage(s.Out, s.Environ)
		p.versions(list)
		return p.err
	})
}

func writeVersions(w io.Writer, list []ingest.Version) error {
	return export.Versions(w, list[0].Captures[0].Address, desk.KeptVersions(list))
}

// versions prints each text of a page with what it has otherwise than the one before it.
func (p *page) versions(list []ingest.Version) {
	p.para(0, 2, strong.Render(oneLine(list[0].Captures[0].Address, 0)))
	p.para(0, 2, count(len(list), "version")+".")
	for i, v := range list {
		first, last := v.Captures[0], v.Captures[len(v.Captures)-1]
		seen := "captured " + first.Arrived.UTC().Format("2 Jan 2006 15:04")
		if len(v.Captures) > 1 {
			seen += fmt.Sprintf(" and %s more, last %s", count(len(v.Captures)-1, "time"), last.Arrived.UTC().Format("2 Jan 2006 15:04"))
		}
		p.title(fmt.Sprintf("VERSION %d", i+1), fmt.Sprintf("capture %d, %s", first.Seq, seen))
		p.para(2, 4, fmt.Sprintf("%s  %s", oneLine(v.Reading.Article.Headline(), 0), faint.Render(count(v.Reading.Document.WordCount(), "word"))))
		if v.Revision != nil {
			p.revision(list[v.Revision.Former].Reading.Article, v.Reading.Article, v.Revision)
		}
	}
}

// revision prints what was changed: first what it means, then the words.
func (p *page) revision(older, newer *news.Article, r *news.Revision) {
	p.revisionChanges(2, r)
	for _, e := range r.Edits {
		p.blank()
		was, is := p.marked(oneLine(e.Older.Of(older.Text), 0), oneLine(e.Newer.Of(newer.Text), 0))
		for _, words := range []string{is, was} {
			if words != "" {
				p.para(4, 6, words)
			}
		}
	}
}

func (p *page) revisionChanges(indent int, r *news.Revision) {
	if len(r.Changes) == 0 {
		p.para(indent, indent+2, faint.Render("Nothing that is claimed was changed."))
	}
	for _, c := range r.Changes {
		style := faint
		if c.Alters() && !c.Noted {
			style = alarm
		}
		p.para(indent, indent+2, style.Render(strings.ReplaceAll(string(c.Kind), "-", " "))+"  "+sentence(c.Explanation))
	}
}
