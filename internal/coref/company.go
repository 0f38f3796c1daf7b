package coref

// companion is an entity named in the pronoun's sentence.
type companion struct {
	entity int
	how    company
	after  bool  // after the pronoun
	quote  int32 // the quotation that the name stands in, or -1
}

// company is how the clause of the pronoun and that of a name in the same sentence go together.
// Binding (Chomsky, "Lectures on Government and Binding", 1981) rules some out: "he" is not Brown in
// "Brown told him" and in "he said that Brown had left"; how far to trust the parser here is learnt.
type company uint8

const (
	coArgument company = iota // of one verb
	commands                  // the pronoun is the subject of a clause that holds the name's
	commanded                 // the name is the subject of a clause that holds the pronoun's
	alongside                 // none of these
	companies
)

// meet notes who is named in the pronoun's sentence.
func (p *page) meet(c *choice, at int) {
	c.company = c.company[:0]
	for i := at - 1; i >= max(0, at-reach) && p.mentions[i].sentence == c.pronoun.sentence; i-- {
		p.introduce(c, &p.mentions[i], false)
	}
	for i := at + 1; i < min(len(p.mentions), at+reach) && p.mentions[i].sentence == c.pronoun.sentence; i++ {
		p.introduce(c, &p.mentions[i], true)
	}
}

func (p *page) introduce(c *choice, m *mention, after bool) {
	if m.entity < 0 || m.kind == pronominal {
		return
	}
	how := alongside
	switch tie := p.tieOf(m.place, c.pronoun.place); {
	case tie == sameClause && m.role.isArgument() && c.pronoun.role.isArgument():
		how = coArgument
	case (tie == below || tie == sameClause) && c.pronoun.role <= passive:
		how = commands
	case (tie == above || tie == sameClause) && m.role <= passive:
		how = commanded
	}
	c.company = append(c.company, companion{m.entity, how, after, p.quote[m.head]})
}

// isArgument reports whether the role is one to a verb.
func (r role) isArgument() bool { return r <= oblique }

// findSpeakers finds for each quotation who is the subject of a verb of speech in the sentences that it
// begins or ends in, outside of it.
func (p *page) findSpeakers() {
	p.speakers = make([]int, len(p.doc.Quotes))
	for q := range p.speakers {
		p.speakers[q] = -1
	}
	q := 0
	for i := range p.mentions {
		m := &p.mentions[i]
		sentence := p.doc.Sentences[m.sentence].Span
		for q < len(p.doc.Quotes) && p.doc.Quotes[q].End <= sentence.Start {
			q++
		}
		if !p.speaks(m) {
			continue
		}
		for k := q; k < min(len(p.doc.Quotes), q+maxQuotes) && p.doc.Quotes[k].Start < sentence.End; k++ {
			if p.quote[m.head] == int32(k) {
				break
			}
			p.speakers[k] = i
		}
	}
}

// maxQuotes is how many quotations of one sentence one speaker may have.
const maxQuotes = 8

// speaks reports whether the mention is the subject of a verb of speech.
func (p *page) speaks(m *mention) bool {
	return m.role == subject && p.isSpeech(m.clause)
}

// isSpeech reports whether a clause has a verb of speech.
func (p *page) isSpeech(clause int) bool {
	verb := p.clauses[clause].verb
	return verb >= 0 && speech[p.doc.Tokens[verb].Lemma]
}

// toldApart reports whether a quotation shows that the entity is not meant: the pronoun stands in what
// the entity says, or the pronoun is who speaks and the entity is named in what is said.
func (p *page) toldApart(c *choice, entity int) bool {
	if p.isSpeaker(entity, c.pronoun) {
		return true
	}
	for _, m := range c.company {
		if m.entity == entity && m.quote >= 0 && p.speakers[m.quote] >= 0 && &p.mentions[p.speakers[m.quote]] == c.pronoun {
			return true
		}
	}
	return false
}

// speech are the verbs that lead a quotation.
var speech = set(`say tell add explain state note insist argue claim warn announce recall write declare admit remark
	comment reply respond ask continue conclude report acknowledge concede confirm deny stress emphasize emphasise observe
	suggest assert maintain contend testify joke vow promise urge complain quip tweet post`)

// inverts are those of them that stand before their subject and seldom before a person as their object.
var inverts = set("say add explain note insist argue recall write remark reply continue conclude joke quip")
