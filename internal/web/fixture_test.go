package web

import (
	"fmt"
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// maker builds invented dossiers for tests. Passages are given by their words and looked up.
type maker struct{ *news.Story }

func newMaker(title string) *maker {
	return &maker{&news.Story{Title: title, Dossier: &news.Dossier{AsOf: news.Day(2026, 3, 10)}}}
}

// report adds an article published on a day of March 2026; day 0 leaves it undated.
func (m *maker) report(publisher string, day int, body string) int {
	headline, _, _ := strings.Cut(body, "\n")
	a := &news.Article{
		File: fmt.Sprintf("articles/%02d.txt", len(m.Dossier.Readings)+1), Text: body, Language: "en",
		Title: text.Span{End: len(headline)}, Publisher: news.Publisher{Name: publisher, Basis: news.FromMetadata},
	}
	if publisher == "" {
		a.Publisher = news.Publisher{}
	}
	if day > 0 {
		d := news.Day(2026, 3, day)
		a.Published = news.Window{Earliest: d, Latest: d, Basis: news.FromText}
	}
	m.Dossier.Readings = append(m.Dossier.Readings, &news.Reading{Article: a, Document: text.Analyze(body)})
	return len(m.Dossier.Readings) - 1
}

// at finds words in an article.
func (m *maker) at(article int, words string) news.Passage {
	i := strings.Index(m.Dossier.Readings[article].Article.Text, words)
	if i < 0 {
		panic("no such words: " + words)
	}
	return news.Passage{Article: article, Span: text.Span{Start: i, End: i + len(words)}}
}

func (m *maker) draws(article, from int, kind news.DerivationKind, credited bool, copied, reworded float64) {
	m.Dossier.Derivations = append(m.Dossier.Derivations, news.Derivation{
		Article: article, From: from, Kind: kind, Credited: credited, Confidence: 0.93, Copied: copied, Paraphrased: reworded,
	})
}

func (m *maker) finding(kind news.FindingKind, p news.Passage, against *news.Passage, why string) {
	m.Findings = append(m.Findings, news.Finding{Kind: kind, Passage: p, Against: against, Explanation: why})
}

func says(p news.Passage, source string, kind news.SourceKind, stance news.Stance, quote news.QuoteForm) news.Assertion {
	return news.Assertion{Article: p.Article, Attribution: news.Attribution{
		Passage: p.Span, Content: []text.Span{p.Span}, Stance: stance, Quote: quote, Certainty: news.Asserted,
		Source: news.Source{Text: source, Name: source, Kind: kind, Entity: -1}, Parent: -1,
	}}
}

func (m *maker) claim(words string, status news.ClaimStatus, origins []news.Origin, assertions ...news.Assertion) {
	m.Claims = append(m.Claims, news.Claim{Text: words, Status: status, Origins: origins, Assertions: assertions})
}

func (m *maker) event(p news.Passage, clause news.Passage, from, to time.Time, claims ...int) {
	m.Timeline = append(m.Timeline, news.Event{Earliest: from, Latest: to, Expression: p, Clause: clause.Span, Claims: claims})
}

// lampStory is a small story with something in every part of the page.
func lampStory() *news.Story {
	m := newMaker("Lamp at Gannet Rock goes dark")
	herald := m.report("The Gannet Herald", 2, `Lamp at Gannet Rock goes dark
The lamp of the Gannet Rock lighthouse failed on Monday night and stayed dark for six hours, the harbour board said.
“We had no warning and no spare bulb on the rock,” said Petra Oyelaran, the keeper.
A board member who asked not to be named said the spare had been sold in 2019.`)
	wire := m.report("Coastal Wire", 2, `Lighthouse dark for six hours
GANNET, March 2 (Coastal Wire) -- The Gannet Rock lighthouse failed on Monday night and stayed dark for six hours, The Gannet Herald reported.
"We had no warning and no spare bulb," said keeper Petra Oyelaran.`)
	sun := m.report("Morning Lantern", 3, `Sailors in peril as keeper sleeps
The lighthouse went out on Monday and stayed dark for sixteen hours.
“We had no spare on the rock,” the keeper said. The spare bulb had been sold.
The harbour board denied that any bulb had been sold.`)
	other := m.report("", 0, `Gannet colony grows again
Ringers counted more gannets than ever this spring.`)
	m.draws(wire, herald, news.Rewrite, true, 0.4, 0.3)
	m.draws(sun, herald, news.Rewrite, false, 0.2, 0.5)
	dark := m.at(herald, "The lamp of the Gannet Rock lighthouse failed on Monday night and stayed dark for six hours, the harbour board said.")
	darkSun := m.at(sun, "The lighthouse went out on Monday and stayed dark for sixteen hours.")
	quote, quoteSun := m.at(herald, "“We had no warning and no spare bulb on the rock,”"), m.at(sun, "“We had no spare on the rock,”")
	sold, denial := m.at(herald, "A board member who asked not to be named said the spare had been sold in 2019."), m.at(sun, "The harbour board denied that any bulb had been sold.")
	m.claim("the spare had been sold in 2019", news.Disputed, []news.Origin{{Article: herald, Source: "A board member who asked not to be named", Kind: news.Anonymous}},
		says(sold, "A board member", news.Anonymous, news.Asserts, news.Indirect), says(m.at(sun, "The spare bulb had been sold."), "", news.Reporter, news.Asserts, news.NoQuote),
		says(denial, "The harbour board", news.OrganizationSource, news.Denies, news.Indirect))
	m.claim("“We had no warning and no spare bulb on the rock,”", news.SingleOrigin, []news.Origin{{Article: herald, Source: "Petra Oyelaran", Kind: news.NamedPerson}},
		says(quote, "Petra Oyelaran", news.NamedPerson, news.Asserts, news.Direct), says(m.at(wire, `"We had no warning and no spare bulb,"`), "Petra Oyelaran", news.NamedPerson, news.Asserts, news.Direct),
		says(quoteSun, "the keeper", news.NamedPerson, news.Asserts, news.Direct))
	m.claim("Ringers counted more gannets than ever this spring", news.SingleOrigin, []news.Origin{{Article: other, Kind: news.Reporter}},
		says(m.at(other, "Ringers counted more gannets than ever this spring."), "", news.Reporter, news.Asserts, news.NoQuote))
	m.finding(news.QuoteAltered, quoteSun, &quote, "Morning Lantern cuts words from the middle of a quotation.")
	m.finding(news.NumberChanged, darkSun, &dark, "Morning Lantern gives sixteen hours where The Gannet Herald has six.")
	m.finding(news.CreditMissing, m.at(sun, "Sailors in peril as keeper sleeps"), nil, "Morning Lantern draws on The Gannet Herald and never names it.")
	m.finding(news.DisputedClaim, denial, &sold, "The harbour board denies what a board member says.")
	m.event(m.at(herald, "2019"), sold, news.Day(2019, 1, 1), news.Day(2019, 12, 31), 0)
	m.event(m.at(herald, "Monday night"), dark, news.Day(2026, 3, 2), news.Day(2026, 3, 2))
	m.Unrelated = []int{other}
	m.Dossier.Unread = []*news.Problem{{Kind: news.NotText, Where: "articles/photo.jpg", What: "this is not text but a binary file"}}
	return m.Story
}

// crowd is a story of n reports in chains and stars, for size and layout.
func crowd(n int) *news.Story {
	m := newMaker("One fire, many tellings")
	for i := range n {
		m.report(fmt.Sprintf("The %s Messenger", strings.Repeat("Northern ", i%3)+string(rune('A'+i%26))), 1+i*6/n,
			fmt.Sprintf("Fire at the old mill, report %d\nThe fire at the old mill began at nine, the brigade said.", i+1))
		if i%4 != 0 {
			m.draws(i, i/4*2%i, news.Rewrite, i%3 != 0, 0.1+float64(i%7)/10, 0.1)
		}
	}
	var all []news.Assertion
	for i := range n {
		all = append(all, says(m.at(i, "The fire at the old mill began at nine, the brigade said."), "the brigade", news.OrganizationSource, news.Asserts, news.Indirect))
	}
	m.claim("The fire at the old mill began at nine", news.SingleOrigin, []news.Origin{{Article: 0, Source: "the brigade", Kind: news.OrganizationSource}}, all...)
	return m.Story
}

// flood is a story as the news makes them: a few reports of their own, and an agency's that many take over.
func flood(n int) *news.Story {
	m := newMaker("Dam at Upper Kell holds after a night of rain")
	const level, gate = "The water stood four metres below the crest at dawn, the dam board said.", "A gate had stuck for an hour, two engineers said."
	for i := range n {
		body := fmt.Sprintf("Kell dam holds, report %d\n%s", i+1, level)
		if i%5 == 1 {
			body += "\n" + gate
		}
		m.report(fmt.Sprintf("The %c%c Courier", 'A'+i%26, 'a'+i/26), 1+i*4/n, body)
		switch {
		case i == 0, i == 7, i == 20, i%19 == 0:
		case i%6 == 1:
			m.draws(i, i/2, news.Partial, false, 0.1, 0.2)
		default:
			m.draws(i, 0, news.Rewrite, i%3 != 0, 0.3+float64(i%5)/10, 0.1)
		}
	}
	board := []news.Origin{{Article: 0, Source: "the dam board", Kind: news.OrganizationSource}}
	var all, some []news.Assertion
	for i := range n {
		all = append(all, says(m.at(i, level), "the dam board", news.OrganizationSource, news.Asserts, news.Indirect))
		if i%5 == 1 {
			some = append(some, says(m.at(i, gate), "two engineers", news.Anonymous, news.Asserts, news.Indirect))
		}
	}
	m.claim("The water stood four metres below the crest at dawn", news.SingleOrigin, board, all...)
	m.claim("A gate had stuck for an hour", news.SingleOrigin, []news.Origin{{Article: 1, Source: "two engineers", Kind: news.Anonymous}}, some...)
	return m.Story
}
