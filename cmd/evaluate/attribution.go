package main

import (
	"os"

	"headwater/internal/attribute/label"
	"headwater/internal/eval"
	"headwater/internal/text"
	"headwater/internal/text/syntax"
)

// attributionCommand scores sources, cues and contents against lines of labelled tokens.
type attributionCommand struct {
	File        string `arg:"" help:"JSON lines with id, tokens and labels." type:"existingfile"`
	Predictions string `placeholder:"FILE" help:"Write id and predicted labels, line by line."`
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
		found = append(found, labelLines(gold[first:last])...)
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

// labelLines labels the tokens of one article, whose lines are read as its paragraphs.
func labelLines(article []eval.LabelledLine) []eval.LabelledLine {
	paragraphs := make([][]string, len(article))
	for i, l := range article {
		paragraphs[i] = l.Tokens
	}
	doc := text.FromTokens(paragraphs)
	tags := label.Tags(doc, syntax.New().Parse(doc))
	out := make([]eval.LabelledLine, len(article))
	for i, l := range article {
		out[i] = eval.LabelledLine{ID: l.ID, Labels: make([]string, len(l.Tokens))}
		for j := range l.Tokens {
			out[i].Labels[j] = label.Labels[tags[j]]
		}
		tags = tags[len(l.Tokens):]
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
