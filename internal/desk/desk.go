// Package desk answers what a reader asks of a library: which stories there are, what stands in one, what
// a report took from whom, what a person is quoted as saying, where a sentence first appeared. Pages, the
// API and the tools for agents all ask here, so that they cannot disagree.
//
// It judges nothing by itself. Stories are told as they were judged when they were built; two reports or
// texts handed in are compared by ingest.Compare; a sentence is looked for by the same matching of words
// that the judgement uses on quotations and claims.
//
// Every question is bounded in what it reads, whatever is asked. What cannot be answered is a
// *news.Problem: BadArgument for a question that makes no sense, NotFound for what is not there,
// TooLarge for what is more than is taken, Busy where too many ask at once for what takes long.
package desk

import (
	"headwater/internal/ingest"
	"headwater/internal/store"
)

// Desk answers questions about one library. It may be asked from many goroutines.
type Desk struct {
	library *ingest.Library
	cache   cache
}

// New gives a desk over a library, which stays the caller's to close.
func New(l *ingest.Library) *Desk { return &Desk{library: l} }

// Report is a report as lists and references show it.
type Report = store.ArticleLine

// The bounds of what is asked.
const (
	MostListed = 100     // entries of one page of any list
	MostAsked  = 1000    // bytes of a search, a name, a filter
	MostText   = 1 << 20 // bytes of one text handed in to be compared
	MostTexts  = 20      // texts compared at once
	MostWords  = 30_000  // words of all that is compared at once
	MostCheck  = 2000    // bytes of a quotation or claim that is checked
)
