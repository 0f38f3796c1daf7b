package main

import (
	"fmt"
	"os"
	"path/filepath"

	"headwater/internal/entity"
	"headwater/internal/eval"
	"headwater/internal/news"
	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// namesCommand trains the tagger of names.
type namesCommand struct {
	Data   string `default:"../shared/data" help:"Folder of the public corpora." type:"existingdir"`
	Out    string `default:"internal/entity/names.model" help:"Where the model goes."`
	Epochs int    `default:"12" help:"Passes over the data."`
}

// Run reads the corpora, learns, and writes the model.
func (n *namesCommand) Run() error {
	var rows []seqlabel.Row
	for _, read := range []func() ([]eval.NamesText, error){n.wikigold, n.webTreebank} {
		texts, err := read()
		if err != nil {
			return err
		}
		for _, t := range texts {
			rows = append(rows, lessons(t)...)
		}
		fmt.Printf("%d texts, %d rows so far\n", len(texts), len(rows))
	}
	data := seqlabel.Train(entity.Labels, rows, seqlabel.Options{Epochs: n.Epochs, Rate: 0.1, MinCount: 2, Prune: 2})
	fmt.Printf("%d bytes\n", len(data))
	return os.WriteFile(n.Out, data, 0o644)
}

func lessons(t eval.NamesText) []seqlabel.Row {
	return entity.Lessons(text.Analyze(t.Text), entityNames(t.Names))
}

var typeOfLabel = map[string]news.EntityType{
	"PER": news.Person, "ORG": news.Organization, "LOC": news.Place, "MISC": news.OtherEntity,
}

func entityNames(labelled []eval.LabelledName) []entity.Name {
	var names []entity.Name
	for _, l := range labelled {
		names = append(names, entity.Name{Span: l.Span, Type: typeOfLabel[l.Type]})
	}
	return names
}

// wikigold reads all of WikiGold but every fifth text, which is kept for measuring.
func (n *namesCommand) wikigold() ([]eval.NamesText, error) {
	all, err := eval.ReadNames(filepath.Join(n.Data, "ner/wikigold.conll.txt"))
	train, _ := eval.FifthApart(all)
	return train, err
}

// webTreebank reads the part of UNER English EWT that is given for training.
func (n *namesCommand) webTreebank() ([]eval.NamesText, error) {
	return eval.ReadNames(filepath.Join(n.Data, "ner/en_ewt-ud-test.iob2"))
}
