package export

import (
	"encoding/xml"
	"io"
	"time"

	"headwater/internal/news"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomPerson  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID       string        `xml:"id"`
	Title    string        `xml:"title"`
	Updated  string        `xml:"updated"`
	Author   *atomPerson   `xml:"author,omitempty"`
	Link     *atomLink     `xml:"link,omitempty"`
	Category *atomCategory `xml:"category,omitempty"`
	Summary  string        `xml:"summary"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

// Atom writes the story as an Atom feed (RFC 4287): an entry for each report and each finding, the latest
// first. What an entry is called never changes while its report stays in the story, so that a feed reader
// shows each once. A finding is as new as the later of its two reports; what has no date has that of the
// day as of which the story was judged.
func Atom(w io.Writer, s *news.Story) error {
	n := newNames(s)
	feed := atomFeed{ID: n.story().URN(), Title: orUntitled(s.Title), Author: atomPerson{"Headwater"}, Entries: []atomEntry{}}
	for i := len(s.Dossier.Readings) - 1; i >= 0; i-- {
		for j := range s.Findings {
			if f := &s.Findings[j]; f.Passage.Article == i {
				feed.Entries = append(feed.Entries, n.findingEntry(f))
			}
		}
		feed.Entries = append(feed.Entries, n.reportEntry(i))
	}
	feed.Updated = instant(s.Dossier.AsOf)
	for i, e := range feed.Entries {
		if i == 0 || e.Updated > feed.Updated {
			feed.Updated = e.Updated
		}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	return e.Encode(feed)
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// updated is when an article was published, as late as it may have been.
func (n *names) updated(article int) string {
	if p := n.Dossier.Readings[article].Article.Published; !p.IsZero() {
		return instant(p.Latest)
	}
	return instant(n.Dossier.AsOf)
}

func (n *names) reportEntry(i int) atomEntry {
	a := n.Dossier.Readings[i].Article
	entry := atomEntry{ID: n.articles[i].URN(), Title: label(a), Updated: n.updated(i), Summary: n.drawsOn(i)}
	if a.URL != "" {
		entry.Link = &atomLink{a.URL}
	}
	if a.Publisher.Name != "" {
		entry.Author = &atomPerson{a.Publisher.Name}
	}
	return entry
}

// drawsOn says in a sentence what a report was taken from.
func (n *names) drawsOn(i int) string {
	said := ""
	for _, d := range n.Dossier.Derivations {
		if d.Article != i {
			continue
		}
		credit := "without credit"
		if d.Credited {
			credit = "with credit"
		}
		said += "Draws on " + label(n.Dossier.Readings[d.From].Article) + " (" + string(d.Kind) + ", " + credit + "). "
	}
	if said == "" {
		return "Draws on none of the other reports."
	}
	return said[:len(said)-1]
}

func (n *names) findingEntry(f *news.Finding) atomEntry {
	at := n.updated(f.Passage.Article)
	if f.Against != nil {
		at = max(at, n.updated(f.Against.Article))
	}
	a := n.Dossier.Readings[f.Passage.Article].Article
	return atomEntry{
		ID: n.finding(f).URN(), Title: string(f.Kind) + ": " + label(a), Updated: at, Category: &atomCategory{string(f.Kind)},
		Summary: f.Explanation + " “" + f.Passage.Span.Of(a.Text) + "”",
	}
}
