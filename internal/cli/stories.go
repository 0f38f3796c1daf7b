package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
)

type storiesCommand struct {
	libraryFlag
	Format string `enum:"text,json" default:"text" short:"f" help:"What to print: ${enum}; json is a line for each story."`
	Most   int    `short:"n" default:"20" help:"List at most this many."`
	Since  string `placeholder:"DATE" help:"Only stories with a report of this day or later (2026-03-10)."`
	Kind   string `placeholder:"KIND" help:"Only stories with such a finding, as docs/formats.md lists them: quote-altered, number-changed, …"`
	Big    bool   `help:"List those with most reports first, not the newest."`
}

// Run lists stories.
func (c *storiesCommand) Run(ctx context.Context, s *Streams) error {
	q := store.StoryQuery{Kind: news.FindingKind(c.Kind), Limit: c.Most}
	if c.Big {
		q.Order = store.MostReportedFirst
	}
	var err error
	if q.Since, err = sinceDay(c.Since); err != nil {
		return err
	}
	return c.with(ctx, func(l *ingest.Library) error {
		list, err := l.Stories(ctx, q)
		if err != nil {
			return err
		}
		if c.Format == "json" {
			return storyLines(s.Out, list)
		}
		p := newPage(s.Out, s.Environ)
		for _, st := range list {
			p.storyLine(&st)
		}
		return p.err
	})
}

func (p *page) storyLine(st *store.Story) {
	p.para(0, 8, fmt.Sprintf("%-7s %s", strong.Render(fmt.Sprintf("%-7d", st.ID)), oneLine(cmp.Or(st.Title, "(no title)"), 0)))
	line := fmt.Sprintf("%s, %s, at most %s to a claim, %s", st.Newest.Format("2 Jan 2006"), count(st.Reports, "report"), count(st.Origins, "origin"), count(st.FindingCount, "finding"))
	if st.Stale {
		line += "; more has come since"
	}
	p.para(8, 8, faint.Render(line))
}

func storyLines(w io.Writer, list []store.Story) error {
	e := json.NewEncoder(w)
	for _, st := range list {
		if err := e.Encode(struct {
			Story    store.StoryID `json:"story"`
			Title    string        `json:"title"`
			Newest   time.Time     `json:"newest"`
			Reports  int           `json:"reports"`
			Origins  int           `json:"origins"`
			Findings int           `json:"findings"`
			Stale    bool          `json:"stale"`
		}{st.ID, st.Title, st.Newest, st.Reports, st.Origins, st.FindingCount, st.Stale}); err != nil {
			return err
		}
	}
	return nil
}

// sinceDay reads a day before which nothing is wanted; empty for all days.
func sinceDay(day string) (time.Time, error) {
	if day == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return t, &news.Problem{Kind: news.BadArgument, Where: "--since " + day, What: "not a day", Do: "write it as 2026-03-10"}
	}
	return t, nil
}

type showCommand struct {
	libraryFlag
	formatFlag
	Output string        `short:"o" placeholder:"FILE" help:"Write to this file instead of the terminal."`
	All    bool          `help:"In text, list every claim, also those that one report alone makes."`
	Story  store.StoryID `arg:"" help:"The story's number, as headwater stories lists it."`
}

// Run prints one story as compare does.
func (c *showCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		kept, err := l.Story(ctx, c.Story)
		if err != nil {
			return storyProblem(fmt.Sprintf("story %d", c.Story), err)
		}
		if kept.ID != c.Story {
			fmt.Fprintf(s.Err, "headwater: story %d was merged into story %d\n", c.Story, kept.ID)
		}
		if c.Format == "json" && !kept.Stale {
			return output(c.Output, s.Out, func(w io.Writer) error { return writeAll(w, kept.Body) })
		}
		story, err := l.Judge(ctx, kept.ID)
		if err != nil {
			return storyProblem(fmt.Sprintf("story %d", c.Story), err)
		}
		if err = (storyOutput{c.Format, c.Output, c.All}).print(s, story); err != nil || c.Format != "text" || c.Output != "" {
			return err
		}
		changes, err := l.Changes(ctx, kept.ID)
		if err != nil {
			return err
		}
		p := newPage(s.Out, s.Environ)
		p.history(kept.ID, changes)
		return p.err
	})
}

// history prints which stories went into one, and which reports came from or went to another.
func (p *page) history(id store.StoryID, changes []store.Change) {
	if len(changes) > 0 {
		p.title("HISTORY", "")
	}
	for _, c := range changes {
		moved := count(len(c.Articles), "report")
		line := fmt.Sprintf("%s of story %d went into this one", moved, c.Other)
		switch {
		case c.Kind == store.Merged && c.Other == id:
			line = fmt.Sprintf("%s of this story went into story %d", moved, c.Story)
		case c.Kind == store.Split && c.Story == id:
			line = fmt.Sprintf("%s went out of this story into story %d", moved, c.Other)
		case c.Kind == store.Split:
			line = fmt.Sprintf("%s came out of story %d into this one", moved, c.Story)
		}
		p.para(2, 4, fmt.Sprintf("%s when report %d came. %s", line, c.At, oneLine(c.Why, 0)))
	}
}

func writeAll(w io.Writer, b []byte) error {
	_, err := w.Write(b)
	return err
}
