package store_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/store"
)

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		query string
		want  []store.Term
	}{
		{"", nil},
		{`- "" " ! `, nil},
		{"Weir BRIDGE", []store.Term{{Words: []string{"weir"}}, {Words: []string{"bridge"}}}},
		{`weir "the old bridge" -dam`, []store.Term{{Words: []string{"weir"}}, {Words: []string{"the", "old", "bridge"}}, {Words: []string{"dam"}, Not: true}}},
		{`-"old bridge" weir`, []store.Term{{Words: []string{"old", "bridge"}, Not: true}, {Words: []string{"weir"}}}},
		{`co-op's "unclosed bridge`, []store.Term{{Words: []string{"co", "op", "s"}}, {Words: []string{"unclosed", "bridge"}}}},
	} {
		if diff := cmp.Diff(c.want, store.Terms(c.query)); diff != "" {
			t.Errorf("%q: %s", c.query, diff)
		}
	}
}

func TestSnippet(t *testing.T) {
	filler := strings.Repeat("nothing to see here ", 50)
	s := "Title\n" + filler + "the engineers closed the bridge. " + filler
	got := store.NewSnippet(s, store.Terms("bridges closing -weir"))
	if got.Exact != s[got.Start:got.End] || !strings.Contains(got.Exact, "closed the bridge") || len(strings.Fields(got.Exact)) > 40 {
		t.Errorf("%+v", got)
	}
	var marked []string
	for _, m := range got.Marks {
		marked = append(marked, m.Of(got.Exact))
	}
	if diff := cmp.Diff([]string{"closed", "bridge"}, marked); diff != "" {
		t.Error(diff)
	}
	if got := store.NewSnippet(s, store.Terms("absent")); !strings.HasPrefix(got.Exact, "Title") || got.Marks != nil {
		t.Errorf("%+v", got)
	}
	if got := store.NewSnippet("…", store.Terms("absent")); got.Exact != "" {
		t.Errorf("%+v", got)
	}
}

func FuzzSnippet(f *testing.F) {
	f.Add("The bridge is closed.", `bridge -"weir"`)
	f.Fuzz(func(t *testing.T, s, query string) {
		got := store.NewSnippet(s, store.Terms(query))
		if got.Exact != s[got.Start:got.End] {
			t.Errorf("%+v", got)
		}
		end := 0
		for _, m := range got.Marks {
			if m.Start < end || m.End <= m.Start || m.End > len(got.Exact) {
				t.Errorf("marks %+v", got.Marks)
			}
			end = m.End
		}
	})
}
