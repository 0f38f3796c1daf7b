package label

import "headwater/internal/seqlabel"

// First numbers of the groups of templates of whole candidates.
const (
	chanceTemplates = 160
	edgeTemplates   = 180
	markTemplates   = 210
	cueTemplates    = 250
)

// chanceFeatures look at the chance that the chain gives, and at what it gives to others.
func (v *view) chanceFeatures() {
	const t = chanceTemplates
	c, s := v.candidate, v.slate
	start, end := s.opens[c.role][c.first], s.closes[c.role][c.last]
	own := odds(c.chance)
	v.one(t, own)
	v.two(t+1, own, bucket(c.last-c.first))
	v.two(t+2, v.grade, grade(start))
	v.two(t+3, v.grade, grade(end))
	v.two(t+4, odds(start), flag(start == c.chance))
	v.two(t+5, odds(end), flag(end == c.chance))
	for r := Source; r <= Content; r++ {
		v.three(t+6, seqlabel.Hash(r), grade(s.closes[r][c.first]), v.grade)
		v.three(t+7, seqlabel.Hash(r), grade(s.opens[r][c.last]), v.grade)
	}
	v.three(t+8, grade(s.closes[Cue][c.first]), grade(s.opens[Cue][c.last]), grade(s.closes[Source][c.first]))
	v.three(t+9, grade(s.opens[Source][c.last]), grade(s.opens[Content][c.last]), grade(s.closes[Content][c.first]))
}

// edgeFeatures look at the first and the last word and the words beyond them.
func (v *view) edgeFeatures() {
	const t = edgeTemplates
	b, f, l, n, m := v.word(v.first-1), v.word(v.first), v.word(v.last-1), v.word(v.last), v.word(v.last+1)
	for k, w := range [...]*word{b, f, l, n} {
		v.one(t+k, w.form)
		v.one(t+4+k, w.tag)
	}
	v.two(t+8, b.form, f.form)
	v.two(t+9, l.form, n.form)
	v.two(t+10, b.tag, f.tag)
	v.two(t+11, l.tag, n.tag)
	v.two(t+12, b.form, f.tag)
	v.two(t+13, l.tag, n.form)
	v.two(t+14, b.lemma, n.tag)
	v.two(t+15, f.tag, l.tag)
	v.two(t+16, b.tag, n.tag)
	v.two(t+17, n.form, m.form)
	v.two(t+18, n.tag, m.tag)
	v.two(t+19, n.form, m.tag)
	if v.last-v.first <= 3 {
		h := base
		for i := v.first; i < v.last; i++ {
			h = h.Mix(v.word(i).lemma)
		}
		v.one(t+20, h)
	}
}

// markFeatures look at length, quotation marks, commas and the ends of sentences.
func (v *view) markFeatures() {
	const t = markTemplates
	b, f, l, n := v.word(v.first-1), v.word(v.first), v.word(v.last-1), v.word(v.last)
	from, to := &v.page.sentences[f.sentence], &v.page.sentences[l.sentence]
	length := bucket(v.last - v.first)
	quotes := few(v.quotes, 4)
	v.one(t, length)
	v.three(t+1, seqlabel.Hash(f.place), seqlabel.Hash(l.place), quotes)
	v.three(t+2, seqlabel.Hash(b.place), seqlabel.Hash(n.place), quotes)
	v.three(t+3, flag(v.first == from.first), flag(v.last == to.last)+2*flag(v.last == to.last-1), few(l.sentence-f.sentence, 3))
	v.two(t+4, few(v.verbs, 3), few(v.commas, 3))
	v.two(t+5, few(v.speeches, 2), seqlabel.Hash(n.mark))
	v.three(t+6, few(v.stops, 2), seqlabel.Hash(l.mark), seqlabel.Hash(n.mark))
	v.two(t+7, bucket(v.first-from.first), bucket(to.last-v.last))
	v.three(t+8, seqlabel.Hash(f.place), seqlabel.Hash(l.mark), seqlabel.Hash(n.place))
	v.three(t+9, few(v.commas, 2), length, n.tag)
}

// cueFeatures look at the nearest likely cues and how the candidate hangs together with them.
func (v *view) cueFeatures() {
	const t = cueTemplates
	before, after := v.slate.before[v.candidate.first], v.slate.after[v.candidate.last]
	v.besideCue(before, t)
	v.besideCue(after, t+10)
	inside := v.slate.after[v.candidate.first]
	within := inside != none && inside < v.candidate.last
	v.two(t+20, flag(within), v.grade)
	v.three(t+21, flag(before != none), flag(after != none), flag(within))
	if within {
		v.two(t+22, v.word(v.par.first+inside).lemma, flag(inside == v.candidate.first))
	}
}

// besideCue looks at the cue that begins at the given word of the paragraph.
func (v *view) besideCue(at, t int) {
	if at == none {
		v.one(t, 0)
		return
	}
	i := v.par.first + at
	w, f, n := v.word(i), v.word(v.first), v.word(v.last)
	gap := bucket(max(i-v.last, v.first-1-i))
	sentences := few(max(f.sentence-w.sentence, w.sentence-v.word(v.last-1).sentence), 2)
	v.three(t+1, w.lemma, gap, sentences)
	v.three(t+2, seqlabel.Hash(w.speech), gap, sentences)
	v.three(t+3, w.lemma, f.tag, sentences)
	v.three(t+4, w.lemma, n.tag, sentences)
	v.three(t+7, w.lemma, f.form, flag(gap == 0))
	v.three(t+8, w.tag, gap, n.form)
	v.two(t+9, w.lemma, bucket(v.last-v.first))
}
