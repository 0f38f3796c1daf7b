package eval

import (
	"slices"
	"strings"
	"testing"

	"headwater/internal/text"
)

func TestAlignTokens(t *testing.T) {
	body := "A headline\n\n“We don’t know,” she (Orla) said … today.\nThe pier stood."
	lines := []LabelledLine{
		{Tokens: strings.Fields("`` We do n't know , '' she -LRB- Orla -RRB- said ... yesterday .")},
		{Tokens: strings.Fields("The pier stood .")},
	}
	var got []string
	for _, places := range AlignTokens(body, lines) {
		for _, p := range places {
			got = append(got, p.Of(body))
		}
	}
	want := strings.Fields("“ We do n’t know , ” she ( Orla ) said … - . The pier stood .")
	want[slices.Index(want, "-")] = ""
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestLabelTokens(t *testing.T) {
	places := []text.Span{{Start: 0, End: 3}, {Start: 4, End: 8}, {Start: 8, End: 8}, {Start: 9, End: 12}, {Start: 13, End: 14}}
	passages := []text.Span{{Start: 0, End: 8}, {Start: 10, End: 12}}
	got := strings.Join(LabelTokens(places, passages, []string{"source", "cue"}), " ")
	if want := "B-source I-source O B-cue O"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
