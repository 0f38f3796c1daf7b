// Package feed reads what publishers offer for following them: feeds in RSS (0.9 to 2.0), Atom
// (RFC 4287) and JSON Feed (jsonfeed.org, 1.1), sitemaps and their indexes (sitemaps.org, with
// Google's news extension) and lists of feeds in OPML (opml.org, 2.0). It also says when to look
// again (pace.go).
//
// A feed is the most hostile input of all: anybody can write one, and much is broken in good
// faith. So its bytes become plain Unicode first, whatever they claim (decode.go). One pass over the
// markup then bounds what reading it can cost, before anything is built from it (survey.go): depth,
// elements, items, namespaces. Entities that a document defines itself are never expanded. What
// comes out is checked field by field (clean.go): addresses are absolute and of the web, titles are
// plain text, and a date that cannot be right is no date.
//
// RSS, Atom and JSON Feed are read by gofeed, which knows the many dialects; its parts for each
// format are used directly, because its common form drops the source of an item.
package feed

import (
	"strings"
	"time"

	"headwater/internal/news"
)

// MaxBytes is the largest document that is read.
const MaxBytes = 16 << 20

// Kind is the format of a document.
type Kind string

const (
	RSS          Kind = "RSS"
	Atom         Kind = "Atom"
	JSON         Kind = "JSON Feed"
	Sitemap      Kind = "sitemap"
	SitemapIndex Kind = "sitemap index"
	OPML         Kind = "OPML"
)

// Feed is what one document offers.
type Feed struct {
	Kind  Kind
	Title string
	Link  string        // the site's own page; empty when not told
	TTL   time.Duration // how long to wait before looking again, as RSS can tell; zero when not told
	Items []Item        // of feeds and sitemaps, in the order told, each address once
	Feeds []Reference   // of sitemap indexes and OPML: further documents to read
}

// Item is one report that a feed announces.
type Item struct {
	URL                string    // absolute, http or https, without fragment
	Title              string    // plain text
	Published, Updated time.Time // UTC; zero when not told or beyond belief
	Author             string
	SourceName         string // whose report it is, when the feed says it took it from another one
	SourceURL          string
	Summary            string // plain text
	// Content is the report as HTML when the feed holds it whole. It is as hostile as any page.
	Content string
}

// Reference is the address of a feed or sitemap.
type Reference struct {
	URL     string
	Title   string
	Updated time.Time // UTC; zero when not told
}

// Parse reads the feed, sitemap or list in c. Relative addresses are resolved against c.URL; dates
// more than two days after now are not believed. Every error is a *news.Problem, of kind NoFeed for
// a page or anything else that is none of these.
func Parse(c *news.Capture, now time.Time) (*Feed, error) {
	body := unzip(c.Body)
	if len(body) > MaxBytes {
		return nil, problem(c, news.TooLarge, "the feed is larger than 16 MB", "give a feed of the latest reports only")
	}
	s := decode(body, c.Media)
	if s == "" {
		return nil, problem(c, news.Empty, "there is nothing in it", "check the address in a browser")
	}
	r := newReader(c, now)
	var err error
	switch s[0] {
	case '{':
		err = r.json(s)
	case '<':
		err = r.markup(s)
	default:
		err = r.noFeed()
	}
	if err != nil {
		return nil, err
	}
	return &r.feed, nil
}

func problem(c *news.Capture, kind news.ProblemKind, what, do string) *news.Problem {
	return &news.Problem{Kind: kind, Where: c.Name, What: what, Do: do}
}

// noFeed is the problem of a document of no known kind. When it is a page that names its feeds, the
// problem says so.
func (r *reader) noFeed() error {
	do := "give the address of an RSS, Atom or JSON feed, a sitemap or an OPML list"
	if found := Discover(r.capture); len(found) > 0 {
		do = "this page names a feed: " + found[0].URL
	}
	return problem(r.capture, news.NoFeed, "this is no feed", do)
}

func (r *reader) broken(err error) error {
	p := problem(r.capture, news.Unreadable, "the feed is broken", "look whether a browser shows it")
	p.Err = err
	return p
}

// markup reads a document in XML, told by the name of its root.
func (r *reader) markup(s string) error {
	root, err := survey(s)
	if err != nil {
		if errorIsBound(err) {
			return problem(r.capture, news.TooLarge, err.Error(), "leave this feed out")
		}
		return r.broken(err)
	}
	read := map[string]func(string) error{
		"rss": r.rss, "rdf": r.rss, "feed": r.atom,
		"urlset": r.sitemap, "sitemapindex": r.sitemapIndex, "opml": r.opml,
	}[strings.ToLower(root)]
	if read == nil {
		return r.noFeed()
	}
	if err := read(s); err != nil {
		return r.broken(err)
	}
	return nil
}
