package text

import (
	_ "embed"
	"encoding/binary"
	"sync"

	"headwater/internal/seqlabel"
)

// The tagger goes through a sentence from left to right and gives each word the tag that scores best
// under a linear model of the word, its neighbours and the tags already given; words that had one tag
// only in all the training texts get that one without further thought. The features are those of
// Ratnaparkhi ("A Maximum Entropy Model for Part-Of-Speech Tagging", EMNLP 1996), with the tag sets of
// the words ahead as in Choi ("Dynamic Feature Induction", NAACL 2016) and the distributional classes
// of words (class.go); the learner is the averaged perceptron of Collins (EMNLP 2002).

//go:embed tags.model
var tagsModel []byte

// theTagger is made of the embedded model when the first text is read.
var theTagger = sync.OnceValue(func() *tagger {
	t, err := loadTagger(tagsModel)
	if err != nil {
		panic("text: the embedded tag model is damaged: " + err.Error())
	}
	return t
})

// tagger is a model and its word list. It may be used by several goroutines at once.
type tagger struct {
	model   *seqlabel.Model
	lexicon lexicon
}

// loadTagger reads a model file: the length of the lexicon (uint32), the lexicon, a seqlabel model.
func loadTagger(data []byte) (*tagger, error) {
	if len(data) < 4 || uint64(len(data)-4) < uint64(binary.LittleEndian.Uint32(data)) {
		return nil, seqlabel.ErrFormat
	}
	end := 4 + binary.LittleEndian.Uint32(data)
	model, err := seqlabel.Load(data[end:])
	if err != nil {
		return nil, err
	}
	return &tagger{model: model, lexicon: lexicon(data[4:end])}, nil
}

// Tag gives the Penn Treebank tags of the words of one sentence. Straight quotation marks are taken to
// open and to close by turns.
func Tag(words []string) []string {
	t := theTagger()
	p := t.newPass()
	open := false
	for _, w := range words {
		if w == "\"" {
			open = !open
			w = quotationMark(open)
		}
		p.add(w)
	}
	tags := make([]string, len(words))
	for i, tag := range p.run() {
		tags[i] = t.model.Labels[tag]
	}
	return tags
}

func quotationMark(open bool) string {
	if open {
		return openMark
	}
	return closeMark
}

// tag gives every token of d its tag.
func (d *Document) tag(t *tagger) {
	p := t.newPass()
	for _, s := range d.Sentences {
		p.begin()
		for i := s.First; i < s.Last; i++ {
			w := d.word(i)
			if w == "\"" || w == closeMark {
				w = quotationMark(d.touches(i) && (!d.touches(i-1) || leansAhead[d.word(i-1)]))
			}
			p.add(w)
		}
		for i, tag := range p.run() {
			d.Tokens[s.First+i].Tag = t.model.Labels[tag]
		}
	}
}

// pass is one goroutine's work with the tagger; its buffers serve sentence after sentence.
type pass struct {
	tagger   *tagger
	decoder  *seqlabel.Decoder
	seen     []glimpse // the words, with two blank ones before and after
	tags     []int
	features []uint32
}

func (t *tagger) newPass() *pass {
	p := &pass{tagger: t, decoder: t.model.NewDecoder()}
	p.begin()
	return p
}

// begin forgets the last sentence.
func (p *pass) begin() { p.seen = append(p.seen[:0], edge, edge) }

// add takes in the next word.
func (p *pass) add(word string) { p.seen = append(p.seen, look(word, p.tagger.lexicon)) }

// run tags the words added; the slice is good until the next run.
func (p *pass) run() []int {
	n := len(p.seen) - 2
	p.seen = append(p.seen, edge, edge)
	p.tags = p.tags[:0]
	state := noTags
	for i := range n {
		tag := int(p.seen[i+2].entry.sure) - 1
		if tag < 0 {
			p.features = tagFeatures(p.features[:0], p.seen[i:i+5], state)
			tag = p.decoder.Best(p.features)
		}
		p.tags = append(p.tags, tag)
		state.push(tag)
	}
	return p.tags
}

// tagState is what the features need to know of the tags already given.
type tagState struct{ last, beforeLast int }

const noTag = -1

var noTags = tagState{noTag, noTag}

func (s *tagState) push(tag int) { s.beforeLast, s.last = s.last, tag }

// edge stands before and after the sentence.
var edge = look("", nil)

// tagFeatures appends the features of the middle one of five neighbouring words.
func tagFeatures(f []uint32, w []glimpse, s tagState) []uint32 {
	b2, b1, g, a1, a2 := &w[0], &w[1], &w[2], &w[3], &w[4]
	last := seqlabel.Hash(uint32(s.last + 2))
	both := last*64 + seqlabel.Hash(uint32(s.beforeLast+2))
	class, ahead := seqlabel.Hash(g.entry.tags), seqlabel.Hash(a1.entry.tags)
	n := 0
	one := func(a seqlabel.Hash) {
		n++
		f = append(f, seqlabel.Feature(n).Mix(a).ID())
	}
	two := func(a, b seqlabel.Hash) {
		n++
		f = append(f, seqlabel.Feature(n).Mix(a).Mix(b).ID())
	}
	one(g.raw)
	one(g.low)
	two(g.shape, b1.shape)
	two(g.suf[2], g.shape)
	one(g.suf[0])
	one(g.suf[1])
	one(g.suf[2])
	one(g.suf[3])
	one(g.pre[0])
	one(g.pre[2])
	one(last)
	one(both)
	two(last, g.low)
	two(both, class)
	two(last, class<<8|ahead)
	one(b1.low)
	one(a1.low)
	one(b2.low)
	one(a2.low)
	two(b1.low, g.low)
	two(g.low, a1.low)
	two(class<<8|ahead, seqlabel.Hash(a2.entry.tags))
	one(b1.suf[2])
	one(a1.suf[2])
	two(a1.shape, g.shape)
	two(class<<8|seqlabel.Hash(g.small), g.shape)
	two(b1.shape, g.shape.Mix(seqlabel.Hash(g.small)).Mix(a1.shape))
	two(last, g.suf[2])
	two(last, g.shape.Mix(seqlabel.Hash(g.small)))
	one(fine(g))
	one(fine(b1))
	one(fine(a1))
	two(fine(b1), fine(g))
	two(fine(g), fine(a1))
	two(fine(b1), fine(a1))
	two(last, fine(a1))
	return f
}

// fine gives the class of a word as part of a feature.
func fine(g *glimpse) seqlabel.Hash { return seqlabel.Hash(g.class.Fine) }
