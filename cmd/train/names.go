package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

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
	for _, read := range []func() ([]eval.NamesText, error){n.wikigold, n.gum} {
		texts, err := read()
		if err != nil {
			return err
		}
		for _, t := range texts {
			rows = append(rows, lessons(t)...)
		}
		fmt.Printf("%d texts, %d rows so far\n", len(texts), len(rows))
	}
	web, err := n.webTreebank()
	if err != nil {
		return err
	}
	first := n.learn(rows)
	for _, t := range web {
		more := lessons(t)
		if err := fillOthers(first, more); err != nil {
			return err
		}
		rows = append(rows, slices.Concat(more, more)...) // it counts twice: of the three, it was labelled with the most care
	}
	fmt.Printf("%d texts, %d rows\n", len(web), len(rows))
	return os.WriteFile(n.Out, n.learn(rows), 0o644)
}

func (n *namesCommand) learn(rows []seqlabel.Row) []byte {
	return seqlabel.Train(entity.Labels, rows, seqlabel.Options{Epochs: n.Epochs, Rate: 0.1, Decay: 0.01, Prune: 6})
}

// fillOthers labels the names of other things than persons, bodies and places in rows from a corpus
// that leaves those out, as a model learnt from others does.
func fillOthers(model []byte, rows []seqlabel.Row) error {
	m, err := seqlabel.Load(model)
	if err != nil {
		return err
	}
	d := m.NewDecoder()
	for _, r := range rows {
		guess := make([]int, len(r.Labels))
		d.Viterbi(r.Features, guess)
		fill(r.Labels, guess)
	}
	return nil
}

// fill copies the guessed names labelled MISC that meet no given name.
func fill(labels, guess []int) {
	for i := 0; i < len(guess); i++ {
		if entity.Labels[guess[i]] != "B-MISC" {
			continue
		}
		j := i + 1
		for j < len(guess) && entity.Labels[guess[j]] == "I-MISC" {
			j++
		}
		if !slices.ContainsFunc(labels[i:j], func(l int) bool { return l != 0 }) {
			copy(labels[i:j], guess[i:j])
		}
		i = j - 1
	}
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
