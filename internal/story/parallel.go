package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A parallel is a statement of a derived article with the statement of the article it draws on
// that tells the same.
type parallel struct {
	link     *news.Derivation
	down, up *statement
	likeness float64
	changes  [][2]text.Span // where the two differ: runs of whole words, down and up, between words that both have
}

const parallelAt = 0.40 // likeness from which two statements are read as one telling of the other

// parallels finds for each statement in the body of a derived article its model upstream.
func (q *inquiry) parallels() []parallel {
	var list []parallel
	for k := range q.dossier.Derivations {
		v := &q.dossier.Derivations[k]
		if q.lineage.doubtful[k] || q.lineage.newest[v.Article] == q.lineage.newest[v.From] { // see Revise
			continue
		}
		for _, i := range q.of[v.Article] {
			s := &q.statements[i]
			if s.heading && !q.isCrowd(s) || len(s.words.ids) < 2 || !q.hasVerb(s) {
				continue
			}
			if up, like := q.model(s, v.From); like >= parallelAt {
				list = append(list, parallel{v, s, up, like, q.changes(s, up)})
			}
		}
	}
	return list
}

// drawsOnAnother reports whether derivation i is of a report from one of another outlet, beyond doubt.
func (q *inquiry) drawsOnAnother(i int) bool {
	v := &q.dossier.Derivations[i]
	return !q.lineage.doubtful[i] && !q.revises(v) && q.lineage.newest[v.Article] != q.lineage.newest[v.From]
}

// hasVerb reports whether s tells something, as a line of place and date does not. What a source is cited
// for may need no verb of its own: "the memo lists 12 boats".
func (q *inquiry) hasVerb(s *statement) bool {
	return s.told.Source.Kind != news.Reporter || slices.ContainsFunc(s.told.Content, func(c text.Span) bool {
		return slices.ContainsFunc(q.reading(s).Document.Within(c), func(t text.Token) bool { return strings.HasPrefix(t.Tag, "VB") || t.Tag == "MD" })
	})
}

// model returns the statement of article from that s is likest to.
func (q *inquiry) model(s *statement, from int) (*statement, float64) {
	var best *statement
	most := 0.0
	for _, j := range q.of[from] {
		t := &q.statements[j]
		like := q.lexicon.likeness(&s.words, &t.words)
		if like < worthALink {
			continue
		}
		if q.aligned(s, t) {
			like += aligned / 2
		}
		if t.heading {
			like /= 2 // the body tells it in full
		}
		if like > most {
			best, most = t, like
		}
	}
	return best, most
}

// forms returns the words of a passage for comparison word by word, and where each stands.
func forms(d *text.Document, spans ...text.Span) (words []string, at []text.Span) {
	for _, span := range spans {
		for _, tok := range d.Within(span) {
			w := tok.Of(d.Text)
			if !hasLetterOrDigit(w) && w != "%" {
				continue
			}
			words = append(words, form(w))
			at = append(at, tok.Span)
		}
	}
	return words, at
}

// form folds case, apostrophes and number words.
func form(w string) string {
	w = strings.ReplaceAll(strings.ToLower(w), "’", "'")
	if digits, ok := numberWords[w]; ok {
		return digits
	}
	return w
}

// changes returns where the wordings of down and up differ, additions and omissions left out.
func (q *inquiry) changes(down, up *statement) [][2]text.Span {
	a, atA := forms(q.reading(down).Document, down.told.Content...)
	b, atB := forms(q.reading(up).Document, up.told.Content...)
	var list [][2]text.Span
	for _, g := range gaps(commonPairs(a, b), len(a), len(b)) {
		if g.a1 > g.a0 && g.b1 > g.b0 {
			list = append(list, [2]text.Span{
				{Start: atA[g.a0].Start, End: atA[g.a1-1].End}, {Start: atB[g.b0].Start, End: atB[g.b1-1].End}})
		}
	}
	return list
}
