package watch

import (
	"context"
	"net/url"
	"strings"
	"time"

	"headwater/internal/feed"
	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
)

// Health is how a feed fares.
type Health struct {
	store.Watch
	Found int // items found in it
}

// Feeds lists the feeds that a store follows, by address.
func Feeds(ctx context.Context, s store.Store) ([]Health, error) {
	watches, err := s.Watches(ctx, store.FeedWatch)
	if err != nil {
		return nil, err
	}
	list := make([]Health, len(watches))
	for i, one := range watches {
		n, err := found(ctx, s, one.Address)
		if err != nil {
			return nil, err
		}
		list[i] = Health{one, n}
	}
	return list, nil
}

// Unfollow gives a feed up. What was captured stays, and pages that are looked at again go on to be.
func Unfollow(ctx context.Context, s store.Store, address string) error {
	feeds, err := s.Watches(ctx, store.FeedWatch)
	if err != nil {
		return err
	}
	for _, f := range feeds {
		if f.Address == address || f.Address == plain(address) {
			return s.DeleteWatch(ctx, f.Address)
		}
	}
	return &news.Problem{Kind: news.NotFound, Where: address, What: "this feed is not followed", Do: "see headwater feeds"}
}

// Follow has a feed watched from now on: the one at address, the first one that a page there names, or
// all of a list there. What speaks against the address is told; the error is that of ctx or of the store.
func (w *Watcher) Follow(ctx context.Context, address string) error {
	address = plain(address)
	res, doc, problem, err := w.document(ctx, address)
	if problem != nil && problem.Kind == news.NoFeed {
		if named := feed.Discover(&res.Capture); len(named) > 0 {
			w.tell(Event{Kind: Named, Address: address, To: named[0].URL, Items: len(named)})
			address = named[0].URL
			res, doc, problem, err = w.document(ctx, address)
		}
	}
	switch {
	case err != nil:
		return err
	case problem != nil:
		w.tell(Event{Kind: Failed, Address: address, Err: problem})
		return nil
	case doc.Kind == feed.OPML:
		return w.followAll(ctx, doc.Feeds)
	case res.Moved != "":
		address = res.Moved
	}
	return w.followAll(ctx, []feed.Reference{{URL: address, Title: doc.Title}})
}

// FollowList has the feeds of a list watched that is at hand, such as an OPML file.
func (w *Watcher) FollowList(ctx context.Context, c *news.Capture) error {
	doc, err := feed.Parse(c, time.Now())
	problem := problemOf(err)
	if problem == nil && doc.Kind != feed.OPML {
		problem = &news.Problem{Kind: news.BadArgument, Where: c.Name, What: "a feed in a file cannot be asked again", Do: "give its web address, or an OPML list of feeds"}
	}
	if problem != nil {
		w.tell(Event{Kind: Failed, Address: c.Name, Err: problem})
		return nil
	}
	return w.followAll(ctx, doc.Feeds)
}

// document asks for a feed, sitemap or list and reads it.
func (w *Watcher) document(ctx context.Context, address string) (fetch.Result, *feed.Feed, *news.Problem, error) {
	res, problem, err := w.get(ctx, address, fetch.Validators{})
	if problem != nil || err != nil {
		return res, nil, problem, err
	}
	doc, err := feed.Parse(&res.Capture, time.Now())
	return res, doc, problemOf(err), nil
}

// followAll has feeds watched that are not yet, due at once.
func (w *Watcher) followAll(ctx context.Context, refs []feed.Reference) error {
	watches, err := w.Store.Watches(ctx, store.FeedWatch)
	if err != nil {
		return ours(err)
	}
	known := map[string]bool{}
	for _, one := range watches {
		known[one.Address] = !one.Ended()
	}
	for _, ref := range refs {
		e := Event{Kind: Known, Address: ref.URL, Title: ref.Title}
		if !known[ref.URL] {
			now := time.Now()
			e.Kind = Followed
			if err := w.saveWatch(ctx, store.Watch{Address: ref.URL, Kind: store.FeedWatch, Title: ref.Title, Added: now, Due: now}); err != nil {
				return err
			}
			known[ref.URL] = true
		}
		w.tell(e)
	}
	return nil
}

// plain is an address of a feed as it is watched: without fragment.
func plain(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return address
	}
	u.Fragment, u.RawFragment = "", ""
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Path == "" && u.Host != "" {
		u.Path = "/"
	}
	return u.String()
}
