//go:build unix

package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"headwater/internal/archive"
	"headwater/internal/eval/invent"
	"headwater/internal/news"
)

// articlesVariable names the environment variable that says how many articles the tests of outages and of
// several workers use.
const articlesVariable = "HEADWATER_ARTICLES"

func articles(t *testing.T) int {
	t.Helper()
	return askedFor(t, articlesVariable, 40)
}

// askedFor is the number in an environment variable, or else few; without either the test is skipped when
// tests are to be short.
func askedFor(t *testing.T, variable string, few int) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	if testing.Short() {
		t.Skipf("takes a while; %s says how long", variable)
	}
	return few
}

// writeStream writes an archive of n invented reports, as papers publish them day by day.
func writeStream(t *testing.T, n int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "stream.warc.gz")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w, err := archive.NewWriter(f, archive.Info{Software: "test"})
	stream := invent.New(invent.Options{Seed: 7, PerDay: 100, Largest: 12})
	for range n {
		r := stream.Next()
		page := news.Capture{URL: r.URL, Media: "text/html", Body: []byte(pageOf(r))}
		if err == nil {
			_, err = w.Write(&archive.Record{Capture: page, Date: r.Published.Add(time.Hour)})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func pageOf(r *invent.Report) string {
	paragraphs := "<p>" + strings.Join(r.Paragraphs, "</p>\n<p>") + "</p>"
	return fmt.Sprintf(`<html lang="en"><head><title>%s</title><meta property="og:site_name" content="%s"><meta property="article:published_time" content="%s"></head><body><article><h1>%[1]s</h1>%[4]s</article></body></html>`,
		html.EscapeString(r.Title), html.EscapeString(r.Publisher), r.Published.Format(time.RFC3339), paragraphs)
}
