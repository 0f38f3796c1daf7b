package cli

import (
	"context"
	"fmt"
	"strings"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/web"
)

type doctorCommand struct {
	libraryFlag
	Deep   bool `help:"Also compare every captured byte with its hash."`
	Quiet  bool `short:"q" help:"Print no progress."`
	Repair bool `help:"Mend what can be mended without loss."`
}

// Run tells what a library holds and what is wrong with it. It fails when something wrong is left.
func (c *doctorCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		p := newPage(s.Out, s.Environ)
		if c.Repair {
			mended, err := l.Repair(ctx)
			if err != nil {
				return err
			}
			p.faults("mended", mended)
		}
		bodies := newProgress(s.Err, c.Quiet).step("checked")
		r, err := l.Check(ctx, c.Deep, func(done, total int64) { bodies.tell(done, done, total) })
		bodies.end()
		if err != nil {
			return err
		}
		pages, err := c.pages(ctx, l, newProgress(s.Err, c.Quiet).step("looked at the pages of"))
		if err != nil {
			return err
		}
		p.health(r)
		p.pages(pages)
		p.faults("wrong", r.Faults)
		if len(r.Faults) > 0 && p.err == nil {
			return &news.Problem{Kind: news.Unreadable, Where: publicLibrary(c.Library), What: count(len(r.Faults), "kind") + " of fault", Do: adviceFor(r.Faults)}
		}
		return p.err
	})
}

// health prints what a library holds.
func (p *page) health(r *store.Report) {
	p.line(0, fmt.Sprintf("%s: %s, %d not reports, %d to be read", count(r.Captures, "capture"), count(r.Articles, "article"), r.Failed, r.Unread))
	p.line(0, fmt.Sprintf("%d stories; grouped through capture %d; schema %d", r.Stories, r.Grouped, r.Schema))
	for _, b := range r.Backlog {
		p.line(0, fmt.Sprintf("to %s: %d due, %d in hand, %d given up", b.Kind, b.Due, b.Waiting, b.Parked))
	}
}

// pages counts the kept pages of stories, and makes them anew where the library is mended.
func (c *doctorCommand) pages(ctx context.Context, l *ingest.Library, looked *step) (ingest.PageCount, error) {
	defer looked.end()
	return l.CheckPages(ctx, web.IsCurrent, c.Repair, func(done int64) { looked.tell(done, done, 0) })
}

// pages tells how many pages of stories are kept, and how the rest come to be.
func (p *page) pages(n ingest.PageCount) {
	p.line(0, fmt.Sprintf("pages of stories: %d kept as this version makes them", n.Current))
	if n.Other == 0 {
		return
	}
	p.line(0, fmt.Sprintf("%d of another version, or none: each is made whenever somebody asks", n.Other))
	advice := "headwater doctor --repair makes them now"
	if n.Failed > 0 {
		advice = "they could not be made: judge their stories again with headwater rebuild"
	}
	p.line(2, advice)
}

func (p *page) faults(word string, faults []store.Fault) {
	for _, f := range faults {
		examples := strings.Trim(fmt.Sprint(f.Examples), "[]")
		if examples != "" {
			examples = " (" + examples + ")"
		}
		p.para(0, 2, fmt.Sprintf("%s: %d %s%s", word, f.Count, oneLine(f.What, 0), examples))
	}
}

func adviceFor(faults []store.Fault) string {
	for _, f := range faults {
		if f.Mendable {
			return "run headwater doctor --repair, then headwater work --drain"
		}
	}
	return "restore a backup"
}

type rebuildCommand struct {
	libraryFlag
	workFlags
	All bool `help:"Read everything anew, also what the present engine has read."`
}

// Help is shown below the flags.
func (c *rebuildCommand) Help() string {
	return `Captures stay as they are. Their articles are read again where another version of Headwater has read them, all of them are put into stories anew, and every story is judged again. While it runs, the library answers with what it has. A rebuild that was stopped may be begun once more, and goes on with what is left to be read.`
}

// markedAtOnce is how many captures are marked to be read again in one transaction.
const markedAtOnce = 1000

// Run derives everything anew.
func (c *rebuildCommand) Run(ctx context.Context, s *Streams) error {
	return c.operate(ctx, "rebuild", c.libraryFlag, c.open, s, func(ctx context.Context, o *operation) error {
		if err := c.markStale(ctx, o.Library); err != nil {
			return err
		}
		if err := o.shown(ctx, o.ReadAgain); err != nil {
			return err
		}
		if err := o.GroupAnew(ctx); err != nil {
			return err
		}
		if err := o.drain(ctx); err != nil {
			return err
		}
		t := &o.Tally
		_, err := fmt.Fprintf(o.Out, "%d read again, %d not reports; %d stories judged again\n", t.Read.Load(), t.Unread.Load(), t.Built.Load())
		return err
	})
}

// markStale marks what is to be read again.
func (c *rebuildCommand) markStale(ctx context.Context, l *ingest.Library) error {
	engine := ingest.ReadEngine
	if c.All {
		engine = ""
	}
	for {
		if n, err := l.MarkStale(ctx, engine, markedAtOnce); err != nil || n == 0 {
			return err
		}
	}
}

type workCommand struct {
	libraryFlag
	workFlags
	Drain bool `help:"Stop when nothing is left to do."`
}

// Help is shown below the flags.
func (c *workCommand) Help() string {
	return `Reads, groups and judges what others have added. Any number of them may work on one library in PostgreSQL; the result is that of one.`
}

// Run works until it is stopped, or until nothing is left.
func (c *workCommand) Run(ctx context.Context, s *Streams) error {
	return c.operate(ctx, "work", c.libraryFlag, c.open, s, func(ctx context.Context, o *operation) error {
		if c.Drain {
			return o.drain(ctx)
		}
		o.Patience = ingest.Forever
		return o.shown(ctx, o.Work)
	})
}
