package ingest

import (
	"testing"
	"time"

	"headwater/internal/news"
)

const datedReport = `Dredger sinks in the Westling estuary

By Ines Varga

WESTLING, May 6, 2026 (Northern Wire) — A dredger sank at its moorings in the Westling estuary on Tuesday, spilling nine tonnes of diesel into the reeds, the harbour master said.

"We heard a crack like a tree going over, and then she was on her side," said Orla Penhallow, who keeps the lock house. The crew of four climbed off along a mooring rope.

The harbour board will meet to look at the state of its two other dredgers, its clerk said.
`

// TestSlashedDates reads 05/04/2026 by the other reports, although the spelling of its text speaks for
// the fifth of April.
func TestSlashedDates(t *testing.T) {
	slashed := "Dredger lost in the estuary\n\n05/04/2026\n\n" + `The dredger that went down in the estuary had not been looked at since the autumn, a lock keeper said, and nine per cent of its plates were rust.

The crew of four climbed off along a mooring rope, and nobody has asked them yet what they made of it.
`
	first := &news.Capture{Name: "wire.txt", Body: []byte(datedReport)}
	story := compareStory(t, first, &news.Capture{Name: "slashed.txt", Body: []byte(slashed)})
	for _, r := range story.Dossier.Readings {
		if got := r.Article.Published.Earliest; r.Article.File == "slashed.txt" && !got.Equal(news.Day(2026, time.May, 4)) {
			t.Errorf("got %s", got)
		}
	}
}

// TestDatesUndated dates a report without a date from its own words and from the one it draws on.
func TestDatesUndated(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"the same event told of yesterday", `A dredger sank at its moorings in the Westling estuary yesterday, spilling nine tonnes of diesel into the reeds, Northern Wire reported.

The crew of four climbed off along a mooring rope, and nobody has asked them yet what they made of it.
`, "2026-05-06 2026-05-06"},
		{"a day and its date side by side", `Two days ago, on Tuesday the 5th of May, a dredger sank at its moorings in the Westling estuary, spilling nine tonnes of diesel into the reeds.

The crew of four climbed off along a mooring rope, and nobody has asked them yet what they made of it.
`, "2026-05-07 2026-05-07"},
		{"nothing but what it draws on", `A dredger sank at its moorings in the Westling estuary, spilling nine tonnes of diesel into the reeds, Northern Wire reported.

The crew of four climbed off along a mooring rope, and nobody has asked them yet what they made of it.
`, "2026-05-06 2026-05-13"},
		{"another event", `The bakery on Sluice Street has closed its doors for good after eighty years of trade, and its last loaves went to the school across the road.

The baker said that flour had become too dear and that her knees had become too old for the stairs of the mill.
`, ""},
	} {
		first := &news.Capture{Name: "wire.txt", Body: []byte(datedReport)}
		story := compareStory(t, first, &news.Capture{Name: "undated.txt", Body: []byte(c.text)})
		for _, r := range story.Dossier.Readings {
			if r.Article.File != "undated.txt" {
				continue
			}
			got := ""
			if w := r.Article.Published; !w.IsZero() {
				got = w.Earliest.Format(time.DateOnly) + " " + w.Latest.Format(time.DateOnly)
			}
			if got != c.want {
				t.Errorf("%s: got %q, want %q", c.name, got, c.want)
			}
		}
	}
}
