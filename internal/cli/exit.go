package cli

import (
	"context"
	"errors"

	"headwater/internal/news"
)

// The exit codes, all of them.
const (
	exitOK          = 0   // everything was read and answered
	exitFailure     = 1   // the answer could not be given: a fault of ours, or it could not be written
	exitUsage       = 2   // the command line cannot be understood
	exitSomeUnread  = 3   // answered, but some of what was handed in could not be read
	exitNoneRead    = 4   // nothing that was handed in could be read
	exitUnreachable = 5   // a publisher could not be reached: the same command may do better later
	ExitInterrupted = 130 // stopped by the user
)

// partialError says that some or all of the inputs were not read; each was reported when met. later counts
// those of the unread that may be read when asked for again.
type partialError struct{ read, unread, later int }

func (p partialError) Error() string { return "some inputs could not be read" }

func exitCode(err error) int {
	var partial partialError
	var problem *news.Problem
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return ExitInterrupted
	case errors.As(err, &partial) && partial.read > 0:
		return exitSomeUnread
	case errors.As(err, &partial) && partial.later > 0 && partial.later == partial.unread:
		return exitUnreachable
	case errors.As(err, &partial):
		return exitNoneRead
	case errors.As(err, new(usageError)), errors.As(err, &problem) && problem.Kind == news.BadArgument:
		return exitUsage
	case problem != nil && problem.Kind == news.Unreachable:
		return exitUnreachable
	}
	return exitFailure
}
