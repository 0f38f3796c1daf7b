package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"headwater/internal/archive"
	"headwater/internal/editing"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/watch"
)

type addCommand struct {
	libraryFlag
	workFlags
	fetchFlags
	Later bool     `help:"Only keep what comes, and leave the reading to headwater work."`
	Paths []string `arg:"" name:"path" help:"Reports as text or HTML files, archives (WARC, WACZ, JSON lines, ninjs; plain or gzip), folders of them; web addresses of reports, feeds, sitemaps and OPML lists, or files that hold such; - for the standard input."`
}

// Help is shown below the flags.
func (c *addCommand) Help() string {
	return `What was added before is not added again, so a command that was stopped may be given once more and goes on. Of a feed, the newest 200 reports are fetched that are not in the library, one at a time from each publisher and only where its robots.txt lets us; headwater follow has them fetched from now on.

Examples:
  headwater add reports/ crawl.warc.gz
  headwater add --contact desk@example.org https://example.org/news/rss.xml
  headwater add --library desk.db archive.wacz`
}

// Run captures what the paths hold and brings the library up to date.
func (c *addCommand) Run(ctx context.Context, s *Streams) error {
	return c.operate(ctx, "add", c.libraryFlag, c.create, s, func(ctx context.Context, o *operation) error {
		a := newAdder(o, &c.fetchFlags)
		err := a.all(ctx, c.Paths)
		a.step.end()
		if err == nil && !c.Later {
			err = o.drain(ctx)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(o.Out, "%s added, %d known before; %d read, %d not reports\n", count(a.added, "capture"), a.known, o.Tally.Read.Load(), o.Tally.Unread.Load())
		if a.failed > 0 {
			return partialError{a.added + a.known, a.failed, a.later}
		}
		return nil
	})
}

// adder captures what paths and addresses lead to. What cannot be read is told when met; only the library's own
// errors end it.
type adder struct {
	*operation
	step                 *step
	taker                *editing.Taker
	fetch                *fetchFlags
	added, known, failed int
	later                int // of those that failed, the ones that may be had when asked for again
}

func newAdder(o *operation, fetch *fetchFlags) *adder {
	a := &adder{operation: o, step: o.progress.step("captured"), fetch: fetch}
	a.taker = &editing.Taker{Library: o.Library, Resume: true, Fail: a.fail, Kept: a.kept, Announced: a.announced, ArchiveRead: a.archiveRead}
	return a
}

// kept counts captures that are in the library now.
func (a *adder) kept(_ []store.Capture, added []store.Added) {
	for _, one := range added {
		if one.New {
			a.added++
		} else {
			a.known++
		}
	}
	done, total := a.taker.Done()
	a.step.tell(int64(a.added+a.known), done, total)
}

// all captures what users name: addresses after the files, as publishers are slower.
func (a *adder) all(ctx context.Context, names []string) error {
	var addresses, paths []string
	for _, n := range names {
		if isAddress(n) {
			addresses = append(addresses, n)
		} else {
			paths = append(paths, n)
		}
	}
	if len(addresses) > 0 {
		if _, err := a.fetch.watcher(a.Library); err != nil { // before anything is done
			return err
		}
	}
	if err := a.paths(ctx, paths); err != nil || len(addresses) == 0 {
		return err
	}
	return a.taken(func(w *watch.Watcher) (watch.Taken, error) { return w.Take(ctx, addresses) })
}

func (a *adder) paths(ctx context.Context, paths []string) error {
	for _, p := range paths {
		if p == "-" {
			if err := a.standardInput(ctx); err != nil {
				return err
			}
			continue
		}
		p, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		if err := filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error { return a.entry(ctx, p, path, d, err) }); err != nil {
			return err
		}
	}
	return a.taker.Flush(ctx)
}

// entry captures one entry of the tree of files below root.
func (a *adder) entry(ctx context.Context, root, path string, d fs.DirEntry, err error) error {
	switch {
	case err != nil:
		a.fail(openProblem(path, err))
		return nil
	case path != root && (strings.HasPrefix(d.Name(), ".") || isSavedParts(d)):
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case d.IsDir(), path != root && !namesReport(d.Name()) && !namesArchive(d.Name()):
		return ctx.Err()
	}
	if err := a.file(ctx, path); err != nil {
		return err
	}
	return ctx.Err()
}

// namesArchive reports whether a file in a folder can be an archive by its name. A .json file may be anything,
// so one of ninjs must be named itself.
func namesArchive(name string) bool {
	switch strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))) {
	case ".warc", ".wacz", ".jsonl", ".ndjson":
		return true
	}
	return false
}

func (a *adder) fail(p *news.Problem) {
	a.failed++
	a.operation.fail(p)
}

// file captures what is in a file: the items of an archive, or the one page that it is.
func (a *adder) file(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if err != nil {
		a.fail(openProblem(path, err))
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		a.fail(&news.Problem{Kind: news.Unreadable, Where: path, What: "not a regular file", Do: "give a text or HTML file, or an archive"})
		return nil
	}
	return a.taker.File(ctx, archive.Source{Name: path, At: f, Size: info.Size()})
}
