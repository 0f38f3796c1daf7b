package feed

import (
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"headwater/internal/news"
)

const (
	maxAddress = 4096   // bytes of a URL
	maxTitle   = 500    // bytes of a title or name, about
	maxSummary = 10_000 // bytes of a summary, about
	slack      = 48 * time.Hour
)

// earliest is the date before which no report on the web was published. Clocks that were never
// set, and dates read as numbers, come before it.
var earliest = news.Day(1994, time.January, 1)

// reader fills one Feed.
type reader struct {
	capture *news.Capture
	now     time.Time
	base    *url.URL // nil until known
	feed    Feed
	seen    map[string]bool
}

func newReader(c *news.Capture, now time.Time) *reader {
	r := &reader{capture: c, now: now, seen: map[string]bool{}}
	r.rebase(c.URL)
	return r
}

// rebase makes address the one that relative links rest on, if none is known yet.
func (r *reader) rebase(address string) {
	if u, err := url.Parse(address); err == nil && r.base == nil && u.IsAbs() && u.Host != "" {
		r.base = u
	}
}

// link makes an address absolute. It is empty for what is no address of the web.
func (r *reader) link(ref string) string { return absolute(r.base, ref) }

func absolute(base *url.URL, ref string) string {
	ref = strings.TrimSpace(ref)
	u, err := url.Parse(ref)
	if err != nil || ref == "" || len(ref) > maxAddress {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// add keeps an item that has an address and is not there yet.
func (r *reader) add(it Item) {
	if it.URL == "" || r.seen[it.URL] || len(r.feed.Items) == maxItems {
		return
	}
	r.seen[it.URL] = true
	r.feed.Items = append(r.feed.Items, it)
}

// refer keeps the address of a further document.
func (r *reader) refer(ref Reference) {
	if ref.URL == "" || r.seen[ref.URL] || len(r.feed.Feeds) == maxItems {
		return
	}
	r.seen[ref.URL] = true
	r.feed.Feeds = append(r.feed.Feeds, ref)
}

// date believes a date that was read from raw when it can be right: neither before the web nor
// more than slack after now, and not in figures that stand for two days ("03/02/2026").
func (r *reader) date(raw string, read *time.Time) time.Time {
	if read == nil || isAmbiguous(raw) || read.Before(earliest) || read.After(r.now.Add(slack)) {
		return time.Time{}
	}
	return read.UTC()
}

// isAmbiguous knows dates that open with a day and a month in figures, or a month and a day.
func isAmbiguous(raw string) bool {
	raw = strings.TrimSpace(raw)
	figures := 0
	for figures < len(raw) && raw[figures] >= '0' && raw[figures] <= '9' {
		figures++
	}
	return (figures == 1 || figures == 2) && figures+1 < len(raw) && strings.IndexByte("/.-", raw[figures]) >= 0 &&
		raw[figures+1] >= '0' && raw[figures+1] <= '9'
}

// w3c reads a date in the profile of ISO 8601 that the W3C recommends (NOTE-datetime, 1997).
func (r *reader) w3c(raw string) time.Time {
	raw = strings.TrimSpace(raw)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, raw); err == nil {
			return r.date(raw, &t)
		}
	}
	return time.Time{}
}

// plain takes the text out of s, which may hold markup, with single spaces, cut off near limit bytes.
func plain(s string, limit int) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(strings.Map(printable, s)))
	hidden := false
	for b.Len() <= limit {
		switch z.Next() {
		case html.ErrorToken:
			return fit(b.String(), limit)
		case html.TextToken:
			if !hidden {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			hidden = string(name) == "script" || string(name) == "style"
			apart(&b, string(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			hidden = false
			apart(&b, string(name))
		}
	}
	return fit(b.String(), limit)
}

// apart puts a space where a tag parts words, as all do but those inside a line.
func apart(b *strings.Builder, tag string) {
	switch tag {
	case "a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u":
		return
	}
	b.WriteByte(' ')
}

// fit joins the words of s with single spaces and leaves out those beyond limit bytes.
func fit(s string, limit int) string {
	s = strings.Join(strings.Fields(strings.Map(printable, s)), " ")
	if len(s) <= limit {
		return s
	}
	cut := strings.LastIndexByte(s[:limit+1], ' ')
	if cut < 0 {
		cut = limit
	}
	return strings.ToValidUTF8(s[:cut], "")
}
