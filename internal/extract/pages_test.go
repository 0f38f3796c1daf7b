package extract

import (
	"strings"
	"testing"

	"headwater/internal/news"
)

// The story that the pages below tell in many shapes of markup. All of it is invented.
const (
	head1 = "Ferry runs aground off Saltmarsh Point"
	lead1 = "A passenger ferry with 83 people on board ran aground off Saltmarsh Point on Tuesday night, the harbour master said."
	para2 = "“We felt a shudder and then the lights went out,” said Orla Penhallow, a teacher who was travelling with her class."
	para3 = "The operator, Westling Lines, declined to say who was at the helm. It has called in outside surveyors to look at the hull."
	para4 = "No one was hurt, according to the coastguard, which took all passengers off by lifeboat before midnight."
)

var story = []string{lead1, para2, para3, para4}

func ps(list ...string) string { return "<p>" + strings.Join(list, "</p>\n<p>") + "</p>" }

func pageOf(head, body string) string {
	return "<!DOCTYPE html><html lang=en><head>" + head + "</head><body>" + body + "</body></html>"
}

// shape is one way in which pages are made, and what must be read from it.
type shape struct {
	name, head, body             string
	publisher, byline, published string
	basis                        news.Basis // of the date, when it matters
	keep, drop                   []string   // besides the story
	url                          string
}

const h1 = "<h1>" + head1 + "</h1>"

var shapes = []shape{
	{name: "JSON-LD in a graph", head: `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Saltmarsh Packet"},
		{"@type":["NewsArticle","Article"],"headline":"` + head1 + `","datePublished":"2026-03-04T07:10:00+02:00","author":[{"@type":"Person","name":"Ines Varga"},{"@type":"Person","name":"Tom Okoro"}],"publisher":{"@type":"Organization","name":"Saltmarsh Packet"}}]}</script>`,
		body: "<main>" + h1 + ps(story...) + "</main>", publisher: "Saltmarsh Packet", byline: "Ines Varga and Tom Okoro", published: "2026-03-04", basis: news.FromMetadata},
	{name: "broken JSON-LD, other metadata", head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x",</script><meta property="og:site_name" content="The Packet"><meta name="author" content="Ines Varga"><meta name="parsely-pub-date" content="2026-03-04">`,
		body: h1 + ps(story...), publisher: "The Packet", byline: "Ines Varga", published: "2026-03-04"},
	{name: "raw line break inside JSON-LD", head: "<script type=\"application/ld+json\">{\"@type\":\"ReportageNewsArticle\",\"headline\":\"Ferry\nruns aground\",\"datePublished\":\"2026-03-04\",\"publisher\":\"Packet Online\"}</script>",
		body: h1 + ps(story...), publisher: "Packet Online", published: "2026-03-04"},
	{name: "JSON-LD in an array", head: `<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":"NewsArticle","headline":"` + head1 + `","datePublished":"2026-03-04T07:10:00Z","author":"Ines Varga","publisher":[{"name":"The Packet"}]}]</script>`,
		body: h1 + ps(story...), publisher: "The Packet", byline: "Ines Varga", published: "2026-03-04"},
	{name: "divs instead of p", body: h1 + "<div id=txt><div>" + strings.Join(story, "</div><div>") + "</div></div>"},
	{name: "paragraphs by double breaks", body: h1 + "<div>" + strings.Join(story, "<br><br>\n") + "</div>"},
	{name: "paragraphs by single breaks", body: h1 + "<td>" + strings.Join(story, "<br/>") + "</td>"},
	{name: "layout tables", body: "<table><tr><td><a href=/a>Home</a><br><a href=/b>Sport</a></td><td><h1>" + head1 + "</h1>" + ps(story...) + "</td></tr></table>", drop: []string{"Home", "Sport"}},
	{name: "byline and date in spans, ordered as the text spells", body: h1 + `<div class="info"><span>By Ines Varga</span> <span>Posted on 4/3/2026</span></div>` + ps(story...),
		byline: "Ines Varga", published: "2026-03-04", basis: news.FromText, drop: []string{"Posted on"}},
	{name: "day above twelve in a slashed date", body: h1 + `<p>Published: 24/3/2026</p>` + ps(story...), published: "2026-03-24"},
	{name: "weekday beside a slashed date", body: h1 + `<p>Published: Thursday 2/12/2026</p>` + ps(story...), published: "2026-02-12"},
	{name: "slashed date that lies ahead the one way", body: h1 + `<p>Published: 2/12/2026</p>` + ps(story...), published: "2026-02-12"},
	{name: "day, month and year parted by of", body: h1 + ps(story...) + `<p>Coast Desk. The Saltmarsh Beacon, Wednesday 4 of March of 2026, 19:40 hours</p>`, published: "2026-03-04", publisher: "The Saltmarsh Beacon"},
	{name: "date in microdata without content", body: h1 + `<p><span itemprop="datePublished">4 March 2026</span></p>` + ps(story...), published: "2026-03-04"},
	{name: "publisher in microdata", body: h1 + ps(story...) + `<div itemprop="publisher"><span itemprop="name">Rope & Anchor</span></div>`, publisher: "Rope & Anchor"},
	{name: "nameplate with links", body: `<div class=top><b>THE WESTLING POST</b> <a href=/a>News</a> <a href=/b>Sport</a></div>` + h1 + ps(story...), publisher: "The Westling Post", drop: []string{"Sport"}},
	{name: "nameplate in capitals before a motto", head: "<title>" + head1 + "</title>", body: `<div id=hd><b>THE ROPE WALKER</b> tides, knots &amp; quay news</div>` + h1 + ps(story...), publisher: "The Rope Walker", drop: []string{"knots"}},
	{name: "appeal in capitals at the top", head: "<title>" + head1 + "</title>", body: `<div>BREAKING NEWS as it happens</div><div>SIGN UP for our letter</div>` + h1 + ps(story...), drop: []string{"happens"}},
	{name: "heading of the page's header", head: "<title>" + head1 + "</title>", body: `<header><h2>Upper Saltmarsh Rope</h2><p>Owned by its readers since 2011.</p></header><article>` + h1 + ps(story...) + "</article>", publisher: "Upper Saltmarsh Rope", drop: []string{"readers"}},
	{name: "section in the page's header", head: "<title>" + head1 + "</title>", body: `<header><h2>World News</h2></header><article>` + h1 + ps(story...) + "</article>"},
	{name: "newsletter with its day of issue", head: `<meta property="og:site_name" content="The Quay Letter">`, body: `<p>The Quay Letter — Wednesday, March 4, 2026 — <a href="#">view in browser</a></p>` + h1 + ps(story...), publisher: "The Quay Letter", published: "2026-03-04", drop: []string{"browser"}},
	{name: "date and names run together", body: h1 + `<span>Published March 4, 2026, 7:10 AM EST</span> <span>By Ines Varga</span>` + ps(story...), byline: "Ines Varga", published: "2026-03-04"},
	{name: "handle behind the name, copyright in letters", body: h1 + `<p class=author>Ines Varga @ivarga</p>` + ps(story...) + `<footer>(c) Rope &amp; Anchor 2026</footer>`, publisher: "Rope & Anchor", byline: "Ines Varga"},
	{name: "place behind the name, owner a company", body: h1 + `<address>Ines Varga in Saltmarsh</address>` + ps(story...) + `<footer>© The Rope Walker Newspapers Ltd. All rights reserved.</footer>`, publisher: "The Rope Walker", byline: "Ines Varga"},
	{name: "imprint", body: h1 + ps(story...) + "<footer>The Westling Post is published by Sound Media, 4 Quay Street.</footer>", publisher: "The Westling Post", drop: []string{"Sound Media"}},
	{name: "site before the headline in the title", head: "<title>Rope &amp; Anchor: " + head1 + "</title>", body: h1 + ps(story...), publisher: "Rope & Anchor"},
	{name: "label before the headline in the title", head: "<title>Exclusive: " + head1 + "</title>", body: h1 + ps(story...)},
	{name: "title is name and motto", head: "<title>THE ROPE WALKER - news for those who haul</title>", body: `<table><tr><td><b>THE ROPE WALKER</b><br><a href="/">Front</a><br><a href=/tide>Tides</a></td><td><h2>` + head1 + "</h2>" + ps(story...) + "</td></tr></table>", publisher: "The Rope Walker", drop: []string{"haul", "Tides"}},
	{name: "advertisement above the headline", body: "<div><div>Advertisement</div><div>" + h1 + "<div><span>Ines Varga</span> <span>Wednesday 4 March 2026, 7.04am</span></div></div><div>" + ps(story...) + "</div></div>", byline: "", published: "2026-03-04"},
	{name: "link to the front page", body: `<a href="/">Front</a>` + h1 + ps(story...)},
	{name: "dashed date", body: h1 + "<p>Published 04-03-2026 14:20</p>" + ps(story...), published: "2026-03-04"},
	{name: "dotted date", body: h1 + `<p>04.03.2026, 14:20</p>` + ps(story...), published: "2026-03-04"},
	{name: "ISO date in text", body: h1 + `<p>2026-03-04 | Ines Varga</p>` + ps(story...), published: "2026-03-04", byline: "Ines Varga"},
	{name: "published and updated", body: h1 + `<p class="stamp">Updated: 6 March 2026 | Published: 4 March 2026</p>` + ps(story...), published: "2026-03-04"},
	{name: "updated alone", body: h1 + `<p class="stamp">Last updated March 6, 2026 at 5:12 p.m.</p>` + ps(story...), published: "2026-03-06"},
	{name: "time element", body: h1 + `<p>By <a rel=author href=/iv>Ines Varga</a> <time datetime="2026-03-04T07:10:00Z">today</time></p>` + ps(story...), published: "2026-03-04", byline: "Ines Varga", basis: news.FromMetadata},
	{name: "date in the address", url: "https://www.packet.example/2026/03/04/ferry", body: h1 + ps(story...), publisher: "packet.example", published: "2026-03-04"},
	{name: "month with a weekday and ordinal", body: h1 + `<div class=date>Wednesday 4th March 2026</div>` + ps(story...), published: "2026-03-04"},
	{name: "impossible dates", head: `<meta property="article:published_time" content="0001-01-01T00:00:00Z">`, body: h1 + `<p class=date>4 March 2026</p>` + ps(story...), published: "2026-03-04"},
	{name: "date far ahead", head: `<meta name=date content="2031-01-01">`, body: h1 + ps(story...), published: ""},
	{name: "site in the title", head: "<title>" + head1 + " | Saltmarsh Packet</title>", body: h1 + ps(story...), publisher: "Saltmarsh Packet"},
	{name: "section and site in the title", head: "<title>" + head1 + " - Shipping - The Saltmarsh Packet</title>", body: h1 + ps(story...), publisher: "The Saltmarsh Packet"},
	{name: "no headline but the title", head: `<title>` + head1 + ` – Packet News</title>`, body: ps(story...), publisher: "Packet News"},
	{name: "logo in h1, headline in h2", head: `<meta property="og:title" content="` + head1 + `">`, body: `<h1><a href="/">Saltmarsh Packet</a></h1><h2>` + head1 + "</h2>" + ps(story...), publisher: "Saltmarsh Packet"},
	{name: "copyright line", body: h1 + ps(story...) + "<footer>© 2026 The Saltmarsh Packet Ltd. All rights reserved.</footer>", publisher: "The Saltmarsh Packet", drop: []string{"rights reserved"}},
	{name: "copyright with a range of years", body: h1 + ps(story...) + "<p>Copyright © 2019-2026 Saltmarsh Packet | Privacy</p>", publisher: "Saltmarsh Packet", drop: []string{"Privacy"}},
	{name: "comments with a class", body: h1 + "<article>" + ps(story...) + `</article><div class="user-comments"><p>They should sack the captain, he was drunk again as usual.</p><p>“Total lies,” said my cousin, who was there and saw all of it.</p></div>`, drop: []string{"sack the captain", "Total lies"}},
	{name: "comments under a heading only", body: "<div>" + h1 + ps(story...) + `<div><h3>Comments (2)</h3><p><b>seadog:</b> They should sack the captain, he was drunk again as usual.</p><p><b>Mo:</b> I was there and nobody helped us.</p></div></div>`, drop: []string{"sack the captain", "nobody helped"}},
	{name: "discussion on the same level", body: h1 + ps(story...) + `<h2>Join the discussion</h2><p>They should sack the captain, he was drunk again as usual.</p>`, drop: []string{"sack the captain"}},
	{name: "related links inside the story", body: h1 + ps(story[:2]...) + `<h4>Related</h4><ul><li><a href=/x>Storm closes the north pier</a></li></ul>` + ps(story[2:]...), drop: []string{"north pier"}},
	{name: "teaser between paragraphs", body: h1 + ps(story[:2]...) + `<p>READ MORE: <a href=/x>Inside the ferry queen’s palace</a></p><p><a href=/y>Ten harbours you must see before you die</a></p>` + ps(story[2:]...), drop: []string{"palace", "harbours you must"}},
	{name: "newsletter box", body: h1 + ps(story[:2]...) + `<div class=x1>Packet by breakfast: our best stories at six. <input type=email><button>Join</button></div>` + ps(story[2:]...), drop: []string{"breakfast", "Join"}},
	{name: "cookie notice and advert", body: `<div id="cc">We use cookies to improve your visit. <button>OK</button></div>` + h1 + ps(story[:2]...) + `<p>Advertisement</p>` + ps(story[2:]...), drop: []string{"cookies", "Advertisement"}},
	{name: "correction at the foot", body: "<article>" + h1 + ps(story...) + `</article><footer><p class=note><em>Correction: an earlier version of this article gave the number of passengers as 38.</em></p></footer>`, keep: []string{"Correction: an earlier version"}},
	{name: "correction in a box above", body: "<main>" + h1 + `<aside class="correction-box">This article was amended on 5 March to name the operator.</aside>` + ps(story...) + "</main>", keep: []string{"This article was amended"}},
	{name: "live blog", body: "<main>" + h1 + `<article><time>21.04</time><p>` + lead1 + `</p></article><article><time>21.40</time><p>` + para2 + `</p></article><article><p>` + para3 + `</p></article><article><p>` + para4 + `</p></article></main>`},
	{name: "AMP page", head: `<style amp-custom>p{}</style><script type="application/ld+json">{"@type":"NewsArticle","headline":"` + head1 + `","datePublished":"2026-03-04","publisher":{"name":"The Packet"}}</script>`,
		body: `<header class="amp-header"><a href="/">Packet</a></header><amp-sidebar hidden><ul><li>Menu</li></ul></amp-sidebar><article>` + h1 + `<amp-img></amp-img>` + ps(story...) + `<amp-ad></amp-ad></article>`, publisher: "The Packet", published: "2026-03-04", drop: []string{"Menu"}},
	{name: "captions and pull quotes", body: h1 + `<figure><img alt=x><figcaption>The ferry lies on the rocks at dawn. Photograph: A. Person</figcaption></figure>` + ps(story[:3]...) + `<blockquote class="pullquote">We felt a shudder</blockquote><p>` + para4 + "</p>", drop: []string{"at dawn"}},
	{name: "headings kept, last one dropped", body: h1 + ps(story[:2]...) + "<h2>What the operator says</h2>" + ps(story[2:]...) + "<h2>More</h2>", keep: []string{"What the operator says"}, drop: []string{"More"}},
	{name: "story only in JSON-LD", head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"` + head1 + `","articleBody":"` + strings.Join(story, `\n\n`) + `"}</script>`, body: "<div id=root></div><noscript>Enable it.</noscript>", drop: []string{"Enable"}},
	{name: "whole page in a form", body: `<form id="aspnetForm">` + h1 + ps(story...) + `<input type=hidden></form>`},
	{name: "classes that only sound like asides", body: `<div class="with-sidebar has-comments"><div class="content rail">` + h1 + ps(story...) + "</div></div>"},
	{name: "scripts and markup", body: h1 + ps(story...) + `<script>alert("boo");</script><p>The &lt;b&gt;ferry&lt;/b&gt; was built in 1998, the &amp;c. of the fleet, records show.</p>`, keep: []string{"The <b>ferry</b>"}, drop: []string{"alert"}},
	{name: "dateline of an agency", body: h1 + ps("SALTMARSH, March 4 (Northern Wire) — "+lead1, para2, para3, para4), published: "2026-03-04", basis: news.FromDateline, publisher: "Northern Wire"},
	{name: "agency beside the publisher", head: `<meta property="og:site_name" content="The Packet">`, body: h1 + ps("SALTMARSH (AP) — "+lead1, para2, para3, para4), publisher: "The Packet"},
	{name: "another outlet credited", head: `<title>` + head1 + `</title>`, body: h1 + ps(story...) + ps("The grounding was first reported by The Cove Herald.", "A deckhand told The Cove Herald that the alarm had failed.")},
	{name: "own outlet asks", body: h1 + ps(story...) + ps("The Cove Herald has asked Westling Lines for comment.", "A deckhand told The Cove Herald that the alarm had failed."), publisher: "The Cove Herald"},
}

func TestShapes(t *testing.T) {
	for _, s := range shapes {
		t.Run(s.name, func(t *testing.T) {
			a, err := Article(&news.Capture{Name: "page.html", URL: s.url, Body: []byte(pageOf(s.head, s.body))}, today)
			if err != nil {
				t.Fatal(err)
			}
			s.check(t, a)
		})
	}
}

func (s *shape) check(t *testing.T, a *news.Article) {
	t.Helper()
	if a.Headline() != head1 {
		t.Errorf("headline %q", a.Headline())
	}
	for _, want := range append(s.keep, story...) {
		if !strings.Contains(a.Text, want) {
			t.Errorf("lost: %q in\n%s", want, a.Text)
		}
	}
	for _, bad := range append(s.drop, "<p", "</") {
		if bad != "</" || s.keep == nil {
			if strings.Contains(a.Text, bad) {
				t.Errorf("kept: %q in\n%s", bad, a.Text)
			}
		}
	}
	if a.Publisher.Name != s.publisher {
		t.Errorf("publisher %q, want %q", a.Publisher, s.publisher)
	}
	if a.Byline != s.byline {
		t.Errorf("byline %q, want %q", a.Byline, s.byline)
	}
	if got := isoDay(a); got != s.published || s.basis != "" && a.Published.Basis != s.basis {
		t.Errorf("published %q (%s), want %q (%s)", got, a.Published.Basis, s.published, s.basis)
	}
	checkSpans(t, a)
}
