package extract

import (
	"cmp"
	"html"
	"strings"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what a page says about itself for machines: JSON-LD, Open Graph, meta tags of
// content systems, microdata, and its title.
type metadata struct {
	linked     linkedData
	lang       string // of <html>
	title      string // of <title>
	ogTitle    string
	siteName   string   // og:site_name and its like
	appName    string   // application-name and its like
	handle     string   // twitter:site
	authors    []string // meta name=author and its like
	relAuthors []string // rel=author, itemprop=author
	published  []string // in order of trust
	modified   []string
	times      []string // <time datetime> that is not marked as something else
	canonical  string
	mastheads  []string // what links home or is named as the logo
}

// metaField names the field a meta tag fills, by its property, name or itemprop in lower case.
var metaField = map[string]string{
	"og:title": "title", "twitter:title": "title", "parsely-title": "title", "sailthru.title": "title", "dc.title": "title", "dcterms.title": "title", "headline": "title",
	"og:site_name": "site", "article:publisher": "site", "dc.publisher": "site", "dcterms.publisher": "site", "cre": "site", "publisher": "site", "source": "site", "citation_journal_title": "site",
	"application-name": "app", "apple-mobile-web-app-title": "app", "al:android:app_name": "app", "al:ios:app_name": "app", "copyright": "app", "rights": "app", "dc.rights": "app",
	"twitter:site": "handle", "twitter:account": "handle",
	"author": "author", "article:author": "author", "parsely-author": "author", "sailthru.author": "author", "dc.creator": "author", "dcterms.creator": "author", "byl": "author", "citation_author": "author", "article:author_name": "author",
	"article:published_time": "published", "og:published_time": "published", "og:article:published_time": "published", "article:published": "published", "datepublished": "published", "parsely-pub-date": "published",
	"sailthru.date": "published", "dc.date.issued": "published", "dcterms.issued": "published", "dc.date.created": "published", "dcterms.created": "published", "dc.date": "published", "dcterms.date": "published", "pubdate": "published",
	"publishdate": "published", "publish-date": "published", "publish_date": "published", "published-date": "published", "date": "published", "article.published": "published", "article_date_original": "published",
	"cxenseparse:recs:publishtime": "published", "cxenseparse:publishtime": "published", "originalpublicationdate": "published", "ptime": "published", "pdate": "published", "displaydate": "published", "datecreated": "published",
	"citation_publication_date": "published", "citation_date": "published", "release_date": "published", "created": "published",
	"article:modified_time": "modified", "og:updated_time": "modified", "datemodified": "modified", "last-modified": "modified", "lastmod": "modified", "dcterms.modified": "modified", "dc.date.modified": "modified", "revised": "modified",
	"og:url": "url", "twitter:url": "url", "parsely-link": "url",
}

func readMetadata(doc *xhtml.Node) *metadata {
	m := &metadata{}
	for n := range elements(doc) {
		switch n.DataAtom {
		case atom.Html:
			set(&m.lang, attr(n, "lang"))
		case atom.Meta:
			m.tag(n)
		case atom.Title:
			if m.title == "" && n.FirstChild != nil && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
				m.title = fold(n.FirstChild.Data)
			}
		case atom.Link, atom.A:
			m.link(n)
		case atom.Script:
			if n.FirstChild != nil && strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
				m.linked.read(n.FirstChild.Data)
			}
		case atom.Time:
			m.time(n)
		case atom.Img:
			m.logo(n, attr(n, "alt"))
		default:
			if n.Data == "amp-img" {
				m.logo(n, attr(n, "alt"))
			}
			m.microdata(n)
			m.logo(n, "")
		}
	}
	return m
}

// logo notes the name of the site where n shows it: text is its own, or that of what it holds.
func (m *metadata) logo(n *xhtml.Node, text string) {
	if len(m.mastheads) >= 4 || !m.showsSite(n) {
		return
	}
	if text == "" && n.FirstChild != nil {
		text = textOf(n)
	}
	if text == "" {
		text = cmp.Or(attr(n, "aria-label"), attr(n, "title"))
	}
	for _, kind := range []string{" logo", " Logo", " home", " Home"} {
		text = strings.TrimSuffix(text, kind)
	}
	if text != "" && wordCount(text) <= 6 && isNamePhrase(text) {
		m.mastheads = append(m.mastheads, text)
	}
}

// showsSite reports whether n names the site or is a picture right in what does: also in a link to the root
// of the page's own host.
func (m *metadata) showsSite(n *xhtml.Node) bool {
	if namesSite(n) {
		return true
	}
	if n.DataAtom != atom.Img && n.Data != "amp-img" || n.Parent == nil {
		return false
	}
	root, ok := strings.CutSuffix(attr(n.Parent, "href"), "/")
	return namesSite(n.Parent) || ok && strings.Count(root, "/") == 2 && hostOf(root) != "" && hostOf(root) == hostOf(m.canonical)
}

// namesSite reports whether n links to the front page or is named as the site's name or logo.
func namesSite(n *xhtml.Node) bool {
	if n.DataAtom == atom.A {
		switch href := attr(n, "href"); {
		case href == "/" || href == "./" || href == "index.html" || href == "/index.html":
			return true
		case strings.Count(href, "/") <= 3 && strings.HasPrefix(href, "http") && strings.HasSuffix(href, "/"):
			return attr(n, "rel") == "home"
		}
	}
	before := ""
	for w := range names(n) {
		switch w {
		case "masthead", "logo", "brand", "sitename", "sitetitle", "blogname", "blogtitle":
			return true
		case "name", "title":
			if before == "site" || before == "blog" {
				return true
			}
		}
		before = w
	}
	return false
}

func (m *metadata) tag(n *xhtml.Node) {
	key := attr(n, "property")
	for _, k := range []string{"name", "itemprop", "http-equiv"} {
		if key == "" {
			key = attr(n, k)
		}
	}
	value := fold(plain(attr(n, "content")))
	if value == "" {
		return
	}
	m.put(metaField[strings.ToLower(key)], value)
}

func (m *metadata) put(field, value string) {
	switch field {
	case "title":
		set(&m.ogTitle, value)
	case "site":
		if !isAddress(value) {
			set(&m.siteName, value)
		}
	case "app":
		set(&m.appName, value)
	case "handle":
		set(&m.handle, value)
	case "author":
		if !isAddress(value) {
			m.authors = append(m.authors, value)
		}
	case "published":
		m.published = append(m.published, value)
	case "modified":
		m.modified = append(m.modified, value)
	case "url":
		set(&m.canonical, value)
	}
}

func (m *metadata) link(n *xhtml.Node) {
	for rel := range strings.FieldsSeq(strings.ToLower(attr(n, "rel"))) {
		switch {
		case rel == "canonical":
			m.canonical = attr(n, "href")
		case rel == "author" && n.DataAtom == atom.A:
			m.relAuthors = append(m.relAuthors, textOf(n))
		}
	}
	m.microdata(n)
	m.logo(n, "")
}

func (m *metadata) time(n *xhtml.Node) {
	when := attr(n, "datetime")
	if when == "" {
		return
	}
	sign := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class") + " " + attr(n, "pubdate"))
	switch {
	case strings.Contains(sign, "datepublished") || hasAttr(n, "pubdate"):
		m.published = append(m.published, when)
	case strings.Contains(sign, "modified") || strings.Contains(sign, "updated"):
		m.modified = append(m.modified, when)
	default:
		m.times = append(m.times, when)
	}
}

func (m *metadata) microdata(n *xhtml.Node) {
	switch attr(n, "itemprop") {
	case "datePublished":
		v := attr(n, "content")
		if v == "" && n.DataAtom != atom.Time {
			v = textOf(n)
		}
		if v != "" && !strings.Contains(v, "/") { // 05/06/2026 is read where it is shown
			m.published = append(m.published, v)
		}
	case "publisher":
		v := attr(n, "content")
		if v == "" {
			v = microdataName(n)
		}
		if v != "" && !isAddress(v) {
			set(&m.siteName, v)
		}
	case "author":
		if len(m.relAuthors) < 12 {
			m.relAuthors = append(m.relAuthors, textOf(n))
		}
	}
}

// microdataName returns the short name in an element: that of what it holds named so, else all its words.
func microdataName(n *xhtml.Node) string {
	for d := range elements(n) {
		if attr(d, "itemprop") != "name" {
			continue
		}
		if v := attr(d, "content"); v != "" {
			return v
		}
		return textOf(d)
	}
	if s := textOf(n); wordCount(s) <= 6 {
		return s
	}
	return ""
}

// titles lists what the page says its title is, the best first.
func (m *metadata) titles() []string {
	var out []string
	for _, t := range []string{m.linked.headline, m.ogTitle, m.title} {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// plain decodes entities that were encoded twice.
func plain(s string) string {
	if strings.Contains(s, "&") {
		return html.UnescapeString(s)
	}
	return s
}

// isAddressLine reports whether a line is the address of a page and nothing else.
func isAddressLine(s string) bool {
	return isAddress(s) && wordCount(s) == 1 && strings.Contains(s, ".")
}

func isAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "@") || strings.HasPrefix(s, "/")
}
