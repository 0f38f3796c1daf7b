package watch

import (
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"
	"time"

	"headwater/internal/feed"
)

const (
	// mostItems is how many items of one feed or sitemap are looked at, the newest.
	mostItems = 200
	// mostParts is how many sitemaps of one index are.
	mostParts = 10
	// usualDays is how old a report in a sitemap may be.
	usualDays = 7
	// mostHeeded is how many known items of one feed are fetched again because it says that they changed:
	// some feeds say so of all, always.
	mostHeeded = 10

	leastContent = 150       // words that make an item's own text a report that may be whole
	mostContent  = 256 << 10 // bytes of it that are kept
)

// since is the day before which reports in sitemaps are passed over.
func (w *Watcher) since(now time.Time) time.Time {
	days := w.Days
	if days <= 0 {
		days = usualDays
	}
	return now.AddDate(0, 0, -days)
}

// worth gives the items of f that are looked at, oldest first: the newest mostItems, those without a date
// taken in the order told for new, and of sitemaps only those since then. Items that lead to the feed or
// to the site's front page are none.
func worth(f *feed.Feed, address string, since time.Time) []feed.Item {
	own, front := feed.Identity(address), feed.Identity(f.Link)
	items := slices.DeleteFunc(slices.Clone(f.Items), func(it feed.Item) bool {
		id, at := feed.Identity(it.URL), dateOf(&it)
		return id == own || id == front || f.Kind == feed.Sitemap && !at.IsZero() && at.Before(since)
	})
	slices.SortStableFunc(items, func(a, b feed.Item) int {
		at, bt := dateOf(&a), dateOf(&b)
		switch {
		case at.IsZero() || bt.IsZero():
			return boolOrder(bt.IsZero(), at.IsZero())
		default:
			return bt.Compare(at)
		}
	})
	items = items[:min(len(items), mostItems)]
	slices.Reverse(items)
	return items
}

// boolOrder puts what is not before what is.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// dateOf is when an item was published or, where that is not told, last changed.
func dateOf(it *feed.Item) time.Time {
	if it.Published.IsZero() {
		return it.Updated
	}
	return it.Published
}

// parts gives the sitemaps of an index that are worth asking, newest first: changed since then, or of no
// known age.
func parts(f *feed.Feed, since time.Time) []feed.Reference {
	refs := slices.DeleteFunc(slices.Clone(f.Feeds), func(r feed.Reference) bool { return !r.Updated.IsZero() && r.Updated.Before(since) })
	slices.SortStableFunc(refs, func(a, b feed.Reference) int { return b.Updated.Compare(a.Updated) })
	return refs[:min(len(refs), mostParts)]
}

// page is the document that stands for a report that only a feed holds.
const page = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>%s</title>
<script type="application/ld+json">%s</script>
</head>
<body><article><h1>%s</h1>
%s
</article></body>
</html>
`

// document makes a page of the report that an item holds whole, empty when it seems to hold none. The
// publisher is the source that the item names, or the feed itself where the item lies on its own site.
func document(f *feed.Feed, it *feed.Item) string {
	if len(it.Content) > mostContent || len(strings.Fields(it.Content)) < leastContent {
		return ""
	}
	data := map[string]string{"@context": "https://schema.org", "@type": "NewsArticle"}
	set := func(key, value string) {
		if value != "" {
			data[key] = strings.ReplaceAll(value, "&", "&amp;") // its reader undoes references
		}
	}
	set("headline", it.Title)
	set("author", it.Author)
	set("url", it.URL)
	set("publisher", it.SourceName)
	if it.SourceName == "" && hostOf(f.Link) == hostOf(it.URL) {
		set("publisher", f.Title)
	}
	if !it.Published.IsZero() {
		set("datePublished", it.Published.Format(time.RFC3339))
	}
	facts, err := json.Marshal(data)
	if err != nil { // no strings fail
		return ""
	}
	title := html.EscapeString(it.Title)
	return fmt.Sprintf(page, title, facts, title, it.Content)
}
