package extract

import (
	"strings"
	"testing"

	"headwater/internal/news"
)

// house is one page or file as a kind of newsroom sets it, invented throughout.
type house struct {
	name, file, body             string
	publisher, byline, published string
	drop                         []string
}

var houses = []house{
	{name: "British regional", file: "a.html", body: pageOf("<title>"+head1+" - Saltmarsh Live</title>",
		`<nav class="primary"><a href="/news">News</a><a href="/whats-on">What's On</a></nav>`+h1+
			`<p class="sub-title">Lifeboats were called out in the dark</p><ul class="byline"><li>By <a href="/authors/iv">Ines Varga</a> Senior reporter</li><li>07:10, 4 MAR 2026</li><li>Updated 09:30, 5 MAR 2026</li></ul>`+
			ps(story...)+`<p>READ MORE: <a href="/x">The pub that floats twice a day</a></p><p>Sign up to our free newsletters here.</p>`),
		publisher: "Saltmarsh Live", byline: "Ines Varga", published: "2026-03-04", drop: []string{"floats twice", "newsletters"}},
	{name: "American local television", file: "a.html", body: pageOf(`<title>`+head1+` | WSLT 7</title><meta property="og:site_name" content="WSLT 7">`,
		`<div class="Page-header-logo"><a href="/"><img alt="WSLT 7" src="l.png"></a></div>`+h1+`<div class="byline">By: <a>Ines Varga</a></div><div>Posted at 7:10 AM, Mar 04, 2026 and last updated 9:02 AM, Mar 05, 2026</div>`+
			ps("SALTMARSH, Ohio (WSLT) — "+lead1, para2, para3, para4)+`<p>Copyright 2026 Quay Broadcasting Company. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.</p>`),
		publisher: "WSLT 7", byline: "Ines Varga", published: "2026-03-04", drop: []string{"redistributed"}},
	{name: "Indian daily", file: "a.html", body: pageOf(`<title>`+head1+` | Saltmarsh News - The Westling Express</title>`,
		`<ol class="breadcrumb"><li><a>News</a></li><li><a>Cities</a></li><li><a>Saltmarsh</a></li></ol>`+h1+`<h2 class="synopsis">Lifeboats were called out in the dark</h2>
		<div class="editor">Written by: <a>Ines Varga</a><br>Saltmarsh | Updated: March 5, 2026 07:10 IST</div>`+ps(story...)+`<p><i>(With inputs from agencies)</i></p><div>First published on: 04-03-2026 at 07:10 IST</div><div>TAGS: ferry, Saltmarsh</div>`),
		publisher: "The Westling Express", byline: "Ines Varga", published: "2026-03-04", drop: []string{"TAGS"}},
	{name: "Nigerian daily", file: "a.html", body: pageOf(`<title>`+head1+` - The Quay Lantern Nigeria</title>`,
		h1+`<div class="post-meta">4th March 2026</div><div class="post-content"><p><strong>Ines Varga, Port Saltmarsh</strong></p>`+ps(story...)+`<p>Kindly share this story:</p><p>All rights reserved. This material, and other digital content on this website, may not be reproduced without prior express written permission from THE QUAY LANTERN.</p></div>`),
		publisher: "The Quay Lantern Nigeria", byline: "Ines Varga", published: "2026-03-04", drop: []string{"reproduced", "Kindly"}},
	{name: "Australian broadcaster", file: "a.html", body: pageOf(`<title>`+head1+` - QBC News</title><meta name="generator" content="WCMS">`,
		`<a href="/news" class="logo">QBC News</a>`+h1+`<p>By <a>Ines Varga</a> and <a>Tom Okoro</a></p><p>Topic:<a>Maritime accidents</a></p><div><time datetime="2026-03-04T07:10:00.000Z">Wed 4 Mar 2026 at 6:10pm</time></div>
		<section><h2>In short:</h2>`+ps(lead1)+`</section>`+ps(para2, para3, para4)),
		publisher: "QBC News", byline: "Ines Varga and Tom Okoro", published: "2026-03-04", drop: []string{"Topic"}},
	{name: "trade press", file: "a.html", body: pageOf(`<title>`+head1+` | News | Rope &amp; Anchor</title>`,
		`<div class="topRow"><a href="/">Rope &amp; Anchor</a></div>`+h1+`<p class="byline meta">By <a class="author">Ines Varga</a><span class="date">4 March 2026</span></p>`+ps(story...)+`<div class="paywall">Already a member? Sign in here</div>`),
		publisher: "Rope & Anchor", byline: "Ines Varga", published: "2026-03-04", drop: []string{"Already"}},
	{name: "wire copy", file: "a.txt", body: "UPDATE 2-" + head1 + "\n\n(Adds lifeboat, operator)\n\nBy Ines Varga\n\nSALTMARSH, March 4 (Northern Wire) - " + strings.Join(story, "\n\n") +
		"\n\n(Reporting by Ines Varga in Saltmarsh; Editing by Tom Okoro)\n\n((ines.varga@wire.example; +44 20 0000 0000))\n\n(c) Copyright Northern Wire 2026.",
		publisher: "Northern Wire", byline: "Ines Varga", published: "2026-03-04"},
	{name: "press release on a wire", file: "a.html", body: pageOf(`<title>`+head1+`</title><meta property="og:site_name" content="QuayWire Releases">`,
		h1+`<p>NEWS PROVIDED BY <b>Westling Lines</b></p><p>Mar 04, 2026, 07:10 ET</p>`+ps("SALTMARSH, March 4, 2026 /QuayWire Releases/ -- "+lead1, para2, para3, para4)+"<p>SOURCE Westling Lines</p>"),
		publisher: "QuayWire Releases", published: "2026-03-04"},
	{name: "blog", file: "a.html", body: pageOf(`<title>`+head1+` – Rope and Tide</title><meta name="generator" content="WordPress 6.4">`,
		`<p class="site-title"><a href="https://ropeandtide.example/" rel="home">Rope and Tide</a></p><p class="site-description">Knots, mostly</p><article><h1 class="entry-title">`+head1+`</h1><div class="entry-meta">Posted on <a href="/x"><time class="entry-date published" datetime="2026-03-04T07:10:00+00:00">March 4, 2026</time></a> by <a rel="author">Ines</a></div><div class="entry-content">`+ps(story...)+`</div></article><footer>Proudly powered by WordPress</footer>`),
		publisher: "Rope and Tide", byline: "Ines", published: "2026-03-04", drop: []string{"Proudly", "Knots"}},
	{name: "AMP page", file: "a.html", body: `<!doctype html><html amp lang=en><head><link rel="canonical" href="https://www.packet.example/ferry"><title>` + head1 + `</title><meta name="viewport" content="width=device-width"></head><body><header class="amp-header"><a href="https://www.packet.example/"><amp-img alt="Saltmarsh Packet logo" src="l.png"></amp-img></a></header>` +
		`<article><h1>` + head1 + `</h1><div class="amp-byline">By Ines Varga</div><div class="amp-date">March 4, 2026</div>` + ps(story...) + `</article><amp-sidebar><a>Home</a></amp-sidebar></body></html>`,
		publisher: "Saltmarsh Packet", byline: "Ines Varga", published: "2026-03-04", drop: []string{"Home"}},
	{name: "print view", file: "a.html", body: pageOf(`<title>Saltmarsh Packet :: Printer Friendly</title>`,
		`<div><a href="javascript:print()">Print this page</a> | <a href="javascript:close()">Close window</a></div><div><b>Saltmarsh Packet</b></div><h2>`+head1+`</h2><div>Ines Varga</div><div>March 4, 2026</div>`+ps(story...)+`<div>URL: http://www.packet.example/news/ferry.html</div>`),
		publisher: "Saltmarsh Packet", byline: "Ines Varga", published: "2026-03-04", drop: []string{"Close window", "URL:"}},
	{name: "newsletter on a host", file: "a.html", body: pageOf(`<title>`+head1+` - by Ines Varga - The Quay Letter</title>`,
		`<h1>`+head1+`</h1><h3>Lifeboats were called out in the dark</h3><div><a href="/@ines">Ines Varga</a></div><div>Mar 04, 2026</div><div>Share</div>`+ps(story...)+`<p>Thanks for reading The Quay Letter! Subscribe for free to receive new posts.</p>`),
		publisher: "The Quay Letter", byline: "Ines Varga", published: "2026-03-04", drop: []string{"Thanks for"}},
	{name: "copy in a web archive", file: "a.html", body: pageOf(`<title>`+head1+` | Saltmarsh Packet</title>`,
		`<div id="wm-ipp-base"><div id="wm-ipp"><a href="/web/">Wayback</a> <input value="http://packet.example/ferry"> <a>118 captures</a> <div>05 Mar 2026 - 09 Mar 2026</div><table><tr><td>Feb</td><td>MAR</td><td>Apr</td></tr><tr><td>09</td></tr></table></div></div>`+
			h1+`<p class="byline">Ines Varga</p><p class="date">Wednesday, 4 March 2026</p>`+ps(story...)+`<div>FILE ARCHIVED ON 07:10:00 Mar 09, 2026 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 08:00:00 Mar 10, 2026.</div>`),
		publisher: "Saltmarsh Packet", byline: "Ines Varga", published: "2026-03-04", drop: []string{"captures", "RETRIEVED"}},
	{name: "Irish broadcaster", file: "a.html", body: pageOf(`<title>`+head1+`</title><meta property="og:site_name" content="RQÉ News">`,
		h1+`<p>Updated / Wednesday, 4 Mar 2026 07:10</p><p>By Ines Varga</p><p>Maritime Correspondent</p>`+ps(story...)),
		publisher: "RQÉ News", byline: "Ines Varga", published: "2026-03-04", drop: []string{"Correspondent"}},
	{name: "name, paper, day and time on one line", file: "a.txt", body: head1 + "\nby Ines Varga | Saltmarsh Packet-Herald | March 4, 2026 | 7:10 a.m.\n\n" + strings.Join(story, "\n\n"),
		publisher: "Saltmarsh Packet-Herald", byline: "Ines Varga", published: "2026-03-04"},
	{name: "staff writer with an address", file: "a.html", body: pageOf(`<title>`+head1+` | News | saltmarshpacket.example</title>`,
		`<div class="masthead"><a href="/"><img alt="Saltmarsh Packet" src="m.png"></a></div>`+h1+`<ul class="list-inline"><li>By INES VARGA Staff Writer <a href="mailto:iv@x.example">iv@x.example</a></li><li>Mar 4, 2026</li><li>0</li></ul>`+ps(story...)),
		publisher: "Saltmarsh Packet", byline: "INES VARGA", published: "2026-03-04", drop: []string{"iv@x"}},
	{name: "agency copy on an Indian site", file: "a.html", body: pageOf(`<title>`+head1+` | Westling Coast Times</title>`,
		h1+`<div class="source">Agency: NWA | Edited by: Web Desk</div><p class="stamp">Mar 04, 2026 08:05 IST</p>`+ps(story...)+`<p><i>(This story has not been edited by our staff and is published from a syndicated feed.)</i></p>`),
		publisher: "Westling Coast Times", published: "2026-03-04", drop: []string{"syndicated", "Web Desk"}},
	{name: "database printout", file: "a.txt", body: "Saltmarsh Packet (Westling)\n\nMarch 4, 2026 Wednesday\nFinal Edition\n\n" + head1 + "\n\nBYLINE: Ines Varga, Packet Staff\n\nSECTION: A; Pg. 3\n\nLENGTH: 640 words\n\n" + strings.Join(story, "\n\n"),
		publisher: "Saltmarsh Packet", byline: "Ines Varga", published: "2026-03-04"},
}

func TestHouses(t *testing.T) {
	for _, h := range houses {
		t.Run(h.name, func(t *testing.T) {
			a, err := Article(&news.Capture{Name: h.file, Body: []byte(h.body)}, today)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(a.Headline(), head1) {
				t.Errorf("headline %q", a.Headline())
			}
			if a.Publisher.Name != h.publisher || a.Byline != h.byline || isoDay(a) != h.published {
				t.Errorf("got %q, %q, %q; want %q, %q, %q", a.Publisher.Name, a.Byline, isoDay(a), h.publisher, h.byline, h.published)
			}
			for _, p := range story {
				if !strings.Contains(a.Text, p) {
					t.Errorf("lost %q", p)
				}
			}
			for _, bad := range h.drop {
				if strings.Contains(a.Text, bad) {
					t.Errorf("kept %q in\n%s", bad, a.Text)
				}
			}
			checkSpans(t, a)
		})
	}
}
