package story

import (
	"math"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// evidence is what speaks for two statements stating the same, each kind from 0 to 1.
type evidence [kindsOfEvidence]float64

const (
	always         = iota
	wordsAlike     // likeness of their words
	aroundAlike    // likeness of the sentences they stand in and of those before, in two articles
	wordsTelling   // weight of the words they share, 1 for that of four words that nobody else has
	sameVoice      // one person or body says both
	sameDays       // dates in both, which share a day
	sameQuantity   // an amount of one thing in both
	sameFigure     // a number above a dozen in both
	sameVerb       // a verb in both
	elaborates     // a quotation beside what its source is said to have said, or the reverse
	oneParagraph   // they stand in one paragraph
	unlikePolarity // one is negated, the other not
	brief          // one over the number of words of the shorter
	kindsOfEvidence
)

// EvidenceKinds names the kinds of evidence, in the order of Comparison.Evidence.
var EvidenceKinds = []string{"always", "wordsAlike", "aroundAlike", "wordsTelling", "sameVoice", "sameDays", "sameQuantity",
	"sameFigure", "sameVerb", "elaborates", "oneParagraph", "unlikePolarity", "brief"}

// weightOf says how much each kind of evidence counts: log-odds of two statements being labelled as one
// claim, as `go run ./cmd/train claims` prints them.
var weightOf = evidence{
	always: -4.1, wordsAlike: 3.7, aroundAlike: 3.0, wordsTelling: 1.2, sameVoice: 0.6, sameDays: 1.5, sameQuantity: 0.7,
	sameFigure: 1.2, sameVerb: 0.6, elaborates: 2.2, oneParagraph: 0.4, unlikePolarity: -0.4, brief: 0.9,
}

// chance is how likely it is, from 0 to 1, that statements s and t, whose words are alike to the degree
// told, state the same of the same event.
// It is zero where it is hardly worth asking.
func (q *inquiry) chance(s, t *statement, alike float64) float64 {
	const hardly = -2.9 // log-odds of a chance of 0.05
	odds := 0.0
	for kind, e := range q.evidence(s, t, alike) {
		odds += weightOf[kind] * e
	}
	if odds+weightOf[aroundAlike] > hardly {
		odds += weightOf[aroundAlike] * q.aroundAlike(s, t)
	}
	if odds < hardly {
		return 0
	}
	return 1 / (1 + math.Exp(-odds))
}

// aroundAlike is how alike the sentences around two statements of two articles are.
func (q *inquiry) aroundAlike(s, t *statement) float64 {
	if s.article == t.article {
		return 0
	}
	return q.lexicon.likeness(&s.around, &t.around)
}

// evidence gathers all but what the sentences around say.
func (q *inquiry) evidence(s, t *statement, alike float64) evidence {
	const many, dozen = 4, 12
	shared, _ := q.lexicon.shared(&s.words, &t.words)
	_, verbs := q.lexicon.shared(&s.verbs, &t.verbs)
	e := evidence{
		always: 1, wordsAlike: alike, wordsTelling: math.Min(1, shared/(many*q.lexicon.once)),
		sameVoice:      one(q.people.same(s.article, s.told.Source, t.article, t.told.Source)),
		sameDays:       one(shareDay(s.dates, t.dates)),
		sameQuantity:   one(shareQuantity(s.quantities, t.quantities)),
		sameFigure:     one(slices.ContainsFunc(s.counts, func(v float64) bool { return v > dozen && slices.Contains(t.counts, v) })),
		sameVerb:       one(verbs > 0),
		elaborates:     one(q.elaborates(s, t)),
		unlikePolarity: one(s.polarity.negated() != t.polarity.negated()),
		oneParagraph:   one(s.article == t.article && q.paragraph(s) == q.paragraph(t)),
		brief:          1 / math.Max(1, float64(min(len(s.words.ids), len(t.words.ids)))),
	}
	return e
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// shareDay reports whether some date of a and some date of b can be one day.
func shareDay(a, b []news.Time) bool {
	return slices.ContainsFunc(a, func(x news.Time) bool {
		return slices.ContainsFunc(b, func(y news.Time) bool { return !disjoint(x, y) })
	})
}

// shareQuantity reports whether some quantity of a and some of b can be one amount of one thing.
func shareQuantity(a, b []news.Quantity) bool {
	return slices.ContainsFunc(a, func(x news.Quantity) bool {
		return slices.ContainsFunc(b, func(y news.Quantity) bool { return sameMeasure(x, y) && sameAmount(x, y) })
	})
}

// elaborates reports whether one of two neighbouring statements quotes and the other tells, and their
// source may be one.
func (q *inquiry) elaborates(s, t *statement) bool {
	x, y := s.told.Source, t.told.Source
	return quotes(s) != quotes(t) && q.neighbours(s, t) &&
		(x.Kind == news.Anonymous && y.Kind == news.Anonymous || q.people.same(s.article, x, t.article, y))
}

// neighbours reports whether two statements, both of a source, stand in one sentence, or in two that
// follow one another in a paragraph.
func (q *inquiry) neighbours(s, t *statement) bool {
	return s.article == t.article && max(s.sentence-t.sentence, t.sentence-s.sentence) <= 1 && q.paragraph(s) == q.paragraph(t) &&
		s.told.Source.Kind != news.Reporter && t.told.Source.Kind != news.Reporter
}

// readEvidence fills what statement s, whose content words are toks, is compared by besides its words.
func (q *inquiry) readEvidence(s *statement, toks []text.Token) {
	r := q.reading(s)
	verbs := slices.DeleteFunc(slices.Clone(toks), func(t text.Token) bool { return !strings.HasPrefix(t.Tag, "VB") })
	s.verbs = q.lexicon.bagOf(verbs, r.Article.Text)
	s.around = q.lexicon.bagOf(q.sentencesBefore(s), r.Article.Text)
	for _, c := range s.told.Content {
		for _, k := range r.Quantities {
			if c.Contains(k.Number) && (k.Noun != "" || k.Unit != "") {
				s.quantities = append(s.quantities, k)
			}
		}
		for _, t := range r.Times {
			if isDate(t) && c.Overlaps(t.Span) {
				s.dates = append(s.dates, t)
			}
		}
	}
}

// sentencesBefore returns the words of the sentence of s and of the one before it in its paragraph.
func (q *inquiry) sentencesBefore(s *statement) []text.Token {
	d := q.reading(s).Document
	if len(d.Sentences) == 0 {
		return nil
	}
	words := d.Words(s.sentence)
	if i := s.sentence - 1; i >= 0 && d.Sentences[i].Paragraph == d.Sentences[s.sentence].Paragraph {
		words = slices.Concat(d.Words(i), words)
	}
	return words
}
