package store

import (
	"math"
	"time"

	"headwater/internal/news"
)

// JobKind is a kind of work.
type JobKind int

const (
	ReadJob    JobKind = iota + 1 // subject: Seq of a capture
	BuildJob                      // subject: StoryID
	DeliverJob                    // subject: number of a Delivery
)

func (k JobKind) String() string {
	switch k {
	case ReadJob:
		return "read"
	case BuildJob:
		return "build"
	case DeliverJob:
		return "deliver"
	}
	return "unknown"
}

// Never is how long to wait before a job that is given up is tried again.
const Never time.Duration = math.MaxInt64

// Job is a piece of work that was claimed. There is at most one for each kind and subject.
type Job struct {
	Kind    JobKind
	Subject int64
	// Attempt counts the claims, from 1, since the job was last wanted anew. A job whose holders died is
	// counted too, so a subject that kills its reader shows here.
	Attempt int
	Reasons []string // why former attempts failed, oldest first, as "time reason"

	// Claim and Wanted tell this claim from later ones; only the store reads them.
	Claim, Wanted int64
}

// Read is what reading one capture gave: a reading or a problem.
type Read struct {
	Engine  string // the reading code and its version
	Reading *news.Reading
	Prints  []uint64 // a sample of the article's fingerprints; none twice
	Sketch  []byte   // what grouping looks at in the article, in its own form; nil for none
	Problem *news.Problem
}

// Outcome is a Read as it is stored. Its Reading has no Document: text.Analyze makes it anew from the
// article's text.
type Outcome struct {
	Read
	Seq    Seq
	Former Seq     // the capture before it at the same address, or 0
	Story  StoryID // 0 when it is in none
}

// Sketched is of an outcome what grouping looks at.
type Sketched struct {
	Seq     Seq
	Article bool // false when there is only a problem
	Sketch  []byte
	Prints  []uint64
}

// Backlog counts the jobs of one kind.
type Backlog struct {
	Kind    JobKind
	Due     int // can be claimed now
	Waiting int // claimed by a worker, or to be tried again later
	Parked  int // given up
}
