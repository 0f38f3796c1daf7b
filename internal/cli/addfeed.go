package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"

	"headwater/internal/archive"
	"headwater/internal/news"
	"headwater/internal/watch"
)

// announced captures what a feed, sitemap or list in a file announces.
func (a *adder) announced(ctx context.Context, c *news.Capture) error {
	return a.taken(func(w *watch.Watcher) (watch.Taken, error) { return w.TakeDocument(ctx, c) })
}

// taken lets a watcher take what publishers have, and counts it.
func (a *adder) taken(take func(*watch.Watcher) (watch.Taken, error)) error {
	w, err := a.fetch.watcher(a.Library)
	if err != nil {
		return err
	}
	fetching, fetched := a.progress.step("fetched"), int64(0)
	defer fetching.end()
	w.Tell = func(e watch.Event) {
		if e.Kind == watch.Failed {
			a.operation.fail(watchProblem(e))
		}
		fetched++
		fetching.tell(fetched, 0, 0)
	}
	taken, err := take(w)
	a.added += taken.Added
	a.known += taken.Known
	a.failed += taken.Failed
	a.later += taken.Unreachable
	return err
}

// standardInput captures what comes on the standard input, whatever files may hold. It is put into a file
// first, since archives are read from several places.
func (a *adder) standardInput(ctx context.Context) (err error) {
	f, err := os.CreateTemp("", "headwater-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(f.Name())) }()
	sum := sha256.New()
	size, err := io.Copy(io.MultiWriter(f, sum), a.In)
	if err != nil {
		a.fail(openProblem("-", err))
		return nil
	}
	return a.taker.File(ctx, archive.Source{Name: inputName(sum), At: f, Size: size})
}

// inputName tells what came on the standard input from what came there at other times.
func inputName(sum hash.Hash) string { return fmt.Sprintf("standard input %x", sum.Sum(nil)[:6]) }
