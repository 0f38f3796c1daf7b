package feed

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"headwater/internal/news"
)

// maxDiscovered is how many feeds one page may name.
const maxDiscovered = 50

// feedTypes are the media types by which a page announces feeds. Plain application/json is not
// one: pages announce interfaces for programs with it.
var feedTypes = []string{"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}

// Discover gives the feeds that an HTML page names in its link elements (HTML Living Standard,
// section 4.6.7.1 "alternate"), in the page's order. Of anything but a page it gives nothing.
func Discover(c *news.Capture) []Reference {
	base, _ := url.Parse(c.URL)
	if base != nil && !base.IsAbs() {
		base = nil
	}
	var found []Reference
	z := html.NewTokenizer(strings.NewReader(decode(c.Body[:min(len(c.Body), MaxBytes)], c.Media)))
	z.SetMaxBuf(1 << 20)
	for len(found) < maxDiscovered {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		t := z.Token()
		switch t.Data {
		case "body": // links after it are no announcements
			return found
		case "base":
			if u, err := url.Parse(absolute(base, attribute(t, "href"))); err == nil && u.IsAbs() {
				base = u
			}
		case "link":
			found = announce(found, base, t)
		}
	}
	return found
}

// announce adds the feed that a link element names, if it names one.
func announce(found []Reference, base *url.URL, t html.Token) []Reference {
	rel := strings.Fields(strings.ToLower(attribute(t, "rel")))
	media, _, _ := strings.Cut(strings.ToLower(attribute(t, "type")), ";")
	if !slices.Contains(rel, "alternate") || !slices.Contains(feedTypes, strings.TrimSpace(media)) {
		return found
	}
	u := absolute(base, attribute(t, "href"))
	known := slices.ContainsFunc(found, func(r Reference) bool { return r.URL == u })
	if u == "" || known {
		return found
	}
	return append(found, Reference{URL: u, Title: plain(attribute(t, "title"), maxTitle)})
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
