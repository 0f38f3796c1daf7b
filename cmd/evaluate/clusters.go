package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"headwater/internal/cluster"
	"headwater/internal/eval"
)

// clustersCommand scores the stories that reports are put into as they come.
type clustersCommand struct {
	Stream      []string `arg:"" help:"A file of JSON lines, the folder of ECB+, or the folders of kits." type:"path"`
	Predictions string   `placeholder:"FILE" help:"Write the stories there, one JSON object a line."`
	Verbose     bool     `help:"List the stories told worst and the changes met on the way."`
}

// Run reads, assigns, scores and prints.
func (c *clustersCommand) Run(out output) error {
	stream, err := eval.OpenStream(c.Stream...)
	if err != nil {
		return err
	}
	reports := eval.Describe(stream)
	stories, changes := eval.Assign(reports, cluster.Options{})
	if c.Predictions != "" {
		if err := writeStories(c.Predictions, stream, stories); err != nil {
			return err
		}
	}
	score := eval.ScoreGrouping(stream, stories)
	fmt.Fprintf(out, "reports %d  changes %d\n", len(stream), len(changes))
	fmt.Fprintf(out, "stories (B-cubed)         %v\n", score)
	fmt.Fprintf(out, "changes followed          %v\n", eval.ScoreGrouping(stream, eval.Settled(reports, stories, changes)))
	if len(stream) > 0 && stream[0].Topic != "" {
		score = eval.TopicsHeldOut(stream, reports)
		fmt.Fprintf(out, "each topic held out       %v\n", score)
	}
	plain, threshold := bestPlain(stream)
	fmt.Fprintf(out, "TF-IDF, best threshold    %v  threshold %.2f\n", plain, threshold)
	if c.Verbose {
		c.explain(out, score, changes)
	}
	return nil
}

func (c *clustersCommand) explain(out output, score *eval.Grouping, changes []cluster.Change) {
	for _, line := range score.Losses(15) {
		fmt.Fprintln(out, line)
	}
	for _, change := range changes {
		fmt.Fprintf(out, "%s of %d into %d: %d reports. %s\n", change.Kind, change.From, change.To, len(change.Reports), change.Reason)
	}
}

// bestPlain scores the plain measure at the threshold that is best for it on these very labels.
func bestPlain(stream []eval.StreamReport) (best *eval.Grouping, at float64) {
	for percent := 12; percent <= 36; percent += 2 {
		threshold := float64(percent) / 100
		g := eval.ScoreGrouping(stream, eval.PlainStories(stream, threshold))
		if best == nil || g.F1() > best.F1() {
			best, at = g, threshold
		}
	}
	return best, at
}

func writeStories(file string, stream []eval.StreamReport, stories []string) error {
	var lines strings.Builder
	for i, r := range stream {
		line, err := json.Marshal(struct {
			ID    string `json:"id"`
			Story string `json:"story"`
		}{r.ID, stories[i]})
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "%s\n", line)
	}
	return os.WriteFile(file, []byte(lines.String()), 0o644)
}
