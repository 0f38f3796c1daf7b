package ingest

import (
	"context"
	"errors"
	"math"
	"time"

	"headwater/internal/store"
)

// Forever is the Patience of who waits for a database as long as it takes.
const Forever time.Duration = math.MaxInt64

const (
	patience   = 5 * time.Minute
	firstRetry = 250 * time.Millisecond
	lastRetry  = 15 * time.Second
)

// Outlive runs do, and again each time that the database went away meanwhile and came back. So do must
// be something that may be begun again. It ends when the database stays away for longer than Patience. Where ctx
// cannot end it does not wait, since nobody could stop it.
func (l *Library) Outlive(ctx context.Context, do func() error) error {
	for {
		err := do()
		if !errors.Is(err, store.ErrUnreachable) || ctx.Done() == nil {
			return err
		}
		if err = l.awaitStore(ctx, err); err != nil {
			return err
		}
	}
}

// awaitStore asks the database after longer and longer pauses, until it answers.
func (l *Library) awaitStore(ctx context.Context, lost error) error {
	most, begun := l.Patience, time.Now()
	if most == 0 {
		most = patience
	}
	for retry := firstRetry; time.Since(begun) < most; retry = min(2*retry, lastRetry) {
		l.tell(StoreLost{lost, retry})
		if err := wait(ctx, retry); err != nil {
			return err
		}
		if _, err := l.Store.Grouped(ctx); !errors.Is(err, store.ErrUnreachable) {
			l.tell(StoreFound{time.Since(begun)})
			return err
		}
	}
	return lost
}

// Add keeps captures as the store does, and waits for a database that went away. Those that were kept just
// before it went are known already when it is back. When ctx ends, what is being kept is kept.
func (l *Library) Add(ctx context.Context, captures []store.Capture, mark store.Mark) (added []store.Added, err error) {
	err = l.Outlive(ctx, func() error {
		added, err = l.Store.Add(context.WithoutCancel(ctx), captures, mark)
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(captures) == 0 {
		return added, nil
	}
	var e CapturesAdded
	for _, a := range added {
		if a.New {
			e.New++
		} else {
			e.Known++
		}
	}
	l.tell(e)
	return added, nil
}

// Mark gives the value of a mark as the store does, and waits for a database that went away.
func (l *Library) Mark(ctx context.Context, name string) (value string, err error) {
	err = l.Outlive(ctx, func() error {
		value, err = l.Store.Mark(ctx, name)
		return err
	})
	return value, err
}
