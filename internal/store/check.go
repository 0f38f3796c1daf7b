package store

// Report is what Check found.
type Report struct {
	Schema   int64 // version of the database
	Captures int
	Bodies   int
	Articles int
	Failed   int // captures that could not be read
	Unread   int // captures not read yet
	Stories  int
	Grouped  Seq
	Prints   int
	Backlog  []Backlog
	Faults   []Fault
}

// FaultKind names what can be wrong with a library.
type FaultKind string

const (
	BodyMissing   FaultKind = "body-missing"   // a capture without its body
	BodyDamaged   FaultKind = "body-damaged"   // its bytes no longer have their hash
	BodyOrphan    FaultKind = "body-orphan"    // no capture has it
	SeqGap        FaultKind = "seq-gap"        // the numbers of captures have gaps
	ReadLost      FaultKind = "read-lost"      // neither read nor to be read
	ArticleOrphan FaultKind = "article-orphan" // an article whose capture was not read
	ArticleLost   FaultKind = "article-lost"   // a capture said to be read without an article
	SearchDiffers FaultKind = "search-differs" // articles not in the search index, or the other way round
	PrintOrphan   FaultKind = "print-orphan"   // prints of an article that is not there
	BuildLost     FaultKind = "build-lost"     // a story that has articles or is to be built, and is not among the stories
	SourceCount   FaultKind = "source-count"   // a source counted otherwise than its stories have it
	StoryCount    FaultKind = "story-count"    // a story built of other than the articles it has, and not stale
	JobParked     FaultKind = "job-parked"     // work given up
	Structure     FaultKind = "structure"      // the database itself finds its file damaged
)

// Fault is one kind of fault.
type Fault struct {
	Kind     FaultKind
	Count    int
	Examples []int64 // a few of the numbers concerned: Seq, StoryID or job
	What     string  // one plain sentence
	Mendable bool    // Repair mends it without loss
}
