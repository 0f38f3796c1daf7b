package entity

import (
	"strings"

	"headwater/internal/news"
)

// split cuts a proposal that holds two names: "Brandt's Orley Falls" (but not "St. Anne's Hospital"),
// "Ada Holt of Quay Securities" (but not "Bank of England").
func (p *page) split(m mention) []mention {
	for i := m.first + 1; i < m.last-1; i++ {
		right := mention{i + 1, m.last, m.kind}
		left := mention{m.first, i, m.kind}
		switch {
		case p.words[i].s == "'s" && p.ownsAnother(left, right):
			return append([]mention{left}, p.split(right)...)
		case p.words[i].s == "of" && p.belongsTo(left, right):
			left.kind = news.Person
			return []mention{left, right}
		}
	}
	return []mention{m}
}

// ownsAnother reports whether "left's right" are two names.
func (p *page) ownsAnother(left, right mention) bool {
	l, head := &p.words[left.last-1], &p.words[right.last-1]
	return head.marks&(orgHead|placeHead|outletHead) == 0 || l.marks&(place|demonym|org) != 0 ||
		p.seen[l.hash]&(afterGiven|afterTitle|bySpeech) != 0
}

// belongsTo reports whether "left of right" are a person and a body.
func (p *page) belongsTo(left, right mention) bool {
	if n := left.last - left.first; n < 2 || n > 3 || left.kind == news.Place {
		return false
	}
	for i := left.first; i < left.last; i++ {
		w := &p.words[i]
		if w.form != capital && w.form != initial && w.form != mixed ||
			w.marks&(orgHead|placeHead|outletHead|titleLead|topic|demonym|inside|prefix|common|title) != 0 {
			return false
		}
	}
	return p.words[right.last-1].marks&(orgHead|orgTail) != 0 || p.words[left.first].marks&given != 0
}

// trim takes titles and possessive marks off a name.
func (p *page) trim(m mention) mention {
	for m.last > m.first && (p.words[m.last-1].s == "'s" || p.words[m.last-1].form == mark0 && p.words[m.last-1].s != "!") {
		m.last--
	}
	if m.kind != news.Person {
		return p.trimOffice(m)
	}
	for i := m.last - 2; i >= m.first; i-- {
		w := &p.words[i]
		if w.marks&(title|honorific) != 0 && w.marks&given == 0 && !p.royal(m, i) {
			m.first = i + 1
			break
		}
	}
	return m
}

// withLegalForm takes in the ", Inc." after a body's name.
func (p *page) withLegalForm(m mention) mention {
	if p.near(m.last-1, m.last).s == "," && p.near(m.last-1, m.last+1).marks&orgTail != 0 && m.kind != news.Place {
		m.last += 2
		m.kind = news.Organization
	}
	return m
}

// withFoundation takes in what a name in the possessive is a part of: "St. Cyprian" with "'s Church",
// "Hill Residents" with "' Group".
func (p *page) withFoundation(m mention) mention {
	next := p.near(m.last-1, m.last+1)
	if next.run < 0 || !p.inPossessive(m) {
		return m
	}
	last := p.runs[next.run].last
	switch head := p.words[last-1].marks; {
	case head&orgHead != 0:
		m.last, m.kind = last, news.Organization
	case head&placeHead != 0:
		m.last, m.kind = last, news.Place
	}
	return m
}

// inPossessive reports whether the mention is a saint's name or ends in a word for a class of people,
// with a possessive mark after it.
func (p *page) inPossessive(m mention) bool {
	switch p.near(m.last-1, m.last).s {
	case "'":
		return strings.HasSuffix(p.words[m.last-1].s, "s") && m.kind != news.Person
	case "'s":
		switch p.words[m.first].s {
		case "St.", "St", "Saint":
			return true
		}
		switch p.words[m.last-1].s {
		case "Women", "Men", "Children", "People":
			return true
		}
	}
	return false
}

// trimOffice takes off the end of a body's or place's name what opens a title: "US Defense" before
// "Secretary".
func (p *page) trimOffice(m mention) mention {
	if p.near(m.last-1, m.last).marks&title == 0 || p.near(m.last-1, m.last).form == lower {
		return m
	}
	last := m.last
	for last > m.first && p.words[last-1].marks&titleLead != 0 {
		last--
	}
	m.last = last
	return m
}

// royal reports whether the honorific at i is all that tells the name from a given name: "Queen
// Elizabeth", "Pope Francis", "Prince Harry".
func (p *page) royal(m mention, i int) bool {
	switch p.words[i].s {
	case "King", "Queen", "Prince", "Princess", "Pope", "Saint", "St.", "St":
		return m.last-i == 2 && p.words[i+1].marks&given != 0
	}
	return false
}
