package story

import (
	"math"
	"slices"
	"strings"

	"headwater/internal/news"
)

const (
	contradicts = 0.40 // likeness at which a negated statement denies the one it negates
	deniedShare = 0.50 // share of the words it says no to that the other has
	repeats     = 0.60 // likeness at which two statements of one speaker are one
	echoes      = 0.45 // the same for two negated statements of what may be one side
)

// A denial is what one side says against one claim: a bare denial with the statements that
// elaborate it, and the same elsewhere.
type denial []int

// denials settles which statements deny: those whose cue or words do, and those that follow such
// a one in its paragraph from the same side; further those that negate what another source says.
// Statements that were taken for denials and are none of these assert.
func (q *inquiry) denials() []denial {
	var list []denial
	for a := range q.of {
		list = append(list, q.denialsIn(q.of[a])...)
	}
	for _, i := range slices.Concat(q.contradictions(), q.retorts()) {
		q.statements[i].told.Stance = news.Denies
		list = append(list, denial{i})
	}
	return q.joinRepeats(append(list, q.repeated(list)...))
}

// repeated finds negated statements in which the source of a denial says the same in another article.
func (q *inquiry) repeated(denials []denial) []denial {
	var list []denial
	for i := range q.statements {
		s := &q.statements[i]
		if s.told.Stance != news.Asserts || !s.polarity.denies() || s.told.Source.Kind == news.Reporter {
			continue
		}
		if slices.ContainsFunc(denials, func(d denial) bool { return q.repeats(d, denial{i}) }) {
			list = append(list, denial{i})
		}
	}
	for _, d := range list {
		q.statements[d[0]].told.Stance = news.Denies
	}
	return list
}

// denialsIn gathers the denials of one article, whose statements are given in order.
func (q *inquiry) denialsIn(statements []int) []denial {
	var list []denial
	last := -1 // statement that ended the last denial
	for _, i := range statements {
		s := &q.statements[i]
		follows := last >= 0 && q.paragraph(&q.statements[last]) == q.paragraph(s) && q.oneSide(&q.statements[last], s)
		plain := s.told.Stance == news.Denies
		genuine := q.denies(s)
		switch {
		case (plain || s.polarity.denies() && s.told.Stance == news.Asserts && s.told.Source.Kind != news.Reporter) && follows && (genuine || last == i-1 && q.statements[last].bare):
			list[len(list)-1] = append(list[len(list)-1], i)
		case plain && genuine, s.told.Stance == news.Asserts && s.rebuts:
			list = append(list, denial{i})
		case last >= 0 && !plain && q.bearsOut(&q.statements[last], s):
			list[len(list)-1] = append(list[len(list)-1], i)
		case plain:
			s.told.Stance = news.Asserts
			continue
		default:
			continue
		}
		s.told.Stance = news.Denies
		last = i
	}
	return list
}

// bearsOut reports whether s quotes, in the sentence after an outright denial, what that side has to say: "The
// maker denies that they leak. “Every valve was tested,” said Olaf Renn, its director."
func (q *inquiry) bearsOut(denial, s *statement) bool {
	return denial.cueDenies && quotes(s) && !s.concedes && s.sentence == denial.sentence+1 &&
		q.paragraph(denial) == q.paragraph(s) && q.oneCamp(denial, s)
}

// oneCamp reports whether two statements of one article may come from one side, or one from a body and the
// other from somebody who may speak for it.
func (q *inquiry) oneCamp(a, b *statement) bool {
	x, y := a.told.Source.Kind, b.told.Source.Kind
	return q.oneSide(a, b) || x == news.OrganizationSource && y == news.NamedPerson || x == news.NamedPerson && y == news.OrganizationSource
}

func (q *inquiry) paragraph(s *statement) int {
	sentences := q.reading(s).Document.Sentences
	if len(sentences) == 0 {
		return 0
	}
	return sentences[s.sentence].Paragraph
}

// oneSide reports whether two statements of one article may come from one side: not from two
// people, nor from two bodies, with different full names.
func (q *inquiry) oneSide(a, b *statement) bool {
	x, y := a.told.Source, b.told.Source
	if x.Kind != y.Kind || x.Kind == news.Anonymous || q.people.same(a.article, x, b.article, y) {
		return true
	}
	return x.Kind == news.NamedPerson && (!strings.Contains(x.Name, " ") || !strings.Contains(y.Name, " "))
}

// contradictions finds negated statements of named people and bodies that negate what another
// source asserts.
func (q *inquiry) contradictions() []int {
	var items []int
	for i := range q.statements {
		if s := &q.statements[i]; s.told.Stance == news.Asserts && !s.heading && s.told.Source.Kind != news.Reporter {
			items = append(items, i)
		}
	}
	var hits []int
	for i, j := range q.pairs(items) {
		yes, no, hit := &q.statements[items[i]], &q.statements[items[j]], items[j]
		if q.gainsays(yes, no) && !slices.Contains(hits, hit) {
			hits = append(hits, hit)
			continue
		}
		if yes.polarity.negated() {
			yes, no, hit = no, yes, items[i]
		}
		if q.contradict(yes, no) && !slices.Contains(hits, hit) {
			hits = append(hits, hit)
		}
	}
	slices.Sort(hits)
	return hits
}

// contradict reports whether statement n negates statement y, firmly made by another source.
func (q *inquiry) contradict(y, n *statement) bool {
	if y.polarity.negated() || !n.polarity.flatly() || n.polarity.future && !y.polarity.future || y.told.Certainty == news.Hedged || q.intends(n) {
		return false
	}
	if !isNamed(n) || n.concedes {
		return false
	}
	if y.told.Source.Kind != news.Anonymous && q.people.oneVoice(y.article, y.told.Source, n.article, n.told.Source) {
		return false
	}
	shared, _ := q.lexicon.shared(&y.common, &n.denied)
	return q.sharedWords(&y.common, &n.denied) > 1 && shared >= deniedShare*n.denied.total && q.likeness(y, n) >= q.gainsayingAt(y, n)
}

// gainsayingAt is the likeness from which n says no to y: less where n's article can have y in view.
func (q *inquiry) gainsayingAt(y, n *statement) float64 {
	if q.inView(y.article, n.article) {
		return contradicts
	}
	return echoes
}

// inView reports whether what one of two articles says may answer the other: they are one, or one draws
// on the other.
func (q *inquiry) inView(a, b int) bool {
	return a == b || q.lineage.draws(a, b) || q.lineage.draws(b, a)
}

// sharedWords counts the words, numbers apart, that both bags have.
func (q *inquiry) sharedWords(a, b *bag) int {
	_, n := q.lexicon.shared(a, b)
	for _, id := range a.ids {
		if _, found := slices.BinarySearch(b.ids, id); found && !math.IsNaN(q.lexicon.number[id]) {
			n--
		}
	}
	return n
}

// likeness is that of the words of two statements. One shared word that is no name counts half,
// and names alone nothing.
func (q *inquiry) likeness(s, t *statement) float64 {
	switch _, n := q.lexicon.shared(&s.common, &t.common); n {
	case 0:
		return 0
	case 1:
		return q.lexicon.likeness(&s.words, &t.words) / 2
	}
	return q.lexicon.likeness(&s.words, &t.words)
}

// joinRepeats puts together denials in which one source says the same in several articles.
func (q *inquiry) joinRepeats(list []denial) []denial {
	var joined []denial
	for _, d := range list {
		n := slices.IndexFunc(joined, func(other denial) bool { return q.repeats(other, d) })
		if n < 0 {
			joined = append(joined, slices.Clone(d))
			continue
		}
		joined[n] = append(joined[n], d...)
	}
	return joined
}

func (q *inquiry) repeats(a, b denial) bool {
	return slices.ContainsFunc(a, func(i int) bool {
		return slices.ContainsFunc(b, func(j int) bool { return q.repeat(&q.statements[i], &q.statements[j]) })
	})
}

// repeat reports whether s and t, of two articles or of the head and the body of one, are one denial told twice.
func (q *inquiry) repeat(s, t *statement) bool {
	switch {
	case q.quashes(s, t) || q.quashes(t, s):
		return true
	case s.article == t.article:
		return s.heading != t.heading && s.cueDenies && t.cueDenies && q.oneSide(s, t) && q.sharedWords(&s.common, &t.common) > 0
	}
	like := q.likeness(s, t)
	if s.polarity.denies() && t.polarity.denies() && like >= echoes {
		return q.people.oneVoice(s.article, s.told.Source, t.article, t.told.Source)
	}
	return like >= repeats && q.people.same(s.article, s.told.Source, t.article, t.told.Source)
}

// quashes reports whether s says that there is none of what t, in its article or one it may have in view, says
// to be denied: "there is no list", told with "the ministry denied that a list was kept".
func (q *inquiry) quashes(s, t *statement) bool {
	if !t.cueDenies || t.polarity.negated() || !s.polarity.denies() || !isNamed(s) || !q.inView(s.article, t.article) {
		return false
	}
	return q.sharedWords(&s.swept, &t.common) > 0
}
