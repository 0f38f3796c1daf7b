package coref

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// How sure a description is: of the only one who answers to it, by a role or a part of a name, and of
// the one spoken of last where several do.
const (
	sureOfOnly   = 0.9
	sureOfFar    = 0.75
	sureOfLatest = 0.6
)

// near and far are how many sentences back one must have been spoken of to be the one meant.
const (
	near = 2
	far  = 12
)

// recognize tells whom the description p.mentions[at] means: the one entity spoken of before it whose
// role, name or earlier description has its noun, and with it what narrows the noun.
func (p *page) recognize(at int) (entity int, confidence float64) {
	m := &p.mentions[at]
	noun := p.doc.Tokens[m.head].Lemma
	if m.plural || anybody[noun] || !p.isDefinite(m) || !m.human && !m.body {
		return nobody, 0
	}
	narrowing := p.narrowing(m)
	latest, second := nobody, nobody
	holders := p.offices[sameOffice(noun)]
	for _, e := range holders[:min(len(holders), maxNamesakes)] {
		if p.lastSeen[e] < 0 || !p.answersTo(e, m, narrowing) {
			continue
		}
		if latest == nobody || p.lastSeen[e] > p.lastSeen[latest] {
			latest, second = e, latest
		} else if second == nobody || p.lastSeen[e] > p.lastSeen[second] {
			second = e
		}
	}
	if latest == nobody || p.stranger(noun, p.lastSeen[latest]) {
		return nobody, 0
	}
	return latest, p.sureOf(m, latest, second)
}

// sureOf gives how sure the description is that answers to latest, and to second where that is not nobody.
func (p *page) sureOf(m *mention, latest, second int) float64 {
	back := m.sentence - p.lastSeen[latest]
	switch {
	case second == nobody && back <= near:
		return sureOfOnly
	case second == nobody && (m.human || back <= far):
		return sureOfFar
	case back <= near && m.sentence-p.lastSeen[second] > near:
		return sureOfLatest
	}
	return 0
}

// isDefinite reports whether "the", "this" or "that" opens the mention.
func (p *page) isDefinite(m *mention) bool {
	switch p.low(m.first) {
	case "the", "this", "that":
		return m.first < m.head
	}
	return false
}

// narrowing lists the words around the noun that tell which one is meant: between the article and the noun,
// and after "of", "for" or "at".
func (p *page) narrowing(m *mention) []string {
	out := p.content(nil, m.first+1, m.head)
	i, end := m.last, p.doc.Sentences[m.sentence].Last
	if i >= end || !ofWhat[p.low(i)] {
		return out
	}
	last := i + 1
	for last < end && last-i < maxPhrase && p.leads(last) {
		last++
	}
	return p.content(out, i+1, last)
}

// ofWhat are the prepositions after which an office says of what it is one.
var ofWhat = set("of for at")

// content appends the nouns and adjectives among the tokens, as they are known.
func (p *page) content(out []string, first, last int) []string {
	for i := first; i < last; i++ {
		switch t := &p.doc.Tokens[i]; t.Tag {
		case "NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "VBG":
			out = append(out, sameOffice(t.Lemma))
		}
	}
	return out
}

// answersTo reports whether the entity can be what the mention describes: it agrees in gender and kind, and
// has every narrowing word among its own.
func (p *page) answersTo(e int, m *mention, narrowing []string) bool {
	of := &p.entities[e]
	if m.human != (of.Type == news.Person) || m.gender != "" && of.Gender != "" && m.gender != of.Gender {
		return false
	}
	for _, w := range narrowing {
		if !p.isKnownAs(e, w) {
			return false
		}
	}
	return true
}

// isKnownAs reports whether the word is one of the entity's.
func (p *page) isKnownAs(e int, word string) bool {
	_, found := slices.BinarySearch(p.known[word], e)
	return found
}

// maxNamesakes is how many entities of one office or kind are weighed against each other.
const maxNamesakes = 32

// stranger reports whether a nameless one of the same noun was brought up after the sentence: "a
// spokesman". The last such sentence is kept.
func (p *page) stranger(noun string, sentence int) bool {
	last, ok := p.strangers[noun]
	return ok && last >= sentence
}

// learnNames fills in the words that each entity is known by: those of its role, and for a body those
// of its name; and of these the nouns that say what it is.
func (p *page) learnNames() {
	p.known, p.offices, p.strangers = map[string][]int{}, map[string][]int{}, map[string]int{}
	p.lastSeen = make([]int, len(p.entities))
	for e := range p.entities {
		p.lastSeen[e] = -1
		p.learn(e, p.entities[e].Role)
		if p.entities[e].Type == news.Organization {
			p.learn(e, p.entities[e].Name)
		}
		if p.entities[e].Outlet {
			p.learn(e, "newspaper")
		}
	}
}

// learn adds the words of a role or a name of entity e. The nouns that say what it is stand before a
// preposition, a conjunction or the end: "director" and "founder" in "port director and founder of the museum".
func (p *page) learn(e int, phrase string) {
	before := ""
	inside := false
	for w := range strings.FieldsFuncSeq(strings.ToLower(phrase), parts) {
		joint := w == "and" || prepositions[w]
		if joint && before != "" && !inside {
			enter(p.offices, before, e)
		}
		inside = inside || prepositions[w]
		before = sameOffice(w)
		enter(p.known, before, e)
	}
	if before != "" && !inside {
		enter(p.offices, before, e)
	}
}

var prepositions = set("of for to at in on with from by")

func enter(index map[string][]int, word string, e int) {
	if list := index[word]; len(list) == 0 || list[len(list)-1] != e {
		index[word] = append(list, e)
	}
}

func parts(r rune) bool { return strings.ContainsRune(" ,-.’'&", r) }

// sameOffice gives one word for those that name the same office or kind of body.
func sameOffice(noun string) string {
	if w, ok := oneName[noun]; ok {
		return w
	}
	return noun
}

var oneName = map[string]string{
	"spokeswoman": "spokesman", "spokesperson": "spokesman", "chairwoman": "chairman", "chair": "chairman",
	"chairperson": "chairman", "congresswoman": "congressman", "councilwoman": "councillor", "councilman": "councillor",
	"councilor": "councillor", "cllr": "councillor", "businesswoman": "businessman", "attorney": "lawyer",
	"solicitor": "lawyer", "barrister": "lawyer", "justice": "judge", "sen": "senator", "gov": "governor",
	"rep": "representative", "prof": "professor", "adviser": "advisor", "organisation": "organization", "centre": "center",
	"firm": "company", "business": "company", "inc": "company", "ltd": "company", "corp": "company",
	"corporation": "company", "plc": "company", "llc": "company", "co": "company", "holdings": "company",
	"paper": "newspaper", "daily": "newspaper", "tabloid": "newspaper",
}

// anybody are nouns that tell too little to mean one named before.
var anybody = set(`member person friend source witness victim expert official resident child colleague adult citizen
	client customer patient student worker employee neighbour neighbor relative guest reader viewer caller author writer`)

// bodies are the nouns for what can act and speak and is no person.
var bodies = set(`administration agency airline alliance army association authority bank board broadcaster bureau
	business center centre charity church clinic club coalition college commission committee company confederation
	consortium cooperative corporation council court department developer directorate employer exchange federation firm
	force foundation fund government group hospital insurer institute institution laboratory league lender magazine
	manufacturer ministry movement museum navy network newspaper office operator orchestra organisation organization outlet
	paper parliament party police producer provider publication publisher regulator retailer school senate service
	society squad startup station subsidiary supermarket supplier team tribunal trust union university utility watchdog website`)
