package coref

import (
	"strings"

	"headwater/internal/news"
)

// pairing is a pronoun and a mention that it may mean.
type pairing struct {
	*page
	*choice
	mention  *mention
	distance int
	between  int // mentions that fit, between the two
	after    bool
}

// describe appends the features of a pairing.
func (q *pairing) describe(f *features) {
	pr, m := q.pronoun, q.mention
	form := int(pr.pron.form)
	same := flag(pr.sentence == m.sentence)
	f.add(byDistance, form, q.distance)
	f.add(byRole, form, int(m.role), q.distance)
	f.add(byBetween, form, min(q.between, buckets-1), q.distance)
	f.add(byTokens, bucket(abs(pr.head-m.head)), q.distance)
	f.add(byKind, int(m.kind), q.distance)
	f.add(byParallel, int(pr.role), int(m.role), min(q.distance, 2))
	f.add(byOrder, min(m.order, 3), q.distance, form)
	f.add(byJoined, flag(m.joined), q.distance)
	f.add(byOpening, flag(q.opens(pr)), int(m.role), q.distance)
	f.add(byClauseStart, flag(q.opens(m)), int(m.role), q.distance)
	f.add(byLinker, q.wordClass(pr.first-1), int(m.role), same)
	f.add(byBefore, q.wordClass(m.first-1), form, same)
	f.add(byAfter, q.wordClass(m.last), form, same)
	f.add(bySameForm, flag(m.kind == pronominal), flag(m.kind == pronominal && m.pron.form == pr.pron.form), q.distance)
	f.add(byParagraph, flag(q.paragraph(pr) == q.paragraph(m)), q.distance)
	f.add(byQuote, flag(q.quote[pr.head] >= 0), q.quoteTie(), same)
	f.add(byPossessed, flag(q.possessed()), min(q.distance, 3))
	f.add(bySpeaking, flag(q.speaks(m)), int(m.kind), q.distance)
	f.add(byKindRole, int(m.kind), int(m.role), min(q.distance, 2))
	q.describeTie(f)
	q.describeEntity(f)
}

func (q *pairing) describeTie(f *features) {
	pr, m := q.pronoun, q.mention
	t := apart
	if pr.sentence == m.sentence {
		t = q.tieOf(m.place, pr.place)
	}
	f.add(byTie, int(pr.pron.form), int(m.role), int(t), flag(q.after))
	f.add(byTieFirst, int(pr.pron.form), int(t), flag(q.after))
}

// describeEntity looks at whom the mention names, over the whole article.
func (q *pairing) describeEntity(f *features) {
	m := q.mention
	if m.entity < 0 {
		f.add(byType, 4)
		f.add(byGender, flag(m.gender != ""))
		return
	}
	e := &q.entities[m.entity]
	known := 0
	if e.Gender != "" {
		known = 1 + flag(e.Gender == q.pronoun.pron.gender)
	}
	f.add(byGender, known)
	for _, c := range q.company {
		if c.entity == m.entity {
			f.add(byCompany, int(q.pronoun.pron.form), int(c.how), flag(c.after))
		}
	}
	f.add(byType, typeOf(e.Type))
	f.add(byCount, min(q.names[m.entity], buckets-1), flag(m.kind == pronominal))
	f.add(byFirst, flag(m.entity == q.page.first), flag(m.entity == q.most))
	f.add(byGiven, min(strings.Count(e.Name, " "), 3), int(m.kind))
	opening := len(e.Mentions) > 0 && len(q.doc.Sentences) > 0 && e.Mentions[0].Start < q.doc.Sentences[0].End
	f.add(byTopic, flag(opening), q.distance)
}

func typeOf(t news.EntityType) int {
	switch t {
	case news.Person:
		return 0
	case news.Organization:
		return 1
	case news.Place:
		return 2
	}
	return 3
}

func (p *page) opens(m *mention) bool { return m.first <= p.doc.Sentences[m.sentence].First+1 }

func (p *page) paragraph(m *mention) int { return p.doc.Sentences[m.sentence].Paragraph }

// quoteTie: 0 the mention stands in no quotation, 1 in the pronoun's, 2 in another.
func (q *pairing) quoteTie() int {
	switch in := q.quote[q.mention.head]; {
	case in < 0:
		return 0
	case in == q.quote[q.pronoun.head]:
		return 1
	}
	return 2
}

// possessed reports whether the pronoun owns what the mention names: "his wife Ann", "her friend,
// Ann".
func (q *pairing) possessed() bool {
	pr, m := q.pronoun, q.mention
	if pr.pron.form != possessiveForm || m.first <= pr.last || m.first-pr.last > 5 || m.sentence != pr.sentence {
		return false
	}
	for i := pr.last; i < m.first; i++ {
		switch q.doc.Tokens[i].Tag {
		case "NN", "NNS", "JJ", "NNP", "VBN", ",", "HYPH", "RB", "CD":
		default:
			return false
		}
	}
	return true
}

// wordClass sorts the words that stand beside a mention.
func (p *page) wordClass(i int) int {
	if i < 0 || i >= len(p.doc.Tokens) {
		return 0
	}
	switch t := &p.doc.Tokens[i]; t.Tag {
	case "POS":
		return 1
	case ",":
		return 2
	case "CC":
		return 3
	case "VBD", "VBZ", "VBP", "MD":
		return 4
	case "VB", "VBG", "VBN":
		return 5
	case "IN", "TO":
		return prepositionClass(t.Lemma)
	case "WDT", "WP", "WRB", "WP$":
		return 9
	case "NN", "NNS", "NNP", "NNPS":
		return 10
	case ".", "-LRB-", "-RRB-", ":", "``", "''":
		return 11
	}
	return 0
}

// prepositionClass sets apart the prepositions that tell most.
func prepositionClass(lemma string) int {
	switch lemma {
	case "by", "with":
		return 6
	case "that", "because", "when", "after", "before", "while", "as", "if", "although", "though", "since", "until", "where":
		return 7
	}
	return 8
}

// bucket puts a count of words into one of buckets.
func bucket(n int) int {
	switch {
	case n <= 2:
		return 0
	case n <= 5:
		return 1
	case n <= 10:
		return 2
	case n <= 20:
		return 3
	case n <= 40:
		return 4
	}
	return 5
}

func abs(n int) int { return max(n, -n) }

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
