package story

import (
	"math"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	answersAt   = 0.25 // likeness below which a denial with words of its own answers another claim
	justBefore  = 0.60 // nearness at which a third of that is enough
	nearEnough  = 0.40 // nearness at which an outright denial answers what touches its speaker or its matter
	inQuestion  = 0.15 // what each sign adds that a claim told near before is what is denied
	withinReach = 4    // paragraphs back to which a reply refers
)

// answer hands each denial to the claim it answers, and returns those that answer none.
func (q *inquiry) answer(list []claim, denials []denial) (idle []denial) {
	for _, d := range denials {
		n := q.target(list, d)
		if n < 0 {
			idle = append(idle, d)
			continue
		}
		list[n].replies = append(list[n].replies, d...)
	}
	return idle
}

// refusals hands refusals to comment and missing responses to the claim at issue: the one most
// told of those near before. Where there is none, they make a claim of their own.
func (q *inquiry) refusals(list []claim) []claim {
	for i := range q.statements {
		if k := q.statements[i].told.Stance; k != news.DeclinesComment && k != news.NoResponse {
			continue
		}
		n := q.target(list, denial{i})
		if n < 0 {
			list = append(list, claim{replies: []int{i}})
			continue
		}
		list[n].replies = append(list[n].replies, i)
	}
	return list
}

// target picks the claim that the replies answer: like them in its words, near before one of them,
// told by somebody else, and much told. It returns -1 when there is none.
func (q *inquiry) target(list []claim, replies denial) int {
	best, most := -1, 0.0
	for n := range list {
		if v := q.fit(list[n], replies); v > most {
			best, most = n, v
		}
	}
	return best
}

// fit is how well c is what the replies answer: 0 where it is not.
func (q *inquiry) fit(c claim, replies denial) float64 {
	like, most, near, worded, wordy := 0.0, 0.0, 0.0, 0.0, true
	for _, r := range replies {
		alike, closest := q.bearing(c, r)
		near += closest
		s := &q.statements[r]
		if !s.bare {
			like += alike
			worded++
			most = math.Max(most, alike)
		}
		wordy = wordy && s.told.Stance == news.Denies && !s.bare && !s.rebuts
	}
	like = (like/math.Max(worded, 1) + most) / 2
	near /= float64(len(replies))
	fits := like >= answersAt || like >= answersAt/3 && near >= justBefore || near >= nearEnough && q.outright(c, replies)
	if wordy && !fits || like == 0 && near == 0 {
		return 0
	}
	v := like + near/2
	if near >= nearEnough {
		v += inQuestion * q.inQuestion(c, replies)
	}
	if q.statements[replies[0]].told.Stance != news.Denies {
		v += 0.05 * math.Log(float64(len(c.asserts))) // who is asked to comment is asked about what matters
	}
	return v
}

// bearing says how alike reply r and the assertion of c likest to it are, and how near before r the nearest
// stands. A writer's sentence that nobody else has and that leads up to the reply is not what it answers.
func (q *inquiry) bearing(c claim, r int) (like, near float64) {
	for _, i := range c.asserts {
		l, n := q.answers(r, i)
		if len(c.asserts) == 1 && q.introduces(&q.statements[i], &q.statements[r]) {
			n = 0
		}
		like, near = math.Max(like, l), math.Max(near, n)
	}
	if y, found := q.answered[r]; found && slices.Contains(c.asserts, y) {
		like = 1
	}
	return like, near
}

// outright reports whether one of the replies says in its cue that it denies ("denied misleading the
// council"), and c shares a word with what is denied or, where that is little, speaks of whoever denies.
func (q *inquiry) outright(c claim, replies denial) bool {
	const few = 2 // words
	return slices.ContainsFunc(replies, func(r int) bool {
		reply := &q.statements[r]
		if !reply.cueDenies {
			return false
		}
		name := strings.Fields(q.people.fold(q.people.name(reply.article, reply.told.Source)))
		if reply.told.Source.Kind != news.NamedPerson || len(reply.common.ids) > few {
			name = nil
		}
		return slices.ContainsFunc(c.asserts, func(i int) bool {
			s := &q.statements[i]
			if s.article != reply.article || i > r {
				return false
			}
			_, n := q.lexicon.shared(&s.common, &reply.common)
			return n > 0 || len(name) > 0 && q.sentenceHas(s, name[len(name)-1])
		})
	})
}

// sentenceHas reports whether the sentence of s has the word.
func (q *inquiry) sentenceHas(s *statement, word string) bool {
	d := q.reading(s).Document
	return slices.ContainsFunc(d.Words(s.sentence), func(t text.Token) bool { return strings.EqualFold(t.Of(d.Text), word) })
}

// answers says how alike reply r and statement i are, and how near before it i stands (0 to 1,
// 1 for the statement just before, 0 in another article or after it).
func (q *inquiry) answers(r, i int) (like, near float64) {
	reply, s := &q.statements[r], &q.statements[i]
	if q.people.same(reply.article, reply.told.Source, s.article, s.told.Source) {
		return 0, 0
	}
	if reply.polarity.negated() && s.polarity.negated() && !reply.cueDenies {
		return 0, 0
	}
	like = q.likeness(reply, s)
	if like < contradicts && !q.areKin(reply.article, s.article) {
		like = 0
	}
	if s.article != reply.article || i > r {
		return like, 0
	}
	back := q.paragraph(reply) - q.paragraph(s)
	if back > withinReach {
		return like, 0
	}
	near = 1 / (1 + float64(back)/2 + float64(r-i)/10)
	switch {
	case s.told.Source.Kind != news.Reporter:
	case back > 0 || s.sentence < reply.sentence-1 || !reply.bare && !reply.rebuts:
		near /= 2
	}
	return like, near
}
