package reuse

import (
	"cmp"
	"slices"

	"headwater/internal/news"
)

// Trace finds which articles share wording, which draw on which, and which are near-duplicates although
// that cannot be told. The readings may come in any order and may lack attributions and entities.
// Alignments and near-duplicates come in order of their articles' indices, derivations in order of the
// later article's index, then the earlier's.
func Trace(readings []*news.Reading) ([]news.Alignment, []news.Derivation, []news.NearDuplicate) {
	reports := newReports(readings)
	var c comparer
	var alignments []news.Alignment
	var relations []*relation
	pairs := candidatePairs(reports)
	for _, p := range pairs {
		r := newRelation(&c, reports[p.a], reports[p.b])
		if len(r.common.matches) == 0 {
			continue
		}
		alignments = append(alignments, r.alignment())
		relations = append(relations, r)
	}
	relations, revisions := withVersions(relations, reports)
	candidates := make(kinship, len(reports))
	for _, r := range relations {
		candidates[r.later.number] = append(candidates[r.later.number], r)
	}
	derivations := revisions
	for _, list := range candidates {
		for _, r := range candidates.parents(list) {
			derivations = append(derivations, r.derivation())
		}
	}
	derivations = withoutCircles(derivations, len(reports))
	return alignments, derivations, nearDuplicates(reports, pairs, derivations)
}

// kinship holds by number of report the relations in which it is the later one.
type kinship [][]*relation

// compareAge orders two reports by which came first: where the one is plainly made from the other it is
// the later, whatever is stamped on it; else by when they appeared.
func (k kinship) compareAge(x, y *report) int {
	for _, r := range k[x.number] {
		if r.earlier == y && r.common.evidence >= evenEvidence {
			return 1
		}
	}
	for _, r := range k[y.number] {
		if r.earlier == x && r.common.evidence >= evenEvidence {
			return -1
		}
	}
	return x.compareAge(y)
}

func newReports(readings []*news.Reading) []*report {
	v := newVocabulary()
	dir := newDirectory(readings)
	reports := make([]*report, len(readings))
	for i, r := range readings {
		reports[i] = newReport(v, dir, i, r)
	}
	return reports
}

func (r *relation) alignment() news.Alignment {
	common := r.common
	if r.earlier.number > r.later.number {
		common = common.flip()
	}
	p := newPair(r.earlier.number, r.later.number)
	out := news.Alignment{A: p.a, B: p.b, Matches: make([]news.Match, len(common.matches))}
	for k, m := range common.matches {
		out.Matches[k] = m.Match
	}
	return out
}

// withoutCircles drops the least certain derivation of every circle: nobody draws on himself.
func withoutCircles(list []news.Derivation, n int) []news.Derivation {
	slices.SortFunc(list, func(x, y news.Derivation) int {
		return cmp.Or(cmp.Compare(y.Confidence, x.Confidence), cmp.Compare(x.Article, y.Article), cmp.Compare(x.From, y.From))
	})
	sources := make([][]int, n)
	kept := list[:0]
	for _, d := range list {
		if reaches(sources, d.From, d.Article) {
			continue
		}
		sources[d.Article] = append(sources[d.Article], d.From)
		kept = append(kept, d)
	}
	slices.SortFunc(kept, func(x, y news.Derivation) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.From, y.From))
	})
	return kept
}

// reaches reports whether article to is among the sources of article from, near or far.
func reaches(sources [][]int, from, to int) bool {
	if from == to {
		return true
	}
	return slices.ContainsFunc(sources[from], func(s int) bool { return reaches(sources, s, to) })
}
