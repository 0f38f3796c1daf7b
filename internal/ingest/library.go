package ingest

import (
	"context"
	"io"
	"runtime"
	"sync/atomic"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// The engines that what is derived in a library is made by. A new number makes a rebuild derive it anew.
const (
	ReadEngine  = "read/2"
	buildEngine = "build/2 of " + ReadEngine
)

// Library keeps a store up to date with what was captured: captures become articles, articles go into
// stories in order of their arrival, stories are judged. All it knows is in the store, so that any
// number of libraries may work on one store, and any of them may be killed at any time.
type Library struct {
	store.Store
	Export func(io.Writer, *news.Story) error // how a story is kept
	// Page makes of what Export wrote the page that shows a story to a desk's readers, kept with it so that none
	// of them waits; nil where there is no desk. A story that it fails on is kept without one.
	Page    func(store.StoryID, []byte, []store.ArticleLine) ([]byte, error)
	Workers int // how many read or build at once; 0 for one on each processor
	// Lease is how long work of a process that died stays lost to others; 0 for ten seconds.
	Lease time.Duration
	// Patience is how long a database that went away is waited for; 0 for five minutes.
	Patience time.Duration
	Observe  func(Event) // is told what happens, by many goroutines at once; may be nil
	Tally    Tally

	// Import reads what Export wrote. Without it no rule is told of anything.
	Import func([]byte) (*news.Story, error)
	// Send tells the receiver of a rule; nil where others do. Its error says why that failed.
	Send    func(context.Context, *store.Rule, *store.Delivery) error
	Retries []time.Duration // pauses between attempts to send; nil for the usual ones, up to a day

	grouper grouper
}

// Tally counts what a library has done since it was opened.
type Tally struct{ Read, Unread, Grouped, Built atomic.Int64 }

func (l *Library) workers() int {
	if l.Workers > 0 {
		return l.Workers
	}
	return runtime.GOMAXPROCS(0)
}

func (l *Library) lease() time.Duration {
	if l.Lease > 0 {
		return l.Lease
	}
	return 10 * time.Second
}
