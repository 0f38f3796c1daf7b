package coref

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// mention is a place where someone or something is spoken of.
type mention struct {
	first, last int // tokens [first, last)
	head        int // the token the rest depends on
	place
	kind     kind
	entity   int // index into page.entities; nobody for what bears no name
	sentence int
	order    int // how many mentions of its sentence stand before it
	plural   bool
	human    bool // a noun for a person
	body     bool // a noun for a body
	gender   string
	pron     pronoun
}

// nobody stands for an entity that is not among the article's.
const nobody = -1

// kind is how a mention speaks of its entity.
type kind uint8

const (
	fullName kind = iota
	shortName
	described  // "the minister"
	anonymous  // "a man"
	pronominal // "she"
	kinds
)

// page is one article laid out for the work of this package.
type page struct {
	doc       *text.Document
	entities  []news.Entity
	clauses   []clause
	clauseOf  []int32 // by token: index into clauses
	sentence  []int32 // by token
	quote     []int32 // by token: index into doc.Quotes, or -1
	speakers  []int   // by quotation: the mention of who speaks, or -1
	mentions  []mention
	names     []int            // how many names each entity has
	first     int              // the entity named first, or nobody
	most      int              // the one named most often, or nobody
	known     map[string][]int // the entities that a word tells of, in order; see describe.go
	offices   map[string][]int // those that it says the office or kind of
	lastSeen  []int            // by entity: the last sentence so far that spoke of it, or -1
	strangers map[string]int   // by noun: the last sentence so far with one of that kind who bears no name
	buffer    choice
}

func newPage(doc *text.Document, entities []news.Entity) *page {
	p := &page{doc: doc, entities: entities, first: nobody, most: nobody}
	p.layTokens()
	p.layClauses()
	p.learnNames()
	p.addNames()
	p.addNouns()
	slices.SortStableFunc(p.mentions, func(a, b mention) int { return a.head - b.head })
	p.countOrder()
	p.findSpeakers()
	return p
}

// layTokens notes for every token where it stands.
func (p *page) layTokens() {
	n := len(p.doc.Tokens)
	p.sentence, p.quote = make([]int32, n), make([]int32, n)
	for s, sent := range p.doc.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			p.sentence[i] = int32(s)
		}
	}
	q := 0
	for i, t := range p.doc.Tokens {
		for q < len(p.doc.Quotes) && p.doc.Quotes[q].End <= t.Start {
			q++
		}
		p.quote[i] = -1
		if q < len(p.doc.Quotes) && p.doc.Quotes[q].Inner.Contains(t.Span) {
			p.quote[i] = int32(q)
		}
	}
}

// low is token i in small letters.
func (p *page) low(i int) string { return strings.ToLower(p.doc.Tokens[i].Of(p.doc.Text)) }

// addNames makes the mentions of the entities.
func (p *page) addNames() {
	p.names = make([]int, len(p.entities))
	firstAt := len(p.doc.Tokens)
	for e := range p.entities {
		p.names[e] = len(p.entities[e].Mentions)
		for _, span := range p.entities[e].Mentions {
			first, last := p.tokensOf(span)
			if first == last {
				continue
			}
			m := p.newMention(first, last, p.headOf(first, last), fullName, e)
			if span.Len() < len(p.entities[e].Name) {
				m.kind = shortName
			}
			p.mentions = append(p.mentions, m)
			if p.entities[e].Type == news.Person && first < firstAt {
				firstAt, p.first = first, e
			}
		}
		if p.entities[e].Type == news.Person && (p.most < 0 || p.names[e] > p.names[p.most]) {
			p.most = e
		}
	}
}

// tokensOf gives the tokens that lie in span or share a part of it.
func (p *page) tokensOf(span text.Span) (first, last int) {
	first, _ = slices.BinarySearchFunc(p.doc.Tokens, span.Start, func(t text.Token, at int) int {
		if t.End <= at {
			return -1
		}
		return 1
	})
	last = first
	for last < len(p.doc.Tokens) && p.doc.Tokens[last].Start < span.End {
		last++
	}
	return first, last
}

// headOf gives the token of the name in [first, last) that the others go with: the last one before "of".
func (p *page) headOf(first, last int) int {
	for i := first + 1; i < last; i++ {
		if p.doc.Tokens[i].Tag == "IN" {
			return i - 1
		}
	}
	return last - 1
}

func (p *page) newMention(first, last, head int, k kind, entity int) mention {
	m := mention{first: first, last: last, head: head, place: p.placeOf(first, head), kind: k, entity: entity,
		sentence: int(p.sentence[head])}
	if k != pronominal && p.spokenBy(first) {
		m.role, m.clause = subject, int(p.clauseOf[first-1])
	}
	return m
}

// spokenBy reports whether the mention that begins at token i is the subject of the verb of speech before
// it, which follows a comma or a quotation mark: ", said Brown".
func (p *page) spokenBy(i int) bool {
	if i < 2 || p.sentence[i-2] != p.sentence[i] || !inverts[p.doc.Tokens[i-1].Lemma] || !finite(p.doc.Tokens[i-1].Tag) {
		return false
	}
	switch p.doc.Tokens[i-2].Of(p.doc.Text) {
	case ",", "”", "’", "\"", "''", "?", "!":
		return true
	}
	return false
}

func finite(tag string) bool { return tag == "VBD" || tag == "VBZ" || tag == "VBP" }

// countOrder numbers the mentions of each sentence.
func (p *page) countOrder() {
	for i := range p.mentions {
		if i > 0 && p.mentions[i-1].sentence == p.mentions[i].sentence {
			p.mentions[i].order = p.mentions[i-1].order + 1
		}
	}
}
