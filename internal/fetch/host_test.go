package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"headwater/internal/news"
)

func TestOneAtATimeWithAPause(t *testing.T) {
	const delay = 20 * time.Millisecond
	var inside, most atomic.Int32
	var mu sync.Mutex
	var starts []time.Time
	s := serve(t, map[string]http.HandlerFunc{"/a": func(http.ResponseWriter, *http.Request) {
		most.Store(max(most.Load(), inside.Add(1)))
		mu.Lock()
		starts = append(starts, time.Now())
		mu.Unlock()
		time.Sleep(2 * time.Millisecond)
		inside.Add(-1)
	}})
	c := newClient(t, func(o *Options) { o.Delay = delay })
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if _, err := c.Get(t.Context(), s.URL+"/a", Validators{}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() != 1 || len(starts) != 6 {
		t.Fatalf("%d at a time, %d in all", most.Load(), len(starts))
	}
	for i := 1; i < len(starts); i++ {
		if gap := starts[i].Sub(starts[i-1]); gap < delay {
			t.Errorf("a pause of only %v", gap)
		}
	}
}

func TestCrawlDelayWithinBounds(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/robots.txt": says("User-agent: *\nCrawl-delay: 3600"), "/a": says("")})
	c := newClient(t, func(o *Options) { o.MaxDelay = 60 * time.Millisecond })
	start := time.Now()
	for range 2 {
		if _, err := c.Get(t.Context(), s.URL+"/a", Validators{}); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(start); d < 60*time.Millisecond || d > 4*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestRestAfterErrors(t *testing.T) {
	var asked atomic.Int32
	s := serve(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	}})
	c := newClient(t)
	for _, what := range []string{"503", "left alone"} {
		r, err := c.Get(t.Context(), s.URL+"/a", Validators{})
		wantProblem(t, err, news.Unreachable, what)
		if r.Resting != (what == "left alone") {
			t.Errorf("resting: %v", r.Resting)
		}
		if wait := time.Until(r.Retry); wait < 59*time.Minute || wait > time.Hour {
			t.Errorf("to wait %v", wait)
		}
	}
	if asked.Load() != 1 {
		t.Errorf("asked %d times", asked.Load())
	}
}

func TestRestEnds(t *testing.T) {
	var asked atomic.Int32
	s := serve(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) == 1 {
			w.WriteHeader(http.StatusInternalServerError)
		}
	}})
	c := newClient(t, func(o *Options) { o.Rest = 20 * time.Millisecond })
	r, err := c.Get(t.Context(), s.URL+"/a", Validators{})
	wantProblem(t, err, news.Unreachable, "500")
	time.Sleep(time.Until(r.Retry))
	if r, err := c.Get(t.Context(), s.URL+"/a", Validators{}); err != nil || !r.Retry.IsZero() {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	s := serve(t, map[string]http.HandlerFunc{"/a": says("")})
	c := newClient(t, func(o *Options) { o.Delay, o.MaxDelay = time.Hour, time.Hour })
	if _, err := c.Get(t.Context(), s.URL+"/a", Validators{}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			if _, err := c.Get(ctx, s.URL+"/a", Validators{}); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("got %v", err)
			}
		})
	}
	all.Wait()
}

func TestHostsAreForgotten(t *testing.T) {
	var hs hosts
	for i := range 3 * maxHosts {
		hs.leave(hs.enter(fmt.Sprint(i)))
	}
	busy := hs.enter("busy")
	busy.until = time.Now().Add(time.Hour)
	for i := range 2 * maxHosts {
		hs.leave(hs.enter(fmt.Sprint(i)))
	}
	if len(hs.list) > maxHosts || hs.list["busy"] != busy {
		t.Errorf("%d hosts are remembered", len(hs.list))
	}
}

func TestRobots(t *testing.T) {
	tests := []struct {
		name   string
		robots http.HandlerFunc
		kind   news.ProblemKind // zero: allowed
	}{
		{"not there", status(404), 0},
		{"behind a login", status(401), 0},
		{"gone", status(410), 0},
		{"empty", says(""), 0},
		{"allows", says("User-agent: *\nDisallow: /b"), 0},
		{"forbids", says("User-agent: *\nDisallow: /a"), news.Refused},
		{"forbids us", says("User-agent: headwater\nDisallow: /"), news.Refused},
		{"a page in its place", says("<!DOCTYPE html><title>Not found</title>"), 0},
		{"server's error", status(500), news.Unreachable},
		{"too many requests", status(429), news.Unreachable},
		{"moved", sends(301, "/elsewhere"), news.Refused},
		{"round in a circle", sends(302, "/robots.txt"), 0},
		{"moved to a private network", sends(302, "http://192.168.1.1/robots.txt"), news.Unsafe},
		{"endless", endless, news.Unreachable},
		{"breaks off", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, news.Unreachable},
		{"wrongly packed", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			fmt.Fprint(w, "User-agent: *")
		}, news.Unreachable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, map[string]http.HandlerFunc{"/robots.txt": tt.robots, "/elsewhere": says("User-agent: *\nDisallow: /"), "/a": says("page")})
			_, err := newClient(t).Get(t.Context(), s.URL+"/a?b=c", Validators{})
			if tt.kind != 0 {
				wantProblem(t, err, tt.kind, "")
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestRobotsIsKept(t *testing.T) {
	var asked atomic.Int32
	s := serve(t, map[string]http.HandlerFunc{"/a": says(""), "/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) > 1 {
			w.WriteHeader(http.StatusBadGateway)
		}
		fmt.Fprint(w, "User-agent: *\nDisallow: /b")
	}})
	c := newClient(t)
	get := func(path string) error {
		_, err := c.Get(t.Context(), s.URL+path, Validators{})
		return err
	}
	for range 3 {
		if err := get("/a"); err != nil {
			t.Fatal(err)
		}
	}
	if asked.Load() != 1 {
		t.Errorf("asked %d times", asked.Load())
	}
	for _, h := range c.hosts.list {
		h.robots["http"].expires = time.Now()
	}
	wantProblem(t, get("/b"), news.Refused, "robots.txt")
	if err := get("/a"); err != nil || asked.Load() != 2 {
		t.Errorf("the old copy does not serve: %v, asked %d times", err, asked.Load())
	}
}
