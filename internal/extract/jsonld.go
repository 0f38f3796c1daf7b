package extract

import (
	"encoding/json"
	"strings"
)

// linkedData is what a page says of its article in JSON-LD (schema.org).
type linkedData struct {
	headline, body      string
	publisher, website  string
	authors             []string
	published, modified string
	url                 string
}

// maxLinkedData bounds what is parsed of one script, and depth how deep objects are followed.
const (
	maxLinkedData = 1 << 20
	maxDepth      = 12
)

// read adds what one script of type application/ld+json holds. Broken JSON is mended where only
// line breaks or CDATA marks broke it, and otherwise passed over.
func (d *linkedData) read(script string) {
	if len(script) > maxLinkedData {
		return
	}
	script = strings.TrimSpace(script)
	script = strings.TrimSuffix(strings.TrimPrefix(script, "<!--"), "-->")
	script = strings.TrimPrefix(strings.TrimSpace(script), "//<![CDATA[")
	script = strings.TrimPrefix(strings.TrimSpace(script), "<![CDATA[")
	dec := json.NewDecoder(strings.NewReader(strings.Map(breakless, script)))
	for {
		var v any
		if dec.Decode(&v) != nil {
			return
		}
		d.visit(v, 0)
	}
}

// breakless makes raw line breaks, which JSON forbids inside strings, spaces.
func breakless(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

func (d *linkedData) visit(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			d.visit(e, depth+1)
		}
	case map[string]any:
		d.object(v, depth)
	}
}

func (d *linkedData) object(o map[string]any, depth int) {
	switch kind := typeOf(o); {
	case kind == "website":
		set(&d.website, str(o["name"]))
	case strings.HasSuffix(kind, "article") || strings.HasSuffix(kind, "blogposting") || strings.HasSuffix(kind, "posting") && kind != "jobposting" || kind == "report":
		d.article(o)
	case strings.HasSuffix(kind, "webpage"):
		set(&d.published, str(o["datePublished"]))
		set(&d.modified, str(o["dateModified"]))
	case strings.HasSuffix(kind, "newsmediaorganization"):
		set(&d.website, str(o["name"]))
	}
	for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "isPartOf"} {
		if inner, ok := o[key]; ok {
			d.visit(inner, depth+1)
		}
	}
}

func (d *linkedData) article(o map[string]any) {
	if d.headline != "" {
		return // the first article of a page is the one it is about
	}
	d.headline = str(o["headline"])
	set(&d.headline, str(o["name"]))
	if body, ok := o["articleBody"].(string); ok {
		set(&d.body, plain(body)) // its lines are paragraphs
	}
	set(&d.publisher, str(o["publisher"]))
	set(&d.publisher, str(o["sourceOrganization"]))
	set(&d.url, str(o["url"]))
	d.authors = append(d.authors, people(o["author"])...)
	if len(d.authors) == 0 {
		d.authors = people(o["creator"])
	}
	if p := str(o["datePublished"]); p != "" {
		d.published = p // better than the page's own
	}
	if m := str(o["dateModified"]); m != "" {
		d.modified = m
	}
}

// typeOf returns the lower-case schema.org type of o; of several, the one that names an article.
func typeOf(o map[string]any) string {
	list, ok := o["@type"].([]any)
	if !ok {
		list = []any{o["@type"]}
	}
	kind := ""
	for _, t := range list {
		s, _ := t.(string)
		s = strings.ToLower(s[strings.LastIndexAny(s, "/:")+1:])
		if kind == "" || strings.HasSuffix(s, "article") {
			kind = s
		}
	}
	return kind
}

// str returns a string, or the name of an object, or the first of a list.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return fold(plain(v))
	case map[string]any:
		for _, key := range []string{"name", "@value"} {
			if s, ok := v[key].(string); ok {
				return fold(plain(s))
			}
		}
	case []any:
		if len(v) > 0 {
			if _, nested := v[0].([]any); !nested {
				return str(v[0])
			}
		}
	}
	return ""
}

func people(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, p := range list {
		if s := str(p); s != "" && len(out) < 12 {
			out = append(out, s)
		}
	}
	return out
}

// set fills an empty field.
func set(field *string, v string) {
	if *field == "" {
		*field = v
	}
}
