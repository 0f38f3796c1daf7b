package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
	"headwater/internal/store"
)

func testBuilds(t *testing.T, open Open) {
	l := opened(t, open)
	l.group(1, l.addRead("One\nText one.")...)
	if _, err := l.Story(ctx(), 7); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a story that is not there: %v", err)
	}
	newest := time.UnixMilli(1_772_000_000_000).UTC()
	want := store.Story{ID: 1, Engine: "build/1", Title: "One", Newest: newest, Reports: 1, Origins: 2, Body: []byte(`{"schema":"x"}`),
		Findings: []store.Finding{{Kind: news.QuoteAltered, Article: 1, Against: 2, Explanation: "Other words."}},
		Summary: store.Summary{Articles: []store.Seq{1}, Publishers: []string{"The Kettle"}, Growth: []store.DayCount{{Day: "2026-03-01", Reports: 1}},
			Kinds: []store.KindCount{{Kind: news.QuoteAltered, Count: 1}}, Disputed: 1, Confirmed: 2}}
	for range 2 {
		l.ok(l.FinishBuild(ctx(), l.claim(store.BuildJob), want, nil))
		got, err := l.Story(ctx(), 1)
		l.ok(err)
		want.FindingCount, want.Built = 1, got.Built
		if got.Built.IsZero() {
			t.Error("built at no time")
		}
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Error(diff)
		}
		l.none(store.BuildJob)
		l.ok(l.SaveGroups(ctx(), store.Groups{After: 1, Through: 1, Assigned: []store.Assignment{{Article: 1, Story: 1}}}))
	}
	if got, err := l.Story(ctx(), 1); err != nil || !got.Stale {
		t.Errorf("not stale: %+v %v", got, err)
	}
}

// testKeptPages holds that the page kept with a story is that of its last build, or none.
func testKeptPages(t *testing.T, open Open) {
	l := opened(t, open)
	l.group(1, l.addRead("One\nText one.")...)
	page := func(built time.Time) string {
		b, err := l.StoryPage(ctx(), 1, built)
		l.ok(err)
		return string(b)
	}
	var former time.Time
	for _, kept := range []string{"first", "second", ""} {
		for !time.Now().After(former.Add(time.Millisecond)) {
			time.Sleep(time.Millisecond) // moments are told apart by milliseconds
		}
		l.ok(l.FinishBuild(ctx(), l.claim(store.BuildJob), store.Story{ID: 1, Title: "One", Reports: 1, Body: []byte("{}"), Page: []byte(kept)}, nil))
		line, err := l.StoryLine(ctx(), 1)
		l.ok(err)
		whole, err := l.Story(ctx(), 1)
		l.ok(err)
		if line.Body != nil || line.Title != "One" || !line.Built.Equal(whole.Built) || whole.Page != nil {
			t.Errorf("%+v, whole %+v", line, whole)
		}
		if got := page(line.Built); got != kept {
			t.Errorf("page %q, want %q", got, kept)
		}
		if got := page(former); got != "" {
			t.Errorf("page %q of a former build", got)
		}
		if pages, err := l.Pages(ctx(), 0, 10); err != nil || len(pages) != 1 || pages[0].ID != 1 || !pages[0].Built.Equal(line.Built) || string(pages[0].Page) != kept {
			t.Errorf("%+v %v", pages, err)
		}
		l.ok(l.KeepPage(ctx(), 1, former, []byte("late")))
		if got := page(line.Built); got != kept {
			t.Errorf("page %q, made of a former build", got)
		}
		l.ok(l.KeepPage(ctx(), 1, line.Built, []byte("made again")))
		if got := page(line.Built); got != "made again" {
			t.Errorf("page %q", got)
		}
		former = line.Built
		l.ok(l.SaveGroups(ctx(), store.Groups{After: 1, Through: 1, Assigned: []store.Assignment{{Article: 1, Story: 1}}}))
	}
	if _, err := l.StoryLine(ctx(), 7); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a story that is not there: %v", err)
	}
}

func testWantedWhileBuilt(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.")
	l.group(1, seqs[0])
	j := l.claim(store.BuildJob)
	l.group(1, seqs[1])
	l.none(store.BuildJob)
	l.build(j)
	if again := l.claim(store.BuildJob); again.Attempt != 1 {
		t.Errorf("%+v", again)
	}
	l.ok(l.SaveGroups(ctx(), store.Groups{After: 2, Through: 2, Assigned: []store.Assignment{{Article: 1, Story: 1}}}))
	l.none(store.BuildJob)
}

func testLists(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.", "Three\nText three.", "Four\nText four.")
	l.group(1, seqs[0], seqs[1])
	l.group(3, seqs[2])
	l.group(4, seqs[3])
	l.buildAll()
	all := l.stories(store.StoryQuery{Limit: 10})
	if len(all) != 3 || all[0].Newest.Before(all[1].Newest) || all[1].Newest.Before(all[2].Newest) || all[0].FindingCount == 0 {
		t.Errorf("newest first: %+v", all)
	}
	if most := l.stories(store.StoryQuery{Order: store.MostReportedFirst, Limit: 1}); len(most) != 1 || most[0].ID != 1 {
		t.Errorf("most reported first: %+v", most)
	}
	if since := l.stories(store.StoryQuery{Since: all[0].Newest, Limit: 10}); len(since) == 3 {
		t.Errorf("since: %+v", since)
	}
	if page := l.stories(store.StoryQuery{Offset: 1, Limit: 1}); len(page) != 1 || page[0].ID != all[1].ID {
		t.Errorf("second page: %+v", page)
	}
	if kind := l.stories(store.StoryQuery{Kind: news.HedgeDropped, Limit: 10}); len(kind) != 3 {
		t.Errorf("by kind of finding: %+v", kind)
	}
	if kind := l.stories(store.StoryQuery{Kind: news.DateChanged, Limit: 10}); len(kind) != 0 {
		t.Errorf("by kind of finding: %+v", kind)
	}
	testArticleLists(l)
}

func testArticleLists(l library) {
	l.add(page("https://mercury.example/changed", "v1"), page("https://mercury.example/changed", "v2"))
	for _, s := range []string{"First\nText of the first.", "Second\nText of the second."} {
		l.ok(l.FinishRead(ctx(), l.claim(store.ReadJob), reading(s)))
	}
	for _, c := range []struct {
		q    store.ArticleQuery
		want []store.Seq
	}{
		{store.ArticleQuery{Limit: 2}, []store.Seq{6, 5}},
		{store.ArticleQuery{Limit: 2, Before: 5}, []store.Seq{4, 3}},
		{store.ArticleQuery{Limit: 9, Story: 1}, []store.Seq{2, 1}},
		{store.ArticleQuery{Limit: 9, Address: "https://mercury.example/changed"}, []store.Seq{6, 5}},
		{store.ArticleQuery{Limit: 9, Publisher: "The Weir Valley Mercury", Before: 3}, []store.Seq{2, 1}},
		{store.ArticleQuery{Limit: 9, Publisher: "The Kettle"}, nil},
	} {
		lines, err := l.Articles(ctx(), c.q)
		l.ok(err)
		var got []store.Seq
		for _, line := range lines {
			got = append(got, line.Seq)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			l.Errorf("%+v: %s", c.q, diff)
		}
	}
	lines, err := l.Articles(ctx(), store.ArticleQuery{Limit: 1})
	l.ok(err)
	if got := lines[0]; got.Former != 5 || got.Title != "Second" || got.Words != 5 || got.Published.IsZero() || got.Language != "en" {
		l.Errorf("%+v", got)
	}
}

func testSearch(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead(
		"Weir holds\nThe weir at Tolland is holding, the engineers say.",
		"Bridge closed\nThe co-op's bridge at Tolland was closed by engineers.",
		"Café opens\nNothing about rivers.")
	for _, c := range []struct {
		text string
		want []store.Seq
	}{
		{"tolland", []store.Seq{seqs[1], seqs[0]}},
		{"Tolland weirs", []store.Seq{seqs[0]}},
		{`"engineers say"`, []store.Seq{seqs[0]}},
		{`"say engineers"`, nil},
		{"engineer -weir", []store.Seq{seqs[1]}},
		{`engineer -"was closed"`, []store.Seq{seqs[0]}},
		{"co-op", []store.Seq{seqs[1]}},
		{"café", []store.Seq{seqs[2]}},
		{`"); DROP TABLE articles; -- & | ! : *`, nil},
		{`"`, nil},
		{"-weir", nil},
		{"", nil},
	} {
		var got []store.Seq
		for _, h := range l.find(c.text) {
			got = append(got, h.Seq)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
	oldest, err := l.Search(ctx(), store.SearchQuery{Text: "tolland", Limit: 1, Oldest: true, Bare: true})
	l.ok(err)
	if len(oldest) != 1 || oldest[0].Seq != seqs[0] || oldest[0].Title != "Weir holds" || oldest[0].Snippet.Exact != "" {
		t.Errorf("the oldest: %+v", oldest)
	}
	h := l.find("closing")[0]
	if s := h.Snippet; len(s.Marks) == 0 || s.Marks[0].Of(s.Exact) != "closed" || h.Title != "Bridge closed" {
		t.Errorf("%+v", h)
	}
	for _, c := range []struct {
		q    store.SearchQuery
		want int
	}{{store.SearchQuery{Text: "tolland", Before: 2, Limit: 5}, 1}, {store.SearchQuery{Text: "tolland", Publisher: "Nobody", Limit: 5}, 0},
		{store.SearchQuery{Text: "tolland", Since: time.Now().Add(time.Hour), Limit: 5}, 0}, {store.SearchQuery{Text: "tolland", Limit: 1}, 1}} {
		hits, err := l.Search(ctx(), c.q)
		l.ok(err)
		if len(hits) != c.want {
			t.Errorf("%+v: %d hits", c.q, len(hits))
		}
	}
}

func testCandidates(t *testing.T, open Open) {
	l := opened(t, open)
	l.addRead("a\nb c d e", "a\nb c d x", "p\nq r s t", "a\nb c d e f")
	for _, c := range []struct {
		before store.Seq
		limit  int
		want   []store.Candidate
	}{
		{0, 5, []store.Candidate{{Seq: 1, Shared: 5}, {Seq: 4, Shared: 5}, {Seq: 2, Shared: 4}}},
		{4, 5, []store.Candidate{{Seq: 1, Shared: 5}, {Seq: 2, Shared: 4}}},
		{0, 1, []store.Candidate{{Seq: 1, Shared: 5}}},
	} {
		got, err := l.Candidates(ctx(), prints("a b c d e"), c.before, c.limit)
		l.ok(err)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Error(diff)
		}
	}
	if got, err := l.Candidates(ctx(), nil, 0, 5); err != nil || len(got) != 0 {
		t.Errorf("no prints: %v %v", got, err)
	}
}
