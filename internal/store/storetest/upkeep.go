package storetest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
	"headwater/internal/store"
)

func testWatches(t *testing.T, open Open) {
	l := opened(t, open)
	now := time.Now().UTC().Truncate(time.Millisecond)
	feed := store.Watch{Address: "https://mercury.example/feed", Kind: store.FeedWatch, Title: "Mercury", Added: now, ETag: `"x"`, LastModified: "y",
		Due: now.Add(-time.Hour), Every: 10 * time.Minute, Checked: now, Changed: now, Failures: 2, Reason: "no answer"}
	later := store.Watch{Address: "https://kettle.example/feed", Kind: store.FeedWatch, Due: now.Add(time.Hour)}
	for _, w := range []store.Watch{{Address: feed.Address}, feed, later, {Address: "https://mercury.example/a", Kind: store.PageWatch, Due: now}} {
		l.ok(l.SaveWatch(ctx(), w))
	}
	all, err := l.Watches(ctx(), store.FeedWatch)
	l.ok(err)
	if diff := cmp.Diff([]store.Watch{later, feed}, all); diff != "" {
		t.Error(diff)
	}
	var group sync.WaitGroup
	for range 8 { // several who find one page at the same moment
		group.Go(func() {
			if err := l.SaveWatch(ctx(), store.Watch{Address: "https://mercury.example/b", Kind: store.PageWatch, Due: now}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	for _, want := range []int{1, 0} {
		due, err := l.ClaimWatches(ctx(), store.FeedWatch, 5, lease)
		l.ok(err)
		if len(due) != want {
			t.Errorf("%d due, want %d", len(due), want)
		}
	}
	extendsWatch(l, now)
	l.ok(l.DeleteWatch(ctx(), feed.Address))
	if all, err = l.Watches(ctx(), store.FeedWatch); err != nil || len(all) != 1 {
		t.Errorf("%+v %v", all, err)
	}
}

// extendsWatch keeps a claim for longer, and cannot once the watch is saved.
func extendsWatch(l library, now time.Time) {
	l.Helper()
	const address = "https://gate.example/feed"
	l.ok(l.SaveWatch(ctx(), store.Watch{Address: address, Kind: store.FeedWatch, Due: now}))
	claim := func(want int) []store.Watch {
		l.Helper()
		due, err := l.ClaimWatches(ctx(), store.FeedWatch, 5, 20*time.Millisecond)
		l.ok(err)
		if len(due) != want {
			l.Errorf("%d due, want %d", len(due), want)
		}
		return due
	}
	held := claim(1)
	l.ok(l.ExtendWatches(ctx(), held, lease))
	time.Sleep(30 * time.Millisecond)
	claim(0)
	l.ok(l.ExtendWatches(ctx(), held, lease))
	l.ok(l.SaveWatch(ctx(), store.Watch{Address: address, Kind: store.FeedWatch, Due: now}))
	l.ok(l.ExtendWatches(ctx(), held, lease))
	claim(1)
	l.ok(l.DeleteWatch(ctx(), address))
}

func testHosts(t *testing.T, open Open) {
	l := opened(t, open)
	now := time.Now().UTC().Truncate(time.Millisecond)
	want := store.Host{Name: "mercury.example", Robots: []byte("User-agent: *\n"), RobotsAt: now, Delay: 3 * time.Second, NotBefore: now, Failures: 1}
	for _, h := range []store.Host{{Name: want.Name}, want} {
		l.ok(l.SaveHost(ctx(), h))
		got, err := l.Host(ctx(), h.Name)
		l.ok(err)
		if diff := cmp.Diff(h, got); diff != "" {
			t.Error(diff)
		}
	}
	if got, err := l.Host(ctx(), "other.example"); err != nil || got.Name != "other.example" || got.Failures != 0 {
		t.Errorf("%+v %v", got, err)
	}
}

func testAlerts(t *testing.T, open Open) {
	l := opened(t, open)
	rule := store.Rule{Name: "weirs", Words: "weir", Kinds: []news.FindingKind{news.QuoteAltered}, Created: time.UnixMilli(1).UTC()}
	quiet, err := l.SaveRule(ctx(), rule)
	l.ok(err)
	hooked, err := l.SaveRule(ctx(), store.Rule{Name: "all", Webhook: "https://desk.example/hook", Secret: "s"})
	l.ok(err)
	rule.ID = quiet
	rules, err := l.Rules(ctx())
	l.ok(err)
	if diff := cmp.Diff(rule, rules[1]); diff != "" || rules[0].ID != hooked {
		t.Error(diff)
	}
	l.group(1, l.addRead("One\nText one.")...)
	deliveries := []store.Delivery{{Rule: quiet, Key: "k", Story: 1, Payload: []byte("a")}, {Rule: hooked, Key: "k", Story: 1, Payload: []byte("b")},
		{Rule: hooked, Key: "k", Payload: []byte("again")}, {Rule: 99, Key: "k", Payload: []byte("no such rule")}}
	l.build(l.claim(store.BuildJob), deliveries...)
	j := l.claim(store.DeliverJob)
	l.none(store.DeliverJob)
	d, err := l.Delivery(ctx(), j.Subject)
	l.ok(err)
	if string(d.Payload) != "b" || d.Rule != hooked || !d.Sent.IsZero() || d.Created.IsZero() {
		t.Errorf("%+v", d)
	}
	for _, reason := range []string{"out of paper", "out of ink"} {
		l.ok(l.Retry(ctx(), j, reason, 0))
		j = l.claim(store.DeliverJob)
	}
	if d, err = l.Delivery(ctx(), j.Subject); err != nil || d.Attempts != 3 || !strings.HasSuffix(d.Failure, " out of ink") || d.GivenUp {
		t.Errorf("%+v %v", d, err)
	}
	l.ok(l.FinishDelivery(ctx(), j))
	all, err := l.Deliveries(ctx(), hooked, 0, 5)
	l.ok(err)
	if len(all) != 1 || all[0].Sent.IsZero() || all[0].Failure != "" {
		t.Errorf("%+v", all)
	}
	l.ok(l.DeleteRule(ctx(), "all"))
	if all, err = l.Deliveries(ctx(), hooked, 0, 5); err != nil || len(all) != 0 {
		t.Errorf("%+v %v", all, err)
	}
	if next, err := l.SaveRule(ctx(), store.Rule{Name: "next"}); err != nil || next <= hooked {
		t.Errorf("the number of a removed rule is given again: %d after %d, %v", next, hooked, err)
	}
}

func testMarkStale(t *testing.T, open Open) {
	l := opened(t, open)
	l.addRead("One\nText one.", "Two\nText two.", "Three\nText three.")
	l.add(page("unread", "unread"))
	for _, want := range []int{2, 1, 0} {
		n, err := l.MarkStale(ctx(), "read/2", 2)
		l.ok(err)
		if n != want {
			t.Errorf("%d stale, want %d", n, want)
		}
	}
	if n, err := l.MarkStale(ctx(), "read/1", 2); n != 0 || err != nil {
		t.Errorf("%d of the same engine, %v", n, err)
	}
}

func testCheck(t *testing.T, open Open) {
	l := opened(t, open)
	l.group(1, l.addRead("One\nText one.", "Two\nText two.")...)
	l.add(page("c", "c"))
	l.ok(l.Retry(ctx(), l.claim(store.ReadJob), "broken", store.Never))
	r, err := l.Check(ctx(), true, nil)
	l.ok(err)
	if r.Schema < 1 || r.Captures != 3 || r.Articles != 2 || r.Unread != 1 || r.Grouped != 2 || r.Prints == 0 || len(r.Backlog) != 2 {
		t.Errorf("%+v", r)
	}
	if len(r.Faults) != 1 || r.Faults[0].Kind != store.JobParked || !r.Faults[0].Mendable || r.Faults[0].Examples[0] != 3 {
		t.Errorf("%+v", r.Faults)
	}
	mended, err := l.Repair(ctx())
	l.ok(err)
	if len(mended) != 1 {
		t.Errorf("%+v", mended)
	}
	l.sound()
	l.claim(store.ReadJob)
}

// testTwoProcesses lets two openings of one library work on the same captures.
func testTwoProcesses(t *testing.T, open Open) {
	a, b := opened(t, open), opened(t, open)
	const captures = 60
	for i := range captures {
		a.add(page(fmt.Sprint(i), fmt.Sprint(i)))
	}
	var group sync.WaitGroup
	for _, l := range []library{a, a, b, b} {
		group.Go(func() { l.readAll() })
	}
	group.Wait()
	sketches, err := b.Sketches(ctx(), 0, captures+1)
	b.ok(err)
	if len(sketches) != captures {
		t.Errorf("%d outcomes of %d", len(sketches), captures)
	}
	for _, s := range sketches {
		o, err := b.Outcome(ctx(), s.Seq)
		b.ok(err)
		if o.Reading.Article.Text != fmt.Sprintf("Title\nText %d.", o.Seq) {
			t.Errorf("outcome %d has text %q", o.Seq, o.Reading.Article.Text)
		}
	}
	b.sound()
}

// readAll works off the read jobs, each text naming its capture.
func (l library) readAll() {
	for {
		jobs, err := l.Claim(ctx(), store.ReadJob, 3, lease)
		if err != nil {
			l.Error(err)
		}
		if len(jobs) == 0 {
			return
		}
		for _, j := range jobs {
			if err := l.FinishRead(ctx(), j, reading(fmt.Sprintf("Title\nText %d.", j.Subject))); err != nil {
				l.Error(err)
			}
		}
	}
}
