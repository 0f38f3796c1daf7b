package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"headwater/internal/export"
	"headwater/internal/export/table"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
)

type exportCommand struct {
	libraryFlag
	Output  string          `short:"o" placeholder:"FILE" help:"Write to this file instead of the terminal."`
	Since   string          `placeholder:"DATE" help:"Only stories with a report of this day or later (2026-03-10)."`
	Kind    string          `placeholder:"KIND" help:"Only stories with such a finding."`
	Format  manyFormat      `arg:"" help:"A table such as claims.csv, findings.jsonl, reports.parquet; or json or ftm, a line for each story or entity."`
	Stories []store.StoryID `arg:"" optional:"" name:"story" help:"Only these stories, by number."`
}

// Help is shown below the flags.
func (c *exportCommand) Help() string {
	return `Tables are reports, claims, assertions, derivations and findings, each as .csv, .jsonl or .parquet, with the story's number in the first column. What takes one story at a time (prov, stix, gexf, …) is printed by headwater show -f.

Examples:
  headwater export claims.csv -o claims.csv
  headwater export --kind quote-altered findings.jsonl
  headwater export assertions.parquet -o assertions.parquet 12 15`
}

// manyFormat is the name of a form that many stories can have together.
type manyFormat string

// Validate refuses a name that stands for no such form.
func (f manyFormat) Validate() error {
	if f == "json" || f == "ftm" || table.Known(string(f)) {
		return nil
	}
	_, err := table.New(io.Discard, string(f))
	return err
}

// Run writes the stories of a library.
func (c *exportCommand) Run(ctx context.Context, s *Streams) error {
	q := store.StoryQuery{Kind: news.FindingKind(c.Kind)}
	var err error
	if q.Since, err = sinceDay(c.Since); err != nil {
		return err
	}
	return c.with(ctx, func(l *ingest.Library) error {
		if c.Output == "" {
			return c.write(ctx, l, q, s.Out)
		}
		return replaceFileBy(c.Output, func(w io.Writer) error { return c.write(ctx, l, q, w) })
	})
}

func (c *exportCommand) write(ctx context.Context, l *ingest.Library, q store.StoryQuery, w io.Writer) error {
	add, end, err := manyWriter(w, string(c.Format))
	if err != nil {
		return err
	}
	if err := c.each(ctx, l, q, add); err != nil {
		return err
	}
	return end()
}

// manyWriter begins a form that takes many stories.
func manyWriter(w io.Writer, format string) (add func(*store.Story) error, end func() error, err error) {
	switch format {
	case "json":
		return func(st *store.Story) error { return storyLine(w, st) }, func() error { return nil }, nil
	case "ftm":
		return func(st *store.Story) error {
			story, err := keptStory(st)
			if err != nil {
				return err
			}
			return export.FollowTheMoney(w, story)
		}, func() error { return nil }, nil
	}
	t, err := table.New(w, format)
	if err != nil {
		return nil, nil, err
	}
	return func(st *store.Story) error {
		story, err := keptStory(st)
		if err != nil {
			return err
		}
		return t.Add(strconv.FormatInt(int64(st.ID), 10), story)
	}, t.Close, nil
}

// keptStory reads a story as it was judged last.
func keptStory(st *store.Story) (*news.Story, error) {
	story, err := export.ReadStory(st.Body)
	if err != nil {
		return nil, &news.Problem{Kind: news.Unreadable, Where: fmt.Sprintf("story %d", st.ID), What: err.Error(), Do: "judge it again with headwater rebuild"}
	}
	return story, nil
}

// storyLine writes a story as one line with its number.
func storyLine(w io.Writer, st *store.Story) error {
	var line bytes.Buffer
	if err := json.Compact(&line, st.Body); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "{\"story\":%d,%s\n", st.ID, line.Bytes()[1:])
	return err
}

// each gives the stories asked for to add, one after the other.
func (c *exportCommand) each(ctx context.Context, l *ingest.Library, q store.StoryQuery, add func(*store.Story) error) error {
	if len(c.Stories) > 0 {
		for _, id := range c.Stories {
			if err := c.one(ctx, l, id, add); err != nil {
				return err
			}
		}
		return nil
	}
	const page = 200
	for q.Limit = page; ; {
		list, err := l.Stories(ctx, q)
		if err != nil {
			return err
		}
		for _, st := range list {
			if err := c.one(ctx, l, st.ID, add); err != nil {
				return err
			}
		}
		if len(list) < page {
			return nil
		}
		q.After = &list[len(list)-1]
	}
}

func (c *exportCommand) one(ctx context.Context, l *ingest.Library, id store.StoryID, add func(*store.Story) error) error {
	st, err := l.Story(ctx, id)
	if err != nil {
		return storyProblem(fmt.Sprintf("story %d", id), err)
	}
	return add(st)
}
