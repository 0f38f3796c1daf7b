package extract

import (
	"cmp"
	"strings"
	"testing"

	"headwater/internal/news"
)

// once are pages and texts that show their publisher in one place only, or name outlets of which none
// must be taken for it. The name may be one that the other reports of the story have yet to settle.
var once = []struct{ name, file, body, want string }{
	// Above the story.
	{"outlet with & in the byline", "a.txt", above("By Ines Varga, Rope & Anchor\nMarch 4, 2026") + "\n\nThe log was obtained by Rope & Anchor.", "Rope & Anchor"},
	{"page number behind the name", "a.txt", above("Cove Herald | Page 3 | March 4, 2026"), "Cove Herald"},
	{"by a writer for an outlet", "a.txt", above("By Ines Varga for the Cove Herald"), "Cove Herald"},
	{"by a writer for an outlet of any name", "a.txt", above("By Ines Varga for The Rope Walker"), "The Rope Walker"},
	{"role and outlet under the byline", "a.txt", above("By Ines Varga\nStaff Writer, Cove Herald"), "Cove Herald"},
	{"outlet in brackets behind the writer", "a.txt", above("By Ines Varga (Cove Herald)"), "Cove Herald"},
	{"cutting in brackets", "a.txt", "[Cove Herald, 4 March 2026]\n\n" + above(""), "Cove Herald"},
	{"outlet in the dateline", "a.txt", head1 + "\n\nSALTMARSH (Cove Herald) — " + strings.Join(story, "\n\n"), "Cove Herald"},
	{"a newsroom's writers", "a.txt", above("By Cove Signal reporters"), "Cove Signal"},
	{"a newsroom's writer", "a.txt", above("By Cove Signal Reporter"), "Cove Signal"},
	{"an agency's writers", "a.txt", above("By Cove Press reporters"), "Cove Press"},
	{"writers of no newsroom", "a.txt", above("By Political Staff"), ""},
	{"statement of a company", "a.txt", "Westling Lines plc\nRegulatory announcement\n4 March 2026, 07:00\n\nSTATEMENT REGARDING PRESS SPECULATION\n\n" + strings.Join(story, "\n\n"), "Westling Lines"},
	{"notice of an authority", "a.txt", "WESTLING HARBOUR AUTHORITY\nSafety notice 2026/31\nIssued: 4 March 2026\n\n" + head1 + "\n\n" + strings.Join(story, "\n\n"), "Westling Harbour Authority"},
	{"headline that tells of the press", "a.txt", "SHIPPING LINE ANSWERS PRESS SPECULATION\n\n" + strings.Join(story, "\n\n"), ""},
	// In the story.
	{"one witness told it", "a.txt", told("Okoro told The Cove Herald that our town had seen worse."), "Cove Herald"},
	{"told on a day", "a.txt", told("Okoro told The Cove Herald Tuesday that our town had seen worse. He told the Cove Herald so twice."), "Cove Herald"},
	{"the Sun is no day", "a.txt", told("Okoro told the Cove City Sun that our town had seen worse. The captain did not respond to the Cove City Sun's request for comment."), "Cove City Sun"},
	{"one witness told an outlet of any name", "a.txt", told("Tom Okoro told the Eastern Lamp that the alarm had failed."), "Eastern Lamp"},
	{"one witness told it, others are credited", "a.txt", told("The Westling Post reported a leak. Okoro told the journal Sea Matters so. Mo Lind told The Eastern Lamp that our town had seen worse."), "Eastern Lamp"},
	{"no answer to its request", "a.txt", told("The captain did not respond to the Cove Herald's request for comment."), "Cove Herald"},
	{"declined to speak to it", "a.txt", told("The captain declined to speak to the Cove Herald."), "Cove Herald"},
	{"speaking to it", "a.txt", told("Speaking to the Cove Herald, the captain blamed the tide."), "Cove Herald"},
	{"its own reporter", "a.txt", told("A Cove Herald reporter saw the hull lie on its side."), "Cove Herald"},
	{"a call with it", "a.txt", told("The captain blamed the tide in a telephone call with the Cove Herald."), "Cove Herald"},
	{"its regrets", "a.txt", told("The Cove Herald regrets the error."), "Cove Herald"},
	// Below the story.
	{"first published in", "a.txt", told("First published in The Saltmarsh Beacon."), "The Saltmarsh Beacon"},
	{"first appeared in", "a.txt", told("This article first appeared in the Cove Herald."), "Cove Herald"},
	{"what the writer is", "a.txt", told("Ines Varga is a reporter for the Cove Herald."), "Cove Herald"},
	{"asks for subscriptions", "a.txt", told("Subscribe to the Cove Herald for more."), "Cove Herald"},
	{"thanks its readers", "a.txt", told("Thank you for reading The Rope Walker."), "The Rope Walker"},
	// Pages.
	{"outlet's staff beside the date", "a.html", pageOf("", h1+`<div>Eastern Lamp Staff / March 4, 2026 / 2 min read</div>`+ps(story...)), "Eastern Lamp"},
	{"head, staff and foot", "a.html", pageOf("", `<div><span>Tidelamp</span> <a href=/n>News</a> <a href=/s>Sport</a></div>`+h1+`<div>Tidelamp Staff / March 4, 2026 / 2 min read</div>`+ps(story...)+`<footer>Tidelamp is a newsroom of six.</footer>`), "Tidelamp"},
	{"title that opens with it", "a.html", pageOf("<title>Eastern Lamp: "+head1+"</title>", h1+ps(story...)), "Eastern Lamp"},
	{"heading of a blog", "a.html", pageOf("", `<div id=top><h1 class=blogname>Eastern Lamp</h1></div><h2>`+head1+"</h2>"+ps(story...)), "Eastern Lamp"},
	{"microdata", "a.html", pageOf("", `<div itemscope itemtype="https://schema.org/NewsArticle">`+h1+ps(story...)+`<span itemprop=publisher itemscope><meta itemprop=name content="Eastern Lamp"></span></div>`), "Eastern Lamp"},
	{"picture of the logo", "a.html", pageOf("", `<header><a href="/"><img alt="Eastern Lamp logo" src=l.png></a></header>`+h1+ps(story...)), "Eastern Lamp"},
	{"label of the way home", "a.html", pageOf("", `<header><a href="/" aria-label="Eastern Lamp home"><svg></svg></a></header>`+h1+ps(story...)), "Eastern Lamp"},
	{"title of the way home", "a.html", pageOf("", `<a href="/" title="Eastern Lamp"><i></i></a>`+h1+ps(story...)), "Eastern Lamp"},
	{"breadcrumbs", "a.html", pageOf("", `<nav><a href="/">Eastern Lamp</a> &gt; <a href=/n>News</a> &gt; <a href=/s>Shipping</a></nav>`+h1+ps(story...)), "Eastern Lamp"},
	{"asks to be followed", "a.html", pageOf("", h1+ps(story...)+`<footer><p>Follow The Rope Walker on social media</p></footer>`), "The Rope Walker"},
	{"what kind of outlet it is", "a.html", pageOf("", `<p class=logo>Tidelamp - the business daily of Saltmarsh. English edition</p>`+h1+ps(story...)), "Tidelamp"},
	{"frequency and kind", "a.html", pageOf("", `<div>WSLT 90.9 Public Radio for the Westling coast <a href=/l>Listen</a> <a href=/g>Give</a></div>`+h1+ps(story...)), "WSLT"},
	{"a section and its letter", "a.html", pageOf("", `<p>Business: the daily letter</p>`+h1+ps(story...)), ""},
	// None.
	{"two of equal standing", "a.txt", told("Okoro told the Cove Herald so.\n\nLind told the Westling Post otherwise."), ""},
	{"credited by its last word", "a.txt", told("Okoro told the Cove Herald so. The Herald reported it on Monday."), ""},
	{"a body that hears people", "a.txt", told("Okoro told the Harbour Board that the alarm had failed."), ""},
	{"called a newspaper", "a.txt", told("Okoro told the newspaper Eastern Lamp that the alarm had failed."), ""},
	{"two told at once", "a.txt", told("Okoro confirmed to Cove and Tide Weekly that our town had seen worse. Cove and Tide Weekly has seen the log."), ""},
	{"interview somewhere", "a.txt", told("Okoro told the Cove Herald in an interview last week that the alarm had failed."), ""},
	{"a town behind the writer", "a.txt", above("By Ines Varga, Port Saltmarsh") + "\n\nThe port was quiet.", "Port Saltmarsh"},
	{"two writers and a third", "a.txt", above("By Ines Varga, Tom Okoro & Mo Lind"), ""},
	{"picture of an agency", "a.txt", told("Photo: Tom Okoro / Northern Wire"), ""},
}

// dated are lines that show the day in one place only.
var dated = []struct{ name, file, body string }{
	{"signed by the desk", "a.txt", told("mf/ks 04 MAR 2026")},
	{"place, day and staff", "a.html", pageOf("", h1+"<p>Saltmarsh, 4 March 2026. From our staff.</p>"+ps(story...))},
}

func TestDatedOnce(t *testing.T) {
	for _, o := range dated {
		a, err := Article(&news.Capture{Name: o.file, Body: []byte(o.body)}, today)
		if err != nil {
			t.Fatal(err)
		}
		if got := isoDay(a); got != "2026-03-04" {
			t.Errorf("%s: got %q", o.name, got)
		}
	}
}

// above is the story under its headline and a line, told the story without either and with a last paragraph.
func above(line string) string {
	return head1 + "\n" + line + "\n\n" + strings.Join(story, "\n\n")
}

func told(last string) string {
	return head1 + "\n\n" + strings.Join(story, "\n\n") + "\n\n" + last
}

func TestOnce(t *testing.T) {
	for _, o := range once {
		a, err := Article(&news.Capture{Name: o.file, Body: []byte(o.body)}, today)
		if err != nil {
			t.Fatal(err)
		}
		if got := cmp.Or(a.Publisher.Name, a.OwnName); got != o.want {
			t.Errorf("%s: got %q, want %q", o.name, got, o.want)
		}
		checkSpans(t, a)
	}
}
