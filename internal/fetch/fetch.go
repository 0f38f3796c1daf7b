// Package fetch gets a page or a feed from its publisher: politely, within bounds, and from public
// addresses only. It is the one package that opens a socket to a publisher.
//
// # Manners
//
// Every request names the program and how to reach who runs it. A host is asked one thing at a
// time, over one connection, with a pause after each answer (host.go); Crawl-delay lengthens the
// pause, within reason. robots.txt is obeyed as RFC 9309 says, and a site whose robots.txt cannot be
// reached is not fetched from (robots.go). Answers that were seen before are asked for with their
// validators (RFC 9110, section 13), so that an unchanged page costs its publisher a few bytes.
// After an error of the server the host rests, for as long as its Retry-After says or twice as
// long each time. No cookie is kept and no referrer sent.
//
// # Bounds
//
// What an answer may cost is fixed before it comes: bytes of headers, bytes of body on the wire and
// unpacked (body.go), time between two bytes and time as a whole, redirects.
//
// # Server-side request forgery
//
// Addresses come from feeds and redirects, which anybody can write. Each is checked before it is
// asked (address.go), and each IP address once more after the name was resolved and right before
// the connection is made (dial.go), against IANA's registries of special-purpose addresses
// (special.go). The environment's proxies are not used unless the caller says so.
package fetch

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"headwater/internal/news"
)

// Agent is the product token by which robots.txt names this program.
const Agent = "Headwater"

// maxHops is how many redirects are followed for one page.
const maxHops = 5

// Options say how a Client behaves. Contact is required, everything else may be zero.
type Options struct {
	Contact string // mail or web address of who runs the program, for publishers
	Version string // of the program

	Delay    time.Duration // pause between two requests to a host; 1 s
	MaxDelay time.Duration // the longest pause that a Crawl-delay may ask for; 30 s
	Rest     time.Duration // how long a host is left alone after a first error; 30 s
	Idle     time.Duration // how long nothing may come of an answer; 15 s
	Total    time.Duration // how long one answer may take in all; 60 s
	MaxBytes int64         // of an answer, on the wire and unpacked; 16 MB

	AllowLoopback bool // lets this machine be asked: for tests and for one's own pages
	// Shared joins this Client with others, in whatever processes, that ask the same hosts; nil when it
	// is alone.
	Shared Shared
	// Proxy chooses a proxy for a request, as http.ProxyFromEnvironment does; nil for none. What is
	// reached through a proxy is for the proxy to check.
	Proxy func(*http.Request) (*url.URL, error)
}

// Client fetches from publishers. It may be used from many goroutines at once.
type Client struct {
	opts            Options
	userAgent       string
	direct, proxied http.RoundTripper
	hosts           hosts
}

// New makes a Client. The error is a *news.Problem when no contact is given.
func New(o Options) (*Client, error) {
	contact := strings.TrimSpace(o.Contact)
	if contact == "" || strings.ContainsFunc(contact, func(r rune) bool { return r < ' ' || r > '~' || r == '(' || r == ')' }) {
		return nil, &news.Problem{Kind: news.BadArgument, What: "no contact address for publishers", Do: "give a mail or web address at which you can be reached"}
	}
	o.setDefaults()
	c := &Client{opts: o, userAgent: Agent + "/" + o.Version + " (+" + contact + ")"}
	c.direct, c.proxied = c.directTransport(), c.proxyTransport()
	return c, nil
}

func (o *Options) setDefaults() {
	set := func(d *time.Duration, otherwise time.Duration) {
		if *d <= 0 {
			*d = otherwise
		}
	}
	set(&o.Delay, time.Second)
	set(&o.MaxDelay, max(30*time.Second, o.Delay))
	set(&o.Rest, 30*time.Second)
	set(&o.Idle, 15*time.Second)
	set(&o.Total, time.Minute)
	if o.MaxBytes <= 0 {
		o.MaxBytes = 16 << 20
	}
	if o.Version == "" {
		o.Version = "1"
	}
}

// Validators are what a publisher gave to tell one state of a page from another. The zero value
// asks for the page whatever its state.
type Validators struct {
	URL          string // the address that gave them; they are sent to no other
	ETag         string
	LastModified string
}

// Result is what came of a request.
type Result struct {
	Capture     news.Capture // Name is the address as given, URL the last one after redirects
	NotModified bool         // the publisher says that nothing changed: Capture has no body
	Status      int          // of HTTP; zero when no answer came
	Header      http.Header  // as the publisher sent it, without cookies
	Validators  Validators   // for the next request
	Moved       string       // where the page lives from now on, when every redirect was for good
	Fetched     time.Time
	Fresh       time.Duration // how long the answer may be kept without asking (RFC 9111); a day at most
	// Retry is, with an error, the time before which the publisher is not asked again; zero when
	// there is none.
	Retry time.Time
	// Resting says that nobody was asked, because the publisher is left alone until Retry after errors.
	Resting bool
}

// Head gives the status line and the header fields, in the order of their names, as archives keep them;
// nothing when no answer came. The body of the capture is unpacked, so the fields that tell how it was
// packed say no more than that.
func (r *Result) Head() []byte {
	if r.Status == 0 {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", r.Status, http.StatusText(r.Status))
	_ = r.Header.Write(&b) // a buffer takes all
	b.WriteString("\r\n")
	return b.Bytes()
}

// Get fetches the page at address, following redirects. That nothing changed since v was given is no
// error. Errors are *news.Problem, those of Options.Shared, or that of ctx when it ended; Result.Retry
// comes with them.
func (c *Client) Get(ctx context.Context, address string, v Validators) (Result, error) {
	u, err := c.parse(address)
	if err != nil {
		return Result{}, badAddress(address, err)
	}
	if v.URL == "" {
		v.URL = u.String()
	}
	forGood, seen := true, []string{u.String()}
	for {
		a, err := c.visit(ctx, u, v)
		if err != nil {
			return Result{Capture: news.Capture{Name: address, URL: u.String()}, Status: a.status, Fetched: a.at, Retry: a.retry, Resting: a.resting}, err
		}
		if !isRedirect(a.status) {
			r, err := c.result(address, u, a, v)
			if forGood && len(seen) > 1 {
				r.Moved = u.String()
			}
			return r, err
		}
		forGood = forGood && (a.status == http.StatusMovedPermanently || a.status == http.StatusPermanentRedirect)
		if u, err = c.follow(u, a, seen); err != nil {
			return Result{Capture: news.Capture{Name: address}, Status: a.status, Fetched: a.at}, err
		}
		seen = append(seen, u.String())
	}
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// follow checks where a redirect from u leads. seen are the addresses asked so far, u the last.
func (c *Client) follow(u *url.URL, a answer, seen []string) (*url.URL, error) {
	location := a.header.Get("Location")
	circle := func(what string) error {
		return &news.Problem{Kind: news.Unreadable, Where: u.String(), What: what, Do: doCheck}
	}
	if location == "" {
		return nil, circle("it sends on without saying where")
	}
	if len(seen) > maxHops {
		return nil, circle("it sends on too often")
	}
	next, err := u.Parse(location)
	if err == nil {
		next, err = c.parse(next.String())
	}
	if err != nil {
		return nil, badHop(u, location, err)
	}
	if slices.Contains(seen, next.String()) {
		return nil, circle("it sends round in a circle")
	}
	return next, nil
}

// result makes the Result of an answer that is no redirect.
func (c *Client) result(address string, u *url.URL, a answer, asked Validators) (Result, error) {
	r := Result{
		Capture: news.Capture{Name: address, URL: u.String(), Media: a.header.Get("Content-Type"), Body: a.body},
		Status:  a.status, Header: a.header, Fetched: a.at, Fresh: freshness(a.header, a.at),
		Validators: Validators{URL: u.String(), ETag: a.header.Get("ETag"), LastModified: a.header.Get("Last-Modified")},
		Retry:      a.retry,
	}
	switch {
	case a.status == http.StatusOK:
		return r, nil
	case a.status == http.StatusNotModified && asked.sentTo(u):
		r.NotModified, r.Validators = true, asked
		return r, nil
	}
	return r, declined(u, a.status)
}

// sentTo reports whether v is for u and holds anything.
func (v Validators) sentTo(u *url.URL) bool {
	return v.URL == u.String() && (v.ETag != "" || v.LastModified != "")
}
