package story

import (
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A doubt is a statement with the words of its first clause that has a hedge.
type doubt struct {
	*statement
	clause bag
	asked  bool
	flat   bool // some statement of its article tells it flatly; known once asked
}

// hedgedApart finds what a derived article states flatly and its model hedges, and the reverse, where the two
// sentences are too different to be read side by side: the clause with the hedge is told in the other, its
// verb among it. It passes over those of known findings.
func (q *inquiry) hedgedApart(v *news.Derivation, known []news.Finding) []news.Finding {
	var list []news.Finding
	doubts := q.doubts(v.From)
	for _, i := range q.of[v.Article] {
		s := &q.statements[i]
		if s.heading || s.told.Source.Kind != news.Reporter || q.quotesIn(s) || q.attributedSentence(s) || covers(known, passage(s)) || covers(list, passage(s)) {
			continue
		}
		if t := q.hedgedModel(s, v.From, doubts); t != nil {
			list = append(list, q.hedgeDropped(s, t))
		} else if t := q.flatModel(s, v.From, doubts); t != nil {
			list = append(list, q.hedgeAdded(s, t))
		}
	}
	return list
}

// doubts lists the statements of an article below its headlines that hedge.
func (q *inquiry) doubts(article int) []doubt {
	var list []doubt
	for _, i := range q.of[article] {
		if d := q.doubtOf(&q.statements[i]); !d.heading && len(d.clause.ids) > 0 {
			list = append(list, d)
		}
	}
	return list
}

func (q *inquiry) doubtOf(s *statement) doubt {
	return doubt{statement: s, clause: q.lexicon.known(q.hedgedClause(s), q.reading(s).Article.Text)}
}

// hedgedModel returns the one of doubts, all of article from, that s, flat in all of its sentence, tells most
// of, where none there tells it without a hedge; or nil.
func (q *inquiry) hedgedModel(s *statement, from int, doubts []doubt) *statement {
	var best *statement
	most := 0.0
	if q.hedgedSentence(s) {
		return nil
	}
	for k := range doubts {
		d := &doubts[k]
		if n := q.flattens(*d, s); n > most && !q.isToldFlatly(from, d) {
			best, most = d.statement, n
		}
	}
	return best
}

// isToldFlatly reports whether an article also tells without a hedge what d, a doubt of it, hedges.
func (q *inquiry) isToldFlatly(article int, d *doubt) bool {
	if !d.asked {
		d.asked, d.flat = true, q.flatTelling(article, *d) != nil
	}
	return d.flat
}

// flatModel returns the statement of article from that tells flatly what s tells with a hedge, where none of
// doubts, all of that article, hedges it; or nil.
func (q *inquiry) flatModel(s *statement, from int, doubts []doubt) *statement {
	d := q.doubtOf(s)
	if len(d.clause.ids) == 0 {
		return nil
	}
	t := q.flatTelling(from, d)
	if t == nil || t.told.Source.Kind != news.Reporter && !modals[q.hedgeIn(s)] ||
		slices.ContainsFunc(doubts, func(d doubt) bool { return q.flattens(d, t) > 0 }) {
		return nil
	}
	if model, _ := q.model(s, from); model == nil || q.doubtIn(model) != "" {
		return nil
	}
	return t
}

// flatTelling returns the statement of an article that tells most of what d hedges in a sentence without a hedge,
// or nil.
func (q *inquiry) flatTelling(article int, d doubt) *statement {
	var best *statement
	most := 0.0
	for _, i := range q.of[article] {
		t := &q.statements[i]
		if n := q.flattens(d, t); n > most && !t.heading && !q.hedgedSentence(t) && q.believedIn(t) == "" {
			best, most = t, n
		}
	}
	return best
}

// hedgedSentence reports whether a hedge stands in the sentence of s.
func (q *inquiry) hedgedSentence(s *statement) bool {
	return firstHedge(q.reading(s), []text.Span{q.sentenceSpan(s).Cover(s.told.Passage)}, true) != ""
}

const (
	flattenedWords = 3    // with content that a clause and what flattens it share
	flattenedShare = 0.45 // of the weight of the clause
)

// flattens gives the weight of the words that flat tells of the clause which d hedges, 0 when it does not tell it.
func (q *inquiry) flattens(d doubt, flat *statement) float64 {
	weight, n := q.lexicon.shared(&d.clause, &flat.words)
	enough := n >= flattenedWords && weight >= flattenedShare*d.clause.total ||
		n > 0 && n == len(flat.words.ids) && flat.polarity.future && shareDay(d.dates, flat.dates) // "it could come as soon as Monday", "it will come on Monday"
	if !enough || !q.hedgeGoverns(d.statement, &flat.words) {
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
