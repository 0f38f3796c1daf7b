package atom

import (
	"bytes"
	"testing"
	"time"

	"github.com/mmcdole/gofeed/atom"
)

func TestWrite(t *testing.T) {
	day := time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC)
	feed := Feed{ID: "urn:a", Title: "The <weir>\x00", Author: "Desk", Updated: day, Entries: []Entry{
		{ID: "urn:b", Title: "It & held", Updated: day.Add(time.Hour), Link: "https://example.org/?a=1&b=2", Category: "disputed", Author: "Log", Content: "a\x1b[31m\nb"},
		{ID: "urn:c", Title: "It fell", Updated: day.Add(-time.Hour), Link: "javascript:alert(1)"},
	}}
	var out bytes.Buffer
	if err := Write(&out, feed); err != nil {
		t.Fatal(err)
	}
	got, err := (&atom.Parser{}).Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != "The <weir>" || !got.UpdatedParsed.Equal(day.Add(time.Hour)) || len(got.Entries) != 2 {
		t.Errorf("feed %+v", got)
	}
	first, second := got.Entries[0], got.Entries[1]
	if first.Title != "It & held" || first.Links[0].Href != "https://example.org/?a=1&b=2" || first.Content.Value != "a [31m\nb" || first.Categories[0].Term != "disputed" || first.Authors[0].Name != "Log" {
		t.Errorf("first entry %+v", first)
	}
	if len(second.Links) != 0 || second.Content == nil || len(second.Authors) != 0 {
		t.Errorf("second entry %+v", second)
	}
}
