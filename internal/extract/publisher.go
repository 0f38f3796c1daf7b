package extract

import (
	"net/url"
	"strings"

	"headwater/internal/news"
)

// clues are what tells the publisher, the surest first.
type clues struct {
	metadata  []string // names the page gives for machines
	line      []string // names beside the writer, in a masthead or a copyright line
	hint      string   // a name beside the date, which the text must bear out
	signed    string   // a name behind the writer's, which a dateline shows to be no place
	place     string   // of the dateline
	agency    string   // agency of the dateline
	text      string
	addresses []string // of the page
}

// publisher weighs the clues. An outlet that is only credited is never among them.
func (c clues) publisher() news.Publisher {
	for _, name := range c.metadata {
		if name = cleanOutlet(name); name != "" && !isHost(name) {
			return news.Publisher{Name: name, Basis: news.FromMetadata}
		}
	}
	for _, name := range c.line {
		if name = cleanOutlet(name); name != "" {
			return news.Publisher{Name: c.spelled(name), Basis: news.FromByline}
		}
	}
	if c.hint != "" && speaksAs(c.text, c.hint) {
		return news.Publisher{Name: c.hint, Basis: news.FromByline}
	}
	if c.signed != "" && speaksAs(c.text, c.signed) {
		return news.Publisher{Name: c.signed, Basis: news.FromByline}
	}
	if c.signed != "" && c.place != "" && !strings.Contains(strings.ToLower(c.place), strings.ToLower(c.signed)) {
		return news.Publisher{Name: c.signed, Basis: news.FromByline}
	}
	if c.agency != "" {
		return news.Publisher{Name: c.agency, Basis: news.FromByline}
	}
	if name := selfReference(c.text); name != "" {
		return news.Publisher{Name: name, Basis: news.FromSelfReference}
	}
	for _, name := range c.metadata {
		if isHost(name) {
			return news.Publisher{Name: name, Basis: news.FromMetadata}
		}
	}
	for _, a := range c.addresses {
		if host := hostOf(a); host != "" {
			return news.Publisher{Name: host, Basis: news.FromURL}
		}
	}
	return news.Publisher{}
}

// spelled writes a name that is set in capitals as the text does, and where that has it nowhere as names
// are written.
func (c clues) spelled(name string) string {
	if !isCapitals(name) {
		return name
	}
	for _, run := range capitalRuns(c.text) {
		if s := c.text[run[0]:run[1]]; s != name && strings.EqualFold(s, name) {
			return s
		}
	}
	return plainCase(name)
}

// notOutlets are what content systems put where the name of a site belongs.
var notOutlets = wordSet("home", "homepage", "home page", "front", "front page", "frontpage", "main page", "start", "start page", "top", "back", "latest", "menu", "welcome", "news", "website", "site", "wordpress", "blog", "my site", "untitled", "index", "article", "undefined", "null", "none", "n/a", "all rights reserved", "facebook", "twitter", "youtube")

func cleanOutlet(s string) string {
	s = strings.Trim(fold(s), " |-–—·•:,")
	if owner := copyrightOwner(s); owner != "" {
		s = owner
	}
	if name, number, ok := cutLast(s, " "); ok && strings.Contains(number, ".") && strings.Trim(number, "0123456789.") == "" {
		s = name // the frequency of a radio station
	}
	if wordCount(s) > 8 || !hasLetters(s) || notOutlets[strings.ToLower(s)] || isAddress(s) {
		return ""
	}
	return s
}

// isHost reports whether a name is nothing but that of a host: "packet.example".
func isHost(s string) bool {
	return strings.Contains(s, ".") && !strings.HasSuffix(s, ".") && strings.IndexFunc(s, func(r rune) bool {
		return r != '.' && r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}) < 0
}

// hostOf returns the host of an address without "www.", "" when it is none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, p := range []string{"www.", "m.", "amp.", "mobile."} {
		host = strings.TrimPrefix(host, p)
	}
	if !strings.Contains(host, ".") || strings.Trim(host, "0123456789.") == "" {
		return ""
	}
	return host
}
