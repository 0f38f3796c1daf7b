package archive

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// ninjs is what is used of an item of ninjs. Version 1.3 has one headline, one byline and bodies by
// name; version 2.0 has lists with roles and types.
type ninjs struct {
	URI, Type, PubStatus, Language words
	Headline, Byline, By, Located  words
	BodyText                       words `json:"body_text"`
	BodyXHTML                      words `json:"body_xhtml"`
	VersionCreated, FirstCreated   words
	CopyrightHolder                words
	Headlines, Bodies              []ninjsText
}

type ninjsText struct {
	Role, ContentType, Value words
}

func readNinjs(b []byte, counts *Counts) (*report, error) {
	var n ninjs
	if json.Unmarshal(b, &n) != nil {
		return nil, damaged(Broken, "this item of ninjs cannot be read")
	}
	switch {
	case n.PubStatus != "" && n.PubStatus != "usable":
		counts.Unsuccessful++
		return nil, nil
	case n.Type != "" && n.Type != "text" && n.Type != "composite":
		counts.Others++
		return nil, nil
	}
	r := &report{
		id: string(n.URI), url: string(n.URI), headline: n.headline(), paragraphs: n.text(), publisher: string(n.CopyrightHolder),
		authors: first(n.Byline, n.By), place: string(n.Located), published: first(n.VersionCreated, n.FirstCreated), language: string(n.Language),
	}
	if len(r.paragraphs) == 0 {
		return nil, damaged(Broken, "this item of ninjs has no text")
	}
	return r, nil
}

func (n *ninjs) headline() string {
	if n.Headline != "" || len(n.Headlines) == 0 {
		return string(n.Headline)
	}
	i := max(0, slices.IndexFunc(n.Headlines, func(t ninjsText) bool { return t.Role == "main" }))
	if h := n.Headlines[i]; strings.Contains(string(h.ContentType), "html") {
		return strings.Join(markupText(string(h.Value)), " ")
	}
	return string(n.Headlines[i].Value)
}

// text returns the paragraphs of the first body that is plain, else of the first that is marked up.
func (n *ninjs) text() []string {
	plain, marked := n.BodyText, n.BodyXHTML
	for _, b := range n.Bodies {
		into := &plain
		if strings.Contains(string(b.ContentType), "html") || strings.Contains(string(b.ContentType), "xml") {
			into = &marked
		}
		if *into == "" {
			*into = b.Value
		}
	}
	if strings.TrimSpace(string(plain)) != "" {
		return paragraphs(string(plain))
	}
	return markupText(string(marked))
}

// markupText returns the paragraphs of XHTML: its words, cut where an element ends that is not of a
// line. Scripts, styles and captions are left out.
func markupText(s string) []string {
	var out []string
	var line strings.Builder
	silent := 0
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		kind := z.Next()
		name, _ := z.TagName()
		tag := string(name)
		switch {
		case kind == html.ErrorToken:
			return endLine(out, &line)
		case kind == html.TextToken && silent == 0:
			line.Write(z.Text())
		case silentTags[tag] && kind == html.StartTagToken:
			silent++
		case silentTags[tag] && kind == html.EndTagToken:
			silent = max(0, silent-1)
		case tag != "" && !lineTags[tag]:
			out = endLine(out, &line)
		}
	}
}

func endLine(out []string, line *strings.Builder) []string {
	if s := strings.Join(strings.Fields(line.String()), " "); s != "" {
		out = append(out, s)
	}
	line.Reset()
	return out
}

var (
	silentTags = map[string]bool{"script": true, "style": true, "figure": true, "figcaption": true, "title": true}
	lineTags   = map[string]bool{"a": true, "abbr": true, "b": true, "cite": true, "code": true, "em": true, "i": true, "mark": true, "q": true,
		"small": true, "span": true, "strong": true, "sub": true, "sup": true, "time": true, "u": true}
)
