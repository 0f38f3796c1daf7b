package feed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"headwater/internal/news"
)

func rssOf(items string) string {
	return `<rss version="2.0"><channel><title>x</title>` + items + `</channel></rss>`
}

// TestTooMuch reads documents that cost a careless reader its time, its memory or its stack.
func TestTooMuch(t *testing.T) {
	laughs := `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`
	tests := []struct {
		name, body string
		kind       news.ProblemKind // zero: it is read
	}{
		{"50 MB", rssOf(strings.Repeat("<item><link>https://a.example.org/</link></item>", 1_100_000)), news.TooLarge},
		{"entities in entities", laughs + rssOf("<item><title>&c;&x;</title><link>https://a.example.org/</link></item>"), 0},
		{"nested deep", rssOf(strings.Repeat("<a>", 1_000_000)), news.TooLarge},
		{"nested deep and closed", rssOf("<item>" + strings.Repeat("<x:a>", 5000) + strings.Repeat("</x:a>", 5000) + "</item>"), news.TooLarge},
		{"millions of items", rssOf(strings.Repeat("<item/>", 2_000_000)), news.TooLarge},
		{"millions of elements", rssOf("<item>" + strings.Repeat("<x:a/>", 2_000_000) + "</item>"), news.TooLarge},
		{"namespaces", rssOf("<item " + attributes("xmlns:n%d='u'", 10_000) + "/>"), news.TooLarge},
		{"text in pieces", rssOf("<item><x:a>" + strings.Repeat("a<!---->", 1_000_000) + "</x:a></item>"), news.TooLarge},
		{"attributes", rssOf("<item " + attributes("a%d='u'", 50_000) + "><link>https://a.example.org/</link></item>"), 0},
		{"one long word", rssOf("<item><title>" + strings.Repeat("é", 1_000_000) + "</title><link>https://a.example.org/</link></item>"), 0},
		{"JSON nested deep", `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 1_000_000), news.Unreadable},
		{"JSON of millions", `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat("{},", 2_000_000) + "{}]}", news.Unreadable},
		{"outlines in outlines", "<opml><body>" + strings.Repeat("<outline text='a'>", 1_000_000), news.TooLarge},
		{"ampersands", rssOf("<item><title>" + strings.Repeat("&", 1_000_000) + "</title><link>https://a.example.org/</link></item>"), 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			f, err := parse(tt.body)
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("took %v", d)
			}
			var p *news.Problem
			switch {
			case tt.kind != 0 && (!errors.As(err, &p) || p.Kind != tt.kind):
				t.Errorf("got %v", err)
			case tt.kind == 0 && (err != nil || len(f.Items) != 1):
				t.Errorf("got %+v, %v", f, err)
			case tt.kind == 0 && (len(f.Items[0].Title) > maxTitle || strings.Contains(f.Items[0].Title, "hahaha")):
				t.Errorf("a title of %d bytes", len(f.Items[0].Title))
			}
		})
	}
}

func attributes(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form+" ", i)
	}
	return b.String()
}

func TestEncodings(t *testing.T) {
	const title = "Café “Zürich” – 5 €"
	inside := func(s string) string { return rssOf("<item><title>" + s + "</title><link>/a</link></item>") }
	units := utf16.Encode([]rune("\ufeff<?xml version='1.0' encoding='utf-16'?>" + inside(title)))
	var little, big []byte
	for _, u := range units {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	western := inside("Caf\xe9 \x93Z\xfcrich\x94 \x96 5 \x80")
	tests := []struct{ name, media, body string }{
		{"UTF-8", "", inside(title)},
		{"UTF-8 with mark", "", "\ufeff" + inside(title)},
		{"UTF-8 that says it is Latin", "text/xml; charset=iso-8859-1", "<?xml version='1.0' encoding='iso-8859-1'?>" + inside(title)},
		{"UTF-16 little", "", string(little)},
		{"UTF-16 big", "", string(big)},
		{"UTF-16 without mark", "", string(little[2:])},
		{"Windows-1252", "", "<?xml version='1.0' encoding='windows-1252'?>" + western},
		{"Windows-1252 that says UTF-8", "", "<?xml version='1.0' encoding='UTF-8'?>" + western},
		{"Windows-1252 that says UTF-8 twice", "text/xml; charset=utf-8", "<?xml version='1.0' encoding='UTF-8'?>" + western},
		{"Windows-1252 by media type", "text/xml; charset=windows-1252", western},
		{"Windows-1252, not declared", "", western},
		{"of no known name", "", "<?xml version='1.0' encoding='klingon'?>" + inside(title)},
		{"control characters", "", inside("Café\x00 \u202e“Zürich”\x1b \u0085– 5\x08 €")},
		{"a second declaration", "", rssOf("<?xml version='1.0' encoding='utf-16'?><item><title>" + title + "</title><link>/a</link></item>")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Parse(&news.Capture{URL: address, Media: tt.media, Body: []byte(tt.body)}, noon)
			if err != nil || len(f.Items) != 1 || f.Items[0].Title != title {
				t.Errorf("%+v, %v", f, err)
			}
		})
	}
}

func TestZipped(t *testing.T) {
	zip := func(s string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	whole := zip("<urlset><url><loc>https://a.example.org/</loc></url></urlset>")
	if f, err := parse(whole); err != nil || len(f.Items) != 1 {
		t.Errorf("%+v, %v", f, err)
	}
	for body, kind := range map[string]news.ProblemKind{
		whole[:len(whole)/2]: news.Unreadable, "\x1f\x8bno": news.NoFeed, zip(strings.Repeat(" ", 100<<20)): news.TooLarge,
	} {
		_, err := parse(body)
		var p *news.Problem
		if !errors.As(err, &p) || p.Kind != kind {
			t.Errorf("got %v, want kind %d", err, kind)
		}
	}
}

func TestSlips(t *testing.T) {
	for name, items := range map[string]string{
		"bare ampersand":       "<item><title>Quay & Lock</title><link>/a?b=1&c=2</link></item>",
		"unknown entity":       "<item><title>Quay&nbsp;&bogus; Lock</title><link>/a</link></item>",
		"unclosed tag":         "<item><title>Quay</title><link>/a</link><description>a<br>b</description></item>",
		"undeclared namespace": "<item><title>Quay</title><link>/a</link><media:thumb url='x'/></item>",
		"forbidden character":  "<item><title>Quay&#0;&#x1b;</title><link>/a</link></item>",
		"the same twice":       "<item><link>/a</link><title>Quay</title></item><item><link>/a#x</link></item>",
		"no address":           "<item><title>Quay</title></item><item><link>/a</link></item>",
	} {
		t.Run(name, func(t *testing.T) {
			f, err := parse(rssOf(items))
			if err != nil || len(f.Items) != 1 {
				t.Errorf("%+v, %v", f, err)
			}
		})
	}
}

// check holds what every Feed promises.
func check(t *testing.T, f *Feed) {
	t.Helper()
	seen := map[string]bool{}
	for _, it := range f.Items {
		if seen[it.URL] || absolute(nil, it.URL) != it.URL || it.URL == "" {
			t.Errorf("address %q", it.URL)
		}
		seen[it.URL] = true
		for _, s := range []string{it.Title, it.Author, it.Summary, it.SourceName, it.Content} {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return printable(r) < 0 }) {
				t.Errorf("text %q", s)
			}
		}
		for _, d := range []time.Time{it.Published, it.Updated} {
			if !d.IsZero() && (d.Before(earliest) || d.After(noon.Add(slack))) {
				t.Errorf("date %v", d)
			}
		}
	}
	for _, r := range f.Feeds {
		if absolute(nil, r.URL) != r.URL || r.URL == "" {
			t.Errorf("address %q", r.URL)
		}
	}
}

// fuzz reads whatever it is given as a document that opens with prefix.
func fuzz(f *testing.F, prefix string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := parse(prefix + string(body))
		if err != nil {
			if !errors.As(err, new(*news.Problem)) {
				t.Errorf("%T", err)
			}
			return
		}
		check(t, got)
	})
}

func FuzzRSS(f *testing.F) {
	fuzz(f, "<rss><channel>", "<item><link>/a</link><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>", "<item><guid>http://a/</guid><source url='b'>c</source></item></channel></rss>")
}

func FuzzAtom(f *testing.F) {
	fuzz(f, "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry xml:base='x'><link href='/a'/><content type='xhtml'><div>x</div></content></entry></feed>")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, `{"version":"https://jsonfeed.org/version/1",`, `"items":[{"id":1,"url":"/a","authors":[null],"date_published":"2026-03-02T10:00:00Z","content_html":"\u0000"}]}`)
}

func FuzzLists(f *testing.F) {
	fuzz(f, "<", "urlset><url><loc>/a</loc><lastmod>2026-03-02</lastmod></url></urlset>", "sitemapindex><sitemap><loc>/a</loc></sitemap></sitemapindex>", "opml><outline xmlUrl='/a'/></opml>")
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte("<head><base href=/x><link rel=alternate type=application/rss+xml href=a></head>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, r := range Discover(&news.Capture{URL: address, Body: body}) {
			if absolute(nil, r.URL) != r.URL || r.URL == "" {
				t.Errorf("address %q", r.URL)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	item := `<item><title>Ferry late again</title><link>https://a.example.org/%d</link><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><description>` +
		strings.Repeat("It left at nine, the harbour said. ", 20) + `</description></item>`
	var items strings.Builder
	for i := range 50 {
		fmt.Fprintf(&items, item, i)
	}
	body := rssOf(items.String())
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := parse(body); err != nil {
			b.Fatal(err)
		}
	}
}
