package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"headwater/internal/desk"
	"headwater/internal/desk/desktest"
	"headwater/internal/eval/invent"
	"headwater/internal/export"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/store/sqlite"
)

// sizeVariable names the environment variable that says how many articles the library of BenchmarkSite has.
const sizeVariable = "HEADWATER_BENCH_ARTICLES"

const readers = 20

// BenchmarkSite lets 20 readers at once look at the list and at stories of a large library, of 20 reports each in
// the middle and of 60 at most, while more is read and judged beside them. It tells the slowest in a hundred.
// A reader opens a page and looks at it for a second, more or less; those in a hurry open the next at once,
// which tells how many pages a second there can be.
func BenchmarkSite(b *testing.B) {
	size := 400
	if n, err := strconv.Atoi(os.Getenv(sizeVariable)); err == nil {
		size = n
	}
	l, captures := newLibrary(b), invented()
	c := &copier{l: l, made: judged(b, l, captures)}
	for c.articles < size {
		c.copyAll(b)
	}
	s := newTestSite(b, l)
	b.Logf("%d articles in %d stories", c.articles, len(c.stories))
	ctx, stop := context.WithCancel(b.Context())
	var ingesting sync.WaitGroup
	ingesting.Go(func() { ingestOn(ctx, l) })
	list := func(*rand.Rand) string { return "/" }
	story := func(r *rand.Rand) string { return storyAddress(c.stories[r.IntN(len(c.stories))]) }
	b.Run("list", func(b *testing.B) { read(b, s, list, time.Second) })
	b.Run("story", func(b *testing.B) { read(b, s, story, time.Second) })
	b.Run("hurry/list", func(b *testing.B) { read(b, s, list, 0) })
	b.Run("hurry/story", func(b *testing.B) { read(b, s, story, 0) })
	stop()
	ingesting.Wait()
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, fault := range s.faults {
		b.Error(fault)
	}
}

// BenchmarkParts asks for the parts of a story of 60 reports, and for one of these, which are made each time of the
// story as it is held.
func BenchmarkParts(b *testing.B) {
	s := newFullSite(b)
	desktest.Add(b, s.library, 40, largeEvent(60)...)
	for _, path := range []string{"/stories/40/claims", "/stories/40/findings", "/stories/40/timeline", "/reports/30"} {
		b.Run(path, func(b *testing.B) {
			for b.Loop() {
				s.get(path)
			}
		})
	}
}

func newLibrary(b *testing.B) *ingest.Library {
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "library.db"))
	if err != nil {
		b.Fatal(err)
	}
	l := &ingest.Library{Store: s, Export: export.Story, Page: Keep, Workers: 1}
	b.Cleanup(func() { _ = l.Close() })
	return l
}

// sizes are how many reports the stories have that are copied: 20 in the middle.
var sizes = []int{60, 30, 20, 16, 12, 10, 8, 4}

// invented are captures of invented reports, for each size an event with about as many.
func invented() [][]store.Capture {
	stream := invent.New(invent.Options{Seed: 3, PerDay: 170, Largest: 60})
	events := map[string][]store.Capture{}
	for range 8000 {
		r := stream.Next()
		events[r.Story] = append(events[r.Story], store.Capture{Capture: news.Capture{Name: r.ID, URL: r.URL, Media: "text/html", Body: r.Page()}, Arrived: r.Published})
	}
	var list, chosen [][]store.Capture
	for _, e := range events {
		list = append(list, e)
	}
	for _, size := range sizes {
		off := func(e []store.Capture) int { return max(len(e)-size, size-len(e)) }
		slices.SortFunc(list, func(a, b []store.Capture) int {
			return cmp.Or(off(a)-off(b), strings.Compare(a[0].Name, b[0].Name))
		})
		chosen, list = append(chosen, list[0]), list[1:]
	}
	return chosen
}

// original is a judged story that is copied.
type original struct {
	story    *store.Story
	told     *news.Story
	outcomes []store.Outcome
}

// page makes the page of a copy, whose articles have other hashes and addresses.
func (o *original) page(b *testing.B, id store.StoryID, copies map[string]*news.Article, lines []store.ArticleLine) []byte {
	s, d := *o.told, *o.told.Dossier
	s.Dossier, d.Readings = &d, slices.Clone(d.Readings)
	reports := make([]desk.Report, len(d.Readings))
	for i, r := range d.Readings {
		copied := *r
		copied.Article = copies[r.Article.SHA256]
		d.Readings[i] = &copied
		reports[i] = lines[slices.IndexFunc(lines, func(l desk.Report) bool { return l.SHA256 == copied.Article.SHA256 })]
	}
	page, err := keep(&desk.Story{Story: &s, ID: id, Reports: reports})
	check(b, err)
	return page
}

// judged reads and judges events as stories of the library.
func judged(b *testing.B, l *ingest.Library, events [][]store.Capture) []original {
	var made []original
	for _, e := range events {
		added, err := l.Add(b.Context(), e, store.Mark{})
		check(b, err)
		check(b, l.ReadAgain(b.Context()))
		g := store.Groups{After: added[0].Seq - 1, Through: added[len(added)-1].Seq}
		for _, a := range added {
			g.Assigned = append(g.Assigned, store.Assignment{Article: a.Seq, Story: store.StoryID(added[0].Seq)})
		}
		check(b, l.SaveGroups(b.Context(), g))
		check(b, l.Drain(b.Context()))
		story, err := l.Story(b.Context(), store.StoryID(added[0].Seq))
		check(b, err)
		outcomes, err := l.StoryOutcomes(b.Context(), story.ID)
		check(b, err)
		told, err := export.ReadStory(story.Body)
		check(b, err)
		made = append(made, original{story, told, outcomes})
	}
	return made
}

func check(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// copier fills a library with copies of stories, past reading and judging, which would take hours.
type copier struct {
	l        *ingest.Library
	made     []original
	stories  []store.StoryID
	articles int
}

func (c *copier) copyAll(b *testing.B) {
	for i := range c.made {
		c.copy(b, &c.made[i])
	}
}

// copy adds a story like another, its reports under addresses of their own.
func (c *copier) copy(b *testing.B, o *original) {
	ctx := b.Context()
	captures, changes, copies := make([]store.Capture, len(o.outcomes)), []string{}, map[string]*news.Article{}
	for i, x := range o.outcomes {
		a := x.Reading.Article
		captures[i] = store.Capture{Capture: news.Capture{Name: a.File, URL: fmt.Sprintf("%s?copy=%d", a.URL, len(c.stories)), Body: fmt.Appendf(nil, "%s %d", a.URL, len(c.stories))}}
	}
	added, err := c.l.Store.Add(ctx, captures, store.Mark{})
	check(b, err)
	id := store.StoryID(added[0].Seq)
	g := store.Groups{After: added[0].Seq - 1, Through: added[len(added)-1].Seq}
	jobs, err := c.l.Claim(ctx, store.ReadJob, len(added), time.Minute)
	check(b, err)
	for i, job := range jobs {
		kept, err := c.l.Capture(ctx, store.Seq(job.Subject))
		check(b, err)
		read := o.outcomes[i].Read
		article := *read.Reading.Article
		changes = append(changes, article.SHA256, kept.SHA256, strconv.Quote(article.URL), strconv.Quote(kept.URL))
		copies[article.SHA256] = &article
		article.SHA256, article.URL = kept.SHA256, kept.URL
		reading := *read.Reading
		reading.Article = &article
		read.Reading, read.Prints = &reading, nil
		check(b, c.l.FinishRead(ctx, job, read))
		g.Assigned = append(g.Assigned, store.Assignment{Article: store.Seq(job.Subject), Story: id})
	}
	check(b, c.l.SaveGroups(ctx, g))
	built, err := c.l.Claim(ctx, store.BuildJob, 1, time.Minute)
	check(b, err)
	story := *o.story
	story.ID, story.Body = id, []byte(strings.NewReplacer(changes...).Replace(string(o.story.Body)))
	if bytes.Equal(story.Body, o.story.Body) || hex.EncodedLen(32) != len(o.outcomes[0].Reading.Article.SHA256) {
		b.Fatal("the copy is no copy")
	}
	lines, err := c.l.Articles(ctx, store.ArticleQuery{Story: id, Limit: len(added)})
	check(b, err)
	story.Page = o.page(b, id, copies, lines)
	check(b, c.l.FinishBuild(ctx, built[0], story, nil))
	c.stories = append(c.stories, id)
	c.articles += len(added)
}

// ingestOn adds, reads and judges invented reports until ctx ends.
func ingestOn(ctx context.Context, l *ingest.Library) {
	stream := invent.New(invent.Options{Seed: 9, PerDay: 170, Largest: 20})
	for ctx.Err() == nil {
		var some []store.Capture
		for range 4 {
			r := stream.Next()
			some = append(some, store.Capture{Capture: news.Capture{Name: r.ID, URL: "https://later.example/" + r.ID, Media: "text/html", Body: r.Page()}})
		}
		if _, err := l.Add(ctx, some, store.Mark{}); err == nil {
			_ = l.Drain(ctx) // ends with ctx
		}
	}
}

// read lets readers ask for b.N pages, each looked at for a while, and tells the slowest in a hundred, and the
// longest page.
func read(b *testing.B, s *testSite, choose func(*rand.Rand) string, look time.Duration) {
	var mutex sync.Mutex
	var took []time.Duration
	longest := 0
	b.SetParallelism(max(1, readers/runtime.GOMAXPROCS(0)))
	b.RunParallel(func(p *testing.PB) {
		random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
		for p.Next() {
			time.Sleep(time.Duration(random.Float64() * 2 * float64(look)))
			at := choose(random)
			begun := time.Now()
			w := s.get(at)
			d := time.Since(begun)
			mutex.Lock()
			took = append(took, d)
			longest = max(longest, w.Body.Len())
			if w.Code != http.StatusOK {
				b.Errorf("%s: %d", at, w.Code)
			}
			mutex.Unlock()
		}
	})
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
	b.ReportMetric(float64(longest)/1000, "kB")
}
