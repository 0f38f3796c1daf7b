// Package label marks the words of a report that name a source, that tie a source to what it states
// (the cue), and that are stated (the content), in the sense of the attribution corpora PARC (Pareti,
// LREC 2012) and PolNeAR (Newell, Margolin and Ruths, LREC 2018). Which source goes with which content is not
// said here.
//
// The words of a paragraph are labelled as one row by a conditional random field over features of the
// words, their tags, the quotation marks around them, the nearest words of speech and the syntax.
// The model was trained on PolNeAR; see attribution.md.
package label

import (
	"sync"

	"headwater/internal/seqlabel"
	"headwater/internal/text"
	"headwater/internal/text/syntax"
)

// Role is the part a passage plays in an attribution.
type Role uint8

const (
	Source  Role = iota + 1 // who it is attributed to: "the harbour master"
	Cue                     // what ties the two: "said"
	Content                 // what is attributed: "that the pier was safe"
)

var roleNames = [...]string{"", "source", "cue", "content"}

func (r Role) String() string { return roleNames[r] }

// Span is a labelled passage.
type Span struct {
	text.Span
	Role        Role
	First, Last int // the document's tokens First to Last, exclusive
}

// Labels are the labels of tokens: B- for the first of a passage, I- for the others, O for those
// outside. The indices are those that Tags gives.
var Labels = []string{"O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"}

// Read finds the sources, cues and contents of doc, in order and without overlap.
func Read(doc *text.Document) []Span {
	r := readers.Get().(*Reader)
	defer readers.Put(r)
	return r.Read(doc)
}

// Tags gives the label of each token of doc as an index into Labels.
func Tags(doc *text.Document) []int {
	r := readers.Get().(*Reader)
	defer readers.Put(r)
	return append([]int(nil), r.tags(doc)...)
}

var readers = sync.Pool{New: func() any { return builtin().NewReader() }}

// Reader labels documents one after the other, using its buffers again.
type Reader struct {
	decoder *seqlabel.Decoder
	parser  *syntax.Parser
	page    page
	sheet   sheet
	out     []int
}

// Read finds the sources, cues and contents of doc, in order and without overlap.
func (r *Reader) Read(doc *text.Document) []Span {
	passages := passagesOf(r.tags(doc))
	out := make([]Span, len(passages))
	for i, g := range passages {
		out[i] = Span{Role: g.role, First: g.first, Last: g.last,
			Span: text.Span{Start: doc.Tokens[g.first].Start, End: doc.Tokens[g.last-1].End}}
	}
	return out
}

// tags gives labels that are good until the next call.
func (r *Reader) tags(doc *text.Document) []int {
	r.page.lay(doc, r.parser.Parse(doc))
	if n := len(r.page.words); cap(r.out) < n {
		r.out = make([]int, n)
	} else {
		r.out = r.out[:n]
	}
	for i := range r.page.paragraphs {
		par := &r.page.paragraphs[i]
		r.page.features(par, &r.sheet)
		r.decoder.Viterbi(r.sheet.view(), r.out[par.first:par.last])
	}
	coarsen(r.out)
	return r.out
}
