package export

import (
	"io"
	"time"

	"github.com/google/uuid"

	"headwater/internal/atom"
	"headwater/internal/news"
)

// Atom writes the story as an Atom feed (RFC 4287): an entry for each report and each finding, the latest
// first. What an entry is called never changes while its report stays in the story, so that a feed reader
// shows each once. A finding is as new as the later of its two reports; what has no date has that of the
// day as of which the story was judged.
func Atom(w io.Writer, s *news.Story) error {
	n := newNames(s)
	return n.feed(w, n.story())
}

// Feed writes what Atom writes, for those who come back for more: it is named after the report that founded the
// story, by its index among the readings, and keeps that name while other reports come.
func Feed(w io.Writer, s *news.Story, founder int) error {
	n := newNames(s)
	return n.feed(w, identifier("feed", n.articles[founder].String()))
}

func (n *names) feed(w io.Writer, id uuid.UUID) error {
	s := n.Story
	feed := atom.Feed{ID: id.URN(), Title: orUntitled(s.Title), Author: "Headwater"}
	for i := len(s.Dossier.Readings) - 1; i >= 0; i-- {
		for j := range s.Findings {
			if f := &s.Findings[j]; f.Passage.Article == i {
				feed.Entries = append(feed.Entries, n.findingEntry(f))
			}
		}
		feed.Entries = append(feed.Entries, n.reportEntry(i))
	}
	return atom.Write(w, feed)
}

// updated is when an article was published, as late as it may have been.
func (n *names) updated(article int) time.Time {
	if p := n.Dossier.Readings[article].Article.Published; !p.IsZero() {
		return p.Latest
	}
	return n.Dossier.AsOf
}

func (n *names) reportEntry(i int) atom.Entry {
	a := n.Dossier.Readings[i].Article
	return atom.Entry{ID: n.articles[i].URN(), Title: label(a), Updated: n.updated(i), Author: a.Publisher.Name, Link: a.URL, Content: n.drawsOn(i)}
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

func (n *names) findingEntry(f *news.Finding) atom.Entry {
	a := n.Dossier.Readings[f.Passage.Article].Article
	entry := atom.Entry{
		ID: n.finding(f).URN(), Title: string(f.Kind) + ": " + label(a), Updated: n.updated(f.Passage.Article), Link: a.URL, Category: string(f.Kind),
		Content: f.Explanation + " “" + f.Passage.Span.Of(a.Text) + "”",
	}
	if f.Against != nil && n.updated(f.Against.Article).After(entry.Updated) {
		entry.Updated = n.updated(f.Against.Article)
	}
	return entry
}
