package main

import (
	"headwater/internal/eval"
	"headwater/internal/text"
)

// tagsCommand scores part-of-speech tags and lemmas on the words of a treebank.
type tagsCommand struct {
	Treebank string `arg:"" help:"Treebank in the CoNLL-U format." type:"existingfile"`
	Verbose  bool   `help:"Print intervals and every kind of error."`
}

// Run tags every sentence, scores and prints.
func (c *tagsCommand) Run(out output) error {
	sentences, err := eval.ReadTreebank(c.Treebank)
	if err != nil {
		return err
	}
	var score eval.TagScore
	for _, s := range sentences {
		words := make([]string, len(s))
		for i, w := range s {
			words[i] = w.Form
		}
		tags := text.Tag(words)
		score.Add(s, tags, eval.Lemmas(words, tags))
	}
	return score.Write(out, c.Verbose)
}
