package label

import (
	"headwater/internal/seqlabel"
	"headwater/internal/text/syntax"
)

// branch is what the syntax says of a word.
type branch struct {
	head     int // index into page.words, none for a root
	relation syntax.Relation
	// The words from left to right, exclusive, depend on this one or are it.
	left, right int
	// The nearest word, at or above this one, whose head is a verb, and the nearest and the highest whose
	// head points to an attribution; none where there is none.
	clause, near, top int
	frame             seqlabel.Hash // relations of the dependents, in order
}

// layTree fills in the branches of the page's words.
func (p *page) layTree(t *syntax.Tree) {
	p.branches = p.branches[:0]
	for i := range p.words {
		p.branches = append(p.branches, branch{head: t.Heads[i], relation: t.Relations[i], left: i, right: i + 1,
			clause: none, near: none, top: none})
	}
	for i := range p.sentences {
		p.spread(&p.sentences[i])
	}
}

// maxDepth bounds the climb from a word to its root, so that the work stays linear.
const maxDepth = 24

func (p *page) spread(s *sentence) {
	for i := s.first; i < s.last; i++ {
		b := &p.branches[i]
		if b.head != none {
			h := &p.branches[b.head]
			h.frame = h.frame.Int(int(b.relation))
		}
		at := i
		for range maxDepth {
			h := p.branches[at].head
			if b.clause == none && h != none && p.words[h].verb {
				b.clause = at
			}
			if h != none && p.words[h].speech != silent {
				if b.near == none {
					b.near = at
				}
				b.top = at
			}
			if h == none {
				break
			}
			up := &p.branches[h]
			up.left, up.right = min(up.left, i), max(up.right, i+1)
			at = h
		}
	}
}

// treeFeatures look at where the word hangs in the syntax.
func (p *page) treeFeatures(par *paragraph, i int, s *sheet) {
	const t = treeTemplates
	w, b := &p.words[i], &p.branches[i]
	rel := seqlabel.Hash(b.relation)
	head := &edge
	if b.head != none {
		head = &p.words[b.head]
	}
	s.two(t, rel, head.lemma)
	s.three(t+2, rel, seqlabel.Hash(head.speech), flag(b.head > i))
	s.two(t+3, rel, w.lemma)
	s.two(t+4, b.frame, w.lemma)
	s.three(t+6, rel, b.frame, seqlabel.Hash(w.speech))
	p.anchorFeatures(par, i, b.clause, s, t+8)
	p.anchorFeatures(par, i, b.near, s, t+18)
	if b.top != b.near {
		p.anchorFeatures(par, i, b.top, s, t+28)
	}
}

// anchorFeatures look at the branch c that the word stands in, one that depends on something that matters.
func (p *page) anchorFeatures(par *paragraph, i, c int, s *sheet, t int) {
	if c == none {
		s.one(t, 0)
		return
	}
	w, b := &p.words[i], &p.branches[c]
	h := &p.words[b.head]
	rel := seqlabel.Hash(b.relation)
	class := seqlabel.Hash(h.speech)
	place := flag(i == b.left) + 2*flag(i == b.right-1) + 4*flag(c < b.head)
	s.three(t+1, rel, h.lemma, place)
	s.four(t+2, rel, class, place, w.tag)
	s.four(t+3, rel, class, p.words[b.left].form, place)
	s.four(t+5, rel, class, bucket(i-b.left), bucket(b.right-1-i))
}
