package syntax

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"

	"headwater/internal/seqlabel"
)

// Sentence is a sentence to learn from. Heads are indices of words, -1 for the root.
type Sentence struct {
	Words, Tags []string
	Heads       []int
	Relations   []string // as Universal Dependencies names them; subtypes are merged
}

// How the parser learns; chosen on the development part of the English Web Treebank.
const (
	rounds   = 10
	explored = 0.9 // share of its own mistakes that the parser goes on from
)

// Train learns a parser and gives it as bytes for Load: the same for the same sentences.
func Train(sentences []Sentence) []byte {
	return train(sentences, keep{moveUpdates: 6, relationUpdates: 2, weight: 10})
}

func train(sentences []Sentence, k keep) []byte {
	l := &learner{moves: seqlabel.NewPerceptron(moveNames), relations: seqlabel.NewPerceptron(relationNames)}
	l.moves.LeastUpdates, l.relations.LeastUpdates = k.moveUpdates, k.relationUpdates
	order := rand.New(rand.NewPCG(1, 3))
	for round := range rounds {
		for _, i := range order.Perm(len(sentences)) {
			l.sentence(&sentences[i], round, order)
		}
	}
	moves := l.moves.Pack(k.weight)
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(moves)))
	return append(append(b, moves...), l.relations.Pack(k.weight)...)
}

// keep says what is left out of a model: features that took part in fewer updates, and weights below
// so many steps of 127.
type keep struct{ moveUpdates, relationUpdates, weight int }

type learner struct {
	moves, relations *seqlabel.Perceptron
	words            []word
	state            state
	features         []uint32
}

// sentence takes the parser through one sentence.
func (l *learner) sentence(s *Sentence, round int, random *rand.Rand) {
	l.words = l.words[:0]
	for i, w := range s.Words {
		l.words = append(l.words, newWord(w, s.Tags[i]))
	}
	gold := goldHeads(s)
	l.state.begin(l.words)
	for !l.state.done() {
		l.step(gold, round, random)
	}
	l.names(s, gold)
}

// goldHeads are the heads with the root where the parser has it.
func goldHeads(s *Sentence) []int {
	gold := slices.Clone(s.Heads)
	for i, h := range gold {
		if h < 0 {
			gold[i] = len(gold)
		}
	}
	return gold
}

// step learns one move: the best-scoring of those that lose no more ties than they must.
func (l *learner) step(gold []int, round int, random *rand.Rand) {
	if m, ok := l.state.forced(); ok {
		l.state.make(m)
		return
	}
	l.features = l.state.features(l.features[:0])
	scores := l.moves.Scores(l.features)
	guess, good := move(-1), move(-1)
	least := l.leastCost(gold)
	for m := shift; m <= right; m++ {
		if !l.state.may(m) {
			continue
		}
		if guess < 0 || scores[m] > scores[guess] {
			guess = m
		}
		if l.state.cost(m, gold) == least && (good < 0 || scores[m] > scores[good]) {
			good = m
		}
	}
	if l.state.cost(guess, gold) == least {
		l.moves.Update(l.features, int(guess), int(guess))
		l.state.make(guess)
		return
	}
	l.moves.Update(l.features, int(good), int(guess))
	if round > 0 && random.Float64() < explored {
		good = guess
	}
	l.state.make(good)
}

func (l *learner) leastCost(gold []int) int {
	least := len(gold) + 1
	for m := shift; m <= right; m++ {
		if l.state.may(m) {
			least = min(least, l.state.cost(m, gold))
		}
	}
	return least
}

// cost counts the right ties that can no longer be made after a move.
func (s *state) cost(m move, gold []int) int {
	if m == shift {
		return s.shiftCost(gold)
	}
	top := s.stack[len(s.stack)-1]
	cost := 0
	for b := s.next; b < len(gold); b++ {
		if gold[b] == top {
			cost++
		}
	}
	head := gold[top]
	switch {
	case m == left && head == s.next, m == right && len(s.stack) > 1 && head == s.stack[len(s.stack)-2]:
	case head >= s.next:
		cost++
	case m == left && len(s.stack) > 1 && head == s.stack[len(s.stack)-2]:
		cost++
	}
	return cost
}

// shiftCost counts the ties between the next word and the stack that a shift puts out of reach.
func (s *state) shiftCost(gold []int) int {
	cost := 0
	for i, w := range s.stack {
		if gold[w] == s.next {
			cost++
		}
		if gold[s.next] == w && i < len(s.stack)-1 {
			cost++
		}
	}
	return cost
}

// names learns the relations on the right tree.
func (l *learner) names(s *Sentence, gold []int) {
	l.state.begin(l.words)
	for distance := 1; distance <= len(gold); distance++ {
		for i, h := range gold {
			if h == i+distance || h == i-distance {
				l.state.tie(h, i)
			}
		}
	}
	for i := range gold {
		l.features = l.state.relationFeatures(l.features[:0], i)
		guess := l.relations.Best(l.features)
		l.relations.Update(l.features, int(relationOf(s.Relations[i])), guess)
	}
}

// relationOf finds the relation for a name, or for the name without its subtype.
func relationOf(name string) Relation {
	if i := slices.Index(relationNames, name); i >= 0 {
		return Relation(i)
	}
	plain, _, _ := strings.Cut(name, ":")
	if i := slices.Index(relationNames, plain); i >= 0 {
		return Relation(i)
	}
	return OtherRelation
}
