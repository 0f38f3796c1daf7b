package story

import (
	"fmt"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// disputes reports each denial with an assertion of what it denies: one in the same article if
// there is one, else in an article it draws on, else anywhere. A denial that is told and then
// quoted in one paragraph is reported once, by its quotation.
func (q *inquiry) disputes(claims []claim) []news.Finding {
	var list []news.Finding
	for _, c := range claims {
		for _, i := range q.denialsOf(c) {
			s := &q.statements[i]
			t, explain := q.denied(c, s), q.contradiction
			if t == nil && q.isOutright(c) {
				t, explain = q.toldBefore(i), q.sequel
			}
			if t == nil {
				continue
			}
			list = append(list, news.Finding{Kind: news.DisputedClaim, Passage: q.wholePassage(s), Against: against(t), Explanation: explain(s, t)})
		}
	}
	return list
}

// isOutright reports whether one of the replies to c says in its cue that it denies.
func (q *inquiry) isOutright(c claim) bool {
	return slices.ContainsFunc(c.replies, func(i int) bool { return q.statements[i].cueDenies })
}

// toldBefore returns the statement of another source that denial i, which shares too little with any to be
// known to answer it, stands after: one with a word in common within reach, else the nearest there. It is nil where
// there is none, or where nothing that was said is denied ("denied them a hearing").
func (q *inquiry) toldBefore(i int) *statement {
	s := &q.statements[i]
	if s.heading || !q.denies(s) || !spoken(q.reading(s), s.told.Content).retells() {
		return nil
	}
	var nearest *statement
	for j := i - 1; j >= 0 && q.statements[j].article == s.article; j-- {
		t := &q.statements[j]
		back := q.paragraph(s) - q.paragraph(t)
		if back > withinReach {
			break
		}
		if t.told.Stance != news.Asserts || t.told.Source.Kind == news.Reporter || t.heading || q.ownSide(t, s) {
			continue
		}
		if q.sharedWords(&s.common, &t.common) > 0 {
			return t
		}
		if nearest == nil {
			nearest = t
		}
	}
	return nearest
}

// sequel explains a denial that stands after assertion without being known to answer it.
func (q *inquiry) sequel(denial, assertion *statement) string {
	return upperFirst(fmt.Sprintf("%s denies this, in %s after what %s said.", q.who(denial), q.outlet(denial.article), q.who(assertion)))
}

func (q *inquiry) contradiction(denial, assertion *statement) string {
	where := ""
	if denial.article != assertion.article {
		where = fmt.Sprintf(" (%s)", q.outlet(assertion.article))
	}
	if assertion.told.Source.Kind == news.Reporter {
		return upperFirst(fmt.Sprintf("%s denies what %s states in its own voice.", q.who(denial), q.outlet(assertion.article)))
	}
	return upperFirst(fmt.Sprintf("%s denies what %s said%s.", q.who(denial), q.who(assertion), where))
}

// wholePassage returns the passage of the attribution that s is a part of, with what its source goes on to
// say where s alone says no more than no, unless it is long.
func (q *inquiry) wholePassage(s *statement) news.Passage {
	p := passage(s)
	p.Span = q.uncut(s)
	if s.bare || s.rebuts || s.cueDenies {
		if whole := p.Span.Cover(q.goesOn(s)); q.isShort(s, whole) {
			p.Span = whole
		}
	}
	return p
}

// uncut is the passage of the attribution that s is a part of, unless it is long.
func (q *inquiry) uncut(s *statement) text.Span {
	if s.origin >= 0 {
		if whole := q.reading(s).Attributions[s.origin].Passage; q.isShort(s, whole) {
			return whole
		}
	}
	return s.told.Passage
}

func (q *inquiry) isShort(s *statement, span text.Span) bool {
	return wordCount(q.reading(s).Document, []text.Span{span}) <= longPassage
}

const longPassage = 60 // words

// goesOn covers what the source of s says in its sentence and quotes in the next one of its paragraph.
func (q *inquiry) goesOn(s *statement) text.Span {
	var more text.Span
	for _, i := range q.of[s.article] {
		t := &q.statements[i]
		ahead := t.sentence - s.sentence
		one := q.people.same(s.article, s.told.Source, t.article, t.told.Source)
		if (ahead == 0 || ahead == 1 && quotes(t)) && q.paragraph(s) == q.paragraph(t) && one || q.bearsOut(s, t) {
			more = more.Cover(q.uncut(t))
		}
	}
	return more
}

// denialsOf returns the denials among the replies to c, one for each side and paragraph: the first
// that quotes, else the first.
func (q *inquiry) denialsOf(c claim) []int {
	var list []int
	for _, i := range c.all() {
		s := &q.statements[i]
		if s.told.Stance != news.Denies {
			continue
		}
		n := slices.IndexFunc(list, func(j int) bool { return q.oneDenial(&q.statements[j], s) || q.bearsOut(&q.statements[j], s) })
		switch {
		case n < 0:
			list = append(list, i)
		case speaksBetter(s, &q.statements[list[n]]):
			list[n] = i
		}
	}
	return list
}

// speaksBetter reports whether s shows a denial better than told, another telling of it by that side: the body
// rather than the headline, a quotation rather than what the writer makes of it, unless that is an outright denial.
func speaksBetter(s, told *statement) bool {
	if told.heading != s.heading {
		return told.heading
	}
	return quotes(s) && !quotes(told) && !told.cueDenies
}

func quotes(s *statement) bool {
	return s.told.Quote == news.Direct || s.told.Quote == news.Mixed
}

// oneDenial reports whether two denials are one side's in one paragraph, or one is the headline of the other.
func (q *inquiry) oneDenial(a, b *statement) bool {
	return a.article == b.article && (q.paragraph(a) == q.paragraph(b) || a.heading != b.heading) && q.oneSide(a, b)
}

// denied picks the assertion of c that denial s is set against, most telling first.
func (q *inquiry) denied(c claim, s *statement) *statement {
	var best *statement
	most := -1.0
	for _, i := range c.asserts {
		t := &q.statements[i]
		if s.told.Source.Kind == news.Anonymous && !q.inView(t.article, s.article) {
			continue // whom "a man" answers outside his own report and its models cannot be told
		}
		if t.concedes && t.article != s.article {
			continue // who owns up to something elsewhere may be the one who denied it at first
		}
		if s.polarity.flatly() && t.polarity.flatly() && !s.cueDenies && q.lexicon.likeness(&s.words, &t.words) >= sameFact {
			continue // both say no to the same
		}
		if q.passesOn(t, s) {
			continue
		}
		if k := t.told.Source.Kind; k != news.Anonymous && k != news.Reporter && k != news.OutletSource &&
			q.people.oneVoice(s.article, s.told.Source, t.article, t.told.Source) {
			continue
		}
		v := q.lexicon.likeness(&s.words, &t.words)
		switch {
		case t.article == s.article:
			v += 4
		case q.lineage.draws(s.article, t.article):
			v += 2
		}
		if t.heading {
			v--
		}
		if v > most {
			best, most = t, v
		}
	}
	return best
}

// passesOn reports whether what t tells is the denial s itself: "The minister dismissed the fears, the agency reported."
func (q *inquiry) passesOn(t, s *statement) bool {
	if t.article == s.article {
		return slices.ContainsFunc(t.told.Content, func(c text.Span) bool { return !s.told.Cue.Empty() && c.Contains(s.told.Cue) })
	}
	return t.polarity.negated() && s.cueDenies && q.lexicon.likeness(&s.words, &t.words) >= surelySame
}
