package desk

import (
	"context"
	"runtime"
	"time"

	"headwater/internal/news"
)

// queue lets only so many at once do what keeps a core busy for seconds. Others wait, but not for long, and not in a
// long line: whoever is told at once that there is no room can come back later.
type queue struct {
	working chan struct{}
	inside  chan struct{} // those who work and those who wait
	longest time.Duration // that anybody waits
}

func newQueue(working, waiting int, longest time.Duration) *queue {
	return &queue{make(chan struct{}, working), make(chan struct{}, working+waiting), longest}
}

// heavy is for comparisons and checks. The cores are the machine's, so all desks of a process share it.
var heavy = newQueue(max(2, runtime.GOMAXPROCS(0)), 8*max(2, runtime.GOMAXPROCS(0)), 10*time.Second)

// heavily does something heavy when there is room for it.
func heavily[T any](ctx context.Context, do func() (T, error)) (answer T, err error) {
	leave, err := heavy.enter(ctx)
	if err != nil {
		return answer, err
	}
	defer leave()
	return do()
}

// enter waits for room; leave is to be called when the work is done.
func (q *queue) enter(ctx context.Context) (leave func(), err error) {
	full := &news.Problem{Kind: news.Busy, What: "too many comparisons and checks at once", Do: "try again in a few seconds"}
	select {
	case q.inside <- struct{}{}:
	default:
		return nil, full
	}
	patience := time.NewTimer(q.longest)
	defer patience.Stop()
	select {
	case q.working <- struct{}{}:
		return func() { <-q.working; <-q.inside }, nil
	case <-patience.C:
		err = full
	case <-ctx.Done():
		err = ctx.Err()
	}
	<-q.inside
	return nil, err
}
