package entity

import "headwater/internal/news"

// addPlain adds the names that need no learning: runs that the tagger passed over although their
// head word tells what they are ("Kestrel Paper Research", "Paperworkers Local 88"), their first
// is a given name, or the words before them say so ("the newsletter Lantern").
func (p *page) addPlain(found []mention) []mention {
	out := make([]mention, 0, len(found)+8)
	next := 0
	for _, r := range p.runs {
		taken := false
		for next < len(found) && found[next].first < r.last {
			taken = taken || found[next].last > r.first
			out = append(out, found[next])
			next++
		}
		if n := len(out); n > 0 && out[n-1].last > r.first {
			taken = true
		}
		if m, ok := p.plainName(r); ok && !taken {
			out = append(out, m)
		}
	}
	return append(out, found[next:]...)
}

// plainName reads a run that tells by itself what it names.
func (p *page) plainName(r run) (mention, bool) {
	for r.first < r.last && p.words[r.first].opens && p.words[r.first].marks&common != 0 {
		r.first++
	}
	m := mention{r.first, r.last, ""}
	if p.calledPress(m) {
		m.kind = news.Organization
		return m, true
	}
	if n := r.last - r.first; n < 2 || n > 6 || p.words[r.first].heading || p.anyMark(m, calendar|title|honorific) {
		return m, false
	}
	first, head := &p.words[r.first], &p.words[r.last-1]
	switch {
	case head.form == digits && p.words[r.last-2].s == "Local", head.marks&orgTail != 0,
		head.marks&(orgHead|outletHead) != 0 && !first.opens:
		m.kind = news.Organization
	case p.speaks(m):
		m.kind = news.Person
	case first.marks&given != 0 && first.marks&place == 0 && head.form == capital && r.last-r.first < 4 && head.marks&^(surname|given) == 0:
		m.kind = news.Person
	}
	return m, m.kind != ""
}

// calledPress reports whether the words before the mention say that it is an outlet.
func (p *page) calledPress(m mention) bool {
	if m.first == m.last || p.anyMark(m, calendar|title|honorific|given) {
		return false
	}
	by := p.near(m.first, m.first-1)
	return by.form == lower && by.marks&press != 0
}

// speaks reports whether two or three words that are never written small stand where a person does:
// after a role ("the spokeswoman Ellery Quist") or before a verb of speech.
func (p *page) speaks(m mention) bool {
	if m.last-m.first > 3 {
		return false
	}
	for i := m.first; i < m.last; i++ {
		w := &p.words[i]
		if w.form != capital && w.form != initial && w.form != mixed || p.seen[w.hash]&inSmall != 0 ||
			w.marks&^(given|surname|speech|prefix) != 0 {
			return false
		}
	}
	before, after := p.near(m.first, m.first-1), p.near(m.last-1, m.last)
	return before.marks&role != 0 || after.form == lower && after.marks&speech != 0
}

// anyMark reports whether a word of the mention has one of the marks.
func (p *page) anyMark(m mention, marks mark) bool {
	for i := m.first; i < m.last; i++ {
		if p.words[i].marks&marks != 0 {
			return true
		}
	}
	return false
}
