package entity

import (
	"unicode/utf8"

	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// page is a document laid out for the search for names.
type page struct {
	doc     *text.Document
	words   []word
	runs    []run
	islands []island
	seen    witnesses
}

func newPage(doc *text.Document) *page {
	p := &page{doc: doc, words: words(doc)}
	for first := 0; first < len(p.words); {
		last := first
		for last < len(p.words) && p.words[last].sent == p.words[first].sent {
			last++
		}
		phrases(doc.Text, p.words[first:last])
		first = last
	}
	markHeadings(doc, p.words)
	p.runs = findRuns(p.words)
	p.islands = findIslands(p.words, p.runs)
	p.seen = gather(p.words, p.runs)
	return p
}

// The templates of the tagger's features.
const (
	tBias   = iota + 1
	tWord   // words around
	tPair   // two words
	tShape  // how words are written
	tEnding // last letters
	tTag    // parts of speech
	tMark   // what the lexicon knows of words around
	tSeen   // what the document shows of the word
	tRun    // place in the run, and what the run opens and closes with
	tHead   // words that open and close the run
	tAround // what stands before and after the run
	tEdge   // whether a capital proves anything
	tClass  // distributional classes of words around
	tCalled // what the document calls the thing
)

// beyond stands for what is before the first word and after the last of a sentence.
var beyond = word{s: "", form: mark0, hash: seqlabel.Hash(2), run: -1}

// near returns the word at i, or beyond when that lies in another sentence than from.
func (p *page) near(from, i int) *word {
	if i < 0 || i >= len(p.words) || p.words[i].sent != p.words[from].sent {
		return &beyond
	}
	return &p.words[i]
}

// features lists the features of word i.
func (p *page) features(out []uint32, i int) []uint32 {
	w, a, b := &p.words[i], p.near(i, i-1), p.near(i, i+1)
	aa, bb := p.near(i, i-2), p.near(i, i+2)
	add := func(h seqlabel.Hash) { out = append(out, h.ID()) }
	at := func(template, position int) seqlabel.Hash { return seqlabel.Feature(template).Int(position) }

	shape, shapeA, shapeB := shapeOf(w), shapeOf(a), shapeOf(b)
	add(seqlabel.Feature(tBias))
	for k, x := range [...]*word{aa, a, w, b, bb} {
		add(at(tWord, k).Mix(x.hash))
	}
	add(at(tPair, 0).Mix(a.hash).Mix(w.hash))
	add(at(tPair, 1).Mix(w.hash).Mix(b.hash))
	add(at(tShape, 0).Int(shape))
	add(at(tShape, 1).Int(shapeA).Int(shape))
	add(at(tShape, 2).Int(shape).Int(shapeB))
	add(at(tShape, 3).Int(shapeA).Int(shape).Int(shapeB))
	if w.form != mark0 {
		endings(w.s, at, add)
	}
	if w.tag != "" {
		tags(a, w, b, at, add)
	}
	for k, x := range [...]*word{aa, a, w, b, bb} {
		add(at(tClass, k).Int(int(x.class.Fine)))
		add(at(tClass, k+5).Int(int(x.class.Kind)))
	}
	add(at(tClass, 10).Int(int(w.small.Kind)).Int(int(w.form)))
	p.lexical(i, at, add)
	p.documentary(w, shape, at, add)
	p.positional(i, at, add)
	p.definitions(w, at, add)
	return out
}

type templateAt func(template, position int) seqlabel.Hash

func endings(s string, at templateAt, add func(seqlabel.Hash)) {
	for n := 2; n <= 4; n++ {
		if len(s) > n {
			add(at(tEnding, n).Fold(s[len(s)-n:]))
		}
	}
}

func tags(a, w, b *word, at templateAt, add func(seqlabel.Hash)) {
	add(at(tTag, 0).String(w.tag))
	add(at(tTag, 1).String(a.tag).String(w.tag))
	add(at(tTag, 2).String(w.tag).String(b.tag))
}

// definitions gives what the document says that the run of the word stands for.
func (p *page) definitions(w *word, at templateAt, add func(seqlabel.Hash)) {
	if w.run < 0 {
		return
	}
	add(at(tCalled, 1).Int(int(p.seen[w.hash] & (calledPerson | calledBody | calledPlace | calledWork))))
}

// lexical gives what the lexicon knows of the word and its neighbours.
func (p *page) lexical(i int, at templateAt, add func(seqlabel.Hash)) {
	w, a, b := &p.words[i], p.near(i, i-1), p.near(i, i+1)
	for k, x := range [...]*word{a, w, b} {
		for m := x.marks; m != 0; m &= m - 1 {
			add(at(tMark, k).Int(int(m & -m)))
		}
	}
}

// documentary gives what the rest of the document shows of the word.
func (p *page) documentary(w *word, shape int, at templateAt, add func(seqlabel.Hash)) {
	e := p.seen[w.hash]
	for m := e; m != 0; m &= m - 1 {
		add(at(tSeen, 0).Int(int(m & -m)))
	}
	add(at(tSeen, 1).Int(int(e & (inMidSentence | inSmall | twice))).Int(shape).Int(flag(w.opens)).Int(flag(w.heading)))
	add(at(tSeen, 2).Int(int(e & (afterTitle | afterGiven | bySpeech | afterIn | withOrgHead | withPlaceHead | openedByGiven | byBody | byPress | hasRole))))
}

// positional gives the run that the word stands in, and what stands around that run.
func (p *page) positional(i int, at templateAt, add func(seqlabel.Hash)) {
	w := &p.words[i]
	add(at(tEdge, 0).Int(flag(w.opens)).Int(flag(w.heading)).Int(shapeOf(w)))
	if w.run < 0 {
		return
	}
	r := p.runs[w.run]
	for r.first < r.last-1 && p.words[r.first].opens && p.words[r.first].marks&common != 0 {
		r.first++
	}
	head, first := &p.words[r.last-1], &p.words[r.first]
	before, after := p.near(i, r.first-1), p.near(i, r.last)
	length, place := min(r.last-r.first, 5), min(i-r.first, 4)
	add(at(tRun, 0).Int(length).Int(place))
	add(at(tRun, 1).Int(length).Int(place).Int(int(head.marks)))
	add(at(tRun, 2).Int(int(first.marks)).Int(length).Int(place))
	add(at(tHead, 0).Mix(head.hash))
	add(at(tHead, 1).Mix(first.hash))
	add(at(tHead, 3).Int(int(head.small.Fine)).Int(int(head.form)))
	add(at(tHead, 4).Int(int(head.small.Kind)).Int(length).Int(place))
	add(at(tHead, 2).Int(int(head.marks)).Int(int(first.marks)))
	add(at(tAround, 0).Mix(before.hash).Int(flag(place == 0)))
	add(at(tAround, 1).Mix(after.hash).Int(flag(i == r.last-1)))
	add(at(tAround, 2).Mix(before.hash).Int(length))
	add(at(tAround, 3).Mix(after.hash).Int(length))
	add(at(tAround, 4).Int(int(before.marks)).Int(place))
	add(at(tAround, 5).Int(int(after.marks)).Int(r.last - i))
	if after.s == "," || after.s == "(" || after.s == "'s" || after.s == "of" {
		beyondMark := p.near(i, r.last+1)
		add(at(tAround, 6).Mix(after.hash).Mix(beyondMark.hash))
		add(at(tAround, 7).Mix(after.hash).Int(int(beyondMark.marks)).Int(int(beyondMark.form)))
	}
}

// shapeOf sums up how a word is written.
func shapeOf(w *word) int {
	n := min(utf8.RuneCountInString(w.s), 4)
	dotted := len(w.s) > 1 && w.s[len(w.s)-1] == '.'
	return int(w.form)<<4 | n<<1 | flag(dotted)
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
