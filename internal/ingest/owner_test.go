package ingest

import (
	"testing"

	"headwater/internal/news"
)

// TestNameOwners names the publisher of a report that speaks of itself, and only where one can be meant.
func TestNameOwners(t *testing.T) {
	article := func(publisher, byline, own string, named ...string) *news.Reading {
		r := &news.Reading{Article: &news.Article{Publisher: news.Publisher{Name: publisher}, Byline: byline, OwnName: own}}
		for _, name := range named {
			r.Entities = append(r.Entities, news.Entity{Name: name})
		}
		return r
	}
	crediting := article("Cove Herald", "", "")
	crediting.Attributions = []news.Attribution{{Source: news.Source{Kind: news.OutletSource, Name: "Northern Cable"}}}
	speaking := func() *news.Reading {
		r := article("", "", "Eastern Lamp")
		r.Article.SpeaksOwn = true
		return r
	}
	for _, c := range []struct {
		name     string
		readings []*news.Reading
		want     string // publisher of the first
	}{
		{"one outlet named in full", []*news.Reading{article("", "", "Packet"), article("", "", "", "Saltmarsh Packet", "Westling Lines")}, "Saltmarsh Packet"},
		{"one outlet that published another", []*news.Reading{article("", "", "Packet"), article("The Saltmarsh Packet", "", "", "Saltmarsh Packet")}, "The Saltmarsh Packet"},
		{"two outlets", []*news.Reading{article("", "", "Packet"), article("Saltmarsh Packet", "", "", "Westling Packet")}, ""},
		{"only the short name", []*news.Reading{article("", "", "Packet"), article("", "", "", "Packet")}, ""},
		{"does not speak of itself", []*news.Reading{article("", "", ""), article("Saltmarsh Packet", "", "")}, ""},
		{"same writer", []*news.Reading{article("", "Ines Varga", "Saltmarsh Packet"), article("Saltmarsh Packet", "INES VARGA", "")}, "Saltmarsh Packet"},
		{"a full name that others bear, another writer", []*news.Reading{article("", "Ines Varga", "Saltmarsh Packet"), article("Saltmarsh Packet", "Tom Okoro", "")}, ""},
		{"same writer, another outlet", []*news.Reading{article("", "Ines Varga", "Saltmarsh Packet"), article("Northern Wire", "Ines Varga", "")}, ""},
		{"a full name that another credits", []*news.Reading{article("", "Ines Varga", "Northern Cable"), crediting}, "Northern Cable"},
		{"a full name the text speaks of", []*news.Reading{speaking(), article("Cove Herald", "", "")}, "Eastern Lamp"},
		{"a full name that two speak of", []*news.Reading{speaking(), speaking()}, ""},
		{"a full name spoken of that another bears", []*news.Reading{speaking(), article("The Eastern Lamp", "", "")}, ""},
		{"a full name that nobody speaks of", []*news.Reading{article("", "Ines Varga", "Port Saltmarsh"), article("Cove Herald", "", "")}, ""},
		{"known already", []*news.Reading{article("Cove Herald", "", "Packet"), article("Saltmarsh Packet", "", "")}, "Cove Herald"},
	} {
		nameOwners(c.readings)
		if got := c.readings[0].Article.Publisher.Name; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
