package alert

import (
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"headwater/internal/store"
)

// The elements of RFC 4287 that a rule's feed has.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Entries []atomEntry `xml:"entry"`
	}
	atomEntry struct {
		ID       string       `xml:"id"`
		Title    string       `xml:"title"`
		Updated  string       `xml:"updated"`
		Link     *atomLink    `xml:"link"`
		Category atomCategory `xml:"category"`
		Content  atomText     `xml:"content"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// Feed writes what a rule was told as an Atom feed, the newest first. Feed and entries keep their ids
// for good.
func Feed(w io.Writer, r *store.Rule, deliveries []store.Delivery) error {
	feed := atomFeed{ID: urn("feed", r.Name), Title: plain("Headwater: " + r.Name), Updated: instant(r.Created), Author: "Headwater"}
	for _, d := range deliveries {
		entry, err := entryOf(r, d)
		if err != nil {
			return fmt.Errorf("delivery %d: %w", d.ID, err)
		}
		feed.Entries = append(feed.Entries, entry)
		feed.Updated = max(feed.Updated, entry.Updated)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(feed); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func entryOf(r *store.Rule, d store.Delivery) (atomEntry, error) {
	var m Message
	if err := json.Unmarshal(d.Payload, &m); err != nil {
		return atomEntry{}, err
	}
	entry := atomEntry{ID: urn("entry", r.Name, d.Key), Title: plain(m.Data.What), Updated: instant(d.Created), Category: atomCategory{m.Data.Kind}}
	lines := []string{m.Data.What, fmt.Sprintf("Story %d: %s", m.Data.Story.ID, m.Data.Story.Title)}
	for _, p := range m.Data.Passages {
		lines = append(lines, fmt.Sprintf("%s: “%s” %s", cmp.Or(p.Publisher, p.Title, "A report"), p.Exact, p.Address))
		if entry.Link == nil && isWeb(p.Address) {
			entry.Link = &atomLink{"alternate", p.Address}
		}
	}
	entry.Content = atomText{"text", plain(strings.Join(lines, "\n"))}
	return entry, nil
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

func urn(parts ...string) string {
	return uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x00"))).URN()
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
