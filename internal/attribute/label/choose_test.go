package label

import (
	"slices"
	"testing"
)

func TestChoose(t *testing.T) {
	var ch chooser
	for _, c := range []struct {
		candidates []candidate
		want       []passage
	}{
		{[]candidate{{passage{Source, 0, 1}, threshold}}, nil},
		{[]candidate{{passage{Source, 0, 1}, 0.9}, {passage{Cue, 1, 2}, 0.4}, {passage{Content, 2, 6}, 0.5}},
			[]passage{{Source, 10, 11}, {Cue, 11, 12}, {Content, 12, 16}}},
		// Two of which both may be right are worth more than one that lies across them.
		{[]candidate{{passage{Content, 0, 4}, 0.7}, {passage{Cue, 0, 1}, 0.6}, {passage{Content, 1, 4}, 0.6}},
			[]passage{{Cue, 10, 11}, {Content, 11, 14}}},
		{[]candidate{{passage{Content, 0, 4}, 0.7}, {passage{Cue, 0, 1}, 0.4}, {passage{Content, 1, 4}, 0.5}},
			[]passage{{Content, 10, 14}}},
	} {
		if got := ch.choose(nil, c.candidates, 6, 10); !slices.Equal(got, c.want) {
			t.Errorf("of %v chose %v, want %v", c.candidates, got, c.want)
		}
	}
}
