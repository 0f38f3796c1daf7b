package ingest

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
)

// long are ways to make a text of any length, by what grows in it.
var long = map[string]func(words int) string{
	"prose": func(words int) string {
		return repeat(words, 27, func(i int) string {
			return fmt.Sprintf("Ada %s of the %s Harbour Board said on Monday that %d boats sank two days after the vote. "+
				"“We warned them,” she told the Courier.\n\n", invented(i), invented(i/7), i)
		})
	},
	"one paragraph": func(words int) string {
		return repeat(words, 14, func(i int) string {
			return fmt.Sprintf("The mayor, who knew %s, said that on March %d he had told her “no”. ", invented(i), i%28+1)
		})
	},
	"one sentence": func(words int) string {
		return "The board said " + repeat(words, 12, func(i int) string {
			return fmt.Sprintf("that %s had told her in %d, a week after the fire, ", invented(i%50), 1900+i%120)
		}) + "and that was all."
	},
	"one quotation": func(words int) string {
		return "“" + repeat(words, 9, func(int) string { return "We said it would sink, and it did. We" + " know. " })
	},
	"page": func(words int) string {
		return "<html><body><article>" + repeat(words, 11, func(i int) string {
			return fmt.Sprintf("<p>Officials familiar with <b>%s</b> denied that 40 percent had left.</p>\n", invented(i))
		}) + "</article></body></html>"
	},
}

// repeat joins as many parts of so many words each as make the words.
func repeat(words, each int, part func(i int) string) string {
	var b strings.Builder
	for i := range words / each {
		b.WriteString(part(i))
	}
	return b.String()
}

// invented makes a name, another for every number.
func invented(i int) string {
	syllables := []string{"or", "ved", "hal", "mun", "tre", "sko", "lin", "bar", "ques", "din"}
	name := ""
	for i += 10; i > 0; i /= 10 {
		name += syllables[i%10]
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

const (
	worstDoubling = 2.8                    // twice the words may cost so many times the time
	quick         = 150 * time.Millisecond // what takes less is not looked at: too much of it is chance
)

// TestTimeIsLinear reads texts of 10,000 and 40,000 words stage by stage. A stage fails when it is slow and each
// doubling of the words multiplies its time, the best of several, by too much.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, text := range long {
		var faults []string
		for range 3 { // a busy machine is given two more chances
			if faults = overlong(t, name, text); len(faults) == 0 {
				break
			}
		}
		for _, fault := range faults {
			t.Error(fault)
		}
	}
}

// overlong names the stages to which texts of this shape cost more than in proportion to their length.
func overlong(t *testing.T, name string, text func(words int) string) (faults []string) {
	few, many := bestTimes(t, text(10_000)), bestTimes(t, text(40_000))
	for s, stage := range stages {
		first, last := few[s], many[s]
		doubling := math.Sqrt(float64(last) / float64(max(first, 1)))
		t.Logf("%-14s %-10s %8v %8v", name, stage.name, first.Round(time.Millisecond), last.Round(time.Millisecond))
		if last > quick && doubling > worstDoubling {
			faults = append(faults, fmt.Sprintf("%s of %s: twice the words take %.1f times as long", stage.name, name, doubling))
		}
	}
	return faults
}

// bestTimes reads a text three times and gives the shortest time that each stage took.
func bestTimes(t *testing.T, body string) []time.Duration {
	t.Helper()
	best := make([]time.Duration, len(stages))
	for run := range 3 {
		r := &news.Reading{Article: &news.Article{Text: body}}
		for i, s := range stages {
			start := time.Now()
			if err := s.run(&news.Capture{Name: "long", Body: []byte(body)}, r); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); run == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	return best
}

// TestHundredThousandWords reads a very long text whole and holds it to all that a reading promises.
func TestHundredThousandWords(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	readAndCheck(t, long["prose"](100_000))
}
