package alert

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/google/uuid"

	"headwater/internal/atom"
	"headwater/internal/store"
)

// Feed writes what a rule was told as an Atom feed, the newest first. Feed and entries keep their ids
// for good.
func Feed(w io.Writer, r *store.Rule, deliveries []store.Delivery) error {
	feed := atom.Feed{ID: urn("feed", r.Name), Title: "Headwater: " + r.Name, Updated: r.Created, Author: "Headwater"}
	for _, d := range deliveries {
		entry, err := entryOf(r, d)
		if err != nil {
			return fmt.Errorf("delivery %d: %w", d.ID, err)
		}
		feed.Entries = append(feed.Entries, entry)
	}
	return atom.Write(w, feed)
}

func entryOf(r *store.Rule, d store.Delivery) (atom.Entry, error) {
	var m Message
	if err := json.Unmarshal(d.Payload, &m); err != nil {
		return atom.Entry{}, err
	}
	entry := atom.Entry{ID: urn("entry", r.Name, d.Key), Title: m.Data.What, Updated: d.Created, Category: m.Data.Kind}
	lines := []string{m.Data.What, fmt.Sprintf("Story %d: %s", m.Data.Story.ID, m.Data.Story.Title)}
	for _, p := range m.Data.Passages {
		lines = append(lines, fmt.Sprintf("%s: “%s” %s", cmp.Or(p.Publisher, p.Title, "A report"), p.Exact, p.Address))
		if entry.Link == "" && isWeb(p.Address) {
			entry.Link = p.Address
		}
	}
	entry.Content = strings.Join(lines, "\n")
	return entry, nil
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

func urn(parts ...string) string {
	return uuid.NewSHA1(namespace, []byte(strings.Join(parts, "\x00"))).URN()
}
