// Package invent makes a stream of news that never happened, for measuring how fast and in how much memory a
// library grows, and how its reports are put into stories. Reports of some 700 words come in order of
// publication, a number each day. An event has from one report to many (most have few), spread over days with
// new sentences on each; outlets copy one another, tell the same in other words, and now and then print an
// article of months ago once more. The same seed gives the same stream.
package invent

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Report is one invented report.
type Report struct {
	ID, URL, Publisher, Title string
	Paragraphs                []string
	Published                 time.Time
	Story                     string // the event it tells of
	Recycled                  bool   // it repeats a report of months before
}

// Options say what a stream is like.
type Options struct {
	Seed     uint64
	PerDay   int     // reports published each day
	Largest  int     // most reports of one event
	Recycled float64 // how many of all reports repeat one of months before
}

// Stream gives reports one after the other.
type Stream struct {
	Options
	random *rand.Rand
	now    time.Time
	made   int
	events int
	open   []*event
	old    []*Report // what may be printed once more
}

// firstDay is when a stream begins.
var firstDay = time.Date(2031, time.January, 6, 5, 0, 0, 0, time.UTC)

// restsFor is how long ago what is printed once more came out first.
const restsFor = 90 * 24 * time.Hour

// New begins a stream.
func New(o Options) *Stream {
	return &Stream{Options: o, random: rand.New(rand.NewPCG(o.Seed, 1)), now: firstDay}
}

// Next gives the next report.
func (s *Stream) Next() *Report {
	s.now = s.now.Add(24 * time.Hour / time.Duration(s.PerDay))
	s.made++
	if len(s.old) > 0 && s.now.Sub(s.old[0].Published) > restsFor && s.random.Float64() < s.Recycled {
		return s.recycle()
	}
	e := s.choose()
	r := s.report(e)
	e.told = append(e.told, r)
	if s.random.IntN(10) == 0 {
		s.old = append(s.old, r)
	}
	return r
}

// choose takes up an event that has reports left, or begins one. An event's reports come thick at first.
func (s *Stream) choose() *event {
	for range 3 {
		if len(s.open) < 4 || s.random.IntN(5) == 0 {
			break
		}
		i := len(s.open) - 1 - int(s.random.ExpFloat64()*float64(s.PerDay)/12)
		if i < 0 {
			continue
		}
		e := s.open[i]
		if e.left--; e.left == 0 {
			s.open = append(s.open[:i], s.open[i+1:]...)
		}
		return e
	}
	s.events++
	size := min(s.Largest, int(1/(1-s.random.Float64())))
	e := newEvent(s.random, fmt.Sprintf("e%d", s.events), s.now, size-1)
	e.learn(50, s.now)
	if e.left > 0 {
		s.open = append(s.open, e)
	}
	return e
}

// report makes the next report of an event: a copy of one before with some of it changed, or a new one.
func (s *Stream) report(e *event) *Report {
	r := s.outlet()
	r.Story, r.Title = e.label, e.headline()
	if len(e.told) == 0 {
		r.Paragraphs = s.told(e, 36)
		return r
	}
	e.learn(3, s.now)
	if s.random.IntN(5) < 2 {
		first := e.told[s.random.IntN(len(e.told))]
		r.Title = first.Title
		kept := first.Paragraphs[:len(first.Paragraphs)*(6+s.random.IntN(4))/10]
		r.Paragraphs = append(s.told(e, 10), kept...)
		return r
	}
	r.Paragraphs = s.told(e, 30+s.random.IntN(12))
	return r
}

// outlet begins a report of some outlet.
func (s *Stream) outlet() *Report {
	n := s.random.IntN(600)
	town := onsets[n%len(onsets)] + placeEnds[n%len(placeEnds)]
	name := outlets[n%len(outlets)]
	id := fmt.Sprintf("r%d", s.made)
	return &Report{ID: id, Publisher: town + " " + name, Published: s.now,
		URL: fmt.Sprintf("https://%s%s.example/%s/%s", strings.ToLower(town), strings.ToLower(name), s.now.Format("2006/01/02"), id)}
}

// told gives paragraphs of so many of an event's sentences, 56 at most, and some background.
func (s *Stream) told(e *event, n int) []string {
	var paragraphs []string
	order := s.random.Perm(len(e.sentences))
	way := s.random.IntN(2)
	var p []string
	for i := range n {
		at := len(e.sentences) - 1 - i // what is new comes first
		if i >= 6 {
			at = order[i-6]
		}
		p = append(p, e.sentences[at][way])
		if i%9 == 8 {
			p = append(p, pick(s.random, background))
		}
		if len(p) >= 2 {
			paragraphs, p = append(paragraphs, strings.Join(p, " ")), nil
		}
	}
	if p != nil {
		paragraphs = append(paragraphs, strings.Join(p, " "))
	}
	return paragraphs
}

// recycle prints an old report once more, under another headline.
func (s *Stream) recycle() *Report {
	last := 0
	for last+1 < len(s.old) && s.now.Sub(s.old[last+1].Published) > restsFor {
		last++
	}
	first := s.old[s.random.IntN(last+1)]
	r := s.outlet()
	r.Story, r.Recycled, r.Title = first.Story, true, first.Title
	r.Paragraphs = append([]string{pick(s.random, background)}, first.Paragraphs...)
	return r
}
