package ingest

import (
	"flag"
	"runtime"
	"testing"

	"headwater/internal/attribute"
	"headwater/internal/coref"
	"headwater/internal/entity"
	"headwater/internal/extract"
	"headwater/internal/news"
	"headwater/internal/quantity"
	"headwater/internal/text"
	"headwater/internal/timex"
)

// stage is one step of Read: it takes what those before it have found and adds its own.
type stage struct {
	name string
	run  func(c *news.Capture, r *news.Reading) error
}

// stages are the steps of Read, in its order.
var stages = []stage{
	{"extract", func(c *news.Capture, r *news.Reading) (err error) {
		r.Article, err = extract.Article(c, asOf)
		return err
	}},
	{"analyze", func(_ *news.Capture, r *news.Reading) error {
		r.Document = text.Analyze(r.Article.Text)
		return nil
	}},
	{"timex", func(_ *news.Capture, r *news.Reading) error {
		r.Times = timex.Read(r.Document, r.Article.Published, asOf)
		return nil
	}},
	{"quantity", func(_ *news.Capture, r *news.Reading) error {
		r.Quantities = quantity.Read(r.Document)
		return nil
	}},
	{"entity", func(_ *news.Capture, r *news.Reading) error {
		r.Entities = entity.Read(r.Document, r.Article)
		return nil
	}},
	{"coref", func(_ *news.Capture, r *news.Reading) error {
		r.References = coref.Read(r.Document, r.Entities)
		return nil
	}},
	{"attribute", func(_ *news.Capture, r *news.Reading) error {
		r.Attributions = attribute.Read(r)
		return nil
	}},
}

// BenchmarkStages shows where the time of reading goes, on one article of about 700 words.
func BenchmarkStages(b *testing.B) {
	c, r := sevenHundredWords(b), &news.Reading{}
	for _, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := s.run(c, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var readings = flag.Int("readings", 300, "how many articles TestMemoryStaysFlat reads")

// TestMemoryStaysFlat reads an article again and again and drops the answer: after ten times as many
// the program must hold no more than before.
func TestMemoryStaysFlat(t *testing.T) {
	c := sevenHundredWords(t)
	read := func(n int) uint64 {
		for range n {
			if _, err := Read(c, asOf); err != nil {
				t.Fatal(err)
			}
		}
		runtime.GC()
		runtime.GC() // what pools hold goes at the second
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	n := *readings
	if testing.Short() {
		n = 100
	}
	few := read(n / 10)
	many := read(n - n/10)
	t.Logf("live heap %d KiB after %d readings, %d KiB after %d", few>>10, n/10, many>>10, n)
	if many > few+few/10+1<<20 {
		t.Errorf("the live heap grew from %d to %d bytes", few, many)
	}
}
