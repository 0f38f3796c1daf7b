package fetch

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// maxHeader is how many bytes of headers an answer may have.
const maxHeader = 64 << 10

// addressError says that a name led to an address that must not be asked.
type addressError struct {
	addr    netip.Addr
	purpose string
}

func (e *addressError) Error() string {
	return fmt.Sprintf("%s is no public address (%s)", e.addr, e.purpose)
}

// checkAddress is where server-side request forgery ends. It gets every address after name
// resolution and right before the connection, so no name, redirect or change of the name's address
// between two look-ups comes around it.
func (c *Client) checkAddress(network, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return &addressError{purpose: "not TCP over IP"}
	}
	return c.checkIP(ap.Addr())
}

func (c *Client) checkIP(a netip.Addr) error {
	if c.opts.AllowLoopback && a.IsLoopback() {
		return nil
	}
	if purpose := purposeOf(a); purpose != "" {
		return &addressError{a, purpose}
	}
	return nil
}

// directTransport connects to publishers themselves.
func (c *Client) directTransport() *http.Transport {
	return c.transport(&net.Dialer{Timeout: c.opts.Idle, Control: c.checkAddress})
}

// proxyTransport connects to the proxy that the user named, wherever it is. The proxy resolves
// names, so the check of addresses is then the proxy's to make.
func (c *Client) proxyTransport() *http.Transport {
	t := c.transport(&net.Dialer{Timeout: c.opts.Idle})
	t.Proxy = c.opts.Proxy
	return t
}

func (c *Client) transport(d *net.Dialer) *http.Transport {
	return &http.Transport{
		DialContext:            d.DialContext,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // body.go unpacks, within limits
		MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    1, // with one turn for each host, there is never a second at work
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    c.opts.Idle,
		ResponseHeaderTimeout:  c.opts.Idle,
	}
}

// roundTrip sends one request, through the proxy where there is one for it.
func (c *Client) roundTrip(req *http.Request) (*http.Response, error) {
	if c.opts.Proxy != nil {
		proxy, err := c.opts.Proxy(req)
		if err != nil {
			return nil, fmt.Errorf("the proxy's address: %w", err)
		}
		if proxy != nil {
			return c.proxied.RoundTrip(req)
		}
	}
	return c.direct.RoundTrip(req)
}
