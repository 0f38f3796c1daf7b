package eval

import (
	"path/filepath"
	"testing"

	"headwater/internal/cluster"
)

// The labelled stories, as one stream, come out as stories again when its changes are followed: no two of them
// as one, few of them in parts.
func TestKitsInOneStreamAreKeptApart(t *testing.T) {
	var kits []string
	for _, folder := range []string{"testdata/kits", "../../examples", "../../../shared/kits"} {
		labels, _ := filepath.Glob(filepath.Join(folder, "*", "gold.json"))
		for _, file := range labels {
			kits = append(kits, filepath.Dir(file))
		}
	}
	stream, err := OpenStream(kits...)
	if err != nil || len(kits) < 20 {
		t.Fatal(len(kits), err)
	}
	reports := Describe(stream)
	stories, changes := Assign(reports, cluster.Options{})
	stories = Settled(reports, stories, changes)
	kitOf := map[string]string{}
	for i, r := range stream {
		if known, is := kitOf[stories[i]]; is && known != r.Story {
			t.Errorf("%s is put into the story of %s", r.ID, known)
		}
		kitOf[stories[i]] = r.Story
	}
	if score := ScoreGrouping(stream, stories); score.F1() < .95 {
		t.Errorf("%d stories of %d kits: %v", len(kitOf), len(kits), score)
	}
}
