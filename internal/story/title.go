package story

// title names the story: the headline of the article that most others draw on (the first of
// those), else the wording of its first claim.
func (q *inquiry) title(claims []claim) string {
	best, most := -1, -1
	for i, r := range q.dossier.Readings {
		if r.Article.Headline() == "" {
			continue
		}
		n := 0
		for j := range q.dossier.Readings {
			if q.lineage.draws(j, i) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	switch {
	case best >= 0 && q.dossier.Readings[q.lineage.newest[best]].Article.Headline() != "":
		return q.dossier.Readings[q.lineage.newest[best]].Article.Headline()
	case best >= 0:
		return q.dossier.Readings[best].Article.Headline()
	case len(claims) > 0:
		return q.wording(claims[0])
	}
	return ""
}
