// Package label marks the words of a report that name a source, that tie a source to what it states
// (the cue), and that are stated (the content), in the sense of the attribution corpora PARC (Pareti,
// LREC 2012) and PolNeAR (Newell, Margolin and Ruths, LREC 2018). Which source goes with which content is not
// said here.
//
// The words of a paragraph are labelled as one row by a conditional random field over features of the
// words, their tags and classes, the quotation marks around them, the nearest words of speech and what the
// rest of the document tells. Its probabilities name candidates: passages with the chance of each. A second
// model judges each candidate as a whole, and those are taken that together promise the most exact matches
// (minimum Bayes risk).
// Both models were trained on PolNeAR; see attribution.md.
package label

import (
	"sync"

	"headwater/internal/seqlabel"
	"headwater/internal/text"
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
	tags := make([]int, len(doc.Tokens))
	for _, s := range Read(doc) {
		tags[s.First] = 2*int(s.Role) - 1
		for i := s.First + 1; i < s.Last; i++ {
			tags[i] = 2 * int(s.Role)
		}
	}
	return tags
}

var readers = sync.Pool{New: func() any { return builtin().NewReader() }}

// Reader labels documents one after the other, using its buffers again.
type Reader struct {
	chain    *seqlabel.Posterior
	judges   *seqlabel.Decoder
	page     page
	sheet    sheet
	slate    slate
	chooser  chooser
	passages []passage
}

// Read finds the sources, cues and contents of doc, in order and without overlap.
func (r *Reader) Read(doc *text.Document) []Span {
	r.page.lay(doc)
	r.passages = r.passages[:0]
	for i := range r.page.paragraphs {
		r.readParagraph(&r.page.paragraphs[i])
	}
	out := make([]Span, len(r.passages))
	for i, g := range r.passages {
		out[i] = Span{Role: g.role, First: g.first, Last: g.last,
			Span: text.Span{Start: doc.Tokens[g.first].Start, End: doc.Tokens[g.last-1].End}}
	}
	return out
}

// readParagraph adds the passages of a paragraph.
func (r *Reader) readParagraph(par *paragraph) {
	length := par.last - par.first
	r.page.features(par, &r.sheet)
	r.chain.Read(r.sheet.view())
	r.slate.gather(r.chain, length)
	r.judge(par)
	r.passages = r.chooser.choose(r.passages, r.slate.candidates, length, par.first)
}
