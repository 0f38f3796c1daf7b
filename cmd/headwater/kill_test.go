//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"headwater/internal/archive"
	"headwater/internal/news"
	"headwater/internal/store/pgtest"
)

// killsVariable names the environment variable that says how often each kind of library is killed at.
const killsVariable = "HEADWATER_KILLS"

func kills(t *testing.T) int {
	t.Helper()
	return askedFor(t, killsVariable, 4)
}

// TestKilled kills the program at random moments while it fills a library. In the end no article is lost or
// doubled, and the ledger is that of a library nobody was killed at, byte for byte.
func TestKilled(t *testing.T) {
	crawl := writeCrawl(t, 10)
	begun := time.Now()
	calm := filepath.Join(t.TempDir(), "calm.db")
	headwater(t, "add", "--library", calm, crawl)
	took := time.Since(begun)
	want := ledger(t, calm)
	if !strings.Contains(want, `"reports":4`) {
		t.Fatalf("the reports are not in stories: %.2000s", want)
	}
	libraries := map[string]func(t *testing.T) func() string{
		"sqlite": func(t *testing.T) func() string {
			folder, n := t.TempDir(), 0
			return func() string { n++; return filepath.Join(folder, fmt.Sprintf("%d.db", n)) }
		},
		"postgres": func(t *testing.T) func() string { return pgtest.Start(t).Database },
	}
	for name, begin := range libraries {
		t.Run(name, func(t *testing.T) {
			next := begin(t)
			for left := kills(t); left > 0; left -= 4 {
				library := next()
				for range min(4, left) {
					killDuring(t, time.Duration(rand.Float64()*float64(took)), "add", "--library", library, "--lease", "500ms", crawl)
				}
				headwater(t, "add", "--library", library, "--lease", "500ms", crawl)
				headwater(t, "doctor", "--deep", "--library", library)
				sameLedger(t, library, want)
			}
		})
	}
}

// TestTwoWorkers lets two processes share a database, and a third that is killed midway.
func TestTwoWorkers(t *testing.T) {
	n := articles(t)
	crawl := writeStream(t, n)
	alone := filepath.Join(t.TempDir(), "alone.db")
	headwater(t, "add", "--workers", "1", "--library", alone, crawl)
	shared := pgtest.Start(t).Database()
	headwater(t, "add", "--later", "--library", shared, crawl)
	work := []string{"work", "--drain", "--lease", "500ms", "--library", shared}
	first, second := command(work...), command(work...)
	for _, c := range []*exec.Cmd{first, second} {
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
	}
	third := command(work...)
	if err := third.Start(); err != nil {
		t.Fatal(err)
	}
	readIn(t, shared, n/2)
	if err := third.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = third.Wait() // it was killed
	for _, c := range []*exec.Cmd{first, second} {
		if err := c.Wait(); err != nil {
			t.Errorf("%v: %s", err, c.Stderr)
		}
	}
	headwater(t, "doctor", "--deep", "--library", shared)
	sameLedger(t, shared, ledger(t, alone))
}

// TestSlowWorkers lets three processes lose their work to each other all the time, as on a machine that stands
// still now and then. No article is given up for that.
func TestSlowWorkers(t *testing.T) {
	n := articles(t)
	shared := pgtest.Start(t).Database()
	headwater(t, "add", "--later", "--library", shared, writeStream(t, n))
	var workers []*exec.Cmd
	for range 3 {
		c := command("work", "--drain", "--lease", "30ms", "--library", shared)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		workers = append(workers, c)
	}
	for _, c := range workers {
		if err := c.Wait(); err != nil {
			t.Errorf("%v: %s", err, c.Stderr)
		}
	}
	if out := headwater(t, "doctor", "--deep", "--library", shared); !strings.Contains(out, fmt.Sprintf("%d articles, 0 not reports", n)) {
		t.Error(out)
	}
}

// TestTwoProcessesOnOneFile lets two processes add the same archive to one file at the same time.
func TestTwoProcessesOnOneFile(t *testing.T) {
	crawl := writeCrawl(t, 10)
	alone, shared := filepath.Join(t.TempDir(), "alone.db"), filepath.Join(t.TempDir(), "shared.db")
	headwater(t, "add", "--library", alone, crawl)
	other := command("add", "--library", shared, crawl)
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	headwater(t, "add", "--library", shared, crawl)
	if err := other.Wait(); err != nil {
		t.Fatalf("%v: %s", err, other.Stderr)
	}
	headwater(t, "doctor", "--deep", "--library", shared)
	sameLedger(t, shared, ledger(t, alone))
}

// command is this program as a process of its own.
func command(args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	c := exec.Command(self)
	c.Args = append([]string{"headwater"}, args...)
	c.Stderr = new(bytes.Buffer)
	return c
}

func headwater(t *testing.T, args ...string) string {
	t.Helper()
	c := command(args...)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("headwater %v: %v\n%s%s", args, err, out, c.Stderr)
	}
	return string(out)
}

// killDuring starts the program and kills it after some time, if it still runs then.
func killDuring(t *testing.T, after time.Duration, args ...string) {
	t.Helper()
	c := command(args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	if err := c.Process.Kill(); err != nil && !strings.Contains(err.Error(), "already finished") {
		t.Fatal(err)
	}
	_ = c.Wait() // it was killed
}

// ledger is all that a library says of its stories.
func ledger(t *testing.T, library string) string {
	t.Helper()
	return headwater(t, "stories", "--library", library, "-f", "json", "-n", "10000") + headwater(t, "export", "--library", library, "json")
}

// sameLedger compares what a library says of its stories with what it should say, byte for byte, and shows the first
// place where they part.
func sameLedger(t *testing.T, library, want string) {
	t.Helper()
	got := ledger(t, library)
	if got == want {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	around := func(s string) string { return s[max(0, min(at, len(s))-300):min(at+300, len(s))] }
	t.Errorf("the ledger of %s differs: %d bytes, not %d; the first that does is %d, in\n%q\nnot\n%q", library, len(got), len(want), at, around(got), around(want))
}

// writeCrawl writes an archive with four reports of each of n invented events.
func writeCrawl(t *testing.T, events int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "crawl.warc.gz")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	begun := time.Date(2026, 4, 6, 9, 0, 0, 0, time.UTC)
	w, err := archive.NewWriter(f, archive.Info{Software: "test", Created: begun})
	for i := range 4 * events {
		if err == nil {
			page := news.Capture{URL: fmt.Sprintf("https://paper%d.example/%d", i/events, i), Media: "text/html", Body: []byte(inventedPage(i%events, i/events))}
			_, err = w.Write(&archive.Record{Capture: page, Date: begun.Add(time.Duration(i) * time.Hour)})
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

var (
	places  = []string{"Alden", "Brack", "Corrin", "Dunsel", "Elmsby", "Farrow", "Gantry", "Hollin", "Inver", "Jessop"}
	things  = []string{"lock gate", "tannery", "glasshouse", "signal box", "cider press", "water tower", "slipway", "telescope", "organ", "orchard"}
	fates   = []string{"burst", "caught fire", "was flooded", "failed", "was stolen", "fell", "slid into the harbour", "was sold", "was silenced", "was felled"}
	persons = []string{"Ada Holt", "Bruno Wexley", "Cora Lindt", "Dov Marran", "Edda Royle", "Finn Osgood", "Greta Pell", "Hugo Tarn", "Ines Varga", "Joss Quill"}
)

// inventedPage is what one paper reports of an event.
func inventedPage(event, paper int) string {
	place, thing, fate, person := places[event], things[event], fates[event], persons[event]
	title := fmt.Sprintf("The %s of %s %s", thing, place, fate)
	text := fmt.Sprintf("<p>The %s of %s %s on Monday, and %d people were sent home, %s said.</p><p>“Nobody had looked at the %s since the autumn,” said %s, who keeps it for the town of %s. “We had asked for %d thousand crowns, and we got a letter.”</p>",
		thing, place, fate, 20+event+paper%2, person, thing, person, place, 3+event)
	if paper > 0 {
		text += fmt.Sprintf("<p>Paper %d was the first to report that the %s %s. The council of %s meets on Thursday to talk about the %s, its clerk said.</p>", paper-1, thing, fate, place, thing)
	}
	return fmt.Sprintf(`<html lang="en"><head><title>%s</title><meta property="og:site_name" content="Paper %d"><meta property="article:published_time" content="2026-04-%02dT08:00:00Z"></head><body><article><h1>%s</h1>%s</article></body></html>`,
		title, paper, 6+paper, title, text)
}
