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

// session is somebody who signed in.
type session struct {
	role  Role
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

func (s *sessions) begin(role Role, now time.Time) string {
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
	s.of[sha256.Sum256([]byte(id))] = session{role, now.Add(sessionLasts)}
	return id
}

func (s *sessions) role(id string, now time.Time) Role {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if found, ok := s.of[sha256.Sum256([]byte(id))]; ok && now.Before(found.until) {
		return found.role
	}
	return Nobody
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
	role := g.config.Keys.byPassword(secret)
	if role == Nobody {
		return ErrPassword
	}
	http.SetCookie(w, g.cookie(r, g.sessions.begin(role, time.Now()), int(sessionLasts.Seconds())))
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
	if g.open {
		return Editor
	}
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		return g.config.Keys.byToken(strings.TrimSpace(token))
	}
	if c, err := r.Cookie(cookieName); err == nil {
		return g.sessions.role(c.Value, time.Now())
	}
	return Nobody
}
