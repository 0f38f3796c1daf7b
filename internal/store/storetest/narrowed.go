package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/store"
)

// buildAs builds the story that is due with a newest report, speakers and publishers.
func (l library) buildAs(newest time.Time, reports int, speakers []store.Speaker, publishers ...string) {
	l.Helper()
	j := l.claim(store.BuildJob)
	l.ok(l.FinishBuild(ctx(), j, store.Story{ID: store.StoryID(j.Subject), Newest: newest, Reports: reports, Speakers: speakers,
		Summary: store.Summary{Publishers: publishers}}, nil))
}

func testNarrowed(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("Weir\nThe weir holds.", "Bridge\nThe bridge is shut.", "Weirs\nTwo weirs leak.")
	day := time.UnixMilli(1_772_000_000_000).UTC()
	long := strings.Repeat("Long ", 2000) + "Oduya"
	l.group(1, seqs[0], seqs[2])
	l.buildAs(day, 2, []store.Speaker{{Name: "Dr. Marguerite Oduya", Sayings: 3, Who: "marguerite oduya"}, {Name: long, Sayings: 1, Who: store.SpokenName(long)}}, "The Kettle", "Weekly")
	l.group(2, seqs[1])
	l.buildAs(day.Add(time.Hour), 1, []store.Speaker{{Name: "Marguerite Oduya", Sayings: 2, Who: "marguerite oduya"}, {Name: "Keeper Marguerite Oduya", Sayings: 1, Who: "marguerite oduya"},
		{Name: "P. Oduya", Sayings: 4}, {Name: "Weir Board", Sayings: 1, Who: "weir board"}, {Name: "—", Sayings: 9}}, "The Kettle", "The Kettle")
	for _, c := range []struct {
		name string
		q    store.StoryQuery
		want []store.StoryID
	}{
		{"a name, with another title", store.StoryQuery{Name: "Ms Marguerite Oduya"}, []store.StoryID{2, 1}},
		{"one form of a name of two stories", store.StoryQuery{Name: "Keeper Marguerite Oduya"}, []store.StoryID{2, 1}},
		{"a name of one story", store.StoryQuery{Name: "p oduya"}, []store.StoryID{2}},
		{"a long name", store.StoryQuery{Name: strings.Repeat("long ", 2000) + "oduya"}, []store.StoryID{1}},
		{"nobody", store.StoryQuery{Name: "Oduya"}, nil},
		{"no name", store.StoryQuery{Name: "—"}, nil},
		{"publisher", store.StoryQuery{Publisher: "The Kettle"}, []store.StoryID{2, 1}},
		{"publisher of one story", store.StoryQuery{Publisher: "Weekly"}, []store.StoryID{1}},
		{"words", store.StoryQuery{Text: "weir"}, []store.StoryID{1}},
		{"words of two reports", store.StoryQuery{Text: "leak holds"}, nil},
		{"words and publisher", store.StoryQuery{Text: "bridge", Publisher: "Weekly"}, nil},
		{"no words", store.StoryQuery{Text: "-weir"}, nil},
		{"hostile words", store.StoryQuery{Text: `"); DROP TABLE stories; -- $1 * ' \`}, nil},
		{"until", store.StoryQuery{Until: day.Add(time.Hour)}, []store.StoryID{1}},
		{"since and until", store.StoryQuery{Since: day, Until: day.Add(2 * time.Hour)}, []store.StoryID{2, 1}},
	} {
		c.q.Limit = 10
		if diff := cmp.Diff(c.want, ids(l.stories(c.q))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	testSpeakers(l)
	testSources(l)
	l.group(1, seqs[0])
	l.buildAs(day, 1, nil)
	testSourcesLeft(l)
	if left := l.stories(store.StoryQuery{Name: "Marguerite Oduya", Limit: 10}); !slices.Equal(ids(left), []store.StoryID{2}) {
		t.Errorf("built again without her: %v", ids(left))
	}
}

func ids(list []store.Story) []store.StoryID {
	var out []store.StoryID
	for _, st := range list {
		out = append(out, st.ID)
	}
	return out
}

func testSpeakers(l library) {
	l.Helper()
	got, err := l.Speakers(ctx(), "Oduya", 2)
	l.ok(err)
	if len(got) != 2 || got[0].Sayings != 5 || store.SpokenName(got[0].Name) != "marguerite oduya" || got[1].Name != "P. Oduya" || got[1].Sayings != 4 {
		l.Errorf("%+v", got)
	}
	for _, name := range []string{"", "—", "Nobody"} {
		if got, err := l.Speakers(ctx(), name, 5); err != nil || len(got) != 0 {
			l.Errorf("%q: %v %v", name, got, err)
		}
	}
}

// testSources lists sources page by page, and by their words.
func testSources(l library) {
	l.Helper()
	var got []string
	q := store.SourceQuery{Limit: 1}
	for page := l.sources(q); len(page) > 0; page = l.sources(q) {
		got = append(got, fmt.Sprintf("%.16s %d in %d", page[0].Name, page[0].Sayings, page[0].Stories))
		q.After = &page[0]
	}
	if want := []string{"Marguerite Oduya 6 in 2", "Long Long Long L 1 in 1", "Weir Board 1 in 1"}; !slices.Equal(got, want) {
		l.Errorf("%q, want %q", got, want)
	}
	for words, want := range map[string]int{"oduya": 2, "Marguerite Oduya": 1, "oduya marguerite": 1, "keeper": 0, "weir": 1, "odu": 0, "—": 0, "' OR 1=1": 0, "long": 1} {
		if got := l.sources(store.SourceQuery{Words: words, Limit: 10}); len(got) != want {
			l.Errorf("%q: %+v", words, got)
		}
	}
	for name, want := range map[string][]string{
		"Keeper Marguerite Oduya": {"Marguerite Oduya", "Keeper Marguerite Oduya"}, "P. Oduya": {"P. Oduya"}, "Oduya": nil, "": nil,
	} {
		forms, err := l.Forms(ctx(), name)
		l.ok(err)
		var got []string
		for _, f := range forms {
			got = append(got, strings.TrimPrefix(f.Name, "Dr. "))
		}
		if !slices.Equal(got, want) {
			l.Errorf("forms of %q: %q", name, got)
		}
	}
}

// testSourcesLeft looks again when story 1 was built without any of them.
func testSourcesLeft(l library) {
	l.Helper()
	got := l.sources(store.SourceQuery{Limit: 10})
	if len(got) != 2 || got[0].Sayings != 3 || got[0].Stories != 1 || got[1].Name != "Weir Board" {
		l.Errorf("%+v", got)
	}
	if got := l.sources(store.SourceQuery{Words: "long", Limit: 10}); len(got) != 0 {
		l.Errorf("%+v", got)
	}
}

func (l library) sources(q store.SourceQuery) []store.Source {
	l.Helper()
	list, err := l.Sources(ctx(), q)
	l.ok(err)
	return list
}

func testPages(t *testing.T, open Open) {
	l := opened(t, open)
	day := time.UnixMilli(1_772_000_000_000).UTC()
	for i, reports := range []int{3, 1, 3, 2} {
		id := store.StoryID(i + 1)
		l.group(id, l.addRead(strings.Repeat("Word ", i+1)+"\nText.")...)
		l.buildAs(day.Add(time.Duration(i/2)*time.Hour), reports, nil)
	}
	for order, want := range map[store.StoryOrder][]store.StoryID{store.NewestFirst: {4, 3, 2, 1}, store.MostReportedFirst: {3, 1, 4, 2}} {
		var got []store.StoryID
		q := store.StoryQuery{Order: order, Limit: 1}
		for page := l.stories(q); len(page) > 0; page = l.stories(q) {
			got = append(got, page[0].ID)
			q.After = &store.Story{ID: page[0].ID, Newest: page[0].Newest, Reports: page[0].Reports}
		}
		if !slices.Equal(got, want) {
			t.Errorf("order %v: %v, want %v", order, got, want)
		}
	}
}
