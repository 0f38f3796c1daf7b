// Package extract finds the report in what was captured: one plain text file or HTML page becomes
// one news.Article with a frozen Text, its title, publisher, byline, dateline and date of publication.
//
// The way of a capture is: bytes to Unicode (decode.go), HTML or plain (sniff.go), then either
// the page reader or the plain reader. The page reader (page.go) parts the page into zones (prune.go)
// and blocks (block.go), finds the region of the story (region.go) and its paragraphs (story.go,
// boilerplate.go), and reads what the page says of itself (meta.go, jsonld.go, pagefacts.go). The
// plain reader (plain.go, masthead.go) goes through the lines above the story. Both use the same
// readers of bylines, datelines, dates, closing lines and names of outlets.
//
// # Text
//
// The Text of a page is its headline and its paragraphs, a blank line between them, without any
// markup. The Text of a plain file is the file, every line of it. In both, line ends are "\n",
// no-break and other exotic spaces are plain spaces, and characters that print nothing (soft
// hyphens, zero-width spaces, joiners of directions, control characters) are left out, so that two
// reports that look the same are the same and no text can rearrange a terminal. Parts that are not
// reporting stay in the Text and are marked as Furniture.
//
// # Why not a library for the main text
//
// go-trafilatura scores best among Go libraries, but its date reader spends 220 ms at the start of
// every process on tables that cannot be left out, more than a whole comparison may take, and
// 4 ms on a page; go-readability keeps comments of readers and drops corrections. The reader
// here follows the same ideas: text density after Kohlschütter, Fankhauser and Nejdl, "Boilerplate
// Detection using Shallow Text Features" (WSDM 2010), the scoring of containers of Arc90's
// Readability, and the pruning by element names of Barbaresi's Trafilatura (ACL 2021 demo).
package extract

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"headwater/internal/news"
)

// MaxBytes is the largest capture that is read.
const MaxBytes = 16 << 20

// minProse is how many words of prose make a page a report.
const minProse = 40

// Article reads the report in c. Dates without a year are the latest ones not after asOf, and dates
// more than two days after it are not believed. Every error is a *news.Problem.
func Article(c *news.Capture, asOf time.Time) (*news.Article, error) {
	if len(c.Body) > MaxBytes {
		return nil, problem(c, news.TooLarge, "the file is larger than 16 MB", "save the article alone, without pictures or archives")
	}
	s, err := decode(c)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(s) == "" {
		return nil, problem(c, news.Empty, "there is nothing in it", "save the page or the text again")
	}
	if isFeed(s) {
		return nil, problem(c, news.NoArticle, "this is a feed or a list of addresses, not a report", "fetch the articles that it lists")
	}
	if isData(s) {
		return nil, problem(c, news.NotText, "this is data (JSON), not a report", "give the article itself, as text or HTML")
	}
	today := news.DayOf(asOf)
	var a *news.Article
	if isHTML(c, s) {
		a, err = readPage(c, s, today)
	} else {
		a, err = readPlain(c, s, today)
	}
	if err != nil {
		return nil, err
	}
	if a.Language, err = language(c, a.Text); err != nil {
		return nil, err
	}
	if a.Publisher.Name != "" {
		a.OwnName = ""
	} else {
		own := seemsOwn(a.Text)
		a.OwnName, a.SpeaksOwn = cmp.Or(own, a.OwnName), own != ""
	}
	sum := sha256.Sum256(c.Body)
	a.SHA256 = hex.EncodeToString(sum[:])
	if a.URL = c.URL; a.URL == "" {
		a.File = c.Name
	}
	return a, nil
}

func problem(c *news.Capture, kind news.ProblemKind, what, do string) *news.Problem {
	where := c.Name
	if where == "" {
		where = c.URL
	}
	return &news.Problem{Kind: kind, Where: where, What: what, Do: do}
}
