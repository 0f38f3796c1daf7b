package extract

import (
	"encoding/json"
	"mime"
	"path"
	"strings"

	"headwater/internal/news"
)

// isHTML decides by three signs: what the text itself looks like, the declared media type, and
// the extension of the name. A text that opens as a page is one whatever the others say.
func isHTML(c *news.Capture, s string) bool {
	head := s[:min(len(s), 4096)]
	if !strings.Contains(head, "<") {
		return false
	}
	head = strings.ToLower(head)
	opening := skipProlog(head)
	if strings.HasPrefix(opening, "<!doctype html") || hasTag(opening, "html") {
		return true
	}
	media, _, _ := mime.ParseMediaType(c.Media)
	switch media {
	case "text/html", "application/xhtml+xml":
		return true
	case "text/plain", "text/markdown":
		return false
	}
	switch strings.ToLower(path.Ext(c.Name)) {
	case ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx":
		return true
	case ".txt", ".text", ".md", ".markdown":
		return false
	}
	return opensAsMarkup(opening)
}

// isData reports whether s is a JSON document or lines of them.
func isData(s string) bool {
	s = strings.TrimSpace(s)
	if s[0] != '{' && s[0] != '[' {
		return false
	}
	var first json.RawMessage
	return json.NewDecoder(strings.NewReader(s)).Decode(&first) == nil
}

// skipProlog drops white space, comments and XML declarations in front of the first tag.
func skipProlog(s string) string {
	for {
		s = strings.TrimSpace(s)
		end := ""
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<?"):
			end = "?>"
		default:
			return s
		}
		i := strings.Index(s, end)
		if i < 0 {
			return ""
		}
		s = s[i+len(end):]
	}
}

func opensAsMarkup(s string) bool {
	for _, tag := range []string{"head", "body", "article", "main", "div", "p", "h1", "h2", "title", "meta", "section", "header", "script", "style", "table"} {
		if hasTag(s, tag) {
			return true
		}
	}
	return false
}

func hasTag(s, tag string) bool {
	rest, ok := strings.CutPrefix(s, "<"+tag)
	return ok && (rest == "" || strings.ContainsRune(" \t\n\r/>", rune(rest[0])))
}

// isFeed reports whether s is a feed, a sitemap or other XML rather than a page.
func isFeed(s string) bool {
	if !strings.HasPrefix(strings.TrimSpace(s), "<") {
		return false
	}
	head := skipProlog(strings.ToLower(s[:min(len(s), 4096)]))
	for _, tag := range []string{"rss", "feed", "urlset", "sitemapindex", "opml", "rdf:rdf"} {
		if hasTag(head, tag) {
			return true
		}
	}
	return false
}
