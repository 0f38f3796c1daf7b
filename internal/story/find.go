package story

import (
	"cmp"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Form says how an article has some words that are looked for.
type Form int

const (
	Absent   Form = iota // not to be seen
	Retold               // the same statement in other words
	Reworded             // most of the words in order, others among them
	Verbatim             // word for word; case, marks and honest ellipses make no difference
)

// Found is where an article has words that are looked for.
type Found struct {
	Article int // index into the dossier's readings
	Form    Form
	Span    text.Span
	Share   float64 // of the words that stand there in order; for what is retold, how likely it is the same, 0 to 1
	Unlike  Unlikeness
}

// Unlikeness says what forbids to take two statements for one, however alike their words are.
type Unlikeness string

const (
	OtherNumber Unlikeness = "number"   // another figure for the same
	Negated     Unlikeness = "negation" // one says no to what the other says, or its source does
	Opposite    Unlikeness = "opposite" // a word of opposite meaning
)

// Find looks in the other readings of a dossier for the words of one of them, such as a quotation that somebody
// has before them. Words are matched as the judgement matches quotations, statements as it puts them into
// claims. It gives no more than one place for each reading, the nearest, in order of the readings.
func Find(d *news.Dossier, wanted int) []Found {
	q := newInquiry(d)
	retold := q.retellings(wanted)
	said := segments(d.Readings[wanted].Document, text.Span{End: len(d.Readings[wanted].Document.Text)})
	var list []Found
	for i, r := range d.Readings {
		if i == wanted {
			continue
		}
		f := findWords(said, r.Document)
		if f.Form == Absent {
			f = retold[i]
		}
		if f.Form != Absent {
			f.Article = i
			f.Unlike = q.unlikeAt(wanted, f)
			list = append(list, f)
		}
	}
	return list
}

// findWords looks for the words of a quotation in a text.
func findWords(said [][]string, d *text.Document) Found {
	words, at := forms(d, text.Span{End: len(d.Text)})
	n := countWords(said)
	if n == 0 {
		return Found{}
	}
	if span, found := (speech{words, at}).find(said); found && len(d.Within(span)) <= spread*n {
		return Found{Form: Verbatim, Span: span, Share: 1}
	}
	all := slices.Concat(said...)
	quoted := speechOf(d)
	if span, share := densestMatch(all, quoted.words, quoted.at); share >= alteredShare {
		return Found{Form: Reworded, Span: span, Share: share}
	}
	if span, share := densestMatch(indirect(all), indirect(words), at); share >= proseShare {
		return Found{Form: Reworded, Span: span, Share: share}
	}
	return Found{}
}

const (
	spread    = 4   // times its own length over which a quotation with ellipses may be strewn
	surelyOne = 0.7 // chance from which two statements alone, with no others beside them, count as one claim
)

// retellings gives for each article the statement that is most likely one claim with a statement of wanted.
func (q *inquiry) retellings(wanted int) []Found {
	best := make([]Found, len(q.dossier.Readings))
	for _, i := range q.of[wanted] {
		s := &q.statements[i]
		for k := range q.statements {
			t := &q.statements[k]
			if t.article == wanted || len(t.told.Content) == 0 {
				continue
			}
			if chance := q.score(s, t); chance >= surelyOne {
				f := Found{Form: Retold, Span: cover(t.told.Content), Share: chance}
				best[t.article] = slices.MaxFunc([]Found{best[t.article], f}, func(a, b Found) int { return cmp.Compare(a.Share, b.Share) })
			}
		}
	}
	return best
}

// unlikeAt tells what sets the statements at a place apart from those of wanted that they seem to be.
func (q *inquiry) unlikeAt(wanted int, f Found) Unlikeness {
	for _, k := range q.of[f.Article] {
		t := &q.statements[k]
		content := cover(t.told.Content)
		if 2*overlap(content, f.Span) < min(content.Len(), f.Span.Len()) || content.Empty() {
			continue
		}
		for _, i := range q.of[wanted] {
			if u := q.unlike(&q.statements[i], t); u != "" {
				return u
			}
		}
	}
	return ""
}

// unlike tells what sets two statements apart whose words are alike.
func (q *inquiry) unlike(s, t *statement) Unlikeness {
	denied := func(s *statement) bool {
		return s.polarity.negated() != (s.told.Stance == news.Denies && !s.polarity.negated())
	}
	switch {
	case q.lexicon.likeness(&s.words, &t.words) < worthALink:
		return ""
	case denied(s) != denied(t) && q.negatorsAround(s)%2 != q.negatorsAround(t)%2:
		return Negated
	case otherAmount(s.quantities, t.quantities):
		return OtherNumber
	case slices.ContainsFunc(opposites, func(o [2]string) bool {
		return q.has(&s.common, o[0]) && q.has(&t.common, o[1]) || q.has(&s.common, o[1]) && q.has(&t.common, o[0])
	}):
		return Opposite
	}
	return ""
}

// negatorsAround counts the negators in the sentence of a statement, where another way of cutting it may have
// left some outside.
func (q *inquiry) negatorsAround(s *statement) int {
	r := q.reading(s)
	toks, n := r.Document.Words(s.sentence), 0
	for i := range toks {
		if negates, _ := negates(toks, i, r.Article.Text); negates {
			n++
		}
	}
	return n
}

// otherAmount reports whether some quantity of a is in b with no amount that it can be.
func otherAmount(a, b []news.Quantity) bool {
	return slices.ContainsFunc(a, func(x news.Quantity) bool {
		same := func(y news.Quantity) bool { return sameMeasure(x, y) }
		return slices.ContainsFunc(b, same) && !slices.ContainsFunc(b, func(y news.Quantity) bool { return same(y) && sameAmount(x, y) })
	})
}
