package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"headwater/internal/ingest"
	"headwater/internal/store"
)

// progress tells on the standard error how far work has come: nothing in the first two seconds, then one line
// that is written over where there is a terminal, or a line now and then where there is none.
type progress struct {
	w        io.Writer
	terminal bool
	begun    time.Time
	told     time.Time
}

const (
	silentFor = 2 * time.Second
	// lineEvery is how far apart the lines are where none can be written over.
	lineEvery = 15 * time.Second
)

// newProgress begins to measure; nil, which tells nothing, when quiet.
func newProgress(w io.Writer, quiet bool) *progress {
	if quiet {
		return nil
	}
	f, ok := w.(*os.File)
	return &progress{w: w, terminal: ok && term.IsTerminal(int(f.Fd())), begun: time.Now()}
}

// tell shows what was done when it is time to.
func (p *progress) tell(what string, done, total int64) {
	if p == nil || time.Since(p.begun) < silentFor {
		return
	}
	every := lineEvery
	if p.terminal {
		every = silentFor / 8
	}
	if time.Since(p.told) < every {
		return
	}
	p.told = time.Now()
	line := p.line(what, done, total)
	if p.terminal {
		fmt.Fprintf(p.w, "\r\x1b[K%s", line)
	} else {
		fmt.Fprintln(p.w, line)
	}
}

// line says how much was done, how fast, and how long the rest will take.
func (p *progress) line(what string, done, total int64) string {
	rate := float64(done) / time.Since(p.begun).Seconds()
	s := fmt.Sprintf("%s %d", what, done)
	if total > 0 {
		s += fmt.Sprintf(" of %d", total)
	}
	s += fmt.Sprintf(", %.0f a second", rate)
	if left := total - done; left > 0 && rate > 0 {
		s += fmt.Sprintf(", %s left", (time.Duration(float64(left) / rate * float64(time.Second))).Round(time.Second))
	}
	return s
}

// end clears the line that is written over.
func (p *progress) end() {
	if p != nil && p.terminal && !p.told.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// drain brings the library up to date and tells how far it has come.
func drain(ctx context.Context, l *ingest.Library, s *Streams, quiet bool) error {
	return watched(ctx, l, s, quiet, l.Drain)
}

// watched tells how far work on a library has come.
func watched(ctx context.Context, l *ingest.Library, s *Streams, quiet bool, work func(context.Context) error) error {
	watching, stop := context.WithCancel(ctx)
	var watch sync.WaitGroup
	watch.Go(func() { watchWork(watching, l, s, quiet) })
	err := work(ctx)
	stop()
	watch.Wait()
	return err
}

// watchWork tells what a library does until ctx ends: first the reading, then the judging of stories.
func watchWork(ctx context.Context, l *ingest.Library, s *Streams, quiet bool) {
	reading, judging := newProgress(s.Err, quiet), (*progress)(nil)
	tick := time.NewTicker(silentFor / 4)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			reading.end()
			return
		case <-tick.C:
		}
		backlog, err := l.Backlog(ctx)
		if err != nil {
			continue
		}
		read, built := l.Tally.Read.Load()+l.Tally.Unread.Load(), l.Tally.Built.Load()
		switch unread := waiting(backlog, store.ReadJob); {
		case unread > 0:
			reading.tell("read", read, read+unread)
		case judging == nil:
			judging = newProgress(s.Err, quiet)
		default:
			judging.tell("judged stories", built, built+waiting(backlog, store.BuildJob))
		}
	}
}

func waiting(backlog []store.Backlog, kind store.JobKind) int64 {
	for _, b := range backlog {
		if b.Kind == kind {
			return int64(b.Due + b.Waiting)
		}
	}
	return 0
}
