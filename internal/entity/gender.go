package entity

import "strings"

// Weights of what tells a person's gender. A title is certain, a pronoun in the next words is not.
const (
	genderOfTitle   = 8
	genderOfRole    = 6
	genderOfGiven   = 3
	genderOfPronoun = 1
)

// genderOf weighs the titles, role, given name and pronouns of a person, "f" above and "m" below
// nought; empty when they tell nothing or stand against each other.
func (p *page) genderOf(g *group, found []mention, role string) string {
	score := genderOfRole * genderOfPhrase(role)
	if len(g.words) > 1 || exact[g.words[0]]&surname == 0 {
		score += genderOfGiven * genderOfName(g.words[0])
	}
	pronouns := 0
	for _, i := range g.mentions {
		m := found[i]
		if m.first > 0 && p.words[m.first-1].sent == p.words[m.first].sent {
			score += genderOfTitle * genderOfMarks(p.words[m.first-1].marks)
		}
		pronouns += p.pronounAfter(found, i)
	}
	score += genderOfPronoun * max(-4, min(4, pronouns))
	switch {
	case score > 0:
		return "f"
	case score < 0:
		return "m"
	}
	return ""
}

func genderOfMarks(m mark) int { return flag(m&feminine != 0) - flag(m&masculine != 0) }

func genderOfName(name string) int {
	m := exact[name]
	return flag(m&givenFemale != 0) - flag(m&givenMale != 0)
}

// genderOfPhrase goes by the last word that tells: "spokeswoman", "chairman of the board".
func genderOfPhrase(role string) int {
	for _, w := range strings.Fields(role) {
		if g := genderOfMarks(fold(w)); g != 0 {
			return g
		}
	}
	return 0
}

// pronounAfter looks at the first pronoun that follows mention i in its sentence, or opens the next,
// with no other name between.
func (p *page) pronounAfter(found []mention, i int) int {
	m := found[i]
	limit := len(p.words)
	if i+1 < len(found) {
		limit = found[i+1].first
	}
	sent := p.words[m.first].sent
	for j := m.last; j < limit && p.words[j].sent <= sent+1; j++ {
		if p.words[j].sent > sent && !p.words[j].opens {
			return 0
		}
		switch p.words[j].s {
		case "he", "He", "his", "His", "him", "himself":
			return -1
		case "she", "She", "her", "Her", "hers", "herself":
			return 1
		}
	}
	return 0
}
