package label

import "headwater/internal/seqlabel"

// sheet holds the features of a row of words.
type sheet struct {
	all  []uint32
	ends []int
	rows [][]uint32
}

func (s *sheet) reset() { s.all, s.ends = s.all[:0], s.ends[:0] }

// view gives the features word by word; it is good until the next reset.
func (s *sheet) view() [][]uint32 {
	s.rows = s.rows[:0]
	start := 0
	for _, end := range s.ends {
		s.rows = append(s.rows, s.all[start:end])
		start = end
	}
	return s.rows
}

func (s *sheet) endWord() { s.ends = append(s.ends, len(s.all)) }

func (s *sheet) one(template int, a seqlabel.Hash) {
	s.all = append(s.all, templates[template].Mix(a).ID())
}

func (s *sheet) two(template int, a, b seqlabel.Hash) {
	s.all = append(s.all, templates[template].Mix(a).Mix(b).ID())
}

func (s *sheet) three(template int, a, b, c seqlabel.Hash) {
	s.all = append(s.all, templates[template].Mix(a).Mix(b).Mix(c).ID())
}

func (s *sheet) four(template int, a, b, c, d seqlabel.Hash) {
	s.all = append(s.all, templates[template].Mix(a).Mix(b).Mix(c).Mix(d).ID())
}

// templates are the starts of features by their number.
var templates = func() (t [300]seqlabel.Hash) {
	for i := range t {
		t[i] = seqlabel.Feature(i + 1)
	}
	return t
}()

// bucket rounds a distance, so that far ones are told apart less than near ones.
func bucket(n int) seqlabel.Hash {
	switch {
	case n < 0:
		return 99
	case n <= 4:
		return seqlabel.Hash(n)
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 22:
		return 8
	case n <= 40:
		return 9
	case n < far/2:
		return 10
	}
	return 11
}

// First numbers of the groups of templates.
const (
	wordTemplates     = 0
	wideTemplates     = 20
	classTemplates    = 35
	quoteTemplates    = 50
	sentenceTemplates = 70
	speechTemplates   = 90
	clauseTemplates   = 110
	documentTemplates = 120
)

// edge stands for the words before the first and after the last.
var edge = word{form: base.Int(1), lemma: base.Int(1), tag: base.Int(1), shape: base.Int(1)}

// features fills the sheet with what the model looks at in a paragraph.
func (p *page) features(par *paragraph, s *sheet) {
	s.reset()
	for i := par.first; i < par.last; i++ {
		p.wordFeatures(par, i, s)
		p.wideFeatures(par, i, s)
		p.classFeatures(par, i, s)
		p.quoteFeatures(par, i, s)
		p.sentenceFeatures(par, i, s)
		p.speechFeatures(i, s)
		p.clauseFeatures(i, s)
		p.documentFeatures(par, i, s)
		s.endWord()
	}
}

// at returns word i of the paragraph, or the edge.
func (p *page) at(par *paragraph, i int) *word {
	if i < par.first || i >= par.last {
		return &edge
	}
	return &p.words[i]
}

// wordFeatures look at the word, its neighbours and what they look like.
func (p *page) wordFeatures(par *paragraph, i int, s *sheet) {
	b, c := p.at(par, i-2), p.at(par, i-1)
	w := &p.words[i]
	d, e := p.at(par, i+1), p.at(par, i+2)
	const t = wordTemplates
	for k, x := range [...]*word{b, c, w, d, e} {
		s.one(t+k, x.tag)
	}
	s.one(t+5, w.form)
	s.one(t+6, c.lemma)
	s.one(t+7, w.lemma)
	s.one(t+8, d.lemma)
	s.two(t+9, c.tag, w.tag)
	s.two(t+10, w.tag, d.tag)
	s.three(t+11, c.tag, w.tag, d.tag)
	s.two(t+12, c.tag, w.form)
	s.two(t+13, w.form, d.tag)
	s.two(t+14, w.shape, d.shape)
	s.one(t+15, w.suffix)
}

// wideFeatures look at the words further off and at words in pairs.
func (p *page) wideFeatures(par *paragraph, i int, s *sheet) {
	b, c := p.at(par, i-2), p.at(par, i-1)
	w := &p.words[i]
	d, e := p.at(par, i+1), p.at(par, i+2)
	const t = wideTemplates
	s.one(t, c.form)
	s.one(t+1, d.form)
	s.two(t+2, c.lemma, w.lemma)
	s.two(t+3, w.lemma, d.lemma)
	s.three(t+4, b.tag, c.tag, w.tag)
	s.three(t+5, w.tag, d.tag, e.tag)
	s.one(t+6, b.lemma)
	s.one(t+7, e.lemma)
	s.one(t+8, w.shape)
	s.two(t+9, d.lemma, e.lemma)
}

// classFeatures look at the company that the words keep elsewhere (package text, Classes).
func (p *page) classFeatures(par *paragraph, i int, s *sheet) {
	b, c := p.at(par, i-2), p.at(par, i-1)
	w := &p.words[i]
	d, e := p.at(par, i+1), p.at(par, i+2)
	const t = classTemplates
	for k, x := range [...]*word{b, c, w, d, e} {
		s.one(t+k, x.class)
	}
	s.two(t+5, c.class, w.class)
	s.two(t+6, w.class, d.class)
	s.three(t+7, c.kind, w.kind, d.kind)
	s.three(t+8, w.tag, w.class, d.tag)
}

// documentFeatures look at what the rest of the document tells: how often the word stands beside a verb
// of speech, and whether the paragraphs before and after quote and speak.
func (p *page) documentFeatures(par *paragraph, i int, s *sheet) {
	const t = documentTemplates
	w := &p.words[i]
	speaks := p.speakers[w.form]
	s.two(t, speaks, w.tag)
	s.three(t+1, p.speakers[p.at(par, i-1).form], speaks, p.speakers[p.at(par, i+1).form])
	s.three(t+2, par.before, seqlabel.Hash(w.place), w.tag)
	s.three(t+3, par.before, seqlabel.Hash(w.speech), bucket(i-par.first))
	s.three(t+4, par.after, seqlabel.Hash(w.speech), bucket(par.last-i))
}

// quoteFeatures look at the quotation marks around the word.
func (p *page) quoteFeatures(par *paragraph, i int, s *sheet) {
	const t = quoteTemplates
	w := &p.words[i]
	if !par.quoted {
		s.one(t, 9)
		return
	}
	prev, next := p.at(par, i-1), p.at(par, i+1)
	place := seqlabel.Hash(w.place)
	since, until := bucket(w.sinceMark), bucket(w.untilMark)
	s.three(t, seqlabel.Hash(prev.place), place, seqlabel.Hash(next.place))
	s.two(t+1, place, w.form)
	s.three(t+2, place, since, w.tag)
	s.three(t+3, place, until, w.tag)
	s.three(t+4, place, since, until)
	s.four(t+5, place, p.beforeMark(par, i-w.sinceMark), p.beforeMark(par, i+w.untilMark), since)
}

// beforeMark is the word before the quotation mark at i, which is a comma where the sentence goes on.
func (p *page) beforeMark(par *paragraph, i int) seqlabel.Hash {
	if i <= par.first || i > par.last {
		return 0
	}
	if w := &p.words[i-1]; w.mark != noMark {
		return w.form
	}
	return 1
}

// sentenceFeatures look at where the word stands in its sentence and the sentence in its paragraph.
func (p *page) sentenceFeatures(par *paragraph, i int, s *sheet) {
	const t = sentenceTemplates
	w := &p.words[i]
	sen := &p.sentences[w.sentence]
	from, to := bucket(i-sen.first), bucket(sen.last-1-i)
	quoted := flag(sen.quoted)
	index := seqlabel.Hash(min(sen.index, 2))
	s.two(t, index, seqlabel.Hash(min(par.sentenceTo-par.sentenceFirst, 3)))
	s.two(t+1, p.words[sen.first].form, from)
	s.three(t+2, quoted, index, w.tag)
	s.two(t+3, quoted, p.words[sen.last-1].form)
	s.two(t+4, from, w.tag)
	s.two(t+5, to, w.tag)
	s.two(t+6, seqlabel.Hash(p.words[sen.first].place), seqlabel.Hash(p.words[sen.last-1].place))
}

func flag(b bool) seqlabel.Hash {
	if b {
		return 1
	}
	return 0
}

// speechFeatures look at the nearest words on both sides that point to an attribution.
func (p *page) speechFeatures(i int, s *sheet) {
	const t = speechTemplates
	w := &p.words[i]
	s.one(t, seqlabel.Hash(w.speech))
	left, leftClass := p.speechSide(i, w.before.speech, s, t+1)
	right, rightClass := p.speechSide(i, w.after.speech, s, t+6)
	s.three(t+11, leftClass, seqlabel.Hash(w.speech), rightClass)
	s.two(t+12, left, right)
	s.four(t+13, leftClass, rightClass, w.tag, seqlabel.Hash(w.place))
}

// speechSide makes the features of one side out of the word at j, and returns its lemma and kind.
func (p *page) speechSide(i, j int, s *sheet, t int) (lemma, class seqlabel.Hash) {
	if j == none {
		s.one(t, 0)
		return 0, 0
	}
	w, c := &p.words[i], &p.words[j]
	distance := bucket(max(i-j, j-i))
	commas := seqlabel.Hash(min(max(w.commas-c.commas, c.commas-w.commas), 3))
	class = seqlabel.Hash(c.speech)
	s.two(t, c.lemma, distance)
	s.three(t+1, class, distance, commas)
	s.three(t+2, c.lemma, w.tag, commas)
	return c.lemma, class
}

// clauseFeatures look at the nearest verbs, commas and words that open clauses.
func (p *page) clauseFeatures(i int, s *sheet) {
	const t = clauseTemplates
	w := &p.words[i]
	verb, verbFar := p.neighbour(i, w.before.verb)
	next, nextFar := p.neighbour(i, w.after.verb)
	s.two(t, verb, verbFar)
	s.two(t+1, next, nextFar)
	_, commaBefore := p.neighbour(i, w.before.comma)
	_, commaAfter := p.neighbour(i, w.after.comma)
	s.two(t+4, commaBefore, w.tag)
	s.two(t+5, commaAfter, w.tag)
	link, linkFar := p.neighbour(i, w.before.link)
	s.two(t+6, link, linkFar)
}

func (p *page) neighbour(i, j int) (lemma, distance seqlabel.Hash) {
	if j == none {
		return 0, bucket(far)
	}
	return p.words[j].lemma, bucket(max(i-j, j-i))
}
