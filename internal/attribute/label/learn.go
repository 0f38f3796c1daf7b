package label

import (
	"headwater/internal/seqlabel"
	"headwater/internal/text"
	"headwater/internal/text/syntax"
)

// Example is a document with the right labels of its tokens, as indices into Labels. Examples that
// share a Group (several readings of one article) are kept together when the data is split.
type Example struct {
	Doc   *text.Document
	Tags  []int
	Group string
}

// folds is how many ways the examples are split so that the second model learns from guesses on
// documents that the guessing model had not seen.
const folds = 5

// firstOptions were chosen on every tenth article of the training part.
var firstOptions = seqlabel.Options{Epochs: 6, Rate: 0.05, MinCount: 14, Prune: 9}

// Train learns the model and returns it packed for Load. It is deterministic.
func Train(examples []Example) ([]byte, error) {
	return pack(seqlabel.Train(fineLabels, firstRows(examples), firstOptions), nil), nil
}

// TrainBoth learns both models.
func TrainBoth(examples []Example, first, second seqlabel.Options) ([]byte, error) {
	guesses, err := jackknife(examples, first)
	if err != nil {
		return nil, err
	}
	one := seqlabel.Train(fineLabels, firstRows(examples), first)
	two := seqlabel.Train(fineLabels, secondRows(examples, guesses), second)
	return pack(one, two), nil
}

// jackknife guesses the labels of each example with a first model trained on the other folds.
func jackknife(examples []Example, o seqlabel.Options) ([][]int, error) {
	fold := make(map[string]int)
	for _, e := range examples {
		if _, known := fold[e.Group]; !known {
			fold[e.Group] = len(fold) % folds
		}
	}
	guesses := make([][]int, len(examples))
	for f := range folds {
		var others []Example
		for _, e := range examples {
			if fold[e.Group] != f {
				others = append(others, e)
			}
		}
		m, err := seqlabel.Load(seqlabel.Train(fineLabels, firstRows(others), o))
		if err != nil {
			return nil, err
		}
		r := (&Model{first: m}).NewReader()
		for i, e := range examples {
			if fold[e.Group] == f {
				guesses[i] = append([]int(nil), r.tags(e.Doc)...)
			}
		}
	}
	return guesses, nil
}

func firstRows(examples []Example) []seqlabel.Row {
	var rows []seqlabel.Row
	parser := syntax.New()
	for _, e := range examples {
		var p page
		p.lay(e.Doc, parser.Parse(e.Doc))
		tags := p.refine(e.Tags)
		for i := range p.paragraphs {
			var s sheet
			par := &p.paragraphs[i]
			p.firstFeatures(par, &s)
			rows = append(rows, seqlabel.Row{Features: s.view(), Labels: tags[par.first:par.last]})
		}
	}
	return rows
}

func secondRows(examples []Example, guesses [][]int) []seqlabel.Row {
	var rows []seqlabel.Row
	parser := syntax.New()
	for n, e := range examples {
		var p page
		p.lay(e.Doc, parser.Parse(e.Doc))
		tags := p.refine(e.Tags)
		p.takeGuess(guesses[n])
		for i := range p.paragraphs {
			var s sheet
			par := &p.paragraphs[i]
			p.secondFeatures(par, &s)
			rows = append(rows, seqlabel.Row{Features: s.view(), Labels: tags[par.first:par.last]})
		}
	}
	return rows
}
