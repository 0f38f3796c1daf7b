package timex

import (
	"testing"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

func TestWindow(t *testing.T) {
	asOf := news.Day(2026, 6, 1)
	for _, c := range []struct {
		name, text          string
		notBefore, notAfter time.Time
		want                string
	}{
		{name: "nothing told", text: "The harbour board met. It rained."},
		{name: "no later bound", text: "The dredger sank on February 3, the board said."},
		{name: "a date and a later article", text: "The dredger sank on February 3, the board said.",
			notAfter: news.Day(2026, 2, 9), want: "2026-02-03 2026-02-09"},
		{name: "bounds from outside alone", text: "The harbour board met.",
			notBefore: news.Day(2026, 2, 3), notAfter: news.Day(2026, 2, 5), want: "2026-02-03 2026-02-05"},
		{name: "bounds that contradict", text: "The harbour board met.",
			notBefore: news.Day(2026, 2, 8), notAfter: news.Day(2026, 2, 5)},
		{name: "one thing told both ways",
			text: "Mayor Orla Fenn first described the leak in a speech last week.\nFenn said in a speech on February 12 that the leak had been sealed.",
			want: "2026-02-16 2026-02-22"},
		{name: "one thing told both ways, yesterday",
			text: "Mayor Orla Fenn described the leak in a speech yesterday.\nFenn said in a speech on February 12 that the leak had been sealed.",
			want: "2026-02-13 2026-02-13"},
		{name: "and a weekday that goes on from it",
			text: "Mayor Orla Fenn first described the leak in a speech last week.\n" +
				"Fenn said in a speech on February 12 that the leak had been sealed. Pressed again on Tuesday, she would not say by whom.",
			want: "2026-02-17 2026-02-22"},
		{name: "earlier this month needs days that are past",
			text: "Mayor Orla Fenn first described the leak in a speech last week.\n" +
				"Fenn said in a speech on February 26 that the leak, found earlier this month, had been sealed.",
			want: "2026-03-04 2026-03-08"},
		{name: "two speeches are not one",
			text: "Mayor Orla Fenn described the leak in a speech last week.\nOn February 12 a tanker ran aground near the old customs house.",
		},
		{name: "a date to come closes the window",
			text: "The dredger was lost on February 3. The board will meet on February 11.", want: "2026-02-03 2026-02-11"},
		{name: "more days than say something",
			text: "The dredger was lost on February 3. The board will meet on February 20."},
		{name: "tomorrow and its date", text: "Tomorrow, Friday the 13th of February, the board meets.", want: "2026-02-12 2026-02-12"},
		{name: "days ago and their date", text: "Three days ago, on Tuesday the 10th of February, the dredger sank.", want: "2026-02-13 2026-02-13"},
		{name: "a date and how long ago it was", text: "The dredger sank on February 10 (two days ago).", want: "2026-02-12 2026-02-12"},
		{name: "two days told one after the other", text: "The dredger sank yesterday after leaving port on February 10."},
		{name: "tomorrow in a quotation", text: "“We meet tomorrow, Friday the 13th of February,” she wrote."},
		{name: "a length to the day", text: "It is two weeks to the day since the dredger sank. That was on Tuesday the 10th of February.", want: "2026-02-24 2026-02-24"},
		{name: "a length about so long", text: "It is two weeks since the dredger sank. That was on Tuesday the 10th of February."},
		{name: "a date far in the past says little", text: "The mill was sold on July 4, 2019."},
	} {
		w := Window(text.Analyze(c.text), asOf, c.notBefore, c.notAfter)
		got := ""
		if !w.IsZero() {
			got = w.Earliest.Format(time.DateOnly) + " " + w.Latest.Format(time.DateOnly)
			if w.Basis != news.Inferred {
				t.Errorf("%s: basis %q", c.name, w.Basis)
			}
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
