package label

import (
	"headwater/internal/seqlabel"
	"headwater/internal/text"
	"headwater/internal/text/syntax"
)

// Example is a document with the right labels of its tokens, as indices into [Labels].
type Example struct {
	Doc  *text.Document
	Tags []int
}

// options were chosen on every tenth article of the training part of PolNeAR.
var options = seqlabel.Options{Epochs: 14, Rate: 0.03, Recall: 0.2, MinCount: 12, Prune: 9}

// Train learns a model and gives it as bytes for [Load]: the same for the same examples.
func Train(examples []Example) []byte {
	return seqlabel.Train(fineLabels, rowsOf(examples), options)
}

// rowsOf makes a row of each paragraph.
func rowsOf(examples []Example) []seqlabel.Row {
	var rows []seqlabel.Row
	parser := syntax.New()
	for _, e := range examples {
		var p page
		p.lay(e.Doc, parser.Parse(e.Doc))
		tags := p.refine(e.Tags)
		for i := range p.paragraphs {
			var s sheet
			par := &p.paragraphs[i]
			p.features(par, &s)
			rows = append(rows, seqlabel.Row{Features: s.view(), Labels: tags[par.first:par.last]})
		}
	}
	return rows
}
