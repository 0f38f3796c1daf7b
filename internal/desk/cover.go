package desk

import (
	"context"
	"time"

	"headwater/internal/export"
	"headwater/internal/store"
)

// Cover is what can be told of a story without reading it.
type Cover struct {
	ID      store.StoryID  // its present number, as in Story
	Changes []store.Change // merges and splits that it had part in, oldest first
	Built   time.Time
	Stale   bool // more has come since; it is about to be judged again
}

// Cover gives the cover of a story, and fails as Story does.
func (d *Desk) Cover(ctx context.Context, id store.StoryID) (*Cover, error) {
	kept, err := judged(ctx, id, d.library.StoryLine)
	if err != nil {
		return nil, err
	}
	c := &Cover{ID: kept.ID, Built: kept.Built, Stale: kept.Stale}
	c.Changes, err = d.library.Changes(ctx, c.ID)
	return c, err
}

// Page gives what Library.Page made of a story as it was built when its cover was given; nil for nothing.
func (d *Desk) Page(ctx context.Context, c *Cover) ([]byte, error) {
	return d.library.StoryPage(ctx, c.ID, c.Built)
}

// CameSince reports whether any report came to a story after a moment.
func (d *Desk) CameSince(ctx context.Context, id store.StoryID, t time.Time) (bool, error) {
	lines, err := d.library.Articles(ctx, store.ArticleQuery{Story: id, Limit: mostReports})
	for i := range lines {
		if lines[i].Arrived.After(t) {
			return true, err
		}
	}
	return false, err
}

// ReadStory gives a story that was just built, by its headwater/story/1 document and the reports it was built of.
func ReadStory(id store.StoryID, document []byte, reports []Report) (*Story, error) {
	s, err := export.ReadStory(document)
	if err != nil {
		return nil, err
	}
	return &Story{Story: s, ID: id, Reports: inOrder(s, reports), Body: document}, nil
}
