package story

import (
	"slices"

	"headwater/internal/news"
)

// superseded reports whether a newer version of an article's report is here, which speaks for it.
func (q *inquiry) superseded(article int) bool { return q.lineage.newest[article] != article }

// widen lets what article draws on stand for all versions of it.
func (l *lineage) widen(article int) {
	above := l.ancestors[article]
	for from, draws := range slices.Clone(above) {
		if !draws || l.newest[from] == l.newest[article] {
			continue
		}
		for i := range above {
			above[i] = above[i] || l.newest[i] == l.newest[from]
		}
	}
}

// dropHistory takes out of claims what older versions of a report say where a newer one says it as well, so
// that no report speaks twice. What was withdrawn stays, and adds no origin.
func (q *inquiry) dropHistory(claims []claim) {
	for i := range claims {
		c := &claims[i]
		c.asserts, c.replies = q.latest(c.asserts), q.latest(c.replies)
	}
}

// latest returns those of list that no newer version of their report has a statement beside in list.
func (q *inquiry) latest(list []int) []int {
	version := map[int]int{} // newest article of the report → latest version in list
	for _, i := range list {
		a := q.statements[i].article
		version[q.lineage.newest[a]] = max(version[q.lineage.newest[a]], q.dossier.Readings[a].Article.Version)
	}
	return slices.DeleteFunc(slices.Clone(list), func(i int) bool {
		a := q.statements[i].article
		return q.dossier.Readings[a].Article.Version < version[q.lineage.newest[a]]
	})
}

// revisions compares each version of a report with the one before it.
func (q *inquiry) revisions() []news.Revision {
	var list []news.Revision
	for i, former := range q.dossier.Former() {
		if former >= 0 {
			list = append(list, Revise(q.dossier.Readings[former], q.dossier.Readings[i]).Between(former, i))
		}
	}
	return list
}

// corrected lists what revisions changed of what was said before, as findings of the story. What is gone
// without other words in its place has no passage to show, and is told by the revision alone.
func corrected(revisions []news.Revision) []news.Finding {
	var list []news.Finding
	for _, r := range revisions {
		for _, c := range r.Changes {
			if f := c.Finding; c.Alters() && !f.Passage.Span.Empty() {
				f.Kind = news.CorrectedClaim
				list = append(list, f)
			}
		}
	}
	return list
}
