package reuse_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/reuse"
	"headwater/internal/text"
)

// BenchmarkTrace times the comparison of reports of about 700 words, of which each takes half its
// sentences from an earlier one. The time to read their language is left out.
func BenchmarkTrace(b *testing.B) {
	for _, n := range []int{2, 7, 100, 500} {
		readings := generated(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				reuse.Trace(readings)
			}
		})
	}
}

// BenchmarkWireCopies times the worst of cases: every report is the same text with a few changes.
func BenchmarkWireCopies(b *testing.B) {
	readings := generated(1)
	words := readings[0].Article.Text
	readings = nil
	for i := range 500 {
		changed := strings.Replace(words, "w7 ", fmt.Sprintf("other%d ", i), 3)
		readings = append(readings, report(i, changed))
	}
	for b.Loop() {
		reuse.Trace(readings)
	}
}

func generated(n int) []*news.Reading {
	r := rand.New(rand.NewPCG(1, 2))
	var all [][]string
	var readings []*news.Reading
	for i := range n {
		var sentences []string
		for len(sentences) < 35 {
			s := sentence(r)
			if i > 0 && r.IntN(2) == 0 {
				from := all[r.IntN(i)]
				s = from[r.IntN(len(from))]
			}
			sentences = append(sentences, s)
		}
		all = append(all, sentences)
		readings = append(readings, report(i, strings.Join(sentences, "\n\n")))
	}
	return readings
}

// sentence makes twenty words, common ones often and rare ones seldom.
func sentence(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("The")
	for range 19 {
		rank := int(1 / (r.Float64() + 0.0004))
		fmt.Fprintf(&b, " w%d", rank)
	}
	return b.String() + "."
}

func report(i int, words string) *news.Reading {
	day := news.Day(2024, time.May, 1).AddDate(0, 0, i%30)
	return &news.Reading{
		Article: &news.Article{Text: words, Publisher: news.Publisher{Name: fmt.Sprintf("Paper Number %c%d", 'A'+i%26, i)},
			Published: news.Window{Earliest: day, Latest: day}},
		Document: text.Analyze(words),
	}
}
