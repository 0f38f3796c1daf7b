package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"time"

	"headwater/internal/news"
)

const (
	doLater = "try again later"
	doCheck = "check the address in a browser"
)

// badAddress is the problem with an address that was handed in.
func badAddress(address string, err error) *news.Problem {
	var special *addressError
	if errors.As(err, &special) {
		return unsafeAddress(address, err)
	}
	return &news.Problem{Kind: news.BadArgument, Where: address, What: err.Error(), Do: "give an address that starts with http:// or https://"}
}

// badHop is the problem with an address that a publisher's answer led to.
func badHop(from *url.URL, location string, err error) *news.Problem {
	return &news.Problem{Kind: news.Unsafe, Where: from.String(), What: fmt.Sprintf("it sends on to %.200q, which is not followed: %v", location, err), Do: doCheck}
}

func unsafeAddress(address string, err error) *news.Problem {
	return &news.Problem{Kind: news.Unsafe, Where: address, What: err.Error(), Do: "give the address of a public site"}
}

// failed is the problem with a request to u that got no whole answer. That the caller gave up is
// no problem of the publisher's: such errors are handed on.
func (c *Client) failed(ctx context.Context, u *url.URL, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	p := &news.Problem{Kind: news.Unreachable, Where: u.String(), Do: doLater}
	var special *addressError
	var coding *codingError
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.As(err, &special):
		return unsafeAddress(u.String(), special)
	case errors.Is(err, errTooLarge):
		p.Kind, p.What, p.Do = news.TooLarge, fmt.Sprintf("the answer is larger than %d MB", c.opts.MaxBytes>>20), "this is hardly a report; leave it out"
	case errors.As(err, &coding):
		p.Kind, p.What, p.Err = news.Unreadable, "the answer is not packed as it says", coding.err
	case errors.Is(err, errIdle), errors.Is(err, errTotal):
		p.What = "the answer took too long"
	case errors.As(err, &dns) && dns.IsNotFound:
		p.Kind, p.What, p.Do = news.NotFound, "no such host", doCheck
	case errors.As(err, &certificate):
		p.What, p.Err, p.Do = "the certificate cannot be trusted", certificate.Err, doCheck
	case isTimeout(err):
		p.What = "no answer in time"
	default:
		p.What, p.Err = "the publisher could not be reached", err
	}
	return p
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}

// declined is the problem with a whole answer that is not the page.
func declined(u *url.URL, status int) *news.Problem {
	p := &news.Problem{Where: u.String(), What: fmt.Sprintf("the publisher answered %d %s", status, http.StatusText(status)), Do: doLater}
	switch {
	case status == http.StatusNotFound || status == http.StatusGone:
		p.Kind, p.Do = news.NotFound, doCheck
	case status == http.StatusUnauthorized || status == http.StatusPaymentRequired || status == http.StatusForbidden || status == http.StatusUnavailableForLegalReasons:
		p.Kind, p.Do = news.Refused, "save the page from a browser and add the file"
	case status == http.StatusNoContent || status == http.StatusResetContent:
		p.Kind, p.Do = news.Empty, doCheck
	case isTemporary(status):
		p.Kind = news.Unreachable
	default:
		p.Kind, p.Do = news.Unreadable, doCheck
	}
	return p
}

// isTemporary reports whether a status says that asking later may help.
func isTemporary(status int) bool {
	return status >= 500 || status == http.StatusTooManyRequests || status == http.StatusRequestTimeout || status == http.StatusTooEarly
}

func resting(u *url.URL, until time.Time) *news.Problem {
	return &news.Problem{Kind: news.Unreachable, Where: u.String(), What: "after errors this publisher is left alone until " + until.UTC().Format(time.RFC3339), Do: doLater}
}

func forbidden(u *url.URL) *news.Problem {
	return &news.Problem{Kind: news.Refused, Where: u.String(), What: "the publisher's robots.txt forbids this page to programs", Do: "save the page from a browser and add the file"}
}

func noRobots(u *url.URL, err error) *news.Problem {
	return &news.Problem{Kind: news.Unreachable, Where: u.String(), What: "the publisher's robots.txt cannot be read, and without it nothing may be fetched", Do: doLater, Err: err}
}
