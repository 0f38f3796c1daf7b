package desk

import (
	"context"
	"time"

	"headwater/internal/store"
)

// Health is how well a feed answers.
type Health string

const (
	Well    Health = "well"    // it answered when last asked
	Waiting Health = "waiting" // not asked yet
	Failing Health = "failing" // it failed when last asked
	Dead    Health = "dead"    // it has failed manyFailures times in a row
	Late    Health = "late"    // due for long: nobody is watching
	Ended   Health = "ended"   // its publisher has said that there will be nothing any more
)

// Feed is a feed that is watched, with how it is.
type Feed struct {
	store.Watch
	Health Health
}

const (
	manyFailures = 10
	lateBy       = time.Hour
)

// Feeds lists the feeds that are watched, by address.
func (d *Desk) Feeds(ctx context.Context) ([]Feed, error) {
	watches, err := d.library.Watches(ctx, store.FeedWatch)
	if err != nil {
		return nil, err
	}
	feeds := make([]Feed, len(watches))
	for i, w := range watches {
		feeds[i] = Feed{w, health(&w, time.Now())}
	}
	return feeds, nil
}

func health(w *store.Watch, now time.Time) Health {
	switch {
	case w.Ended():
		return Ended
	case w.Failures >= manyFailures:
		return Dead
	case w.Failures > 0:
		return Failing
	case !w.Due.IsZero() && now.Sub(w.Due) > lateBy:
		return Late
	case w.Checked.IsZero():
		return Waiting
	}
	return Well
}
