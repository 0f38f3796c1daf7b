package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"headwater/internal/desk"
	"headwater/internal/ingest"
	"headwater/internal/mcp"
	"headwater/internal/news"
)

type mcpCommand struct {
	Library string `env:"HEADWATER_LIBRARY" placeholder:"FILE" help:"The library to look in; default $HEADWATER_LIBRARY or headwater.db, and none where that is not there."`
}

// Help is shown below the flags.
func (c *mcpCommand) Help() string {
	return `Speaks the Model Context Protocol on standard input and output, so that an assistant can ask before it repeats: compare_reports, check_quote, corroborate_claim, and in a library trace_story and search. Without a library it compares what is handed in. Reads files that it is asked to compare, and writes none.

Example, in an assistant's list of servers:
  {"command": "headwater", "args": ["mcp", "--library", "desk.db"]}`
}

// usualLibrary is looked in where no other is named, if it is there.
const usualLibrary = "headwater.db"

// Run answers one client until its end of the line is closed.
func (c *mcpCommand) Run(ctx context.Context, s *Streams) error {
	tell := &faultTeller{w: s.Err}
	options := mcp.Options{Read: readText, Fault: tell.fault, Version: version()}
	if _, err := os.Stat(usualLibrary); c.Library == "" && err != nil {
		return c.serve(ctx, s, options)
	}
	f := libraryFlag{Library: cmp.Or(c.Library, usualLibrary)}
	return f.with(ctx, func(l *ingest.Library) error {
		options.Desk = desk.New(l)
		return c.serve(ctx, s, options)
	})
}

func (c *mcpCommand) serve(ctx context.Context, s *Streams, o mcp.Options) error {
	in, ok := s.In.(io.ReadCloser)
	if !ok {
		in = io.NopCloser(s.In)
	}
	err := mcp.Serve(ctx, in, keptOpen{s.Out}, o)
	if errors.Is(err, context.Canceled) {
		return nil // told to stop, which is how such a process ends
	}
	return err
}

// keptOpen is a writer that others may not close.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }

// readText reads one file that is to be compared.
func readText(path string) (desk.Text, error) {
	g, err := gather([]string{path}, strings.NewReader(""))
	switch {
	case err != nil:
		return desk.Text{}, err
	case len(g.unread) > 0:
		return desk.Text{}, g.unread[0]
	case len(g.captures) != 1:
		return desk.Text{}, &news.Problem{Kind: news.BadArgument, Where: path, What: fmt.Sprintf("%s, not one", count(len(g.captures), "report")), Do: "name each file"}
	}
	return desk.Text{Name: path, Body: string(g.captures[0].Body)}, nil
}
