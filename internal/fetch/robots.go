package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"headwater/internal/fetch/robots"
	"headwater/internal/news"
)

const (
	robotsShort = 10 * time.Minute // the least time that a robots.txt is kept
	robotsLong  = 24 * time.Hour   // the most (RFC 9309, section 2.4)
)

// policy is the robots.txt of one scheme and host.
type policy struct {
	rules   *robots.Rules
	expires time.Time
}

// rules gives what robots.txt says for u, from memory or from the host, whose turn the caller has.
//
// As RFC 9309, section 2.3.1, has it: a file that does not exist (4xx, or redirects without end)
// allows everything; one that cannot be reached (a server's error, no answer) forbids everything,
// unless an older copy is at hand. A 4xx that only asks to come back later ("too many requests")
// counts as a server's error.
func (c *Client) rules(ctx context.Context, h *host, u *url.URL) (*robots.Rules, error) {
	known, err := c.knownRules(ctx, h, u)
	if err != nil {
		return nil, err
	}
	if known != nil && time.Now().Before(known.expires) {
		return known.rules, nil
	}
	a, err := c.robotsFile(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	switch {
	case err == nil && !isTemporary(a.status):
		known = &policy{newRules(a), a.at.Add(robotsAge(a))}
		h.robots[u.Scheme] = known
		if err := c.shareRobots(ctx, u, a); err != nil {
			return nil, err
		}
	case known != nil && ctx.Err() == nil:
		known.expires = time.Now().Add(robotsShort)
	default:
		err = c.noRules(ctx, u, err)
		h.note(ctx, &a, err, c.opts.Rest)
		return nil, err
	}
	return known.rules, nil
}

// knownRules gives what was read before, here or by those with whom c shares; nil for nothing.
func (c *Client) knownRules(ctx context.Context, h *host, u *url.URL) (*policy, error) {
	if known := h.robots[u.Scheme]; known != nil || c.opts.Shared == nil {
		return known, nil
	}
	body, at, err := c.opts.Shared.Robots(ctx, origin(u))
	if err != nil || at.IsZero() {
		return nil, err
	}
	known := &policy{robots.Parse(body, Agent), at.Add(robotsLong)}
	h.robots[u.Scheme] = known
	return known, nil
}

// shareRobots tells those with whom c shares what it was answered: nothing where there is no file.
func (c *Client) shareRobots(ctx context.Context, u *url.URL, a answer) error {
	if c.opts.Shared == nil {
		return nil
	}
	var body []byte
	if a.status == http.StatusOK {
		body = a.body[:min(len(a.body), robots.MaxBytes+1)] // one more byte tells that there was more
	}
	return c.opts.Shared.SaveRobots(ctx, origin(u), body, a.at)
}

func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }

func newRules(a answer) *robots.Rules {
	if a.status != http.StatusOK {
		return new(robots.Rules)
	}
	return robots.Parse(a.body, Agent)
}

func robotsAge(a answer) time.Duration {
	if keep := freshness(a.header, a.at); keep > 0 {
		return max(keep, robotsShort)
	}
	return robotsLong
}

// noRules is the problem of a page whose robots.txt did not come: err, or a server's error.
func (c *Client) noRules(ctx context.Context, u *url.URL, err error) error {
	if err == nil {
		return noRobots(u, nil)
	}
	err = c.failed(ctx, u, err)
	var p *news.Problem
	if errors.As(err, &p) && (p.Kind == news.TooLarge || p.Kind == news.Unreadable) {
		return noRobots(u, errors.New(p.What))
	}
	return err
}

// robotsFile asks for a robots.txt and follows redirects, to other hosts as well and then without
// awaiting their turn. Where they do not end, the answer is the last redirect.
func (c *Client) robotsFile(ctx context.Context, u *url.URL) (answer, error) {
	for hops := 0; ; hops++ {
		a, err := c.exchange(ctx, u, Validators{})
		location := a.header.Get("Location")
		if err != nil || !isRedirect(a.status) || location == "" || hops == maxHops {
			return a, err
		}
		next, err := u.Parse(location)
		if err == nil {
			u, err = c.parse(next.String())
		}
		if err != nil {
			return a, err
		}
	}
}
