package cli

import (
	"io"
	"slices"
	"strings"

	"headwater/internal/export"
	"headwater/internal/export/table"
	"headwater/internal/news"
	"headwater/internal/web"
)

// formatFlag is how a story is printed.
type formatFlag struct {
	Format storyFormat `default:"text" short:"f" placeholder:"FORMAT" help:"What to print: text, json or html; prov, annotations, claimreview, stix, ftm, gexf, atom; or a table such as claims.csv, findings.jsonl, reports.parquet."`
}

// storyFormat is the name of a form that one story can have.
type storyFormat string

// Validate refuses a name that stands for no form, before any work is done.
func (f storyFormat) Validate() error {
	if _, ok := export.FormatNamed(string(f)); ok || table.Known(string(f)) || slices.Contains([]string{"text", "json", "html"}, string(f)) {
		return nil
	}
	names := []string{"text", "json", "html"}
	for _, format := range export.Formats() {
		names = append(names, format.Name)
	}
	tables, forms := table.Names()
	return &news.Problem{Kind: news.BadArgument, Where: string(f), What: "no format of that name",
		Do: "take one of " + strings.Join(names, ", ") + ", or a table: one of " + strings.Join(tables, ", ") + " with ." + strings.Join(forms, ", .")}
}

// storyOutput says how a story is printed, and where.
type storyOutput struct {
	format storyFormat
	file   string // "" for the terminal
	all    bool   // in text, every claim
}

func (o storyOutput) print(s *Streams, story *news.Story) error {
	return output(o.file, s.Out, func(w io.Writer) error {
		switch o.format {
		case "text":
			return storyText(newPage(w, s.Environ), story, o.all)
		case "json":
			return export.Story(w, story)
		case "html":
			return web.Story(w, story)
		}
		if format, ok := export.FormatNamed(string(o.format)); ok {
			return format.Write(w, story)
		}
		return storyTable(w, string(o.format), story)
	})
}

// storyTable writes a table of one story, which it calls by its content.
func storyTable(w io.Writer, name string, story *news.Story) error {
	t, err := table.New(w, name)
	if err != nil {
		return err
	}
	if err := t.Add(export.StoryName(story), story); err != nil {
		return err
	}
	return t.Close()
}
