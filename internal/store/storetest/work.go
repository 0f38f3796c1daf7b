package storetest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

func testLeases(t *testing.T, open Open) {
	l := opened(t, open)
	l.add(page("a", "a"), page("b", "b"))
	late, err := l.Claim(ctx(), store.ReadJob, 1, time.Millisecond)
	l.ok(err)
	time.Sleep(5 * time.Millisecond)
	jobs, err := l.Claim(ctx(), store.ReadJob, 10, lease)
	l.ok(err)
	if len(jobs) != 2 || jobs[0].Subject != 1 || jobs[0].Attempt != 2 || jobs[1].Attempt != 1 {
		t.Fatalf("claimed %+v", jobs)
	}
	l.none(store.ReadJob)
	if err := l.FinishRead(ctx(), late[0], reading("Late\nToo late.")); !errors.Is(err, store.ErrLost) {
		t.Errorf("finished by a former holder: %v", err)
	}
	if err := l.Retry(ctx(), late[0], "late", 0); !errors.Is(err, store.ErrLost) {
		t.Errorf("given back by a former holder: %v", err)
	}
	l.ok(l.FinishRead(ctx(), jobs[0], reading("First\nIn time.")))
	if err := l.FinishRead(ctx(), jobs[0], reading("First\nTwice.")); !errors.Is(err, store.ErrLost) {
		t.Errorf("finished twice: %v", err)
	}
	l.ok(l.Extend(ctx(), jobs, -time.Second))
	if again := l.claim(store.ReadJob); again.Subject != 2 {
		t.Errorf("claimed %+v", again)
	}
}

func testRetries(t *testing.T, open Open) {
	l := opened(t, open)
	l.add(page("a", "a"))
	l.ok(l.Retry(ctx(), l.claim(store.ReadJob), "the first\nreason", 0))
	l.ok(l.Retry(ctx(), l.claim(store.ReadJob), "the second", 0))
	j := l.claim(store.ReadJob)
	if j.Attempt != 3 || len(j.Reasons) != 2 || !strings.HasSuffix(j.Reasons[0], "Z the first reason") || !strings.HasSuffix(j.Reasons[1], "the second") {
		t.Errorf("%+v", j)
	}
	l.ok(l.Retry(ctx(), j, "wait", time.Hour))
	l.none(store.ReadJob)
	l.add(page("b", "b"))
	l.ok(l.Retry(ctx(), l.claim(store.ReadJob), "no use", store.Never))
	l.none(store.ReadJob)
	backlog, err := l.Backlog(ctx())
	l.ok(err)
	if diff := cmp.Diff([]store.Backlog{{Kind: store.ReadJob, Waiting: 1, Parked: 1}}, backlog); diff != "" {
		t.Error(diff)
	}
}

func testReads(t *testing.T, open Open) {
	l := opened(t, open)
	l.add(page("a", "a"), page("b", "b"))
	want := reading("Weir holds\nMore than 30 boats passed the weir.")
	l.ok(l.FinishRead(ctx(), l.claim(store.ReadJob), want))
	got, err := l.Outcome(ctx(), 1)
	l.ok(err)
	want.Reading.Document = nil
	sorted := cmpopts.SortSlices(func(a, b uint64) bool { return a < b })
	if diff := cmp.Diff(&store.Outcome{Read: want, Seq: 1}, got, sorted, cmpopts.IgnoreTypes(&text.Document{})); diff != "" {
		t.Error(diff)
	}
	if _, err := l.Outcome(ctx(), 2); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an outcome not known: %v", err)
	}
	cause := errors.New("three bytes")
	l.ok(l.FinishRead(ctx(), l.claim(store.ReadJob), store.Read{Engine: "read/1",
		Problem: &news.Problem{Kind: news.NoArticle, Where: "b", What: "nothing to read", Do: "look elsewhere", Err: cause}}))
	got, err = l.Outcome(ctx(), 2)
	l.ok(err)
	if got.Reading != nil || got.Problem == nil || got.Problem.Kind != news.NoArticle || got.Problem.Error() != "b: nothing to read (three bytes); look elsewhere" {
		t.Errorf("%+v", got)
	}
	l.none(store.ReadJob)
}

func testReadAgain(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("Weir holds\nThe weir at Tolland holds.", "Bridge falls\nThe bridge at Tolland falls.")
	l.group(1, seqs...)
	l.buildAll()
	l.none(store.BuildJob)
	l.readAgain(reading("Weir gives way\nThe dam at Tolland breaks."))
	if hits := l.find("holds"); len(hits) != 0 {
		t.Errorf("the former text is found: %v", hits)
	}
	if hits := l.find("dam"); len(hits) != 1 {
		t.Errorf("the new text is not found: %v", hits)
	}
	found, err := l.Candidates(ctx(), prints("holds."), 0, 5)
	l.ok(err)
	if len(found) != 0 {
		t.Errorf("former prints are there: %v", found)
	}
	if j := l.claim(store.BuildJob); j.Subject != 1 {
		t.Errorf("%+v", j)
	}
	l.readAgain(store.Read{Engine: "read/3", Problem: &news.Problem{Kind: news.NoArticle, What: "nothing"}})
	l.readAgain(reading("Weir holds\nAgain."))
	outcomes, err := l.StoryOutcomes(ctx(), 1)
	l.ok(err)
	if len(outcomes) != 2 {
		t.Errorf("the article left its story: %+v", outcomes)
	}
	l.sound()
}

// readAgain reads the first capture anew.
func (l library) readAgain(r store.Read) {
	l.Helper()
	for {
		n, err := l.MarkStale(ctx(), "another engine", 1)
		l.ok(err)
		if n == 0 {
			break
		}
	}
	j := l.claim(store.ReadJob)
	l.ok(l.FinishRead(ctx(), j, r))
}

// sound fails when the library has faults.
func (l library) sound() {
	l.Helper()
	r, err := l.Check(ctx(), true, nil)
	l.ok(err)
	if len(r.Faults) != 0 {
		l.Errorf("faults: %+v", r.Faults)
	}
}

func (l library) find(words string) []store.Hit {
	l.Helper()
	hits, err := l.Search(ctx(), store.SearchQuery{Text: words, Limit: 10})
	l.ok(err)
	return hits
}
