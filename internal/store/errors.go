package store

import (
	"errors"
	"fmt"

	"headwater/internal/news"
)

// What callers act on. Compare with errors.Is.
var (
	ErrNotFound = errors.New("not in the library")
	ErrLost     = errors.New("the lease on this work ran out and it was handed on")
	ErrConflict = errors.New("somebody else grouped meanwhile")
	ErrNewer    = errors.New("made by a newer version")
	ErrFull     = errors.New("no room left")
	ErrReadOnly = errors.New("may not be written to")
	ErrBusy     = errors.New("in use by another process for too long")
	ErrDamaged  = errors.New("damaged")

	ErrUnreachable = errors.New("no connection to the database")
)

// advice is what users are told, by the error that callers act on.
var advice = map[error]news.Problem{
	ErrNewer:       {Kind: news.Unreadable, What: "this library was made by a newer version of Headwater", Do: "use that version or a later one"},
	ErrFull:        {Kind: news.Unreadable, What: "no room left for the library", Do: "free some space; nothing was half written"},
	ErrReadOnly:    {Kind: news.Unreadable, What: "the library cannot be opened for writing", Do: "check that its folder is there and that you may write to both"},
	ErrBusy:        {Kind: news.Unreadable, What: "the library is in use by another process for too long", Do: "try again when that one is done"},
	ErrUnreachable: {Kind: news.Unreachable, What: "the database does not answer", Do: "start it, or try again when it is up; nothing was half written"},
	ErrDamaged:     {Kind: news.Unreadable, What: "this is no library, or it is damaged", Do: "run headwater doctor on it, or restore a backup"},
}

// Problem puts an error that callers act on into words for users, with the library concerned and the
// database's own error behind it. Both kind and cause are found by errors.Is.
func Problem(kind error, library string, cause error) *news.Problem {
	p := advice[kind]
	p.Where = library
	p.Err = cause
	if !errors.Is(cause, kind) {
		p.Err = fmt.Errorf("%w: %w", kind, cause)
	}
	return &p
}

// IsFault reports whether an error is about the library as a whole, so that nothing that could be asked instead would
// mend it.
func IsFault(err error) bool {
	for kind := range advice {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}
