// Package story is the judgement: it takes a dossier, everything that was read in a set of articles and
// which of them draw on which, and says what they claim together, who is behind each claim, what
// changed on the way from one article to the next, and what is disputed. It reports provenance and
// never rules on truth.
//
// The way through it:
//
//	statements   every attribution, and every sentence in a writer's own voice, is cut into single
//	             propositions (proposition.go, ownvoice.go)
//	claims       statements of one proposition are put together by the words they share, rare words
//	             counting most (lexicon.go), and by who says them, when, of how many and beside what
//	             (evidence.go); groups join by how well their members are matched, one by one and on
//	             the average, so that a chain of look-alikes does not pull different propositions
//	             together (agglomerate.go)
//	replies      denials, refusals to comment and missing responses are handed to the claim they answer
//	             (denials.go, rebuttals.go, retorts.go, contrast.go, dissent.go, replies.go, antecedents.go, polarity.go, opposites.go); a promise denies nothing
//	origins      the independent roots of the reporting behind each claim (origins.go): whoever cannot
//	             be told apart is one, and what is not known to be independent adds none
//	findings     each derived article is read beside its model, statement by statement (parallel.go):
//	             quotations, numbers, dates, hedges, sources; figures and doubts also clause by clause, where
//	             sentences were split or merged (miscounted.go, misdated.go, flattened.go); its headline (headline.go); then credit, disputes and corrections, owned
//	             up to in a note (notes.go) or silent. Where it is open which of two articles draws on
//	             the other (lineage.go), neither is found fault with
//	revisions    what each version of a report has otherwise than the one before it (revision.go); the
//	             newest version speaks for the report, the others are its history (history.go)
//	timeline     what the articles date
//
// In doubt it finds nothing: a false accusation is worse than a missed one.
//
// Methods: inverse document frequency after Spärck Jones (1972); average linkage after Sokal and
// Michener (1958), pairs weighed by logistic regression; provenance in the terms of W3C PROV (primary source, quotation, revision);
// attribution as source, cue and content after Pareti (2015) and Newell et al. (2018). What makes an
// origin follows the practice of verification desks: forty outlets repeating one source are one.
package story

import "headwater/internal/news"

// Build judges a dossier. It is a pure function: equal dossiers give equal stories, whatever the
// order of their articles but for the numbers of the articles in the answer. Building takes time
// about linear in the text for stories of up to some hundred reports.
func Build(d *news.Dossier) *news.Story {
	q := newInquiry(d)
	claims := q.claims()
	revisions := q.revisions()
	st := &news.Story{
		Dossier:   d,
		Title:     q.title(claims),
		Findings:  q.findings(claims, revisions),
		Timeline:  q.timeline(claims),
		Unrelated: q.unrelated(),
		Revisions: revisions,
	}
	for _, c := range claims {
		st.Claims = append(st.Claims, c.news(q))
	}
	return st
}
