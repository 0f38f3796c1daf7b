package ingest

import (
	"context"
	"math"

	"headwater/internal/store"
)

// PageCount counts the stories by the pages that are kept with them.
type PageCount struct {
	Current int // as this version makes them
	Other   int // as another version made them, or none: they are made whenever somebody asks
	Failed  int // of the latter, those that could not be made
}

// CheckPages counts the pages that are kept with stories, and makes those anew that are not current, where wanted. It
// tells how many stories it looked at.
func (l *Library) CheckPages(ctx context.Context, current func(page []byte) bool, mend bool, told func(int64)) (PageCount, error) {
	const atOnce = 50
	var count PageCount
	for last := store.StoryID(0); ; {
		stories, err := l.Pages(ctx, last, atOnce)
		if err != nil || len(stories) == 0 {
			return count, err
		}
		for i := range stories {
			st := &stories[i]
			last = st.ID
			if current(st.Page) {
				count.Current++
				continue
			}
			switch made, err := l.makePage(ctx, st, mend); {
			case err != nil:
				return count, err
			case made:
				count.Current++
			default:
				count.Other++
				if mend {
					count.Failed++
				}
			}
		}
		told(int64(count.Current + count.Other))
	}
}

// makePage makes the page of a story and keeps it, where that is wanted, and reports whether it did.
func (l *Library) makePage(ctx context.Context, st *store.Story, wanted bool) (bool, error) {
	if !wanted || l.Page == nil {
		return false, nil
	}
	whole, err := l.Story(ctx, st.ID)
	if err != nil {
		return false, err
	}
	lines, err := l.Articles(ctx, store.ArticleQuery{Story: st.ID, Limit: math.MaxInt32})
	if err != nil {
		return false, err
	}
	page, failed := l.Page(st.ID, whole.Body, lines)
	if failed != nil || !whole.Built.Equal(st.Built) {
		return false, nil
	}
	return true, l.KeepPage(ctx, st.ID, st.Built, page)
}
