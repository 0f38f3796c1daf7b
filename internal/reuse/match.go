package reuse

import (
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	// alikeEnough is the least likeness of a paraphrase: just under half the content of the
	// shorter sentence, weighed by rarity.
	alikeEnough = 0.45
	// namedEnough is that likeness where the one sentence names the outlet of the other.
	namedEnough = 0.25
	// fewestStems is how many content words a paraphrase shares at least.
	fewestStems = 3
	// longRun is the number of copied words that are a match whatever surrounds them.
	longRun = 6
	// mostlyCopied is the copied part of the shorter sentence that makes a match a copied one.
	mostlyCopied = 0.6
)

// matches pairs up the sentences of two drafts: those that share copied words, and for every sentence
// the one most like it on the other side, if it is like enough. So a sentence made from two has two
// matches, and two made from one share theirs.
func (c *comparer) matches(a, b *draft) []match {
	var out []match
	for _, x := range c.cells {
		part := copiedPart(a, b, x)
		if x.longest >= longRun || part >= mostlyCopied || c.alike(a, b, x.i, x.j) {
			out = append(out, c.newMatch(a, b, x))
		}
	}
	for j := range b.sentences {
		out = c.addParaphrase(out, a, b, c.nearestInA(a, b, j), j)
	}
	for i := range a.sentences {
		out = c.addParaphrase(out, a, b, i, c.nearestInB(a, b, i))
	}
	sortMatches(out)
	return out
}

// sortMatches orders matches by their place in B, then in A.
func sortMatches(list []match) {
	slices.SortFunc(list, func(x, y match) int {
		if x.B != y.B {
			return compareSpans(x.B, y.B)
		}
		return compareSpans(x.A, y.A)
	})
}

func compareSpans(x, y text.Span) int {
	if x.Start != y.Start {
		return x.Start - y.Start
	}
	return x.End - y.End
}

func copiedPart(a, b *draft, x cell) float64 {
	return float64(x.copied) / float64(min(a.length(x.i), b.length(x.j)))
}

// length returns the number of words in sentence i.
func (d *draft) length(i int) int { return d.sentences[i].last - d.sentences[i].first }

func (c *comparer) addParaphrase(out []match, a, b *draft, i, j int) []match {
	if i < 0 || j < 0 || slices.ContainsFunc(out, func(m match) bool { return m.i == i && m.j == j }) {
		return out
	}
	return append(out, c.newMatch(a, b, cell{i: i, j: j}))
}

func (c *comparer) newMatch(a, b *draft, x cell) match {
	m := match{i: x.i, j: x.j, quoted: x.quoted, prose: x.prose}
	m.A, m.B = c.commonPart(a, x.i, b, x.j), c.commonPart(b, x.j, a, x.i)
	m.Kind, m.Score = news.ParaphrasedPassage, float64(c.like.of(x.i, x.j))
	if part := copiedPart(a, b, x); part >= mostlyCopied {
		m.Kind, m.Score = news.CopiedPassage, 1
	}
	shared := c.like.shared[c.like.at(x.i, x.j)]
	m.strengthA = strength(x.copied, a.length(x.i), shared, c.like.weightA[x.i])
	m.strengthB = strength(x.copied, b.length(x.j), shared, c.like.weightB[x.j])
	return m
}

// strength is the mean of the copied part of a sentence's words and the shared part of its content.
func strength(copied, words int, shared, content float32) float32 {
	return (float32(copied)/float32(max(words, 1)) + shared/max(content, 1)) / 2
}

// alike reports whether two sentences share enough content to be one statement put differently. Less is
// enough where the one names the outlet of the other, and a figure with one word more.
func (c *comparer) alike(a, b *draft, i, j int) bool {
	stems, likeness := c.like.stems[c.like.at(i, j)], c.like.of(i, j)
	if stems >= fewestStems && likeness >= alikeEnough {
		return true
	}
	if !slices.Contains(c.naming.a, i) && !slices.Contains(c.naming.b, j) {
		return false
	}
	return stems >= fewestStems && likeness >= namedEnough || stems > 1 && sharesFigure(a.sentenceWords(i), b.sentenceWords(j))
}

// sharesFigure reports whether two sentences have a number of several digits in common.
func sharesFigure(x, y []word) bool {
	return slices.ContainsFunc(x, func(w word) bool {
		return w.figure && slices.ContainsFunc(y, func(o word) bool { return o.form == w.form })
	})
}

// nearestInA returns the sentence of A that shares most with sentence j of B, or -1 when none is alike.
func (c *comparer) nearestInA(a, b *draft, j int) int {
	best, most := -1, float32(0)
	for i := range a.sentences {
		if s := c.like.shared[c.like.at(i, j)]; s > most && c.alike(a, b, i, j) {
			best, most = i, s
		}
	}
	return best
}

// nearestInB is nearestInA the other way round.
func (c *comparer) nearestInB(a, b *draft, i int) int {
	best, most := -1, float32(0)
	for j := range b.sentences {
		if s := c.like.shared[c.like.at(i, j)]; s > most && c.alike(a, b, i, j) {
			best, most = j, s
		}
	}
	return best
}

// commonPart returns the span of d's sentence i that has a counterpart in e's sentence j: the whole
// sentence when half of its content has, else from the first common word to the last.
func (c *comparer) commonPart(d *draft, i int, e *draft, j int) text.Span {
	c.markStems(e.sentenceWords(j))
	var part text.Span
	common, content := 0, 0
	for _, w := range d.sentenceWords(i) {
		if w.stem == noStem {
			continue
		}
		content++
		if int(w.stem) < len(c.marks) && c.marks[w.stem] == c.mark {
			common++
			part = part.Cover(w.Span)
		}
	}
	if part.Empty() || 2*common >= content {
		return d.sentences[i].Span
	}
	return part
}

// markStems makes c.marks[stem] == c.mark hold for the stems of words and no others.
func (c *comparer) markStems(words []word) {
	c.mark++
	for _, w := range words {
		if w.stem == noStem {
			continue
		}
		if grow := int(w.stem) + 1 - len(c.marks); grow > 0 {
			c.marks = append(c.marks, make([]int, grow)...)
		}
		c.marks[w.stem] = c.mark
	}
}

func (d *draft) sentenceWords(i int) []word {
	return d.words[d.sentences[i].first:d.sentences[i].last]
}
