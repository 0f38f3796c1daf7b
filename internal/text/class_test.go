package text

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestTrainClassesFindsLikeWords(t *testing.T) {
	days, places := []string{"Monday", "Thursday", "Sunday"}, []string{"Orley", "Quarrel", "Stonemere"}
	var story strings.Builder
	for i := range 36 {
		story.WriteString("The dock at " + places[i%3] + " burned on " + days[i/3%3] + ". ")
	}
	model := TrainClasses([]string{story.String()})
	if !bytes.Equal(model, TrainClasses([]string{story.String()})) {
		t.Error("a second training gave other classes")
	}
	c := Classes{model}
	for _, alike := range [][]string{days, places} {
		if slices.ContainsFunc(alike, func(w string) bool { return c.Of(w).Fine == 0 }) {
			t.Errorf("no class for one of %q", alike)
		}
	}
	if got := c.Of("harbour"); got != (WordClass{}) {
		t.Errorf("a word never read has class %v", got)
	}
}

func TestWordsOfAKindShareTheirClass(t *testing.T) {
	for _, alike := range [][]string{{"Tuesday", "Thursday", "Friday"}, {"he", "she"}, {"two", "three", "five"}, {"March", "June"}} {
		first := TheClasses.Of(alike[0])
		for _, w := range alike[1:] {
			if TheClasses.Of(w) != first {
				t.Errorf("%q and %q have classes %v and %v", alike[0], w, first, TheClasses.Of(w))
			}
		}
	}
}

func TestExchangeSortsByCompany(t *testing.T) {
	// Items 0 and 1 stand before 2 and 3, which stand before 0 and 1.
	c := &couples{hashes: make([]uint32, 4), n: map[couple]int32{}}
	for i := range int32(4) {
		c.n[couple{i, (i + 2) % 4}], c.n[couple{i, i ^ 1 ^ 2}] = 5, 5
	}
	if got := exchange(c.company(), 2); got[0] != got[1] || got[2] != got[3] || got[0] == got[2] {
		t.Errorf("classes %v", got)
	}
}
