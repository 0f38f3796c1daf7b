package editing

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/watch"
)

// mostPatience is how long a publisher is waited for while somebody waits for the answer.
const mostPatience = 45 * time.Second

// Followed is what came of following an address.
type Followed struct {
	New, Known []Feed
	Named      string // the feed that a page named
}

// Feed is a feed that is followed.
type Feed struct{ Address, Title string }

// Follow has a feed, sitemap or list of them watched from now on, or the first feed that a page names. The address
// is asked once, to see that there is one.
func (e *Editor) Follow(ctx context.Context, address string) (*Followed, error) {
	address = strings.TrimSpace(address)
	if err := e.askable(address); err != nil {
		return nil, err
	}
	leave, err := hold(ctx, e.asking)
	if err != nil {
		return nil, err
	}
	defer leave()
	out := new(Followed)
	var failed error
	w := e.Watcher.Telling(func(event watch.Event) {
		switch feed := (Feed{event.Address, event.Title}); event.Kind {
		case watch.Followed:
			out.New = append(out.New, feed)
		case watch.Known:
			out.Known = append(out.Known, feed)
		case watch.Named:
			out.Named = event.To
		case watch.Failed:
			failed = event.Err
		}
	})
	patience, end := context.WithTimeout(ctx, mostPatience)
	defer end()
	if err := w.Follow(patience, address); err != nil {
		return nil, inTime(ctx, patience, address, err)
	}
	return out, failed
}

// askable reports what speaks against asking for an address, as far as can be told without asking.
func (e *Editor) askable(address string) error {
	switch {
	case e.Watcher == nil:
		return errUnreachable
	case address == "":
		return bad("address", "none was given", "give one that begins with https:// or http://")
	}
	if err := checkLine("address", address, longestAddress); err != nil {
		return err
	}
	if u, err := url.Parse(address); err == nil && u.User != nil {
		return bad("address", "there is a user name in it", "leave it out; what asks for a password is not for a library")
	}
	return nil
}

// publicAddress is an address as it may be told: without a password, and not longer than one can be.
func publicAddress(address string) string {
	if u, err := url.Parse(address); err == nil && u.User != nil {
		address = u.Redacted()
	}
	if len(address) > longestAddress {
		address = address[:longestAddress]
	}
	return strings.ToValidUTF8(address, "")
}

// Unfollow gives a feed up. What was captured stays.
func (e *Editor) Unfollow(ctx context.Context, address string) error {
	return watch.Unfollow(ctx, e.library, address)
}

// leastPause is how long a feed is left alone before somebody may have it asked again.
const leastPause = time.Minute

// AskNow makes a feed due at once.
func (e *Editor) AskNow(ctx context.Context, address string) error {
	w, err := e.watched(ctx, address)
	switch {
	case err != nil:
		return err
	case w.Ended():
		return bad(address, "its publisher says that there will be nothing any more", "follow it anew if that is wrong")
	case time.Since(w.Checked) < leastPause:
		return bad(address, "it was asked less than a minute ago", "wait a moment")
	}
	w.Due = time.Now()
	return e.library.SaveWatch(ctx, *w)
}

// watched gives a feed that is followed by its address.
func (e *Editor) watched(ctx context.Context, address string) (*store.Watch, error) {
	feeds, err := e.library.Watches(ctx, store.FeedWatch)
	if err != nil {
		return nil, err
	}
	for i := range feeds {
		if feeds[i].Address == address {
			return &feeds[i], nil
		}
	}
	return nil, &news.Problem{Kind: news.NotFound, Where: address, What: "this feed is not followed", Do: "see the list of feeds"}
}

// problemOf gives the problem in err; nil where there is none, or another error.
func problemOf(err error) *news.Problem {
	var p *news.Problem
	errors.As(err, &p)
	return p
}
