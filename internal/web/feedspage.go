package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"
	"time"

	"headwater/internal/desk"
	"headwater/internal/editing"
	"headwater/internal/news"
)

// feedsPage lists what is followed, those in trouble first.
type feedsPage struct {
	frame
	Feeds []feedLine
	Pager pager
	Tally []tallyLine

	Asks, Watches  bool   // publishers can be asked, and are by this process
	Address, Wrong string // what was to be followed, and why it is not
}

const feedsOfPage = 100

type feedLine struct {
	Title, Address, Href string
	Health, Tone         string
	Checked, Changed     string
	Every                string
	Reason               string
	Failures             int
	Key                  string // names it in what changes it
	CanAsk               bool   // it can be asked at once
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
	return s.showFeeds(w, r, http.StatusOK, "", "")
}

// showFeeds shows them with what is wrong with an address that was to be followed, if any.
func (s *Site) showFeeds(w http.ResponseWriter, r *http.Request, status int, address, wrong string) error {
	list, err := s.Desk.Feeds(r.Context())
	if err != nil {
		return err
	}
	p := feedsPage{frame: s.frame(r, "Feeds", "feeds"), Address: address, Wrong: wrong}
	p.Notice = s.toldOnce(w, r)
	if s.Edit != nil {
		p.Asks, p.Watches = s.Edit.Asks(), s.Edit.Watches
	}
	p.fill(list, time.Now())
	n, err := askedPage(r.URL.Query().Get("page"))
	if err != nil {
		return err
	}
	if p.Pager, err = newPager(r, n, len(p.Feeds), feedsOfPage); err != nil {
		return err
	}
	p.Feeds = p.Feeds[min((n-1)*feedsOfPage, len(p.Feeds)):min(n*feedsOfPage, len(p.Feeds))]
	return s.show(w, r, status, "feeds.html", p)
}

// fill lists the feeds by how they are.
func (p *feedsPage) fill(list []desk.Feed, now time.Time) {
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
}

// feedAsked gives the address of the feed that a form or link names by its key; what is no key of a feed is not there.
func (s *Site) feedAsked(ctx context.Context, key string) (string, error) {
	list, err := s.Desk.Feeds(ctx)
	if err != nil {
		return "", err
	}
	for i := range list {
		if feedKey(list[i].Address) == key {
			return list[i].Address, nil
		}
	}
	return "", &news.Problem{Kind: news.NotFound, What: "this feed is not followed", Do: "see the list of feeds"}
}

// feedKey names a feed on its page, however long its address is.
func feedKey(address string) string {
	sum := sha256.Sum256([]byte(address))
	return hex.EncodeToString(sum[:8])
}

// changeFeeds follows a feed, gives one up, or has it asked at once.
func (s *Site) changeFeeds(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return formProblem(err)
	}
	if do := r.PostForm.Get("do"); do == "stop" || do == "ask" {
		return s.changeFeed(w, r, do)
	}
	address := strings.TrimSpace(r.PostForm.Get("address"))
	f, err := s.Edit.Follow(r.Context(), address)
	words, status, err := wrongOr(err)
	switch {
	case err != nil:
		return err
	case words != "":
		return s.showFeeds(w, r, status, address, words)
	}
	return s.done(w, r, "/feeds", notice{Words: followedText(f)})
}

// changeFeed gives a feed up, or has it asked at once.
func (s *Site) changeFeed(w http.ResponseWriter, r *http.Request, do string) error {
	address, err := s.feedAsked(r.Context(), r.PostForm.Get("feed"))
	told := clip(address, 200)
	switch {
	case err != nil:
	case do == "stop":
		err = s.Edit.Unfollow(r.Context(), address)
		told += " is followed no more. What was captured stays."
	default:
		err = s.Edit.AskNow(r.Context(), address)
		told += " is asked as soon as its turn comes."
	}
	words, status, err := wrongOr(err)
	switch {
	case err != nil:
		return err
	case words != "":
		return s.showFeeds(w, r, status, "", words)
	}
	return s.done(w, r, "/feeds", notice{Words: told})
}

// followedText tells what came of following an address.
func followedText(f *editing.Followed) string {
	var told string
	switch {
	case len(f.New) == 1:
		told = "Followed from now on: " + feedText(f.New[0]) + "."
	case len(f.New) > 0:
		told = fmt.Sprintf("Followed from now on: the %d feeds of that list.", len(f.New))
	case len(f.Known) == 1:
		told = "Followed already: " + feedText(f.Known[0]) + "."
	case len(f.Known) > 0:
		told = fmt.Sprintf("All %d feeds of that list are followed already.", len(f.Known))
	default:
		return "There is no feed in that list."
	}
	if len(f.New) > 0 && len(f.Known) > 0 {
		told += fmt.Sprintf(" %d more were followed already.", len(f.Known))
	}
	if f.Named != "" {
		told += " It is the feed that the page names."
	}
	return told
}

func feedText(f editing.Feed) string {
	if f.Title == "" {
		return clip(f.Address, 200)
	}
	return clip(oneLine(f.Title), 100) + ", " + clip(f.Address, 200)
}

// stopFeed asks whether a feed is to be given up.
func (s *Site) stopFeed(w http.ResponseWriter, r *http.Request) error {
	key := r.URL.Query().Get("feed")
	address, err := s.feedAsked(r.Context(), key)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, "confirm.html", confirmPage{
		frame: s.frame(r, "Stop following a feed", "feeds"), Question: "Stop following this feed?", Words: clip(oneLine(address), 300),
		More: "What was captured stays. Its pages are looked at for changes as long as they would have been.", Action: "/feeds", Back: "/feeds", Button: "Stop following",
		Fields: []choice{{Name: "do", Value: "stop"}, {Name: "feed", Value: key}},
	})
}

func newFeedLine(f *desk.Feed, word, tone string, now time.Time) feedLine {
	line := feedLine{Key: feedKey(f.Address), Title: clip(oneLine(f.Title), 100), Address: clip(f.Address, 160), Href: shortAddress(f.Address), Health: word, Tone: tone, Failures: f.Failures}
	line.Checked, line.Changed = agoText(f.Checked, now), agoText(f.Changed, now)
	line.CanAsk = !f.Ended()
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
