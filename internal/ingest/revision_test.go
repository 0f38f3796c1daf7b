package ingest_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"headwater/internal/ingest"
	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/story"
)

// sluice is an invented report, of which the tests make newer versions.
const sluice = `Sluice at Harrow Mere failed in the night

By Tessa Lund
12 March 2026

The sluice at Harrow Mere gave way on Tuesday night and flooded 34 houses in the village below it, the county council said.

"We had no warning of any kind, and the pumps were under water within an hour," said Ida Brandt, the council's engineer.

The gate may have been weakened by the frost in February, according to a report that the council published on Wednesday.

Water stood two metres deep in Mill Lane. Nobody was hurt, the fire service said.

The repair will cost 400,000 pounds, the council said. It was built in 1931 by the Corran Iron Works.

Jonas Velde, who runs the mill, said that he had asked for a new gate three times since the autumn. The council did not answer his letters, he said.
`

func version(t *testing.T, text string) *news.Reading {
	t.Helper()
	r, err := ingest.Read(&news.Capture{Name: "mere.txt", URL: "https://courier.example/mere", Body: []byte(text)}, news.Day(2026, time.March, 14))
	must(t, err)
	return r
}

// What became of a report is told for what it is, and nothing that stayed is told.
func TestRevisions(t *testing.T) {
	swap := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(sluice, pairs[i]) {
				t.Fatalf("%q is not in the report", pairs[i])
			}
		}
		return strings.NewReplacer(pairs...).Replace(sluice)
	}
	const note = "\nCorrection: An earlier version of this article said that 34 houses were flooded. It was 43.\n"
	tests := map[string]struct {
		newer string
		want  string // kinds, silent ones marked with an exclamation mark
	}{
		"nothing":                      {sluice, ""},
		"a sentence silently removed":  {swap(" The council did not answer his letters, he said.", ""), "claim-withdrawn!"},
		"a paragraph removed":          {swap("Jonas Velde, who runs the mill, said that he had asked for a new gate three times since the autumn. The council did not answer his letters, he said.\n", ""), "claim-withdrawn!"},
		"a sentence added":             {swap("the fire service said.", "the fire service said. A school was opened for those who could not sleep at home, the mayor said."), "claim-added"},
		"a number silently changed":    {swap("34 houses", "43 houses"), "number-changed!"},
		"a number corrected":           {swap("34 houses", "43 houses") + note, "corrected number-changed"},
		"another than the noted":       {swap("34 houses", "43 houses", "400,000 pounds", "700,000 pounds") + note, "corrected number-changed number-changed!"},
		"an updated figure that says":  {swap("flooded 34 houses", "flooded 61 houses, a number that has risen since Wednesday,"), "number-changed"},
		"a vague note":                 {swap("34 houses", "43 houses") + "\nThis article has been updated.\n", "number-changed"},
		"a date":                       {swap("built in 1931", "built in 1913"), "number-changed!"},
		"a day":                        {swap("published on Wednesday", "published on Thursday"), "date-changed!"},
		"a quotation altered":          {swap("no warning of any kind", "little warning of any kind"), "quote-altered!"},
		"a quotation shortened":        {swap(", and the pumps were under water within an hour", ""), ""},
		"a source renamed":             {swap("Ida Brandt, the council's engineer", "Paul Okafor, the council's engineer"), "attribution-changed!"},
		"a source dropped":             {swap(", the fire service said", ""), "attribution-dropped!"},
		"a hedge dropped":              {swap("may have been weakened", "was weakened"), "hedge-dropped!"},
		"a hedge added":                {swap("gave way on Tuesday night", "apparently gave way on Tuesday night"), "hedge-added!"},
		"a denial put in":              {swap("had asked for", "had not asked for"), "corrected!"},
		"the headline":                 {swap("Sluice at Harrow Mere failed in the night", "Council was warned of failing sluice"), "headline-changed"},
		"a name":                       {swap("Corran Iron Works", "Dunmore Foundry"), "name-changed!"},
		"only a slip of the pen":       {swap("weakened by the frost", "wekened by the frost", "Water stood", "The water stood"), ""},
		"only typography":              {swap(`"We had`, "“We had", `hour," said`, "hour,” said", "council's", "council’s"), ""},
		"only furniture":               {swap("By Tessa Lund\n", "By Tessa Lund and Karl Moe\n"), ""},
		"only moved":                   {strings.Replace(swap("Water stood two metres deep in Mill Lane. ", ""), "The repair", "Water stood two metres deep in Mill Lane. The repair", 1), ""},
		"told in other words":          {swap("Water stood two metres deep in Mill Lane.", "In Mill Lane the water stood two metres deep."), ""},
		"a sentence parted in two":     {swap("on Tuesday night and flooded 34 houses", "on Tuesday night. It flooded 34 houses"), ""},
		"a page that was written anew": {"Ferry to sail again\n\nThe ferry to Orm sails again from Monday, the port said. Its engine was mended in a yard at Tarn, and it was tried out on Friday with nobody aboard.\n", "claim-added claim-withdrawn! headline-changed"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := story.Revise(version(t, sluice), version(t, test.newer))
			var got []string
			for _, c := range r.Changes {
				kind := string(c.Kind)
				if c.Alters() && !c.Noted {
					kind += "!"
				}
				if !slices.Contains(got, kind) {
					got = append(got, kind)
				}
				t.Logf("%s: %s", kind, c.Explanation)
			}
			slices.Sort(got)
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}

// A page that changed is one report with a history: its newest text speaks, counts once and is no second
// origin; and a recapture without another text is no version.
func TestVersionsInALibrary(t *testing.T) {
	l := libraryIn(t, filepath.Join(t.TempDir(), "a.db"))
	page := func(url, text string, hour int) store.Capture {
		return store.Capture{Capture: news.Capture{Name: url, URL: url, Media: "text/plain", Body: []byte(text)}, Arrived: time.Date(2026, 3, 13, hour, 0, 0, 0, time.UTC)}
	}
	const mere = "https://courier.example/mere"
	captures := []store.Capture{
		page(mere, sluice, 8),
		page("https://herald.example/mere", strings.NewReplacer("By Tessa Lund", "By Rolf Ahn", "12 March", "13 March").Replace(sluice), 9),
		page(mere, strings.Replace(sluice, "\n\n\"We", "\n\n\n\"We", 1), 10),
		page(mere, strings.Replace(sluice, "34 houses", "43 houses", 1), 11),
	}
	_, err := l.Add(t.Context(), captures, store.Mark{})
	must(t, err)
	must(t, l.Drain(t.Context()))
	sound(t, l, len(captures))

	versions, err := l.Versions(t.Context(), "4")
	must(t, err)
	if len(versions) != 2 || len(versions[0].Captures) != 2 || len(versions[1].Captures) != 1 || len(versions[1].Revision.Changes) != 1 {
		t.Fatalf("%+v", versions)
	}
	if v, err := l.Versions(t.Context(), mere); err != nil || len(v) != 2 {
		t.Errorf("%d versions at the address, %v", len(v), err)
	}
	list, err := l.Stories(t.Context(), store.StoryQuery{Limit: 5})
	must(t, err)
	if len(list) != 1 || list[0].Reports != 2 {
		t.Fatalf("%+v", list)
	}
	judged, err := l.Judge(t.Context(), list[0].ID)
	must(t, err)
	if len(judged.Revisions) != 1 || !judged.Revisions[0].Silent() || len(judged.Dossier.Readings) != 3 {
		t.Errorf("%+v", judged.Revisions)
	}
	newest := judged.Dossier.Newest()
	for _, c := range judged.Claims {
		told := map[int]int{}
		for _, a := range c.Assertions {
			told[newest[a.Article]] |= 1 << judged.Dossier.Readings[a.Article].Article.Version
		}
		for page, versions := range told {
			if versions&(versions-1) != 0 {
				t.Errorf("two versions of report %d tell %q", page, c.Text)
			}
		}
		if len(c.Origins) > 1 {
			t.Errorf("%d origins for %q", len(c.Origins), c.Text)
		}
	}
	for _, f := range judged.Findings {
		if f.Kind == news.NumberChanged {
			t.Errorf("who copied the older version is told off: %s", f.Explanation)
		}
	}
	if !slices.ContainsFunc(judged.Findings, func(f news.Finding) bool { return f.Kind == news.CorrectedClaim }) {
		t.Error(fmt.Sprint(judged.Findings))
	}

	_, err = l.Add(t.Context(), []store.Capture{page(mere, sluice, 12)}, store.Mark{}) // changed back
	must(t, err)
	must(t, l.Drain(t.Context()))
	versions, err = l.Versions(t.Context(), mere)
	must(t, err)
	if len(versions) != 3 || versions[2].Revision.Former != 1 || len(versions[2].Revision.Changes) != 1 {
		t.Errorf("%+v", versions)
	}
}

// pageOf puts a report into a page with what changes around it from hour to hour.
func pageOf(report, hour, teaser, comments string) string {
	title, body, _ := strings.Cut(report, "\n")
	var html strings.Builder
	fmt.Fprintf(&html, `<html><head><title>%s | Courier</title><meta property="og:site_name" content="Courier">
<meta property="article:published_time" content="2026-03-12T08:00:00Z"><meta property="article:modified_time" content="2026-03-12T%s:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/w">Weather: %s degrees</a></nav><article><h1>%s</h1><p class="byline">By Tessa Lund</p>
<time datetime="2026-03-12T%s">Last updated %s</time>`, title, hour, comments, title, hour, hour)
	for para := range strings.SplitSeq(body, "\n") {
		if len(para) > 20 {
			fmt.Fprintf(&html, "<p>%s</p>\n", para)
		}
	}
	fmt.Fprintf(&html, `</article><p><a href="#c">%s comments</a></p><aside><h2>Most read</h2><ul><li><a href="/1">%s</a></li></ul></aside>
<footer>Courier Media, page made at %s</footer></body></html>`, comments, teaser, hour)
	return html.String()
}

// What stands around a report may change as it likes.
func TestAPageAroundTheSameReport(t *testing.T) {
	read := func(html string) *news.Reading {
		r, err := ingest.Read(&news.Capture{URL: "https://courier.example/mere", Media: "text/html", Body: []byte(html)}, news.Day(2026, time.March, 14))
		must(t, err)
		return r
	}
	older := read(pageOf(sluice, "09:15", "Ten cakes for a rainy day that the council said were good", "3"))
	newer := read(pageOf(sluice, "14:40", "Minister denies that he had said that eleven ferries sank", "218"))
	if !older.Article.SameText(newer.Article) {
		t.Errorf("%q\n%q", older.Article.Text, newer.Article.Text)
	}
	changed := read(pageOf(strings.Replace(sluice, "34 houses", "43 houses", 1), "14:40", "Minister denies that he had said that eleven ferries sank", "218"))
	if r := story.Revise(older, changed); len(r.Changes) != 1 || r.Changes[0].Kind != news.NumberChanged || !r.Silent() {
		t.Errorf("%+v", r.Changes)
	}
}
