package ingest

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/story"
	"headwater/internal/text"
)

// Version is one text of a page. Captures in which nothing but furniture differs have one text.
type Version struct {
	Captures []store.ArticleLine // those that have it, in order of capture
	Reading  *news.Reading       // of the first of them
	Revision *news.Revision      // against the version before it, their numbers those of the versions; nil for the first
}

// mostCaptures is how many captures of one page Versions looks at, the newest.
const mostCaptures = 500

// Versions lists the texts of the page at an address, or of that of the capture with the given number, oldest
// first. ErrNotFound when no article was captured there.
func (l *Library) Versions(ctx context.Context, page string) ([]Version, error) {
	if seq, err := strconv.ParseInt(page, 10, 64); err == nil {
		o, err := l.Outcome(ctx, store.Seq(seq))
		if err != nil {
			return nil, err
		}
		if o.Reading == nil {
			return nil, store.ErrNotFound
		}
		page = o.Reading.Article.Address()
	}
	lines, err := l.Articles(ctx, store.ArticleQuery{Address: page, Limit: mostCaptures})
	if err == nil && len(lines) == 0 {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	slices.Reverse(lines)
	return l.versions(ctx, lines)
}

func (l *Library) versions(ctx context.Context, lines []store.ArticleLine) ([]Version, error) {
	var list []Version
	for _, line := range lines {
		o, err := l.Outcome(ctx, line.Seq)
		if errors.Is(err, store.ErrNotFound) || err == nil && o.Reading == nil {
			continue // it is being read again
		}
		if err != nil {
			return nil, err
		}
		n := len(list)
		if n > 0 && list[n-1].Reading.Article.SameText(o.Reading.Article) {
			list[n-1].Captures = append(list[n-1].Captures, line)
			continue
		}
		v := Version{Captures: []store.ArticleLine{line}, Reading: o.Reading}
		v.Reading.Document = text.Analyze(v.Reading.Article.Text)
		v.Reading.Article.Version = n + 1
		if n > 0 {
			r := story.Revise(list[n-1].Reading, v.Reading).Between(n-1, n)
			v.Revision = &r
		}
		list = append(list, v)
	}
	if len(list) == 1 {
		list[0].Reading.Article.Version = 0
	}
	return list, nil
}

// mostVersions is how many texts of one page a story looks at: the first and the latest. A page that is
// written on all day would else outweigh the rest.
const mostVersions = 8

// tellers gives the readings of a story's articles, in order of capture: each text of a page once, and those
// of a page that has had several numbered.
func tellers(outcomes []store.Outcome) []*news.Reading {
	pages := map[string][]*news.Reading{}
	for i := range outcomes {
		r := outcomes[i].Reading
		texts := pages[r.Article.Address()]
		if n := len(texts); n > 0 && texts[n-1].Article.SameText(r.Article) {
			continue
		}
		if len(texts) > 0 {
			texts[0].Article.Version = 1
			r.Article.Version = len(texts) + 1
		}
		pages[r.Article.Address()] = append(texts, r)
	}
	var list []*news.Reading
	for i := range outcomes {
		r := outcomes[i].Reading
		texts := pages[r.Article.Address()]
		if at := slices.Index(texts, r); at == 0 || at > 0 && at > len(texts)-mostVersions {
			list = append(list, r)
		}
	}
	return list
}

// reports counts the pages that readings are of.
func reports(readings []*news.Reading) int {
	pages := map[string]bool{}
	for _, r := range readings {
		pages[r.Article.Address()] = true
	}
	return len(pages)
}
