// Package editing changes what a library holds, what it follows and whom it tells: files and addresses are
// taken in, feeds followed and given up, rules made and removed. The command line, the pages and the API all
// come here, so that what one of them takes the others take too, and what one refuses all refuse.
//
// What is handed in is hostile: names are names and never paths, everything is bounded, and whether an address
// may be asked is for package fetch to say, right before it connects. An Editor works for people who are
// somewhere else. It opens no file, and tells no webhook that only this machine could reach. Who may ask an
// Editor for anything is for package access to say.
package editing

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/watch"
)

// The bounds of what is handed in at once.
const (
	MostUpload    = 64 << 20 // bytes of all files together
	MostFiles     = 50
	MostAddresses = 50
	MostTexts     = 20
	MostText      = 1 << 20 // bytes of one text

	longestName    = 200  // bytes
	longestWords   = 1000 // bytes
	longestAddress = 4096 // bytes
)

// Options say what an editor can do.
type Options struct {
	// Watcher asks publishers; nil where none may be asked, since nobody could reach us.
	Watcher *watch.Watcher
	// Watches and Works say whether this process asks the feeds that are followed, and reads what is taken in.
	Watches, Works bool
	// Fault is told of what went wrong on our side while nobody waited for an answer.
	Fault func(error)
}

// Editor changes one library. It may be asked from many goroutines.
type Editor struct {
	Options
	library *ingest.Library
	intakes intakes
	errands chan errand
	queue   sync.Mutex    // held by who puts errands there
	asking  chan struct{} // holds those who wait for a publisher
	taking  chan struct{} // holds those whose files are taken in
	rules   sync.Mutex
}

// New gives an editor of a library, which stays the caller's to close.
func New(l *ingest.Library, o Options) *Editor {
	return &Editor{Options: o, library: l, errands: make(chan errand, mostErrands), asking: make(chan struct{}, 4), taking: make(chan struct{}, 2)}
}

// Asks reports whether publishers can be asked.
func (e *Editor) Asks() bool { return e.Watcher != nil }

// errUnreachable says that publishers could not reach us, so that none is asked.
var errUnreachable = &news.Problem{Kind: news.BadArgument, What: "this server asks no publishers, since it was started without an address at which they can reach you",
	Do: "start it with --contact"}

func bad(where, what, do string) error {
	return &news.Problem{Kind: news.BadArgument, Where: where, What: what, Do: do}
}

// checkLine reports what is wrong with a line of words.
func checkLine(where, s string, most int) error {
	switch {
	case len(s) > most:
		return &news.Problem{Kind: news.TooLarge, Where: where, What: fmt.Sprintf("%d bytes", len(s)), Do: fmt.Sprintf("write %d at most", most)}
	case !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl):
		return bad(where, "not a line of text", "leave out what cannot be seen")
	}
	return nil
}

// hold waits for a place among those who do something that takes long.
func hold(ctx context.Context, places chan struct{}) (leave func(), err error) {
	select {
	case places <- struct{}{}:
		return func() { <-places }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// inTime tells that a publisher took longer than anybody waits.
func inTime(ctx, patience context.Context, address string, err error) error {
	if ctx.Err() == nil && errors.Is(err, patience.Err()) && patience.Err() != nil {
		return &news.Problem{Kind: news.Unreachable, Where: address, What: fmt.Sprintf("no answer in %d seconds", mostPatience/time.Second), Do: "try again later"}
	}
	return err
}
