package coref

import (
	"headwater/internal/news"
	"headwater/internal/text"
)

// pronoun is what a pronoun tells of whom it means and of its own place in the sentence.
type pronoun struct {
	gender string // "m", "f", or "n" for things and bodies; empty for several
	form   form
	acts   bool // of "it" and "they": does what bodies and people do, things do not
}

// form is what a pronoun is in its sentence, as English shows it.
type form uint8

const (
	subjectForm    form = iota // he
	objectForm                 // him
	possessiveForm             // his
	forms
)

// pronouns are those that are resolved, in small letters. "her" is of two forms.
var pronouns = map[string]pronoun{
	"he": {gender: "m"}, "him": {gender: "m", form: objectForm}, "his": {gender: "m", form: possessiveForm},
	"she": {gender: "f"}, "her": {gender: "f", form: possessiveForm}, "hers": {gender: "f", form: possessiveForm},
	"it": {gender: "n"}, "its": {gender: "n", form: possessiveForm},
	"they": {}, "them": {form: objectForm}, "their": {form: possessiveForm}, "theirs": {form: possessiveForm},
}

// pronounAt reads token i as a pronoun.
func (p *page) pronounAt(i int) (pronoun, bool) {
	t := &p.doc.Tokens[i]
	if t.Len() < 2 || t.Len() > len("theirs") {
		return pronoun{}, false
	}
	pr, ok := pronouns[p.low(i)]
	if !ok {
		return pr, false
	}
	if pr.form == possessiveForm && t.Tag == "PRP" && p.low(i) == "her" {
		pr.form = objectForm
	}
	at := p.placeOf(i, i)
	if p.low(i) == "it" && at.role > passive {
		pr.form = objectForm
	}
	pr.acts = pr.class() != onePerson && p.acts(i, pr.form, at)
	return pr, true
}

// acts reports whether the pronoun at token i speaks, or has people: "it said", "its chief executive".
func (p *page) acts(i int, f form, at place) bool {
	if f == possessiveForm {
		return p.hasPeople(i + 1)
	}
	return f == subjectForm && at.role == subject && p.isSpeech(at.clause)
}

// hasPeople reports whether the first common noun from token i on, in one phrase, is one for people.
func (p *page) hasPeople(i int) bool {
	for end := min(len(p.doc.Tokens), i+5); i < end && p.leads(i); i++ {
		if p.isHeadNoun(i) {
			human, _ := humanNoun(p.doc.Tokens[i].Lemma)
			return human && !anybody[p.doc.Tokens[i].Lemma]
		}
	}
	return false
}

// class is the kind of pronoun.
type class uint8

const (
	onePerson class = iota // he, she
	oneThing               // it
	several                // they
	classes
)

func (pr pronoun) class() class {
	switch pr.gender {
	case "n":
		return oneThing
	case "":
		return several
	}
	return onePerson
}

// agrees reports whether the pronoun can mean the entity.
func (pr pronoun) agrees(e *news.Entity) bool {
	switch pr.class() {
	case oneThing:
		return e.Type != news.Person && !(pr.acts && e.Type == news.OtherEntity)
	case several:
		return e.Type == news.Organization
	}
	return e.Type == news.Person && (e.Gender == "" || e.Gender == pr.gender)
}

// agreesWithNoun reports whether the pronoun can mean what a noun without a name stands for.
func (pr pronoun) agreesWithNoun(m *mention) bool {
	switch pr.class() {
	case oneThing:
		return !m.human && !m.plural && (m.body || !pr.acts)
	case several:
		return m.plural && (m.human || m.body || !pr.acts)
	}
	return m.human && !m.plural && (m.gender == "" || m.gender == pr.gender)
}

// saysNothing reports whether the "it" at token i means nothing: "it is clear that", "it seems".
func (p *page) saysNothing(i int) bool {
	if p.low(i) != "it" {
		return false
	}
	sentenceEnd := p.doc.Sentences[p.sentence[i]].Last
	j := i + 1
	for j < sentenceEnd && j < i+4 && (p.doc.Tokens[j].Tag == "MD" || p.doc.Tokens[j].Tag == "RB") {
		j++
	}
	if j >= sentenceEnd {
		return false
	}
	if weatherVerbs[p.doc.Tokens[j].Lemma] {
		return true
	}
	return p.doc.Tokens[j].Lemma == "be" && p.clauseFollows(j+1, min(sentenceEnd, j+8))
}

// weatherVerbs have an "it" that means nothing.
var weatherVerbs = map[string]bool{"seem": true, "appear": true, "rain": true, "snow": true, "turn": true, "happen": true}

// clauseFollows reports whether an adjective or participle and then "that", "to", "whether" stand in the
// tokens.
func (p *page) clauseFollows(i, end int) bool {
	judged := false
	for ; i < end; i++ {
		switch tag := p.doc.Tokens[i].Tag; {
		case p.doc.Tokens[i].Lemma == "time":
			return true
		case judged && (tag == "TO" || tag == "IN" || tag == "WRB" || tag == "WDT"):
			w := p.low(i)
			return w == "to" || w == "that" || w == "whether" || w == "if" || w == "how" || w == "why" || w == "when"
		case tag == "JJ" || tag == "VBN" || tag == "NN":
			judged = true
		case tag != "RB" && tag != "DT":
			return false
		}
	}
	return false
}

func (p *page) span(m *mention) text.Span {
	return text.Span{Start: p.doc.Tokens[m.first].Start, End: p.doc.Tokens[m.last-1].End}
}
