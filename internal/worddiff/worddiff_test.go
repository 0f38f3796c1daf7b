package worddiff

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCompare(t *testing.T) {
	tests := []struct {
		name, older, newer string
		want               []Part
	}{
		{"typography is no difference", `"It's over," she said`, `“It’s over,” she said`,
			[]Part{{Both, `“It’s over,” she said`}}},
		{"a cut from the middle", "we open the gate and then we wait", "we open the gate and we wait",
			[]Part{{Both, "we open the gate and"}, {Removed, "then"}, {Both, "we wait"}}},
		{"a word put in", "the bridge is safe", "the bridge is not safe",
			[]Part{{Both, "the bridge is"}, {Added, "not"}, {Both, "safe"}}},
		{"nothing shared", "one two", "three", []Part{{Removed, "one two"}, {Added, "three"}}},
		{"empty", "", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, Compare(tt.older, tt.newer)); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("we waited an hour", "we waited two hours")
	f.Add("\xff \x00", "“")
	f.Fuzz(func(t *testing.T, older, newer string) {
		var kept, added []string
		for _, p := range Compare(older, newer) {
			if p.Op != Removed {
				added = append(added, p.Text)
			}
			if p.Op == Both {
				kept = append(kept, p.Text)
			}
		}
		if got := strings.Join(strings.Fields(strings.Join(added, " ")), " "); got != strings.Join(strings.Fields(newer), " ") {
			t.Errorf("the newer passage is not whole: %q of %q", got, newer)
		}
		if len(kept) > 0 && (older == "" || newer == "") {
			t.Error("words shared with nothing")
		}
	})
}
