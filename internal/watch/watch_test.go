package watch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

const (
	feedAt = "https://tarn.example/feed"
	pageAt = "https://tarn.example/bridge"
)

// press is a publisher without a network: what it answers, by address, and what it was asked.
type press struct {
	mu    sync.Mutex
	pages map[string]func(fetch.Validators) (fetch.Result, error)
	asked []string
}

func newPress() *press {
	return &press{pages: map[string]func(fetch.Validators) (fetch.Result, error){}}
}

// Get answers after a tenth of a second.
func (p *press) Get(ctx context.Context, address string, v fetch.Validators) (fetch.Result, error) {
	if err := wait(ctx, time.Second/10); err != nil {
		return fetch.Result{}, err
	}
	p.mu.Lock()
	p.asked = append(p.asked, address)
	answer := p.pages[address]
	p.mu.Unlock()
	if answer == nil {
		return fetch.Result{Status: 404, Fetched: time.Now()}, &news.Problem{Kind: news.NotFound, Where: address, What: "the publisher answered 404"}
	}
	r, err := answer(v)
	r.Capture.Name, r.Fetched = address, time.Now()
	r.Capture.URL = cmp.Or(r.Capture.URL, address)
	r.Validators.URL = r.Capture.URL
	return r, err
}

// has lets the publisher answer with a body and its tag; asked with that tag, it says that nothing changed.
func (p *press) has(address, body string) {
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256([]byte(body)))
	p.does(address, func(v fetch.Validators) (fetch.Result, error) {
		r := fetch.Result{Status: 200, Header: http.Header{"Etag": {tag}}, Validators: fetch.Validators{ETag: tag}}
		if r.NotModified = v.ETag == tag; !r.NotModified {
			r.Capture.Body = []byte(body)
		}
		return r, nil
	})
}

// fails lets the publisher answer with a problem.
func (p *press) fails(address string, status int, kind news.ProblemKind, retry time.Duration) {
	p.does(address, func(fetch.Validators) (fetch.Result, error) {
		r := fetch.Result{Status: status}
		if retry > 0 {
			r.Retry = time.Now().Add(retry)
		}
		return r, &news.Problem{Kind: kind, Where: address, What: fmt.Sprintf("the publisher answered %d", status)}
	})
}

func (p *press) does(address string, answer func(fetch.Validators) (fetch.Result, error)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[address] = answer
}

// times counts how often an address was asked.
func (p *press) times(address string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(slices.DeleteFunc(slices.Clone(p.asked), func(a string) bool { return a != address }))
}

// report is a page with a report about something, below a clock.
func report(about string) string {
	return "<html><head><title>" + about + "</title></head><body><nav>" + time.Now().String() + "</nav><article><h1>" + about + " is to be looked at</h1>" +
		"<p>" + about + " will be looked at by engineers before any bus goes over the river again, the county said on Tuesday, and nobody was hurt.</p>" +
		"<p>A diver who had been sent down for a lost anchor found a crack as long as an arm, and told the harbour office the same night.</p>" +
		"<p>Shopkeepers on the eastern bank have asked for a ferry, which the county means to find before the end of the month.</p></article></body></html>"
}

// rss is a feed with an item for each address.
func rss(addresses ...string) string {
	var b strings.Builder
	for _, a := range addresses {
		fmt.Fprintf(&b, "<item><title>Of %s</title><link>%s</link></item>", a, strings.ReplaceAll(a, "&", "&amp;"))
	}
	return rssOf(b.String())
}

func rssOf(items string) string {
	return `<rss version="2.0"><channel><title>The Tarn Post</title><link>https://tarn.example/</link>` + items + `</channel></rss>`
}

// desk is a watcher under test, its publisher, and what it told.
type desk struct {
	*testing.T
	w     *Watcher
	press *press
	told  []Event
}

// What packs captures is made when it is first used, and for good: not in the time of one test.
func TestMain(m *testing.M) {
	packed, err := store.Pack([]byte("x"))
	if err == nil {
		_, err = store.Unpack(packed)
	}
	if err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// atDesk runs a test in a time of its own, in which waiting takes none. It begins in July 2026.
func atDesk(t *testing.T, test func(*desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)))
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"))
		if err != nil {
			t.Fatal(err)
		}
		d := &desk{T: t, press: newPress()}
		d.w = &Watcher{Store: s, Fetch: d.press, Lease: usualLease, Tell: func(e Event) { d.told = append(d.told, e) }}
		t.Cleanup(func() { _ = s.Close() })
		test(d)
	})
}

func (d *desk) ok(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) round() {
	d.Helper()
	d.ok(d.w.Round(d.Context()))
}

// runs lets the watcher run for some time.
func (d *desk) runs(span time.Duration) {
	d.Helper()
	ctx, cancel := context.WithTimeout(d.Context(), span)
	defer cancel()
	if err := d.w.Run(ctx); !errors.Is(err, context.DeadlineExceeded) {
		d.Fatal(err)
	}
}

// passes lets time pass with a round every now and then, as cron has it.
func (d *desk) passes(span time.Duration) {
	d.Helper()
	for end := time.Now().Add(span); time.Now().Before(end); {
		d.round()
		time.Sleep(max(span/150, time.Minute))
	}
}

// events gives what was told of a kind since the last call of forget.
func (d *desk) events(kind EventKind) []Event {
	return slices.DeleteFunc(slices.Clone(d.told), func(e Event) bool { return e.Kind != kind })
}

func (d *desk) forget() { d.told = nil }

func (d *desk) follow(address string) {
	d.Helper()
	d.ok(d.w.Follow(d.Context(), address))
}

func (d *desk) captures() []store.Capture {
	d.Helper()
	list, err := d.w.Store.Captures(d.Context(), 0, 10_000)
	d.ok(err)
	return list
}

// addresses gives the addresses of what was captured, in order.
func (d *desk) addresses() string {
	d.Helper()
	var all []string
	for _, c := range d.captures() {
		all = append(all, strings.TrimPrefix(c.URL, "https://tarn.example"))
	}
	return strings.Join(all, " ")
}

func (d *desk) feeds() []Health {
	d.Helper()
	list, err := Feeds(d.Context(), d.w.Store)
	d.ok(err)
	return list
}

func TestFollow(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has(feedAt, rss(pageAt+"?utm_source=feed", "https://tarn.example/weir"))
		d.press.has(pageAt, report("The bridge"))
		d.press.has("https://tarn.example/weir", report("The weir"))
		d.follow(feedAt)
		d.follow(feedAt + "#top")
		if len(d.events(Followed)) != 1 || len(d.events(Known)) != 1 {
			d.Errorf("%+v", d.told)
		}
		d.round()
		if got := d.addresses(); got != "/weir /bridge" { // the oldest first
			d.Fatalf("captured %s", got)
		}
		if f := d.feeds(); len(f) != 1 || f[0].Title != "The Tarn Post" || f[0].Found != 2 || f[0].Failures != 0 || f[0].Checked.IsZero() {
			d.Errorf("%+v", f)
		}
		d.forget()
		d.runs(time.Hour)
		d.passes(23 * time.Hour)
		if n := len(d.captures()); n != 2 || len(d.events(Captured)) > 0 || len(d.events(Same)) < 12 {
			d.Errorf("%d captures; told %+v", n, d.told)
		}
		if asked := d.press.times(pageAt); asked != 7 {
			d.Errorf("the page was asked for %d times in a day", asked)
		}
	})
}
