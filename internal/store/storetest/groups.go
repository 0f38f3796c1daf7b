package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/store"
)

func testOutcomesInOrder(t *testing.T, open Open) {
	l := opened(t, open)
	l.add(page("a", "a"), page("b", "b"), page("c", "c"))
	jobs, err := l.Claim(ctx(), store.ReadJob, 3, lease)
	l.ok(err)
	known := func() (seqs []store.Seq) {
		sketches, err := l.Sketches(ctx(), 0, 10)
		l.ok(err)
		for _, s := range sketches {
			seqs = append(seqs, s.Seq)
			if !s.Article || len(s.Prints) == 0 || string(s.Sketch) != "sketch of Title" {
				t.Errorf("%+v", s)
			}
		}
		return seqs
	}
	for _, step := range []struct {
		finish int
		want   []store.Seq
	}{{2, nil}, {0, []store.Seq{1}}, {1, []store.Seq{1, 2, 3}}} {
		l.ok(l.FinishRead(ctx(), jobs[step.finish], reading("Title\nText.")))
		if diff := cmp.Diff(step.want, known()); diff != "" {
			t.Error(diff)
		}
	}
}

func testLock(t *testing.T, open Open) {
	l := opened(t, open)
	for _, step := range []struct {
		owner string
		lease time.Duration
		want  bool
	}{{"a", lease, true}, {"b", lease, false}, {"a", -time.Second, true}, {"b", lease, true}, {"a", lease, false}} {
		got, err := l.Lock(ctx(), "group", step.owner, step.lease)
		l.ok(err)
		if got != step.want {
			t.Errorf("%+v: %v", step, got)
		}
	}
	l.ok(l.Unlock(ctx(), "group", "a"))
	if got, err := l.Lock(ctx(), "group", "a", lease); got || err != nil {
		t.Errorf("unlocked by another: %v %v", got, err)
	}
	l.ok(l.Unlock(ctx(), "group", "b"))
	if got, err := l.Lock(ctx(), "group", "a", lease); !got || err != nil {
		t.Errorf("not free: %v %v", got, err)
	}
}

func testGroups(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.", "Three\nText three.")
	err := l.SaveGroups(ctx(), store.Groups{Through: 2, Clusterer: []byte("state"),
		Assigned: []store.Assignment{{Article: seqs[0], Story: 1}, {Article: seqs[1], Story: 1}}})
	l.ok(err)
	g, err := l.Grouped(ctx())
	l.ok(err)
	if g.Through != 2 || string(g.Clusterer) != "state" {
		t.Errorf("%+v", g)
	}
	l.group(3, seqs[2])
	if g, err = l.Grouped(ctx()); err != nil || g.Through != 3 || string(g.Clusterer) != "state" {
		t.Errorf("%+v %v", g, err)
	}
	outcomes, err := l.StoryOutcomes(ctx(), 1)
	l.ok(err)
	if len(outcomes) != 2 || outcomes[0].Seq != 1 || outcomes[1].Story != 1 {
		t.Errorf("%+v", outcomes)
	}
	jobs, err := l.Claim(ctx(), store.BuildJob, 10, lease)
	l.ok(err)
	if len(jobs) != 2 || jobs[0].Subject != 1 || jobs[1].Subject != 3 {
		t.Errorf("%+v", jobs)
	}
}

func testConflict(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.")
	l.group(1, seqs[0])
	err := l.SaveGroups(ctx(), store.Groups{After: 0, Through: 2, Assigned: []store.Assignment{{Article: seqs[1], Story: 9}}})
	if !errors.Is(err, store.ErrConflict) {
		t.Errorf("grouped twice: %v", err)
	}
	if g, err := l.Grouped(ctx()); err != nil || g.Through != 1 {
		t.Errorf("%+v %v", g, err)
	}
}

func testMergeAndSplit(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.", "Three\nText three.")
	l.group(1, seqs[0])
	l.group(2, seqs[1], seqs[2])
	l.buildAll()
	l.ok(l.SaveGroups(ctx(), store.Groups{After: 3, Through: 3, Changes: []store.Change{{Kind: store.Merged, Story: 1, Other: 2, At: 3, Why: "One event."}}}))
	l.buildAll()
	st, err := l.Story(ctx(), 2)
	l.ok(err)
	if st.ID != 1 || st.Reports != 3 {
		t.Errorf("merged: %+v", st)
	}
	if all := l.stories(store.StoryQuery{Limit: 5}); len(all) != 1 {
		t.Errorf("the merged story is listed: %+v", all)
	}
	l.ok(l.SaveGroups(ctx(), store.Groups{After: 3, Through: 3,
		Changes: []store.Change{{Kind: store.Split, Story: 1, Other: 2, Articles: []store.Seq{3}, At: 3, Why: "Two after all."}}}))
	l.buildAll()
	if st, err = l.Story(ctx(), 2); err != nil || st.ID != 2 || st.Reports != 1 {
		t.Errorf("split: %+v %v", st, err)
	}
	changes, err := l.Changes(ctx(), 2)
	l.ok(err)
	want := []store.Change{{Kind: store.Merged, Story: 1, Other: 2, Articles: []store.Seq{2, 3}, At: 3, Why: "One event."},
		{Kind: store.Split, Story: 1, Other: 2, Articles: []store.Seq{3}, At: 3, Why: "Two after all."}}
	if diff := cmp.Diff(want, changes); diff != "" {
		t.Error(diff)
	}
	l.sound()
}

// testMergedAway assigns to stories that were merged away, and merges them once more.
func testMergedAway(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.", "Three\nText three.", "Four\nText four.")
	merge := store.Groups{After: 2, Through: 2, Changes: []store.Change{{Kind: store.Merged, Story: 1, Other: 2, At: 2, Why: "One event."}}}
	l.group(1, seqs[0])
	l.group(2, seqs[1])
	l.ok(l.SaveGroups(ctx(), merge))
	l.group(2, seqs[2])
	l.group(4, seqs[3])
	l.ok(l.SaveGroups(ctx(), store.Groups{After: 4, Through: 4, Changes: []store.Change{
		{Kind: store.Merged, Story: 2, Other: 4, At: 4, Why: "One event."}, {Kind: store.Merged, Story: 2, Other: 1, At: 4, Why: "One event."}}}))
	l.buildAll()
	if st, err := l.Story(ctx(), 4); err != nil || st.ID != 1 || st.Reports != 4 {
		t.Errorf("%+v %v", st, err)
	}
	if changes, err := l.Changes(ctx(), 1); err != nil || len(changes) != 2 || changes[1].Other != 4 {
		t.Errorf("%+v %v", changes, err)
	}
	l.ok(l.Regroup(ctx()))
	l.group(1, seqs[0])
	l.group(2, seqs[1])
	l.ok(l.SaveGroups(ctx(), merge))
	if changes, err := l.Changes(ctx(), 2); err != nil || len(changes) != 1 {
		t.Errorf("a change found once more is told twice: %+v %v", changes, err)
	}
	l.buildAll()
	l.sound()
}

// testMergedWhereFounded merges a story in the step that would found it: its number leads to the other, and its judging
// comes to an end.
func testMergedWhereFounded(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.")
	l.group(1, seqs[0])
	l.ok(l.SaveGroups(ctx(), store.Groups{After: 1, Through: 2, Assigned: []store.Assignment{{Article: seqs[1], Story: 1}},
		Changes: []store.Change{{Kind: store.Merged, Story: 1, Other: 2, At: 2, Why: "One event."}}}))
	l.buildAll()
	l.none(store.BuildJob)
	if st, err := l.Story(ctx(), 2); err != nil || st.ID != 1 || st.Reports != 2 {
		t.Errorf("%+v %v", st, err)
	}
	l.sound()
}

func testRegroup(t *testing.T, open Open) {
	l := opened(t, open)
	seqs := l.addRead("One\nText one.", "Two\nText two.")
	l.group(1, seqs[0])
	l.group(2, seqs[1])
	l.buildAll()
	l.ok(l.Regroup(ctx()))
	if g, err := l.Grouped(ctx()); err != nil || g.Through != 0 || g.Clusterer != nil {
		t.Errorf("%+v %v", g, err)
	}
	l.group(1, seqs...)
	l.buildAll()
	all := l.stories(store.StoryQuery{Limit: 5})
	if len(all) != 1 || all[0].ID != 1 || all[0].Reports != 2 {
		t.Errorf("%+v", all)
	}
	l.sound()
}

func (l library) stories(q store.StoryQuery) []store.Story {
	l.Helper()
	all, err := l.Stories(ctx(), q)
	l.ok(err)
	return all
}
