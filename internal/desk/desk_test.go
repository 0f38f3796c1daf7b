package desk_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/news"
	"headwater/internal/store"
)

func TestDesk(t *testing.T) {
	l := desktest.Library(t)
	desktest.Add(t, l, desktest.Buses, desktest.Capture("empty.txt", " "))
	d := desk.New(l)
	for _, c := range []struct {
		name string
		test func(*testing.T, *desk.Desk)
	}{
		{"stories", testStories}, {"pages of stories", testStoryPages}, {"story", testStory}, {"report", testReport}, {"no report", testUnread},
		{"compare", testCompare}, {"source", testSource}, {"sources", testSources}, {"search", testSearch}, {"check", testCheck}, {"an altered quotation", testCheckAltered}, {"wrong questions", testWrong},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, d) })
	}
	t.Run("since", func(t *testing.T) { testSince(t, d, func() { desktest.Add(t, l, desktest.Ferry, late) }) })
	t.Run("feeds", func(t *testing.T) { testFeeds(t, d, l) })
}

// late is a report of the ferry that comes a day after the others.
var late = store.Capture{Arrived: desktest.Arrived.AddDate(0, 0, 1), Capture: news.Capture{Name: "late.txt", Body: []byte(`Coastguard doubts owner of grounded ferry

By Tam Orrin
The Pell Bay Echo, 15 May 2026

The island ferry Marit Sol, which ran aground off Skerrin on Sunday with 86 people on board, had sailed with a steering alarm that sounded three times in a week, its crew have said.

Skerrin Lines, the owner, again denied the charge. "No vessel of ours leaves the quay with an open steering defect," its operations director, Piers Aldane-Roche, told the Echo.

"We looked at the rudder and did not like what we saw," said Ruth Hallam, a coastguard surveyor, in an interview.
`)}}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func testStories(t *testing.T, d *desk.Desk) {
	page, err := d.Stories(t.Context(), desk.StoriesQuery{Order: store.MostReportedFirst})
	ok(t, err)
	if len(page.Stories) < 2 || page.Next != "" {
		t.Fatalf("%+v", page)
	}
	s := page.Stories[0]
	reports := 0
	for _, day := range s.Growth {
		reports += day.Reports
	}
	if s.Reports != 5 || reports != 5 || len(s.Growth) < 3 || len(s.Publishers) != 4 || s.Disputed == 0 || len(s.Findings) == 0 || s.Origins < 1 {
		t.Errorf("%+v", s)
	}
	for _, c := range []struct {
		name string
		q    desk.StoriesQuery
		want int
	}{
		{"name", desk.StoriesQuery{Name: "Captain Edda Royle"}, 1},
		{"nobody", desk.StoriesQuery{Name: "Nobody Atall"}, 0},
		{"publisher", desk.StoriesQuery{Publisher: "Hull & Harbour"}, 1},
		{"kind", desk.StoriesQuery{Kind: news.DisputedClaim, Words: "ferry"}, 1},
		{"kind that is nowhere", desk.StoriesQuery{Kind: news.ClaimWithdrawn}, 0},
		{"last day", desk.StoriesQuery{Words: "ferry", Since: news.Day(2026, 5, 15), Until: news.Day(2026, 5, 15)}, 1},
		{"the day before", desk.StoriesQuery{Words: "ferry", Until: news.Day(2026, 5, 14)}, 0},
	} {
		page, err := d.Stories(t.Context(), c.q)
		ok(t, err)
		if len(page.Stories) != c.want {
			t.Errorf("%s: %+v", c.name, page.Stories)
		}
	}
}

func testStoryPages(t *testing.T, d *desk.Desk) {
	all, err := d.Stories(t.Context(), desk.StoriesQuery{Limit: desk.MostListed})
	ok(t, err)
	var got []store.StoryID
	q := desk.StoriesQuery{Limit: 1}
	for {
		page, err := d.Stories(t.Context(), q)
		ok(t, err)
		for _, s := range page.Stories {
			got = append(got, s.ID)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	for i, s := range all.Stories {
		if i >= len(got) || got[i] != s.ID {
			t.Fatalf("page by page %v", got)
		}
	}
}

func testStory(t *testing.T, d *desk.Desk) {
	s, err := d.Story(t.Context(), desktest.Ferry)
	ok(t, err)
	if len(s.Reports) != 5 || len(s.Claims) == 0 || len(s.Dossier.Derivations) == 0 || s.Built.IsZero() || s.Stale {
		t.Errorf("%+v", s)
	}
	for i, r := range s.Reports {
		if r.Seq == 0 || r.Title != s.Dossier.Readings[i].Article.Headline() || s.Number(r.Seq) != i {
			t.Errorf("report %d: %+v", i, r)
		}
	}
	ids := map[string]bool{}
	for i := range s.Claims {
		ids[s.ClaimID(i)] = true
	}
	if len(ids) != len(s.Claims) {
		t.Errorf("%d ids for %d claims", len(ids), len(s.Claims))
	}
	if fresh := s.Since(desktest.Arrived); !fresh.Empty() {
		t.Errorf("since the last arrival: %+v", fresh)
	}
	if again, err := d.Story(t.Context(), s.ID); err != nil || again.Story != s.Story {
		t.Errorf("read twice: %v", err)
	}
}

func testSince(t *testing.T, d *desk.Desk, add func()) {
	before, err := d.Story(t.Context(), desktest.Ferry)
	ok(t, err)
	add()
	s, err := d.Story(t.Context(), desktest.Ferry)
	ok(t, err)
	if len(s.Reports) != 6 || len(before.Reports) != 5 {
		t.Fatalf("%d reports after %d", len(s.Reports), len(before.Reports))
	}
	fresh := s.Since(desktest.Arrived)
	if len(fresh.Reports) != 1 || s.Reports[fresh.Reports[0]].Publisher != "The Pell Bay Echo" || len(fresh.Claims) == 0 || len(fresh.Retold) == 0 {
		t.Errorf("%+v", fresh)
	}
	told := map[string]bool{}
	for i := range before.Claims {
		told[before.ClaimID(i)] = true
	}
	for _, i := range fresh.Claims {
		if told[s.ClaimID(i)] {
			t.Errorf("claim %d was there before", i+1)
		}
	}
}

func testReport(t *testing.T, d *desk.Desk) {
	s, err := d.Story(t.Context(), desktest.Ferry)
	ok(t, err)
	for i, line := range s.Reports {
		r, err := d.Report(t.Context(), line.Seq)
		ok(t, err)
		if r.Seq != line.Seq || r.Story.ID != s.ID || r.Number != i || len(r.Reading.Attributions) == 0 || len(r.Reading.Document.Tokens) == 0 || len(r.Versions) != 1 {
			t.Errorf("report %d: %+v", line.Seq, r)
		}
	}
}

func testUnread(t *testing.T, d *desk.Desk) {
	r, err := d.Report(t.Context(), 10)
	ok(t, err)
	if r.Reading != nil || r.Problem == nil || r.Problem.Kind != news.Empty || r.Number != -1 {
		t.Errorf("%+v", r)
	}
}

func testCompare(t *testing.T, d *desk.Desk) {
	s, err := d.Story(t.Context(), desktest.Ferry)
	ok(t, err)
	a, b := s.Reports[0], s.Reports[1]
	c, err := d.Compare(t.Context(), b.Seq, a.Seq)
	ok(t, err)
	if len(c.Dossier.Derivations) != 1 || c.Reports[0] != a.Seq || c.Reports[1] != b.Seq || c.Dossier.Derivations[0].From != 0 {
		t.Errorf("%+v", c)
	}
	texts := []desk.Text{{Body: string(late.Body)}, {Name: "x", Publisher: "The Tern", Body: s.Dossier.Readings[1].Article.Text}, {Body: " "}}
	c, err = d.CompareAll(t.Context(), []store.Seq{a.Seq}, texts)
	ok(t, err)
	if len(c.Dossier.Readings) != 3 || len(c.Dossier.Unread) != 1 || c.Reports[0] != a.Seq || c.Reports[2] != 0 {
		t.Errorf("%+v", c)
	}
	if alone, err := desk.Compare(t.Context(), texts[:2]); err != nil || len(alone.Dossier.Readings) != 2 {
		t.Errorf("%+v %v", alone, err)
	}
}

func testSource(t *testing.T, d *desk.Desk) {
	answer, err := d.Source(t.Context(), "piers aldane-roche", "", 0)
	ok(t, err)
	if answer.Name != "Piers Aldane-Roche" || len(answer.Stories) != 1 || len(answer.Stories[0].Claims) == 0 {
		t.Fatalf("%+v", answer)
	}
	for _, c := range answer.Stories[0].Claims {
		for _, told := range c.Tellings {
			if told.Who != "Piers Aldane-Roche" || told.Report.Seq == 0 || !strings.Contains(told.Words, told.Content) {
				t.Errorf("%+v", told)
			}
		}
	}
	for _, name := range []string{"Edda Royle", "Skipper Edda Royle"} {
		answer, err = d.Source(t.Context(), name, "", 0)
		ok(t, err)
		if answer.Name != "Edda Royle" || answer.Alone || len(answer.Others) != 0 || len(answer.Forms) != 2 || answer.Forms[1].Name != "Skipper Edda Royle" {
			t.Errorf("%s: %q, %+v, others %+v", name, answer.Name, answer.Forms, answer.Others)
		}
		who := map[string]bool{}
		for _, c := range answer.Stories[0].Claims {
			for _, told := range c.Tellings {
				who[told.Who] = true
			}
		}
		if !who["Edda Royle"] || !who["Skipper Edda Royle"] {
			t.Errorf("%s: only %v", name, who)
		}
	}
	answer, err = d.Source(t.Context(), "Aldane-Roche", "", 0)
	ok(t, err)
	if len(answer.Stories) != 0 || len(answer.Others) != 1 || answer.Others[0].Name != "Piers Aldane-Roche" {
		t.Errorf("by the last name: %+v", answer)
	}
}

func testSources(t *testing.T, d *desk.Desk) {
	var got []store.Source
	cursor := ""
	for {
		page, err := d.Sources(t.Context(), "", cursor, 3)
		ok(t, err)
		got = append(got, page.Sources...)
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	royles := 0
	for i, s := range got {
		if s.Name == "" || s.Sayings == 0 || s.Stories != 1 || i > 0 && s.Sayings > got[i-1].Sayings {
			t.Errorf("%d: %+v", i, s)
		}
		if strings.HasSuffix(s.Name, "Royle") {
			royles++
		}
	}
	if len(got) < 8 || royles != 1 {
		t.Errorf("%+v", got)
	}
	page, err := d.Sources(t.Context(), "royle EDDA", "", 0)
	ok(t, err)
	if len(page.Sources) != 1 || page.Sources[0].Name != "Edda Royle" {
		t.Errorf("%+v", page)
	}
	for _, wrong := range []string{"x", "1", "1.", "1.*", "-1.YQ", "99999999999999.YQ", "." + "YQ"} {
		if _, err := d.Sources(t.Context(), "", wrong, 0); err == nil {
			t.Errorf("cursor %q", wrong)
		}
	}
	if _, err := d.Sources(t.Context(), strings.Repeat("a", desk.MostAsked+1), "", 0); err == nil {
		t.Error("long words")
	}
}

func testSearch(t *testing.T, d *desk.Desk) {
	var got []store.Seq
	q := desk.SearchQuery{Words: "Skerrin", Limit: 2}
	for {
		page, err := d.Search(t.Context(), q)
		ok(t, err)
		for _, h := range page.Hits {
			got = append(got, h.Seq)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	if len(got) != 5 || got[0] < got[4] {
		t.Errorf("%v", got)
	}
}

func testFeeds(t *testing.T, d *desk.Desk, l store.Store) {
	for address, w := range map[string]store.Watch{
		"https://a.example/": {Checked: time.Now(), Due: time.Now().Add(time.Hour)},
		"https://b.example/": {Due: time.Now()},
		"https://c.example/": {Failures: 1, Checked: time.Now()},
		"https://d.example/": {Failures: 99},
		"https://e.example/": {Checked: time.Now(), Due: time.Now().Add(-24 * time.Hour)},
		"https://f.example/": {Checked: time.Now(), Due: store.NeverDue, Failures: 1},
	} {
		w.Address, w.Kind = address, store.FeedWatch
		ok(t, l.SaveWatch(t.Context(), w))
	}
	feeds, err := d.Feeds(t.Context())
	ok(t, err)
	var got []desk.Health
	for _, f := range feeds {
		got = append(got, f.Health)
	}
	want := []desk.Health{desk.Well, desk.Waiting, desk.Failing, desk.Dead, desk.Late, desk.Ended}
	for i := range want {
		if len(got) != len(want) || got[i] != want[i] {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

// testWrong asks what makes no sense.
func testWrong(t *testing.T, d *desk.Desk) {
	ctx := t.Context()
	huge := strings.Repeat("ferry ", 100_000)
	list := func(q desk.StoriesQuery) error { _, err := d.Stories(ctx, q); return err }
	find := func(q desk.SearchQuery) error { _, err := d.Search(ctx, q); return err }
	report := func(seq store.Seq) error { _, err := d.Report(ctx, seq); return err }
	story := func(id store.StoryID) error { _, err := d.Story(ctx, id); return err }
	compare := func(seqs []store.Seq, texts ...desk.Text) error { _, err := d.CompareAll(ctx, seqs, texts); return err }
	source := func(name, cursor string, n int) error { _, err := d.Source(ctx, name, cursor, n); return err }
	check := func(words string) error { _, err := d.Check(ctx, words); return err }
	for _, c := range []struct {
		name string
		err  error
		kind news.ProblemKind
	}{
		{"story -1", story(-1), news.NotFound}, {"story 0", story(0), news.NotFound}, {"story far off", story(1 << 62), news.NotFound},
		{"report -1", report(-1), news.NotFound}, {"report 999", report(999), news.NotFound},
		{"words too long", list(desk.StoriesQuery{Words: huge}), news.TooLarge}, {"name too long", list(desk.StoriesQuery{Name: huge}), news.TooLarge},
		{"no text", list(desk.StoriesQuery{Publisher: "\xff"}), news.BadArgument}, {"NUL", list(desk.StoriesQuery{Words: "a\x00b"}), news.BadArgument},
		{"no such kind", list(desk.StoriesQuery{Kind: "<script>"}), news.BadArgument},
		{"a page of -1", list(desk.StoriesQuery{Limit: -1}), news.BadArgument}, {"a huge page", list(desk.StoriesQuery{Limit: 1 << 40}), news.BadArgument},
		{"no cursor", list(desk.StoriesQuery{Cursor: "x"}), news.BadArgument}, {"half a cursor", list(desk.StoriesQuery{Cursor: "1.2"}), news.BadArgument},
		{"a cursor too large", list(desk.StoriesQuery{Cursor: "99999999999999999999.1.1"}), news.BadArgument},
		{"search for nothing", find(desk.SearchQuery{}), news.BadArgument}, {"search for -word", find(desk.SearchQuery{Words: "-ferry"}), news.BadArgument},
		{"search too long", find(desk.SearchQuery{Words: huge}), news.TooLarge}, {"search with a wrong cursor", find(desk.SearchQuery{Words: "a", Cursor: "1.1"}), news.BadArgument},
		{"one report", compare([]store.Seq{1}), news.BadArgument}, {"one twice", compare([]store.Seq{1, 1}), news.BadArgument},
		{"one that is not there", compare([]store.Seq{1, 99}), news.NotFound}, {"one that is none", compare([]store.Seq{1, 10}), news.BadArgument},
		{"too many", compare(nil, make([]desk.Text, 21)...), news.TooLarge}, {"too many words", compare(nil, desk.Text{Body: "News"}, desk.Text{Body: strings.Repeat("News came. ", desk.MostWords/2)}, desk.Text{Body: "News"}), news.TooLarge}, {"too long", compare([]store.Seq{1}, desk.Text{Body: strings.Repeat("x", desk.MostText+1)}), news.TooLarge},
		{"nothing that can be read", compare(nil, desk.Text{}, desk.Text{Body: "\x00\x01"}), news.Empty},
		{"no name", source("", "", 0), news.BadArgument}, {"no name in it", source("—", "", 0), news.BadArgument}, {"name of nobody", source("Nobody Atall", "", 0), news.NotFound},
		{"a source with a wrong cursor", source("Edda Royle", "-", 0), news.BadArgument}, {"a source with a wrong page", source("Edda Royle", "", 101), news.BadArgument},
		{"nothing to check", check(""), news.BadArgument}, {"too little to check", check("“No” "), news.BadArgument}, {"too much to check", check(huge), news.TooLarge},
		{"no text to check", check("a b c \xff"), news.BadArgument},
	} {
		var p *news.Problem
		if !errors.As(c.err, &p) || p.Kind != c.kind || p.What == "" || p.Do == "" || len(p.Error()) > 600 {
			t.Errorf("%s: %v", c.name, c.err)
		}
	}
}
