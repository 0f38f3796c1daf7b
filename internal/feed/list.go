package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// sitemapURL is one address of a sitemap, with the news extension.
type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	Title   string `xml:"news>title"`
	Date    string `xml:"news>publication_date"`
}

func (r *reader) sitemap(s string) error {
	r.feed.Kind = Sitemap
	return eachElement(s, "url", func(d *xml.Decoder, e *xml.StartElement) error {
		var u sitemapURL
		if err := d.DecodeElement(&u, e); err != nil {
			return err
		}
		r.add(Item{URL: r.link(u.Loc), Title: plain(u.Title, maxTitle), Published: r.w3c(u.Date), Updated: r.w3c(u.LastMod)})
		return nil
	})
}

func (r *reader) sitemapIndex(s string) error {
	r.feed.Kind = SitemapIndex
	return eachElement(s, "sitemap", func(d *xml.Decoder, e *xml.StartElement) error {
		var u sitemapURL
		if err := d.DecodeElement(&u, e); err != nil {
			return err
		}
		r.refer(Reference{URL: r.link(u.Loc), Updated: r.w3c(u.LastMod)})
		return nil
	})
}

// opml reads the outlines that have the address of a feed, at whatever depth.
func (r *reader) opml(s string) error {
	r.feed.Kind = OPML
	return eachElement(s, "outline", func(_ *xml.Decoder, e *xml.StartElement) error {
		attr := map[string]string{}
		for _, a := range e.Attr {
			attr[strings.ToLower(a.Name.Local)] = a.Value
		}
		title := attr["title"]
		if title == "" {
			title = attr["text"]
		}
		r.refer(Reference{URL: r.link(attr["xmlurl"]), Title: plain(title, maxTitle)})
		return nil
	})
}

// eachElement calls f for each element of that name, which f may consume or leave to be walked into.
func eachElement(s, name string, f func(*xml.Decoder, *xml.StartElement) error) error {
	d := newDecoder(s)
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		e, opens := t.(xml.StartElement)
		if !opens || !strings.EqualFold(e.Name.Local, name) {
			continue
		}
		if err := f(d, &e); err != nil {
			return err
		}
	}
}
