package watch

import (
	"context"
	"errors"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

const (
	// mostQueued is how many watches wait in one lane.
	mostQueued = 8
	// claimed is how many watches are claimed at a time.
	claimed = 32
	// pause is how long a watcher with nothing due waits before it looks again, and shortPause when it has
	// put something off.
	pause      = 10 * time.Second
	shortPause = time.Second
	// usualDelay is what a host that was never asked is taken to ask for between two requests.
	usualDelay = time.Second
)

// Run looks at everything that is due, until ctx ends or the store fails. It may then be begun again.
func (w *Watcher) Run(ctx context.Context) error {
	return w.look(ctx, false, store.FeedWatch, store.PageWatch)
}

// Round asks the feeds that are due and fetches the pages that are, those that the feeds announced included.
func (w *Watcher) Round(ctx context.Context) error {
	err := w.look(ctx, true, store.FeedWatch)
	if err == nil {
		err = w.look(ctx, true, store.PageWatch)
	}
	return err
}

// round is one spell of looking.
type round struct {
	*Watcher
	lanes *lanes
	hand  hand
	stop  context.CancelCauseFunc
	free  map[string]time.Time // when a host will have time for what is put off
	last  time.Time            // the latest of them
}

// look claims what is due of the given kinds and puts it into lanes: until ctx ends or, once, until nothing
// is left.
func (w *Watcher) look(ctx context.Context, once bool, kinds ...store.WatchKind) error {
	parent := ctx
	ctx, stop := context.WithCancelCause(parent)
	defer stop(nil)
	r := &round{Watcher: w, lanes: newLanes(), hand: hand{watches: map[string]store.Watch{}}, stop: stop, free: map[string]time.Time{}}
	defer r.hold(ctx)()
	for ctx.Err() == nil {
		n, err := r.claim(ctx, kinds)
		if err != nil {
			stop(inTime(ctx, err))
			break
		}
		busy := r.lanes.busy()
		if once && n == 0 && busy == 0 && !time.Now().Before(r.last) {
			break
		}
		if n == 0 || busy >= mostAtOnce {
			r.rest(ctx)
		}
	}
	r.lanes.all.Wait()
	return ended(parent, ctx)
}

// ended tells why work in ctx came to its end: that its parent ended, or an error; nil when it was done.
func ended(parent, ctx context.Context) error {
	if err := parent.Err(); err != nil {
		return err
	}
	return context.Cause(ctx)
}

// rest waits for a lane to end, or a moment.
func (r *round) rest(ctx context.Context) {
	d := pause
	if !time.Now().After(r.last) {
		d = shortPause
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-r.lanes.freed:
	case <-ctx.Done():
	}
}

// claim takes what is due and tells how much.
func (r *round) claim(ctx context.Context, kinds []store.WatchKind) (int, error) {
	n := 0
	for _, kind := range kinds {
		watches, err := r.Store.ClaimWatches(ctx, kind, claimed, r.Lease)
		if err != nil {
			return n, err
		}
		n += len(watches)
		for _, w := range watches {
			if err := r.place(ctx, w); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// place puts a watch into its host's lane, or off when that is full.
func (r *round) place(ctx context.Context, w store.Watch) error {
	host := hostOf(w.Address)
	if r.lanes.queued(host) < mostQueued {
		r.hand.take(w)
		r.lanes.add(host, func() {
			defer r.hand.drop(w.Address)
			r.one(ctx, w)
		})
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	known, err := r.Store.Host(ctx, host)
	if err != nil {
		return err
	}
	delay := max(known.Delay, usualDelay)
	if soonest := time.Now().Add(mostQueued * delay); r.free[host].Before(soonest) {
		r.free[host] = soonest
	}
	w.Due = r.free[host]
	r.free[host] = w.Due.Add(delay)
	if r.last.Before(w.Due) {
		r.last = w.Due
	}
	return r.Store.SaveWatch(ctx, w)
}

// one looks at one watch. When that is cut short, the watch is due again.
func (r *round) one(ctx context.Context, w store.Watch) {
	err := ctx.Err()
	if err == nil && w.Kind == store.FeedWatch {
		err = r.feed(ctx, w)
	} else if err == nil {
		err = r.page(ctx, w)
	}
	if err == nil {
		return
	}
	if gone, err := r.isGone(ctx, w); !gone && err == nil {
		_ = r.Store.SaveWatch(context.WithoutCancel(ctx), w) // without it the watch waits for the lease to end
	}
	if !errors.Is(err, ctx.Err()) {
		r.stop(err)
	}
}

// saveWatch saves a watch. An address that the store does not take is passed over.
func (w *Watcher) saveWatch(ctx context.Context, one store.Watch) error {
	err := w.Store.SaveWatch(context.WithoutCancel(ctx), one)
	var p *news.Problem
	if errors.As(err, &p) && p.Kind == news.BadArgument {
		return nil
	}
	return ours(err)
}

func (w *Watcher) deleteWatch(ctx context.Context, address string) error {
	return ours(w.Store.DeleteWatch(context.WithoutCancel(ctx), address))
}
