package watch

import (
	"context"
	"time"

	"headwater/internal/feed"
	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
)

const (
	// patience is how long a page is tried that was never had.
	patience = 3 * 24 * time.Hour
	// firstRetry is how long to wait after its first failure; twice as long after each further one.
	firstRetry = 5 * time.Minute
	longRetry  = 12 * time.Hour
)

// page fetches a page: for the first time, or to see whether its report was changed.
func (w *Watcher) page(ctx context.Context, p store.Watch) error {
	n, err := NoteOf(ctx, w.Store, p.Address)
	if err != nil {
		return err
	}
	res, problem, err := w.get(ctx, p.Address, fetch.Validators{ETag: p.ETag, LastModified: p.LastModified})
	if err != nil {
		return err
	}
	if res.Resting {
		return w.putOff(ctx, p, &res)
	}
	w.Tally.Pages.Add(1)
	p.Checked = time.Now()
	if problem != nil {
		return w.pageFailed(ctx, p, n, &res, problem)
	}
	p.Failures, p.Reason = 0, ""
	if res.NotModified {
		w.tell(Event{Kind: Same, Address: p.Address, Title: p.Title, Feed: n.Feed, Source: n.Source})
		return w.again(ctx, p, 0)
	}
	k, err := w.keep(ctx, p.Address, n, captureOf(&res))
	if err == nil && k.event == NoReport && n.Content != "" {
		k, err = w.keepContent(ctx, p.Address, n)
	}
	if err != nil {
		return err
	}
	w.tellKept(p.Address, n, &k)
	p.ETag, p.LastModified = validatorsFor(k.address, &res)
	return w.settle(ctx, p, &k)
}

// settle puts a page off to when it is to be looked at again, at the address where its report is now. One
// that is watched there already is left to that watch, and a picture or recording to itself.
func (w *Watcher) settle(ctx context.Context, p store.Watch, k *kept) error {
	switch {
	case k.isOther():
		return w.deleteWatch(ctx, p.Address)
	case k.address == p.Address:
		return w.again(ctx, p, 0)
	}
	old := p.Address
	p.Address = k.address
	if !k.known {
		if err := w.again(ctx, p, 0); err != nil {
			return err
		}
	}
	return w.deleteWatch(ctx, old)
}

// again puts a page off for as long as its age tells, at least for so long, or gives up a page that is old.
func (w *Watcher) again(ctx context.Context, p store.Watch, least time.Duration) error {
	wait, more := feed.Recheck(p.Checked.Sub(p.Added))
	if !more {
		return w.deleteWatch(ctx, p.Address)
	}
	p.Due = p.Checked.Add(max(wait, least))
	return w.saveWatch(ctx, p)
}

// tellKept tells what became of a page that came.
func (w *Watcher) tellKept(address string, n Note, k *kept) {
	e := Event{Kind: k.event, Address: address, Title: k.title, Feed: n.Feed, Source: n.Source, Seq: k.added.Seq}
	if e.Title == "" {
		e.Title = n.Title
	}
	if k.address != address {
		e.To = k.address
	}
	if k.event == NoReport {
		e.Err = k.problem
	}
	w.tell(e)
}

// pageFailed puts a page off that could not be had, or gives it up and takes the report from the feed when
// that holds it.
func (w *Watcher) pageFailed(ctx context.Context, p store.Watch, n Note, res *fetch.Result, problem *news.Problem) error {
	had := n.Digest != ""
	p.Failures++
	p.Reason = reason(problem)
	e := Event{Kind: Failed, Address: p.Address, Title: p.Title, Feed: n.Feed, Source: n.Source, Err: problem}
	retry := max(min(firstRetry<<min(p.Failures-1, 16), longRetry), until(res.Retry))
	switch {
	case res.Status == gone, !had && (isFinal(problem.Kind) || p.Checked.Sub(p.Added) > patience):
		e.Kind = GivenUp
		if !had && n.Content != "" {
			k, err := w.keepContent(ctx, p.Address, n)
			if err != nil {
				return err
			}
			w.tellKept(p.Address, n, &k)
		}
		w.tell(e)
		return w.deleteWatch(ctx, p.Address)
	case had:
		w.tell(e)
		return w.again(ctx, p, until(res.Retry))
	}
	w.tell(e)
	p.Due = p.Checked.Add(retry)
	return w.saveWatch(ctx, p)
}

// isFinal reports whether asking again will not help.
func isFinal(kind news.ProblemKind) bool {
	switch kind {
	case news.Refused, news.Unsafe, news.BadArgument, news.TooLarge, news.Unreadable:
		return true
	}
	return false
}

// keepContent captures the report that the feed holds in place of its page.
func (w *Watcher) keepContent(ctx context.Context, id string, n Note) (kept, error) {
	n.FromFeed = true
	c := store.Capture{Capture: news.Capture{Name: n.Feed, URL: id, Media: "text/html; charset=utf-8", Body: []byte(n.Content)}, Arrived: time.Now()}
	return w.keep(ctx, id, n, c)
}
