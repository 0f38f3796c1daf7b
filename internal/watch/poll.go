package watch

import (
	"context"
	"errors"
	"strconv"
	"time"

	"headwater/internal/feed"
	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
)

// gone is the status by which a publisher says that there will be nothing any more (410, RFC 9110).
const gone = 410

// feed asks a feed and leaves a watch for every page that is new in it.
func (w *Watcher) feed(ctx context.Context, f store.Watch) error {
	res, problem, err := w.get(ctx, f.Address, fetch.Validators{ETag: f.ETag, LastModified: f.LastModified})
	if err != nil {
		return err
	}
	if res.Resting {
		return w.putOff(ctx, f, &res)
	}
	w.Tally.Feeds.Add(1)
	now := time.Now()
	f.Checked = now
	if problem == nil && res.NotModified {
		w.tell(Event{Kind: Asked, Address: f.Address, Title: f.Title})
		return w.answered(ctx, f, history(&f, now, &res), res.Moved)
	}
	var doc *feed.Feed
	if problem == nil {
		doc, err = feed.Parse(&res.Capture, now)
		problem = problemOf(err)
	}
	if problem != nil {
		return w.feedFailed(ctx, f, &res, problem)
	}
	return w.feedRead(ctx, f, &res, doc)
}

// putOff puts a watch off until its host has rested.
func (w *Watcher) putOff(ctx context.Context, one store.Watch, res *fetch.Result) error {
	one.Due = res.Retry
	if gone, err := w.isGone(ctx, one); gone || err != nil {
		return err
	}
	return w.saveWatch(ctx, one)
}

// history is what is known of a feed whose document tells no dates: two changes at its present pace.
func history(f *store.Watch, now time.Time, res *fetch.Result) feed.History {
	h := feed.History{Address: f.Address, Now: now, Fresh: res.Fresh, Errors: f.Failures, Retry: until(res.Retry)}
	if !f.Changed.IsZero() {
		h.Changes = []time.Time{f.Changed, f.Changed.Add(-2 * f.Every)}
	}
	return h
}

// answered saves a feed that has answered, to be asked again at its pace, where it lives from now on. One
// that somebody has given up meanwhile is left alone, and one that is watched at its new place already is
// left to that watch.
func (w *Watcher) answered(ctx context.Context, f store.Watch, h feed.History, to string) error {
	f.Failures, f.Reason, h.Errors = 0, "", 0
	f.Due = h.Now.Add(feed.NextPoll(h))
	watched, err := w.watched(ctx)
	switch {
	case err != nil || !watched[f.Address]:
		return err
	case to == "" || to == f.Address:
		return w.saveWatch(ctx, f)
	}
	old := f.Address
	w.tell(Event{Kind: Moved, Address: old, Title: f.Title, To: to})
	if !watched[to] {
		f.Address = to
		n, err := found(ctx, w.Store, old)
		if err = errors.Join(err, w.count(ctx, to, n), w.saveWatch(ctx, f)); err != nil {
			return err
		}
	}
	return w.deleteWatch(ctx, old)
}

// feedFailed puts a feed off that could not be read, or ends it.
func (w *Watcher) feedFailed(ctx context.Context, f store.Watch, res *fetch.Result, p *news.Problem) error {
	f.Failures++
	f.Reason = reason(p)
	e := Event{Kind: Failed, Address: f.Address, Title: f.Title, Err: p}
	f.Due = f.Checked.Add(feed.NextPoll(history(&f, f.Checked, res)))
	if res.Status == gone {
		e.Kind, f.Due = GivenUp, store.NeverDue
	}
	w.tell(e)
	watched, err := w.watched(ctx)
	if err != nil || !watched[f.Address] {
		return err
	}
	return w.saveWatch(ctx, f)
}

// feedRead takes up what is new in a feed.
func (w *Watcher) feedRead(ctx context.Context, f store.Watch, res *fetch.Result, doc *feed.Feed) error {
	items, whole, err := w.items(ctx, &f, doc)
	if err != nil {
		return err
	}
	n, err := w.takeUp(ctx, f.Address, doc, items)
	if err != nil {
		return err
	}
	if doc.Title != "" {
		f.Title = doc.Title
	}
	w.tell(Event{Kind: Asked, Address: f.Address, Title: f.Title, Items: n})
	h := history(&f, f.Checked, res)
	h.TTL = doc.TTL
	switch dates := datesOf(items); {
	case len(dates) > 0:
		h.Changes = dates
	case n > 0 && len(h.Changes) > 0:
		h.Changes = []time.Time{h.Changes[0], f.Checked}
	}
	f.Every = feed.Pace(h)
	if whole && (n > 0 || f.Changed.IsZero()) { // what a part still hides is no older than this
		f.Changed = f.Checked
	}
	f.ETag, f.LastModified = "", ""
	if whole {
		f.ETag, f.LastModified = validatorsFor(f.Address, res)
	}
	return w.answered(ctx, f, h, res.Moved)
}

// items gives what is looked at in a feed, sitemap or index of sitemaps. whole is false when a part of it
// could not be had.
func (w *Watcher) items(ctx context.Context, f *store.Watch, doc *feed.Feed) (items []feed.Item, whole bool, err error) {
	since := w.since(f.Checked)
	if doc.Kind != feed.SitemapIndex {
		return worth(doc, f.Address, since), true, nil
	}
	if f.Changed.After(since) {
		since = f.Changed.AddDate(0, 0, -1) // some tell the day alone
	}
	return w.partItems(ctx, doc, since)
}

// validatorsFor gives what the answer of an address itself, not of one that it sent on to, says of its state.
func validatorsFor(address string, res *fetch.Result) (etag, modified string) {
	if feed.Identity(res.Validators.URL) != feed.Identity(address) && res.Validators.URL != res.Moved {
		return "", ""
	}
	return res.Validators.ETag, res.Validators.LastModified
}

func datesOf(items []feed.Item) []time.Time {
	var dates []time.Time
	for i := range items {
		if at := dateOf(&items[i]); !at.IsZero() {
			dates = append(dates, at)
		}
	}
	return dates
}

// partItems reads the sitemaps of an index that changed since then. whole is false when one of them could
// not be had.
func (w *Watcher) partItems(ctx context.Context, index *feed.Feed, since time.Time) (items []feed.Item, whole bool, err error) {
	whole = true
	for _, part := range parts(index, since) {
		_, doc, problem, err := w.document(ctx, part.URL)
		if err != nil {
			return nil, false, err
		}
		if problem != nil {
			whole = false
			w.tell(Event{Kind: Failed, Address: part.URL, Err: problem})
			continue
		}
		items = append(items, worth(doc, part.URL, w.since(time.Now()))...)
	}
	return items, whole, nil
}

// takeUp leaves a watch, due at once, for every item that was not seen before, and for some that have
// changed since. It tells how many were new.
func (w *Watcher) takeUp(ctx context.Context, address string, doc *feed.Feed, items []feed.Item) (int, error) {
	fresh, heeded := 0, 0
	for i := range items {
		id, now := feed.Identity(items[i].URL), time.Now()
		known, err := NoteOf(ctx, w.Store, id)
		if err != nil {
			return fresh, err
		}
		if !known.isZero() && !(items[i].Updated.After(known.Seen) && !items[i].Updated.After(now) && heeded < mostHeeded) {
			continue
		}
		n := noteOfItem(address, doc, &items[i], now)
		if known.isZero() {
			fresh++
		} else {
			heeded++
			n = known
			n.Seen = now
		}
		due := now.Add(time.Duration(i-len(items)) * time.Millisecond) // at once, in the order of publication
		err = w.saveWatch(ctx, store.Watch{Address: id, Kind: store.PageWatch, Title: items[i].Title, Added: now, Due: due})
		if err == nil {
			err = w.saveNote(ctx, id, n)
		}
		if err != nil {
			return fresh, err
		}
	}
	return fresh, w.count(ctx, address, fresh)
}

// watched are the addresses of all feeds that are followed.
func (w *Watcher) watched(ctx context.Context) (map[string]bool, error) {
	list, err := w.Store.Watches(context.WithoutCancel(ctx), store.FeedWatch)
	at := map[string]bool{}
	for _, one := range list {
		at[one.Address] = true
	}
	return at, ours(err)
}

// isGone reports whether a feed is followed no more.
func (w *Watcher) isGone(ctx context.Context, one store.Watch) (bool, error) {
	if one.Kind != store.FeedWatch {
		return false, nil
	}
	watched, err := w.watched(ctx)
	return err == nil && !watched[one.Address], err
}

// foundIn names the mark that counts the items found in a feed.
func foundIn(address string) string { return "found " + address }

// found is how many items were found in a feed since it was first asked.
func found(ctx context.Context, s store.Store, address string) (int, error) {
	value, err := s.Mark(ctx, foundIn(address))
	n, _ := strconv.Atoi(value) // none was found yet
	return n, ours(err)
}

// count adds n items to those found in a feed.
func (w *Watcher) count(ctx context.Context, address string, n int) error {
	if n == 0 {
		return nil
	}
	before, err := found(ctx, w.Store, address)
	if err == nil {
		_, err = w.Store.Add(context.WithoutCancel(ctx), nil, store.Mark{Name: foundIn(address), Value: strconv.Itoa(before + n)})
	}
	return ours(err)
}
