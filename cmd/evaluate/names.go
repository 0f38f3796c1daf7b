package main

import (
	"os"
	"strings"

	"headwater/internal/entity"
	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/text"
)

// namesCommand scores the names found in a labelled corpus.
type namesCommand struct {
	Corpus      string `arg:"" help:"Corpus in IOB2 (UNER's .iob2, WikiGold's .conll.txt)." type:"existingfile"`
	Fifth       bool   `help:"Take every fifth text only: the part of WikiGold that is not learnt from."`
	Verbose     bool   `help:"List every miss; print intervals and kinds of error."`
	Predictions string `placeholder:"FILE" help:"Write what was found, as IOB2."`
}

// Run reads every text of the corpus, scores and prints.
func (c *namesCommand) Run(out output) error {
	texts, err := eval.ReadNames(c.Corpus)
	if err != nil {
		return err
	}
	if c.Fifth {
		_, texts = eval.FifthApart(texts)
	}
	var score eval.NamesScore
	var predictions strings.Builder
	for _, t := range texts {
		found := readNames(t.Text)
		score.Add(t, found)
		if err := t.WriteIOB(&predictions, found); err != nil {
			return err
		}
	}
	if c.Predictions != "" {
		if err := os.WriteFile(c.Predictions, []byte(predictions.String()), 0o644); err != nil {
			return err
		}
	}
	return score.Write(out, c.Verbose)
}

var labelOfType = map[news.EntityType]string{
	news.Person: "PER", news.Organization: "ORG", news.Place: "LOC", news.OtherEntity: "MISC",
}

// readNames finds the names of a text and puts them as a corpus does.
func readNames(s string) []eval.LabelledName {
	var found []eval.LabelledName
	for _, e := range entity.Read(text.Analyze(s), &news.Article{Text: s}) {
		for _, m := range e.Mentions {
			found = append(found, eval.LabelledName{Span: m, Type: labelOfType[e.Type]})
		}
	}
	return found
}
