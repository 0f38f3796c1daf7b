package extract

import (
	"strings"
	"testing"

	"headwater/internal/news"
)

func TestPlain(t *testing.T) {
	body := "\n\n" + strings.Join(story, "\n\n")
	tests := []struct {
		name, text                                         string
		title, publisher, byline, published, place, agency string
		furniture                                          []string
	}{
		{name: "headline, byline, agency dateline", text: head1 + "\n\nBy INES VARGA\n\nSALTMARSH, March 4 (Northern Wire) -- " + lead1 + "\n\n" + para2 + "\n\nCopyright 2026 Northern Wire. No copying.",
			title: head1, publisher: "Northern Wire", byline: "INES VARGA", published: "2026-03-04", place: "SALTMARSH", agency: "Northern Wire",
			furniture: []string{"By INES VARGA", "SALTMARSH, March 4 (Northern Wire) --", "Copyright 2026 Northern Wire. No copying."}},
		{name: "outlet and date under the byline", text: head1 + "\n\nBy Ines Varga\nHarbour & Dock Weekly, 4 March 2026" + body,
			title: head1, publisher: "Harbour & Dock Weekly", byline: "Ines Varga", published: "2026-03-04", furniture: []string{"By Ines Varga", "Harbour & Dock Weekly, 4 March 2026"}},
		{name: "no headline, dateline on its own line", text: "By Ines\nSALTMARSH, MARCH 4 —\n" + strings.Join(story, "\n"),
			byline: "Ines", published: "2026-03-04", place: "SALTMARSH", furniture: []string{"By Ines", "SALTMARSH, MARCH 4 —"}},
		{name: "masthead, date, headline", text: "THE SALTMARSH PACKET\nWednesday 4 March 2026\n\n" + head1 + body,
			title: head1, publisher: "The Saltmarsh Packet", published: "2026-03-04", furniture: []string{"THE SALTMARSH PACKET", "Wednesday 4 March 2026"}},
		{name: "masthead with a motto, date and name", text: "HARBOUR NOTES\nletters from the quay\n\n4 March 2026\nInes Varga\n\nA long night" + body,
			title: "A long night", publisher: "Harbour Notes", byline: "Ines Varga", published: "2026-03-04", furniture: []string{"HARBOUR NOTES", "letters from the quay", "4 March 2026", "Ines Varga"}},
		{name: "agency between strokes, with the section above", text: "QUA / Politics\n" + head1 + "\n\nSALTMARSH, March 4. /QUA/. " + lead1 + "\n\n" + para2,
			title: head1, publisher: "QUA", published: "2026-03-04", place: "SALTMARSH", agency: "QUA", furniture: []string{"QUA / Politics", "SALTMARSH, March 4. /QUA/."}},
		{name: "broadcaster and what this is", text: "Saltmarsh & Cove Television: Evening bulletin, web script\n\n" + head1 + body,
			title: head1, publisher: "Saltmarsh & Cove Television", furniture: []string{"Saltmarsh & Cove Television: Evening bulletin, web script"}},
		{name: "desk above the date", text: head1 + "\n\nQBC World\n4 March 2026, 18:10" + body + "\n\nThe master told the QBC that the wind had turned.",
			title: head1, publisher: "QBC World", published: "2026-03-04", furniture: []string{"QBC World", "4 March 2026, 18:10"}},
		{name: "nothing but prose", text: strings.Join(story, "\n\n")},
		{name: "agency without a date", text: head1 + "\n\nSALTMARSH (AP) — " + lead1 + "\n\n" + para2, title: head1, publisher: "AP", place: "SALTMARSH", agency: "AP", furniture: []string{"SALTMARSH (AP) —"}},
		{name: "closing tag and credits", text: head1 + body + "\n\n(Reporting by Ines Varga; editing by Tom Okoro)\n\n— Northern Wire", title: head1, publisher: "Northern Wire", byline: "Ines Varga", agency: "Northern Wire",
			furniture: []string{"(Reporting by Ines Varga; editing by Tom Okoro)", "— Northern Wire"}},
		{name: "hard-wrapped", text: "Ferry runs aground off Saltmarsh Point,\nall passengers safe\n\n" + wrap(strings.Join(story, " "), 60), title: "Ferry runs aground off Saltmarsh Point,\nall passengers safe"},
		{name: "hard-wrapped without a headline", text: wrap(strings.Join(story, " "), 60)},
		{name: "Markdown", text: "# " + head1 + "\n\n*By Ines Varga*" + body, title: head1, byline: "Ines Varga", furniture: []string{"By Ines Varga"}},
		{name: "letter signed at the end", text: "The Quay Letter\nNo. 7\n\n" + head1 + body + "\n\nInes", title: head1, publisher: "The Quay Letter", byline: "Ines", furniture: []string{"The Quay Letter", "No. 7", "Ines"}},
		{name: "masthead with a service", text: "Radio Saltmarsh, English Service\nThe Tide Hour, script as broadcast\n\nPRESENTER: What happened?\n\nVARGA: " + lead1 + "\n\nPRESENTER: And then?\n\nVARGA: " + para2 + "\n\nPRESENTER: Thank you.",
			publisher: "Radio Saltmarsh", furniture: []string{"Radio Saltmarsh, English Service", "The Tide Hour, script as broadcast"}},
		{name: "blog that is named and signed", text: "NOTES FROM THE LOCK HOUSE\n\nby Ines" + body, title: "NOTES FROM THE LOCK HOUSE", publisher: "Notes from the Lock House", byline: "Ines", furniture: []string{"by Ines"}},
		{name: "signed for an outlet", text: head1 + body + "\n\nInes Varga, Radio Saltmarsh, Cove Harbour.", title: head1, publisher: "Radio Saltmarsh", byline: "Ines Varga", furniture: []string{"Ines Varga, Radio Saltmarsh, Cove Harbour."}},
		{name: "day and place of writing below", text: head1 + body + "\n\nSaltmarsh, 4 March 2026", title: head1, published: "2026-03-04", furniture: []string{"Saltmarsh, 4 March 2026"}},
		{name: "name right above the headline", text: "The Saltmarsh Beacon\n" + head1 + body, title: head1, publisher: "The Saltmarsh Beacon", furniture: []string{"The Saltmarsh Beacon"}},
		{name: "name right above the dateline", text: "Northern Beacon\n\nSALTMARSH, March 4 — " + lead1 + "\n\n" + para2, publisher: "Northern Beacon", published: "2026-03-04", place: "SALTMARSH", furniture: []string{"Northern Beacon", "SALTMARSH, March 4 —"}},
		{name: "issue behind the name", text: "The Quay Letter, no. 112\n\n" + head1 + body, title: head1, publisher: "The Quay Letter", furniture: []string{"The Quay Letter, no. 112"}},
		{name: "name, section and date between strokes", text: "Westling Weekly Review / Shipping / Wednesday 4th March 2026\n\n" + head1 + body, title: head1, publisher: "Westling Weekly Review", published: "2026-03-04", furniture: []string{"Westling Weekly Review / Shipping / Wednesday 4th March 2026"}},
		{name: "e-mail", text: "From: The Quay Letter <hello@quay.example>\nDate: Wed, 4 Mar 2026\nSubject: " + head1 + body, title: head1, publisher: "The Quay Letter", published: "2026-03-04", furniture: []string{"From: The Quay Letter <hello@quay.example>", "Date: Wed, 4 Mar 2026"}},
		{name: "sign-off", text: head1 + body + "\n\nFor Radio Saltmarsh, I'm Ines Varga.", title: head1, publisher: "Radio Saltmarsh", furniture: []string{"For Radio Saltmarsh, I'm Ines Varga."}},
		{name: "published in", text: head1 + body + "\n\nPublished in the Saltmarsh Beacon on March 4, 2026", title: head1, publisher: "Saltmarsh Beacon", published: "2026-03-04", furniture: []string{"Published in the Saltmarsh Beacon on March 4, 2026"}},
		{name: "own outlet speaks", text: strings.Join(story, "\n\n") + "\n\nA deckhand told the Cove Herald that the alarm failed. The Cove Herald has asked Westling Lines for comment.", publisher: "Cove Herald"},
		{name: "own outlet under a short name", text: strings.Join(story, "\n\n") + "\n\nThe log was seen by the Cove Herald. The captain could not be reached by the Herald.\n\nCorrections: The Herald's article of March 1 gave the wrong berth.", publisher: "Cove Herald"},
		{name: "a short name that two outlets bear", text: strings.Join(story, "\n\n") + "\n\nThe log was seen by the Cove Herald and the Westling Herald. The captain could not be reached by the Herald."},
		{name: "another outlet credited", text: strings.Join(story, "\n\n") + "\n\nA deckhand told the Cove Herald that the alarm failed, according to the Cove Herald."},
		{name: "no year, later in the year than today", text: head1 + "\n\nSALTMARSH, Dec. 30 — " + lead1, title: head1, published: "2025-12-30", place: "SALTMARSH", furniture: []string{"SALTMARSH, Dec. 30 —"}},
		{name: "a name beside the date that the text bears out", text: head1 + "\nBy Ines Varga\nRope & Anchor, 4 March 2026" + body + "\n\nThe log was seen by Rope & Anchor.", title: head1, publisher: "Rope & Anchor", byline: "Ines Varga", published: "2026-03-04", furniture: []string{"By Ines Varga", "Rope & Anchor, 4 March 2026"}},
		{name: "a town beside the date", text: head1 + "\nBy Ines Varga\nSaltmarsh, 4 March 2026" + body, title: head1, byline: "Ines Varga", published: "2026-03-04", furniture: []string{"By Ines Varga", "Saltmarsh, 4 March 2026"}},
		{name: "a date that is not believed", text: head1 + "\nBy Ines Varga\n4 March 2031" + body, title: head1, byline: "Ines Varga", furniture: []string{"By Ines Varga", "4 March 2031"}},
		{name: "a name without a word of outlets above its motto", text: "THE ROPE WALKER\nFor those who work the quays\n\n" + head1 + "\nInes Varga, 4 March 2026" + body, title: head1, publisher: "The Rope Walker", byline: "Ines Varga", published: "2026-03-04", furniture: []string{"THE ROPE WALKER", "For those who work the quays", "Ines Varga, 4 March 2026"}},
		{name: "edition behind a foreign name", text: "SALTMARSH AVIS — English edition\nWednesday 4 March 2026\n\n" + head1 + body, title: head1, publisher: "Saltmarsh Avis", published: "2026-03-04", furniture: []string{"SALTMARSH AVIS — English edition", "Wednesday 4 March 2026"}},
		{name: "name in capitals before its subjects", text: "ROPEWALKER ISLES | Shipping, salvage, insurance\nWednesday 4 March 2026\n\n" + head1 + "\nInes Varga" + body + "\n\nA deckhand told RopeWalker Isles that the alarm failed.", title: head1, publisher: "RopeWalker Isles", byline: "Ines Varga", published: "2026-03-04", furniture: []string{"ROPEWALKER ISLES | Shipping, salvage, insurance", "Wednesday 4 March 2026", "Ines Varga"}},
		{name: "name in capitals above its motto and a byline", text: "SALTMARSH AVIS\nYour harbour, your tides\n\nPosted by I. Varga on Wednesday, March 4, 2026 at 9:10 pm\n\n" + head1 + body, title: head1, publisher: "Saltmarsh Avis", byline: "I. Varga", published: "2026-03-04", furniture: []string{"SALTMARSH AVIS", "Your harbour, your tides", "Posted by I. Varga on Wednesday, March 4, 2026 at 9:10 pm"}},
		{name: "name behind the writer's, and a dateline for the place", text: head1 + "\n\nBy Ines Varga, Northern Cable\n\nSALTMARSH, March 4 - " + lead1 + "\n\n" + para2, title: head1, publisher: "Northern Cable", byline: "Ines Varga", published: "2026-03-04", place: "SALTMARSH", furniture: []string{"By Ines Varga, Northern Cable", "SALTMARSH, March 4 -"}},
		{name: "town behind the writer's name", text: head1 + "\n\nBy Ines Varga, Port Saltmarsh" + body, title: head1, byline: "Ines Varga", furniture: []string{"By Ines Varga, Port Saltmarsh"}},
		{name: "outlet, time and its staff on one line", text: head1 + "\n\nHarbourNow | Mar 4, 2026 | 7:12 AM ET | by HarbourNow Staff" + body, title: head1, publisher: "HarbourNow", byline: "HarbourNow Staff", published: "2026-03-04", furniture: []string{"HarbourNow | Mar 4, 2026 | 7:12 AM ET | by HarbourNow Staff"}},
		{name: "slug under agency copy", text: head1 + "\n\nSALTMARSH, March 4 (NWA) - " + strings.Join(story, "\n\n") + "\n\nNWA/SAL/iv/to", title: head1, publisher: "NWA", agency: "NWA", published: "2026-03-04", place: "SALTMARSH", furniture: []string{"SALTMARSH, March 4 (NWA) -", "NWA/SAL/iv/to"}},
		{name: "number and mark of the wire", text: head1 + "\n\nSaltmarsh, Mar 4 (NWA) " + strings.Join(story, "\n\n") + " NWA IV\nTOK\n03041140 NNNN", title: head1, publisher: "NWA", agency: "NWA", published: "2026-03-04", place: "Saltmarsh", furniture: []string{"Saltmarsh, Mar 4 (NWA)", "TOK", "03041140 NNNN"}},
		{name: "release with its day", text: "PRESS RELEASE\n\nFor immediate release: 4 March 2026\n\n" + head1 + body, title: head1, published: "2026-03-04", furniture: []string{"PRESS RELEASE", "For immediate release: 4 March 2026"}},
		{name: "bulletin with its hour", text: "Quay FM News, 4 March 2026, 18:00 bulletin\n\n" + head1 + body, title: head1, publisher: "Quay FM News", published: "2026-03-04", furniture: []string{"Quay FM News, 4 March 2026, 18:00 bulletin"}},
		{name: "hyphened name", text: "The Herald-Packet\nWednesday 4 March 2026\n\n" + head1 + body, title: head1, publisher: "The Herald-Packet", published: "2026-03-04", furniture: []string{"The Herald-Packet", "Wednesday 4 March 2026"}},
		{name: "headline in capitals over a deck", text: "FERRY AGROUND\nCars turned away at both quays\n\nBy Ines Varga" + body, title: "FERRY AGROUND", byline: "Ines Varga", furniture: []string{"By Ines Varga"}},
		{name: "address above", text: "https://packet.example/ferry\n\n" + head1 + body, title: head1, furniture: []string{"https://packet.example/ferry"}},
		{name: "label above", text: "EXCLUSIVE\n\n" + head1 + body, title: head1, furniture: []string{"EXCLUSIVE"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Article(&news.Capture{Name: "report.txt", Body: []byte(tt.text)}, today)
			if err != nil {
				t.Fatal(err)
			}
			got := []string{a.Text, a.Headline(), a.Publisher.Name, a.Byline, isoDay(a), a.Dateline.Place, a.Agency}
			want := []string{tt.text, tt.title, tt.publisher, tt.byline, tt.published, tt.place, tt.agency}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("got %q, want %q", got[i], want[i])
				}
			}
			var furniture []string
			for _, s := range a.Furniture {
				furniture = append(furniture, s.Of(a.Text))
			}
			if strings.Join(furniture, "|") != strings.Join(tt.furniture, "|") {
				t.Errorf("furniture %q, want %q", furniture, tt.furniture)
			}
			checkSpans(t, a)
		})
	}
}

// wrap breaks s into lines of about width letters.
func wrap(s string, width int) string {
	var b strings.Builder
	n := 0
	for w := range strings.FieldsSeq(s) {
		if n > 0 && n+len(w) > width {
			b.WriteByte('\n')
			n = 0
		} else if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		n += len(w) + 1
	}
	return b.String()
}
