package timex

import "headwater/internal/text"

// A mention is a time expression as the grammar reads it, before it is known from which day it
// is reckoned.
type mention struct {
	text.Span
	first, end int // its pieces in the paragraph, [first, end); end is 0 for no mention
	sentence   int // index into Document.Sentences

	shape   shape
	when    period  // fixed
	grain   grain   // of the other shapes
	n       int     // deictic, anaphor, apart: how many grains away; length, hours apart: -1 up to then, 1 from then on
	units   int     // length: how many grains; 0 when that is not said
	event   string  // apart: lemma of what it counts from; empty for the date told before
	anchors []int   // apart: the mentions that date the event
	cycle   cycle   // named
	step    int     // named: -1 last, 0 this, 1 next
	stepped bool    // step was said
	ofYear  bool    // step is said of the year: "this year's third quarter"
	ofWeek  bool    // step is said of the week: "Monday of last week"
	quoted  bool    // stands in a quotation
	other   period  // fixed: what it means when day and month stand the other way round
	portion portion // narrows the period
	running bool    // "earlier this month", "later today": on one side of the day of speaking
	tense   tense

	part  string // code of a part of the day: "NI"
	clock string // "T21:41"
	value string // of lengths, repetitions and vague words: "P3D"
}

func (m mention) ok() bool { return m.end > 0 }

// shape says how an expression finds its place on the calendar.
type shape uint8

const (
	fixed    shape = iota + 1 // says it all: "21 October 2025", "1998"
	named                     // comes round again: "Monday", "March 3", "last fall"
	deictic                   // counted from the day of speaking: "last week", "two days ago"
	anaphor                   // counted from the date told before: "a week earlier", "that day"
	apart                     // counted from an event: "two days after the vote"
	length                    // a stretch of time: "three years"
	repeated                  // "every Tuesday", "daily"
	hazy                      // "recently", "the future"
)

// portion is the part of a period that is meant.
type portion uint8

const (
	whole portion = iota
	early
	mid
	late
)

// narrow gives the first and last day of the portion of p, generously: an early month is its
// first half.
func (o portion) narrow(p period) (int, int) {
	days := int(p.last().Sub(p.first).Hours()/24) + 1
	switch o {
	case early:
		return 0, days / 2
	case mid:
		return days / 4, days - days/4 - 1
	case late:
		return days / 2, days - 1
	}
	return 0, days - 1
}

// cycle is something that comes round every week or every year.
type cycle struct {
	kind    cycleKind
	a, b, c int
}

type cycleKind uint8

const (
	noCycle     cycleKind = iota
	ofWeekday             // a: 1 Monday to 7 Sunday
	ofDay                 // a: month, b: day of the month, c: its weekday, 0 when not told
	ofDayNumber           // b: day of the month
	ofMonth               // a: month
	ofSeason              // a: first month
	ofQuarter             // a: 1 to 4
	ofHalf                // a: 1 or 2
	ofNth                 // a: month, b: nth of it (-1 the last), c: weekday
	ofNthWeek             // a: month, b: nth of it (-1 the last)
	ofEaster              // a: days after Easter Sunday
)
