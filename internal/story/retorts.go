package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// retorts finds statements that say no to what another source has said before, and notes what that is:
// quotations that do so in words such as "this" and "it" alone, those that say there is none of it, or not
// one, those that say no twice over, those that put another figure aside (contrast.go), and those that the writer
// sets against it (dissent.go). To say that there is none is hardly ever news unless somebody has said that there
// is (Givón 1978; Tottie 1991), so that a word in common is enough to know whom it answers.
func (q *inquiry) retorts() []int {
	var list []int
	for i := range q.statements {
		s := &q.statements[i]
		if s.told.Stance != news.Asserts || !isNamed(s) && s.told.Source.Kind != news.Anonymous || s.heading {
			continue
		}
		y := q.setsRight(i)
		if y < 0 && isNamed(s) {
			y = q.retortsTo(i)
		}
		if y >= 0 {
			q.answered[i] = y
			list = append(list, i)
		}
	}
	return list
}

// retortsTo returns the statement that statement i says no to, or -1.
func (q *inquiry) retortsTo(i int) int {
	s, y := &q.statements[i], -1
	if quotes(s) && s.polarity.denies() && q.anaphoric(s) {
		y = q.saidBefore(i)
	}
	if y < 0 && s.polarity.flatly() {
		y = q.takenUp(i)
	}
	if y < 0 && quotes(s) && s.polarity.denies() && spoken(q.reading(s), s.told.Content).protests() {
		y = q.protestsAgainst(i)
	}
	if y < 0 && quotes(s) && q.announced(s) {
		y = q.dissentsFrom(i)
	}
	return y
}

// sweptAway returns the words of what s says there is none of, or never was ("there is no relief money", "no
// record of a call"), or of which it says "not one".
func (q *inquiry) sweptAway(s *statement) bag {
	in := q.reading(s).Article.Text
	toks := firstSentenceOf(q.reading(s), s.told.Content)
	if notOne(toks, 0, in) || notOne(toks, 1, in) {
		return s.denied
	}
	from := slices.IndexFunc(toks, func(t text.Token) bool { return t.Tag == "EX" })
	for i := range toks {
		if from < 0 && wordAt(toks, i, in) == "no" && traces[wordAt(toks, i+1, in)] && wordAt(toks, i+2, in) == "of" {
			from = i + 3
		}
	}
	if from < 0 {
		return bag{}
	}
	toks = toks[from:]
	from = max(0, slices.IndexFunc(toks, isCommonNoun))
	to := from
	for to < len(toks) && isCommonNoun(toks[to]) {
		to++
	}
	return q.lexicon.bagOf(toks[from:to], in)
}

// traces are what there would be of something that had been.
var traces = set("record records trace traces sign signs memory recollection knowledge proof")

// protestsAgainst returns the nearest statement of another source before i, in its paragraph or the one before,
// or -1.
func (q *inquiry) protestsAgainst(i int) int {
	s := &q.statements[i]
	for j := i - 1; j >= 0 && q.statements[j].article == s.article; j-- {
		t := &q.statements[j]
		if q.paragraph(s)-q.paragraph(t) > 1 {
			break
		}
		if t.told.Source.Kind != news.Reporter && t.told.Stance == news.Asserts && !t.heading && !t.polarity.negated() && !q.ownSide(t, s) {
			return j
		}
	}
	return -1
}

func isCommonNoun(t text.Token) bool { return t.Tag == "NN" || t.Tag == "NNS" }

// takenUp returns the nearest statement before statement i, of another source and within reach, that has what i
// says no to, or -1.
func (q *inquiry) takenUp(i int) int {
	s := &q.statements[i]
	for j := i - 1; j >= 0 && len(s.swept.ids) > 0 && q.statements[j].article == s.article; j-- {
		t := &q.statements[j]
		if q.paragraph(s)-q.paragraph(t) > withinReach {
			break
		}
		if t.told.Source.Kind == news.Reporter || t.told.Stance != news.Asserts || t.polarity.negated() || s.polarity.future && !t.polarity.future ||
			q.ownSide(t, s) {
			continue
		}
		if q.sharedWords(&t.common, &s.swept) > 0 {
			return j
		}
	}
	return -1
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
