package ingest_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"headwater/internal/eval/invent"
	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

// BenchmarkLibrary brings invented reports, 200 of them or as many as HEADWATER_BENCH_REPORTS says, from
// captures to judged stories.
func BenchmarkLibrary(b *testing.B) {
	reports := 200
	if n, err := strconv.Atoi(os.Getenv("HEADWATER_BENCH_REPORTS")); err == nil {
		reports = n
	}
	for b.Loop() {
		s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "a.db"))
		if err != nil {
			b.Fatal(err)
		}
		l := &ingest.Library{Store: s, Export: export.Story}
		if _, err := l.Add(b.Context(), inventedCaptures(reports), store.Mark{}); err != nil {
			b.Fatal(err)
		}
		if err := l.Drain(b.Context()); err != nil {
			b.Fatal(err)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(reports*b.N)/b.Elapsed().Seconds(), "articles/s")
}

// inventedCaptures are pages of the first reports of an invented stream.
func inventedCaptures(n int) []store.Capture {
	stream := invent.New(invent.Options{Seed: 1, PerDay: 170, Largest: 60, Recycled: 0.02})
	captures := make([]store.Capture, n)
	for i := range captures {
		r := stream.Next()
		captures[i] = store.Capture{Capture: news.Capture{Name: r.ID, URL: r.URL, Media: "text/html", Body: r.Page()}, Arrived: r.Published}
	}
	return captures
}
