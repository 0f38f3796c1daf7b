package eval

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// StreamReport is one report of a stream in which the stories are labelled.
type StreamReport struct {
	ID, Title, Text string
	Published       string // RFC 3339, or a day alone; may be empty
	Publisher       string
	Story           string // its label; empty where there is none
	Topic           string `json:"-"` // what is held out together; empty where nothing is
}

// ReadStream reads a stream in JSON lines.
func ReadStream(r io.Reader) ([]StreamReport, error) {
	var stream []StreamReport
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 16<<20)
	for n := 1; scan.Scan(); n++ {
		if len(strings.TrimSpace(scan.Text())) == 0 {
			continue
		}
		var report StreamReport
		if err := json.Unmarshal(scan.Bytes(), &report); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		stream = append(stream, report)
	}
	return stream, scan.Err()
}

// OpenStream reads a file of JSON lines, ECB+ from its folder, or any number of kits as one stream.
func OpenStream(paths ...string) ([]StreamReport, error) {
	path := paths[0]
	if isKit(path) {
		return KitStream(paths)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return ECBPlusStream(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	stream, err := ReadStream(f)
	if err != nil {
		return nil, fmt.Errorf("%s, %w", path, err)
	}
	return stream, nil
}

// ECBPlusStream mixes the events of ECB+ into one stream: the first report of each event, then the
// second of each, and so on. The address that opens the reports of the second events is left out.
func ECBPlusStream(dir string) ([]StreamReport, error) {
	reports, err := ReadECBPlus(dir)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(reports, func(a, b EventReport) int {
		return cmp.Or(cmp.Compare(numberInTopic(a.Name), numberInTopic(b.Name)), strings.Compare(a.Name, b.Name))
	})
	stream := make([]StreamReport, len(reports))
	for i, r := range reports {
		event := r.Topic + "ecb"
		if r.Second {
			event += "plus"
		}
		if first, rest, more := strings.Cut(r.Text, "\n"); more && strings.HasPrefix(strings.TrimSpace(first), "http") {
			r.Text = rest
		}
		stream[i] = StreamReport{ID: r.Name, Text: r.Text, Story: event, Topic: r.Topic}
	}
	return stream, nil
}

// numberInTopic is the 3 of "12_3ecb"; 0 where there is none.
func numberInTopic(name string) int {
	_, rest, _ := strings.Cut(name, "_")
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(rest, "plus"), "ecb"))
	if err != nil {
		return 0
	}
	return n
}

// PublishedAt reads when a report was published, zero when it does not say.
func (r *StreamReport) PublishedAt() time.Time {
	for _, layout := range []string{time.RFC3339, time.DateTime, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, r.Published); err == nil {
			return t
		}
	}
	return time.Time{}
}

// Grouping scores stories given to reports against their labels by B-cubed (Bagga and Baldwin, "Algorithms
// for scoring coreference chains", 1998): each report's precision and recall, averaged.
type Grouping struct {
	scores  bcubed
	stories []string // the label of each report
}

// ScoreGrouping scores answer[i] as the story of stream[i]. Reports without a label do not count.
func ScoreGrouping(stream []StreamReport, answer []string) *Grouping {
	g := &Grouping{}
	for i, r := range stream {
		if r.Story != "" {
			g.scores.add(r.Story, answer[i])
			g.stories = append(g.stories, r.Story)
		}
	}
	g.scores.settle()
	return g
}

// Add takes over the scores of another grouping's reports with stories for which keep holds.
func (g *Grouping) Add(o *Grouping, keep func(story string) bool) {
	for i, s := range o.stories {
		if keep(s) {
			g.stories = append(g.stories, s)
			g.scores.scores = append(g.scores.scores, o.scores.scores[i])
		}
	}
}

// F1 is the harmonic mean of precision and recall.
func (g *Grouping) F1() float64 {
	_, _, f := g.scores.figures()
	return f
}

// interval is the range of F1 in 95 of 100 sets of as many stories, drawn from these with replacement.
func (g *Grouping) interval() (low, high float64) {
	const draws = 1000
	byStory := map[string][][2]float64{}
	var order []string
	for i, s := range g.stories {
		if byStory[s] == nil {
			order = append(order, s)
		}
		byStory[s] = append(byStory[s], g.scores.scores[i])
	}
	if len(order) == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(1, 1))
	figures := make([]float64, draws)
	for i := range figures {
		var drawn bcubed
		for range order {
			drawn.scores = append(drawn.scores, byStory[order[random.IntN(len(order))]]...)
		}
		_, _, figures[i] = drawn.figures()
	}
	slices.Sort(figures)
	return figures[draws*25/1000], figures[draws*975/1000-1]
}

func (g *Grouping) String() string {
	p, r, f := g.scores.figures()
	low, high := g.interval()
	return fmt.Sprintf("P %s  R %s  F1 %s  F1 between %s and %s", figure(p), figure(r), figure(f), figure(low), figure(high))
}

// Losses lists the stories that cost most: their label, number of reports, and average P and R.
func (g *Grouping) Losses(most int) []string {
	type loss struct {
		story string
		n     int
		p, r  float64
	}
	at := map[string]int{}
	var all []loss
	for i, s := range g.stories {
		k, known := at[s]
		if !known {
			k = len(all)
			at[s] = k
			all = append(all, loss{story: s})
		}
		all[k].n++
		all[k].p += g.scores.scores[i][0]
		all[k].r += g.scores.scores[i][1]
	}
	slices.SortStableFunc(all, func(a, b loss) int {
		return cmp.Compare(float64(2*b.n)-b.p-b.r, float64(2*a.n)-a.p-a.r)
	})
	var lines []string
	for _, l := range all[:min(most, len(all))] {
		n := float64(l.n)
		lines = append(lines, fmt.Sprintf("%-16s reports %3d  P %s  R %s", l.story, l.n, figure(l.p/n), figure(l.r/n)))
	}
	return lines
}
