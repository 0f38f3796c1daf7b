package main

import (
	"fmt"
	"os"

	"headwater/internal/coref"
	"headwater/internal/entity"
	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
)

// speakersCommand scores whom pronouns mean.
type speakersCommand struct {
	Path     string `arg:"" help:"GAP's gap-development.tsv or gap-validation.tsv, or the folder of GUM's coreference." type:"existingpath"`
	Treebank string `help:"GUM's treebank, which has the words as printed." default:"../shared/data/ud/en_gum-open.conllu"`
	Verbose  bool   `help:"List every wrong answer on GUM."`
}

// leastShare is what the likelier of two given names must have to be decided for.
const leastShare = 0.2

// Run scores and prints the figures.
func (c *speakersCommand) Run(out output) error {
	if info, err := os.Stat(c.Path); err == nil && info.IsDir() {
		return c.chains(out)
	}
	return c.passages(out)
}

// chains resolves what GUM's documents have to resolve.
func (c *speakersCommand) chains(out output) error {
	texts, err := eval.ReadChains(c.Path, c.Treebank)
	if err != nil {
		return err
	}
	var score eval.ReferencesScore
	for i := range texts {
		doc := text.Analyze(texts[i].Text)
		entities := entity.Read(doc, &news.Article{Text: texts[i].Text})
		score.Add(&texts[i], entities, coref.Read(doc, entities))
	}
	if c.Verbose {
		for _, miss := range score.Misses {
			fmt.Fprintln(out, miss)
		}
	}
	return score.Write(out)
}

// passages decides every passage of GAP.
func (c *speakersCommand) passages(out output) error {
	passages, err := eval.ReadAmbiguous(c.Path)
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
