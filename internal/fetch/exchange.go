package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const accept = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5"

// answer is one answer of a publisher, redirects and refusals included.
type answer struct {
	status  int // zero when none came
	header  http.Header
	body    []byte // of a 200 only
	at      time.Time
	retry   time.Time // the host rests until then; zero when it does not
	resting bool      // it does already, and was not asked
}

// exchange sends one request for u and reads the answer, within all limits. The error is that of
// the transport or one of those in body.go.
func (c *Client) exchange(ctx context.Context, u *url.URL, v Validators) (answer, error) {
	ctx, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	timer := time.AfterFunc(c.opts.Total, func() { giveUp(errTotal) })
	defer timer.Stop()

	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return answer{}, err
	}
	c.setHeader(req, v)
	resp, err := c.roundTrip(req)
	if err != nil {
		return answer{}, cause(ctx, err)
	}
	defer func() { _ = resp.Body.Close() }() // what it may say says nothing of the page
	resp.Header.Del("Set-Cookie")
	a := answer{status: resp.StatusCode, header: resp.Header, at: time.Now()}
	if a.status != http.StatusOK {
		return a, nil
	}
	if resp.ContentLength > c.opts.MaxBytes {
		return a, errTooLarge
	}
	codings := strings.Join(resp.Header.Values("Content-Encoding"), ",")
	a.body, err = readBody(resp.Body, codings, c.opts.MaxBytes, c.opts.Idle, giveUp)
	return a, cause(ctx, err)
}

func (c *Client) setHeader(req *http.Request, v Validators) {
	req.Header.Set("User-Agent", c.userAgent)
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Language", "en, *;q=0.5")
	req.Header.Set("Accept-Encoding", acceptEncoding)
	if !v.sentTo(req.URL) {
		return
	}
	if v.ETag != "" {
		req.Header.Set("If-None-Match", v.ETag)
	}
	if v.LastModified != "" {
		req.Header.Set("If-Modified-Since", v.LastModified)
	}
}

// cause finds what was behind an error: the limit that ended ctx, if one did.
func cause(ctx context.Context, err error) error {
	if why := context.Cause(ctx); err != nil && why != nil {
		return fmt.Errorf("%w: %w", why, err)
	}
	return err
}
