package web

import (
	"net/http"

	"headwater/internal/desk"
	"headwater/internal/store"
)

// searchPage lists the reports that have some words.
type searchPage struct {
	frame
	Publisher, Since string
	Hits             []hit
	Next             string
}

type hit struct {
	Ref   ref
	Story string
	Runs  []run
}

// search looks for reports by their words.
func (s *Site) search(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	p := searchPage{frame: s.frame(r, "Search", "search"), Publisher: oneField(q, "publisher"), Since: oneField(q, "since")}
	p.Words = oneField(q, "words")
	if p.Words == "" {
		return s.show(w, r, http.StatusOK, "search.html", p)
	}
	asked := desk.SearchQuery{Words: p.Words, Publisher: p.Publisher, Cursor: q.Get("after")}
	var err error
	if asked.Since, err = askedDay("from", p.Since); err != nil {
		return err
	}
	page, err := s.Desk.Search(r.Context(), asked)
	if err != nil {
		return err
	}
	p.PageTitle = clip(p.Words, 60) + " · Search"
	for i := range page.Hits {
		h := &page.Hits[i]
		p.Hits = append(p.Hits, hit{Ref: refOf(h.ArticleLine), Story: storyIn(h.ArticleLine), Runs: snippetRuns(&h.Snippet)})
	}
	if page.Next != "" {
		p.Next = with("/search", q, "after", page.Next)
	}
	return s.show(w, r, http.StatusOK, "search.html", p)
}

// snippetRuns cuts a snippet at the words that were asked for.
func snippetRuns(sn *store.Snippet) []run {
	var out []run
	at := 0
	for _, m := range sn.Marks {
		if m.Start < at || m.End > len(sn.Exact) {
			continue
		}
		out = append(out, run{Text: foldedPart(sn.Exact[at:m.Start])}, run{sn.Exact[m.Start:m.End], "hit"})
		at = m.End
	}
	return append(out, run{Text: foldedPart(sn.Exact[at:])})
}
