// Package syntax finds how the words of a sentence hang together: for each its head, the word it
// depends on, and the relation between the two in the terms of Universal Dependencies (de Marneffe et
// al., Computational Linguistics 2021).
//
// The parser goes through the sentence once. It shifts words onto a stack and ties the top of the
// stack to its neighbours by the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta, ACL 2011),
// one greedy choice after another by a linear model over features after Zhang and Nivre (ACL 2011);
// it was trained with a dynamic oracle (Goldberg and Nivre, TACL 2013), so that it goes on sensibly after a
// mistake. A second linear model then names the relations.
package syntax

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"sync"

	"headwater/internal/seqlabel"
	"headwater/internal/text"
)

// Tree is the syntax of a document, token by token.
type Tree struct {
	Heads     []int // index of the token each depends on; -1 for the root of a sentence
	Relations []Relation
}

// Relation is the tie of a word to its head.
type Relation uint8

// The relations that the parser tells apart; subtypes and rare relations are merged into these.
const (
	Root Relation = iota
	Subject
	PassiveSubject
	Object
	IndirectObject
	Oblique
	ClausalComplement
	OpenComplement
	AdverbialClause
	AdjectivalClause
	RelativeClause
	Marker
	Determiner
	Case
	NominalModifier
	Possessive
	AdjectivalModifier
	AdverbialModifier
	Auxiliary
	PassiveAuxiliary
	Copula
	Compound
	Flat
	Apposition
	Conjunct
	Conjunction
	NumericModifier
	Particle
	Expletive
	ClausalSubject
	Parataxis
	Punctuation
	OtherRelation
)

// relationNames are the names of Universal Dependencies, by Relation.
var relationNames = []string{
	"root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "mark",
	"det", "case", "nmod", "nmod:poss", "amod", "advmod", "aux", "aux:pass", "cop", "compound", "flat", "appos",
	"conj", "cc", "nummod", "compound:prt", "expl", "csubj", "parataxis", "punct", "dep",
}

func (r Relation) String() string { return relationNames[r] }

//go:embed syntax.model
var modelBytes []byte

// ErrModel is given for bytes that are not a model of this package.
var ErrModel = errors.New("syntax: not a parser model")

// Model is a trained parser. It is safe for use by several goroutines, each with a Parser of its own.
type Model struct{ moves, relations *seqlabel.Model }

// Load reads a model that Train made. The bytes must not change afterwards.
func Load(data []byte) (*Model, error) {
	if len(data) < 4 || uint64(len(data)-4) < uint64(binary.LittleEndian.Uint32(data)) {
		return nil, ErrModel
	}
	end := 4 + binary.LittleEndian.Uint32(data)
	moves, err := seqlabel.Load(data[4:end])
	if err != nil {
		return nil, err
	}
	relations, err := seqlabel.Load(data[end:])
	if err != nil {
		return nil, err
	}
	if len(moves.Labels) != len(moveNames) || len(relations.Labels) != len(relationNames) {
		return nil, ErrModel
	}
	return &Model{moves, relations}, nil
}

// builtin is the model that lives in the program; a test loads it, so an error is a broken build.
var builtin = sync.OnceValue(func() *Model {
	m, err := Load(modelBytes)
	if err != nil {
		panic(err)
	}
	return m
})

// New returns a parser with the built-in model, for one goroutine at a time.
func New() *Parser { return builtin().NewParser() }

// Parser parses one document after another, using its buffers again.
type Parser struct {
	moves, relations *seqlabel.Decoder
	words            []word
	state            state
	features         []uint32
	tree             Tree
}

// NewParser returns a parser for one goroutine at a time.
func (m *Model) NewParser() *Parser {
	return &Parser{moves: m.moves.NewDecoder(), relations: m.relations.NewDecoder()}
}

// Parse gives the syntax of a tagged document. The tree is good until the next call.
func (p *Parser) Parse(doc *text.Document) *Tree {
	p.tree.Heads = p.tree.Heads[:0]
	p.tree.Relations = p.tree.Relations[:0]
	for _, s := range doc.Sentences {
		p.words = p.words[:0]
		for _, t := range doc.Tokens[s.First:s.Last] {
			p.words = append(p.words, newWord(t.Of(doc.Text), t.Tag))
		}
		p.sentence(s.First)
	}
	return &p.tree
}

// sentence parses p.words, the tokens from first on.
func (p *Parser) sentence(first int) {
	p.state.begin(p.words)
	for !p.state.done() {
		m, ok := p.state.forced()
		if !ok {
			p.features = p.state.features(p.features[:0])
			m = p.state.best(p.moves.Scores(p.features))
		}
		p.state.make(m)
	}
	for i := range p.words {
		h := p.state.heads[i]
		p.features = p.state.relationFeatures(p.features[:0], i)
		r := Relation(p.relations.Best(p.features))
		if h == len(p.words) {
			h = -1 - first
		}
		p.tree.Heads = append(p.tree.Heads, h+first)
		p.tree.Relations = append(p.tree.Relations, r)
	}
}
