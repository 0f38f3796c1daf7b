package watch

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/news"
)

// followed has a feed followed and its pages captured.
func (d *desk) followed(feed string) {
	d.Helper()
	d.press.has(feedAt, feed)
	d.follow(feedAt)
	d.round()
	d.forget()
}

// An edit that nobody announced is captured; a page that only looks different is not.
func TestSilentEdit(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has(pageAt, report("The bridge"))
		d.followed(rss(pageAt))
		d.passes(30 * time.Minute)
		d.press.has(pageAt, report("The bridge")) // with another clock above the report
		d.passes(time.Hour)
		if len(d.captures()) != 1 || d.press.times(pageAt) != 3 {
			d.Errorf("%d captures, asked for %d times", len(d.captures()), d.press.times(pageAt))
		}
		d.press.has(pageAt, strings.Replace(report("The bridge"), "nobody was", "three were", 1))
		d.passes(time.Hour)
		list := d.captures()
		if len(list) != 2 || list[1].Former != 1 || list[1].URL != pageAt || len(d.events(Changed)) != 1 {
			d.Errorf("%d captures, %+v", len(list), d.told)
		}
		d.passes(40 * 24 * time.Hour)
		asked := d.press.times(pageAt)
		d.passes(40 * 24 * time.Hour)
		if d.press.times(pageAt) != asked || asked < 9 || asked > 11 {
			d.Errorf("asked for %d, then %d times", asked, d.press.times(pageAt))
		}
	})
}

// A feed that says that a report was changed has it looked at; one that says so of all, always, is not heeded much.
func TestAnnouncedEdit(t *testing.T) {
	atDesk(t, func(d *desk) {
		entry := func(i int, updated time.Time) string {
			return fmt.Sprintf(`<entry><title>x</title><link href="https://tarn.example/%d"/><updated>%s</updated></entry>`, i, updated.Format(time.RFC3339))
		}
		atom := func(n int) string {
			var b strings.Builder
			for i := range n {
				b.WriteString(entry(i, time.Now()))
			}
			return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn</title>` + b.String() + "</feed>"
		}
		for i := range 100 {
			d.press.has(fmt.Sprintf("https://tarn.example/%d", i), report("The bridge"))
		}
		d.followed(atom(100))
		d.passes(5 * 24 * time.Hour)
		d.press.has(feedAt, atom(1))
		asked := d.press.times("https://tarn.example/0")
		d.passes(24 * time.Hour)
		if more := d.press.times("https://tarn.example/0") - asked; more < 4 {
			d.Errorf("asked for %d times more", more)
		}
		d.passes(7 * 24 * time.Hour)
		d.press.has(feedAt, atom(100))
		d.press.asked = nil
		d.passes(2 * 24 * time.Hour)
		pages := map[string]bool{}
		for _, a := range d.press.asked {
			pages[a] = true
		}
		if len(pages) != 1+mostHeeded {
			d.Errorf("%d addresses asked", len(pages))
		}
	})
}

// However many feeds and links lead to a report, it is captured once.
func TestOneReportOfManyFeeds(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.press.has(pageAt, report("The bridge"))
		for i := range 5 {
			at := fmt.Sprintf("https://feeds%d.example/rss", i)
			d.press.has(at, rss(fmt.Sprintf("%s?utm_source=%d&fbclid=x", pageAt, i), fmt.Sprintf("https://short%d.example/x", i)))
			d.press.does(fmt.Sprintf("https://short%d.example/x", i), func(fetch.Validators) (fetch.Result, error) {
				r := fetch.Result{Status: 200}
				r.Capture.URL, r.Capture.Body = pageAt+"?utm_medium=short", []byte(report("The bridge"))
				return r, nil
			})
			d.follow(at)
		}
		d.round()
		d.passes(2 * time.Hour)
		list := d.captures()
		if len(list) != 1 || list[0].URL != pageAt {
			d.Errorf("captured %s", d.addresses())
		}
		if n := d.press.times(pageAt); n > 5 {
			d.Errorf("asked for %d times", n)
		}
	})
}

// A link that sends on leaves a watch at the report's own address.
func TestPageLivesElsewhere(t *testing.T) {
	atDesk(t, func(d *desk) {
		const short = "https://short.example/x"
		d.press.does(short, func(fetch.Validators) (fetch.Result, error) {
			r := fetch.Result{Status: 200}
			r.Capture.URL, r.Capture.Body = pageAt+"?utm_medium=short", []byte(report("The bridge"))
			return r, nil
		})
		d.press.has(pageAt, report("The bridge"))
		d.followed(rss(short))
		if list := d.captures(); list[0].URL != pageAt || list[0].Name != pageAt+"?utm_medium=short" {
			d.Errorf("%s, %s", list[0].URL, list[0].Name)
		}
		d.passes(3 * time.Hour)
		if d.press.times(short) != 1 || d.press.times(pageAt) != 3 || len(d.captures()) != 1 {
			d.Errorf("asked %v", d.press.asked)
		}
		n, err := NoteOf(d.Context(), d.w.Store, pageAt)
		if err != nil || n.Feed != feedAt || n.Title != "Of "+short {
			d.Errorf("%+v, %v", n, err)
		}
	})
}

// A page that cannot be had yet is tried again, with longer and longer pauses, for three days.
func TestPageFails(t *testing.T) {
	atDesk(t, func(d *desk) {
		const lost = "https://tarn.example/lost"
		d.press.fails(pageAt, 503, news.Unreachable, 2*time.Hour)
		d.followed(rss(pageAt, lost))
		d.passes(time.Hour)
		if d.press.times(pageAt) != 1 || d.press.times(lost) < 3 {
			d.Errorf("asked %v", d.press.asked)
		}
		d.press.has(pageAt, report("The bridge"))
		d.passes(90 * time.Minute)
		if d.addresses() != "/bridge" {
			d.Errorf("captured %s", d.addresses())
		}
		d.passes(5 * 24 * time.Hour)
		if n := d.press.times(lost); n > 16 || len(d.events(GivenUp)) != 1 {
			d.Errorf("asked for %d times; given up %d", n, len(d.events(GivenUp)))
		}
		d.press.fails(pageAt, 410, news.NotFound, 0)
		d.passes(40 * 24 * time.Hour)
		if len(d.events(GivenUp)) != 2 || len(d.captures()) != 1 {
			d.Errorf("%+v", d.events(GivenUp))
		}
	})
}

const longReport = `<p>The gate at Tolland was opened at four in the morning, the keeper said on Sunday, and the water behind the weir went down by a foot before noon.</p>
<p>Farmers below had been told the evening before. They drove their cattle up to the chapel, where the parish gave them hay, and most of them stayed with the animals until the river was back in its bed.</p>
<p>"We had one hour in which it could have gone either way," said Abel Finch, who has kept the weir for thirty years. He had asked the board for a second gate in each of the last five winters, and was told each time that there was no money for it.</p>
<p>The river board said that it would look at the gate again in the spring. It put the cost of a second one at two hundred thousand pounds, which is more than it spends on all its weirs in a year.</p>
<p>In the town nobody was hurt. Three cellars in Mill Lane stood under water, and the school was shut for a day because its boiler had gone out.</p>`

// Where a page is closed to us, the report that its feed holds whole is taken, and its source is known.
func TestReportOfFeed(t *testing.T) {
	atDesk(t, func(d *desk) {
		const closed, dark = "https://tarn.example/closed", "https://tarn.example/dark"
		item := func(address string) string {
			return "<item><title>The gate &amp; the weir</title><link>" + address + `</link><source url="https://wire.example/rss">Northern Wire</source><content:encoded><![CDATA[` +
				longReport + "]]></content:encoded></item>"
		}
		d.press.fails(closed, 403, news.Refused, 0)
		d.press.has(dark, "<html><body><script>render()</script></body></html>")
		d.followed(strings.Replace(rssOf(item(closed)+item(dark)), "<rss ", `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" `, 1))
		if got := d.addresses(); got != "/dark /dark /closed" {
			d.Fatalf("captured %s", got)
		}
		c := d.captures()[2]
		if c.Name != feedAt || len(c.Head) > 0 || !strings.Contains(string(c.Body), `"publisher":"Northern Wire"`) {
			d.Errorf("%+v", c)
		}
		n, err := NoteOf(d.Context(), d.w.Store, closed)
		if err != nil || n.Source != "Northern Wire" || n.SourceURL != "https://wire.example/rss" || n.Content != "" || !n.FromFeed {
			d.Errorf("%+v, %v", n, err)
		}
		d.press.has(dark, "<html><body><script>render(2)</script></body></html>")
		d.passes(24 * time.Hour)
		if d.press.times(closed) != 1 || len(d.captures()) != 3 {
			d.Errorf("captured %s", d.addresses())
		}
	})
}

// What is no text is not kept; a page without a report is, once.
func TestNoReports(t *testing.T) {
	atDesk(t, func(d *desk) {
		const picture, empty = "https://tarn.example/a.png", "https://tarn.example/empty"
		d.press.has(picture, "\x89PNG\r\n\x1a\n\x00\x00\x00\x00")
		d.press.has(empty, "<html><body>One moment, please</body></html>")
		d.followed(rss(picture, empty))
		d.press.has(empty, "<html><body>Two moments, please</body></html>")
		d.passes(24 * time.Hour)
		if d.addresses() != "/empty" || d.press.times(picture) != 1 {
			d.Errorf("captured %s", d.addresses())
		}
		d.press.has(empty, report("The bridge"))
		d.passes(3 * 24 * time.Hour)
		if d.addresses() != "/empty /empty" || len(d.events(Captured)) != 1 {
			d.Errorf("captured %s, %+v", d.addresses(), d.events(Captured))
		}
	})
}
