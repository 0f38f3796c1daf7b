// Package store is the contract of a library: what it keeps, and what may be asked of it. Two
// implementations keep the contract, one on a SQLite file and one on PostgreSQL; one suite
// (storetest) proves both.
//
// What is captured is never changed and never deleted. Everything else is derived from it by an
// engine with a name, and can be made anew. Three kinds of work derive it:
//
//   - read: a capture becomes an article, its reading, its fingerprints and its place in the search
//     index, or the reason why there is none. Any number of workers read at once.
//   - group: articles are assigned to stories, strictly in order of their captures' Seq, by whoever
//     holds the lock. It goes no further than the first capture whose outcome is not known, so the
//     result does not depend on how many workers read, or how fast.
//   - build: a story is judged anew from the readings of its articles.
//
// Every piece of work is finished in one transaction with all that it writes, so a process killed at
// any moment leaves nothing half done. Work is claimed with a lease: when it runs out, the work is
// handed to the next who asks, and the former holder can no longer finish it (ErrLost).
//
// Times are kept as Unix milliseconds in UTC. Errors that a user can do something about are
// *news.Problem; those that a caller acts on are the Err values of this package.
package store

import (
	"context"
	"time"
)

// Store is one library. Its methods may be called from many goroutines.
type Store interface {
	Captures
	Work
	Grouping
	Stories
	Watching
	Alerts
	Upkeep
}

// Captures keeps what was handed in, as it came.
type Captures interface {
	// Add keeps captures and enqueues their read jobs, all or none of them, and sets mark (if it has a
	// name) in the same transaction. It tells for each where it stands; the same bytes at the same
	// address as before add nothing, unless others were captured there since, and before them: then the page
	// was changed back.
	Add(ctx context.Context, captures []Capture, mark Mark) ([]Added, error)
	// Capture gives one capture with its body, or ErrNotFound.
	Capture(ctx context.Context, seq Seq) (*Capture, error)
	// Captures lists at most limit captures that came after the given one, with their bodies, in order.
	Captures(ctx context.Context, after Seq, limit int) ([]Capture, error)
	// Mark gives the value of a mark, "" when it was never set.
	Mark(ctx context.Context, name string) (string, error)
}

// Work hands out jobs and takes their results.
type Work interface {
	// Claim takes at most n jobs of a kind that are due, lowest subject first, for the length of lease.
	Claim(ctx context.Context, kind JobKind, n int, lease time.Duration) ([]Job, error)
	// Extend lets the lease of jobs end that long from now; it passes over jobs that are lost.
	Extend(ctx context.Context, jobs []Job, lease time.Duration) error
	// Retry gives a job back with the reason why it failed, to be claimed again after some time, or,
	// after Never, not until Repair or a new reason for it.
	Retry(ctx context.Context, job Job, reason string, after time.Duration) error
	// FinishRead saves what reading a capture gave, in place of any former outcome, and marks the story
	// stale that the article is in already.
	FinishRead(ctx context.Context, job Job, read Read) error
	// FinishBuild saves a story in place of its former state and enqueues deliveries; those whose rule
	// and key were enqueued before are passed over. If the story was marked stale since the job was
	// claimed, it stays due. A story that has lost all its articles is saved with no reports, and listed
	// no more.
	FinishBuild(ctx context.Context, job Job, story Story, deliveries []Delivery) error
	// FinishDelivery records that a delivery was made.
	FinishDelivery(ctx context.Context, job Job) error
	// Backlog tells how much work of each kind there is.
	Backlog(ctx context.Context) ([]Backlog, error)
}

// Grouping assigns articles to stories, one holder of the lock at a time.
type Grouping interface {
	// Lock takes a lock by name, or keeps it for longer, and reports whether owner has it. It is free
	// again when unlocked or when the lease runs out.
	Lock(ctx context.Context, name, owner string, lease time.Duration) (bool, error)
	Unlock(ctx context.Context, name, owner string) error
	// Grouped tells how far grouping has come.
	Grouped(ctx context.Context) (Grouped, error)
	// Sketches lists at most limit outcomes that came after the given capture, in order, up to the
	// first that is not known yet. With Grouped().Through it gives what is to be grouped next; with an
	// earlier one, what a clusterer needs to rebuild its window.
	Sketches(ctx context.Context, after Seq, limit int) ([]Sketched, error)
	// SaveGroups saves assignments and changes, creates the stories they name, and marks every story
	// they touch as stale. ErrConflict when grouping has meanwhile come to another place than
	// groups.After: the caller must then load its state again.
	SaveGroups(ctx context.Context, groups Groups) error
	// Regroup begins grouping anew from the first capture. Stories stay as they are until assignments
	// say otherwise.
	Regroup(ctx context.Context) error
}

// Stories answers questions about articles and stories.
type Stories interface {
	// StoryOutcomes lists the articles of a story with their readings, in order of capture.
	StoryOutcomes(ctx context.Context, id StoryID) ([]Outcome, error)
	// Outcome gives what reading one capture gave, or ErrNotFound while it is not known.
	Outcome(ctx context.Context, seq Seq) (*Outcome, error)
	// Story gives a story, or the one it was merged into, or ErrNotFound.
	Story(ctx context.Context, id StoryID) (*Story, error)
	// StoryLine gives a story as Story does, without its body and findings.
	StoryLine(ctx context.Context, id StoryID) (*Story, error)
	// StoryPage gives the page kept with a story that was built at that moment; nil where it has none, or was
	// built anew since.
	StoryPage(ctx context.Context, id StoryID, built time.Time) ([]byte, error)
	// Pages lists built stories after one, by number, at most so many: ID, Built, and the Page kept with each, nil
	// for none that can be read.
	Pages(ctx context.Context, after StoryID, limit int) ([]Story, error)
	// KeepPage keeps a page with a story that was built at that moment; nothing where it was built anew since.
	KeepPage(ctx context.Context, id StoryID, built time.Time, page []byte) error
	// Stories lists built stories, without their bodies and findings.
	Stories(ctx context.Context, q StoryQuery) ([]Story, error)
	// Speakers lists at most limit of those whose names end in the last word of the given one, with most
	// sayings in all stories first. Spellings that SpokenName takes for one are told as one.
	Speakers(ctx context.Context, name string, limit int) ([]Speaker, error)
	// Forms lists the names that are put together with one, itself among them, with most sayings first; nil where
	// nobody is called so.
	Forms(ctx context.Context, name string) ([]Speaker, error)
	// Sources lists those whose names are enough to tell them in all stories. Words that very many of them have are
	// looked for in the first of these alone.
	Sources(ctx context.Context, q SourceQuery) ([]Source, error)
	// Changes lists the merges and splits that a story had part in, oldest first.
	Changes(ctx context.Context, id StoryID) ([]Change, error)
	// Articles lists articles, newest capture first.
	Articles(ctx context.Context, q ArticleQuery) ([]ArticleLine, error)
	// Search lists articles that have all the words asked for, newest capture first unless the oldest are
	// wanted.
	Search(ctx context.Context, q SearchQuery) ([]Hit, error)
	// Candidates lists at most limit articles captured before the given one (0: any) that share
	// prints, those that share most first, then the oldest. Of a print that very many articles have,
	// only the newest count.
	Candidates(ctx context.Context, prints []uint64, before Seq, limit int) ([]Candidate, error)
}

// Watching keeps what is looked at again and again, and how to be polite about it.
type Watching interface {
	// SaveWatch adds a watch, or replaces the one of the same address.
	SaveWatch(ctx context.Context, w Watch) error
	// ClaimWatches takes at most n watches of a kind that are due, longest overdue first, and puts them
	// off by lease; SaveWatch then says when they are due next.
	ClaimWatches(ctx context.Context, kind WatchKind, n int, lease time.Duration) ([]Watch, error)
	// ExtendWatches lets the claims of watches end that long from now, and notes it in them; it passes over
	// those that were saved or claimed by others meanwhile.
	ExtendWatches(ctx context.Context, claimed []Watch, lease time.Duration) error
	// Watches lists the watches of a kind by address.
	Watches(ctx context.Context, kind WatchKind) ([]Watch, error)
	DeleteWatch(ctx context.Context, address string) error
	// Host gives what is known of a host; a new one has only its name.
	Host(ctx context.Context, name string) (Host, error)
	SaveHost(ctx context.Context, h Host) error
}

// Alerts keeps the rules of who wants to know what, and what was sent to them.
type Alerts interface {
	// SaveRule adds a rule, or replaces the one of the same name, and gives its number.
	SaveRule(ctx context.Context, r Rule) (int64, error)
	Rules(ctx context.Context) ([]Rule, error)
	// DeleteRule deletes a rule with its deliveries.
	DeleteRule(ctx context.Context, name string) error
	// Deliveries lists at most limit deliveries of a rule with numbers below before (0: all), newest first.
	Deliveries(ctx context.Context, rule, before int64, limit int) ([]Delivery, error)
	// Delivery gives one delivery, the subject of a DeliverJob, or ErrNotFound.
	Delivery(ctx context.Context, id int64) (*Delivery, error)
}

// Upkeep looks after the library itself.
type Upkeep interface {
	// MarkStale enqueues at most limit captures to be read again whose outcome another engine made, and
	// tells how many. Called until it gives 0 it has enqueued all; it may be stopped and begun again.
	MarkStale(ctx context.Context, engine string, limit int) (int, error)
	// Check counts what is there and looks for faults; deep also unpacks every body and compares its hash, and
	// tells now and then how many it has looked at, of how many, unless told is nil.
	Check(ctx context.Context, deep bool, told func(done, total int64)) (*Report, error)
	// Repair mends the faults that can be mended without loss and tells those it mended.
	Repair(ctx context.Context) ([]Fault, error)
	Close() error
}
