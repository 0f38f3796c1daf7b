// Package news holds the nouns of the trade, and nothing that does work: what was captured,
// the article in it, what a reader finds there, and what a comparison of several articles yields.
//
// The words are used in one sense only. A publisher is an outlet. A source is who a statement is
// attributed to. An attribution is a source, a cue and a content in one article. A claim is one
// proposition across articles. An origin is an independent root of reporting. A derivation says
// that one article draws on another. A story is a set of articles about one event.
//
// Every statement about an article carries a byte span into that article's frozen Text.
package news

import (
	"time"

	"headwater/internal/text"
)

// Capture is what was handed in, byte for byte.
type Capture struct {
	Name  string // path or URL as the user gave it, for messages and output
	URL   string // empty for a file
	Media string // declared media type; empty when unknown
	Body  []byte
}

// Article is the report found in one capture. It is never changed once made.
type Article struct {
	File, URL string // where it came from; one of the two is set
	SHA256    string // of the captured bytes, lower-case hex

	Publisher Publisher // zero when nothing tells
	// OwnName is the name, perhaps a short one ("Herald"), by which an article without publisher seems
	// to speak of its own outlet, or a full one that stands where the outlet's may; empty when none does.
	OwnName   string
	SpeaksOwn bool      // the text speaks of OwnName so; it does not merely stand beside the writer
	Title     text.Span // into Text; empty when there is none
	Byline    string    // the writer's name or names, without "By"
	Agency    string    // agency named in the dateline or a closing tag, such as "(Continental Wire)"
	Dateline  Dateline
	Published Window // zero when nothing tells yet
	// Reversed is the other day that Published can mean, where it was read from a date such as
	// 05/06/2026; zero where there is none.
	Reversed Window
	Language string // ISO 639-1, empty when it cannot be told
	// Version tells which text of its page this is, from 1 in the order in which they were captured; 0
	// where only one is known.
	Version int

	Text string
	// Furniture are the parts of Text that are not reporting: byline, dateline, agency tags,
	// copyright line. In order, without overlap.
	Furniture []text.Span
}

// Headline returns the words of the title, or "".
func (a *Article) Headline() string { return a.Title.Of(a.Text) }

// Publisher names the outlet that published an article.
type Publisher struct {
	Name  string
	Basis Basis
}

// Dateline is the place and day that open an agency report: "WASHINGTON, Dec. 30 —".
type Dateline struct {
	Place string
	Date  time.Time // midnight UTC; zero when the line has no date
	Span  text.Span
}

// Basis says where a fact about an article was found.
type Basis string

const (
	FromMetadata      Basis = "metadata"
	FromByline        Basis = "byline"
	FromSelfReference Basis = "self-reference"
	FromURL           Basis = "url"
	FromDateline      Basis = "dateline"
	FromText          Basis = "text"
	Inferred          Basis = "inferred"
	Given             Basis = "given"
)

// Window is a span of time within which something happened, both ends included. When Clock is
// set the two are instants (in the zone the page gave); otherwise they are days at midnight UTC.
type Window struct {
	Earliest, Latest time.Time
	Clock            bool
	Basis            Basis
}

// IsZero reports whether nothing is known.
func (w Window) IsZero() bool { return w.Earliest.IsZero() && w.Latest.IsZero() }

// Day returns midnight UTC of the given civil date, the form every day in this program takes.
func Day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// DayOf returns the civil day of t in t's own zone.
func DayOf(t time.Time) time.Time { return Day(t.Date()) }
