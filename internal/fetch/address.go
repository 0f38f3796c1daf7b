package fetch

import (
	"errors"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// maxAddress is how long a URL may be, in bytes.
const maxAddress = 4096

// parse reads a web address and puts it into one form: host in lower-case ASCII (IDNA), no
// fragment, a path, nothing unescaped that a request line cannot carry. The error says in a few
// words why an address is refused.
func (c *Client) parse(address string) (*url.URL, error) {
	if len(address) > maxAddress {
		return nil, errors.New("the address is too long")
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, errors.New("the address is malformed")
	}
	return u, c.normalise(u)
}

// normalise checks u as parse says, and changes it in place.
func (c *Client) normalise(u *url.URL) error {
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("only http and https addresses are fetched")
	case u.User != nil:
		return errors.New("the address holds a user name")
	case u.Opaque != "" || u.Hostname() == "":
		return errors.New("the address names no host")
	}
	if err := c.normaliseHost(u); err != nil {
		return err
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery, u.ForceQuery = escapeQuery(u.RawQuery), false
	u.Fragment, u.RawFragment = "", ""
	return nil
}

func (c *Client) normaliseHost(u *url.URL) error {
	host, port := strings.TrimSuffix(u.Hostname(), "."), u.Port()
	if ip, err := netip.ParseAddr(host); err == nil {
		if err := c.checkIP(ip); err != nil {
			return err
		}
		if ip.Is6() {
			host = "[" + ip.WithZone("").String() + "]"
		}
	} else if host, err = asciiHost(host); err != nil {
		return err
	}
	return c.normalisePort(u, host, port)
}

// asciiHost writes a name as the domain name system knows it.
func asciiHost(name string) (string, error) {
	ascii, err := idna.Lookup.ToASCII(name)
	if err != nil || ascii == "" || !utf8.ValidString(name) {
		return "", errors.New("the name of the host is malformed")
	}
	return ascii, nil
}

// normalisePort drops a port that goes without saying, and refuses those of services that are not
// the web: below 1024 only 80 and 443 are.
func (c *Client) normalisePort(u *url.URL, host, port string) error {
	n, err := strconv.ParseUint(port, 10, 16)
	switch {
	case port == "" || u.Scheme == "http" && n == 80 || u.Scheme == "https" && n == 443:
		u.Host = host
	case err != nil || n < 1024 && n != 80 && n != 443:
		return errors.New("the port is not one of the web")
	default:
		u.Host = host + ":" + strconv.FormatUint(n, 10)
	}
	return nil
}

// escapeQuery escapes what may not stand in a query and leaves the rest as it came.
func escapeQuery(q string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(q) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
