package coref

import "headwater/internal/news"

// How sure "it", "its" and "they" are of the body that is the subject over them, and of the one that was the
// subject of the sentence before, where they do what bodies do.
const (
	sureOfSubject  = 0.8
	sureOfSentence = 0.65
)

// bodyMeant tells which body "it" or "they" means. Mostly these mean what bears no name, so only two
// cases are answered: "The council said it would appeal", where the nearest subject over the pronoun is a
// body; and "The council appealed. Its lawyer said", where the pronoun speaks or has people and the sentence
// before has a body as its subject.
func (p *page) bodyMeant(i int) (entity int, confidence float64) {
	at := &p.mentions[i]
	if p.saysNothing(at.head) || at.pron.form == objectForm || at.pron.class() == several && !at.pron.acts {
		return nobody, 0
	}
	for j := i - 1; j >= max(0, i-reach); j-- {
		m := &p.mentions[j]
		switch {
		case m.sentence < at.sentence-1 || m.sentence < at.sentence && !at.pron.acts:
			return nobody, 0
		case !p.isSubjectFor(m, at):
		case p.isBody(m.entity) && !p.isSpeaker(m.entity, at):
			return m.entity, sureOf(at.sentence - m.sentence)
		default:
			return nobody, 0
		}
	}
	return nobody, 0
}

func sureOf(sentencesBack int) float64 {
	if sentencesBack == 0 {
		return sureOfSubject
	}
	return sureOfSentence
}

// isSubjectFor reports whether the mention is a subject that the pronoun at may take up: over it in its own
// sentence, of the main clause in the sentence before.
func (p *page) isSubjectFor(m, at *mention) bool {
	if m.role > passive || m.plural && at.pron.class() == oneThing {
		return false
	}
	if m.sentence < at.sentence {
		return p.clauses[m.clause].above < 0
	}
	tie := p.tieOf(m.place, at.place)
	if at.pron.form == possessiveForm {
		return tie == sameClause || tie == above && !p.clauses[at.clause].relative
	}
	return tie == above
}

func (p *page) isBody(entity int) bool {
	return entity >= 0 && p.entities[entity].Type == news.Organization
}

// isSpeaker reports whether the pronoun stands in a quotation that the entity speaks.
func (p *page) isSpeaker(entity int, at *mention) bool {
	q := p.quote[at.head]
	return q >= 0 && p.speakers[q] >= 0 && p.mentions[p.speakers[q]].entity == entity
}
