package story

import (
	"cmp"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// claim is one proposition: the statements that assert it, and the replies to it. Both hold
// indices of statements in ascending order.
type claim struct {
	asserts, replies []int
}

// claims groups statements into claims, hands each denial and each refusal to comment to the
// claim it answers, and orders claims by how many articles carry them. What answers no claim is
// grouped like any assertion, where its words tell the opposite themselves ("nobody was hurt");
// where only its cue denies, it makes a claim of its own.
func (q *inquiry) claims() []claim {
	denials := q.denials()
	list := q.group()
	idle := q.answer(list, denials)
	if q.reassert(idle) {
		list = q.group()
		idle = q.answer(list, q.settled(denials))
	}
	for _, d := range idle {
		list = append(list, claim{replies: d})
	}
	list = q.refusals(list)
	q.dropHistory(list)
	slices.SortStableFunc(list, func(a, b claim) int {
		return cmp.Or(cmp.Compare(q.reach(b), q.reach(a)), cmp.Compare(a.first(), b.first()))
	})
	return list
}

// reassert lets those of the idle denials assert whose cue does not deny, and reports whether there
// were any.
func (q *inquiry) reassert(idle []denial) bool {
	any := false
	for _, i := range slices.Concat(idle...) {
		if s := &q.statements[i]; !s.cueDenies && !s.bare {
			s.told.Stance = news.Asserts
			any = true
		}
	}
	return any
}

// settled returns those of denials that still deny.
func (q *inquiry) settled(denials []denial) []denial {
	var list []denial
	for _, d := range denials {
		d = slices.DeleteFunc(slices.Clone(d), func(i int) bool { return q.statements[i].told.Stance != news.Denies })
		if len(d) > 0 {
			list = append(list, d)
		}
	}
	return list
}

func (c claim) first() int {
	if len(c.asserts) == 0 {
		return c.replies[0]
	}
	return c.asserts[0]
}

// all returns every statement of c in order.
func (c claim) all() []int {
	all := slices.Concat(c.asserts, c.replies)
	slices.Sort(all)
	return all
}

// reach is the number of articles that tell of c.
func (q *inquiry) reach(c claim) int {
	in := map[int]bool{}
	for _, i := range c.all() {
		in[q.statements[i].article] = true
	}
	return len(in)
}

// news renders c.
func (c claim) news(q *inquiry) news.Claim {
	from := q.provenanceOf(c)
	out := news.Claim{Text: q.wording(c), Origins: q.named(from.roots), OriginsAtMost: from.atMost, OriginsDoubt: from.doubt}
	for _, i := range c.all() {
		s := &q.statements[i]
		out.Assertions = append(out.Assertions, news.Assertion{Article: s.article, Attribution: s.told, Why: from.why[i]})
	}
	out.Status = q.status(c, len(out.Origins))
	return out
}

func (q *inquiry) status(c claim, origins int) news.ClaimStatus {
	denied := func(i int) bool { return q.statements[i].told.Stance == news.Denies }
	switch {
	case slices.ContainsFunc(c.replies, denied):
		return news.Disputed
	case origins >= 2:
		return news.Corroborated
	}
	return news.SingleOrigin
}

// wording picks the clearest assertion of c: the one whose words the others share most, whole
// sentences outside headlines before fragments.
func (q *inquiry) wording(c claim) string {
	from := c.asserts
	if len(from) == 0 {
		from = c.replies
	}
	best, most := from[0], -1.0
	for _, i := range from {
		if v := q.clarity(i, from); v > most {
			best, most = i, v
		}
	}
	s := &q.statements[best]
	words := cover(s.told.Content)
	if words.Empty() {
		words = s.told.Passage
	}
	return words.Of(q.reading(s).Article.Text)
}

// clarity is how well statement i stands for all of from.
func (q *inquiry) clarity(i int, from []int) float64 {
	s := &q.statements[i]
	v := 0.0
	for _, j := range from {
		v += q.lexicon.likeness(&s.words, &q.statements[j].words)
	}
	v /= float64(len(from))
	if s.heading || len(s.told.Content) == 0 {
		v -= 0.5
	}
	if len(s.told.Content) > 1 {
		v -= 0.2 // source and cue stand in the middle
	}
	if s.told.Certainty == news.Hedged {
		v -= 0.1
	}
	if !q.hasVerb(s) {
		v -= 0.3 // it names the matter
	}
	if q.opensWithPronoun(s) {
		v -= 0.15
	}
	return v
}

// opensWithPronoun reports whether one must know what was said before s to know of whom it tells.
func (q *inquiry) opensWithPronoun(s *statement) bool {
	toks := firstSentenceOf(q.reading(s), s.told.Content)
	i := slices.IndexFunc(toks, func(t text.Token) bool { return hasLetterOrDigit(t.Of(q.reading(s).Article.Text)) })
	return i >= 0 && strings.HasPrefix(toks[i].Tag, "PRP")
}
