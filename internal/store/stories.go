package store

import (
	"time"

	"headwater/internal/news"
)

// StoryID names a story for good. Whoever groups chooses it, over 0; the Seq of the article that
// founded the story serves well.
type StoryID int64

// Groups is the result of one grouping step over the captures after After up to Through.
type Groups struct {
	After, Through Seq
	Assigned       []Assignment
	Changes        []Change // made after the assignments, in order
	Clusterer      []byte   // the clusterer's state, kept for the next step; nil leaves the former one
}

// Assignment puts an article into a story, out of the one it was in. A story of the article's own number is
// founded by it, even where another was merged away under that number; any other that was merged away stands
// for the one it went into.
type Assignment struct {
	Article Seq
	Story   StoryID
}

// ChangeKind says what happened to two stories.
type ChangeKind string

const (
	// Merged: all articles of Other went into Story, and Other's name leads there from now on. Stories that
	// were merged away stand for those they went into; where both are one already, nothing is done.
	Merged ChangeKind = "merged"
	// Split: Articles went out of Story into Other.
	Split ChangeKind = "split"
)

// Change is a merge or a split, with the reason for it in one plain sentence.
type Change struct {
	Kind         ChangeKind
	Story, Other StoryID
	Articles     []Seq // those that moved; for a merge the store fills them in
	At           Seq   // the capture at which it was decided
	Why          string
}

// Grouped tells how far grouping has come.
type Grouped struct {
	Through   Seq
	Clusterer []byte // as last saved; nil at the start
}

// Story is what building a story gave.
type Story struct {
	ID       StoryID
	Engine   string // the building code and its version
	Title    string
	Newest   time.Time // when its newest report was published, or captured where that is not known
	Reports  int       // articles in it
	Origins  int       // most independent origins that one of its claims has
	Findings []Finding
	Summary  Summary
	Speakers []Speaker // none twice; the store does not give them back
	Body     []byte    // the story as it is exported
	Page     []byte    // the page that shows it, as it is kept for those who look; nil for none. StoryPage gives it back

	FindingCount int       // set by the store
	Built        time.Time // set by the store: when it was built
	Stale        bool      // set by the store: it is to be built again
}

// Finding is a finding of a story, with what lists and rules need of it.
type Finding struct {
	Kind        news.FindingKind
	Article     Seq
	Against     Seq // 0 when there is no other side
	Explanation string
}

// StoryOrder is how stories are listed.
type StoryOrder int

const (
	NewestFirst StoryOrder = iota
	MostReportedFirst
)

// StoryQuery asks for stories. A zero field asks for nothing.
type StoryQuery struct {
	Order        StoryOrder
	Since, Until time.Time // Newest not before, and before
	Kind         news.FindingKind
	Text         string // words of one of its reports, as in SearchQuery.Text; of those the newest few thousand count
	Name         string // one of its Speakers, in any spelling that SpokenName takes for the same
	Publisher    string // an outlet in its Summary
	// After is the last story of the page before, of which Newest, Reports and ID count.
	After         *Story
	Offset, Limit int
}

// ArticleQuery asks for articles. A zero field asks for nothing.
type ArticleQuery struct {
	Story     StoryID
	Address   string // the revisions of one page
	Publisher string
	Before    Seq // captured before; for the next page, the last Seq of this one
	Limit     int
}

// ArticleLine is an article as lists show it.
type ArticleLine struct {
	Seq       Seq
	Former    Seq // the capture before it at the same address, or 0
	Story     StoryID
	Address   string
	SHA256    string // of the capture
	Arrived   time.Time
	Title     string
	Publisher string
	Published time.Time // latest moment it may have been; zero when not known
	Language  string
	Words     int
}

// Candidate is an article that shares prints with another.
type Candidate struct {
	Seq    Seq
	Shared int
}
