package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/store"
)

func testCaptures(t *testing.T, open Open) {
	l := opened(t, open)
	want := page("https://mercury.example/weir", "The weir holds.\n\x00\xff")
	seqs := l.add(want, page("https://mercury.example/bridge", "The bridge does not."))
	if diff := cmp.Diff([]store.Seq{1, 2}, seqs); diff != "" {
		t.Fatal(diff)
	}
	got, err := l.Capture(ctx(), 1)
	l.ok(err)
	want.Seq, want.SHA256 = 1, got.SHA256
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Error(diff)
	}
	if len(got.SHA256) != 64 {
		t.Errorf("hash %q", got.SHA256)
	}
	rest, err := l.Captures(ctx(), 1, 10)
	l.ok(err)
	if len(rest) != 1 || rest[0].Seq != 2 || string(rest[0].Body) != "The bridge does not." {
		t.Errorf("after the first: %+v", rest)
	}
	if _, err := l.Capture(ctx(), 3); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a capture that is not there: %v", err)
	}
}

// A page that is changed back to what it was has another capture; what was handed in before adds nothing.
func testChangedBack(t *testing.T, open Open) {
	l := opened(t, open)
	at := func(text string, hour int) store.Capture {
		c := page("https://mercury.example/a", text)
		c.Arrived = c.Arrived.Add(time.Duration(hour) * time.Hour)
		return c
	}
	history := []store.Capture{at("One.", 1), at("Two.", 2), at("One.", 3), at("One.", 4), at("Two.", 5)}
	for _, want := range [][]store.Seq{{1, 2, 3, 3, 4}, {3, 4, 3, 3, 4}} { // the second time adds nothing
		if diff := cmp.Diff(want, l.add(history...)); diff != "" {
			t.Error(diff)
		}
	}
	last, err := l.Capture(ctx(), 4)
	l.ok(err)
	if last.Former != 3 {
		t.Errorf("former of the page changed back: %d", last.Former)
	}
}

func testEqualCaptures(t *testing.T, open Open) {
	l := opened(t, open)
	a, b := page("https://mercury.example/a", "One."), page("https://mercury.example/b", "One.")
	changed := page("https://mercury.example/a", "Two.")
	seqs := l.add(a, b, a, changed, a)
	if diff := cmp.Diff([]store.Seq{1, 2, 1, 3, 1}, seqs); diff != "" {
		t.Error(diff)
	}
	added, err := l.Add(ctx(), []store.Capture{a}, store.Mark{})
	l.ok(err)
	if added[0] != (store.Added{Seq: 1}) {
		t.Errorf("added again: %+v", added)
	}
	third, err := l.Capture(ctx(), 3)
	l.ok(err)
	if third.Former != 1 {
		t.Errorf("former of the changed page: %d", third.Former)
	}
	r, err := l.Check(ctx(), true, nil)
	l.ok(err)
	if r.Captures != 3 || r.Bodies != 2 || len(r.Faults) != 0 {
		t.Errorf("%+v", r)
	}
}

func testHostileStrings(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.add(page("file\x00name\xff' OR 1=1 --", ""))
	r := reading("A title with a NUL \x00 in it\nand a text with one \x00 too.")
	r.Reading.Article.Publisher.Name = "M\xffercury\x00"
	l.ok(l.FinishRead(ctx(), l.claim(store.ReadJob), r))
	o, err := l.Outcome(ctx(), seqs[0])
	l.ok(err)
	if o.Reading.Article.Text != r.Reading.Article.Text {
		t.Errorf("text %q", o.Reading.Article.Text)
	}
	r.Reading.Article.Text = "no UTF-8: \xff"
	l.add(page("b", "b"))
	if err := l.FinishRead(ctx(), l.claim(store.ReadJob), r); err == nil {
		t.Error("a text whose offsets would not survive was taken")
	}
}

func testConcurrentAdd(t *testing.T, open Open) {
	l := opened(t, open)
	const writers, each = 8, 10
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			for i := range each {
				if _, err := l.Add(ctx(), []store.Capture{page(fmt.Sprintf("%d-%d", w, i), "same")}, store.Mark{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	all, err := l.Captures(ctx(), 0, 1000)
	l.ok(err)
	for i, c := range all {
		if c.Seq != store.Seq(i+1) {
			t.Fatalf("number %d at place %d", c.Seq, i+1)
		}
	}
	if len(all) != writers*each {
		t.Errorf("%d captures", len(all))
	}
}

func testMark(t *testing.T, open Open) {
	l := opened(t, open)
	for _, value := range []string{"12", "40"} {
		_, err := l.Add(ctx(), nil, store.Mark{Name: "crawl.warc", Value: value})
		l.ok(err)
		got, err := l.Mark(ctx(), "crawl.warc")
		l.ok(err)
		if got != value {
			t.Errorf("mark %q, want %q", got, value)
		}
	}
	if got, err := l.Mark(ctx(), "other"); got != "" || err != nil {
		t.Errorf("mark never set: %q, %v", got, err)
	}
}
