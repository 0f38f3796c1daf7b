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
		"ticker", "topbar", "masthead", "toolbar", "tags", "taglist", "toc", "poll", "quiz", "survey", "pullquote", "pull",
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
// take the headline or most of the page's words, whatever it is called.
type survey struct {
	zones map[*html.Node]zone
	words int  // of the whole body
	lax   bool // for pages that hide their story until a script runs: believe no hiding
}

// content is what an element holds, as far as it matters here.
type content struct {
	words, paragraphs int
	headline, control bool
}

func surveyOf(body *html.Node, lax bool) *survey {
	s := &survey{zones: map[*html.Node]zone{}, lax: lax}
	s.words = countWords(body)
	s.visit(body)
	return s
}

func countWords(n *html.Node) int {
	total := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !silent[d.Parent.DataAtom] {
			total += wordCount(d.Data)
		}
	}
	return total
}

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
			sum.words += wordCount(c.Data)
		case c.Type == html.ElementNode:
			sum.add(c, s.element(c))
		}
	}
	return sum
}

func (t *content) add(n *html.Node, c content) {
	t.words += c.words
	t.paragraphs += c.paragraphs
	t.headline = t.headline || c.headline || n.DataAtom == atom.H1
	t.control = t.control || c.control
	switch n.DataAtom {
	case atom.P:
		t.paragraphs++
	case atom.Button, atom.Input, atom.Select, atom.Textarea:
		t.control = true
	}
}

func (s *survey) element(n *html.Node) content {
	if !s.lax && isHidden(n) {
		s.zones[n] = invisible
		return content{}
	}
	if silent[n.DataAtom] {
		return content{control: n.DataAtom == atom.Button || n.DataAtom == atom.Select}
	}
	c := s.visit(n)
	if z := s.judge(n, c); z != storyZone {
		s.zones[n] = z
	}
	return c
}

const smallBox = 40 // words of a sign-up box or a byline

func (s *survey) judge(n *html.Node, c content) zone {
	z := named(n)
	if t := tagged(n); weight[t] > weight[z] {
		z = t
	}
	switch {
	case n.DataAtom == atom.Body || n.DataAtom == atom.Main || n.DataAtom == atom.Article && z != commentZone:
		return storyZone
	case c.headline || n.DataAtom == atom.H1:
		return storyZone
	case z == metaZone && (c.words > smallBox || inline[n.DataAtom]):
		return storyZone
	case z == asideZone && 2*c.words > s.words && c.paragraphs > 2:
		return storyZone
	case z == storyZone && c.control && c.words < smallBox && !inline[n.DataAtom]:
		return asideZone
	}
	return z
}
