package feed

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"headwater/internal/news"
)

const address = "https://news.example.org/feeds/all.xml"

func at(hour, minute int) time.Time { return time.Date(2026, 3, 2, hour, minute, 0, 0, time.UTC) }

func parse(body string) (*Feed, error) {
	return Parse(&news.Capture{Name: address, URL: address, Body: []byte(body)}, noon)
}

func TestKinds(t *testing.T) {
	tests := []struct {
		name, body string
		want       Feed
	}{
		{"RSS 2.0", `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Quay &amp; Lock</title><link>https://news.example.org/</link><ttl>30</ttl>
<item><title>Ferry &lt;i&gt;late&lt;/i&gt; again</title><link>/2026/ferry?a=1&amp;b=2#top</link><guid>77</guid>
 <pubDate>Mon, 02 Mar 2026 09:15:00 +0100</pubDate><dc:creator>Ann Marlow</dc:creator>
 <source url="https://wire.example.net/rss">Northern Wire</source>
 <description><![CDATA[<p>It left at nine.</p><p>Nobody minded.</p><script>x()</script>]]></description>
 <content:encoded><![CDATA[<p>It left at nine, the harbour said.</p>]]></content:encoded></item>
<item><title>No link but a guid</title><guid>https://news.example.org/guid</guid></item>
<item><title>A guid that is no link</title><guid isPermaLink="false">https://news.example.org/not</guid></item>
</channel></rss>`,
			Feed{Kind: RSS, Title: "Quay & Lock", Link: "https://news.example.org/", TTL: 30 * time.Minute, Items: []Item{
				{URL: "https://news.example.org/2026/ferry?a=1&b=2", Title: "Ferry late again", Published: at(8, 15), Author: "Ann Marlow",
					SourceName: "Northern Wire", SourceURL: "https://wire.example.net/rss", Summary: "It left at nine. Nobody minded.", Content: "<p>It left at nine, the harbour said.</p>"},
				{URL: "https://news.example.org/guid", Title: "No link but a guid"},
			}}},
		{"RSS 1.0", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old</title><link>https://old.example.org/</link></channel>
<item><title>Gate</title><link>https://old.example.org/gate</link><dc:date>2026-03-02T08:00Z</dc:date></item></rdf:RDF>`,
			Feed{Kind: RSS, Title: "Old", Link: "https://old.example.org/", Items: []Item{{URL: "https://old.example.org/gate", Title: "Gate", Published: at(8, 0)}}}},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example.org/x/"><title>Tide</title>
<link rel="self" href="feed"/><link href="/"/>
<entry><title type="html">Pier &amp;amp; mole</title><link rel="enclosure" href="a.mp3"/><link rel="alternate" href="pier"/><author><name>B. Holm</name></author><author><name>C. Rye</name></author>
 <published>2026-03-02T07:00:00Z</published><updated>2026-03-02T09:30:00+01:00</updated><summary>Closed.</summary><content type="html">&lt;p&gt;Closed all day.&lt;/p&gt;</content>
 <source><title>Coast Paper</title><link href="https://coast.example.net/"/></source></entry></feed>`,
			Feed{Kind: Atom, Title: "Tide", Link: "https://atom.example.org/", Items: []Item{
				{URL: "https://atom.example.org/x/pier", Title: "Pier & mole", Published: at(7, 0), Updated: at(8, 30), Author: "B. Holm, C. Rye",
					SourceName: "Coast Paper", SourceURL: "https://coast.example.net/", Summary: "Closed.", Content: "<p>Closed all day.</p>"}}}},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1.1","title":"Mill","home_page_url":"https://mill.example.org/","items":[
{"id":1,"url":"https://mill.example.org/a","title":"Wheel\u0007 stops","content_html":"<p>It stopped.</p>","content_text":"It stopped.","date_published":"2026-03-02T10:00:00Z","authors":[{"name":"D. Weir"}]},
{"id":"2","external_url":"b","title":"Other"}, null]}`,
			Feed{Kind: JSON, Title: "Mill", Link: "https://mill.example.org/", Items: []Item{
				{URL: "https://mill.example.org/a", Title: "Wheel stops", Published: at(10, 0), Author: "D. Weir", Summary: "It stopped.", Content: "<p>It stopped.</p>"},
				{URL: "https://news.example.org/feeds/b", Title: "Other"}}}},
		{"news sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example.org/a </loc><lastmod>2026-03-02</lastmod><news:news><news:publication><news:name>Quay</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2026-03-02T06:00:00+00:00</news:publication_date><news:title>Bridge &amp; toll</news:title></news:news><image:image><image:loc>https://news.example.org/p.jpg</image:loc></image:image></url>
<url><loc>https://news.example.org/b</loc></url></urlset>`,
			Feed{Kind: Sitemap, Items: []Item{
				{URL: "https://news.example.org/a", Title: "Bridge & toll", Published: at(6, 0), Updated: at(0, 0)}, {URL: "https://news.example.org/b"}}}},
		{"sitemap index", `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.example.org/1.xml</loc><lastmod>2026-03-02T06:00Z</lastmod></sitemap>
<sitemap><loc>/2.xml</loc></sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>`,
			Feed{Kind: SitemapIndex, Feeds: []Reference{{URL: "https://news.example.org/1.xml", Updated: at(6, 0)}, {URL: "https://news.example.org/2.xml"}}}},
		{"OPML", `<opml version="2.0"><head><title>Mine</title></head><body><outline text="Coast"><outline type="rss" text="Quay" xmlUrl="https://a.example.org/rss" htmlUrl="https://a.example.org/"/>
<outline type="rss" title="Tide" text="x" xmlurl="https://b.example.org/rss"/></outline><outline xmlUrl="file:///etc/passwd"/></body></opml>`,
			Feed{Kind: OPML, Feeds: []Reference{{URL: "https://a.example.org/rss", Title: "Quay"}, {URL: "https://b.example.org/rss", Title: "Tide"}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := parse(tt.body)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(&tt.want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

func TestProblems(t *testing.T) {
	tests := []struct {
		name, body string
		kind       news.ProblemKind
	}{
		{"empty", "", news.Empty},
		{"white space", " \n\x00\ufeff", news.Empty},
		{"text", "The ferry is late.", news.NoFeed},
		{"page", "<!DOCTYPE html><html><head></head><body><p>Hi<br>there</body></html>", news.NoFeed},
		{"page in capitals", "<HTML><BODY>", news.NoFeed},
		{"a comment before the page", "<!-- x --><html>", news.NoFeed},
		{"other XML", "<svg xmlns='http://www.w3.org/2000/svg'/>", news.NoFeed},
		{"JSON of another kind", `{"items":[{"url":"https://a.example.org/"}]}`, news.Unreadable},
		{"broken JSON", `{"version":"https://jsonfeed.org/version/1","items":[`, news.Unreadable},
		{"cut off", "<rss><channel><item><title>Ferry", news.Unreadable},
		{"only a declaration", `<?xml version="1.0"?>`, news.Unreadable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := parse(tt.body)
			var p *news.Problem
			if !errors.As(err, &p) || p.Kind != tt.kind || p.Where != address || p.What == "" || p.Do == "" {
				t.Errorf("got %+v, %v", f, err)
			}
		})
	}
}

func TestDates(t *testing.T) {
	for raw, want := range map[string]time.Time{
		"Mon, 02 Mar 2026 10:00:00 GMT":   at(10, 0),
		"Mon, 02 Mar 2026 10:00:00 EST":   at(15, 0),
		"2026-03-02T10:00:00Z":            at(10, 0),
		"Tue, 03 Mar 2026 10:00:00 +0000": at(34, 0), // a clock or zone that is off
		"Tue, 02 Mar 2027 10:00:00 GMT":   {},
		"Thu, 01 Jan 1970 00:00:00 GMT":   {},
		"Fri, 31 Dec 9999 23:59:59 GMT":   {},
		"0000-00-00 00:00:00":             {},
		"03/02/2026":                      {}, // March or February
		"3.2.2026 10:00":                  {},
		"yesterday":                       {},
		"":                                {},
	} {
		f, err := parse("<rss><channel><item><link>https://a.example.org/</link><pubDate>" + raw + "</pubDate></item></channel></rss>")
		if err != nil || len(f.Items) != 1 || !f.Items[0].Published.Equal(want) {
			t.Errorf("%q: %+v, %v", raw, f, err)
		}
	}
}

func TestLinks(t *testing.T) {
	for ref, want := range map[string]string{
		"https://a.example.org/x#y": "https://a.example.org/x",
		"//a.example.org/x":         "https://a.example.org/x",
		"../x":                      "https://news.example.org/x",
		"?p=1":                      "https://news.example.org/feeds/all.xml?p=1",
		"javascript:alert(1)":       "",
		"JavaScript:alert(1)":       "",
		"data:text/html,x":          "",
		"mailto:a@example.org":      "",
		"file:///etc/passwd":        "",
		"https://u:p@example.org/":  "",
		"http://":                   "",
		"https://a.example.org/%zz": "",
		"":                          "",
	} {
		f, err := parse("<rss><channel><item><title>x</title><link>" + ref + "</link></item></channel></rss>")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(f.Items) > 0 {
			got = f.Items[0].URL
		}
		if got != want {
			t.Errorf("%q is %q, want %q", ref, got, want)
		}
	}
}

func TestRelativeLinksOfAFile(t *testing.T) {
	f, err := Parse(&news.Capture{Name: "feed.xml", Body: []byte("<rss><channel><link>https://a.example.org/news/</link><item><link>x</link></item></channel></rss>")}, noon)
	if err != nil || len(f.Items) != 1 || f.Items[0].URL != "https://a.example.org/news/x" {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestDiscover(t *testing.T) {
	page := `<!DOCTYPE html><html><head><base href="https://cdn.example.org/site/"><title>x</title>
<link rel="stylesheet" type="text/css" href="a.css">
<LINK REL="alternate home" TYPE="application/rss+xml; charset=utf-8" TITLE="All &amp; more" HREF="rss">
<link rel=alternate type=application/atom+xml href=https://news.example.org/atom />
<link rel="alternate" type="application/json" href="/wp-json">
<link rel="alternate" type="application/feed+json" href="javascript:x">
<link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/rss+xml" href="rss">
</head><body><link rel="alternate" type="application/rss+xml" href="comment"></body></html>`
	want := []Reference{{URL: "https://cdn.example.org/site/rss", Title: "All & more"}, {URL: "https://news.example.org/atom"}}
	got := Discover(&news.Capture{URL: address, Body: []byte(page)})
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
	_, err := parse(page)
	var p *news.Problem
	if !errors.As(err, &p) || p.Kind != news.NoFeed || p.Do != "this page names a feed: https://cdn.example.org/site/rss" {
		t.Errorf("got %v", err)
	}
	for _, other := range []string{"", "{}", "\xff\xfe", "<rss/>"} {
		if got := Discover(&news.Capture{Body: []byte(other)}); got != nil {
			t.Errorf("%q names %v", other, got)
		}
	}
}
