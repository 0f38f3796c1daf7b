package main

import (
	"os"
	"path/filepath"
	"strings"

	"headwater/internal/attribute/label"
	"headwater/internal/eval"
	"headwater/internal/text"
	"headwater/internal/text/syntax"
)

// attributionCommand scores sources, cues and contents against lines of labelled tokens.
type attributionCommand struct {
	File        string `arg:"" help:"JSON lines with id, tokens and labels." type:"existingfile"`
	Predictions string `placeholder:"FILE" help:"Write id and predicted labels, line by line."`
	Raw         string `placeholder:"DIR" help:"Read the articles as plain text from DIR, each in ARTICLE.txt for the id ARTICLE_ANNOTATOR, and not the tokens." type:"existingdir"`
	Verbose     bool   `help:"Print intervals and kinds of error."`
}

// Run labels every article, scores and prints.
func (c *attributionCommand) Run(out output) error {
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
	return labelText(string(body), article), nil
}

// labelLines labels the tokens of one article, whose lines are read as its paragraphs.
func labelLines(article []eval.LabelledLine) []eval.LabelledLine {
	doc := text.FromTokens(eval.MendLines(article))
	tags := label.Tags(doc, syntax.New().Parse(doc))
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

// labelText labels the text of an article by its own sentences and words, and carries what is found over
// to the tokens of the lines.
func labelText(body string, article []eval.LabelledLine) []eval.LabelledLine {
	doc := text.Analyze(body)
	var passages []text.Span
	var roles []string
	for _, s := range label.Read(doc, syntax.New().Parse(doc)) {
		passages, roles = append(passages, s.Span), append(roles, s.Role.String())
	}
	out := make([]eval.LabelledLine, len(article))
	for i, places := range eval.AlignTokens(body, article) {
		out[i] = eval.LabelledLine{ID: article[i].ID, Labels: eval.LabelTokens(places, passages, roles)}
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
