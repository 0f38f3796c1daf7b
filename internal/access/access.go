// Package access decides who may look at a library that is served, and who may change what it follows.
//
// On loopback, where only the machine's own users can come, everything is open, and a Host header that
// names another machine is refused: that is how a page of a stranger reaches a local server through a
// name it controls (DNS rebinding). Anywhere else a Gate cannot be made without a password or a token,
// so nothing is open to others by mistake.
//
// There are two roles. A reader sees everything. An editor may also change what is followed and who is
// alerted. People sign in with a password and hold a session in a cookie; programs send a token
// ("Authorization: Bearer ..."). Neither is kept: of a password there is its Argon2id hash, with the
// parameters that OWASP's Password Storage Cheat Sheet asks for, of a token and of a session its SHA-256.
//
// Requests that would change something are refused when a browser sends them from another site
// (net/http.CrossOriginProtection, after Filippo Valsorda's survey of 2025), and the cookie is
// SameSite=Lax besides. Every answer carries a Content-Security-Policy under which nothing runs and
// nothing loads but what this program itself serves.
package access

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"headwater/internal/news"
)

// Role is what somebody may do. Each may do all that those below it may.
type Role int

const (
	Nobody Role = iota
	Reader
	Editor
)

var roleNames = map[string]Role{"reader": Reader, "editor": Editor}

// Config says where a library is served and to whom.
type Config struct {
	Address string   // host:port that is listened on
	Hosts   []string // names by which it is reached besides, as behind a reverse proxy
	Keys    Keys     // passwords and tokens; none: open, which only loopback may be
	TLS     bool     // the connection itself is encrypted
}

// Gate stands before all that is served.
type Gate struct {
	// Refuse writes the answer to a request that is turned away, in the form its path asks for.
	Refuse func(w http.ResponseWriter, r *http.Request, status int, why string)

	// Larger says to which paths editors may send more than others do anywhere, in bytes.
	Larger map[string]int64

	config   Config
	open     bool
	sessions sessions
	requests limiter // of one client
	tries    limiter // to sign in
	checking chan struct{}
}

// New makes a gate, or tells what is missing for one.
func New(c Config) (*Gate, error) {
	host, _, err := net.SplitHostPort(c.Address)
	if err != nil {
		return nil, &news.Problem{Kind: news.BadArgument, Where: "--addr " + c.Address, What: "not an address to listen on", Do: "write it as 127.0.0.1:8080", Err: err}
	}
	if c.Keys.empty() && (!isLoopback(host) || len(c.Hosts) > 0) {
		return nil, &news.Problem{Kind: news.BadArgument, Where: "--addr " + c.Address, What: "others could reach this library, and it has no password",
			Do: "make one with headwater password > FILE and name it with --password-file FILE, or stay on 127.0.0.1"}
	}
	return &Gate{
		Refuse: plainly, config: c, open: c.Keys.empty(),
		requests: limiter{every: time.Second / 20, burst: 120},
		tries:    limiter{every: 12 * time.Second, burst: 5},
		checking: make(chan struct{}, 2),
	}, nil
}

// Open reports whether no one needs to sign in.
func (g *Gate) Open() bool { return g.open }

// HasPasswords reports whether people can sign in, and not only programs with a token.
func (g *Gate) HasPasswords() bool { return len(g.config.Keys.passwords) > 0 }

// isLoopback reports whether only this machine reaches a host.
func isLoopback(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && a.Unmap().IsLoopback()
}

// plainly refuses in one line of text.
func plainly(w http.ResponseWriter, _ *http.Request, status int, why string) {
	http.Error(w, why, status)
}

type roleKey struct{}

// RoleOf tells what whoever sent a request may do.
func RoleOf(ctx context.Context) Role {
	role, _ := ctx.Value(roleKey{}).(Role)
	return role
}

// Editing lets only editors through.
func (g *Gate) Editing(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if RoleOf(r.Context()) < Editor {
			g.Refuse(w, r, http.StatusForbidden, "only editors may change something here")
			return
		}
		next.ServeHTTP(w, r)
	})
}
