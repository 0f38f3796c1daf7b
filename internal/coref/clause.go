package coref

import (
	"strings"

	"headwater/internal/text"
)

// A parser is not needed to tell who is the subject of what. Between two finite verbs English shows where
// one clause ends and the next begins: by "that" and its like, "who", "when", "and", a comma, a quotation
// mark, or by nothing at all, after "said" (Abney, "Parsing by Chunks", 1991). Clauses are found in one
// pass over each sentence.

// clause is a part of a sentence with one finite verb, or none.
type clause struct {
	finite   int // the first token of its finite verb group, or -1
	verb     int // the last verb of that group, which says what is done; or -1
	above    int // the clause that it hangs on, as an index into page.clauses; -1 for a main clause
	relative bool
	passive  bool
}

// cutter cuts one sentence into clauses.
type cutter struct {
	*page
	end     int // of the sentence's tokens
	current int // the clause that the next token belongs to
}

// layClauses finds the clauses of every sentence, and to which each token belongs.
func (p *page) layClauses() {
	p.clauseOf = make([]int32, len(p.doc.Tokens))
	for _, s := range p.doc.Sentences {
		c := cutter{page: p, end: s.Last, current: -1}
		c.open(-1, false)
		for i := s.First; i < s.Last; {
			i = c.take(i, s.First)
		}
	}
}

// open begins a clause that hangs on another.
func (c *cutter) open(above int, relative bool) {
	c.current = len(c.clauses)
	c.clauses = append(c.clauses, clause{finite: -1, verb: -1, above: above, relative: relative})
}

// take gives token i, or the verb group that it begins, to its clause, and gives the token after it.
func (c *cutter) take(i, first int) int {
	t := &c.doc.Tokens[i]
	switch {
	case finite(t.Tag) || t.Tag == "MD":
		c.meetVerb(i, first)
		last := c.groupEnd(i)
		for j := i; j < last; j++ {
			c.clauseOf[j] = int32(c.current)
		}
		return last
	case t.Tag == "WP" || t.Tag == "WDT" || t.Tag == "WRB" || t.Tag == "WP$":
		c.open(c.current, i > first && c.afterNoun(i))
	case t.Tag == "IN" && leadsClause[t.Lemma] && c.verbAhead(i+1):
		c.open(c.current, t.Lemma == "that" && c.afterNoun(i))
	case t.Tag == "CC" && c.clauses[c.current].verb >= 0 && c.verbAhead(i+1):
		c.open(c.clauses[c.current].above, false)
	case divides(t, c.doc.Text):
		c.divide(i)
	}
	c.clauseOf[i] = int32(c.current)
	return i + 1
}

// leadsClause are the words that lead a clause where a finite verb follows.
var leadsClause = set(`that because although though while if since before after until unless whereas as than once whether lest`)

// divides reports whether a mark can end a clause.
func divides(t *text.Token, s string) bool {
	switch t.Tag {
	case ",", ":", "``", "''", "-LRB-", "-RRB-":
		return true
	}
	return t.Of(s) == ";"
}

// divide ends, at a mark, the clauses inside one that still waits for its verb; and where all have theirs,
// begins another beside them when a verb follows.
func (c *cutter) divide(i int) {
	if waiting := c.waiting(); waiting >= 0 {
		if c.clauses[c.current].verb >= 0 {
			c.current = waiting
		}
		return
	}
	if c.clauses[c.current].verb >= 0 && c.verbAhead(i+1) && !c.opensAt(i+1) {
		c.open(-1, false)
	}
}

// waiting is the nearest clause from the current one upwards that has no verb yet, or -1.
func (c *cutter) waiting() int {
	at := c.current
	for range maxDepth {
		if at < 0 || c.clauses[at].verb < 0 {
			return at
		}
		at = c.clauses[at].above
	}
	return -1
}

// meetVerb finds the clause of the finite verb at token i: the current one, one around it that waits for its
// verb ("the man who left said"), or a new one that nothing opens ("said the man left").
func (c *cutter) meetVerb(i, first int) {
	if waiting := c.waiting(); waiting >= 0 {
		c.current = waiting
	} else {
		start := i
		for start > first && c.leads(start-1) || start == i && start > first && c.doc.Tokens[start-1].Tag == "PRP" {
			start--
		}
		c.open(c.current, false)
		for j := start; j < i; j++ {
			c.clauseOf[j] = int32(c.current)
		}
	}
	at := &c.clauses[c.current]
	at.finite, at.verb = i, i
	for j := i; j < c.groupEnd(i); j++ {
		if strings.HasPrefix(c.doc.Tokens[j].Tag, "VB") {
			at.passive = c.doc.Tokens[at.verb].Lemma == "be" && c.doc.Tokens[j].Tag == "VBN"
			at.verb = j
		}
	}
}

// groupEnd is the token after the verb group that begins at i: "would not have been told".
func (c *cutter) groupEnd(i int) int {
	i++
	for i < c.end {
		switch c.doc.Tokens[i].Tag {
		case "RB", "VB", "VBN", "VBG":
		default:
			return i
		}
		i++
	}
	return i
}

// farthest is how many tokens the subject of a clause may take.
const farthest = 15

// verbAhead reports whether a finite verb follows from token i on, before a mark or another clause.
func (c *cutter) verbAhead(i int) bool {
	for end := min(c.end, i+farthest); i < end && !c.opensAt(i); i++ {
		switch t := &c.doc.Tokens[i]; {
		case finite(t.Tag) || t.Tag == "MD":
			return true
		case divides(t, c.doc.Text):
			return false
		}
	}
	return false
}

// opensAt reports whether token i opens a clause by what it is.
func (c *cutter) opensAt(i int) bool {
	if i >= c.end {
		return false
	}
	tag := c.doc.Tokens[i].Tag
	return tag == "WP" || tag == "WDT" || tag == "WRB" || tag == "WP$" || tag == "IN" && c.doc.Tokens[i].Lemma == "that"
}

// afterNoun reports whether a noun stands before token i, a comma between them or not.
func (c *cutter) afterNoun(i int) bool {
	if i > 1 && c.doc.Tokens[i-1].Tag == "," {
		i--
	}
	return i > 0 && strings.HasPrefix(c.doc.Tokens[i-1].Tag, "NN")
}
