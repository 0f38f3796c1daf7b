package watch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store/sqlite"
)

// site starts a publisher on this machine.
func site(t *testing.T, pages map[string]http.HandlerFunc) string {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range pages {
		mux.HandleFunc(path, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

// atSite gives a watcher that may ask this machine, with limits that are soon reached, and what it tells.
func atSite(t *testing.T, delay time.Duration) (*Watcher, func() []Event) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	w, err := New(s, fetch.Options{Contact: "desk@tarn.example", Delay: delay, Rest: time.Millisecond, Idle: time.Second, Total: 2 * time.Second, MaxBytes: 1 << 20, AllowLoopback: true}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var told []Event
	w.Tell = func(e Event) { told = append(told, e) }
	return w, func() []Event { return told }
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) } // whoever asked may have left
}

func sends(to string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, to, http.StatusFound) }
}

// endless says the same again and again, with a pause.
func endless(begin, again string, pause time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		_, err := io.WriteString(w, begin)
		for err == nil && r.Context().Err() == nil {
			_, err = io.WriteString(w, again)
			if pause > 0 {
				_ = http.NewResponseController(w).Flush()
				select {
				case <-time.After(pause):
				case <-r.Context().Done():
				}
			}
		}
	}
}

// bombs are 2 MB of zeros, packed.
var bombs = sync.OnceValue(func() map[string][]byte {
	var zipped, brotlied bytes.Buffer
	for _, w := range []io.WriteCloser{gzip.NewWriter(&zipped), brotli.NewWriterLevel(&brotlied, brotli.BestSpeed)} {
		_, _ = w.Write(make([]byte, 2<<20))
		_ = w.Close() // a buffer takes all
	}
	return map[string][]byte{"gzip": zipped.Bytes(), "br": brotlied.Bytes()}
})

func packed(coding string) http.HandlerFunc {
	body := bombs()[coding]
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", coding)
		_, _ = w.Write(body) // whoever asked may have left
	}
}

// hostilePages are what no page should be, with a word of what is told of each.
func hostilePages() (map[string]http.HandlerFunc, map[string]string) {
	long := strings.Repeat("x", 1<<16)
	pages := map[string]http.HandlerFunc{
		"/circle": sends("/circle2"), "/circle2": sends("/circle"),
		"/private": sends("/private2"), "/private2": sends("http://192.168.1.1/admin"),
		"/metadata": sends("http://169.254.169.254/latest"), "/v6": sends("http://[fe80::1]/"),
		"/file": sends("file:///etc/passwd"), "/ftp": sends("ftp://tarn.example/x"),
		"/ever": endless("<html>", long, 0), "/drip": endless("<html>", "x", 10*time.Millisecond), "/silent": endless("<html>", "x", 10*time.Second),
		"/gzip": packed("gzip"),
		"/br":   packed("br"),
		"/liar": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			says("no")(w, nil)
		},
		"/png":         says("\x89PNG\r\n\x1a\n\x00\x00"),
		"/closed":      func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) },
		"/forbidden/a": says("secret"), "/robots.txt": says("User-agent: *\nDisallow: /forbidden"),
	}
	return pages, map[string]string{
		"/circle": "circle", "/private": "no public address (private use", "/metadata": "link-local", "/v6": "link-local",
		"/file": "only http and https", "/ftp": "only http and https", "/ever": "larger than 1 MB", "/drip": "took too long", "/silent": "took too long",
		"/gzip": "larger than 1 MB", "/br": "larger than 1 MB", "/liar": "not packed as it says", "/png": "text", "/closed": "403",
		"/forbidden/a": "robots.txt forbids", "/missing": "404",
	}
}

// sites starts a publisher for each path that is asked, as one that fails is left alone for a while.
func sites(t *testing.T, pages map[string]http.HandlerFunc, paths map[string]string) map[string]string {
	at := map[string]string{}
	for path := range paths {
		at[path] = site(t, pages) + path
	}
	return at
}

// What publishers should not say is told for each address with a reason, and the rest is taken.
func TestHostilePages(t *testing.T) {
	t.Parallel()
	pages, reasons := hostilePages()
	pages["/good"] = says(report("The bridge"))
	at := sites(t, pages, reasons)
	w, told := atSite(t, time.Millisecond)
	taken, err := w.Take(t.Context(), append(slices.Collect(maps.Values(at)), site(t, pages)+"/good"))
	if err != nil || taken.Added != 1 || taken.Failed != len(reasons) {
		t.Fatalf("%+v, %v", taken, err)
	}
	for path, want := range reasons {
		found := false
		for _, e := range told() {
			found = found || e.Kind == Failed && e.Address == at[path] && strings.Contains(e.Err.Error(), want)
		}
		if !found {
			t.Errorf("%s: nobody said %q", path, want)
		}
	}
}

// The same pages in a feed: none is captured, most are given up at once, the feed is well.
func TestFeedOfHostilePages(t *testing.T) {
	t.Parallel()
	pages, reasons := hostilePages()
	pages["/good"] = says(report("The bridge"))
	pages["/feed"] = says(rss(append(slices.Collect(maps.Values(sites(t, pages, reasons))), "/good")...))
	at := site(t, pages)
	w, told := atSite(t, time.Millisecond)
	if err := errors.Join(w.Follow(t.Context(), at+"/feed"), w.Round(t.Context())); err != nil {
		t.Fatal(err)
	}
	given := 0
	for _, e := range told() {
		if e.Kind == GivenUp {
			given++
		}
	}
	captures, err := w.Store.Captures(t.Context(), 0, 100)
	if err != nil || len(captures) != 1 || w.Tally.Failed.Load() < int64(len(reasons))-1 || given < 10 {
		t.Errorf("%d captures, %d failures, %d given up, %v", len(captures), w.Tally.Failed.Load(), given, err)
	}
	list, err := Feeds(t.Context(), w.Store)
	if err != nil || len(list) != 1 || list[0].Failures > 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// Feeds that are none fail with a reason, take no memory to speak of, and hold nobody up.
func TestHostileFeeds(t *testing.T) {
	t.Parallel()
	item := "<item><title>" + strings.Repeat("x", 1000) + "</title><link>/a</link></item>"
	feeds := map[string]struct {
		answer http.HandlerFunc
		want   string
	}{
		"/html":    {says("<html><head><link rel=alternate type=application/atom+xml href=/atom></head></html>"), "this page names a feed"},
		"/page":    {says("<html><body>Hello</body></html>"), "no feed"},
		"/empty":   {says(""), "nothing in it"},
		"/text":    {says("hello"), "no feed"},
		"/endless": {endless("<rss><channel>", strings.Repeat(item, 60), 0), "larger than 1 MB"},
		"/big":     {says("<rss><channel>" + strings.Repeat(item, 2_000)), "larger than 1 MB"},
		"/bomb":    {packed("gzip"), "larger than 1 MB"},
		"/deep":    {says("<rss><channel>" + strings.Repeat("<a>", 100_000)), "nested too deep"},
		"/json":    {says(`{"version":"https://jsonfeed.org/version/1.1","items":[[`), "broken"},
		"/gone":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) }, "410"},
	}
	pages := map[string]http.HandlerFunc{"/a": says(report("The bridge"))}
	for path, f := range feeds {
		pages[path] = f.answer
	}
	pages["/latin"] = says("<?xml version='1.0' encoding='UTF-8'?><rss><channel><title>Caf\xe9</title><item><link>/a</link></item></channel></rss>")
	w, _ := atSite(t, time.Millisecond)
	list := `<opml><body><outline xmlUrl="` + site(t, pages) + `/latin"/>`
	for path := range feeds {
		list += `<outline xmlUrl="` + site(t, pages) + path + `"/>`
	}
	err := errors.Join(w.FollowList(t.Context(), &news.Capture{Body: []byte(list + "</body></opml>")}), w.Round(t.Context()))
	if err != nil {
		t.Fatal(err)
	}
	followed, err := Feeds(t.Context(), w.Store)
	if err != nil || len(followed) != len(feeds)+1 {
		t.Fatalf("%d, %v", len(followed), err)
	}
	for _, f := range followed {
		path := f.Address[strings.LastIndexByte(f.Address, '/'):]
		if want := feeds[path].want; path != "/latin" && (f.Failures != 1 || !strings.Contains(f.Reason, want)) {
			t.Errorf("%s: %d failures, %q", path, f.Failures, f.Reason)
		}
		if path == "/latin" && (f.Title != "Café" || f.Failures > 0 || f.Found != 1) {
			t.Errorf("%+v", f)
		}
	}
	if w.Tally.New.Load() != 1 {
		t.Errorf("%d captured", w.Tally.New.Load())
	}
}
