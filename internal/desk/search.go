package desk

import (
	"context"
	"time"

	"headwater/internal/store"
)

// SearchQuery asks for reports by their words: all of Words must be in a report, in any inflection; "phrases in
// quotation marks"; -words must not. Fields that are not zero must hold too.
type SearchQuery struct {
	Words     string
	Publisher string
	Since     time.Time // captured on this day or later
	Cursor    string    // Next of the page before
	Limit     int       // 1 to MostListed; 0 for 20
}

// SearchPage is a page of reports found, the newest capture first, with the cursor of the next; empty at the
// end.
type SearchPage struct {
	Hits []store.Hit
	Next string
}

// Search finds reports by their words.
func (d *Desk) Search(ctx context.Context, q SearchQuery) (*SearchPage, error) {
	asked, err := q.asked()
	if err != nil {
		return nil, err
	}
	hits, err := d.library.Search(ctx, asked)
	if err != nil {
		return nil, err
	}
	page := &SearchPage{Hits: hits}
	if len(hits) == asked.Limit {
		page.Hits = hits[:asked.Limit-1]
		page.Next = cursor(int64(page.Hits[len(page.Hits)-1].Seq))
	}
	return page, nil
}

func (q *SearchQuery) asked() (store.SearchQuery, error) {
	asked := store.SearchQuery{Text: q.Words, Publisher: q.Publisher, Since: q.Since}
	for where, words := range map[string]string{"words": q.Words, "publisher": q.Publisher} {
		if err := checkWords(where, words); err != nil {
			return asked, err
		}
	}
	if !store.Findable(store.Terms(q.Words)) {
		return asked, bad("words", "no word to look for", "name one word at least that a report must have")
	}
	limit, err := pageLength(q.Limit)
	if err != nil {
		return asked, err
	}
	asked.Limit = limit + 1
	parts, err := readCursor(q.Cursor, 1)
	if parts != nil {
		asked.Before = store.Seq(parts[0])
	}
	return asked, err
}
