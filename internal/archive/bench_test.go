package archive

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// story makes some 700 words that shrink as those of a newspaper page do.
func story(n int) string {
	syllables := strings.Fields("weir lock gate tol land mer cury ken dal ost ri ver ban ka mu set pol an der vik sal ter")
	r := rand.New(rand.NewPCG(uint64(n), 1))
	var b strings.Builder
	b.WriteString("<!doctype html><html><head><title>Weir</title></head><body><article>")
	for range 12 {
		b.WriteString(`<p class="story-text">`)
		for range 60 {
			for range 1 + r.IntN(3) {
				b.WriteString(syllables[r.IntN(len(syllables))])
			}
			b.WriteByte(' ')
		}
		b.WriteString("</p>\n")
	}
	return b.String() + "</article></body></html>"
}

// crawl is an archive of n stories, each with the request that fetched it.
func crawl(n int) []byte {
	var records []string
	for i := range n {
		uri := fmt.Sprintf("https://weir.example/%d", i)
		records = append(records, rawRecord("request", uri, "GET / HTTP/1.1\r\n\r\n"),
			rawRecord("response", uri, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+story(i), httpType))
	}
	return zipped(records...)
}

func BenchmarkReadGzip(b *testing.B) {
	file := crawl(300)
	size := 0
	for b.Loop() {
		r, err := Open(source(file), Position{})
		if err != nil {
			b.Fatal(err)
		}
		size = 0
		for {
			it, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
			size += len(it.Capture.Body)
		}
	}
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(len(file))/1e6/seconds, "MB-gzip/s")
	b.ReportMetric(float64(size)/1e6/seconds, "MB-content/s")
	b.ReportMetric(300/seconds, "captures/s")
}
