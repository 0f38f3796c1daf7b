package fetch

import (
	"context"
	"net/url"
	"sync"
	"time"
)

const (
	maxRest  = 24 * time.Hour // a Retry-After beyond it is not believed
	maxHosts = 4096           // hosts remembered before those at rest are forgotten
)

// hosts are the hosts asked so far, by name and port.
type hosts struct {
	mu   sync.Mutex
	list map[string]*host
}

// host is what is known of one host. Whoever holds its turn may use the fields below turn.
type host struct {
	users int // goroutines that hold or await the turn; guarded by hosts.mu

	turn   chan struct{}      // holds one value while somebody asks the host
	next   time.Time          // not to be asked before
	until  time.Time          // at rest after an error until then
	errors int                // in a row
	delay  time.Duration      // between two requests
	robots map[string]*policy // by scheme
}

// enter finds the host called name; leave must follow.
func (hs *hosts) enter(name string) *host {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.list[name]
	if h == nil {
		hs.forget(time.Now())
		h = &host{turn: make(chan struct{}, 1), robots: map[string]*policy{}}
		hs.list[name] = h
	}
	h.users++
	return h
}

func (hs *hosts) leave(h *host) {
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h.users--
}

// forget makes room when there are many hosts: those that nobody asks and that may be asked now.
func (hs *hosts) forget(now time.Time) {
	if hs.list == nil {
		hs.list = map[string]*host{}
	}
	if len(hs.list) < maxHosts {
		return
	}
	for name, h := range hs.list {
		if h.users == 0 && h.next.Before(now) && h.until.Before(now) {
			delete(hs.list, name)
		}
	}
}

// visit asks for u when it is its host's turn, if robots.txt lets it. The answer's retry is set when
// the host rests afterwards. Errors are as those of Get.
func (c *Client) visit(ctx context.Context, u *url.URL, v Validators) (answer, error) {
	h := c.hosts.enter(u.Host)
	defer c.hosts.leave(h)
	select {
	case h.turn <- struct{}{}:
		defer func() { <-h.turn }()
	case <-ctx.Done():
		return answer{}, ctx.Err()
	}
	if c.opts.Shared == nil {
		return c.ask(ctx, h, u, v)
	}
	known, err := c.opts.Shared.Enter(ctx, u.Host)
	if err != nil {
		return answer{}, err
	}
	h.take(known)
	a, err := c.ask(ctx, h, u, v)
	if left := c.opts.Shared.Leave(ctx, u.Host, h.standing()); left != nil {
		return a, left
	}
	return a, err
}

// ask asks for u. The caller has the turn of its host.
func (c *Client) ask(ctx context.Context, h *host, u *url.URL, v Validators) (answer, error) {
	if until := h.rest(); !until.IsZero() {
		return answer{retry: until, resting: true}, resting(u, until)
	}
	rules, err := c.rules(ctx, h, u)
	switch {
	case err != nil:
		return answer{retry: h.rest()}, err
	case !rules.Allowed(u.RequestURI()):
		return answer{}, forbidden(u)
	}
	if err := sleepUntil(ctx, h.next); err != nil {
		return answer{}, err
	}
	a, err := c.exchange(ctx, u, v)
	h.delay = min(max(c.opts.Delay, rules.Delay), c.opts.MaxDelay)
	h.next = time.Now().Add(h.delay)
	if err != nil {
		err = c.failed(ctx, u, err)
	}
	h.note(ctx, &a, err, c.opts.Rest)
	return a, err
}

// rest is the end of the host's rest, zero when it does not rest.
func (h *host) rest() time.Time {
	if h.until.After(time.Now()) {
		return h.until
	}
	return time.Time{}
}

// note lets the host rest after errors of the server or on the way to it.
func (h *host) note(ctx context.Context, a *answer, err error, rest time.Duration) {
	now := time.Now()
	switch {
	case ctx.Err() != nil:
	case isUnreachable(err), err == nil && isTemporary(a.status):
		h.errors++
		h.until = now.Add(max(pause(h.errors, rest), retryAfter(a.header, now)))
		a.retry = h.until
	default:
		h.errors = 0
	}
}

func sleepUntil(ctx context.Context, t time.Time) error {
	timer := time.NewTimer(time.Until(t))
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}
