package web

import (
	"net/http"
	"time"

	"headwater/internal/desk"
)

// feedsPage lists what is followed, those in trouble first.
type feedsPage struct {
	frame
	Feeds []feedLine
	Pager pager
	Tally []tallyLine
}

const feedsOfPage = 100

type feedLine struct {
	Title, Address, Href string
	Health, Tone         string
	Checked, Changed     string
	Every                string
	Reason               string
	Failures             int
}

// healths are the states of a feed in words, those first that somebody should look at.
var healths = []struct {
	health           desk.Health
	word, many, tone string
}{
	{desk.Dead, "dead", "dead: no answer for long", "bad"},
	{desk.Failing, "failing", "failing: the last answer was none", "bad"},
	{desk.Late, "late", "late: nobody has looked for long", "mild"},
	{desk.Ended, "ended", "ended by the publisher", "mild"},
	{desk.Waiting, "waiting", "waiting to be asked for the first time", ""},
	{desk.Well, "well", "well", "good"},
}

// feeds shows the feeds that are followed, with how they are.
func (s *Site) feeds(w http.ResponseWriter, r *http.Request) error {
	list, err := s.Desk.Feeds(r.Context())
	if err != nil {
		return err
	}
	p := feedsPage{frame: s.frame(r, "Feeds", "feeds")}
	now := time.Now()
	for _, h := range healths {
		n := 0
		for i := range list {
			if list[i].Health == h.health {
				p.Feeds = append(p.Feeds, newFeedLine(&list[i], h.word, h.tone, now))
				n++
			}
		}
		if n > 0 {
			p.Tally = append(p.Tally, tallyLine{N: n, Words: h.many, Tone: h.tone})
		}
	}
	n, err := askedPage(r.URL.Query().Get("page"))
	if err != nil {
		return err
	}
	if p.Pager, err = newPager(r, n, len(p.Feeds), feedsOfPage); err != nil {
		return err
	}
	p.Feeds = p.Feeds[min((n-1)*feedsOfPage, len(p.Feeds)):min(n*feedsOfPage, len(p.Feeds))]
	return s.show(w, r, http.StatusOK, "feeds.html", p)
}

func newFeedLine(f *desk.Feed, word, tone string, now time.Time) feedLine {
	line := feedLine{Title: clip(oneLine(f.Title), 100), Address: f.Address, Href: webAddress(f.Address), Health: word, Tone: tone, Failures: f.Failures}
	line.Checked, line.Changed = agoText(f.Checked, now), agoText(f.Changed, now)
	if f.Every > 0 {
		line.Every = durationText(f.Every)
	}
	if f.Failures > 0 {
		line.Reason = sentence(clip(f.Reason, 200))
	}
	return line
}

// agoText says how long ago a moment was.
func agoText(t, now time.Time) string {
	switch d := now.Sub(t); {
	case t.IsZero():
		return "never"
	case d < time.Minute:
		return "just now"
	default:
		return durationText(d) + " ago"
	}
}

// durationText writes a length of time in its largest unit.
func durationText(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return count(int(d.Hours()/24), "day")
	case d >= time.Hour:
		return count(int(d.Hours()), "hour")
	case d >= time.Minute:
		return count(int(d.Minutes()), "minute")
	}
	return count(int(d.Seconds()), "second")
}
