package main

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"headwater/internal/attribute/label"
	"headwater/internal/eval"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/text"
)

// attributionCommand scores sources, cues and contents against lines of labelled tokens.
type attributionCommand struct {
	File        string `arg:"" help:"JSON lines with id, tokens and labels." type:"existingfile"`
	Predictions string `placeholder:"FILE" help:"Write id and predicted labels, line by line."`
	Raw         string `placeholder:"DIR" help:"Read the articles as plain text from DIR, each in ARTICLE.txt for the id ARTICLE_ANNOTATOR, and not the tokens." type:"existingdir"`
	Rules       bool   `help:"Score the statements of the ledger, which are found by rules, and not the model. Needs --raw."`
	Verbose     bool   `help:"Print intervals and kinds of error."`
}

// Run labels every article, scores and prints.
func (c *attributionCommand) Run(out output) error {
	if c.Rules && c.Raw == "" {
		return errors.New("--rules needs --raw DIR: rules read texts, not tokens")
	}
	gold, err := eval.ReadLabelledLines(c.File)
	if err != nil {
		return err
	}
	var score eval.AttributionScore
	found := make([]eval.LabelledLine, 0, len(gold))
	for first := 0; first < len(gold); {
		last := first
		for last < len(gold) && gold[last].ID == gold[first].ID {
			last++
		}
		lines, err := c.label(gold[first:last])
		if err != nil {
			return err
		}
		found = append(found, lines...)
		first = last
	}
	for i, g := range gold {
		score.Add(g, found[i].Labels)
	}
	if c.Predictions != "" {
		if err := writeLabels(c.Predictions, found); err != nil {
			return err
		}
	}
	return score.Write(out, c.Verbose)
}

// label gives the labels of one article's lines.
func (c *attributionCommand) label(article []eval.LabelledLine) ([]eval.LabelledLine, error) {
	if c.Raw == "" {
		return labelLines(article), nil
	}
	id := article[0].ID
	if i := strings.LastIndexByte(id, '_'); i >= 0 {
		id = id[:i]
	}
	body, err := os.ReadFile(filepath.Join(c.Raw, id+".txt"))
	if err != nil {
		return nil, err
	}
	if c.Rules {
		return carryOver(string(body), article, statements(string(body))), nil
	}
	return carryOver(string(body), article, labelled(string(body))), nil
}

// labelLines labels the tokens of one article, whose lines are read as its paragraphs.
func labelLines(article []eval.LabelledLine) []eval.LabelledLine {
	doc := text.FromTokens(eval.MendLines(article))
	tags := label.Tags(doc)
	out := make([]eval.LabelledLine, len(article))
	for i, l := range article {
		labels := make([]string, len(l.Tokens))
		for j := range labels {
			labels[j] = label.Labels[tags[j]]
		}
		out[i] = eval.LabelledLine{ID: l.ID, Labels: eval.OpenFirst(labels)}
		tags = tags[len(l.Tokens):]
	}
	return out
}

// passage is a source, a cue or a content in the text of an article.
type passage struct {
	text.Span
	role label.Role
}

// labelled gives the passages that the model finds in a text, by its own sentences and words.
func labelled(body string) []passage {
	doc := text.Analyze(body)
	var out []passage
	for _, s := range label.Read(doc) {
		out = append(out, passage{s.Span, s.Role})
	}
	return out
}

// statements gives the passages of the attributions that the rules find in a text, in order and apart.
// The writer's own voice and what stands within another's statement are left out.
func statements(body string) []passage {
	var all []passage
	for _, a := range ingest.ReadArticle(&news.Article{Text: body}, time.Time{}).Attributions {
		if a.Source.Kind == news.Reporter {
			continue
		}
		all = append(all, passage{a.Source.Span, label.Source}, passage{a.Cue, label.Cue})
		for _, c := range a.Content {
			all = append(all, passage{c, label.Content})
		}
	}
	slices.SortStableFunc(all, func(a, b passage) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	end := 0
	return slices.DeleteFunc(all, func(p passage) bool {
		if p.Start == p.End || p.Start < end {
			return true
		}
		end = p.End
		return false
	})
}

// carryOver gives the tokens of the lines of an article the labels of the passages of its text.
func carryOver(body string, article []eval.LabelledLine, passages []passage) []eval.LabelledLine {
	spans, roles := make([]text.Span, len(passages)), make([]string, len(passages))
	for i, p := range passages {
		spans[i], roles[i] = p.Span, p.role.String()
	}
	out := make([]eval.LabelledLine, len(article))
	for i, places := range eval.AlignTokens(body, article) {
		out[i] = eval.LabelledLine{ID: article[i].ID, Labels: eval.LabelTokens(places, spans, roles)}
	}
	return out
}

func writeLabels(path string, lines []eval.LabelledLine) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := eval.WriteLabelledLines(f, lines); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
