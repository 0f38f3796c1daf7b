// Package ingest is the one place that knows the order of the stages: a capture becomes an article,
// its language is read, then its times, quantities and names, then whom its pronouns mean, then who
// says what; the readings of several articles are compared, undated ones are dated from what the
// others show, and the dossier of it all is judged.
//
// The order of the captures never matters: readings are put in one canonical order (by time of
// publication, undated ones last, then by the hash of the captured bytes) before anything compares them.
package ingest

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"time"

	"headwater/internal/attribute"
	"headwater/internal/coref"
	"headwater/internal/entity"
	"headwater/internal/extract"
	"headwater/internal/news"
	"headwater/internal/quantity"
	"headwater/internal/reuse"
	"headwater/internal/story"
	"headwater/internal/text"
	"headwater/internal/timex"
)

// Read reads one capture. Dates without a year are the latest ones not after asOf (midnight UTC).
// Its errors are *news.Problem.
func Read(c *news.Capture, asOf time.Time) (*news.Reading, error) {
	a, err := extract.Article(c, asOf)
	if err != nil {
		return nil, err
	}
	return ReadArticle(a, asOf), nil
}

// ReadArticle reads an article that was found already.
func ReadArticle(a *news.Article, asOf time.Time) *news.Reading {
	r := &news.Reading{Article: a, Document: text.Analyze(a.Text)}
	r.Times = timex.Read(r.Document, a.Published, asOf)
	r.Quantities = quantity.Read(r.Document)
	r.Entities = entity.Read(r.Document, a)
	r.References = coref.Read(r.Document, r.Entities)
	r.Attributions = attribute.Read(r)
	return r
}

// Outcome is what became of one capture: a reading or the reason there is none.
type Outcome struct {
	Capture *news.Capture
	Reading *news.Reading
	Err     error
}

// ReadAll reads every capture, as many at once as there are processors, and gives the outcomes in
// the captures' order. It stops early, with the context's error in what was not read, when ctx ends.
func ReadAll(ctx context.Context, captures []*news.Capture, asOf time.Time) []Outcome {
	outcomes := make([]Outcome, len(captures))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(captures)) {
		workers.Go(func() {
			for i := range next {
				outcomes[i] = readOne(ctx, captures[i], asOf)
			}
		})
	}
	for i := range captures {
		next <- i
	}
	close(next)
	workers.Wait()
	return outcomes
}

func readOne(ctx context.Context, c *news.Capture, asOf time.Time) Outcome {
	if err := ctx.Err(); err != nil {
		return Outcome{Capture: c, Err: err}
	}
	r, err := Read(c, asOf)
	return Outcome{Capture: c, Reading: r, Err: err}
}

// Compare judges a set of readings, which it puts in canonical order and dates where they are
// undated. It is given every reading of the story, and keeps them.
func Compare(readings []*news.Reading, asOf time.Time) *news.Story {
	settleReversed(readings, asOf)
	nameOwners(readings)
	sortReadings(readings)
	alignments, derivations, near := reuse.Trace(readings)
	if dateUndated(readings, alignments, derivations, asOf) {
		sortReadings(readings)
		alignments, derivations, near = reuse.Trace(readings)
	}
	d := &news.Dossier{AsOf: asOf, Readings: readings, Alignments: alignments, Derivations: derivations, NearDuplicates: near}
	parentsFirst(d)
	return story.Build(d)
}

func sortReadings(readings []*news.Reading) {
	slices.SortStableFunc(readings, func(x, y *news.Reading) int {
		a, b := x.Article, y.Article
		return cmp.Or(comparePublished(a.Published, b.Published),
			cmp.Compare(a.SHA256, b.SHA256), cmp.Compare(a.File, b.File), cmp.Compare(a.URL, b.URL))
	})
}

// comparePublished puts the earlier first and the undated last. Days and instants are compared by
// day first: an article dated only by its day may have come at any hour of it.
func comparePublished(a, b news.Window) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return cmp.Or(news.DayOf(a.Earliest).Compare(news.DayOf(b.Earliest)), a.Earliest.Compare(b.Earliest), a.Latest.Compare(b.Latest))
}
