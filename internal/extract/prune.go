package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// zone says what a part of a page is for.
type zone uint8

const (
	storyZone   zone = iota
	metaZone         // byline, date, section label: read for what it says of the story, not part of it
	noteZone         // a correction or editors' note
	asideZone        // around the story: navigation, teasers, forms, notices
	commentZone      // what readers wrote
	invisible        // not shown
)

// zoneNames gives the zone of elements by the words in their class, id and role. A word counts
// wherever it stands in a compound ("article-share", "relatedStories").
var zoneNames = map[zone][]string{
	commentZone: {"comment", "comments", "commentlist", "disqus", "discuss", "discussion", "discussions", "replies",
		"respond", "responses", "coral", "livefyre", "viafoura", "spotim", "openweb", "guestbook", "fbcomments"},
	asideZone: {"nav", "navbar", "navigation", "menu", "submenu", "breadcrumb", "breadcrumbs", "footer", "sidebar", "rail",
		"cookie", "cookies", "gdpr", "consent", "ccpa", "privacy", "newsletter", "newsletters", "signup", "subscribe",
		"subscription", "subscriptions", "subscriber", "promo", "promos", "promotion", "advert", "adverts", "advertisement", "ad", "ads",
		"adslot", "advertising", "sponsor", "sponsored", "sponsors", "related", "relateds", "recirc", "recirculation", "recommended",
		"recommendation", "recommendations", "recommend", "trending", "popular", "mostread", "mostpopular", "readmore", "readnext",
		"share", "sharing", "shares", "sharebar", "sharethis", "addthis", "social", "socials", "sociable", "teaser", "teasers", "taboola",
		"outbrain", "gallery", "carousel", "slideshow", "lightbox", "modal", "popup", "popover", "overlay", "banner",
		"ticker", "topbar", "masthead", "toolbar", "tags", "taglist", "poll", "quiz", "survey", "pullquote", "pull",
		"login", "signin", "register", "donate", "donation", "membership", "hidden", "offscreen", "print", "pagination",
		"pager", "prevnext", "syndication", "complementary", "contentinfo", "search", "caption", "captions", "infobox",
		"mailing", "inbox", "upsell", "marketing", "onward", "morestories", "also", "jp"},
	metaZone: {"byline", "bylines", "by", "author", "authors", "auth", "writer", "reporter", "contributor", "contributors",
		"date", "dates", "dateline", "timestamp", "time", "published", "pubdate", "posted", "updated", "modified", "datetime",
		"publication", "meta", "metadata", "kicker", "eyebrow", "bio", "biography", "credits", "readtime", "flag"},
	noteZone: {"correction", "corrections", "clarification", "clarifications", "editorsnote", "editornote",
		"erratum", "errata", "amendment", "retraction"},
}

var zoneOf = invert(zoneNames)

func invert(lists map[zone][]string) map[string]zone {
	m := make(map[string]zone, 256)
	for z, list := range lists {
		for _, w := range list {
			m[w] = z
		}
	}
	return m
}

// negations make the name after them say nothing about the element ("has-sidebar", "no-comments").
var negations = map[string]bool{"has": true, "no": true, "with": true, "without": true, "is": true, "not": true, "hide": true, "show": true}

// pairNames are names of two words.
var pairNames = map[[2]string]zone{
	{"read", "next"}: asideZone, {"read", "more"}: asideZone, {"most", "read"}: asideZone, {"most", "viewed"}: asideZone,
	{"more", "stories"}: asideZone, {"more", "news"}: asideZone, {"more", "from"}: asideZone, {"more", "on"}: asideZone,
	{"sr", "only"}: asideZone, {"screen", "reader"}: asideZone, {"visually", "hidden"}: asideZone, {"up", "next"}: asideZone,
	{"story", "links"}: asideZone, {"editor", "note"}: noteZone, {"editors", "note"}: noteZone, {"update", "note"}: noteZone,
	{"top", "stories"}: asideZone, {"latest", "news"}: asideZone, {"next", "article"}: asideZone,
	{"about", "author"}: asideZone, {"author", "bio"}: asideZone, {"author", "box"}: asideZone, {"call", "out"}: asideZone,
}

// named returns the zone an element's names put it in. Comments weigh most, then notes.
func named(n *html.Node) zone {
	best, before := storyZone, ""
	for w := range names(n) {
		z, ok := zoneOf[w]
		if pair, two := pairNames[[2]string{before, w}]; two {
			z, ok = pair, true
		}
		if ok && !negations[before] && weight[z] > weight[best] {
			best = z
		}
		before = w
	}
	return best
}

var weight = [...]int{storyZone: 0, metaZone: 1, asideZone: 2, noteZone: 3, commentZone: 4, invisible: 5}

// tagged returns the zone an element's tag puts it in.
func tagged(n *html.Node) zone {
	switch n.DataAtom {
	case atom.Nav, atom.Menu, atom.Aside, atom.Footer, atom.Form, atom.Fieldset:
		return asideZone
	case atom.Header:
		if !within(n, atom.Article, atom.Main) {
			return asideZone
		}
	case atom.Address:
		return metaZone
	}
	return storyZone
}

// survey finds the elements that are not story. An element is left alone when taking it away would
// take the headline or much of the page's running text, whatever it is called.
type survey struct {
	zones map[*html.Node]zone
	found []candidate
	trust trust
}

// trust says how far a page's markup is believed. A page whose story is not found is read again with less.
type trust uint8

const (
	fullTrust  trust = iota
	noHiding         // what is hidden is read: a script would show it
	noNames          // classes and ids are not believed, but for readers' comments
	leastTrust = noNames
)

// candidate is an element that its name or tag puts outside the story.
type candidate struct {
	node *html.Node
	zone zone
	content
}

// content is what an element holds, as far as it matters here.
type content struct {
	words, prose            int
	headline, body, control bool
}

func surveyOf(body *html.Node, t trust) *survey {
	s := &survey{zones: map[*html.Node]zone{}, trust: t}
	all := s.visit(body)
	for _, c := range s.found {
		if z := c.judge(all.prose); z != storyZone {
			s.zones[c.node] = z
		}
	}
	return s
}

const runningText = 12 // words in a row, without markup between them, that make running text

// wordCount counts words without cutting them out.
func wordCount(s string) int {
	n, in := 0, false
	for i := range len(s) {
		space := s[i] <= ' '
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

func (s *survey) visit(n *html.Node) content {
	var sum content
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			words := wordCount(c.Data)
			sum.words += words
			if words >= runningText {
				sum.prose += words
			}
		case c.Type == html.ElementNode:
			sum.add(c, s.element(c))
		}
	}
	return sum
}

func (t *content) add(n *html.Node, c content) {
	t.words += c.words
	t.prose += c.prose
	t.headline = t.headline || c.headline || n.DataAtom == atom.H1
	t.body = t.body || c.body || namesBody(n)
	t.control = t.control || c.control
	switch n.DataAtom {
	case atom.Button, atom.Input, atom.Select, atom.Textarea:
		t.control = true
	}
}

func (s *survey) element(n *html.Node) content {
	if s.trust < noHiding && isHidden(n) {
		s.zones[n] = invisible
		return content{}
	}
	if silent[n.DataAtom] {
		return content{control: n.DataAtom == atom.Button || n.DataAtom == atom.Select}
	}
	c := s.visit(n)
	z := named(n)
	if s.trust == noNames && z == asideZone {
		z = storyZone
	}
	if t := tagged(n); weight[t] > weight[z] {
		z = t
	}
	if z == storyZone && c.control && c.words < smallBox && !inline[n.DataAtom] {
		z = asideZone
	}
	if z != storyZone {
		s.found = append(s.found, candidate{n, z, c})
	}
	return c
}

const smallBox = 40 // words of a sign-up box or a byline

// judge says where a candidate belongs after all, given the words of running text on the page.
func (c *candidate) judge(prose int) zone {
	n := c.node
	body := c.body || namesBody(n)
	switch {
	case n.DataAtom == atom.Body || n.DataAtom == atom.Main || n.DataAtom == atom.H1 || c.headline,
		n.DataAtom == atom.Article && c.zone != commentZone,
		body && c.zone != commentZone,
		c.zone == metaZone && (c.words > smallBox || inline[n.DataAtom]),
		c.zone == asideZone && 5*c.prose > 2*prose && c.prose > smallBox:
		return storyZone
	}
	return c.zone
}
