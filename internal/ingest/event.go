package ingest

import (
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

// Event is something that happened in a library, told to its Observe: one of the types below. None
// holds words of an article.
type Event interface{ event() }

// CapturesAdded tells of captures that were kept.
type CapturesAdded struct{ New, Known int }

// CaptureRead tells what came of one capture.
type CaptureRead struct {
	Seq     store.Seq
	Problem *news.Problem // why it is no article; nil for one that is
	Took    time.Duration
}

// ArticlesGrouped tells of captures that were put into stories, or passed over because they are no articles.
type ArticlesGrouped struct {
	Count   int
	Changes []store.Change // merges and splits
	Took    time.Duration
}

// StoryBuilt tells of a story that was judged anew.
type StoryBuilt struct {
	Story    store.StoryID
	Reports  int
	Origins  int // most of one claim
	Findings int
	Took     time.Duration
}

// JobFailed tells of work that failed and will be tried again.
type JobFailed struct {
	Job   store.Job
	Err   error
	After time.Duration // until it is tried again; store.Never when it was given up
}

// Delivered tells of a message to somebody's webhook that was taken.
type Delivered struct {
	Job  store.Job
	Took time.Duration
}

// StoreLost tells that the database does not answer; StoreFound that it does again.
type (
	StoreLost struct {
		Err   error
		Retry time.Duration // until it is asked again
	}
	StoreFound struct{ After time.Duration }
)

func (CapturesAdded) event()   {}
func (CaptureRead) event()     {}
func (ArticlesGrouped) event() {}
func (StoryBuilt) event()      {}
func (JobFailed) event()       {}
func (Delivered) event()       {}
func (StoreLost) event()       {}
func (StoreFound) event()      {}

// tell tells Observe, if somebody listens.
func (l *Library) tell(e Event) {
	if l.Observe != nil {
		l.Observe(e)
	}
}
