package label

import (
	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// page is a document laid out for the features. Its buffers are used again for the next document.
type page struct {
	words      []word
	sentences  []sentence
	paragraphs []paragraph
	speakers   map[seqlabel.Hash]seqlabel.Hash // how often a noun stands beside a verb of speech, up to 3
}

// sentence is a run of words with what stands in it.
type sentence struct {
	first, last int // words[first:last]
	index       int // in its paragraph, from 0
	quoted      bool
}

// paragraph is the run of words that is labelled as one row.
type paragraph struct {
	first, last               int // words[first:last]
	sentenceFirst, sentenceTo int
	quoted                    bool
	before, after             seqlabel.Hash // what its neighbours are, see voice
}

// far stands for a distance to something that is not there.
const far = 1 << 20

// lay fills the page with the words of doc, which are its tokens one for one.
func (p *page) lay(doc *text.Document) {
	p.words, p.sentences, p.paragraphs = p.words[:0], p.sentences[:0], p.paragraphs[:0]
	for i, s := range doc.Sentences {
		if i == 0 || s.Paragraph != doc.Sentences[i-1].Paragraph {
			p.paragraphs = append(p.paragraphs, paragraph{first: len(p.words), sentenceFirst: i})
		}
		par := &p.paragraphs[len(p.paragraphs)-1]
		p.sentences = append(p.sentences, sentence{first: len(p.words), index: i - par.sentenceFirst})
		for _, t := range doc.Tokens[s.First:s.Last] {
			w := newWord(t, t.Of(doc.Text))
			w.sentence = i
			p.words = append(p.words, w)
		}
		p.sentences[i].last = len(p.words)
		par.last, par.sentenceTo = len(p.words), i+1
	}
	for i := range p.paragraphs {
		p.layQuotes(&p.paragraphs[i])
	}
	for i := range p.sentences {
		p.laySentence(&p.sentences[i])
	}
	p.laySpeakers()
	p.layVoices()
}

// laySpeakers counts the nouns that stand where the subject of a verb of speech does.
func (p *page) laySpeakers() {
	if p.speakers == nil {
		p.speakers = map[seqlabel.Hash]seqlabel.Hash{}
	}
	clear(p.speakers)
	for i := range p.words {
		w := &p.words[i]
		if w.speech != says && w.speech != ascribe {
			continue
		}
		s := &p.sentences[w.sentence]
		for j := max(s.first, i-2); j < min(s.last, i+4); j++ {
			if x := &p.words[j]; x.noun && j != i {
				p.speakers[x.form] = min(p.speakers[x.form]+1, 3)
			}
		}
	}
}

// layVoices tells each paragraph what its neighbours are.
func (p *page) layVoices() {
	for i := range p.paragraphs {
		voice := p.voice(&p.paragraphs[i])
		if i > 0 {
			p.paragraphs[i-1].after = voice
		}
		if i+1 < len(p.paragraphs) {
			p.paragraphs[i+1].before = voice
		}
	}
}

// voice tells whether a paragraph has quotation marks, begins or ends inside them, and has a verb of
// speech outside them. It is never 0, which stands for no paragraph.
func (p *page) voice(par *paragraph) seqlabel.Hash {
	if par.first == par.last {
		return 1
	}
	first, last := &p.words[par.first], &p.words[par.last-1]
	speaks := false
	for i := par.first; i < par.last; i++ {
		speaks = speaks || p.words[i].speech == says && p.words[i].place == outside
	}
	h := 1 + flag(par.quoted)
	h = h*4 + seqlabel.Hash(first.place)
	h = h*4 + seqlabel.Hash(last.place)
	return h*2 + flag(speaks)
}

// layQuotes finds what stands inside double quotation marks. A mark that cannot open or close where
// it stands is taken for the other kind: typesetters err, and straight marks do not tell.
func (p *page) layQuotes(par *paragraph) {
	words := p.words[par.first:par.last]
	in, since := false, far
	for i := range words {
		w := &words[i]
		since++
		switch w.mark {
		case openQuote, closeQuote, eitherQuote:
			in = !in || w.mark == openQuote
			w.place, since = closing, 0
			if in {
				w.place = opening
			}
			par.quoted = true
		default:
			if in {
				w.place = inside
			}
		}
		w.sinceMark = since
	}
	until := far
	for i := len(words) - 1; i >= 0; i-- {
		until++
		if words[i].place == opening || words[i].place == closing {
			until = 0
		}
		words[i].untilMark = until
	}
}

// laySentence finds the neighbours of each word.
func (p *page) laySentence(s *sentence) {
	near := neighbours{none, none, none, none}
	commas := 0
	for i := s.first; i < s.last; i++ {
		w := &p.words[i]
		s.quoted = s.quoted || w.place != outside
		w.before, w.commas = near, commas
		near.pass(i, w)
		if w.mark == comma {
			commas++
		}
	}
	near = neighbours{none, none, none, none}
	for i := s.last - 1; i >= s.first; i-- {
		w := &p.words[i]
		w.after = near
		near.pass(i, w)
	}
}

// pass takes in word i on the way past it.
func (n *neighbours) pass(i int, w *word) {
	if w.speech != silent {
		n.speech = i
	}
	if w.verb {
		n.verb = i
	}
	if w.mark == comma {
		n.comma = i
	}
	if w.link {
		n.link = i
	}
}
