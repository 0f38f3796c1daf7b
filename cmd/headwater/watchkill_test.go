//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// newspaper serves n reports and a feed of them from this machine, four hosts that each have some, and counts how
// often each was asked for.
func newspaper(t *testing.T, n int) (feed string, asked func() (most int)) {
	var mu sync.Mutex
	times := map[string]int{}
	var hosts [4]*httptest.Server
	answer := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		times[r.URL.Path]++
		mu.Unlock()
		time.Sleep(5 * time.Millisecond)
		var i int
		if r.URL.Path == "/feed.xml" {
			var items strings.Builder
			for i := range n {
				fmt.Fprintf(&items, "<item><title>Report %d</title><link>%s/report/%[1]d</link></item>", i, hosts[i%len(hosts)].URL)
			}
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>The Paper</title>%s</channel></rss>`, &items)
		} else if _, err := fmt.Sscanf(r.URL.Path, "/report/%d", &i); err == nil {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, inventedPage(i%10, i/10))
		} else {
			http.NotFound(w, r)
		}
	})
	for i := range hosts {
		hosts[i] = httptest.NewServer(answer)
		t.Cleanup(hosts[i].Close)
	}
	return hosts[0].URL + "/feed.xml", func() (most int) {
		mu.Lock()
		defer mu.Unlock()
		for path, k := range times {
			if strings.HasPrefix(path, "/report/") {
				most = max(most, k)
			}
		}
		return most
	}
}

// TestWatchKilled kills watch at random moments. Every report is captured, none twice, and none is asked for more often
// than watch was killed.
func TestWatchKilled(t *testing.T) {
	t.Parallel()
	const reports = 32 // no more of each host than are asked for in one go
	killed := max(kills(t)/2, 2)
	feed, asked := newspaper(t, reports)
	library := filepath.Join(t.TempDir(), "library.db")
	manners := []string{"--library", library, "--contact", "desk@tarn.example", "--loopback", "--delay", "1ms"}
	headwater(t, append([]string{"follow", feed}, manners...)...)
	round := append([]string{"watch", "--once", "--lease", "50ms"}, manners...)
	for range killed {
		killDuring(t, 100*time.Millisecond+time.Duration(rand.Float64()*float64(time.Second)), round...)
		time.Sleep(300 * time.Millisecond) // the time for which what was in hand stays claimed
	}
	headwater(t, round...)
	want := fmt.Sprintf("%d captures: %[1]d articles, 0 not reports, 0 to be read", reports)
	if out := headwater(t, "doctor", "--deep", "--library", library); !strings.Contains(out, want) {
		t.Error(out)
	}
	if most := asked(); most > killed+1 {
		t.Errorf("a report was asked for %d times", most)
	}
}
