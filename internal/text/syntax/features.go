package syntax

import "headwater/internal/seqlabel"

// nobody stands where there is no word; the root looks like this too.
var nobody = word{form: base.Int(1), tag: base.Int(1), suffix: base.Int(1)}

// at returns word i, or nobody.
func (s *state) at(i int) *word {
	if i < 0 || i >= len(s.words) {
		return &nobody
	}
	return &s.words[i]
}

// onStack returns the index of the word n below the top of the stack, or -1.
func (s *state) onStack(n int) int {
	if n >= len(s.stack) {
		return -1
	}
	return s.stack[len(s.stack)-1-n]
}

// templates are the starts of the features, by template.
var templates = func() (out [64]seqlabel.Hash) {
	for i := range out {
		out[i] = seqlabel.Feature(i)
	}
	return out
}()

// adder appends features, numbering the templates in the order they come.
type adder struct {
	out      []uint32
	template int
}

// start begins the feature of the next template.
func (a *adder) start() seqlabel.Hash {
	a.template++
	return templates[a.template]
}

func (a *adder) one(x seqlabel.Hash) {
	a.out = append(a.out, a.start().Mix(x).ID())
}

func (a *adder) two(x, y seqlabel.Hash) {
	a.out = append(a.out, a.start().Mix(x).Mix(y).ID())
}

func (a *adder) three(x, y, z seqlabel.Hash) {
	a.out = append(a.out, a.start().Mix(x).Mix(y).Mix(z).ID())
}

// features appends what the choice of the next move looks at: the top of the stack, the next words,
// what already depends on them and what lies between.
func (s *state) features(out []uint32) []uint32 {
	i0, i1, i2 := s.onStack(0), s.onStack(1), s.onStack(2)
	n := s.next
	s0, s1, s2 := s.at(i0), s.at(i1), s.at(i2)
	b0, b1, b2 := s.at(n), s.at(n+1), s.at(n+2)
	a := adder{out: out}
	a.one(s0.form)
	a.one(b0.form)
	for _, w := range [...]*word{s0, s1, b0, b1} {
		a.two(w.form, w.tag)
	}
	a.two(s0.tag, b0.tag)
	a.three(s0.form, s0.tag, b0.tag)
	a.three(s0.tag, b0.form, b0.tag)
	a.two(s0.form, b0.form)
	a.two(s1.form, s0.form)
	a.three(s1.tag, s0.form, s0.tag)
	a.three(s1.form, s1.tag, s0.tag)
	a.three(s0.tag, b0.tag, b1.tag)
	a.three(s1.tag, s0.tag, b0.tag)
	a.three(s2.tag, s1.tag, s0.tag)
	a.three(b0.tag, b1.tag, b2.tag)
	a.three(s0.tag.Mix(b0.tag), b1.tag, b2.tag)
	a.three(s1.tag.Mix(s0.tag), b0.tag, b1.tag)
	a.three(s1.tag, s0.tag, b0.form)
	s.childFeatures(&a, i0, i1)
	s.betweenFeatures(&a, i0, i1)
	return a.out
}

// childFeatures look at the words already tied to the top of the stack and to the next word.
func (s *state) childFeatures(a *adder, i0, i1 int) {
	k0, k1, kb := s.kidsOf(i0), s.kidsOf(i1), s.kidsOf(s.next)
	s0, s1, b0 := s.at(i0), s.at(i1), s.at(s.next)
	a.three(s0.tag, s.at(k0.left).tag, b0.tag)
	a.three(s0.tag, s.at(k0.right).tag, b0.tag)
	a.three(s1.tag, s.at(k1.right).tag, s0.tag)
	a.three(b0.tag, s.at(kb.left).tag, s0.tag)
	a.two(s0.form, seqlabel.Hash(min(k0.lefts, 5)*8+min(k0.rights, 5)))
	a.two(s1.form, seqlabel.Hash(min(k1.lefts, 5)*8+min(k1.rights, 5)))
	a.three(s0.tag, k0.leftTag, k0.rightTag)
	a.three(s1.tag, k1.rightTag, s0.tag)
}

var noKids = kids{left: -1, right: -1}

func (s *state) kidsOf(i int) *kids {
	if i < 0 {
		return &noKids
	}
	return &s.kids[i]
}

// betweenFeatures look at the distance between the words that a move may tie.
func (s *state) betweenFeatures(a *adder, i0, i1 int) {
	s0, s1, b0 := s.at(i0), s.at(i1), s.at(s.next)
	d := distance(s.next - i0)
	e := distance(i0 - i1)
	a.three(s0.tag, b0.tag, d)
	a.three(s1.tag, s0.tag, e)
	a.two(s1.form, e)
	if i0 >= 0 {
		before := s.at(s.next - 1)
		a.three(s0.tag, b0.tag, before.tag)
		a.three(s0.tag, before.form, b0.form)
	}
}

func distance(n int) seqlabel.Hash {
	switch {
	case n <= 5:
		return seqlabel.Hash(uint32(n))
	case n <= 8:
		return 6
	case n <= 14:
		return 7
	}
	return 8
}

// relationFeatures appends what the name of word i's tie to its head looks at.
func (s *state) relationFeatures(out []uint32, i int) []uint32 {
	h := s.heads[i]
	d, w := s.at(i), s.at(h)
	side := seqlabel.Hash(0)
	if h == len(s.words) {
		side = 2
	} else if h < i {
		side = 1
	}
	k, kh := &s.kids[i], &s.kids[h]
	a := adder{out: out}
	a.two(d.form, side)
	a.three(d.tag, w.tag, side)
	a.three(d.form, w.tag, side)
	a.three(d.tag, w.form, side)
	a.three(d.form, w.form, side)
	a.three(d.tag, w.tag, distance(max(i-h, h-i)).Mix(side))
	a.three(d.tag, s.at(k.left).form, w.tag)
	a.three(d.tag, k.leftTag, w.tag.Mix(side))
	a.three(d.suffix, w.tag, side)
	a.three(s.at(i-1).tag, d.tag, s.at(i+1).tag)
	a.two(s.at(i-1).form, d.tag)
	a.three(d.tag, w.tag, kh.leftTag.Mix(side))
	a.three(d.tag, w.form, kh.leftTag.Mix(side))
	return a.out
}
