package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"headwater/internal/archive"
	"headwater/internal/eval"
	"headwater/internal/eval/invent"
	"headwater/internal/news"
)

// inventCommand writes a stream of invented reports, for measuring a library's growth and its stories.
type inventCommand struct {
	Reports  int     `default:"2000" help:"How many."`
	PerDay   int     `default:"170" help:"How many come out each day."`
	Largest  int     `default:"60" help:"Most reports of one event."`
	Recycled float64 `default:"0.02" help:"Share of reports that repeat one of three months before."`
	Seed     uint64  `default:"1" help:"Seed of all choices."`
	WARC     string  `name:"warc" placeholder:"FILE" help:"Write them as pages there, for headwater add."`
	Lines    string  `placeholder:"FILE" help:"Write them as labelled JSON lines there, for evaluate clusters."`
}

// Run writes the files.
func (c *inventCommand) Run(out output) error {
	stream := invent.New(invent.Options{Seed: c.Seed, PerDay: c.PerDay, Largest: c.Largest, Recycled: c.Recycled})
	reports := make([]*invent.Report, c.Reports)
	events := map[string]bool{}
	for i := range reports {
		reports[i] = stream.Next()
		events[reports[i].Story] = true
	}
	if c.WARC != "" {
		if err := writeFile(c.WARC, func(w *bufio.Writer) error { return writePages(w, reports) }); err != nil {
			return err
		}
	}
	if c.Lines != "" {
		if err := writeFile(c.Lines, func(w *bufio.Writer) error { return writeLines(w, reports) }); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(out, "%d reports of %d events\n", len(reports), len(events))
	return err
}

func writeFile(name string, write func(*bufio.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(write(w), w.Flush(), f.Close())
}

// writePages writes reports as a web archive.
func writePages(w *bufio.Writer, reports []*invent.Report) error {
	out, err := archive.NewWriter(w, archive.Info{Software: "evaluate invent"})
	for _, r := range reports {
		if err == nil {
			_, err = out.Write(&archive.Record{Capture: news.Capture{URL: r.URL, Media: "text/html", Body: r.Page()}, Date: r.Published.Add(time.Hour),
				Header: []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n")})
		}
	}
	return err
}

func writeLines(w *bufio.Writer, reports []*invent.Report) error {
	lines := json.NewEncoder(w)
	for _, r := range reports {
		if err := lines.Encode(eval.StreamReport{ID: r.ID, Title: r.Title, Text: strings.Join(r.Paragraphs, "\n\n"),
			Published: r.Published.Format(time.RFC3339), Publisher: r.Publisher, Story: r.Story}); err != nil {
			return err
		}
	}
	return nil
}
