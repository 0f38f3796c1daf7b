package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// What a document may hold. Real feeds have some dozens of items, sitemaps 50,000 at most; news
// sitemaps 1,000.
const (
	maxDepth    = 256     // of elements in one another: readers recurse
	maxElements = 500_000 // in all
	maxItems    = 50_000  // of whatever kind
	maxNames    = 64      // namespace declarations in force at one place: readers copy them
	maxCopied   = 1 << 30 // bytes, if every piece of an element's text made its reader copy those before
)

// bound is the error of a document that is too much in one respect.
type bound string

func (b bound) Error() string { return "the feed has " + string(b) }

func errorIsBound(err error) bool { return errors.As(err, new(bound)) }

// survey reads the markup s once, as the readers of each format will, and gives the name of its root
// element, or a bound that it breaks. Of a document that is no feed it reads the root only.
func survey(s string) (root string, err error) {
	d := newDecoder(s)
	var v surveyor
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && root != "":
			return root, nil
		case err != nil:
			return root, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if root == "" {
				if root = t.Name.Local; !isRoot(root) {
					return root, nil
				}
			}
			err = v.open(t)
		case xml.EndElement:
			v.stack = v.stack[:max(len(v.stack)-1, 0)]
		case xml.CharData:
			err = v.text(len(t))
		}
		if err != nil {
			return root, err
		}
	}
}

// newDecoder reads XML as leniently as gofeed does, so that both see the same elements.
func newDecoder(s string) *xml.Decoder {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	return d
}

func isRoot(name string) bool {
	switch strings.ToLower(name) {
	case "rss", "rdf", "feed", "urlset", "sitemapindex", "opml":
		return true
	}
	return false
}

// surveyor keeps count of a document.
type surveyor struct {
	elements, items, copied int
	stack                   []level
}

// level is one open element.
type level struct {
	names int // namespace declarations in force
	text  int // bytes of text directly in it so far
}

func (v *surveyor) open(e xml.StartElement) error {
	var l level
	if n := len(v.stack); n > 0 {
		l.names = v.stack[n-1].names
	}
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			l.names++
		}
	}
	switch strings.ToLower(e.Name.Local) {
	case "item", "entry", "url", "sitemap", "outline":
		v.items++
	}
	v.elements++
	v.stack = append(v.stack, l)
	switch {
	case len(v.stack) > maxDepth:
		return bound("elements nested too deep")
	case v.elements > maxElements:
		return bound("too many elements")
	case v.items > maxItems:
		return bound("too many items")
	case l.names > maxNames:
		return bound("too many namespaces")
	}
	return nil
}

func (v *surveyor) text(n int) error {
	if len(v.stack) == 0 {
		return nil
	}
	l := &v.stack[len(v.stack)-1]
	l.text += n
	if v.copied += l.text; v.copied > maxCopied {
		return bound("text in too many pieces")
	}
	return nil
}
