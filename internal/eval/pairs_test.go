package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadPairs(t *testing.T) {
	dir := t.TempDir()
	write := func(name, body string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("texts/one.txt", "Geese block the bridge")
	write("texts/two.txt", "Bridge shut by geese")
	write("pairs.jsonl", `{"a":"one","b":"two","derived":true}`+"\n\n"+`{"a":"two","b":"one","derived":null}`+"\n")
	yes := true
	want := []ReportPair{
		{"one", "two", "Geese block the bridge", "Bridge shut by geese", &yes},
		{"two", "one", "Bridge shut by geese", "Geese block the bridge", nil},
	}
	got, err := ReadPairs(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	write("pairs.jsonl", `{"a":"one","b":"three"}`)
	if _, err := ReadPairs(dir); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a missing text: %v", err)
	}
}

func TestUntokenize(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"`` Shut it , '' she said .", "“ Shut it , ” she said ."},
		{"\"Shut it.\nNow, \" she said.\nHe did.", "“Shut it. Now, ” she said.\nHe did."},
		{"plain\nlines", "plain\nlines"},
		{"a mark at the end \"", "a mark at the end ”"},
	} {
		if got := Untokenize(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestContainment(t *testing.T) {
	long := "The geese came down the river at noon and nobody could cross. The mayor laughed."
	if got := Containment(long, "the GEESE came down the river, at noon"); got != 1 {
		t.Errorf("a part of it: %v", got)
	}
	if got := Containment(long, "Nothing of the kind has been seen in our parish before."); got != 0 {
		t.Errorf("another text: %v", got)
	}
	if got := Containment("", long); got != 0 {
		t.Errorf("no text: %v", got)
	}
}

func TestThresholds(t *testing.T) {
	cases := []Scored{{0.1, false}, {0.2, false}, {0.4, true}, {0.5, false}, {0.8, true}, {0.9, true}}
	if got := BestThreshold(cases); got < 0.3-1e-9 || got > 0.3+1e-9 {
		t.Errorf("best threshold %v", got)
	}
	if got, want := AtThreshold(cases, 0.3), (PRF{TP: 3, FP: 1}); got != want {
		t.Errorf("at the best threshold %v, want %v", got, want)
	}
	if got, want := LeaveOneOut(cases), (PRF{TP: 2, FP: 1, FN: 1}); got != want {
		t.Errorf("leave one out %v, want %v", got, want)
	}
	if got := LeaveOneOut(nil); got != (PRF{}) {
		t.Errorf("no cases: %v", got)
	}
}
