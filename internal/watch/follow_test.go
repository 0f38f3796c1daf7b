package watch

import (
	"strings"
	"testing"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/news"
	"headwater/internal/store"
)

func TestFollowPageThatNamesFeeds(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has("https://tarn.example/", `<html><head><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/atom+xml" href="/comments"></head><body>Tarn</body></html>`)
		d.press.has("https://tarn.example/none", "<html><body>Nothing here</body></html>")
		d.press.has(feedAt, rss(pageAt))
		d.follow("https://tarn.example")
		if e := d.events(Named); len(e) != 1 || e[0].To != feedAt || e[0].Items != 2 || len(d.events(Followed)) != 1 {
			d.Errorf("%+v", d.told)
		}
		d.forget()
		for _, bad := range []string{"https://tarn.example/none", "https://tarn.example/missing"} {
			d.follow(bad)
		}
		if len(d.events(Failed)) != 2 || len(d.feeds()) != 1 {
			d.Errorf("%+v", d.told)
		}
	})
}

func TestFollowLists(t *testing.T) {
	const list = `<opml version="2.0"><body><outline text="Coast"><outline text="Log" xmlUrl="https://log.example/rss"/><outline text="Gull" xmlUrl="https://gull.example/atom"/><outline text="Log again" xmlUrl="https://log.example/rss"/></outline></body></opml>`
	atDesk(t, func(d *desk) {
		d.press.has("https://tarn.example/list.opml", list)
		d.follow("https://tarn.example/list.opml")
		if f := d.feeds(); len(f) != 2 || f[1].Title != "Log" || !f[1].Checked.IsZero() {
			d.Errorf("%+v", f)
		}
		d.ok(d.w.FollowList(d.Context(), &news.Capture{Name: "list.opml", Body: []byte(list)}))
		if len(d.events(Known)) != 2 || len(d.feeds()) != 2 {
			d.Errorf("%+v", d.told)
		}
		d.forget()
		d.ok(d.w.FollowList(d.Context(), &news.Capture{Name: "feed.xml", Body: []byte(rss(pageAt))}))
		if e := d.events(Failed); len(e) != 1 || !strings.Contains(e[0].Err.Error(), "cannot be asked again") {
			d.Errorf("%+v", d.told)
		}
		d.ok(Unfollow(d.Context(), d.w.Store, "https://log.example/rss"))
		if err := Unfollow(d.Context(), d.w.Store, "https://log.example/rss"); problemOf(err) == nil || len(d.feeds()) != 1 {
			d.Errorf("%v", err)
		}
	})
}

// A feed that moves for good is followed where it is; one that is gone is asked no more, and says so.
func TestFeedMovesAndEnds(t *testing.T) {
	atDesk(t, func(d *desk) {
		const there = "https://tarn.example/there"
		d.press.has(feedAt, rss(pageAt))
		d.follow(feedAt)
		d.round()
		d.press.does(feedAt, func(fetch.Validators) (fetch.Result, error) {
			r := fetch.Result{Status: 200, Moved: there, Validators: fetch.Validators{ETag: "new"}}
			r.Capture.URL, r.Capture.Body = there, []byte(rss(pageAt, "https://tarn.example/weir"))
			return r, nil
		})
		d.press.has(there, rss(pageAt, "https://tarn.example/weir"))
		d.passes(70 * time.Minute)
		f := d.feeds()
		if len(f) != 1 || f[0].Address != there || f[0].Found != 2 || f[0].Failures != 0 || len(d.events(Moved)) != 1 {
			d.Fatalf("%+v", f)
		}
		d.press.fails(there, 410, news.NotFound, 0)
		d.passes(24 * time.Hour)
		f = d.feeds()
		if !f[0].Ended() || f[0].Reason != "the publisher answered 410" || d.press.times(there) != 1 || len(d.events(GivenUp)) == 0 {
			d.Errorf("%+v, asked %d times", f[0], d.press.times(there))
		}
		d.press.has(there, rss(pageAt))
		d.follow(there)
		if f = d.feeds(); f[0].Ended() {
			d.Errorf("%+v", f[0])
		}
	})
}

// A feed that moves to where another one is watched leaves one watch.
func TestFeedMovesToAnother(t *testing.T) {
	atDesk(t, func(d *desk) {
		const there = "https://tarn.example/there"
		d.press.has(there, rss(pageAt))
		d.press.has(feedAt, rss(pageAt))
		d.follow(there)
		d.follow(feedAt)
		d.press.does(feedAt, func(fetch.Validators) (fetch.Result, error) {
			r := fetch.Result{Status: 200, Moved: there}
			r.Capture.URL, r.Capture.Body = there, []byte(rss(pageAt))
			return r, nil
		})
		d.round()
		if f := d.feeds(); len(f) != 1 || f[0].Address != there {
			d.Errorf("%+v", f)
		}
	})
}

// A failing feed is asked less and less often, not before its host says, and is well when it answers.
func TestFeedFails(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has(feedAt, rss(pageAt))
		d.follow(feedAt)
		d.round()
		d.press.fails(feedAt, 503, news.Unreachable, 0)
		before := d.press.times(feedAt)
		d.passes(24 * time.Hour)
		if n := d.press.times(feedAt) - before; n < 3 || n > 6 {
			d.Errorf("asked %d times in a day", n)
		}
		f := d.feeds()[0]
		if f.Failures != d.press.times(feedAt)-before || f.Reason != "the publisher answered 503" {
			d.Errorf("%+v", f)
		}
		d.press.fails(feedAt, 429, news.Unreachable, 20*time.Hour)
		d.passes(25 * time.Hour)
		if f := d.feeds()[0]; f.Due.Sub(f.Checked) < 20*time.Hour {
			d.Errorf("asked again after %v", f.Due.Sub(f.Checked))
		}
		d.press.has(feedAt, "<html><head><link rel='alternate' type='application/rss+xml' href='/other'></head></html>")
		d.passes(25 * time.Hour)
		if f := d.feeds()[0]; !strings.Contains(f.Reason, "this page names a feed: https://tarn.example/other") {
			d.Errorf("%+v", f)
		}
		d.press.has(feedAt, rss(pageAt))
		d.passes(25 * time.Hour)
		if f := d.feeds()[0]; f.Failures != 0 || f.Reason != "" || f.Found != 1 {
			d.Errorf("%+v", f)
		}
	})
}

// What somebody gives up while it is being asked stays given up.
func TestUnfollowWhileAsked(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has(feedAt, rss(pageAt))
		d.follow(feedAt)
		d.press.does(feedAt, func(fetch.Validators) (fetch.Result, error) {
			d.ok(Unfollow(d.Context(), d.w.Store, feedAt))
			r := fetch.Result{Status: 200}
			r.Capture.Body = []byte(rss())
			return r, nil
		})
		d.round()
		if f := d.feeds(); len(f) != 0 {
			d.Errorf("%+v", f)
		}
	})
}

// A feed is asked at the pace of its items, one without dates each hour and then less and less.
func TestPace(t *testing.T) {
	atDesk(t, func(d *desk) {
		items := ""
		for i := range 20 {
			items += "<item><link>https://tarn.example/" + string(rune('a'+i)) + "</link><pubDate>" + time.Now().Add(-time.Duration(i)*30*time.Minute).Format(time.RFC1123Z) + "</pubDate></item>"
		}
		d.press.has(feedAt, rssOf(items))
		d.press.has("https://tarn.example/quiet", rss(pageAt))
		d.follow(feedAt)
		d.follow("https://tarn.example/quiet")
		d.round()
		f := d.feeds()
		if f[0].Every != 15*time.Minute || f[1].Every != time.Hour {
			d.Errorf("%v, %v", f[0].Every, f[1].Every)
		}
		d.passes(12 * time.Hour)
		busy, quiet := d.press.times(feedAt), d.press.times("https://tarn.example/quiet")
		if busy < 15 || busy > 35 || quiet > 13 || quiet < 4 {
			d.Errorf("asked %d and %d times in half a day", busy, quiet)
		}
		if len(d.events(Failed)) < 20 || d.feeds()[0].Kind != store.FeedWatch {
			d.Errorf("%+v", d.told)
		}
	})
}
