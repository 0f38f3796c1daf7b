package fetch

import (
	"context"
	"time"
)

// Shared is what Clients in several processes know in common of the hosts that they ask, so that
// together they are as polite as one.
type Shared interface {
	// Enter waits for the turn of a host (name and port) among all who share it, and tells how it was left.
	// Unless there is an error, Leave follows.
	Enter(ctx context.Context, host string) (Standing, error)
	// Leave ends the turn, also when ctx has ended, and tells how the host is left.
	Leave(ctx context.Context, host string, s Standing) error
	// Robots gives the robots.txt kept for an origin (https://host) and when it came; the zero time
	// when there is none. SaveRobots keeps one.
	Robots(ctx context.Context, origin string) (body []byte, at time.Time, err error)
	SaveRobots(ctx context.Context, origin string, body []byte, at time.Time) error
}

// Standing is how things stand with a host.
type Standing struct {
	NotBefore time.Time     // not to be asked before
	Delay     time.Duration // between two requests; zero when it was never asked
	Errors    int           // in a row; while there are any, it rests until NotBefore
}

// take goes on from where another process left the host.
func (h *host) take(s Standing) {
	h.errors, h.delay, h.until = s.Errors, s.Delay, time.Time{}
	if s.NotBefore.After(h.next) {
		h.next = s.NotBefore
	}
	if s.Errors > 0 {
		h.until = s.NotBefore
	}
}

func (h *host) standing() Standing {
	s := Standing{NotBefore: h.next, Delay: h.delay, Errors: h.errors}
	if h.errors > 0 && h.until.After(h.next) {
		s.NotBefore = h.until
	}
	return s
}
