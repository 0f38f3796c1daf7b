package story

import (
	"headwater/internal/news"
	"headwater/internal/text"
)

// A Comparison sets two statements of a dossier side by side, so that it can be learnt how much each kind
// of evidence counts.
type Comparison struct {
	Articles [2]int       // indices into Dossier.Readings
	Passages [2]text.Span // into the articles' texts
	Evidence []float64    // one for each of EvidenceKinds, 0 to 1
}

// Comparisons lists the pairs of asserting statements that Build compares in d.
func Comparisons(d *news.Dossier) []Comparison {
	q := newInquiry(d)
	q.denials()
	items := q.asserting()
	var list []Comparison
	for i, j := range q.pairs(items) {
		s, t := &q.statements[items[i]], &q.statements[items[j]]
		alike := q.lexicon.likeness(&s.words, &t.words)
		if !q.worthwhile(s, t, alike) {
			continue
		}
		e := q.evidence(s, t, alike)
		e[aroundAlike] = q.aroundAlike(s, t)
		list = append(list, Comparison{[2]int{s.article, t.article}, [2]text.Span{s.told.Passage, t.told.Passage}, e[:]})
	}
	return list
}
