package label

import "headwater/internal/seqlabel"

// segment is a passage of the first model's guess.
type segment struct {
	role        Role
	first, last int
}

// takeGuess notes what the first model made of the page, for secondFeatures.
func (p *page) takeGuess(guess []int) {
	p.guess = guess
	p.segments = p.segments[:0]
	p.segmentOf = resize(p.segmentOf, len(guess))
	for i, l := range guess {
		p.segmentOf[i] = none
		if l == 0 {
			continue
		}
		n := len(p.segments)
		if l%2 == 1 || n == 0 || p.segments[n-1].last != i {
			p.segments = append(p.segments, segment{role: Role((l + 1) / 2), first: i})
			n++
		}
		p.segments[n-1].last = i + 1
		p.segmentOf[i] = n - 1
	}
	p.noteSources()
	p.drawSentences()
}

// noteSources counts in which sources of the document a word stands: a name that spoke before will
// speak again.
func (p *page) noteSources() {
	if p.sources == nil {
		p.sources = make(map[seqlabel.Hash]int)
	}
	clear(p.sources)
	for _, s := range p.segments {
		if s.role != Source {
			continue
		}
		for _, w := range p.words[s.first:s.last] {
			if w.name {
				p.sources[w.form]++
			}
		}
	}
}

// drawSentences hashes, for each sentence, the order of the roles in it.
func (p *page) drawSentences() {
	for i := range p.sentences {
		s := &p.sentences[i]
		h, last := base, none
		s.cues = 0
		for j := s.first; j < s.last; j++ {
			n := p.segmentOf[j]
			if n == last {
				continue
			}
			last = n
			if n == none {
				continue
			}
			h = h.Int(int(p.segments[n].role))
			if p.segments[n].role == Cue {
				s.cues++
			}
		}
		s.sketch = h
	}
}

// secondFeatures fills the sheet with what the second model looks at: all the first did, and what
// the first model made of the neighbourhood.
func (p *page) secondFeatures(par *paragraph, s *sheet) {
	s.reset()
	for i := par.first; i < par.last; i++ {
		p.wordFeatures(par, i, s)
		p.quoteFeatures(par, i, s)
		p.sentenceFeatures(par, i, s)
		p.speechFeatures(i, s)
		p.clauseFeatures(i, s)
		p.treeFeatures(par, i, s)
		p.guessFeatures(par, i, s)
		p.segmentFeatures(par, i, s)
		p.pageFeatures(par, i, s)
		s.endWord()
	}
}

func (p *page) guessAt(par *paragraph, i int) seqlabel.Hash {
	if i < par.first || i >= par.last {
		return 99
	}
	return seqlabel.Hash(p.guess[i])
}

// guessFeatures look at the labels guessed for the words around.
func (p *page) guessFeatures(par *paragraph, i int, s *sheet) {
	const t = secondTemplates
	w := &p.words[i]
	a, b, c := p.guessAt(par, i-2), p.guessAt(par, i-1), p.guessAt(par, i)
	d, e := p.guessAt(par, i+1), p.guessAt(par, i+2)
	s.one(t, c)
	s.two(t+1, b, c)
	s.two(t+2, c, d)
	s.three(t+3, b, c, d)
	s.four(t+4, a, b, c, d)
	s.four(t+5, b, c, d, e)
	s.two(t+6, c, w.form)
	s.two(t+7, c, w.tag)
	s.three(t+8, c, w.tag, p.at(par, i+1).tag)
	s.three(t+9, c, w.tag, p.at(par, i-1).tag)
	s.three(t+10, c, p.at(par, i-1).form, w.form)
	s.three(t+11, c, w.form, p.at(par, i+1).form)
}

// segmentFeatures look at the guessed passage the word stands in and the nearest ones of each role.
func (p *page) segmentFeatures(par *paragraph, i int, s *sheet) {
	const t = secondTemplates + 15
	w := &p.words[i]
	if n := p.segmentOf[i]; n != none {
		g := p.segments[n]
		role := seqlabel.Hash(g.role)
		s.three(t, role, bucket(i-g.first), bucket(g.last-1-i))
		s.three(t+1, role, p.words[g.first].form, p.words[g.last-1].form)
		s.three(t+2, role, bucket(i-g.first), p.words[g.first].lemma)
		s.four(t+3, role, p.at(par, g.first-1).form, p.at(par, g.last).form, bucket(g.last-1-i))
		s.three(t+4, role, bucket(g.last-g.first), w.tag)
	}
	var sides [2][4]int
	for k := range sides[0] {
		sides[0][k], sides[1][k] = none, none
	}
	p.nearest(par, i, -1, &sides[0])
	p.nearest(par, i, 1, &sides[1])
	for side := range sides {
		for role := Source; role <= Content; role++ {
			p.sideFeatures(i, sides[side][role], s, t+5+4*(2*int(role-1)+side))
		}
	}
	l, r := p.head(sides[0][Cue]), p.head(sides[1][Cue])
	s.three(t+30, l, r, seqlabel.Hash(p.guess[i]))
	s.four(t+31, p.role(sides[0][Source]), p.role(sides[1][Source]), p.role(sides[0][Content]), p.role(sides[1][Content]))
}

func (p *page) role(n int) seqlabel.Hash {
	if n == none {
		return 0
	}
	return seqlabel.Hash(p.segments[n].role)
}

// nearest finds the nearest passage of each role to one side, in the paragraph, at most four on.
func (p *page) nearest(par *paragraph, i, step int, out *[4]int) {
	own := p.segmentOf[i]
	n := p.adjacent(par, i, step)
	for range 4 {
		if n < 0 || n >= len(p.segments) {
			return
		}
		g := p.segments[n]
		if g.first < par.first || g.last > par.last {
			return
		}
		if n != own && out[g.role] == none {
			out[g.role] = n
		}
		n += step
	}
}

// adjacent is the number of the first passage to one side of word i.
func (p *page) adjacent(par *paragraph, i, step int) int {
	if n := p.segmentOf[i]; n != none {
		return n + step
	}
	for j := i + step; j >= par.first && j < par.last; j += step {
		if n := p.segmentOf[j]; n != none {
			return n
		}
	}
	return none
}

// head is the lemma that stands for a passage: its first verb, else its last word.
func (p *page) head(n int) seqlabel.Hash {
	if n == none {
		return 0
	}
	g := p.segments[n]
	for _, w := range p.words[g.first:g.last] {
		if w.speech != silent {
			return w.lemma
		}
	}
	return p.words[g.last-1].lemma
}

func (p *page) sideFeatures(i, n int, s *sheet, t int) {
	if n == none {
		s.one(t, 0)
		return
	}
	g, w := p.segments[n], &p.words[i]
	edge := g.first
	distance := g.first - i
	if g.last <= i {
		distance, edge = i-g.last+1, g.last-1
	}
	far := bucket(distance)
	e := &p.words[edge]
	commas := 4
	if e.sentence == w.sentence {
		commas = min(max(w.commas-e.commas, e.commas-w.commas), 3)
	}
	head := p.head(n)
	own := seqlabel.Hash(p.guess[i])
	s.three(t, far, seqlabel.Hash(commas), own)
	s.three(t+1, head, far, own)
	s.three(t+2, head, w.tag, seqlabel.Hash(commas))
	s.four(t+3, far, w.tag, seqlabel.Hash(commas), seqlabel.Hash(w.place))
}

// pageFeatures look at the sentences around and at the sources of the whole document.
func (p *page) pageFeatures(par *paragraph, i int, s *sheet) {
	const t = secondTemplates + 60
	w := &p.words[i]
	sen := &p.sentences[w.sentence]
	own := seqlabel.Hash(p.guess[i])
	s.two(t, sen.sketch, own)
	s.three(t+1, sen.sketch, w.tag, seqlabel.Hash(w.place))
	s.two(t+2, seqlabel.Hash(min(sen.cues, 3)), own)
	s.two(t+3, p.sketch(w.sentence-1), own)
	s.two(t+4, p.sketch(w.sentence+1), own)
	s.three(t+5, p.sketch(w.sentence-1), sen.sketch, own)
	if w.name {
		s.two(t+6, bucket(p.sources[w.form]), own)
	}
}

func (p *page) sketch(i int) seqlabel.Hash {
	if i < 0 || i >= len(p.sentences) {
		return 0
	}
	return p.sentences[i].sketch
}
