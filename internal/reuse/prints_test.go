package reuse

import (
	"slices"
	"strings"
	"testing"

	"headwater/internal/text"
)

const printed = `The lock at Carrow was drained on Monday after a keeper saw water rising behind the gate, the canal board said.
Its four boats were lifted out by a crane that had come from the quarry the night before. Nobody knows yet who opened the sluice.`

func TestPrintsOfCopies(t *testing.T) {
	whole := Prints(text.Analyze(printed))
	if len(whole) != mostPrints || !slices.IsSorted(whole) {
		t.Fatalf("%d prints, %v", len(whole), whole)
	}
	louder := Prints(text.Analyze(strings.ToUpper(strings.ReplaceAll(printed, ",", " –"))))
	if !slices.Equal(whole, louder) {
		t.Error("case and marks change the prints")
	}
	other := Prints(text.Analyze("A heron was seen on the roof of the town hall on Tuesday morning, and the clerk took a picture of it."))
	for _, p := range other {
		if slices.Contains(whole, p) {
			t.Error("unrelated texts share a print")
		}
	}
}

func TestPrintsOfNothing(t *testing.T) {
	if got := Prints(text.Analyze("— three words only")); len(got) != 0 {
		t.Errorf("%v", got)
	}
}
