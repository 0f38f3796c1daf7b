package worddiff

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompare(t *testing.T) {
	tests := []struct {
		name, older, newer string
		inOlder, inNewer   []Part
	}{
		{"typography is no difference", `"It's over," she said`, `“It’s over,” she said`,
			[]Part{{`"It's over," she said`, true}}, []Part{{`“It’s over,” she said`, true}}},
		{"a cut from the middle", "we open the gate and then we wait", "we open the gate and we wait",
			[]Part{{"we open the gate and", true}, {"then", false}, {"we wait", true}},
			[]Part{{"we open the gate and we wait", true}}},
		{"a word put in", "the bridge is safe", "the bridge is not safe",
			[]Part{{"the bridge is safe", true}},
			[]Part{{"the bridge is", true}, {"not", false}, {"safe", true}}},
		{"nothing shared", "one two", "three", []Part{{"one two", false}}, []Part{{"three", false}}},
		{"empty", "", "", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			inOlder, inNewer := Compare(tt.older, tt.newer)
			if d := cmp.Diff(tt.inOlder, inOlder) + cmp.Diff(tt.inNewer, inNewer); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("we waited an hour", "we waited two hours")
	f.Add("\xff \x00", "“")
	f.Fuzz(func(t *testing.T, older, newer string) {
		inOlder, inNewer := Compare(older, newer)
		if got, want := words(inOlder), strings.Join(strings.Fields(older), " "); got != want {
			t.Errorf("the older passage is not whole: %q of %q", got, want)
		}
		if got, want := words(inNewer), strings.Join(strings.Fields(newer), " "); got != want {
			t.Errorf("the newer passage is not whole: %q of %q", got, want)
		}
	})
}

func words(parts []Part) string {
	var all []string
	for _, p := range parts {
		all = append(all, p.Text)
	}
	return strings.Join(all, " ")
}
