// Package webhook tells those who asked for it what happened. Beside fetch, which asks publishers, it is the
// one package that opens a socket to anybody: to the address that the owner of a rule has named, with a
// signed request. It knows nothing of stories.
//
// Requests are signed as Standard Webhooks says (standardwebhooks.com, version 1.0): the headers webhook-id,
// webhook-timestamp and webhook-signature, the last one the base64 of an HMAC-SHA256 over id, time and body.
// The id is the same however often a message is sent, so that who gets it twice can tell.
//
// No redirect is followed, no answer read beyond a little, nothing waited for longer than ten seconds. An
// address that is not public is asked only where the rule says so.
package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/news"
)

// Message is one request to be made.
type Message struct {
	To           string // http or https
	ID           string
	Secret       string // "whsec_" and base64, or any words; empty for an unsigned request
	Body         []byte // JSON
	AllowPrivate bool   // To may be an address that is not public
}

const (
	timeout    = 10 * time.Second
	mostAnswer = 4 << 10 // bytes that are read of an answer
)

// ErrGone says that the receiver wants no more messages, ever.
var ErrGone = errors.New("the receiver wants no more of it (410 Gone)")

var (
	toPublic  = client((&net.Dialer{Timeout: timeout, Control: fetch.PublicOnly}).DialContext)
	toAnybody = client((&net.Dialer{Timeout: timeout}).DialContext)
)

func client(dial func(ctx context.Context, network, address string) (net.Conn, error)) *http.Client {
	return &http.Client{
		Timeout:       timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{DialContext: dial, ForceAttemptHTTP2: true, TLSHandshakeTimeout: timeout, MaxResponseHeaderBytes: 16 << 10,
			MaxIdleConnsPerHost: 1, IdleConnTimeout: timeout},
	}
}

// Send makes the request. The error says in few words why the receiver has not got it.
func Send(ctx context.Context, m Message) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, m.To, bytes.NewReader(m.Body))
	if err != nil {
		return err
	}
	sign(req.Header, m, time.Now())
	through := toPublic
	if m.AllowPrivate {
		through = toAnybody
	}
	answer, err := through.Do(req)
	if err != nil {
		return reason(err)
	}
	said, _ := io.ReadAll(io.LimitReader(answer.Body, mostAnswer)) // it is a reason at best
	_ = answer.Body.Close()
	switch code := answer.StatusCode; {
	case code >= 200 && code < 300:
		return nil
	case code == http.StatusGone:
		return ErrGone
	case code >= 300 && code < 400:
		return fmt.Errorf("it answers %s, and redirects are not followed", answer.Status)
	}
	return fmt.Errorf("it answers %s %s", answer.Status, firstLine(said))
}

// sign fills the headers of a request that is sent at the given time.
func sign(h http.Header, m Message, at time.Time) {
	stamp := strconv.FormatInt(at.Unix(), 10)
	h.Set("Content-Type", "application/json")
	h.Set("User-Agent", fetch.Agent+" webhook")
	h.Set("webhook-id", m.ID)
	h.Set("webhook-timestamp", stamp)
	if m.Secret == "" {
		return
	}
	mac := hmac.New(sha256.New, key(m.Secret))
	fmt.Fprintf(mac, "%s.%s.%s", m.ID, stamp, m.Body)
	h.Set("webhook-signature", "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)))
}

const prefix = "whsec_"

// key gives the bytes of a secret.
func key(secret string) []byte {
	if coded, ok := strings.CutPrefix(secret, prefix); ok {
		if k, err := base64.StdEncoding.DecodeString(coded); err == nil {
			return k
		}
	}
	return []byte(secret)
}

// NewSecret makes a secret of 32 random bytes.
func NewSecret() string {
	k := make([]byte, 32)
	_, _ = rand.Read(k) // it never fails
	return prefix + base64.StdEncoding.EncodeToString(k)
}

// Check reports what is wrong with an address, as a *news.Problem.
func Check(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return &news.Problem{Kind: news.BadArgument, Where: "webhook " + address, What: "not a web address", Do: "give one that begins with https:// or http://"}
	case u.User != nil:
		return &news.Problem{Kind: news.BadArgument, Where: "webhook", What: "a name or password in the address", Do: "leave it out; requests are signed"}
	}
	return nil
}

// CheckPublic reports also what can be told without asking: that an address is one of this machine, or of a private
// network. Send refuses the names that lead to such.
func CheckPublic(address string) error {
	if err := Check(address); err != nil {
		return err
	}
	u, _ := url.Parse(address) // it was parsed before
	host := u.Hostname()
	ip, err := netip.ParseAddr(host)
	if err == nil {
		err = fetch.PublicOnly("tcp4", netip.AddrPortFrom(ip, 443).String(), nil)
	} else if err = nil; host == "localhost" || strings.HasSuffix(host, ".localhost") {
		err = errors.New("it is this machine")
	}
	if err != nil {
		return &news.Problem{Kind: news.Unsafe, Where: "webhook " + address, What: err.Error(), Do: "give the address of a public site; the command line can also name others"}
	}
	return nil
}

// reason shortens an error of the transport: what happened, without the address that everybody knows.
func reason(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		if wrapped.Timeout() {
			return errors.New("it did not answer in time")
		}
		err = wrapped.Err
	}
	if dns := new(net.DNSError); errors.As(err, &dns) && dns.IsNotFound {
		return fmt.Errorf("there is no host %s", dns.Name)
	}
	return err
}

func firstLine(b []byte) string {
	const most = 120 // bytes
	line, _, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
	return strings.ToValidUTF8(line[:min(len(line), most)], "")
}
