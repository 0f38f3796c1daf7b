package story

import (
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// hedgedApart finds what a derived article states flatly and its model hedges, and the reverse, where the two
// sentences are too different to be read side by side: the clause with the hedge is told in the other, its
// verb among it. It passes over those of known findings.
func (q *inquiry) hedgedApart(v *news.Derivation, known []news.Finding) []news.Finding {
	var list []news.Finding
	for _, i := range q.of[v.Article] {
		s := &q.statements[i]
		if s.heading || s.told.Source.Kind != news.Reporter || q.quotesIn(s) || q.attributedSentence(s) || covers(known, passage(s)) || covers(list, passage(s)) {
			continue
		}
		if t := q.hedgedModel(s, v.From); t != nil {
			list = append(list, q.hedgeDropped(s, t))
		} else if t := q.flatModel(s, v.From); t != nil {
			list = append(list, q.hedgeAdded(s, t))
		}
	}
	return list
}

// hedgedModel returns the statement of article from that tells with a hedge what s, flat in all of its sentence,
// tells, where none there tells it without; or nil.
func (q *inquiry) hedgedModel(s *statement, from int) *statement {
	if q.hedgedSentence(s) {
		return nil
	}
	return q.likest(from, func(t *statement) float64 {
		if q.tellsFlatly(from, t) {
			return 0
		}
		return q.flattens(t, s)
	})
}

// flatModel returns the statement of article from that tells flatly what s tells with a hedge, where none there
// hedges it; or nil.
func (q *inquiry) flatModel(s *statement, from int) *statement {
	if q.hedgeIn(s) == "" {
		return nil
	}
	t := q.likest(from, func(t *statement) float64 {
		if q.hedgedSentence(t) || q.believedIn(t) != "" || t.told.Source.Kind != news.Reporter && !modals[q.hedgeIn(s)] {
			return 0
		}
		return q.flattens(s, t)
	})
	model, _ := q.model(s, from)
	if t == nil || model == nil || q.doubtIn(model) != "" || slices.ContainsFunc(q.of[from], func(i int) bool { return q.flattens(&q.statements[i], t) > 0 }) {
		return nil
	}
	return t
}

// likest returns the statement below the headlines of an article that score puts highest, nil when all are 0.
func (q *inquiry) likest(article int, score func(t *statement) float64) *statement {
	var best *statement
	most := 0.0
	for _, i := range q.of[article] {
		if t := &q.statements[i]; !t.heading {
			if n := score(t); n > most {
				best, most = t, n
			}
		}
	}
	return best
}

// tellsFlatly reports whether an article has what t hedges in a sentence without a hedge, too.
func (q *inquiry) tellsFlatly(article int, t *statement) bool {
	return slices.ContainsFunc(q.of[article], func(i int) bool {
		u := &q.statements[i]
		return !q.hedgedSentence(u) && q.believedIn(u) == "" && q.flattens(t, u) > 0
	})
}

// hedgedSentence reports whether a hedge stands in the sentence of s.
func (q *inquiry) hedgedSentence(s *statement) bool {
	return firstHedge(q.reading(s), []text.Span{q.sentenceSpan(s).Cover(s.told.Passage)}, true) != ""
}

// flattens gives the weight of the words that flat tells of the clause which hedged hedges, 0 when it does not
// tell it.
func (q *inquiry) flattens(hedged, flat *statement) float64 {
	const (
		most  = 0.45 // of the weight of the clause
		words = 3    // with content
	)
	clause := q.lexicon.known(q.hedgedClause(hedged), q.reading(hedged).Article.Text)
	weight, n := q.lexicon.shared(&clause, &flat.words)
	if n < words || weight < most*clause.total || !q.hedgeGoverns(hedged, &flat.words) {
		return 0
	}
	return weight
}

// hedgedClause returns the words of the first clause of s that has a hedge outside quotation marks.
func (q *inquiry) hedgedClause(s *statement) []text.Token {
	r := q.reading(s)
	for _, c := range s.told.Content {
		toks := r.Document.Within(c)
		start, hedged := 0, false
		for i := range toks {
			w := wordAt(toks, i, r.Article.Text)
			if clauseOpeners[w] || clauseTies[w] || dashes[w] {
				if hedged {
					return toks[start:i]
				}
				start = i + 1
			}
			hedged = hedged || isHedge(r, toks, i) && !inQuote(r.Document, toks[i].Start)
		}
		if hedged {
			return toks[start:]
		}
	}
	return nil
}

var clauseTies = set("because since when if which who where whose ;")
