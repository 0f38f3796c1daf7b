package coref

import "strings"

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

// place is where a phrase stands in its sentence.
type place struct {
	role   role
	joined bool // "and Brown"
	clause int  // the clause it stands in, as an index into page.clauses
}

// maxDepth bounds the climb from a clause to the main one, so that the work stays linear.
const maxDepth = 24

// placeOf tells where the phrase of tokens [first, head] stands, by the words around it.
func (p *page) placeOf(first, head int) place {
	at := place{clause: int(p.clauseOf[head])}
	begin := p.doc.Sentences[p.sentence[head]].First
	for depth := 0; p.isJoined(first, begin) && depth < maxDepth; depth++ {
		at.joined = true
		first = p.phraseStart(first - 2)
	}
	at.role = p.roleOf(first, head, begin, &p.clauses[at.clause])
	return at
}

// isJoined reports whether "and" joins the phrase that begins at token i to a noun before it.
func (p *page) isJoined(i, begin int) bool {
	return i-2 >= begin && p.doc.Tokens[i-1].Tag == "CC" && p.isNoun(i-2)
}

func (p *page) isNoun(i int) bool { return strings.HasPrefix(p.doc.Tokens[i].Tag, "NN") }

// roleOf tells the role of a phrase in its clause, in a sentence that begins at token begin.
func (p *page) roleOf(first, head, begin int, c *clause) role {
	tokens := p.doc.Tokens
	if tokens[head].Tag == "PRP$" {
		return owner
	}
	if head+1 < len(tokens) && p.sentence[head+1] == p.sentence[head] {
		switch {
		case tokens[head+1].Tag == "POS":
			return owner
		case p.isNoun(head+1) && p.isNoun(head):
			return part
		}
	}
	if first > begin {
		switch before := &tokens[first-1]; {
		case (before.Tag == "IN" || before.Tag == "TO") && p.clauseOf[first-1] == p.clauseOf[head] && !p.opensClause(first-1):
			return p.prepositional(first-1, begin, c)
		case before.Tag == "," && p.isAside(first, head, begin):
			return apposed
		}
	}
	switch {
	case c.finite < 0:
		return loose
	case head > c.finite:
		return object
	case c.passive:
		return passive
	}
	return subject
}

// opensClause reports whether the word at token i is the first of a clause.
func (p *page) opensClause(i int) bool {
	return i > 0 && leadsClause[p.doc.Tokens[i].Lemma] && p.clauseOf[i-1] != p.clauseOf[i] && p.clauses[p.clauseOf[i]].above >= 0
}

// prepositional is the role of what follows the preposition at token i: it goes with the noun before it,
// after the verb only where it is "of".
func (p *page) prepositional(i, begin int, c *clause) role {
	if i > begin && p.isNoun(i-1) && (p.doc.Tokens[i].Lemma == "of" || c.finite < 0 || i < c.finite) {
		return modifier
	}
	return oblique
}

// isAside reports whether the phrase stands between a noun with a comma and another comma or the sentence's end.
func (p *page) isAside(first, head, begin int) bool {
	if first-2 < begin || !p.isNoun(first-2) || head+1 >= len(p.doc.Tokens) {
		return false
	}
	after := p.doc.Tokens[head+1].Tag
	return after == "," || after == "."
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

// tieOf compares the clauses of two places in one sentence.
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
		inner = p.clauses[inner].above
		if inner < 0 {
			return false
		}
		if inner == outer {
			return true
		}
	}
	return false
}
