package access

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"
)

// visitor is somebody who came in by a password or token.
type visitor struct {
	role Role
	seed []byte // the hash of either
}

// session is somebody who signed in.
type session struct {
	visitor
	until time.Time
}

// sessions are held in memory by the hash of what the cookie holds; a server that is started again
// has forgotten them.
type sessions struct {
	mutex sync.Mutex
	of    map[[sha256.Size]byte]session
}

const (
	cookieName   = "headwater"
	sessionLasts = 7 * 24 * time.Hour
	mostSessions = 10_000
)

func (s *sessions) begin(by visitor, now time.Time) string {
	id := rand.Text()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.of == nil {
		s.of = map[[sha256.Size]byte]session{}
	}
	for key, old := range s.of {
		if now.After(old.until) || len(s.of) >= mostSessions {
			delete(s.of, key)
		}
	}
	s.of[sha256.Sum256([]byte(id))] = session{by, now.Add(sessionLasts)}
	return id
}

func (s *sessions) visitor(id string, now time.Time) visitor {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if found, ok := s.of[sha256.Sum256([]byte(id))]; ok && now.Before(found.until) {
		return found.visitor
	}
	return visitor{}
}

func (s *sessions) end(id string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	delete(s.of, sha256.Sum256([]byte(id)))
}

var (
	// ErrPassword says that no such password is known.
	ErrPassword = errors.New("no such password")
	// ErrTooOften says that a client has tried too often of late.
	ErrTooOften = errors.New("too many tries; wait a minute")
)

// SignIn begins a session for whoever knows a password and sets its cookie.
func (g *Gate) SignIn(w http.ResponseWriter, r *http.Request, secret string) error {
	if !g.tries.allow(g.client(r), time.Now()) {
		return ErrTooOften
	}
	if len(secret) > longestPassword {
		return ErrPassword
	}
	select { // each check takes 19 MB for some 30 ms
	case g.checking <- struct{}{}:
		defer func() { <-g.checking }()
	case <-r.Context().Done():
		return r.Context().Err()
	}
	by := g.config.Keys.byPassword(secret)
	if by.role == Nobody {
		return ErrPassword
	}
	http.SetCookie(w, g.cookie(r, g.sessions.begin(by, time.Now()), int(sessionLasts.Seconds())))
	return nil
}

// SignOut ends the session of whoever sent r.
func (g *Gate) SignOut(w http.ResponseWriter, r *http.Request) {
	if c, err := r.Cookie(cookieName); err == nil {
		g.sessions.end(c.Value)
	}
	http.SetCookie(w, g.cookie(r, "", -1))
}

func (g *Gate) cookie(r *http.Request, value string, age int) *http.Cookie {
	return &http.Cookie{Name: cookieName, Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: g.Secure(r), SameSite: http.SameSiteLaxMode}
}

// role tells what whoever sent r may do.
func (g *Gate) role(r *http.Request) Role {
	switch by := g.visitor(r); {
	case g.open:
		return Editor
	case by.role == Nobody && g.opensFeed(r):
		return Reader
	default:
		return by.role
	}
}

// visitor tells who sent r.
func (g *Gate) visitor(r *http.Request) visitor {
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return g.config.Keys.byToken(strings.TrimSpace(token))
	}
	if c, err := r.Cookie(cookieName); err == nil {
		return g.sessions.visitor(c.Value, time.Now())
	}
	return visitor{}
}
