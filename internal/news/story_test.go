package news

import (
	"slices"
	"testing"
)

func TestAncestors(t *testing.T) {
	// 2 draws on 1, which draws on 0; 3 and 4 are in a circle
	above := Ancestors(5, []Derivation{{Article: 2, From: 1}, {Article: 1}, {Article: 3, From: 4}, {Article: 4, From: 3}})
	for i, want := range [][]bool{{}, {0: true}, {0: true, 1: true}, {4: true}, {3: true}} {
		if got := above[i]; !slices.Equal(got, append(slices.Clone(want), make([]bool, 5-len(want))...)) {
			t.Errorf("%d draws on %v, want %v", i, got, want)
		}
	}
}

func TestLinesOfReporting(t *testing.T) {
	var readings []*Reading
	for range 6 {
		readings = append(readings, &Reading{Article: &Article{}})
	}
	s := Story{Dossier: &Dossier{Readings: readings, Derivations: []Derivation{{Article: 1}}}, Unrelated: []int{5}}
	if got := s.Roots(); !slices.Equal(got, []int{0, 2, 3, 4}) || s.Lines() != 4 {
		t.Errorf("roots %v, lines %d", got, s.Lines())
	}
	s.Dossier.NearDuplicates = []NearDuplicate{{A: 0, B: 2, Shared: SharedProse}, {A: 2, B: 3, Shared: SharedProse},
		{A: 0, B: 3, Shared: SharedProse}, {A: 3, B: 4, Shared: SharedQuotations}, {A: 1, B: 4, Shared: SharedProse}}
	if s.Lines() != 2 {
		t.Errorf("%d lines are sure, want 2", s.Lines())
	}
}
