package feed

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"
)

func (r *reader) rss(s string) error {
	f, err := new(rss.Parser).Parse(strings.NewReader(s))
	if err != nil {
		return err
	}
	r.rebase(f.Link)
	r.feed.Kind, r.feed.Title = RSS, plain(f.Title, maxTitle)
	r.feed.Link = r.first(append(f.Links, f.Link)...)
	if minutes, err := strconv.ParseUint(strings.TrimSpace(f.TTL), 10, 16); err == nil {
		r.feed.TTL = time.Duration(minutes) * time.Minute
	}
	for _, it := range f.Items {
		r.add(r.rssItem(it))
	}
	return nil
}

func (r *reader) rssItem(it *rss.Item) Item {
	item := Item{
		URL: r.first(it.Links...), Title: plain(it.Title, maxTitle), Author: plain(it.Author, maxTitle),
		Published: r.date(it.PubDate, it.PubDateParsed), Summary: plain(it.Description, maxSummary), Content: it.Content,
	}
	if g := it.GUID; item.URL == "" && g != nil && !strings.EqualFold(g.IsPermalink, "false") {
		item.URL = absolute(nil, g.Value)
	}
	if src := it.Source; src != nil {
		item.SourceName, item.SourceURL = plain(src.Title, maxTitle), r.link(src.URL)
	}
	if dc := it.DublinCoreExt; dc != nil {
		if item.Author == "" {
			item.Author = plain(strings.Join(dc.Creator, ", "), maxTitle)
		}
		if item.Published.IsZero() && len(dc.Date) > 0 {
			item.Published = r.w3c(dc.Date[0])
		}
	}
	return item
}

// first is the first of refs that is an address of the web.
func (r *reader) first(refs ...string) string {
	for _, ref := range refs {
		if u := r.link(ref); u != "" {
			return u
		}
	}
	return ""
}

func (r *reader) atom(s string) error {
	f, err := new(atom.Parser).Parse(strings.NewReader(s))
	if err != nil {
		return err
	}
	r.feed.Kind, r.feed.Title = Atom, plain(f.Title, maxTitle)
	r.feed.Link = r.alternate(f.Links)
	r.rebase(r.feed.Link)
	for _, e := range f.Entries {
		r.add(r.atomEntry(e))
	}
	return nil
}

func (r *reader) atomEntry(e *atom.Entry) Item {
	item := Item{
		URL: r.alternate(e.Links), Title: plain(e.Title, maxTitle), Author: names(e.Authors),
		Published: r.date(e.Published, e.PublishedParsed), Updated: r.date(e.Updated, e.UpdatedParsed), Summary: plain(e.Summary, maxSummary),
	}
	if e.Content != nil && e.Content.Src == "" {
		item.Content = e.Content.Value
	}
	if e.Source != nil {
		item.SourceName, item.SourceURL = plain(e.Source.Title, maxTitle), r.alternate(e.Source.Links)
	}
	return item
}

// alternate is the address of the page that a feed or entry stands for. A link without a relation
// is one to it (RFC 4287, section 4.2.7.2).
func (r *reader) alternate(links []*atom.Link) string {
	for _, l := range links {
		if l.Rel != "" && l.Rel != "alternate" {
			continue
		}
		if u := r.link(l.Href); u != "" {
			return u
		}
	}
	return ""
}

func names(persons []*atom.Person) string {
	var all []string
	for _, p := range persons {
		if p != nil && p.Name != "" {
			all = append(all, p.Name)
		}
	}
	return plain(strings.Join(all, ", "), maxTitle)
}

// json reads a JSON Feed. Each item takes a brace at least, so that counting them bounds what is built.
func (r *reader) json(s string) error {
	if strings.Count(s, "{") > 4*maxItems {
		return r.broken(bound("too many items"))
	}
	f, err := new(jsonfeed.Parser).Parse(strings.NewReader(s))
	switch {
	case err != nil:
		return r.broken(err)
	case !strings.Contains(f.Version, "jsonfeed.org/version/"):
		return r.broken(errors.New("JSON without a version of JSON Feed"))
	}
	r.rebase(f.HomePageURL)
	r.feed.Kind, r.feed.Title, r.feed.Link = JSON, plain(f.Title, maxTitle), r.link(f.HomePageURL)
	for _, it := range f.Items {
		if it != nil {
			r.add(r.jsonItem(it))
		}
	}
	return nil
}

func (r *reader) jsonItem(it *jsonfeed.Item) Item {
	item := Item{
		URL: r.first(it.URL, it.ExternalURL), Title: plain(it.Title, maxTitle), Author: authors(it),
		Published: r.w3c(it.DatePublished), Updated: r.w3c(it.DateModified),
		Summary: plain(it.Summary, maxSummary), Content: strings.Map(printable, it.ContentHTML),
	}
	if item.Summary == "" {
		item.Summary = fit(it.ContentText, maxSummary)
	}
	return item
}

// authors are those of version 1.1, or the only one that version 1 knew.
func authors(it *jsonfeed.Item) string {
	list := it.Authors
	if len(list) == 0 {
		list = []*jsonfeed.Author{it.Author}
	}
	var all []string
	for _, a := range list {
		if a != nil && a.Name != "" {
			all = append(all, a.Name)
		}
	}
	return plain(strings.Join(all, ", "), maxTitle)
}
