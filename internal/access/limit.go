package access

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limiter lets each client do something so often and no more.
type limiter struct {
	every time.Duration
	burst int

	mutex   sync.Mutex
	clients map[string]*allowance
}

type allowance struct {
	*rate.Limiter
	last time.Time
}

// mostClients bounds what is remembered of clients. When it is reached, those go who have their whole
// allowance again, or else the one not seen for longest.
const mostClients = 4096

func (l *limiter) allow(client string, now time.Time) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.clients == nil {
		l.clients = map[string]*allowance{}
	}
	a := l.clients[client]
	if a == nil {
		if len(l.clients) >= mostClients {
			l.forget(now)
		}
		a = &allowance{Limiter: rate.NewLimiter(rate.Every(l.every), l.burst)}
		l.clients[client] = a
	}
	a.last = now
	return a.AllowN(now, 1)
}

func (l *limiter) forget(now time.Time) {
	refilled := now.Add(-l.every * time.Duration(l.burst))
	oldest, at := "", now
	for client, a := range l.clients {
		if a.last.Before(refilled) {
			delete(l.clients, client)
		} else if !a.last.After(at) {
			oldest, at = client, a.last
		}
	}
	if len(l.clients) >= mostClients {
		delete(l.clients, oldest)
	}
}

// client names who sent a request for the purpose of limits: an IPv4 address, or the /64 network of an
// IPv6 address, which one household has to itself. Behind a proxy it is the last address that the proxy
// put on its list, which no client can choose.
func (g *Gate) client(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	if g.proxied(host) {
		list := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		if last := strings.TrimSpace(list[len(list)-1]); last != "" {
			host = last
		}
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return "unknown"
	}
	if a = a.Unmap().WithZone(""); a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}

// proxied reports whether a peer is a reverse proxy on this machine, whose word about its clients counts.
func (g *Gate) proxied(peer string) bool { return len(g.config.Hosts) > 0 && isLoopback(peer) }

// Secure reports whether a request came over an encrypted connection.
func (g *Gate) Secure(r *http.Request) bool {
	if g.config.TLS || r.TLS != nil {
		return true
	}
	peer, _, err := net.SplitHostPort(r.RemoteAddr)
	return err == nil && g.proxied(peer) && r.Header.Get("X-Forwarded-Proto") == "https"
}
