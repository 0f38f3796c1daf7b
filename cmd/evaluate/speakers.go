package main

import (
	"headwater/internal/coref"
	"headwater/internal/entity"
	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
)

// speakersCommand scores whom pronouns mean.
type speakersCommand struct {
	File string `arg:"" help:"GAP: gap-development.tsv or gap-validation.tsv." type:"existingfile"`
}

// leastShare is what the likelier of two given names must have to be decided for.
const leastShare = 0.1

// Run decides every passage of GAP and prints the figures.
func (c *speakersCommand) Run(out output) error {
	passages, err := eval.ReadAmbiguous(c.File)
	if err != nil {
		return err
	}
	var score eval.SpeakersScore
	for i := range passages {
		score.Add(&passages[i], decide(&passages[i]))
	}
	return score.Write(out)
}

// decide picks the likelier of the two names, or neither.
func decide(a *eval.Ambiguous) (means [2]bool) {
	doc := text.Analyze(a.Text)
	entities, at := eval.WithNames(entity.Read(doc, &news.Article{Text: a.Text}), a)
	shares := coref.Rank(doc, entities, a.Pronoun)
	if shares == nil {
		return means
	}
	k := 0
	if shares[at[1]] > shares[at[0]] {
		k = 1
	}
	means[k] = shares[at[k]] >= leastShare
	return means
}
