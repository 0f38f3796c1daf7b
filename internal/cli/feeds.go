package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/watch"
)

type feedsCommand struct {
	libraryFlag
	Format  string `enum:"text,json" default:"text" short:"f" help:"What to print: ${enum}; json is a line for each feed."`
	Failing bool   `help:"Only those that failed when last asked, or have ended."`
}

// Run lists the feeds that a library follows, and how they fare.
func (c *feedsCommand) Run(ctx context.Context, s *Streams) error {
	return c.with(ctx, func(l *ingest.Library) error {
		list, err := watch.Feeds(ctx, l)
		if err != nil {
			return err
		}
		p, now := newPage(s.Out, s.Environ), time.Now()
		encoder := json.NewEncoder(s.Out)
		for _, f := range list {
			switch {
			case c.Failing && f.Failures == 0:
			case c.Format == "json":
				if err := feedLine(encoder, &f); err != nil {
					return err
				}
			default:
				p.feed(&f, now)
			}
		}
		if len(list) == 0 && c.Format == "text" {
			_, err = io.WriteString(s.Out, "No feed is followed; begin with headwater follow.\n")
		}
		return cmp.Or(err, p.err)
	})
}

// feed prints how a feed fares.
func (p *page) feed(f *watch.Health, now time.Time) {
	p.para(0, 4, strong.Render(oneLine(cmp.Or(f.Title, "(no title)"), 0)))
	p.para(4, 8, faint.Render(oneLine(f.Address, 0)))
	if f.Checked.IsZero() {
		p.line(4, "not asked yet; headwater watch does it")
		return
	}
	line := count(f.Found, "report") + " found"
	if !f.Changed.IsZero() {
		line += ", something new " + span(now.Sub(f.Changed)) + " ago"
	}
	line += "; asked " + span(now.Sub(f.Checked)) + " ago"
	if f.Every > 0 {
		line += ", every " + span(f.Every) + " or so"
	}
	if f.Failures == 0 {
		line += ", again " + ahead(f.Due.Sub(now))
	}
	p.para(4, 4, line)
	switch {
	case f.Ended():
		p.para(4, 4, alarm.Render("ended: "+oneLine(f.Reason, 0)))
	case f.Failures > 0:
		p.para(4, 4, warning.Render(fmt.Sprintf("failed %s in a row: %s; asked again %s", count(f.Failures, "time"), oneLine(f.Reason, 0), ahead(f.Due.Sub(now)))))
	}
}

// ahead tells when something will be done.
func ahead(d time.Duration) string {
	if d <= 0 {
		return "when headwater watch runs"
	}
	return "in " + span(d)
}

// span writes a length of time in its largest unit.
func span(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return count(int(d/(24*time.Hour)), "day")
	case d >= 2*time.Hour:
		return count(int(d/time.Hour), "hour")
	case d >= 2*time.Minute:
		return count(int(d/time.Minute), "minute")
	}
	return count(max(int(d/time.Second), 0), "second")
}

// feedLine writes a feed as a line of JSON.
func feedLine(e *json.Encoder, f *watch.Health) error {
	return e.Encode(struct {
		Address  string    `json:"address"`
		Title    string    `json:"title"`
		Added    time.Time `json:"added"`
		Asked    time.Time `json:"asked,omitzero"`
		Changed  time.Time `json:"changed,omitzero"`
		Due      time.Time `json:"due"`
		Every    int       `json:"every"` // seconds
		Found    int       `json:"found"`
		Failures int       `json:"failures"`
		Reason   string    `json:"reason,omitempty"`
		Ended    bool      `json:"ended"`
	}{f.Address, f.Title, f.Added, f.Checked, f.Changed, f.Due, int(f.Every.Seconds()), f.Found, f.Failures, f.Reason, f.Ended()})
}
