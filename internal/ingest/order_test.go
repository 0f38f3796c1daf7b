package ingest

import (
	"slices"
	"testing"

	"headwater/internal/news"
	"headwater/internal/text"
)

func TestTopological(t *testing.T) {
	draws := func(pairs ...[2]int) (ds []news.Derivation) {
		for _, p := range pairs {
			ds = append(ds, news.Derivation{Article: p[0], From: p[1]})
		}
		return ds
	}
	tests := []struct {
		name        string
		n           int
		derivations []news.Derivation
		want        []int
	}{
		{"nothing to move", 3, draws([2]int{2, 0}), []int{0, 1, 2}},
		{"a child before its parent", 3, draws([2]int{0, 1}), []int{1, 0, 2}},
		{"a chain the wrong way round", 4, draws([2]int{0, 2}, [2]int{2, 3}), []int{1, 3, 2, 0}},
		{"two parents", 3, draws([2]int{0, 1}, [2]int{0, 2}), []int{1, 2, 0}},
		{"a circle keeps its order", 3, draws([2]int{0, 1}, [2]int{1, 0}), []int{2, 0, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := topological(tt.n, tt.derivations); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestParentsFirstRenumbers(t *testing.T) {
	first, second := &news.Reading{}, &news.Reading{}
	d := &news.Dossier{
		Readings: []*news.Reading{first, second},
		Derivations: []news.Derivation{{Article: 0, From: 1, Evidence: []news.Evidence{
			{Passage: news.Passage{Article: 0}, Against: &news.Passage{Article: 1}}}}},
		Alignments: []news.Alignment{{A: 0, B: 1, Matches: []news.Match{
			{A: text.Span{Start: 1, End: 2}, B: text.Span{Start: 7, End: 8}},
			{A: text.Span{Start: 3, End: 4}, B: text.Span{Start: 5, End: 6}}}}},
	}
	parentsFirst(d)
	if d.Readings[0] != second || d.Readings[1] != first {
		t.Error("the parent is not first")
	}
	if x := d.Derivations[0]; x.Article != 1 || x.From != 0 || x.Evidence[0].Passage.Article != 1 || x.Evidence[0].Against.Article != 0 {
		t.Errorf("the derivation still has its old numbers: %+v", x)
	}
	if m := d.Alignments[0].Matches; d.Alignments[0].A != 0 || m[0].A.Start != 5 || m[0].B.Start != 3 || m[1].A.Start != 7 {
		t.Errorf("the alignment is not turned round: %+v", d.Alignments[0])
	}
}
