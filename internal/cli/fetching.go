package cli

import (
	"errors"
	"fmt"
	"regexp"
	"sync"
	"time"

	"headwater/internal/fetch"
	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/watch"
)

// fetchFlags say how a command asks publishers.
type fetchFlags struct {
	Contact  string        `env:"HEADWATER_CONTACT" placeholder:"ADDRESS" help:"A mail or web address at which publishers can reach you; without one nothing is fetched; default $HEADWATER_CONTACT."`
	Loopback bool          `help:"Also fetch from this machine, for pages of your own."`
	Days     int           `default:"7" placeholder:"N" help:"From sitemaps, take the reports of the last N days; default ${default}."`
	Delay    time.Duration `hidden:"" default:"1s" help:"Pause between two requests to a host."`
}

// leases is for how many of a library's leases its watcher holds what it has in hand: a page takes longer to come
// than to be read.
const leases = 6

// watcher asks publishers on behalf of a library.
func (f *fetchFlags) watcher(l *ingest.Library) (*watch.Watcher, error) {
	w, err := watch.New(l, fetch.Options{Contact: f.Contact, Version: version(), AllowLoopback: f.Loopback, Delay: f.Delay}, leases*l.Lease)
	var p *news.Problem
	if errors.As(err, &p) {
		p.Do = "give a mail or web address at which you can be reached, with --contact or in HEADWATER_CONTACT"
	}
	if err != nil {
		return nil, err
	}
	w.Days = f.Days
	return w, nil
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)

// isAddress reports whether what a user gave is an address of whatever scheme, not a path.
func isAddress(s string) bool { return scheme.MatchString(s) }

// teller prints what a watcher tells: on s.Out what came, on s.Err what did not.
type teller struct {
	s      *Streams
	page   *page
	quiet  bool
	clock  bool // lines begin with the time
	logged bool // failures stand in a log instead
	mu     sync.Mutex

	asked, failed, unreachable int // feeds that answered; addresses that could not be had, and of those the ones that may be later
}

func newTeller(s *Streams, quiet, clock bool) *teller {
	return &teller{s: s, page: newPage(s.Out, s.Environ), quiet: quiet, clock: clock}
}

// tell prints one event. That nothing changed is not worth a line.
func (t *teller) tell(e watch.Event) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e.Kind {
	case watch.Failed, watch.GivenUp:
		t.problem(e)
	case watch.Asked:
		t.asked++
		if e.Items > 0 {
			t.line(fmt.Sprintf("%d new", e.Items), e.Title, e.Address)
		}
	case watch.Moved, watch.Named:
		t.line(string(e.Kind), e.Address, "→ "+e.To)
	case watch.Same:
	default:
		t.line(string(e.Kind), e.Title, e.Address)
		if e.Source != "" {
			t.line("", "from "+e.Source+", says the feed", "")
		}
	}
}

func (t *teller) problem(e watch.Event) {
	var p *news.Problem
	if errors.As(e.Err, &p) {
		t.failed++
	}
	if p != nil && p.Kind == news.Unreachable {
		t.unreachable++
	}
	note := ""
	if e.Kind == watch.GivenUp {
		note = " (not tried again)"
	}
	if !t.logged {
		fmt.Fprintf(t.s.Err, "headwater: %s%s\n", printable(e.Err.Error()), note)
	}
}

// line prints what happened, to what, and where.
func (t *teller) line(what, title, address string) {
	if t.quiet {
		return
	}
	at := ""
	if t.clock {
		at = time.Now().Format("15:04:05 ")
	}
	line := fmt.Sprintf("%s%-9s %s", at, what, oneLine(title, 100))
	if address != "" {
		line += "  " + faint.Render(oneLine(address, 0))
	}
	t.page.line(0, line)
}
