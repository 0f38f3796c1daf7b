package editing

import (
	"context"
	"errors"
	"fmt"
	"io"

	"headwater/internal/archive"
	"headwater/internal/extract"
	"headwater/internal/feed"
	"headwater/internal/news"
	"headwater/internal/store"
)

// Keeper keeps captures. A *ingest.Library is one.
type Keeper interface {
	Add(ctx context.Context, captures []store.Capture, mark store.Mark) ([]store.Added, error)
	Mark(ctx context.Context, name string) (string, error)
}

// Taker captures what files hold: the items of an archive, or the one page that a file is. What cannot be read
// is told when met; only the library's own errors end it.
type Taker struct {
	Library Keeper
	// Resume goes on with an archive where it was left, which its name and size tell.
	Resume bool
	Fail   func(*news.Problem)
	// Kept is told of captures that are kept, with where they stand.
	Kept func([]store.Capture, []store.Added)
	// Announced takes what a feed, sitemap or list announces.
	Announced func(context.Context, *news.Capture) error
	// ArchiveRead is told how much of an archive was read. It may be nil.
	ArchiveRead func(name string, r *archive.Reader)
	// Accepts refuses a page before it is kept. It may be nil, for none.
	Accepts func(*news.Capture) *news.Problem

	reader *archive.Reader // of the archive in hand
	batch  []store.Capture
	size   int // bytes in it
}

// The most that is captured in one transaction.
const (
	batchCaptures = 64
	batchBytes    = 8 << 20
)

// headBytes is how much of a file tells whether it is a feed.
const headBytes = 8 << 10

// Done tells how much of the archive in hand was read, in bytes; zeros when none is.
func (t *Taker) Done() (done, total int64) {
	if t.reader == nil {
		return 0, 0
	}
	return t.reader.Done()
}

// File captures what is in a file. Flush keeps what is left.
func (t *Taker) File(ctx context.Context, src archive.Source) error {
	head := make([]byte, min(src.Size, headBytes))
	n, _ := src.At.ReadAt(head, 0) // a file that cannot be read is told when it is read
	if feed.Is(&news.Capture{Name: src.Name, Body: head[:n]}) {
		return t.feed(ctx, src)
	}
	mark := store.Mark{}
	from := archive.Position{}
	if t.Resume {
		mark.Name = fmt.Sprintf("archive %s %d", src.Name, src.Size)
		reached, err := t.Library.Mark(ctx, mark.Name)
		if err != nil {
			return err
		}
		from, _ = archive.ParsePosition(reached) // none when it was never begun
	}
	r, err := archive.Open(src, from)
	var problem *news.Problem
	switch {
	case errors.As(err, &problem) && problem.Kind == news.NotText:
		return t.page(ctx, src)
	case errors.As(err, &problem):
		t.Fail(problem)
		return nil
	case err != nil:
		t.Fail(unreadable(src.Name, err))
		return nil
	}
	if err := t.Flush(ctx); err != nil {
		return err
	}
	return t.items(ctx, r, mark, src.Name)
}

// page captures a file that is one page.
func (t *Taker) page(ctx context.Context, src archive.Source) error {
	body, ok := t.whole(src, extract.MaxBytes)
	if !ok {
		return nil
	}
	return t.Page(ctx, store.Capture{Capture: news.Capture{Name: src.Name, Body: body}})
}

// Page captures a page that is at hand.
func (t *Taker) Page(ctx context.Context, c store.Capture) error {
	if t.Accepts != nil {
		if p := t.Accepts(&c.Capture); p != nil {
			t.Fail(p)
			return nil
		}
	}
	return t.take(ctx, c, store.Mark{})
}

// feed takes what a feed, sitemap or list in a file announces.
func (t *Taker) feed(ctx context.Context, src archive.Source) error {
	body, ok := t.whole(src, feed.MaxBytes)
	if !ok {
		return nil
	}
	return t.Announced(ctx, &news.Capture{Name: src.Name, Body: body})
}

// whole reads a file that is not longer than most.
func (t *Taker) whole(src archive.Source, most int64) ([]byte, bool) {
	if src.Size > most {
		t.Fail(&news.Problem{Kind: news.TooLarge, Where: src.Name, What: fmt.Sprintf("%d MB is over the limit of %d MB for one report", src.Size>>20, most>>20), Do: "split it, or give the report alone"})
		return nil, false
	}
	body, err := io.ReadAll(io.NewSectionReader(src.At, 0, src.Size))
	if err != nil {
		t.Fail(unreadable(src.Name, err))
	}
	return body, err == nil
}

// items captures an archive from where its reader stands, and marks how far it has come.
func (t *Taker) items(ctx context.Context, r *archive.Reader, mark store.Mark, name string) error {
	t.reader = r
	defer func() { t.reader = nil }()
	for {
		it, err := r.Next()
		var damage *archive.Damage
		if errors.As(err, &damage) {
			t.Fail(&news.Problem{Kind: news.Unreadable, Where: name, What: damage.Error(), Do: "the rest is read"})
			continue
		}
		if broken := err != nil && !errors.Is(err, io.EOF); t.Resume && !broken {
			mark.Value = r.Position().String()
		}
		if err != nil {
			t.archiveRead(name, r, err)
			return t.flush(ctx, mark)
		}
		if err := t.take(ctx, store.Capture{Capture: it.Capture, Head: it.Header, Arrived: it.Date}, mark); err != nil {
			return err
		}
	}
}

// archiveRead tells how the reading of an archive came to its end.
func (t *Taker) archiveRead(name string, r *archive.Reader, err error) {
	if t.ArchiveRead != nil {
		t.ArchiveRead(name, r)
	}
	if !errors.Is(err, io.EOF) {
		t.Fail(unreadable(name, err))
	}
}

// take captures one more page, with those before it when they are many.
func (t *Taker) take(ctx context.Context, c store.Capture, mark store.Mark) error {
	t.batch = append(t.batch, c)
	t.size += len(c.Body)
	if len(t.batch) < batchCaptures && t.size < batchBytes {
		return nil
	}
	return t.flush(ctx, mark)
}

// Flush keeps what was taken.
func (t *Taker) Flush(ctx context.Context) error { return t.flush(ctx, store.Mark{}) }

func (t *Taker) flush(ctx context.Context, mark store.Mark) error {
	if len(t.batch) == 0 && mark.Name == "" {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	added, err := t.Library.Add(ctx, t.batch, mark)
	if err == nil {
		t.Kept(t.batch, added)
	}
	t.batch, t.size = t.batch[:0], 0
	return err
}

func unreadable(name string, err error) *news.Problem {
	return &news.Problem{Kind: news.Unreadable, Where: name, What: "cannot be read", Do: "check the file", Err: err}
}
