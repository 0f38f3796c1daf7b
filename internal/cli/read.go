package cli

import (
	"context"
	"fmt"

	"headwater/internal/export"
)

type readCommand struct {
	Format string   `enum:"text,json" default:"text" short:"f" help:"What to print: ${enum}; json is a line for each article."`
	AsOf   string   `placeholder:"DATE" help:"Read dates without a year as the latest ones not after this day (2026-03-10); default today."`
	Quiet  bool     `short:"q" help:"Print no progress."`
	Paths  []string `arg:"" name:"path" help:"Articles as text or HTML files, folders of them, or - for the standard input."`
}

// Help is shown below the flags.
func (c *readCommand) Help() string {
	return `Examples:
  headwater read report.html
  headwater read -f json reports/ | jq '.attributions[].source.text'`
}

// Run reads the articles and prints each in the order given.
func (c *readCommand) Run(ctx context.Context, s *Streams) error {
	asOf, err := asOfDay(c.AsOf)
	if err != nil {
		return err
	}
	readings, _, partial := readInputs(ctx, c.Paths, asOf, s, c.Quiet)
	for i, r := range readings {
		if c.Format == "json" {
			err = export.Reading(s.Out, fmt.Sprintf("a%d", i+1), r)
		} else {
			err = readingText(newPage(s.Out, s.Environ), r)
		}
		if err != nil {
			return err
		}
	}
	return partial
}
