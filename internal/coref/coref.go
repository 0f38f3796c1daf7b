// Package coref tells whom or what the pronouns of an article mean, and the definite descriptions:
// "she", "its", "the minister", "the company".
//
// The way is that of Lappin and Leass ("An Algorithm for Pronominal Anaphora Resolution",
// Computational Linguistics 1994): of those spoken of lately who agree in gender and number, the most
// salient is meant, and salience comes from where and as what they were spoken of: how near, as a
// subject or an object, in the same clause or a higher one (Hobbs, "Resolving Pronoun References",
// Lingua 1978), in the same part of the sentence as the pronoun (the parallelism baseline of Webster
// et al., "Mind the GAP", TACL 2018), how often. How much each of these counts is learnt, by the
// mention-ranking model of Durrett and Klein ("Easy Victories and Uphill Battles in Coreference
// Resolution", EMNLP 2013): a log-linear choice among the earlier mentions and nobody, in which all
// mentions of one entity stand together (model.go, train.go, coref.md).
//
// A page (page.go) lays out mentions in order: names that were found before this stage, nouns for
// persons and things that bear no name (noun.go), and the pronouns (pronoun.go), each of which counts as a
// mention of whom it means once that is told. Where each stands in its sentence (place.go) and who else is
// named there (company.go) comes from its clauses, which are told without a parser (clause.go).
// choice.go lays out what a pronoun may mean, as features (template.go, feature.go) that are weighed. "It"
// and "they" mostly mean what bears no name and go by rules (body.go); descriptions go by a person's role and
// by what a body is called (describe.go).
//
// Every answer has a confidence. Nouns without a name compete with the entities, and a pronoun that
// means one of them is left out, like everything that cannot be told.
package coref

import (
	"headwater/internal/news"
	"headwater/internal/text"
)

// leastConfidence is what an answer must have to be given.
const leastConfidence = 0.5

// Read resolves the third-person pronouns and the definite descriptions of an article to its
// entities. The references are in order of Span; what could not be told is left out.
func Read(doc *text.Document, entities []news.Entity) []news.Reference {
	p := newPage(doc, entities)
	var out []news.Reference
	p.walk(theModel(), func(m *mention, e int, confidence float64) {
		if e >= 0 && confidence >= leastConfidence {
			out = append(out, news.Reference{Span: p.span(m), Entity: e, Confidence: confidence})
		}
	})
	return out
}

// Rank gives for each entity how likely the pronoun at span means it, 0 to 1, all of them together
// at most 1; nil when no pronoun of the third person stands there.
func Rank(doc *text.Document, entities []news.Entity, pronoun text.Span) []float64 {
	p := newPage(doc, entities)
	var out []float64
	p.walkTo(theModel(), pronoun.Start, func(c *choice) {
		out = make([]float64, len(entities))
		for i := range c.options {
			if e := c.options[i].entity; e >= 0 {
				out[e] += c.options[i].share
			}
		}
	})
	return out
}
