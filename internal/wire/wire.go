// Package wire puts the desk's answers into the JSON in which programs get them, from the API and from the
// tools for agents alike. Offsets are Unicode code points into a report's text, ends exclusive, and come with
// the exact words; days are written 2026-03-10 and moments as RFC 3339; what is not known is left out.
package wire

import (
	"time"

	"headwater/internal/desk"
	"headwater/internal/news"
	"headwater/internal/store"
)

// Report is a report as lists and references show it.
type Report struct {
	Seq       store.Seq     `json:"seq,omitempty" doc:"Number of the capture in the library; left out for a text that was handed in"`
	Story     store.StoryID `json:"story,omitempty" doc:"Number of the story it stands in"`
	Title     string        `json:"title,omitempty" doc:"Headline"`
	Publisher string        `json:"publisher,omitempty" doc:"Outlet, where it can be told"`
	Published string        `json:"published,omitempty" doc:"Latest moment at which it may have been published: a day, or a moment where one is given"`
	Captured  *time.Time    `json:"captured,omitempty" doc:"When it was captured"`
	Address   string        `json:"address,omitempty" doc:"URL or file it was captured from"`
	SHA256    string        `json:"sha256,omitempty" doc:"Hash of the captured bytes"`
	Words     int           `json:"words,omitempty" doc:"Length in words"`
	Former    store.Seq     `json:"former,omitempty" doc:"The capture before it at the same address"`
}

// NewReport puts a report into JSON.
func NewReport(r *desk.Report) Report {
	return Report{Seq: r.Seq, Story: r.Story, Title: r.Title, Publisher: r.Publisher, Published: dayOrMoment(r.Published), Captured: moment(r.Arrived),
		Address: r.Address, SHA256: r.SHA256, Words: r.Words, Former: r.Former}
}

func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// dayOrMoment writes midnight UTC as a day: that is how a day is kept.
func dayOrMoment(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Equal(news.DayOf(t.UTC())):
		return t.UTC().Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// Story is a story as lists show it.
type Story struct {
	ID           store.StoryID `json:"id" doc:"The story's number"`
	Title        string        `json:"title"`
	Newest       time.Time     `json:"newest" doc:"When its newest report came out"`
	Reports      int           `json:"reports" doc:"Number of reports"`
	Origins      int           `json:"origins" doc:"Most independent origins that one of its claims has"`
	Disputed     int           `json:"disputed" doc:"Claims that are disputed"`
	Corroborated int           `json:"corroborated" doc:"Claims with two independent origins or more"`
	Findings     []KindCount   `json:"findings" doc:"Findings by kind, most first"`
	Publishers   []string      `json:"publishers" doc:"Outlets in order of their first reports"`
	Growth       []DayCount    `json:"growth" doc:"Reports by day of publication, oldest first"`
	Stale        bool          `json:"stale" doc:"More has come since; it is about to be judged again"`
}

// KindCount counts the findings of one kind.
type KindCount struct {
	Kind  news.FindingKind `json:"kind"`
	Count int              `json:"count"`
}

// DayCount counts the reports of one day.
type DayCount struct {
	Day     string `json:"day" format:"date"`
	Reports int    `json:"reports"`
}

// NewStory puts a line of a list of stories into JSON.
func NewStory(s *desk.StoryLine) Story {
	out := Story{ID: s.ID, Title: s.Title, Newest: s.Newest, Reports: s.Reports, Origins: s.Origins, Disputed: s.Disputed, Corroborated: s.Confirmed,
		Findings: []KindCount{}, Publishers: append([]string{}, s.Publishers...), Growth: []DayCount{}, Stale: s.Stale}
	for _, k := range s.Findings {
		out.Findings = append(out.Findings, KindCount(k))
	}
	for _, d := range s.Growth {
		out.Growth = append(out.Growth, DayCount(d))
	}
	return out
}

// Stories is a page of stories.
type Stories struct {
	Stories []Story `json:"stories"`
	Next    string  `json:"next,omitempty" doc:"Cursor of the next page; left out on the last"`
}

// NewStories puts a page of stories into JSON.
func NewStories(p *desk.StoriesPage) Stories {
	out := Stories{Stories: []Story{}, Next: p.Next}
	for i := range p.Stories {
		out.Stories = append(out.Stories, NewStory(&p.Stories[i]))
	}
	return out
}

// Passage is some words of a report.
type Passage struct {
	Start int    `json:"start" doc:"Code points of the report's text before it"`
	End   int    `json:"end" doc:"Code points up to its end"`
	Exact string `json:"exact" doc:"The words"`
}

// Found is a page of reports that were looked for.
type Found struct {
	Hits []Hit  `json:"hits"`
	Next string `json:"next,omitempty" doc:"Cursor of the next page; left out on the last"`
}

// Hit is a report with the passage that shows why it was found.
type Hit struct {
	Report  Report `json:"report"`
	Snippet string `json:"snippet" doc:"The passage with most of the words asked for"`
}

// NewFound puts a page of a search into JSON.
func NewFound(p *desk.SearchPage) Found {
	out := Found{Hits: []Hit{}, Next: p.Next}
	for i := range p.Hits {
		out.Hits = append(out.Hits, Hit{NewReport(&p.Hits[i].ArticleLine), p.Hits[i].Snippet.Exact})
	}
	return out
}

// Feeds are the feeds that are watched.
type Feeds struct {
	Feeds []Feed `json:"feeds"`
}

// Feed is a feed with how it is.
type Feed struct {
	Address  string      `json:"address"`
	Title    string      `json:"title,omitempty"`
	Health   desk.Health `json:"health" enum:"well,waiting,failing,dead,late,ended" doc:"well: it answered when last asked; waiting: not asked yet; failing, dead: it failed, or many times in a row; late: nobody is watching; ended: its publisher says that there will be no more"`
	Checked  *time.Time  `json:"checked,omitempty" doc:"When it was last asked"`
	Changed  *time.Time  `json:"changed,omitempty" doc:"When something new was last found there"`
	Due      *time.Time  `json:"due,omitempty" doc:"When it is asked next"`
	Failures int         `json:"failures" doc:"In a row"`
	Reason   string      `json:"reason,omitempty" doc:"Of the last failure"`
}

// NewFeeds puts feeds into JSON.
func NewFeeds(list []desk.Feed) Feeds {
	out := Feeds{Feeds: []Feed{}}
	for _, f := range list {
		out.Feeds = append(out.Feeds, Feed{f.Address, f.Title, f.Health, moment(f.Checked), moment(f.Changed), moment(f.Due), f.Failures, f.Reason})
	}
	return out
}
