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
