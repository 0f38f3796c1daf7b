package ingest_test

import (
	"fmt"
	"testing"
	"time"

	"headwater/internal/eval/invent"
	"headwater/internal/ingest"
	"headwater/internal/news"
)

// BenchmarkStory compares the reports of one event, read already: all of them written anew, or half of them
// near-duplicates, five of the others printed by many outlets.
func BenchmarkStory(b *testing.B) {
	for _, n := range []int{100, 500} {
		for name, own := range map[string]int{"anew": n, "half": n / 2} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				asOf := time.Date(2032, time.January, 1, 0, 0, 0, 0, time.UTC)
				reports := oneEvent(own)
				for i := range n - own {
					again := *reports[i%5]
					again.URL = fmt.Sprintf("https://printed%d.example/%s", i, again.ID)
					again.Publisher = fmt.Sprintf("Tolm Crier of District %d", i)
					reports = append(reports, &again)
				}
				var captures []*news.Capture
				for _, r := range reports {
					captures = append(captures, &news.Capture{Name: r.ID, URL: r.URL, Media: "text/html", Body: r.Page()})
				}
				for b.Loop() {
					b.StopTimer()
					var readings []*news.Reading
					for _, o := range ingest.ReadAll(b.Context(), captures, asOf) {
						readings = append(readings, o.Reading)
					}
					b.StartTimer()
					ingest.Compare(readings, asOf)
				}
			})
		}
	}
}

// oneEvent gives n reports of one event of an invented stream.
func oneEvent(n int) []*invent.Report {
	told := map[string][]*invent.Report{}
	for stream := invent.New(invent.Options{Seed: 1, PerDay: 12, Largest: 2 * n}); ; {
		r := stream.Next()
		if told[r.Story] = append(told[r.Story], r); len(told[r.Story]) == n {
			return told[r.Story]
		}
	}
}
