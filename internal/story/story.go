package story

import "headwater/internal/news"

// Build judges a dossier. It is a pure function: equal dossiers give equal stories.
func Build(d *news.Dossier) *news.Story {
	q := newInquiry(d)
	claims := q.claims()
	st := &news.Story{
		Dossier:   d,
		Title:     q.title(claims),
		Findings:  q.findings(claims),
		Timeline:  q.timeline(claims),
		Unrelated: q.unrelated(claims),
	}
	for _, c := range claims {
		st.Claims = append(st.Claims, c.news(q))
	}
	return st
}
