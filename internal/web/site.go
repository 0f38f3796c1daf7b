package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"headwater/internal/access"
	"headwater/internal/desk"
	"headwater/internal/editing"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/wire"
)

// Site serves the pages of a library. What it shows it asks of a desk.
type Site struct {
	Desk *desk.Desk
	Gate *access.Gate
	// Fault is told of what went wrong on our side: the page asked for, and the error.
	Fault func(path string, err error)
	Edit  *editing.Editor // changes the library for editors; nil where nobody may

	notices notices
	told    tellings
}

// handler answers a request, or gives the error to be told on a page.
type handler func(w http.ResponseWriter, r *http.Request) error

// Handler serves the pages. Paths that are none get a page that says so.
func (s *Site) Handler() http.Handler {
	mux := http.NewServeMux()
	for pattern, h := range map[string]handler{
		"GET /{$}":                         s.stories,
		"GET /stories":                     toStories,
		"GET /stories/{id}":                s.story,
		"GET /stories/{id}/claims":         s.claims,
		"GET /stories/{id}/claims/{claim}": s.claim,
		"GET /stories/{id}/findings":       s.findings,
		"GET /stories/{id}/timeline":       s.timeline,
		"GET /stories/{id}/story.html":     s.storyFile,
		"GET /reports/{seq}":               s.report,
		"GET /compare":                     s.compare,
		"GET /sources":                     s.source,
		"GET /check":                       s.check,
		"POST /check":                      s.check,
		"GET /search":                      s.search,
		"GET /feeds":                       s.feeds,
		"GET /alerts":                      s.alerts,
		"GET /alerts/{rule}":               s.alert,
		"GET /sign-in":                     s.signInForm,
		"POST /sign-in":                    s.signIn,
		"POST /sign-out":                   s.signOut,
		"GET /assets/{name}":               s.serveAsset,
		"GET /robots.txt":                  serveRobots,
		"GET /healthz":                     serveHealth,
		everything:                         func(w http.ResponseWriter, r *http.Request) error { return s.missing(mux, w, r) },
	} {
		mux.HandleFunc(pattern, s.answering(h))
	}
	for pattern, h := range s.edits() {
		mux.Handle(pattern, s.Gate.Editing(s.answering(h)))
	}
	return mux
}

// answering turns what a handler gives into an answer: its error becomes a page.
func (s *Site) answering(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if fault := recover(); fault != nil {
				s.fail(w, r, panicked{fault})
			}
		}()
		_, err := url.ParseQuery(r.URL.RawQuery)
		if err != nil {
			err = &news.Problem{Kind: news.BadArgument, What: "the address cannot be read", Do: "take it from a link"}
		} else {
			err = h(w, r)
		}
		if err != nil {
			s.fail(w, r, err)
		}
	}
}

// panicked is what ends a handler that breaks.
type panicked struct{ with any }

func (p panicked) Error() string { return fmt.Sprintf("a fault in the program: %v", p.with) }

// everything is the pattern of what is no page.
const everything = "/"

// missing answers for what is no page, or is one that is asked in another way.
func (s *Site) missing(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) error {
	methods := wire.Methods(mux, r, everything)
	if len(methods) == 0 {
		return noPage(r)
	}
	w.Header().Set("Allow", strings.Join(methods, ", "))
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	s.showProblem(w, r, problemPage{Status: http.StatusMethodNotAllowed, What: "This page is not asked in this way.", Do: "Follow a link to it, or send its own form."})
	return nil
}

// longest is how long a page may take.
const longest = 30 * time.Second

// frame is what every page has around what it shows.
type frame struct {
	PageTitle string
	Section   string // the part of the site, as the navigation names it
	Files     siteFiles
	Theme     string // "light", "dark", or empty for the system's
	Words     string // what stands in the search field
	Feed      string // address of a feed of what the page shows; empty where there is none
	CanLeave  bool   // somebody signed in, and may sign out
	CanEdit   bool   // and may change what is followed
	Notice    *notice
}

func (s *Site) frame(r *http.Request, title, section string) frame {
	f := frame{PageTitle: title, Section: section, Files: ownFiles(), Theme: themeOf(r)}
	f.CanEdit = s.mayEdit(r)
	f.CanLeave = !s.Gate.Open() && access.RoleOf(r.Context()) != access.Nobody
	return f
}

// themeOf is the colours that a reader has chosen. The script keeps the choice in a cookie.
func themeOf(r *http.Request) string {
	if c, err := r.Cookie("theme"); err == nil && (c.Value == "light" || c.Value == "dark") {
		return c.Value
	}
	return ""
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// show writes a page, whole or not at all. A reader who has it already is told so by its hash.
func (s *Site) show(w http.ResponseWriter, r *http.Request, status int, name string, page any) error {
	t, err := templates()
	if err != nil {
		return err
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := t.ExecuteTemplate(b, name, page); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	sum := sha256.Sum256(b.Bytes())
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	if status == http.StatusOK {
		h.Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	_, err = b.WriteTo(w)
	return ignoreGone(err)
}

// ignoreGone passes over the error of writing to a reader: who closes the page midway is no fault.
func ignoreGone(error) error { return nil }

// problemPage tells what went wrong.
type problemPage struct {
	frame
	Status   int
	What, Do string
}

// fail answers with a page that tells what went wrong, where the fault is not ours without a word of its insides.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && !errors.As(err, new(panicked)) {
		return // nobody waits for the answer
	}
	p := problemPage{Status: http.StatusInternalServerError, What: "Something went wrong here, and it is not your doing.", Do: "Try again in a moment. The log tells more to whoever runs this."}
	var problem *news.Problem
	switch {
	case store.IsFault(err) && r.Method == http.MethodPost && errors.As(err, &problem):
		p.Status, p.What, p.Do = http.StatusServiceUnavailable, "This was not done, or not all of it: "+sentence(problem.What), sentence(problem.Do)
	case errors.As(err, &problem) && wire.StatusOf(problem.Kind).Code == http.StatusServiceUnavailable:
		p.Status, p.What, p.Do = http.StatusServiceUnavailable, "The library cannot be read at the moment.", "Try again in a moment."
	case errors.As(err, &problem) && wire.StatusOf(problem.Kind) != wire.Failed:
		p.Status = wire.StatusOf(problem.Kind).Code
		p.What, p.Do = problemText(problem), sentence(problem.Do)
	case errors.As(err, new(*http.MaxBytesError)):
		p.Status, p.What, p.Do = http.StatusRequestEntityTooLarge, "That is more than can be taken at once.", "Send less of it."
	case errors.Is(err, context.DeadlineExceeded):
		p.Status, p.What, p.Do = http.StatusServiceUnavailable, "This took too long.", "Ask for less, or try again in a moment."
	}
	if p.Status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", wire.RetryAfter)
	}
	if p.Status >= 500 && s.Fault != nil {
		s.Fault(r.URL.Path, err)
	}
	s.showProblem(w, r, p)
}

func problemText(p *news.Problem) string {
	if p.Where == "" {
		return sentence(p.What)
	}
	return sentence(clip(oneLine(p.Where), 120) + ": " + p.What)
}

func (s *Site) showProblem(w http.ResponseWriter, r *http.Request, p problemPage) {
	p.frame = s.frame(r, http.StatusText(p.Status), "")
	w.Header().Del("ETag")
	if err := s.show(w, r, p.Status, "problem.html", p); err != nil {
		http.Error(w, p.What, p.Status)
	}
}

// Refuse answers on a page to a request that the gate turned away. Who has to sign in is led there.
func (s *Site) Refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	if status == http.StatusUnauthorized && s.Gate.HasPasswords() && (r.Method == http.MethodGet || r.Method == http.MethodPost) {
		http.Redirect(w, r, "/sign-in?"+nextQuery(r), http.StatusSeeOther)
		return
	}
	p := problemPage{Status: status, What: sentence(why)}
	if status == http.StatusForbidden && access.RoleOf(r.Context()) == access.Reader {
		p.Do = "Sign out, and in again with the password of an editor."
	}
	s.showProblem(w, r, p)
}

func noPage(r *http.Request) error {
	return &news.Problem{Kind: news.NotFound, Where: clip(r.URL.Path, 80), What: "there is no such page", Do: "Begin with the list of stories"}
}

// toStories leads to the list of stories, with what it is asked.
func toStories(w http.ResponseWriter, r *http.Request) error {
	to := url.URL{Path: "/", RawQuery: r.URL.RawQuery}
	http.Redirect(w, r, to.String(), http.StatusMovedPermanently)
	return nil
}

// serveRobots asks crawlers to stay away: a library is for its readers.
func serveRobots(w http.ResponseWriter, _ *http.Request) error {
	_, _ = io.WriteString(w, "User-agent: *\nDisallow: /\n")
	return nil
}

func serveHealth(w http.ResponseWriter, _ *http.Request) error {
	_, _ = io.WriteString(w, "ok\n")
	return nil
}
