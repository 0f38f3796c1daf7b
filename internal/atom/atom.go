// Package atom writes Atom feeds (RFC 4287). It knows nothing of the news: whoever has something to tell in a
// feed gives it entries of plain text.
package atom

import (
	"encoding/xml"
	"io"
	"strings"
	"time"
	"unicode"
)

// Feed is a feed and what it tells, in the order in which it is to be shown.
type Feed struct {
	ID      string // an IRI that the feed keeps for good
	Title   string
	Author  string
	Updated time.Time // at the earliest; a later entry makes it later
	Entries []Entry
}

// Entry is one thing told. Empty fields are left out.
type Entry struct {
	ID       string // an IRI that the entry keeps for good
	Title    string
	Updated  time.Time
	Author   string
	Link     string // the page it is about
	Category string
	Content  string // plain text
}

type (
	feedXML struct {
		XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string     `xml:"id"`
		Title   string     `xml:"title"`
		Updated string     `xml:"updated"`
		Author  string     `xml:"author>name"`
		Entries []entryXML `xml:"entry"`
	}
	entryXML struct {
		ID       string       `xml:"id"`
		Title    string       `xml:"title"`
		Updated  string       `xml:"updated"`
		Author   *personXML   `xml:"author"`
		Link     *linkXML     `xml:"link"`
		Category *categoryXML `xml:"category"`
		Content  textXML      `xml:"content"`
	}
	personXML struct {
		Name string `xml:"name"`
	}
	linkXML struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	categoryXML struct {
		Term string `xml:"term,attr"`
	}
	textXML struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// Write writes the feed as XML. What XML cannot hold becomes a space.
func Write(w io.Writer, f Feed) error {
	out := feedXML{ID: f.ID, Title: plain(f.Title), Author: plain(f.Author)}
	updated := f.Updated
	for _, e := range f.Entries {
		out.Entries = append(out.Entries, entry(e))
		if e.Updated.After(updated) {
			updated = e.Updated
		}
	}
	out.Updated = instant(updated)
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func entry(e Entry) entryXML {
	out := entryXML{ID: e.ID, Title: plain(e.Title), Updated: instant(e.Updated), Content: textXML{"text", plain(e.Content)}}
	if e.Author != "" {
		out.Author = &personXML{plain(e.Author)}
	}
	if strings.HasPrefix(e.Link, "https://") || strings.HasPrefix(e.Link, "http://") {
		out.Link = &linkXML{"alternate", e.Link}
	}
	if e.Category != "" {
		out.Category = &categoryXML{e.Category}
	}
	return out
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// plain takes out the control characters that XML cannot hold.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' {
			return ' '
		}
		return r
	}, s)
}
