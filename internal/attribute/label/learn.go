package label

import (
	"encoding/binary"
	"slices"

	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// Example is a document with the right labels of its tokens, as indices into [Labels].
type Example struct {
	Doc  *text.Document
	Tags []int
}

// How the two models learn. What was chosen on what is told in attribution.md.
var (
	chainOptions = seqlabel.Options{Epochs: 8, Rate: 0.03, Decay: 0.02, Recall: 0.2, MinCount: 14, Prune: 5}
	judgeOptions = seqlabel.Options{Epochs: 10, Rate: 0.05, Decay: 0.03, MinCount: 12, Prune: 4}
)

// folds is how many parts the examples are cut into, so that the judge learns from chances that the
// chain gave to articles it had not learnt from (Wolpert, "Stacked Generalization", 1992).
const folds = 4

// Train learns a model and gives it as bytes for [Load]: the same for the same examples.
func Train(examples []Example) ([]byte, error) {
	lessons := prepare(examples)
	var cases []seqlabel.Row
	for fold := range folds {
		chain, err := seqlabel.Load(trainChain(lessons, fold))
		if err != nil {
			return nil, err
		}
		posterior := chain.NewPosterior(chainStep)
		for i := fold; i < len(lessons); i += folds {
			cases = lessons[i].cases(cases, posterior)
		}
	}
	chain := trainChain(lessons, none)
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(chain)))
	out = append(out, chain...)
	return append(out, seqlabel.Train(verdicts, cases, judgeOptions)...), nil
}

// lesson is an example laid out, with a row for each paragraph.
type lesson struct {
	page page
	tags []int
	rows []seqlabel.Row
}

func prepare(examples []Example) []lesson {
	lessons := make([]lesson, len(examples))
	for i, e := range examples {
		l := &lessons[i]
		l.page.lay(e.Doc)
		l.tags = l.page.breakPassages(e.Tags)
		fine := l.page.refine(l.tags)
		for j := range l.page.paragraphs {
			var s sheet
			par := &l.page.paragraphs[j]
			l.page.features(par, &s)
			l.rows = append(l.rows, seqlabel.Row{Features: s.view(), Labels: fine[par.first:par.last]})
		}
	}
	return lessons
}

// trainChain learns the chain of labels from the lessons that are not of the given fold.
func trainChain(lessons []lesson, without int) []byte {
	var rows []seqlabel.Row
	for i, l := range lessons {
		if i%folds != without {
			rows = append(rows, l.rows...)
		}
	}
	return seqlabel.Train(fineLabels, rows, chainOptions)
}

// cases appends a row of one item for each candidate of the lesson, with the right verdict.
func (l *lesson) cases(out []seqlabel.Row, chain *seqlabel.Posterior) []seqlabel.Row {
	var slate slate
	for i, row := range l.rows {
		par := &l.page.paragraphs[i]
		gold := passagesOf(l.tags[par.first:par.last])
		chain.Read(row.Features)
		slate.gather(chain, len(row.Features))
		var s sheet
		for _, c := range slate.candidates {
			l.page.candidateFeatures(par, &slate, c, &s)
		}
		for j, features := range s.view() {
			verdict := count(slices.Contains(gold, slate.candidates[j].passage))
			out = append(out, seqlabel.Row{Features: [][]uint32{features}, Labels: []int{verdict}})
		}
	}
	return out
}

// breakPassages gives the labels with passages that run on into another paragraph opened anew there, since
// each paragraph is labelled by itself.
func (p *page) breakPassages(tags []int) []int {
	out := slices.Clone(tags)
	for _, par := range p.paragraphs {
		if l := out[par.first]; l > 0 && l%2 == 0 {
			out[par.first]--
		}
	}
	return out
}
