package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"

	"headwater/internal/ingest"
	"headwater/internal/watch"
)

type watchCommand struct {
	libraryFlag
	workFlags
	fetchFlags
	Once  bool `help:"Ask once what is due, and stop: for cron."`
	Later bool `help:"Only capture, and leave the reading to headwater work."`
}

// Help is shown below the flags.
func (c *watchCommand) Help() string {
	return `Asks the feeds that are followed, each at a pace that suits how often it changes; captures what is new in them; and looks at each report again for changes that are not announced, most often in its first day. What is captured is read, grouped and judged as headwater add does it. Ctrl-C stops it; nothing is lost, and the next watch goes on.

Publishers are asked one thing at a time, with a second or more in between, and not for what their robots.txt closes to programs. Several watches may share a library, and are together as polite as one.

Examples:
  headwater follow https://example.org/news/rss.xml
  headwater watch --contact desk@example.org
  */10 * * * *  headwater watch --once --quiet     (in a crontab, with HEADWATER_CONTACT set)`
}

// Run watches until it is stopped or, once, until nothing is due.
func (c *watchCommand) Run(ctx context.Context, s *Streams) error {
	return c.operate(ctx, "watch", c.libraryFlag, c.open, s, func(ctx context.Context, o *operation) error {
		w, err := c.watcher(o.Library)
		if err != nil {
			return err
		}
		t := newTeller(&o.Streams, c.Quiet || c.JSON, true)
		w.Tell = o.watched(t)
		feeds, err := watch.Feeds(ctx, o.Library)
		if err != nil {
			return err
		}
		if len(feeds) == 0 {
			fmt.Fprintln(o.Err, "headwater: no feed is followed yet; begin with headwater follow")
		}
		if !c.Once {
			o.Patience = ingest.Forever
			return c.forever(ctx, o.Library, w)
		}
		err = w.Round(ctx)
		if err == nil && !c.Later {
			err = o.drain(ctx)
		}
		if err != nil {
			return err
		}
		return c.sum(&o.Streams, o.Library, w, t)
	})
}

// forever watches and works side by side; what ends one ends the other.
func (c *watchCommand) forever(ctx context.Context, l *ingest.Library, w *watch.Watcher) error {
	parent := ctx
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	var both sync.WaitGroup
	both.Go(func() { stop(l.Outlive(ctx, func() error { return w.Run(ctx) })) })
	if !c.Later {
		both.Go(func() { stop(l.Work(ctx)) })
	}
	both.Wait()
	return cmp.Or(parent.Err(), context.Cause(ctx))
}

// sum tells what one round came to.
func (c *watchCommand) sum(s *Streams, l *ingest.Library, w *watch.Watcher, t *teller) error {
	done := &w.Tally
	asked := int(done.Feeds.Load() + done.Pages.Load())
	switch {
	case c.Quiet:
	case asked == 0:
		fmt.Fprintln(s.Out, "nothing is due")
	default:
		fmt.Fprintf(s.Out, "%s and %s asked for: %d new, %d changed, %d failed; %d read, %d not reports\n", count(int(done.Feeds.Load()), "feed"), count(int(done.Pages.Load()), "page"),
			done.New.Load(), done.Changed.Load(), done.Failed.Load(), l.Tally.Read.Load(), l.Tally.Unread.Load())
	}
	if t.failed == 0 {
		return nil
	}
	return partialError{max(asked-t.failed, 0), t.failed, t.unreachable}
}

type followCommand struct {
	libraryFlag
	fetchFlags
	Names []string `arg:"" name:"feed" help:"Web addresses of feeds, sitemaps, OPML lists or pages that name a feed; OPML files."`
}

// Help is shown below the flags.
func (c *followCommand) Help() string {
	return `Each address is asked for once, to see that there is a feed; of a page, the first feed that it names is followed. headwater watch then asks for what is new, headwater feeds tells how they fare.

Examples:
  headwater follow --contact desk@example.org https://example.org/news/
  headwater follow subscriptions.opml`
}

// Run has feeds followed from now on.
func (c *followCommand) Run(ctx context.Context, s *Streams) error {
	return closing(c.create, ctx, func(l *ingest.Library) error {
		w, err := c.watcher(l)
		if err != nil {
			return err
		}
		t := newTeller(s, false, false)
		followed := 0
		w.Tell = func(e watch.Event) {
			if e.Kind == watch.Followed || e.Kind == watch.Known {
				followed++
			}
			t.tell(e)
		}
		for _, name := range c.Names {
			if err := c.follow(ctx, w, t, name); err != nil {
				return err
			}
		}
		if t.failed > 0 {
			return errors.Join(t.page.err, partialError{followed, t.failed, t.unreachable})
		}
		return t.page.err
	})
}

// follow has one name followed.
func (c *followCommand) follow(ctx context.Context, w *watch.Watcher, t *teller, name string) error {
	if isAddress(name) {
		return w.Follow(ctx, name)
	}
	g, err := gather([]string{name}, t.s.In)
	if err != nil {
		return err
	}
	for _, p := range g.unread {
		t.tell(watch.Event{Kind: watch.Failed, Err: p})
	}
	for _, file := range g.captures {
		if err := w.FollowList(ctx, file); err != nil {
			return err
		}
	}
	return nil
}

type unfollowCommand struct {
	libraryFlag
	Feeds []string `arg:"" name:"feed" help:"The addresses, as headwater feeds lists them."`
}

// Run gives feeds up.
func (c *unfollowCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		for _, address := range c.Feeds {
			if err := watch.Unfollow(ctx, l, address); err != nil {
				return err
			}
			fmt.Fprintf(s.Out, "%s is followed no more; what was captured stays\n", oneLine(address, 0))
		}
		return nil
	})
}
