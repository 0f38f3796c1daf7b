package watch

import (
	"context"
	"encoding/json"
	"time"

	"headwater/internal/feed"
	"headwater/internal/store"
)

// Note is what is kept of a page beside its captures: what its feed said of it, and what was last found.
type Note struct {
	Feed      string    `json:"feed,omitempty"`
	Title     string    `json:"title,omitempty"`
	Source    string    `json:"source,omitempty"` // whose report it is, when the feed says it took it from another one
	SourceURL string    `json:"source_url,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Seen      time.Time `json:"seen,omitzero"`       // when the feed was last heeded about it
	Content   string    `json:"content,omitempty"`   // a page made of the report that the feed holds, until its own is captured
	Digest    string    `json:"digest,omitempty"`    // of the report last captured; empty before the first
	FromFeed  bool      `json:"from_feed,omitempty"` // that report was taken from the feed
}

// noReport is the digest of a page that holds none.
const noReport = "no report"

// NoteOf gives the note of a page by its address (feed.Identity); the zero Note when it was never heard of.
func NoteOf(ctx context.Context, s store.Store, page string) (Note, error) {
	var n Note
	value, err := s.Mark(ctx, markOf(page))
	if err != nil || value == "" {
		return n, ours(err)
	}
	if json.Unmarshal([]byte(value), &n) != nil {
		return Note{}, nil // a note that cannot be read is made anew
	}
	return n, nil
}

func markOf(page string) string { return "page " + page }

func (n Note) isZero() bool { return n == Note{} }

// mark is the note as it is kept.
func (n Note) mark(page string) store.Mark {
	value, err := json.Marshal(n)
	if err != nil { // no value of these types fails
		value = nil
	}
	return store.Mark{Name: markOf(page), Value: string(value)}
}

func (w *Watcher) saveNote(ctx context.Context, page string, n Note) error {
	_, err := w.Store.Add(context.WithoutCancel(ctx), nil, n.mark(page))
	return ours(err)
}

// noteOfItem is what a feed says of an item.
func noteOfItem(from string, f *feed.Feed, it *feed.Item, now time.Time) Note {
	return Note{Feed: from, Title: it.Title, Source: it.SourceName, SourceURL: it.SourceURL, Published: it.Published, Seen: now, Content: document(f, it)}
}
