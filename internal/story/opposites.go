package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// opposites are words that say no to one another without a negator, by canonical form.
var opposites = readOpposites(`fail pass
lock unlock
safe unsafe
safe dangerous
legal illegal
guilty innocent
true false
win lose
alive dead
accept reject
approve reject
allow ban
present absent
adequate inadequate
sufficient insufficient
aware unaware
fair unfair
possible impossible
necessary unnecessary
complete incomplete
accurate inaccurate
voluntary forced
intact damaged
empty full`)

func readOpposites(lines string) [][2]string {
	var list [][2]string
	for line := range strings.Lines(lines) {
		if w := strings.Fields(line); len(w) == 2 {
			list = append(list, [2]string{canonical(w[0]), canonical(w[1])})
		}
	}
	return list
}

// gainsays reports whether n, later in the article of y and from a named source that is another's, says
// the opposite of y in a word of opposite meaning: the gate failed its test, the gate passed.
func (q *inquiry) gainsays(y, n *statement) bool {
	if y.article != n.article || y.polarity.negated() || n.polarity.negated() || y.told.Certainty == news.Hedged || n.told.Certainty == news.Hedged ||
		y.told.Passage.Start > n.told.Passage.Start {
		return false
	}
	if !isNamed(n) {
		return false
	}
	if q.people.oneVoice(y.article, y.told.Source, n.article, n.told.Source) {
		return false
	}
	return q.likeness(y, n) >= contradicts && slices.ContainsFunc(opposites, func(o [2]string) bool {
		return q.has(&y.common, o[0]) && q.has(&n.common, o[1]) || q.has(&y.common, o[1]) && q.has(&n.common, o[0])
	})
}

// has reports whether b has the word of the canonical form.
func (q *inquiry) has(b *bag, form string) bool {
	id, known := q.lexicon.ids[form]
	if !known {
		return false
	}
	_, found := slices.BinarySearch(b.ids, id)
	return found
}
