package eval

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReadStream(t *testing.T) {
	stream, err := ReadStream(strings.NewReader(`{"id":"a","title":"Ferry aground","text":"It rests.","published":"2031-03-02","publisher":"Tolland Herald","story":"ferry"}

{"id":"b","text":"Tugs came.","published":"2031-03-03T06:00:00Z"}
`))
	if err != nil || len(stream) != 2 {
		t.Fatal(len(stream), err)
	}
	if got := stream[0].PublishedAt(); !got.Equal(time.Date(2031, 3, 2, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("published %v", got)
	}
	if stream[1].PublishedAt().Hour() != 6 || stream[1].Story != "" {
		t.Errorf("%+v", stream[1])
	}
	if _, err := ReadStream(strings.NewReader("{}\n{")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v", err)
	}
}

func TestScoreGrouping(t *testing.T) {
	stream := []StreamReport{{Story: "x"}, {Story: "x"}, {Story: "y"}, {Story: "y"}, {}}
	g := ScoreGrouping(stream, []string{"1", "1", "1", "2", "2"})
	// Precision 2/3, 2/3, 1/3, 1; recall 1, 1, 1/2, 1/2.
	if want := harmonic(2.0/3, .75); math.Abs(g.F1()-want) > 1e-9 {
		t.Errorf("F1 %v, want %v", g.F1(), want)
	}
	x := &Grouping{}
	x.Add(g, func(story string) bool { return story == "x" })
	if f := x.F1(); math.Abs(f-.8) > 1e-9 {
		t.Errorf("F1 of x alone %v", f)
	}
	if worst := g.Losses(1); len(worst) != 1 || !strings.HasPrefix(worst[0], "y") {
		t.Errorf("losses %v", worst)
	}
}

func TestPlainStories(t *testing.T) {
	stream := []StreamReport{
		{Text: "the ferry ran aground"}, {Text: "the council met"}, {Text: "the ferry ran aground again"},
	}
	if got := PlainStories(stream, .5); !slices.Equal(got, []string{"1", "2", "1"}) {
		t.Errorf("stories %v", got)
	}
}
