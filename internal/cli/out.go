package cli

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"headwater/internal/archive"
	"headwater/internal/ingest"
	"headwater/internal/store"
)

type outCommand struct {
	libraryFlag
	Quiet bool          `short:"q" help:"Print no progress."`
	Story store.StoryID `placeholder:"N" help:"Only the captures of this story."`
	File  string        `arg:"" help:"The file to write, in WARC 1.1 (name it .warc.gz) or as a WACZ (.wacz)."`
}

// Help is shown below the flags.
func (c *outCommand) Help() string {
	return `Writes what was captured, byte for byte as it came, so that evidence can be handed over. What came from a file has an address like file:///desk/report.html.`
}

// Run writes captures as a web archive.
func (c *outCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		only, err := c.members(ctx, l)
		if err != nil {
			return err
		}
		n := 0
		err = replaceFileBy(c.File, func(w io.Writer) error {
			out, err := newArchiveWriter(w, c.File)
			if err == nil {
				written := newProgress(s.Err, c.Quiet).step("written")
				n, err = writeCaptures(ctx, l, out, only, written)
				written.end()
			}
			return err
		})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.Out, "%s written\n", count(n, "capture"))
		return err
	})
}

// members are the captures of the story asked for; nil for all there are.
func (c *outCommand) members(ctx context.Context, l *ingest.Library) (map[store.Seq]bool, error) {
	if c.Story == 0 {
		return nil, nil
	}
	lines, err := l.Articles(ctx, store.ArticleQuery{Story: c.Story, Limit: 1 << 30})
	if err == nil && len(lines) == 0 {
		err = storyProblem(fmt.Sprintf("story %d", c.Story), store.ErrNotFound)
	}
	only := map[store.Seq]bool{}
	for _, a := range lines {
		only[a.Seq] = true
	}
	return only, err
}

// archiveWriter writes a WARC or a WACZ.
type archiveWriter interface {
	Write(r *archive.Record, title string) error
	Close() error
}

func newArchiveWriter(w io.Writer, name string) (archiveWriter, error) {
	info := archive.Info{Software: "headwater " + version(), Title: filepath.Base(name), Created: time.Now()}
	if strings.EqualFold(filepath.Ext(name), ".wacz") {
		return archive.NewWACZWriter(w, info)
	}
	out, err := archive.NewWriter(w, info)
	return warcWriter{out}, err
}

// warcWriter writes a WARC, which has no titles and no end.
type warcWriter struct{ *archive.Writer }

func (w warcWriter) Write(r *archive.Record, _ string) error {
	_, err := w.Writer.Write(r)
	return err
}

func (warcWriter) Close() error { return nil }

// writtenAtOnce is how many captures are held while they are written.
const writtenAtOnce = 64

// writeCaptures writes the captures named, or all when only is nil, and tells how many.
func writeCaptures(ctx context.Context, l *ingest.Library, out archiveWriter, only map[store.Seq]bool, written *step) (n int, err error) {
	all, err := l.Grouped(ctx)
	if err != nil {
		return 0, err
	}
	for after := store.Seq(0); ; {
		captures, err := l.Captures(ctx, after, writtenAtOnce)
		if err != nil {
			return n, err
		}
		if len(captures) == 0 {
			return n, out.Close()
		}
		for _, c := range captures {
			after = c.Seq
			if only != nil && !only[c.Seq] {
				continue
			}
			if err := out.Write(record(&c), ""); err != nil {
				return n, err
			}
			n++
		}
		written.tell(int64(n), int64(after), max(int64(after), int64(all.Through)))
	}
}

// record makes a record of a capture. One that came from a file has its path for an address.
func record(c *store.Capture) *archive.Record {
	r := &archive.Record{Capture: c.Capture, Date: c.Arrived, Header: c.Head}
	if r.Capture.URL == "" {
		r.Capture.URL = (&url.URL{Scheme: "file", Path: c.Name}).String()
	}
	return r
}
