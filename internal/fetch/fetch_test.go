package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"headwater/internal/news"
)

// serve starts a publisher on this machine. Without a handler of its own for it, robots.txt is not there.
func serve(t *testing.T, pages map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range pages {
		mux.HandleFunc(path, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// newClient makes a client that may ask this machine and does not wait long for anything.
func newClient(t *testing.T, change ...func(*Options)) *Client {
	t.Helper()
	o := Options{Contact: "desk@example.org", Delay: time.Millisecond, Rest: time.Minute, Idle: 2 * time.Second, Total: 5 * time.Second, MaxBytes: 1 << 20, AllowLoopback: true}
	for _, f := range change {
		f(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, body) }
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func sends(code int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

// wantProblem fails the test unless err is a problem of the given kind that says what to do.
func wantProblem(t *testing.T, err error, kind news.ProblemKind, says string) {
	t.Helper()
	var p *news.Problem
	if !errors.As(err, &p) || p.Kind != kind || p.What == "" || p.Do == "" || !strings.Contains(err.Error(), says) {
		t.Fatalf("got %v, want a problem of kind %d that says %q", err, kind, says)
	}
}

func TestGet(t *testing.T) {
	var asked http.Header
	s := serve(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "public, max-age=600")
		w.Header().Set("Set-Cookie", "id=1")
		fmt.Fprint(w, "<p>The ferry is late.</p>")
	}})
	c := newClient(t)
	for range 2 {
		r, err := c.Get(t.Context(), s.URL+"/a#part", Validators{})
		if err != nil {
			t.Fatal(err)
		}
		if string(r.Capture.Body) != "<p>The ferry is late.</p>" || r.Capture.URL != s.URL+"/a" || r.Capture.Name != s.URL+"/a#part" ||
			!strings.HasPrefix(r.Capture.Media, "text/html") || r.Fresh != 10*time.Minute || r.Moved != "" || r.Header.Get("Set-Cookie") != "" {
			t.Errorf("got %+v", r)
		}
		if ua := asked.Get("User-Agent"); ua != "Headwater/1 (+desk@example.org)" || asked.Get("Cookie") != "" || asked.Get("Referer") != "" {
			t.Errorf("asked with %v", asked)
		}
	}
}

func TestNotModified(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{
		"/feed": sends(http.StatusMovedPermanently, "/new"),
		"/new": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"1"`)
			w.Header().Set("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT")
			if r.Header.Get("If-None-Match") == `"1"` && r.Header.Get("If-Modified-Since") != "" {
				w.WriteHeader(http.StatusNotModified)
			}
		},
		"/always": status(http.StatusNotModified),
	})
	c := newClient(t)
	first, err := c.Get(t.Context(), s.URL+"/feed", Validators{})
	if err != nil || first.NotModified || first.Moved != s.URL+"/new" {
		t.Fatalf("got %+v, %v", first, err)
	}
	again, err := c.Get(t.Context(), s.URL+"/feed", first.Validators)
	if err != nil || !again.NotModified || again.Validators != first.Validators {
		t.Fatalf("got %+v, %v", again, err)
	}
	_, err = c.Get(t.Context(), s.URL+"/always", first.Validators)
	wantProblem(t, err, news.Unreadable, "304")
}

func TestRedirects(t *testing.T) {
	pages := map[string]http.HandlerFunc{
		"/end":   says("here"),
		"/latin": sends(http.StatusFound, "/caf\xe9?q=\xe9"), "/": says("here"),
		"/for-now": sends(http.StatusFound, "/end"),
		"/circle":  sends(http.StatusFound, "/circle2"), "/circle2": sends(http.StatusFound, "/circle"),
		"/nowhere": status(http.StatusFound),
		"/file":    sends(http.StatusFound, "file:///etc/passwd"),
		"/script":  sends(http.StatusFound, "javascript:alert(1)"),
		"/inside":  sends(http.StatusFound, "http://10.0.0.1/"),
		"/cloud":   sends(http.StatusFound, "http://169.254.169.254/latest/meta-data"),
		"/mapped":  sends(http.StatusFound, "http://[::ffff:10.0.0.1]/"),
		"/login":   sends(http.StatusFound, "http://user:secret@example.org/"),
		"/broken":  sends(http.StatusFound, "http://exa mple.org/%zz"),
		"/secret":  sends(http.StatusFound, "/disallowed/x"), "/disallowed/x": says("never"),
		"/robots.txt": says("User-agent: *\nDisallow: /disallowed"),
	}
	for i := range 8 {
		pages[fmt.Sprintf("/step%d", i)] = sends(http.StatusPermanentRedirect, fmt.Sprintf("step%d", i+1))
	}
	pages["/step8"] = says("here")
	s, c := serve(t, pages), newClient(t)
	for path, kind := range map[string]news.ProblemKind{
		"/circle": news.Unreadable, "/nowhere": news.Unreadable, "/step2": news.Unreadable,
		"/file": news.Unsafe, "/script": news.Unsafe, "/inside": news.Unsafe, "/cloud": news.Unsafe, "/mapped": news.Unsafe,
		"/login": news.Unsafe, "/broken": news.Unsafe, "/secret": news.Refused,
	} {
		t.Run(path, func(t *testing.T) {
			_, err := c.Get(t.Context(), s.URL+path, Validators{})
			wantProblem(t, err, kind, "")
		})
	}
	for path, moved := range map[string]string{"/for-now": "", "/latin": "", "/step3": s.URL + "/step8"} {
		if r, err := c.Get(t.Context(), s.URL+path, Validators{}); err != nil || string(r.Capture.Body) != "here" || r.Moved != moved {
			t.Errorf("%s: got %+v, %v", path, r, err)
		}
	}
}

func TestStatus(t *testing.T) {
	for code, kind := range map[int]news.ProblemKind{
		204: news.Empty, 300: news.Unreadable, 401: news.Refused, 403: news.Refused, 404: news.NotFound, 408: news.Unreachable,
		410: news.NotFound, 418: news.Unreadable, 429: news.Unreachable, 451: news.Refused, 500: news.Unreachable, 503: news.Unreachable,
	} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			s := serve(t, map[string]http.HandlerFunc{"/a": status(code)})
			r, err := newClient(t).Get(t.Context(), s.URL+"/a", Validators{})
			wantProblem(t, err, kind, fmt.Sprint(code))
			if r.Status != code {
				t.Errorf("status %d", r.Status)
			}
		})
	}
}

func TestLoopbackOnlyWhenAllowed(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/a": says("mine")})
	public := newClient(t, func(o *Options) { o.AllowLoopback = false })
	_, err := public.Get(t.Context(), s.URL+"/a", Validators{})
	wantProblem(t, err, news.Unsafe, "loopback")

	byName := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	_, err = public.Get(t.Context(), byName+"/a", Validators{})
	wantProblem(t, err, news.Unsafe, "loopback")
}

func TestProxy(t *testing.T) {
	var through atomic.Int32
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		through.Add(1)
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer proxy.Close()
	s := serve(t, map[string]http.HandlerFunc{"/a": says("straight")})
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("http_proxy", proxy.URL)
	if r, err := newClient(t).Get(t.Context(), s.URL+"/a", Validators{}); err != nil || string(r.Capture.Body) != "straight" || through.Load() != 0 {
		t.Errorf("went through the environment's proxy: %v, %v", r, err)
	}
	where, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, func(o *Options) { o.Proxy, o.AllowLoopback = http.ProxyURL(where), false })
	if _, err := c.Get(t.Context(), "http://news.example.org/a", Validators{}); err != nil || through.Load() != 2 {
		t.Errorf("asked the proxy %d times: %v", through.Load(), err)
	}
	_, err = c.Get(t.Context(), "http://127.0.0.1:2000/", Validators{})
	wantProblem(t, err, news.Unsafe, "loopback")
}

func TestCallerGivesUp(t *testing.T) {
	release := make(chan struct{})
	s := serve(t, map[string]http.HandlerFunc{"/slow": func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}, "/a": says("")})
	defer close(release)
	c := newClient(t)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.Get(ctx, s.URL+"/slow", Validators{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if _, err := c.Get(t.Context(), s.URL+"/a", Validators{}); err != nil {
		t.Errorf("the host was blamed: %v", err)
	}
}

func TestUnreachable(t *testing.T) {
	s := httptest.NewServer(nil)
	s.Close()
	r, err := newClient(t).Get(t.Context(), s.URL+"/a", Validators{})
	wantProblem(t, err, news.Unreachable, "could not be reached")
	if r.Retry.IsZero() {
		t.Error("no time for another try")
	}
}

func TestCertificateMustBeGood(t *testing.T) {
	s := httptest.NewUnstartedServer(says("never"))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	_, err := newClient(t).Get(t.Context(), s.URL+"/a", Validators{})
	wantProblem(t, err, news.Unreachable, "certificate")
}

func TestContactIsRequired(t *testing.T) {
	for _, contact := range []string{"", " ", "me)\r\nX: y", "ann (desk)", "desk@exämple.org"} {
		_, err := New(Options{Contact: contact})
		wantProblem(t, err, news.BadArgument, "contact")
	}
}
