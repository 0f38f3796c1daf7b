package access

import (
	"context"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// The most that a request may send to a page, and to the doors for programs, which have closer bounds of
// their own.
const (
	largestForm = 1 << 20
	largestBody = 8 << 20
)

// policy lets a page load only what this program serves, send forms only to it, and stand in no frame.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// Guard lets through to next what may go there.
func (g *Gate) Guard(next http.Handler) http.Handler {
	crossing := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		g.headers(w.Header(), r)
		switch {
		case !g.knows(r.Host):
			g.Refuse(w, r, http.StatusMisdirectedRequest, "this name does not belong to this server")
			return
		case !g.open && !g.requests.allow(g.client(r), time.Now()):
			w.Header().Set("Retry-After", "5")
			g.Refuse(w, r, http.StatusTooManyRequests, "too many requests at once; wait a few seconds")
			return
		case crossing.Check(r) != nil:
			g.Refuse(w, r, http.StatusForbidden, "this was sent from another site")
			return
		}
		role := g.role(r)
		if role == Nobody && !isPublic(r.URL.Path) {
			w.Header().Set("WWW-Authenticate", `Bearer realm="headwater"`)
			g.Refuse(w, r, http.StatusUnauthorized, "sign in, or send a token")
			return
		}
		largest := int64(largestForm)
		if strings.HasPrefix(r.URL.Path, "/api/") || r.URL.Path == "/mcp" {
			largest = largestBody
		}
		if more := g.Larger[r.URL.Path]; role >= Editor {
			largest = max(largest, more)
		}
		r.Body = http.MaxBytesReader(w, r.Body, largest)
		next.ServeHTTP(w, withoutKey(r.WithContext(context.WithValue(r.Context(), roleKey{}, role))))
	})
}

// isPublic reports whether a path is for those who have not signed in.
func isPublic(path string) bool {
	return path == "/sign-in" || path == "/healthz" || strings.HasPrefix(path, "/assets/")
}

// headers are those that every answer has.
func (g *Gate) headers(h http.Header, r *http.Request) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	if g.Secure(r) {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// knows reports whether the Host of a request is a name of this server. Where passwords guard it and no
// name was given, any will do: a stranger's page has no session under its own name.
func (g *Gate) knows(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if isLoopback(host) || slices.ContainsFunc(g.config.Hosts, func(h string) bool { return strings.EqualFold(h, host) }) {
		return true
	}
	return !g.open && len(g.config.Hosts) == 0
}
