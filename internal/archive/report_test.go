package archive

import (
	"strings"
	"testing"
	"time"

	"headwater/internal/extract"
	"headwater/internal/news"
)

// prose is a report of three paragraphs, the second and third with what HTML, JSON-LD and the rules for
// furniture of pages could trip over.
var prose = []string{
	"The lock keeper at Tolland Weir said on Tuesday that the gates had been left open for most of the night, and that nobody had told her.",
	"Read more: </script><p>\"5 < 6 &amp; 7 > 2\" & so on</p> — she said, she said.",
	"The water board said it would look into the matter, and that it had no reason to believe that anyone had meant to do harm.",
}

func article(t *testing.T, it *Item) *news.Article {
	t.Helper()
	a, err := extract.Article(&it.Capture, time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func jsonOf(s string) string {
	return strings.NewReplacer("\\", "\\\\", "\"", "\\\"", "\n", "\\n").Replace(s)
}

func TestPassim(t *testing.T) {
	body := strings.Join(prose, "\n")
	line := `{"id": "tm-17", "series": "Tolland Mercury", "date": "2026-03-04", "title": "Gates left open & nobody told", "author": ["Ines Varga"], "url": "https://weir.example/17", "text": "` + jsonOf(body) + `"}`
	other := `{"id": 18, "text": "` + jsonOf(body) + `", "series": null}`
	for name, file := range map[string][]byte{
		"lines": []byte(line + "\n" + other + "\n"), "gzip": zipped(line+"\n", other+"\n"), "array": []byte("[" + line + ",\n" + other + "]"), "no lines": []byte(line + other),
	} {
		got := readAll(t, file)
		if len(got.items) != 2 || len(got.damage) > 0 {
			t.Fatalf("%s: %d items, damage %v", name, len(got.items), got.damage)
		}
		a := article(t, got.items[0])
		if want := "Gates left open & nobody told\n\n" + strings.Join(prose, "\n\n"); a.Text != want {
			t.Errorf("%s: text %q", name, a.Text)
		}
		if a.Byline != "Ines Varga" || a.Publisher.Name != "Tolland Mercury" || a.Published.Earliest != news.Day(2026, 3, 4) || a.URL != "https://weir.example/17" {
			t.Errorf("%s: %+v", name, a)
		}
		b := article(t, got.items[1])
		if b.Text != strings.Join(prose, "\n\n") || b.File != "test#18" {
			t.Errorf("%s: %q of %s", name, b.Text, b.File)
		}
		if again := readFrom(t, file, got.items[1].At); len(again.items) != 1 {
			t.Errorf("%s: from %s: %d items", name, got.items[1].At, len(again.items))
		}
	}
}

func TestNinjs(t *testing.T) {
	body := strings.Join(prose, "\n\n")
	xhtml := "<div><h2>Sub</h2><p>One <b>bold</b> word &amp; more.<script>no</script></p><p>Two.<br/>Three.</p></div>"
	old := `{"uri": "https://weir.example/a", "type": "text", "version": "1", "pubstatus": "usable", "language": "en", "headline": "Gates left open",
  "byline": "By Ines Varga", "versioncreated": "2026-03-04T09:00:00Z", "located": "Tolland", "copyrightholder": "Tolland Mercury", "body_text": "` + jsonOf(body) + `"}`
	recent := `{"uri": "urn:weir:b", "type": "text", "by": "Ines Varga", "headlines": [{"role": "short", "value": "Gates"}, {"role": "main", "contenttype": "text/html", "value": "<b>Gates</b> left"}],
  "versioncreated": "2026-03-04T09:00:00Z", "bodies": [{"contenttype": "text/html", "value": "` + jsonOf(xhtml) + `"}]}`
	withheld := `{"uri": "urn:weir:c", "pubstatus": "withheld", "body_text": "x"}`
	picture := `{"uri": "urn:weir:d", "type": "picture", "headline": "x"}`
	empty := `{"uri": "urn:weir:e", "headline": "x"}`
	got := readAll(t, []byte(old+"\n"+recent+"\n"+withheld+"\n"+picture+"\n"+empty+"\n"))
	if len(got.items) != 2 || len(got.damage) != 1 || got.counts.Unsuccessful != 1 || got.counts.Others != 1 {
		t.Fatalf("%d items, damage %v, %+v", len(got.items), got.damage, got.counts)
	}
	a := article(t, got.items[0])
	if want := "Gates left open\n\n" + strings.Join(prose, "\n\n"); a.Text != want || a.Byline != "Ines Varga" || a.Publisher.Name != "Tolland Mercury" || a.Published.Earliest.Day() != 4 {
		t.Errorf("%+v", a)
	}
	page := string(got.items[1].Capture.Body)
	if !strings.Contains(page, `"articleBody":"Sub\nOne bold word \u0026amp; more.\nTwo.\nThree."`) || !strings.Contains(page, `"headline":"Gates left"`) {
		t.Errorf("page %s", page)
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := "The lock keeper at Tolland Weir said on\nTuesday that the gates had been left\nopen for most of the night.\n\nNobody had\ntold her, she added, and\nwent home."
	if got := paragraphs(wrapped); len(got) != 2 || got[1] != "Nobody had told her, she added, and went home." {
		t.Errorf("wrapped: %q", got)
	}
	if got := paragraphs("One.\nTwo.\r\n\r\n  Three.  "); strings.Join(got, "|") != "One.|Two.|Three." {
		t.Errorf("lines: %q", got)
	}
}

func TestDamagedJSON(t *testing.T) {
	good := func(id string) string { return `{"id": "` + id + `", "text": "Some words."}` + "\n" }
	for name, middle := range map[string]string{
		"cut in a string": `{"id": "x", "text": "Some wo` + "\n", "cut behind a value": `{"id": "x", "text": "Some words."` + "\n",
		"cut behind a comma": `{"id": "x",` + "\n", "cut behind a name": `{"id"` + "\n", "junk": "junk\n", "no text": `{"id": "x"}` + "\n", "empty": `{"id": "x", "text": " "}` + "\n",
		"no JSON": `{"id": x, "text": "y"}` + "\n", "numbers": "17\n", "one brace more": "}\n",
	} {
		got := readAll(t, []byte(good("1")+middle+good("3")))
		if len(got.items) != 2 || len(got.damage) != 1 || got.damage[0].At.Offset != int64(len(good("1"))) {
			t.Errorf("%s: %d items, damage %v", name, len(got.items), got.damage)
		}
	}
	deep := readAll(t, []byte(good("1")+`{"text": `+strings.Repeat("[", 20_000)+"\n"+good("3")))
	if len(deep.items) == 0 || len(deep.damage) == 0 {
		t.Errorf("too deep: %d items, damage %v", len(deep.items), deep.damage)
	}
	huge := readAll(t, []byte(good("1")+`{"text": "`+strings.Repeat("word ", maxValue/4)+`"}`+"\n"+good("3")))
	if len(huge.items) != 2 || len(huge.damage) != 1 || huge.damage[0].Kind != TooLarge {
		t.Errorf("huge: %d items, damage %v", len(huge.items), huge.damage)
	}
}
