package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"headwater/internal/news"
	"headwater/internal/store"
)

const (
	groupLock = "group"
	// pause is how long a worker with nothing to do waits before it looks again.
	pause = 250 * time.Millisecond
	// spell is how long Work reads before it builds the stories touched meanwhile, and how long it builds.
	spell = 30 * time.Second
	// claimed is how many captures are claimed at a time.
	claimed = 4
)

// Drain works until there is nothing left to do: reads what is to be read while grouping follows, then builds
// the stories that were touched, each once. Work that others hold is waited for. When ctx ends, what is
// in hand is finished first.
func (l *Library) Drain(ctx context.Context) error {
	owner := fmt.Sprintf("%016x", rand.Uint64())
	err := l.Outlive(ctx, func() error { return l.round(ctx, owner, time.Time{}) })
	return cmp.Or(err, l.endRounds(ctx, owner))
}

// ReadAgain reads all that is to be read and leaves the rest.
func (l *Library) ReadAgain(ctx context.Context) error {
	return l.Outlive(ctx, func() error { return l.crew(ctx, store.ReadJob, claimed, time.Time{}, l.readJob) })
}

// Work does what Drain does and goes on looking for more, until ctx ends.
func (l *Library) Work(ctx context.Context) error {
	owner := fmt.Sprintf("%016x", rand.Uint64())
	err := l.Outlive(ctx, func() error {
		for {
			if err := l.round(ctx, owner, time.Now().Add(spell)); err != nil {
				return err
			}
			if err := wait(ctx, pause); err != nil {
				return err
			}
		}
	})
	return cmp.Or(err, l.endRounds(ctx, owner))
}

// endRounds saves the state of grouping and lets others group.
func (l *Library) endRounds(ctx context.Context, owner string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	return errors.Join(l.endGroups(ctx), l.Unlock(ctx, groupLock, owner))
}

// round reads and groups, until the given moment if it is not zero, and then builds, for a spell then.
func (l *Library) round(ctx context.Context, owner string, until time.Time) error {
	reading := make(chan struct{})
	var grouped error
	var grouping sync.WaitGroup
	inner, stop := context.WithCancel(ctx)
	defer stop()
	grouping.Go(func() {
		if grouped = l.group(inner, owner, reading); grouped != nil {
			stop()
		}
	})
	err := l.crew(inner, store.ReadJob, claimed, until, l.readJob)
	if err != nil {
		stop()
	}
	close(reading)
	grouping.Wait()
	if grouped != nil && !errors.Is(grouped, context.Canceled) {
		return grouped
	}
	if err = errors.Join(err, ctx.Err()); err != nil {
		return err
	}
	if !until.IsZero() {
		until = time.Now().Add(spell) // reading may have used up its time
	}
	if err = l.crew(ctx, store.BuildJob, 1, until, l.buildJob); err != nil {
		return err
	}
	return l.deliver(ctx)
}

// crew does the jobs of a kind, many at once, until none is left or time is up.
func (l *Library) crew(ctx context.Context, kind store.JobKind, n int, until time.Time, do func(context.Context, store.Job) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var crew sync.WaitGroup
	for range l.workers() {
		crew.Go(func() {
			if err := l.jobs(ctx, kind, n, until, do); err != nil {
				stop(err)
			}
		})
	}
	crew.Wait()
	return context.Cause(ctx)
}

// jobs is one of a crew. With a time until which it works, it does not wait for what others hold.
func (l *Library) jobs(ctx context.Context, kind store.JobKind, n int, until time.Time, do func(context.Context, store.Job) error) error {
	for until.IsZero() || time.Now().Before(until) {
		jobs, err := l.Claim(ctx, kind, n, l.lease())
		if err == nil && len(jobs) > 0 {
			err = l.finish(context.WithoutCancel(ctx), jobs, do)
		} else if err == nil {
			var left int
			if left, err = l.left(ctx, kind); left == 0 || !until.IsZero() {
				return err
			}
			err = wait(ctx, pause)
		}
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

// left counts the jobs of a kind that are not given up.
func (l *Library) left(ctx context.Context, kind store.JobKind) (int, error) {
	backlog, err := l.Backlog(ctx)
	for _, b := range backlog {
		if b.Kind == kind {
			return b.Due + b.Waiting, err
		}
	}
	return 0, err
}

// finish does jobs that were claimed. Those that fail are tried again later; what fails in the database ends
// the round.
func (l *Library) finish(ctx context.Context, jobs []store.Job, do func(context.Context, store.Job) error) error {
	defer l.extend(ctx, jobs)()
	for _, j := range jobs {
		err := do(ctx, j)
		if err != nil && !errors.Is(err, store.ErrLost) && !errors.As(err, new(*news.Problem)) {
			after := time.Duration(j.Attempt) * time.Second
			if j.Attempt > mostAttempts {
				after = store.Never
			}
			l.tell(JobFailed{j, err, after})
			err = l.Retry(ctx, j, err.Error(), after)
		}
		if err != nil && !errors.Is(err, store.ErrLost) {
			return err
		}
	}
	return nil
}

// extend keeps the lease of jobs until the function that it returns is called. Jobs that were lost before are
// held for longer, twice as long each time: their holder may not have died but be slow.
func (l *Library) extend(ctx context.Context, jobs []store.Job) (end func()) {
	lease := l.lease()
	for _, j := range jobs {
		lease = max(lease, l.lease()<<min(j.Attempt-1, mostAttempts))
	}
	ctx, cancel := context.WithCancel(ctx)
	var beat sync.WaitGroup
	beat.Go(func() {
		for first := lease > l.lease(); first || wait(ctx, l.lease()/3) == nil; first = false {
			_ = l.Extend(ctx, jobs, lease) // a lease that was lost shows when the job is finished
		}
	})
	return func() { cancel(); beat.Wait() }
}

// group assigns articles to stories until reading is closed and none is left.
func (l *Library) group(ctx context.Context, owner string, reading <-chan struct{}) error {
	for {
		last := isClosed(reading)
		n, mine := 0, false
		mine, err := l.Lock(ctx, groupLock, owner, l.lease())
		if err == nil && mine {
			n, err = l.groupStep(context.WithoutCancel(ctx))
		}
		if err == nil && !mine && last {
			mine, err = l.allGrouped(ctx)
		}
		if err = errors.Join(err, ctx.Err()); err != nil || n == 0 && mine && last {
			return err
		}
		if n == 0 && last {
			err = wait(ctx, pause)
		} else if n == 0 {
			err = waitFor(ctx, reading, pause)
		}
		if err != nil {
			return err
		}
	}
}

// allGrouped reports whether whoever groups has come to the end.
func (l *Library) allGrouped(ctx context.Context) (bool, error) {
	grouped, err := l.Store.Grouped(ctx)
	if err != nil {
		return false, err
	}
	next, err := l.Sketches(ctx, grouped.Through, 1)
	return len(next) == 0, err
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// wait waits that long, or until ctx ends, and then gives its error.
func wait(ctx context.Context, d time.Duration) error { return waitFor(ctx, nil, d) }

// waitFor waits no longer than until c is closed.
func waitFor(ctx context.Context, c <-chan struct{}, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-c:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
