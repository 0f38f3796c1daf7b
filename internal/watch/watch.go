// Package watch follows publishers: it asks their feeds and sitemaps for new reports, captures the
// pages, and looks at each page again for changes that its publisher does not announce.
//
// What is to be looked at, and when, stands in the store alone. A feed that was asked leaves a watch
// for every page that is new in it, each page is then fetched when it is due, and what was found is kept
// in one transaction with the note that it was. So any number of watchers may share a store, and any
// of them may be killed at any time. A watcher that has claimed a watch and dies keeps it from the
// others for its lease; what it did not finish is done by the next.
//
// # Manners
//
// fetch asks a host one thing at a time and waits in between; hosts.go makes that hold for all who
// share the store. Here the pages of one host wait in one lane (lanes.go). What does not find room in
// its lane is put off to the moment at which the host will have time, so that two hundred new pages of
// one publisher do not hold up the others.
//
// # What is kept
//
// A page is captured as it came, under the address where it was found without the parameters that only
// count readers (feed.Identity). It is captured again when its report reads otherwise: pages change with
// every request in what surrounds the report, and that is no edit. What its feed said of it (title,
// date, source) is kept beside it (note.go). Where the page cannot be had and the feed holds the report whole,
// the report is taken from there.
package watch

import (
	"cmp"
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
)

// Fetcher asks publishers. A *fetch.Client is one.
type Fetcher interface {
	Get(ctx context.Context, address string, v fetch.Validators) (fetch.Result, error)
}

// Watcher follows publishers. Its methods may be called from many goroutines.
type Watcher struct {
	Store store.Store
	Fetch Fetcher
	// Lease is how long what it has in hand stays lost to others when it dies.
	Lease time.Duration
	// Days is how old a report may be, in days, to be taken from a sitemap; 0 for seven. Feeds are taken
	// as they are.
	Days int
	// Tell is told what happens, one thing at a time; nil tells nobody.
	Tell  func(Event)
	Tally Tally

	telling sync.Mutex
	keeping sync.Mutex // of the first: two addresses may lead to one report at the same moment
	first   *Watcher   // from which Telling made this one; nil for none
}

// New gives a watcher that is as polite, with all others on the same store, as o says. Others wait for what it
// has in hand when it dies for the length of lease; 0 for a minute.
func New(s store.Store, o fetch.Options, lease time.Duration) (*Watcher, error) {
	lease = cmp.Or(lease, usualLease)
	o.Shared = newHosts(s, lease/3)
	client, err := fetch.New(o)
	if err != nil {
		return nil, err
	}
	return &Watcher{Store: s, Fetch: client, Lease: lease}, nil
}

// Telling gives a watcher like w, as polite together with it, that tells others what happens. w's own listener is told
// of all but failures: those are for whoever asked.
func (w *Watcher) Telling(tell func(Event)) *Watcher {
	return &Watcher{Store: w.Store, Fetch: w.Fetch, Lease: w.Lease, Days: w.Days, first: w.origin(), Tell: func(e Event) {
		tell(e)
		if w.Tell != nil && e.Kind != Failed && e.Kind != GivenUp {
			w.telling.Lock()
			defer w.telling.Unlock()
			w.Tell(e)
		}
	}}
}

// origin is the watcher that w was made from by Telling, or w.
func (w *Watcher) origin() *Watcher {
	if w.first != nil {
		return w.first
	}
	return w
}

// Tally counts what a watcher has done: feeds asked, pages asked, reports captured for the first time and
// after a change, requests that failed.
type Tally struct{ Feeds, Pages, New, Changed, Failed atomic.Int64 }

// EventKind says what happened.
type EventKind string

// The kinds of event. Addresses are those of feeds for the first five, of pages for the others.
const (
	Followed EventKind = "followed"  // a feed is watched from now on
	Known    EventKind = "known"     // it was watched before
	Asked    EventKind = "asked"     // it answered; Items are new in it
	Moved    EventKind = "moved"     // it lives at To from now on
	Named    EventKind = "named"     // a page, not a feed, names the feed at To
	Captured EventKind = "new"       // a page was captured for the first time
	Changed  EventKind = "changed"   // its report reads otherwise than when it was last captured
	Same     EventKind = "same"      // it does not
	NoReport EventKind = "no report" // a page was captured, but Err says why there is no report in it
	Failed   EventKind = "failed"    // a feed or page could not be had; Err says why. It is tried again
	GivenUp  EventKind = "given up"  // neither is it tried again
)

// Event is something that happened.
type Event struct {
	Kind    EventKind
	Address string
	Title   string
	Feed    string // that announced the page; empty when none did
	Source  string // whose report it is, when the feed says it took it from another one
	To      string
	Items   int
	Seq     store.Seq // of a page that was captured; 0 when it was not
	Err     error
}

func (w *Watcher) tell(e Event) {
	switch e.Kind {
	case Captured:
		w.Tally.New.Add(1)
	case Changed:
		w.Tally.Changed.Add(1)
	case Failed, GivenUp:
		w.Tally.Failed.Add(1)
	}
	if w.Tell == nil {
		return
	}
	w.telling.Lock()
	defer w.telling.Unlock()
	w.Tell(e)
}

// storeError is an error of the store, which is never the publisher's.
type storeError struct{ error }

func (e storeError) Unwrap() error { return e.error }

// ours wraps an error of the store.
func ours(err error) error {
	if err == nil {
		return nil
	}
	return storeError{err}
}

// problemOf gives the publisher's problem in err: nil when there is no error, or another one.
func problemOf(err error) *news.Problem {
	var p *news.Problem
	if errors.As(err, new(storeError)) || !errors.As(err, &p) {
		return nil
	}
	return p
}

// reason puts a problem into words for where its address stands already.
func reason(p *news.Problem) string {
	bare := *p
	bare.Where = ""
	return bare.Error()
}

// get asks for a page or feed. The error is a problem of the publisher's, returned apart, or ends the work.
func (w *Watcher) get(ctx context.Context, address string, v fetch.Validators) (fetch.Result, *news.Problem, error) {
	res, err := w.Fetch.Get(ctx, address, v)
	if p := problemOf(err); p != nil {
		return res, p, nil
	}
	return res, nil, err
}

// captureOf makes a capture of an answer, named by the address that gave it.
func captureOf(r *fetch.Result) store.Capture {
	c := store.Capture{Capture: r.Capture, Head: r.Head(), Arrived: r.Fetched}
	c.Name = c.URL
	return c
}

// until is how long it is to t, zero when it is past.
func until(t time.Time) time.Duration {
	if t.IsZero() {
		return 0
	}
	return max(time.Until(t), 0)
}
