package entity

import (
	"strings"

	"headwater/internal/text"
)

// maxRole bounds how many words a role has.
const maxRole = 10

// roleOf finds what the words around a person's mention say the person is: "US Defense Secretary"
// before the name, "president of Paperworkers Local 88" after it. Empty when nothing is said there.
func (p *page) roleOf(m mention) string {
	if s := p.roleBefore(m); s != "" {
		return s
	}
	if s := p.roleAfter(m); s != "" {
		return s
	}
	return p.roleAcrossComma(m)
}

// reach bounds how far from a name its role is looked for, in words.
const reach = 32

// start is the first word of the sentence that word i is in, or the first within reach.
func (p *page) start(i int) int {
	for least := max(0, i-reach); i > least && p.words[i-1].sent == p.words[i].sent; {
		i--
	}
	return i
}

// end is the end of the sentence that the word before i is in, or of what is within reach.
func (p *page) end(i int) int {
	sent := p.words[i-1].sent
	for most := min(len(p.words), i+reach); i < most && p.words[i].sent == sent; {
		i++
	}
	return i
}

// phrase gives words[first:last] as they stand in the text, on one line.
func (p *page) phrase(first, last int) string {
	if first >= last {
		return ""
	}
	span := text.Span{Start: p.words[first].Start, End: p.words[last-1].End}
	return strings.Join(strings.Fields(span.Of(p.doc.Text)), " ")
}

// isRoleWord reports whether the word says what a person is: "spokesman", "President".
func isRoleWord(w *word) bool {
	return w.marks&role != 0 || w.form.isName() && w.marks&title != 0
}

// roleBefore reads a role that leads straight up to the name, its address ("Ms", "Dr") left out.
func (p *page) roleBefore(m mention) string {
	from := p.start(m.first)
	last := p.addressStart(from, m.first)
	return p.phrase(p.roleStart(from, last), last)
}

// addressStart steps back over "Ms", "Dr", and over a rank where a role stands before it ("spokesman
// Col.").
func (p *page) addressStart(from, last int) int {
	for last > from {
		w := &p.words[last-1]
		rank := w.marks&title != 0 && last-1 > from && isRoleWord(&p.words[last-2]) && p.words[last-2].form == lower
		if !rank && (w.marks&honorific == 0 || isRoleWord(w)) {
			break
		}
		last--
	}
	return last
}

// roleStart walks back from last over a role and what narrows it; last when there is no role.
func (p *page) roleStart(from, last int) int {
	if last == from {
		return last
	}
	i := last - 1
	if !isRoleWord(&p.words[i]) {
		if i = p.beforeOf(from, last); i < 0 {
			return last
		}
	}
	for i > from && last-i < maxRole && p.narrows(&p.words[i-1]) {
		i--
	}
	for i < last && p.words[i].form == mark0 {
		i++
	}
	return i
}

// beforeOf finds the role in "chief of staff", "head of public affairs", given where such a phrase
// ends; -1 when there is none.
func (p *page) beforeOf(from, last int) int {
	for i := last - 1; i > from && last-i <= 5; i-- {
		w := &p.words[i]
		if w.s == "of" || w.s == "for" {
			if isRoleWord(&p.words[i-1]) && i < last-1 {
				return i - 1
			}
			return -1
		}
		if w.form == mark0 || w.marks&(common|speech) != 0 && w.s != "and" {
			return -1
		}
	}
	return -1
}

// narrows reports whether the word can stand before a role's noun as part of the role.
func (p *page) narrows(w *word) bool {
	switch {
	case w.s == "-" || w.s == "vice" || w.s == "former" || w.s == "then" || w.s == "late" || w.s == "senior":
		return true
	case w.form == mark0, w.form == digits, w.s == "'s", w.marks&speech != 0 && w.form == lower:
		return false
	case w.form == lower:
		return w.marks&common == 0 && !particles[w.s] && !notNoun(w.tag)
	}
	return w.marks&calendar == 0 && !(w.marks&common != 0 && w.opens && w.form != upper)
}

// notNoun reports whether a tag rules out that the word narrows a noun; no tag rules nothing out.
func notNoun(tag string) bool {
	switch tag {
	case "", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH":
		return false
	}
	return true
}

// roleAfter reads an apposition: "Mara Voss, the port's director,", "Joren Bakshi, 25, a sprinter".
func (p *page) roleAfter(m mention) string {
	end := p.end(m.last)
	if m.last+1 >= end || p.words[m.last].s != "," {
		return ""
	}
	i := m.last + 1
	if isAge(p.words[i].s) && i+2 < end && p.words[i+1].s == "," {
		i += 2
	}
	if p.words[i].s == "who" {
		return p.roleOfVerb(i+1, end)
	}
	head := p.appositionHead(i, end)
	if head < 0 {
		return ""
	}
	return p.phrase(p.afterDeterminer(i, head), p.appositionEnd(head+1, end))
}

// appositionHead finds the role noun of the apposition that opens at i; -1 when it is none.
func (p *page) appositionHead(i, end int) int {
	for j := i; j < end && j-i < maxRole; j++ {
		w := &p.words[j]
		next := p.near(j, j+1)
		switch {
		case isRoleWord(w) && !isRoleWord(next) && next.s != "'s" && next.s != "-" && !p.compound(next):
			return j
		case w.s == "'s", w.s == "-", determiners[w.s], isRoleWord(w), p.narrows(w):
		default:
			return -1
		}
	}
	return -1
}

// compound reports whether the word after a role noun shows that the noun only narrows it: "police
// chief", "prison guard union".
func (p *page) compound(next *word) bool {
	return next.form == lower && next.marks&(common|speech) == 0 && (next.tag == "NN" || next.tag == "NNS")
}

var determiners = map[string]bool{
	"a": true, "an": true, "the": true, "its": true, "his": true, "her": true, "their": true, "our": true, "my": true,
	"one": true, "another": true,
}

// afterDeterminer skips the article or the pronoun that opens an apposition.
func (p *page) afterDeterminer(i, head int) int {
	for i < head && (determiners[p.words[i].s] || p.words[i].form == mark0) {
		i++
	}
	return i
}

// appositionEnd takes in what says of what or where: "of Paperworkers Local 88", "at the port".
func (p *page) appositionEnd(i, end int) int {
	stop := min(end, i+maxRole)
	for i < stop {
		w := &p.words[i]
		opens := w.s == "of" || w.s == "for" || w.s == "at" || w.s == "in" || w.s == "with" || w.s == "to" || w.s == "on" || w.s == "from"
		if !opens {
			return i
		}
		j := i + 1
		for j < stop && p.fills(j) {
			j++
		}
		if j == i+1 {
			return i
		}
		i = j
	}
	return i
}

// fills reports whether word j can follow a preposition inside an apposition.
func (p *page) fills(j int) bool {
	w := &p.words[j]
	switch {
	case determiners[w.s], w.s == "'s", w.s == "'", w.s == "&", w.s == "-", w.form == digits, particles[w.s]:
		return true
	case w.s == "and":
		return p.near(j, j+1).form.isName()
	}
	return p.narrows(w)
}

// heading verbs tell an office: "who chairs the residents' group".
var officeOfVerb = map[string]string{
	"chairs": "chair of", "chaired": "chair of", "heads": "head of", "headed": "head of", "leads": "leader of",
	"led": "leader of", "runs": "head of", "directs": "director of", "manages": "manager of", "represents": "representative of",
	"edits": "editor of", "founded": "founder of", "coaches": "coach of", "owns": "owner of",
}

// roleOfVerb reads "chairs the residents' group" as "chair of the residents' group".
func (p *page) roleOfVerb(i, end int) string {
	if i >= end {
		return ""
	}
	office, known := officeOfVerb[p.words[i].s]
	j := i + 1
	for known && j < min(end, i+maxRole) && p.fills(j) {
		j++
	}
	if !known || j == i+1 {
		return ""
	}
	return office + " " + p.phrase(i+1, j)
}

// roleAcrossComma reads a role that a comma sets apart before a full name: "Its president, Aurel
// Vantongeren, said". The role must open with an article or a possessive, and what follows the name
// must close the apposition.
func (p *page) roleAcrossComma(m mention) string {
	from := p.start(m.first)
	comma := p.addressStart(from, m.first) - 1
	if m.last-m.first < 2 || comma-1 <= from || p.words[comma].s != "," || !p.closes(m.last) {
		return ""
	}
	last := comma
	first := p.roleStart(from, last)
	if first == last || first == from {
		return ""
	}
	opener := &p.words[first-1]
	if !determiners[strings.ToLower(opener.s)] && opener.s != "'s" {
		return ""
	}
	return p.phrase(first, last)
}

// closes reports whether a comma, a stop, a bracket or a verb of speech stands at i.
func (p *page) closes(i int) bool {
	if i >= len(p.words) || p.words[i].sent != p.words[i-1].sent {
		return true
	}
	w := &p.words[i]
	return w.s == "," || w.s == "." || w.s == ")" || w.s == ";" || w.marks&speech != 0
}
