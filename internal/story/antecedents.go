package story

import (
	"strings"

	"headwater/internal/news"
)

// inQuestion counts the signs that c, told near before one of the replies in its article, is what they
// speak of: a word of theirs in it, and a cue that puts it forward as an allegation.
func (q *inquiry) inQuestion(c claim, replies denial) float64 {
	shares, accuses := false, false
	for _, r := range replies {
		reply := &q.statements[r]
		for _, i := range c.asserts {
			s := &q.statements[i]
			if s.article == reply.article && i < r {
				shares = shares || q.sharedWords(&s.common, &reply.common) > 0
				accuses = accuses || containsAny(strings.ToLower(q.words(s.article, s.told.Cue)), accusing)
			}
		}
	}
	return one(shares) + one(accuses)
}

// accusing are stems of cues that put forward what may be denied.
var accusing = []string{"alleg", "accus", "claim", "charge", "complain", "contend", "suggest"}

// introduces reports whether s, in the writer's own voice, leads up to the reply that follows it in its
// paragraph and names who replies: "Asked about the leak, Ms Osei gave a short answer."
func (q *inquiry) introduces(s, reply *statement) bool {
	if s.told.Source.Kind != news.Reporter || reply.told.Source.Kind != news.NamedPerson || s.article != reply.article ||
		q.paragraph(s) != q.paragraph(reply) || reply.sentence-s.sentence != 1 {
		return false
	}
	name := strings.Fields(q.people.fold(q.people.name(reply.article, reply.told.Source)))
	return len(name) > 0 && q.sentenceHas(s, name[len(name)-1])
}

// retorts finds quotations that say no, in words such as "this" and "it" alone, to what another source has
// said just before, and notes what that is.
func (q *inquiry) retorts() []int {
	var list []int
	for i := range q.statements {
		s := &q.statements[i]
		if s.told.Stance != news.Asserts || !quotes(s) || !s.polarity.denies() || !isNamed(s) || !q.anaphoric(s) {
			continue
		}
		if y := q.saidBefore(i); y >= 0 {
			q.answered[i] = y
			list = append(list, i)
		}
	}
	return list
}

// isNamed reports whether a person or a body is named for s.
func isNamed(s *statement) bool {
	k := s.told.Source.Kind
	return k == news.NamedPerson || k == news.OrganizationSource
}

// anaphoric reports whether the first sentence of s has a pronoun that may stand for what was said.
func (q *inquiry) anaphoric(s *statement) bool {
	r := q.reading(s)
	for _, t := range firstSentenceOf(r, s.told.Content) {
		if w := strings.ToLower(t.Of(r.Article.Text)); w == "this" || w == "that" && t.Tag == "DT" || w == "it" {
			return true
		}
	}
	return false
}

// saidBefore returns the statement of another source that stands before statement i in its paragraph, with
// nothing of i's own source between, or -1.
func (q *inquiry) saidBefore(i int) int {
	s := &q.statements[i]
	for j := i - 1; j >= 0; j-- {
		t := &q.statements[j]
		if t.article != s.article || q.paragraph(t) != q.paragraph(s) {
			break
		}
		if t.told.Source.Kind == news.Reporter || t.sentence == s.sentence {
			continue
		}
		ownSide := t.told.Source.Kind != news.Anonymous && q.people.oneVoice(t.article, t.told.Source, s.article, s.told.Source)
		if ownSide || t.told.Stance != news.Asserts || t.polarity.negated() {
			break
		}
		return j
	}
	return -1
}
