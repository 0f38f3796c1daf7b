package store

import (
	"time"

	"headwater/internal/news"
)

// Seq numbers captures in order of arrival, from 1 without gaps. An article has the number of its
// capture.
type Seq int64

// Capture is one capture event: bytes, where they were found and when.
type Capture struct {
	news.Capture
	Seq     Seq
	SHA256  string    // of Body, lower-case hex; Add computes it
	Arrived time.Time // when it was captured; Add takes the time of the call when zero
	// Head is the status line and header fields of the answer as they came, for archives; empty for a file.
	Head   []byte
	Former Seq // the capture before it at the same address, whose bytes differ; 0 when there is none
}

// Address is what captures of one page have in common: its URL, or the name of a file.
func (c *Capture) Address() string {
	if c.URL != "" {
		return c.URL
	}
	return c.Name
}

// Added tells what became of a capture that was handed in.
type Added struct {
	Seq Seq  // its number, or that of the equal one
	New bool // false when the same bytes at the same address were there
}

// Mark remembers under a name how far something has come, such as the offset in an archive.
type Mark struct{ Name, Value string }
