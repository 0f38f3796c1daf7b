package cli

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"
)

// progress shows on the standard error how far work has come: nothing in the first two seconds, then a bar
// where there is a terminal, and where there is none a line now and then, ever more rarely, as suits a log.
// What is written to it stands above the bar. There is one bar at a time.
type progress struct {
	w               io.Writer
	quiet, terminal bool
	log             *slog.Logger // where the lines go instead of w; may be nil

	mutex sync.Mutex
	bars  *mpb.Progress // while a bar is shown
}

const (
	silentFor = 2 * time.Second
	// Lines are as far apart as half the time that has passed, within these bounds.
	firstLine, rarestLine = 15 * time.Second, 5 * time.Minute
)

func newProgress(w io.Writer, quiet bool) *progress {
	f, ok := w.(*os.File)
	return &progress{w: w, quiet: quiet, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

// Write writes lines for people above the bar.
func (p *progress) Write(b []byte) (int, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.bars != nil {
		return p.bars.Write(b)
	}
	return p.w.Write(b)
}

// wait waits until it is time to show something again, and reports whether ctx goes on.
func (p *progress) wait(ctx context.Context) bool {
	every := firstLine
	if p.terminal && p.log == nil {
		every = silentFor / 4
	}
	if p.quiet {
		<-ctx.Done()
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(every):
		return true
	}
}

// step is a piece of work whose progress is shown; nil shows nothing.
type step struct {
	*progress
	what        string
	begun, told time.Time
	base        int64 // what was done before it began
	bar         *mpb.Bar
	at          atomic.Pointer[reached]
}

// reached is how far a step has come: count of what it does, and the part of the whole, in any unit.
type reached struct{ count, done, total int64 }

// step begins a piece of work.
func (p *progress) step(what string) *step {
	if p.quiet {
		return nil
	}
	return &step{progress: p, what: what, begun: time.Now()}
}

// follow shows what others do: it begins a step when something is left to do, and ends it when nothing is.
func (p *progress) follow(s *step, what string, done, left int64) *step {
	if left == 0 {
		s.end()
		return nil
	}
	if s == nil {
		if s = p.step(what); s == nil {
			return nil
		}
		s.base = done
	}
	done -= s.base
	s.tell(done, done, done+left)
	return s
}

// tell shows that count were done, and how much that is of the total, which is 0 when it is not known.
func (s *step) tell(count, done, total int64) {
	if s == nil {
		return
	}
	passed := time.Since(s.begun)
	s.at.Store(&reached{count, done, total})
	switch {
	case passed < silentFor:
	case s.terminal && s.log == nil:
		s.draw(done, total)
	case time.Since(s.told) >= min(max(passed/2, firstLine), rarestLine) && passed >= firstLine:
		s.told = time.Now()
		s.write(total)
	}
}

// write writes a line.
func (s *step) write(total int64) {
	if s.log != nil {
		at := s.at.Load()
		s.log.Info("progress", "step", s.what, "count", at.count, "done", at.done, "total", total)
		return
	}
	fmt.Fprintln(s.progress, strings.TrimSpace(s.what+" "+s.amount())+", "+s.pace())
}

// draw draws the bar.
func (s *step) draw(done, total int64) {
	if s.bar == nil {
		s.bar = s.newBar()
	}
	s.bar.SetTotal(total, false)
	s.bar.SetCurrent(done)
}

func (s *step) newBar() *mpb.Bar {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.bars = mpb.New(mpb.WithOutput(s.w))
	line := mpb.BarStyle().Lbound("[").Filler("=").Tip(">").Padding(" ").Rbound("]").Build()
	known := mpb.BarFillerFunc(func(w io.Writer, st decor.Statistics) error {
		if st.Total <= 0 {
			return nil
		}
		return line.Fill(w, st)
	})
	return s.bars.MustAdd(0, known,
		mpb.PrependDecorators(decor.Any(func(decor.Statistics) string { return s.what + " " + s.amount() + " " })),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return " " + s.pace() })))
}

// amount says how much was done, and of how much where that is counted alike.
func (s *step) amount() string {
	at := s.at.Load()
	if *at == (reached{}) {
		return ""
	}
	if at.total > 0 && at.count == at.done {
		return fmt.Sprintf("%d of %d", at.count, at.total)
	}
	return fmt.Sprint(at.count)
}

// pace says how fast it goes, and how long the rest will take; of what is not counted, how long it has taken.
func (s *step) pace() string {
	at, passed := s.at.Load(), time.Since(s.begun)
	if *at == (reached{}) {
		return passed.Round(time.Second).String()
	}
	rate, digits := float64(at.count)/passed.Seconds(), 0
	if rate < 10 {
		digits = 1
	}
	out := fmt.Sprintf("%.*f a second", digits, rate)
	if left := at.total - at.done; left > 0 && at.done > 0 {
		out += fmt.Sprintf(", %s left", (time.Duration(float64(passed) * float64(left) / float64(at.done))).Round(time.Second))
	}
	return out
}

// end ends a step and takes its bar off the terminal.
func (s *step) end() {
	if s == nil || s.bar == nil {
		return
	}
	s.bar.Abort(true)
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.bars.Wait()
	s.bars, s.bar = nil, nil
}
