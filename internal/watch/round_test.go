package watch

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
)

// pagesOf gives the addresses of n pages on a host, each with a report.
func (d *desk) pagesOf(host string, n int) []string {
	var all []string
	for i := range n {
		a := fmt.Sprintf("https://%s/%d", host, i)
		d.press.has(a, report(fmt.Sprintf("Bridge %d", i)))
		all = append(all, a)
	}
	return all
}

// A publisher with much to fetch does not hold up the others.
func TestManyPagesOfOneHost(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has("https://big.example/feed", rss(d.pagesOf("big.example", 300)...))
		d.press.has("https://small.example/feed", rss(d.pagesOf("small.example", 3)...))
		d.follow("https://big.example/feed")
		d.follow("https://small.example/feed")
		d.runs(30 * time.Second)
		if n := len(d.events(Captured)); d.press.times("https://small.example/0") != 1 || d.press.times("https://small.example/2") != 1 || n > 60 {
			d.Errorf("%d captured in half a minute, and not all of the small one's", n)
		}
		d.runs(10 * time.Minute)
		if n := len(d.captures()); n != mostItems+3 {
			d.Errorf("%d captures", n)
		}
		for i := range 300 {
			if n := d.press.times(fmt.Sprintf("https://big.example/%d", i)); (n > 0) != (i < mostItems) {
				d.Errorf("page %d was asked for %d times", i, n)
			}
		}
	})
}

// A round that is stopped at any moment leaves all that it did not do to the next.
func TestStoppedRound(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has(feedAt, rss(d.pagesOf("tarn.example", 12)...))
		d.follow(feedAt)
		for i := range 40 {
			ctx, cancel := context.WithTimeout(d.Context(), time.Duration(50+i*7)*time.Millisecond)
			if err := d.w.Round(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
				d.Fatal(err)
			}
			cancel()
		}
		d.passes(2 * time.Minute)
		if n := len(d.captures()); n != 12 {
			d.Errorf("%d captures", n)
		}
		for i := range 12 {
			if n := d.press.times(fmt.Sprintf("https://tarn.example/%d", i)); n != 1 {
				d.Errorf("page %d was asked for %d times", i, n)
			}
		}
	})
}

// brokenStore fails each change after some.
type brokenStore struct {
	store.Store
	left int
}

var errDisk = errors.New("the disk is full")

func (b *brokenStore) spend() error {
	if b.left--; b.left < 0 {
		return errDisk
	}
	return nil
}

func (b *brokenStore) SaveWatch(ctx context.Context, w store.Watch) error {
	return errors.Join(b.spend(), b.Store.SaveWatch(ctx, w))
}

func (b *brokenStore) Add(ctx context.Context, captures []store.Capture, m store.Mark) ([]store.Added, error) {
	if err := b.spend(); err != nil {
		return nil, err
	}
	return b.Store.Add(ctx, captures, m)
}

// An error of the store ends the work with that error, and is never taken for the publisher's.
func TestStoreFails(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has(feedAt, rss(d.pagesOf("tarn.example", 3)...))
		d.follow(feedAt)
		whole := d.w.Store
		for i := range 25 {
			d.w.Store = &brokenStore{whole, i}
			if err := d.w.Round(d.Context()); err != nil && !errors.Is(err, errDisk) {
				d.Fatal(err)
			}
			time.Sleep(d.w.Lease)
		}
		d.w.Store = whole
		d.passes(d.w.Lease)
		if d.addresses() != "/2 /1 /0" || len(d.events(Failed)) > 0 {
			d.Errorf("captured %s, %+v", d.addresses(), d.events(Failed))
		}
	})
}

// Several watchers of one store share the work.
func TestTwoWatchers(t *testing.T) {
	atDesk(t, func(d *desk) {
		const hosts = 3 * mostAtOnce
		for i := range hosts {
			host := fmt.Sprintf("tarn%d.example", i)
			d.press.has("https://"+host+"/feed", rss(d.pagesOf(host, 2)...))
			d.follow("https://" + host + "/feed")
		}
		d.press.asked = nil
		other := &Watcher{Store: d.w.Store, Fetch: d.press, Lease: usualLease}
		done := make(chan error, 1)
		ctx, cancel := context.WithTimeout(d.Context(), 10*time.Minute)
		defer cancel()
		go func() { done <- other.Run(ctx) }()
		d.runs(10 * time.Minute)
		if err := <-done; !errors.Is(err, context.DeadlineExceeded) {
			d.Error(err)
		}
		if n := len(d.captures()); n != 2*hosts || len(d.press.asked) != 3*hosts {
			d.Errorf("%d captures of %d answers", n, len(d.press.asked))
		}
		if other.Tally.Pages.Load() == 0 || d.w.Tally.Pages.Load() == 0 {
			d.Errorf("one did everything: %d and %d", other.Tally.Pages.Load(), d.w.Tally.Pages.Load())
		}
	})
}

// What a watcher has in hand stays its own for as long as that takes, and is soon free when it dies.
func TestClaimsAreHeld(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.w.Lease = 55 * time.Second // it looks for what is due every ten seconds: others would be there first
		slow := d.pagesOf("slow.example", 2)
		d.press.does(slow[0], func(fetch.Validators) (fetch.Result, error) {
			time.Sleep(20 * usualLease)
			return fetch.Result{Status: 503}, &news.Problem{Kind: news.Unreachable, What: "the publisher answered 503"}
		})
		d.press.has(feedAt, rss(slow...))
		d.follow(feedAt)
		go func() {
			for range 900 {
				time.Sleep(time.Second)
				free, err := d.w.Store.ClaimWatches(d.Context(), store.PageWatch, 5, d.w.Lease)
				if len(free) > 0 || err != nil {
					d.Errorf("another watcher can claim %+v, %v", free, err)
				}
			}
		}()
		d.runs(15*time.Minute + time.Second)
		time.Sleep(24 * time.Hour)
		dead, err := d.w.Store.ClaimWatches(d.Context(), store.PageWatch, 5, d.w.Lease)
		d.ok(err)
		d.press.asked = nil
		time.Sleep(d.w.Lease)
		d.press.has(slow[0], report("The weir"))
		d.ok(d.w.look(d.Context(), true, store.PageWatch))
		if len(dead) != 2 || len(d.press.asked) != len(dead) {
			d.Errorf("%d claimed by the dead, asked then %v", len(dead), d.press.asked)
		}
	})
}

// Clocks that are wrong, links that lead back and the same address told twice do no harm.
func TestOddItems(t *testing.T) {
	atDesk(t, func(d *desk) {
		item := func(address string, at time.Time) string {
			return "<item><link>" + address + "</link><pubDate>" + at.Format(time.RFC1123Z) + "</pubDate></item>"
		}
		now := time.Now()
		pages := d.pagesOf("tarn.example", 4)
		d.press.has(feedAt, rssOf(item(pages[0], now.AddDate(1, 0, 0))+item(pages[1], time.Unix(0, 0))+item(pages[2], now.Add(-time.Hour))+item(pages[3], now.Add(-2*time.Hour))+
			item(pages[3]+"?utm_source=x", now)+item(feedAt, now)+item("https://tarn.example/", now)+item("javascript:alert(1)", now)+item("http://[::1", now)))
		d.follow(feedAt)
		d.passes(24 * time.Hour)
		if d.addresses() != "/2 /3 /1 /0" && d.addresses() != "/3 /2 /1 /0" {
			d.Errorf("captured %s", d.addresses())
		}
		if d.press.times(feedAt) < 4 || d.press.times("https://tarn.example/") > 0 {
			d.Errorf("asked %v", d.press.asked)
		}
	})
}

func TestSitemaps(t *testing.T) {
	atDesk(t, func(d *desk) {
		pages := d.pagesOf("tarn.example", 6)
		url := func(i, days int) string {
			at := ""
			if days >= 0 {
				at = "<lastmod>" + time.Now().AddDate(0, 0, -days).Format(time.DateOnly) + "</lastmod>"
			}
			return "<url><loc>" + pages[i] + "</loc>" + at + "</url>"
		}
		part := func(name string, days int) string {
			return "<sitemap><loc>https://tarn.example/" + name + "</loc><lastmod>" + time.Now().AddDate(0, 0, -days).Format(time.DateOnly) + "</lastmod></sitemap>"
		}
		d.press.has(feedAt, "<sitemapindex>"+part("new.xml", 1)+part("old.xml", 90)+part("broken.xml", 1)+"</sitemapindex>")
		d.press.has("https://tarn.example/new.xml", "<urlset>"+url(0, 1)+url(1, 3)+url(2, 30)+url(3, -1)+"</urlset>")
		d.press.has("https://tarn.example/broken.xml", "<html>sorry</html>")
		d.follow(feedAt)
		d.round()
		if d.addresses() != "/1 /0 /3" || len(d.events(Failed)) != 1 || d.press.times("https://tarn.example/old.xml") > 0 {
			d.Errorf("captured %s, %+v", d.addresses(), d.events(Failed))
		}
		d.forget()
		d.press.has("https://tarn.example/broken.xml", "<urlset>"+url(4, 0)+"</urlset>")
		d.passes(24 * time.Hour)
		if d.addresses() != "/1 /0 /3 /4" {
			d.Errorf("captured %s, %+v", d.addresses(), d.told)
		}
		d.w.Days = 60
		d.press.has("https://tarn.example/months.xml", "<urlset>"+url(2, 30)+url(5, 90)+"</urlset>")
		d.follow("https://tarn.example/months.xml")
		d.round()
		if d.addresses() != "/1 /0 /3 /4 /2" {
			d.Errorf("captured %s", d.addresses())
		}
	})
}

func TestTake(t *testing.T) {
	atDesk(t, func(d *desk) {
		pages := d.pagesOf("tarn.example", 4)
		d.press.has(feedAt, rss(pages[0]+"?utm_source=x", pages[1], "https://tarn.example/lost"))
		d.press.has("https://tarn.example/list.opml", `<opml><body><outline xmlUrl="`+feedAt+`"/><outline xmlUrl="`+pages[3]+`"/></body></opml>`)
		take := func(want Taken, addresses ...string) {
			d.Helper()
			got, err := d.w.Take(d.Context(), addresses)
			if err != nil || got != want {
				d.Errorf("%+v, %v", got, err)
			}
		}
		take(Taken{Added: 3, Failed: 3}, pages[2], "https://tarn.example/list.opml", pages[2], "https://tarn.example/none")
		if d.addresses() != "/2 /1 /0" {
			d.Errorf("captured %s", d.addresses())
		}
		take(Taken{Known: 2, Failed: 1}, feedAt)
		if d.press.times(pages[0]) != 1 {
			d.Errorf("asked %v", d.press.asked)
		}
		d.press.has(pages[2], report("Another bridge"))
		take(Taken{Added: 1}, pages[2])
		take(Taken{Known: 1}, pages[2])
		ctx, cancel := context.WithCancel(d.Context())
		d.press.does(pages[3], func(fetch.Validators) (fetch.Result, error) { cancel(); return fetch.Result{}, ctx.Err() })
		if _, err := d.w.Take(ctx, pages[3:]); !errors.Is(err, context.Canceled) {
			d.Error(err)
		}
		if watches, err := d.w.Store.Watches(d.Context(), store.PageWatch); err != nil || len(watches) > 0 {
			d.Errorf("%+v, %v", watches, err)
		}
	})
}
