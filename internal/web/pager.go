package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"headwater/internal/news"
)

// pager leads through a long list, page by page.
type pager struct {
	Text           string // "26 to 50 of 81"
	Earlier, Later string // addresses; empty where there is no such page
}

// newPager leads through n entries, so many on each page. A page after the last is none.
func newPager(r *http.Request, page, n, each int) (pager, error) {
	first := (page - 1) * each
	if page > 1 && first >= n {
		return pager{}, &news.Problem{Kind: news.NotFound, Where: fmt.Sprintf("page %d", page), What: "the list has no such page", Do: "begin with the first"}
	}
	last := min(first+each, n)
	p := pager{Text: fmt.Sprintf("%d to %d of %d", first+1, last, n)}
	if n == 0 {
		p.Text = ""
	}
	q := r.URL.Query()
	switch {
	case page == 2:
		p.Earlier = with(r.URL.Path, q, "page", "")
	case page > 2:
		p.Earlier = with(r.URL.Path, q, "page", strconv.Itoa(page-1))
	}
	if last < n {
		p.Later = with(r.URL.Path, q, "page", strconv.Itoa(page+1))
	}
	return p, nil
}

// lowered is a count with what is counted, in lower case.
func lowered(n int, name string) string { return fmt.Sprintf("%d %s", n, strings.ToLower(name)) }
