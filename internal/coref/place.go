package coref

import "headwater/internal/text/syntax"

// role is what a word is to its clause.
type role uint8

const (
	subject  role = iota
	passive       // subject of a passive
	object        // of a verb
	oblique       // with a preposition, to a verb
	modifier      // with a preposition, to a noun
	owner         // possessive
	apposed       // beside the noun it explains
	part          // of a name or a compound
	loose         // all else
	roles
)

var roleOf = map[syntax.Relation]role{
	syntax.Subject: subject, syntax.PassiveSubject: passive, syntax.Object: object, syntax.IndirectObject: object,
	syntax.Oblique: oblique, syntax.NominalModifier: modifier, syntax.Possessive: owner, syntax.Apposition: apposed,
	syntax.Compound: part, syntax.Flat: part,
}

// place is where a word stands in the syntax of its sentence.
type place struct {
	role   role
	joined bool // "and Brown"
	clause int  // the token that heads the clause it stands in
}

// maxDepth bounds the climb from a word to its root, so that the work stays linear.
const maxDepth = 24

// placeOf climbs from token i to the head of its clause.
func (p *page) placeOf(i int) place {
	at := place{role: loose}
	for depth := 0; p.joins(i) && depth < maxDepth; depth++ {
		at.joined = true
		i = p.tree.Heads[i]
	}
	if r, ok := roleOf[p.tree.Relations[i]]; ok {
		at.role = r
	}
	at.clause = p.clauseAbove(i)
	return at
}

// joins reports whether token i is the second of two nouns with "and" between.
func (p *page) joins(i int) bool {
	return p.tree.Relations[i] == syntax.Conjunct && p.tree.Heads[i] >= 0 && !p.isVerb(i)
}

// clauseAbove is the head of the clause that token i stands in; i itself where it is the root.
func (p *page) clauseAbove(i int) int {
	for range maxDepth {
		h := p.tree.Heads[i]
		if h < 0 {
			return i
		}
		i = h
		if p.headsClause(i) {
			return i
		}
	}
	return i
}

func (p *page) headsClause(i int) bool {
	switch p.tree.Relations[i] {
	case syntax.Root, syntax.ClausalComplement, syntax.OpenComplement, syntax.AdverbialClause, syntax.AdjectivalClause,
		syntax.RelativeClause, syntax.ClausalSubject, syntax.Parataxis:
		return true
	case syntax.Conjunct:
		return p.isVerb(i)
	}
	return p.tree.Heads[i] < 0
}

func (p *page) isVerb(i int) bool {
	tag := p.doc.Tokens[i].Tag
	return len(tag) > 1 && tag[:2] == "VB"
}

// tie is how two clauses of one sentence stand to each other.
type tie uint8

const (
	sameClause tie = iota
	above          // the mention's clause holds the pronoun's
	below          // the pronoun's clause holds the mention's
	beside
	apart // in different sentences
	ties
)

// tieOf compares the clauses of two tokens' places in one sentence.
func (p *page) tieOf(m, pr place) tie {
	switch {
	case m.clause == pr.clause:
		return sameClause
	case p.holds(m.clause, pr.clause):
		return above
	case p.holds(pr.clause, m.clause):
		return below
	}
	return beside
}

// holds reports whether clause inner hangs, over some steps, on clause outer.
func (p *page) holds(outer, inner int) bool {
	for range maxDepth {
		inner = p.tree.Heads[inner]
		if inner < 0 {
			return false
		}
		if inner == outer {
			return true
		}
	}
	return false
}
