package ingest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"headwater/internal/cluster"
	"headwater/internal/news"
	"headwater/internal/reuse"
	"headwater/internal/store"
)

// mostAttempts is how often a capture is tried that ends its reader, such as one that takes all memory.
const mostAttempts = 6

// readJob reads one capture and saves what came of it.
func (l *Library) readJob(ctx context.Context, job store.Job) error {
	seq, begun := store.Seq(job.Subject), time.Now()
	read, err := l.readCapture(ctx, seq, job)
	if err != nil {
		return err
	}
	counter := &l.Tally.Unread
	if read.Reading != nil {
		counter = &l.Tally.Read
	}
	err = l.FinishRead(ctx, job, read)
	if err == nil {
		counter.Add(1)
		l.tell(CaptureRead{seq, read.Problem, time.Since(begun)})
	}
	return err
}

// readCapture reads a capture. Dates without a year are the latest ones not after the day of the capture, so
// that reading it again later gives the same.
func (l *Library) readCapture(ctx context.Context, seq store.Seq, job store.Job) (store.Read, error) {
	read := store.Read{Engine: ReadEngine}
	if job.Attempt > mostAttempts {
		read.Problem = &news.Problem{Kind: news.Unreadable, Where: fmt.Sprintf("capture %d", seq), What: "reading it failed several times",
			Do: "run headwater doctor", Err: errors.New(strings.Join(job.Reasons, "; "))}
		return read, nil
	}
	c, err := l.Capture(ctx, seq)
	if err != nil {
		return read, err
	}
	read.Reading, err = Read(&c.Capture, news.DayOf(c.Arrived))
	if err != nil && !errors.As(err, &read.Problem) {
		return read, err
	}
	if read.Reading != nil {
		read.Prints = reuse.Prints(read.Reading.Document)
		sketch := cluster.Describe(reportID(seq), read.Reading)
		read.Sketch = sketch.Sketch()
	}
	return read, nil
}

// reportID is what a capture is called among those that are grouped.
func reportID(seq store.Seq) string { return strconv.FormatInt(int64(seq), 10) }

func seqOf(id string) (store.Seq, error) {
	n, err := strconv.ParseInt(id, 10, 64)
	return store.Seq(n), err
}
