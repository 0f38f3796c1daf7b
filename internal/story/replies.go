package story

import (
	"math"
	"slices"
	"strings"

	"headwater/internal/news"
)

const (
	contradicts = 0.45 // likeness at which a negated statement denies the one it negates
	repeats     = 0.60 // likeness at which two statements of one speaker are one
	withinReach = 4    // paragraphs back to which a reply refers
)

// markDenials finds the statements that deny something though no word of denial introduces them:
// the quotation that follows "the company rejected that", a statement that says no to what
// another source says yes to, and the same words in another article.
func (q *inquiry) markDenials() {
	for a := range q.of {
		q.markElaborations(q.of[a])
	}
	q.markContradictions()
	q.markRepeats()
}

func (q *inquiry) deny(i int) { q.statements[i].told.Stance = news.Denies }

// markElaborations turns what follows a bare denial in its paragraph, from the same side and
// itself negated, into part of that denial.
func (q *inquiry) markElaborations(list []int) {
	for n, i := range list {
		s := &q.statements[i]
		if s.told.Stance == news.Denies {
			continue
		}
		if q.rebuts(s) {
			q.deny(i)
			continue
		}
		if n == 0 || !s.negated || s.told.Source.Kind == news.Reporter {
			continue
		}
		before := &q.statements[list[n-1]]
		if before.told.Stance == news.Denies && q.paragraph(before) == q.paragraph(s) && q.oneSide(before, s) {
			q.deny(i)
		}
	}
}

// rebuts reports whether a source calls something untrue in so many words.
func (q *inquiry) rebuts(s *statement) bool {
	if s.told.Source.Kind == news.Reporter || s.told.Stance != news.Asserts {
		return false
	}
	said := strings.ToLower(q.contentText(s))
	return slices.ContainsFunc(rebuttals, func(w string) bool { return strings.Contains(said, w) })
}

var rebuttals = []string{
	"contrary to", "is untrue", "was untrue", "flatly untrue", "is false", "was false", "entirely false",
	"not true", "no truth", "is baseless", "are baseless", "unfounded", "is a lie", "are lies", "a fabrication",
}

func (q *inquiry) contentText(s *statement) string {
	var b strings.Builder
	for _, c := range s.told.Content {
		b.WriteString(c.Of(q.reading(s).Article.Text))
		b.WriteByte(' ')
	}
	return b.String()
}

func (q *inquiry) paragraph(s *statement) int {
	sentences := q.reading(s).Document.Sentences
	if len(sentences) == 0 {
		return 0
	}
	return sentences[s.sentence].Paragraph
}

// oneSide reports whether two statements of one article may come from one side: the same source,
// or a person after a body (its spokeswoman) or an unnamed one.
func (q *inquiry) oneSide(a, b *statement) bool {
	return q.people.same(a.article, a.told.Source, b.article, b.told.Source) ||
		a.told.Source.Kind != b.told.Source.Kind || a.told.Source.Kind == news.Anonymous
}

// markContradictions marks negated statements that negate what another source asserts.
func (q *inquiry) markContradictions() {
	var items []int
	for i := range q.statements {
		s := &q.statements[i]
		if s.told.Stance == news.Asserts && !s.heading {
			items = append(items, i)
		}
	}
	var hits []int
	for _, l := range q.links(items) {
		yes, no := items[l.a], items[l.b]
		if q.statements[yes].negated {
			yes, no = no, yes
		}
		if q.contradict(yes, no) {
			hits = append(hits, no)
		}
	}
	for _, i := range hits {
		q.deny(i)
	}
}

// contradict reports whether statement no negates statement yes, said by another source.
func (q *inquiry) contradict(yes, no int) bool {
	y, n := &q.statements[yes], &q.statements[no]
	if y.negated || !n.negated || n.told.Source.Kind == news.Reporter || y.told.Source.Kind == news.Reporter {
		return false
	}
	if q.people.same(y.article, y.told.Source, n.article, n.told.Source) {
		return false
	}
	return q.lexicon.likeness(&y.words, &n.words) >= contradicts && q.speakers(y, n)
}

// speakers reports whether y and n are told by sources that can be told apart: one of them is
// named, and the other is not the same person under another description.
func (q *inquiry) speakers(y, n *statement) bool {
	kind := n.told.Source.Kind
	return kind == news.NamedPerson || kind == news.OrganizationSource || kind == news.DocumentSource
}

// markRepeats carries a denial over to the same words of the same source elsewhere.
func (q *inquiry) markRepeats() {
	var items []int
	for i := range q.statements {
		if k := q.statements[i].told.Source.Kind; k != news.Reporter {
			items = append(items, i)
		}
	}
	var hits []int
	for _, l := range q.links(items) {
		a, b := items[l.a], items[l.b]
		s, t := &q.statements[a], &q.statements[b]
		if s.told.Stance == t.told.Stance || s.negated != t.negated || l.score < repeats ||
			!q.people.same(s.article, s.told.Source, t.article, t.told.Source) {
			continue
		}
		switch {
		case s.told.Stance == news.Denies && t.told.Stance == news.Asserts:
			hits = append(hits, b)
		case t.told.Stance == news.Denies && s.told.Stance == news.Asserts:
			hits = append(hits, a)
		}
	}
	for _, i := range hits {
		q.deny(i)
	}
}

// answer hands every denial, refusal to comment and missing response to the claim it answers.
// Denials that say the same go to one claim together. What answers nothing becomes a claim of
// its own, so that nothing is lost.
func (q *inquiry) answer(list []claim) {
	var denials, others []int
	for i := range q.statements {
		switch q.statements[i].told.Stance {
		case news.Asserts:
		case news.Denies:
			denials = append(denials, i)
		default:
			others = append(others, i)
		}
	}
	for _, g := range q.cluster(denials) {
		if n := q.target(list, g); n >= 0 {
			list[n].replies = append(list[n].replies, g...)
		}
	}
	for _, i := range others {
		if n := q.target(list, []int{i}); n >= 0 {
			list[n].replies = append(list[n].replies, i)
		}
	}
}

// target picks the claim that the replies answer: near before one of them, like them in its
// words, told by somebody else, and much told. It returns -1 when there is none.
func (q *inquiry) target(list []claim, replies []int) int {
	best, most := -1, 0.0
	for n := range list {
		if v := q.fit(list[n], replies); v > most {
			best, most = n, v
		}
	}
	return best
}

func (q *inquiry) fit(c claim, replies []int) float64 {
	like, near := 0.0, 0.0
	for _, r := range replies {
		closest := 0.0
		for _, i := range c.asserts {
			l, n := q.answers(r, i)
			like, closest = math.Max(like, l), math.Max(closest, n)
		}
		near += closest
	}
	near /= float64(len(replies))
	if like < worthALink && near == 0 {
		return 0
	}
	return like + near/2 + 0.1*math.Log(float64(len(c.asserts)))
}

// answers says how alike reply r and statement i are, and how near before it i stands (0 to 1,
// 1 in the same paragraph, 0 in another article or after it).
func (q *inquiry) answers(r, i int) (like, near float64) {
	reply, s := &q.statements[r], &q.statements[i]
	if q.people.same(reply.article, reply.told.Source, s.article, s.told.Source) {
		return 0, 0
	}
	like = q.lexicon.likeness(&reply.words, &s.words)
	if s.article != reply.article || s.told.Passage.Start > reply.told.Passage.Start {
		return like, 0
	}
	back := q.paragraph(reply) - q.paragraph(s)
	if back > withinReach {
		return like, 0
	}
	near = 1 / float64(1+back)
	if s.told.Source.Kind == news.Reporter {
		near /= 2
	}
	return like, near
}
