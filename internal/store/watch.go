package store

import (
	"time"

	"headwater/internal/news"
)

// WatchKind says what is looked at again and again.
type WatchKind int

const (
	FeedWatch WatchKind = iota + 1 // a feed or sitemap, for new items
	PageWatch                      // an article, for silent edits
)

// Watch is an address that is looked at again and again.
type Watch struct {
	Address string
	Kind    WatchKind
	Title   string
	Added   time.Time

	// What the last answer said, for the next conditional request.
	ETag, LastModified string

	Due      time.Time     // when to look next
	Every    time.Duration // the present pace
	Checked  time.Time     // when it was last looked at; zero for never
	Changed  time.Time     // when something new was last found there
	Failures int           // in a row
	Reason   string        // of the last failure

	Claimed time.Time // until when the claim holds that gave it; only the store reads it
}

// Host is what is known of a host that is asked for pages.
type Host struct {
	Name      string
	Robots    []byte // robots.txt as it came
	RobotsAt  time.Time
	Delay     time.Duration // between two requests
	NotBefore time.Time     // the next request may go out then
	Failures  int           // in a row
}

// Rule says what somebody wants to be told of. A story has to satisfy every part that is not empty.
type Rule struct {
	ID         int64 // set by the store
	Name       string
	Words      string             // as in SearchQuery.Text
	Names      []string           // persons or bodies, any of them
	Publishers []string           // any of them
	Kinds      []news.FindingKind // any of them
	Claim      string             // a claim that is followed, word for word
	Webhook    string             // where deliveries go; empty for the feed alone
	Secret     string             // signs them
	// AllowPrivate lets Webhook be an address that is not public, as one of this machine.
	AllowPrivate bool
	Created      time.Time
}

// Delivery is one message for one rule. Key tells it from all others of the rule, so that a story
// built again tells nothing twice.
type Delivery struct {
	ID      int64 // set by the store
	Rule    int64
	Key     string
	Story   StoryID
	Created time.Time
	Sent    time.Time // zero until it was made, or when the rule has no webhook
	Payload []byte

	// Of one that is not sent yet, set by the store: how often it was tried, why the last attempt failed, and
	// whether it was given up.
	Attempts int
	Failure  string
	GivenUp  bool
}

// NeverDue is when a watch is due that has ended: its publisher has said that there will be nothing any more.
var NeverDue = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// Ended reports whether it is never looked at again.
func (w *Watch) Ended() bool { return !w.Due.Before(NeverDue) }
