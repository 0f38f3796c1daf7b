package watch

import (
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

func TestTogetherPolite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	togetherPolite(t, func() (store.Store, error) { return sqlite.Open(t.Context(), path) })
}

// Two watchers of one library, each with a store of its own as in two processes, ask a host one thing at a
// time and pause as one does, and read robots.txt once.
func togetherPolite(t *testing.T, open func() (store.Store, error)) {
	t.Helper()
	const delay = 15 * time.Millisecond
	var inside, most, robots atomic.Int32
	var mu sync.Mutex
	var ends []time.Time
	var least = time.Hour
	page := func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), inside.Add(1)))
		defer inside.Add(-1)
		mu.Lock()
		if n := len(ends); n > 0 {
			least = min(least, time.Since(ends[n-1]))
		}
		ends = append(ends, time.Now())
		mu.Unlock()
		if r.URL.Path == "/feed" {
			says(rss("/1", "/2", "/3", "/4", "/5", "/6"))(w, r)
			return
		}
		says(report("Bridge "+r.URL.Path))(w, r)
	}
	at := site(t, map[string]http.HandlerFunc{"/": page, "/robots.txt": func(w http.ResponseWriter, _ *http.Request) { robots.Add(1) }})
	var watchers []*Watcher
	for range 2 {
		s, err := open()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = s.Close() })
		w, err := New(s, fetch.Options{Contact: "desk@tarn.example", Delay: delay, AllowLoopback: true}, 0)
		if err != nil {
			t.Fatal(err)
		}
		watchers = append(watchers, w)
	}
	one := watchers[0]
	if err := one.Follow(t.Context(), at+"/feed"); err != nil {
		t.Fatal(err)
	}
	var both sync.WaitGroup
	for i, w := range watchers {
		both.Go(func() {
			var some []string
			for n := range 4 {
				some = append(some, fmt.Sprintf("%s/taken/%d/%d", at, i, n))
			}
			_, err := w.Take(t.Context(), some)
			if err = errors.Join(err, w.Round(t.Context())); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	if most.Load() != 1 || least < delay || robots.Load() != 1 {
		t.Errorf("%d at once, %v between two, robots.txt read %d times", most.Load(), least, robots.Load())
	}
	if n := len(ends); n != 2+8+6 {
		t.Errorf("%d requests", n)
	}
	known, err := one.Store.Host(t.Context(), strings.TrimPrefix(at, "http://"))
	if err != nil || known.Delay != delay || known.NotBefore.IsZero() {
		t.Errorf("%+v, %v", known, err)
	}
}
