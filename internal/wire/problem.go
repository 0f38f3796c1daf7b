package wire

import (
	"maps"
	"net/http"
	"slices"

	"headwater/internal/news"
)

// Status is how a kind of problem is told over HTTP, to people and to programs alike.
type Status struct {
	Name  string // by which programs know it
	Title string
	Code  int
}

// RetryAfter is how many seconds to wait where too much is asked at once.
const RetryAfter = "5"

// Those of no news.Problem: what is no problem of whoever asked, but a fault of ours; and what is wrong with a request
// before anything is asked with it.
var (
	Failed      = Status{"failed", "Failed", http.StatusInternalServerError}
	Malformed   = Status{"malformed", "Not of the form that is asked for", http.StatusUnprocessableEntity}
	Unsupported = Status{"unsupported", "In a form that is not read", http.StatusUnsupportedMediaType}
	NoMethod    = Status{"no-method", "Not asked in this way", http.StatusMethodNotAllowed}
	Slow        = Status{"slow", "It took too long to come", http.StatusRequestTimeout}
	NotAllowed  = Status{"not-allowed", "Only for editors", http.StatusForbidden}
	Publisher   = Status{"publisher", "Not given by its publisher", http.StatusUnprocessableEntity}
)

// statuses is the one table of them.
var statuses = map[news.ProblemKind]Status{
	news.NotFound:    {"not-found", "Not found", http.StatusNotFound},
	news.BadArgument: {"bad-question", "The question makes no sense", http.StatusBadRequest},
	news.TooLarge:    {"too-large", "More than is taken", http.StatusRequestEntityTooLarge},
	news.Empty:       {"empty", "Nothing in it", http.StatusUnprocessableEntity},
	news.NotText:     {"not-text", "Not a text", http.StatusUnprocessableEntity},
	news.NoArticle:   {"no-article", "No report in it", http.StatusUnprocessableEntity},
	news.NotEnglish:  {"not-english", "In a language that is not read", http.StatusUnprocessableEntity},
	news.NoFeed:      {"no-feed", "Not a feed", http.StatusUnprocessableEntity},
	news.Unsafe:      {"unsafe", "An address that must not be asked", http.StatusBadRequest},
	news.Refused:     {"refused", "Refused by the publisher", http.StatusForbidden},
	news.Unreadable:  {"unavailable", "Not available at the moment", http.StatusServiceUnavailable},
	news.Busy:        {"busy", "Too much at once", http.StatusTooManyRequests},
	news.Unreachable: {"unavailable", "Not available at the moment", http.StatusServiceUnavailable},
}

// StatusOf tells how a kind of problem is told; one that is not in the table is a fault of ours.
func StatusOf(kind news.ProblemKind) Status {
	if s, known := statuses[kind]; known {
		return s
	}
	return Failed
}

// Statuses lists those that there are, in the order of their names, each once.
func Statuses() []Status {
	byName := map[string]Status{}
	for _, s := range []Status{Failed, Malformed, Unsupported, NoMethod, Slow, NotAllowed, Publisher} {
		byName[s.Name] = s
	}
	for _, s := range statuses {
		byName[s.Name] = s
	}
	out := make([]Status, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		out = append(out, byName[name])
	}
	return out
}
