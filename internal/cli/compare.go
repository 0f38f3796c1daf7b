package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/news"
)

type compareCommand struct {
	formatFlag
	AsOf   string   `placeholder:"DATE" help:"Read dates without a year as the latest ones not after this day (2026-03-10); default today."`
	Output string   `short:"o" placeholder:"FILE" help:"Write to this file instead of the terminal."`
	All    bool     `help:"In text, list every claim, also those that one report alone makes."`
	Quiet  bool     `short:"q" help:"Print no progress."`
	Paths  []string `arg:"" name:"path" help:"Reports as text or HTML files, folders of them, or - for the standard input."`
}

// Help is shown below the flags.
func (c *compareCommand) Help() string {
	return `Examples:
  headwater compare examples/ferry-grounding/articles
  headwater compare -f html -o story.html reports/
  headwater compare -f json a.html b.txt | jq .findings
  headwater compare -f findings.csv -o findings.csv reports/`
}

// Run compares the reports and prints one story.
func (c *compareCommand) Run(ctx context.Context, s *Streams) error {
	asOf, err := asOfDay(c.AsOf)
	if err != nil {
		return err
	}
	readings, unread, partial := readInputs(ctx, c.Paths, asOf, s, c.Quiet)
	if len(readings) == 0 {
		return partial
	}
	story, err := compareUntil(ctx, readings, asOf, newProgress(s.Err, c.Quiet))
	if err != nil {
		return err
	}
	story.Dossier.Unread = unread
	if err := (storyOutput{c.Format, c.Output, c.All}).print(s, story); err != nil {
		return err
	}
	return partial
}

// compareUntil compares the readings, and shows for how long, or gives up when ctx ends; the work left behind ends
// with the program.
func compareUntil(ctx context.Context, readings []*news.Reading, asOf time.Time, p *progress) (*news.Story, error) {
	done := make(chan *news.Story, 1)
	go func() { done <- ingest.Compare(readings, asOf) }()
	shown := p.step("comparing " + count(len(readings), "report"))
	defer shown.end()
	tick := time.NewTicker(silentFor / 2)
	defer tick.Stop()
	for {
		select {
		case story := <-done:
			return story, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
			shown.tell(0, 0, 0)
		}
	}
}

// output runs write on the file of that name, or on out when the name is empty. The file is
// replaced as a whole or not at all.
func output(name string, out io.Writer, write func(io.Writer) error) error {
	if name == "" {
		return write(out)
	}
	var buf bytes.Buffer
	if err := write(&buf); err != nil {
		return err
	}
	return replaceFile(name, buf.Bytes())
}

func replaceFile(name string, data []byte) error {
	return replaceFileBy(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// replaceFileBy writes a file that replaces the one of that name as a whole or not at all.
func replaceFileBy(name string, write func(io.Writer) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".headwater-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	err = write(tmp)
	if e := tmp.Chmod(0o644); err == nil {
		err = e
	}
	if e := tmp.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}
