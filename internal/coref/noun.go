package coref

import "strings"

// addNouns makes mentions of the nouns that name nobody and of the pronouns. Nouns that only say
// what a name beside them is ("Brandt, the mayor") are left out.
func (p *page) addNouns() {
	named := make([]bool, len(p.doc.Tokens)+1)
	for _, m := range p.mentions {
		for i := m.first; i < m.last; i++ {
			named[i] = true
		}
	}
	for i := range p.doc.Tokens {
		if named[i] {
			continue
		}
		if pr, ok := p.pronounAt(i); ok {
			m := p.newMention(i, i+1, i, pronominal, nobody)
			m.pron = pr
			p.mentions = append(p.mentions, m)
		} else if p.isHeadNoun(i) && !p.explains(i, named) {
			p.mentions = append(p.mentions, p.nounMention(i))
		}
	}
}

// isHeadNoun reports whether token i is a common noun and the last of its compound.
func (p *page) isHeadNoun(i int) bool {
	tag := p.doc.Tokens[i].Tag
	if tag != "NN" && tag != "NNS" {
		return false
	}
	if i+1 == len(p.doc.Tokens) {
		return true
	}
	switch p.doc.Tokens[i+1].Tag {
	case "NN", "NNS", "HYPH":
		return false
	}
	return true
}

// explains reports whether the noun at i only says what a name is, or what the subject is.
func (p *page) explains(i int, named []bool) bool {
	switch {
	case named[i+1] && p.sentence[min(i+1, len(p.sentence)-1)] == p.sentence[i]:
		return true
	case p.placeOf(p.phraseStart(i), i).role == apposed, p.followsName(i, named):
		return true
	}
	return p.isPredicate(i)
}

// followsName reports whether the phrase of the noun at i stands after a name and a comma.
func (p *page) followsName(i int, named []bool) bool {
	first := p.phraseStart(i)
	return first > 1 && p.low(first-1) == "," && named[first-2] && p.sentence[first-2] == p.sentence[i]
}

// isPredicate reports whether a form of "be" or "become" ties the noun at i to a subject before it.
func (p *page) isPredicate(i int) bool {
	for j := i - 1; j >= max(0, i-6); j-- {
		switch p.doc.Tokens[j].Lemma {
		case "be", "become":
			return p.sentence[j] == p.sentence[i]
		}
		switch p.doc.Tokens[j].Tag {
		case "DT", "JJ", "NN", "PRP$", "VBN", "RB", "NNP", "POS", "CD", "HYPH", "JJS":
		default:
			return false
		}
	}
	return false
}

// nounMention makes the mention of the noun at i, with the article or possessive that opens it.
func (p *page) nounMention(i int) mention {
	m := p.newMention(p.phraseStart(i), i+1, i, anonymous, nobody)
	m.plural = p.doc.Tokens[i].Tag == "NNS"
	noun := p.doc.Tokens[i].Lemma
	m.human, m.gender = humanNoun(noun)
	m.body = bodies[noun]
	return m
}

// phraseStart walks back from the noun at i to where its phrase begins.
func (p *page) phraseStart(i int) int {
	first := i
	for first > p.doc.Sentences[p.sentence[i]].First && i-first < maxPhrase && p.leads(first-1) {
		first--
	}
	return first
}

// maxPhrase is how many words a description has before its noun at most.
const maxPhrase = 8

// leads reports whether token i can stand before a noun in its phrase.
func (p *page) leads(i int) bool {
	switch p.doc.Tokens[i].Tag {
	case "DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "VBN", "VBG":
		return true
	}
	return false
}

// humanNoun tells whether a noun means a person, and of which gender.
func humanNoun(lemma string) (human bool, gender string) {
	if men[lemma] || strings.HasSuffix(lemma, "sman") || strings.HasSuffix(lemma, "eman") {
		return true, "m"
	}
	if women[lemma] || strings.HasSuffix(lemma, "woman") {
		return true, "f"
	}
	for _, ending := range [...]string{"ologist", "person", "maker", "keeper", "holder", "worker"} {
		if strings.HasSuffix(lemma, ending) {
			return true, ""
		}
	}
	return people[lemma], ""
}

var men = set(`man boy father son brother husband uncle nephew grandfather grandson king prince duke actor
	boyfriend widower dad gentleman priest monk chairman businessman stepfather stepson groom lad guy landlord emperor`)

var women = set(`woman girl mother daughter sister wife aunt niece grandmother granddaughter queen princess
	duchess actress girlfriend widow mum mom lady nun chairwoman businesswoman stepmother bride landlady waitress heroine`)

var people = set(`academic accountant activist addict adult adviser advisor advocate agent aide ally ambassador analyst
	applicant architect artist assistant astronaut athlete attorney author baby banker bishop blogger boss buyer campaigner
	candidate captain carpenter champion chancellor chef chemist chief child citizen cleaner clerk client climber coach
	colleague collector colonel columnist comedian commander commentator commissioner composer conductor constable
	consultant contractor coordinator coroner councillor councilor cousin critic customer cyclist dancer dealer dean
	defendant delegate dentist deputy designer detective developer diplomat director doctor donor driver economist editor
	educator electrician employee engineer envoy executive expert farmer fellow fighter firefighter fisherman footballer
	founder friend fugitive gardener general goalkeeper governor guard guest gunman heir hero historian host hunter infant
	inmate inspector instructor insider intern inventor investigator investor jockey journalist judge juror justice
	landowner lawmaker lawyer leader lecturer legislator lieutenant lobbyist magistrate manager mayor mechanic member
	merchant migrant miner minister motorist musician neighbor neighbour novelist nurse officer official ombudsman operator
	opponent organiser organizer owner painter parent partner passenger pastor patient pensioner performer philosopher
	photographer physician pilot player plumber poet policeman politician pope premier president principal prisoner
	producer professor prosecutor protester psychiatrist publisher pupil rabbi rapper refugee regulator reporter
	representative rescuer researcher resident rider rival ruler sailor scholar scientist sculptor secretary seller
	senator sergeant servant sheriff shopkeeper sibling singer skipper soldier solicitor source speaker specialist
	spouse star stranger student suffragan superintendent supervisor surgeon survivor suspect swimmer teacher technician
	teenager tenant thief tourist trader trainer treasurer trustee tutor veteran victim villager viewer violinist visitor
	volunteer voter warden whistleblower witness worker writer youth`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
