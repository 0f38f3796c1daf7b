package syntax

import "headwater/internal/seqlabel"

// word is a token as the features see it.
type word struct {
	form, tag, suffix seqlabel.Hash
}

var base = seqlabel.Feature(0)

// newWord hashes a token. Quotation marks of all kinds look alike.
func newWord(form, tag string) word {
	switch form {
	case "“", "”", "``", "''", "\"":
		form, tag = "\"", "\""
	case "—", "–", "--":
		form = "-"
	}
	return word{
		form:   base.Fold(form),
		tag:    base.String(tag),
		suffix: base.Fold(form[max(0, len(form)-3):]),
	}
}

// move is a step of the parser.
type move int

const (
	shift move = iota // the next word goes onto the stack
	left              // the top of the stack depends on the next word, and is done
	right             // the top of the stack depends on the one below, and is done
)

var moveNames = []string{"shift", "left", "right"}

// state is a sentence half parsed. The root stands after the last word, at index len(words).
type state struct {
	words []word
	stack []int
	next  int // first word not yet shifted
	heads []int
	kids  []kids
}

// kids are the dependents a word has been given so far, by index; none is -1.
type kids struct {
	left, right       int // the outermost
	lefts, rights     int // how many
	leftTag, rightTag seqlabel.Hash
}

func (s *state) begin(words []word) {
	s.words, s.stack, s.next = words, s.stack[:0], 0
	s.heads, s.kids = s.heads[:0], s.kids[:0]
	for range len(words) + 1 {
		s.heads = append(s.heads, len(words))
		s.kids = append(s.kids, kids{left: -1, right: -1})
	}
}

// done: every word but the root has been shifted and given a head.
func (s *state) done() bool { return s.next == len(s.words) && len(s.stack) == 0 }

// may reports whether a move can be made. The root is never shifted.
func (s *state) may(m move) bool {
	switch m {
	case shift:
		return s.next < len(s.words)
	case left:
		return len(s.stack) > 0 && (s.next < len(s.words) || len(s.stack) == 1)
	}
	return len(s.stack) > 1
}

// best is the move that scores highest among those that can be made.
func (s *state) best(scores []int32) move {
	best := move(-1)
	for m := shift; m <= right; m++ {
		if s.may(m) && (best < 0 || scores[m] > scores[best]) {
			best = m
		}
	}
	return best
}

// forced gives the only move that can be made; ok is false where there is a choice.
func (s *state) forced() (m move, ok bool) {
	switch {
	case len(s.stack) == 0:
		return shift, true
	case s.next < len(s.words):
		return 0, false
	case len(s.stack) == 1:
		return left, true
	}
	return right, true
}

func (s *state) make(m move) {
	if m == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	head := s.next
	if m == right {
		head = s.stack[len(s.stack)-1]
	}
	s.tie(head, top)
}

func (s *state) tie(head, child int) {
	s.heads[child] = head
	k := &s.kids[head]
	if child < head {
		k.left = child
		k.lefts++
		k.leftTag = k.leftTag.Mix(s.words[child].tag)
	} else {
		k.right = child
		k.rights++
		k.rightTag = k.rightTag.Mix(s.words[child].tag)
	}
}
