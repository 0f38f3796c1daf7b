package watch

import (
	"context"
	"sync"
	"time"

	"headwater/internal/feed"
	"headwater/internal/fetch"
	"headwater/internal/news"
)

// mostDepth is how deep lists of lists are read: a list of feeds, an index of sitemaps, a sitemap.
const mostDepth = 3

// longestRest is how long Take waits for a host that rests after errors.
const longestRest = 2 * time.Minute

// Taken counts what came of taking addresses.
type Taken struct {
	Added, Known int // captures
	Failed       int // addresses that gave nothing
	Unreachable  int // of those, the ones that may do so later
}

// Take captures the pages at addresses once, and what the feeds, sitemaps and lists there announce, and
// watches none of it. What the addresses themselves lead to is asked for in any case, what feeds announce
// when it was not captured before. The error is that of ctx or of the store; problems are told.
func (w *Watcher) Take(ctx context.Context, addresses []string) (Taken, error) {
	return w.taking(ctx, func(t *taker) {
		for _, a := range addresses {
			t.add(a, func(ctx context.Context) error { return t.address(ctx, a, 0) })
		}
	})
}

// TakeDocument does the same with what a feed, sitemap or list announces that is at hand, such as in a file.
func (w *Watcher) TakeDocument(ctx context.Context, c *news.Capture) (Taken, error) {
	return w.taking(ctx, func(t *taker) { t.document(c, 0) })
}

func (w *Watcher) taking(ctx context.Context, begin func(*taker)) (Taken, error) {
	parent := ctx
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	t := &taker{Watcher: w, ctx: ctx, stop: stop, lanes: newLanes(), seen: map[string]bool{}}
	begin(t)
	t.lanes.all.Wait()
	return t.taken, ended(parent, ctx)
}

// taker takes addresses, those of one host in their order.
type taker struct {
	*Watcher
	ctx   context.Context // of one call of Take
	stop  context.CancelCauseFunc
	lanes *lanes

	mu    sync.Mutex
	seen  map[string]bool
	taken Taken
}

// add does a task in the lane of an address, each address once.
func (t *taker) add(address string, task func(context.Context) error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	id := feed.Identity(address)
	if t.seen[id] {
		return
	}
	t.seen[id] = true
	t.lanes.add(hostOf(address), func() {
		err := t.ctx.Err()
		if err == nil {
			err = task(t.ctx)
		}
		if err != nil {
			t.stop(err)
		}
	})
}

// address takes what is at an address: a page, or a document that announces others.
func (t *taker) address(ctx context.Context, address string, depth int) error {
	res, problem, err := t.ask(ctx, address)
	switch {
	case err != nil:
		return err
	case problem != nil:
		t.fail(address, problem)
		return nil
	case depth > 0 || feed.Is(&res.Capture):
		t.document(&res.Capture, depth)
		return nil
	}
	id := feed.Identity(address)
	n, err := NoteOf(ctx, t.Watcher.Store, id)
	if err != nil {
		return err
	}
	return t.page(ctx, id, n, &res)
}

// ask asks for an address once, after its host has rested if that is soon.
func (t *taker) ask(ctx context.Context, address string) (fetch.Result, *news.Problem, error) {
	for {
		res, problem, err := t.get(ctx, address, fetch.Validators{})
		if rest := until(res.Retry); err != nil || !res.Resting || rest > longestRest {
			return res, problem, err
		}
		if err := wait(ctx, until(res.Retry)); err != nil {
			return res, nil, err
		}
	}
}

// document takes what a feed, sitemap or list announces.
func (t *taker) document(c *news.Capture, depth int) {
	doc, err := feed.Parse(c, time.Now())
	if p := problemOf(err); p != nil {
		t.fail(c.Name, p)
		return
	}
	since := t.since(time.Now())
	refs := doc.Feeds
	if doc.Kind == feed.SitemapIndex {
		refs = parts(doc, since)
	}
	for _, ref := range refs {
		if depth < mostDepth {
			t.add(ref.URL, func(ctx context.Context) error { return t.address(ctx, ref.URL, depth+1) })
		}
	}
	address := c.URL
	if address == "" {
		address = c.Name
	}
	for _, it := range worth(doc, address, since) {
		t.add(it.URL, func(ctx context.Context) error { return t.item(ctx, address, doc, &it) })
	}
}

// item takes the page of an item, or what the feed holds of it.
func (t *taker) item(ctx context.Context, from string, doc *feed.Feed, it *feed.Item) error {
	id := feed.Identity(it.URL)
	n, err := NoteOf(ctx, t.Watcher.Store, id)
	switch {
	case err != nil:
		return err
	case n.Digest != "":
		t.count(func(taken *Taken) { taken.Known++ })
		return nil
	case n.isZero():
		n = noteOfItem(from, doc, it, time.Now())
	}
	res, problem, err := t.ask(ctx, id)
	switch {
	case err != nil:
		return err
	case problem == nil:
		return t.page(ctx, id, n, &res)
	case n.Content == "":
		t.fail(id, problem)
		return nil
	}
	return t.content(ctx, id, n)
}

// page captures a page that came.
func (t *taker) page(ctx context.Context, id string, n Note, res *fetch.Result) error {
	k, err := t.keep(ctx, id, n, captureOf(res))
	switch {
	case err != nil:
		return err
	case k.isOther():
		t.fail(id, k.problem)
		return nil
	}
	t.done(id, n, &k)
	if k.event == NoReport && n.Content != "" {
		return t.content(ctx, id, n)
	}
	return nil
}

// content captures what the feed holds.
func (t *taker) content(ctx context.Context, id string, n Note) error {
	k, err := t.keepContent(ctx, id, n)
	if err == nil {
		t.done(id, n, &k)
	}
	return err
}

func (t *taker) done(id string, n Note, k *kept) {
	t.tellKept(id, n, k)
	t.count(func(taken *Taken) {
		if k.added.New {
			taken.Added++
		} else {
			taken.Known++
		}
	})
}

func (t *taker) fail(address string, p *news.Problem) {
	t.tell(Event{Kind: Failed, Address: address, Err: p})
	t.count(func(taken *Taken) {
		taken.Failed++
		if p.Kind == news.Unreachable {
			taken.Unreachable++
		}
	})
}

func (t *taker) count(change func(*Taken)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	change(&t.taken)
}
