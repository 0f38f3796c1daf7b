package watch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"headwater/internal/extract"
	"headwater/internal/feed"
	"headwater/internal/news"
	"headwater/internal/store"
)

// kept tells what became of a page that came.
type kept struct {
	event   EventKind // Captured, Changed, Same or NoReport
	title   string
	address string // where the report is known from now on; the page's own when it holds none
	known   bool   // it was known there before
	added   store.Added
	problem *news.Problem
}

// keep captures c, the answer for the page known as id with the note n, unless its report is the one that was
// captured last, or it is no text.
func (w *Watcher) keep(ctx context.Context, id string, n Note, c store.Capture) (kept, error) {
	c.URL = feed.Identity(c.URL)
	k, digest, err := look(&c)
	if err != nil {
		return k, err
	}
	one := &w.origin().keeping
	one.Lock()
	defer one.Unlock()
	k.address = id
	if k.problem == nil {
		k.address = c.URL
	}
	there, err := NoteOf(ctx, w.Store, k.address) // the note at hand may have been made before a long answer
	if err != nil {
		return k, err
	}
	k.event = verdict(n, there, digest)
	if k.known = !there.isZero(); !k.known {
		there = n
	}
	if k.event != Same || digest != noReport {
		there = there.having(digest, &c)
	}
	if k.event == Same || k.isOther() {
		err = w.saveNote(ctx, k.address, there)
	} else {
		err = w.add(ctx, c, there.mark(k.address), &k)
	}
	if err == nil && k.address != id {
		err = w.saveNote(ctx, id, n.having(digest, &c))
	}
	return k, err
}

// having is the note of a page of which c was captured. What no publisher answered is from its feed.
func (n Note) having(digest string, c *store.Capture) Note {
	n.Digest, n.FromFeed, n.Content = digest, len(c.Head) == 0, ""
	return n
}

// isOther reports whether what came is no text: a picture, a recording.
func (k *kept) isOther() bool {
	return k.problem != nil && (k.problem.Kind == news.NotText || k.problem.Kind == news.TooLarge)
}

// verdict compares what came with what was captured before, from the page itself or from where it is now.
func verdict(asked, there Note, digest string) EventKind {
	switch {
	case digest == asked.Digest, digest == there.Digest, digest == noReport && asked.FromFeed:
		return Same
	case digest == noReport:
		return NoReport
	case asked.Digest == "" && there.Digest == "", there.Digest == noReport, asked.Digest == noReport && there.Digest == "":
		return Captured
	}
	return Changed
}

func (w *Watcher) add(ctx context.Context, c store.Capture, mark store.Mark, k *kept) error {
	added, err := w.Store.Add(context.WithoutCancel(ctx), []store.Capture{c}, mark)
	if err != nil {
		return ours(err)
	}
	k.added = added[0]
	if !k.added.New {
		k.event = Same
	}
	return nil
}

// look reads what is in a capture and gives its digest: two captures with one digest hold the same report.
func look(c *store.Capture) (kept, string, error) {
	a, err := extract.Article(&c.Capture, news.DayOf(c.Arrived))
	if err == nil {
		sum := sha256.Sum256([]byte(a.Text))
		return kept{title: a.Headline()}, hex.EncodeToString(sum[:]), nil
	}
	k := kept{}
	if errors.As(err, &k.problem) {
		err = nil
	}
	return k, noReport, err
}
