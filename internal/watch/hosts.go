package watch

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/store"
)

// turnPause is how often a process looks whether a host's turn is free that another one has.
const turnPause = 100 * time.Millisecond

// hosts keeps in the store what is known of hosts, and hands out their turns by its locks.
type hosts struct {
	store store.Store
	owner string        // tells this process from others
	lease time.Duration // how long a host stays closed to others when the process dies that has its turn

	mu    sync.Mutex
	beats map[string]func() // ends the keeping of a turn, by host
}

func newHosts(s store.Store, lease time.Duration) *hosts {
	return &hosts{store: s, owner: fmt.Sprintf("%016x", rand.Uint64()), lease: lease, beats: map[string]func(){}}
}

func lockOf(host string) string { return "host " + host }

// Enter waits for the turn of a host and keeps it until Leave.
func (h *hosts) Enter(ctx context.Context, host string) (fetch.Standing, error) {
	for {
		mine, err := h.store.Lock(ctx, lockOf(host), h.owner, h.lease)
		if err != nil {
			return fetch.Standing{}, inTime(ctx, err)
		}
		if mine {
			break
		}
		if err := wait(ctx, turnPause); err != nil {
			return fetch.Standing{}, err
		}
	}
	known, err := h.store.Host(ctx, host)
	if err != nil {
		_ = h.store.Unlock(context.WithoutCancel(ctx), lockOf(host), h.owner) // the lease ends it otherwise
		return fetch.Standing{}, inTime(ctx, err)
	}
	h.keep(ctx, host)
	return fetch.Standing{NotBefore: known.NotBefore, Delay: known.Delay, Errors: known.Failures}, nil
}

// keep takes the lease of a turn anew until the function that it leaves in beats is called.
func (h *hosts) keep(ctx context.Context, host string) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	var beat sync.WaitGroup
	beat.Go(func() {
		for wait(ctx, h.lease/3) == nil {
			_, _ = h.store.Lock(ctx, lockOf(host), h.owner, h.lease) // one that is lost costs manners, not data
		}
	})
	h.mu.Lock()
	defer h.mu.Unlock()
	h.beats[host] = func() { cancel(); beat.Wait() }
}

// Leave keeps what is known of a host and gives its turn back.
func (h *hosts) Leave(ctx context.Context, host string, s fetch.Standing) error {
	h.mu.Lock()
	end := h.beats[host]
	delete(h.beats, host)
	h.mu.Unlock()
	end()
	ctx = context.WithoutCancel(ctx)
	if !s.NotBefore.IsZero() {
		s.NotBefore = s.NotBefore.Add(time.Millisecond - 1) // the store drops what is below a millisecond
	}
	err := h.store.SaveHost(ctx, store.Host{Name: host, Delay: s.Delay, NotBefore: s.NotBefore, Failures: s.Errors})
	if err == nil {
		err = h.store.Unlock(ctx, lockOf(host), h.owner)
	}
	return ours(err)
}

// Robots gives the robots.txt of an origin, which has a row of its own.
func (h *hosts) Robots(ctx context.Context, origin string) ([]byte, time.Time, error) {
	known, err := h.store.Host(ctx, origin)
	return known.Robots, known.RobotsAt, inTime(ctx, err)
}

// SaveRobots keeps the robots.txt of an origin.
func (h *hosts) SaveRobots(ctx context.Context, origin string, body []byte, at time.Time) error {
	return ours(h.store.SaveHost(context.WithoutCancel(ctx), store.Host{Name: origin, Robots: body, RobotsAt: at}))
}

// inTime gives the error of the store, or that of ctx when it ended the store's work.
func inTime(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return ours(err)
}

// wait waits that long, or until ctx ends, and then gives its error.
func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
