package timex

import (
	"cmp"
	"slices"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// widest is the most days that a window may span and still say something.
const widest = 10

// most bounds how many relations between expressions are looked at, whatever the length of a text.
const most = 60

// Told says that the expression that stands at a place in a text means Day, or a time that holds it.
type Told struct {
	At  int // byte offset of the expression
	Day time.Time
}

// Window infers when an undated article was published from its own expressions: the days on which
// all of them make sense together. What it told as past is not after publication and what it told
// as to come is not before; an expression that is relative and one that is absolute agree where
// they stand side by side ("tomorrow, Tuesday the 28th") and where both tell of the same thing ("a
// speech last week" and "in a speech on May 6"); a weekday that goes on from a dated event is not
// before it; "earlier this month" was not written in the first days of one. notBefore and notAfter
// are bounds from outside, zero for none, and told is what others know of its expressions; asOf is
// the day of reading, which only cuts off a window that is closed without it. The window is zero
// when the days left span more than 10, and when no day fits, for then something was misread.
func Window(doc *text.Document, asOf, notBefore, notAfter time.Time, told ...Told) news.Window {
	seen := earlier(asOf, notAfter)
	if seen.IsZero() {
		return news.Window{}
	}
	c := constraints{doc: doc, mentions: parse(doc), first: notBefore, last: notAfter}
	c.place(seen)
	c.agree()
	c.believe(told)
	w := c.solve()
	if w.IsZero() || w.Earliest.After(seen) {
		return news.Window{}
	}
	w.Latest = earlier(w.Latest, seen)
	return w
}

// earlier returns the earlier of two days, of which either may be zero.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// constraints are what is known of the day of publication.
type constraints struct {
	doc         *text.Document
	mentions    []mention
	places      []period  // of each mention; none for those that are relative
	dated       []int     // indices of the mentions placed on a day
	first, last time.Time // zero for no bound
	fits        []func(day time.Time) bool
}

// place puts the absolute mentions on the calendar, as read on the day seen, and takes the bounds
// they set.
func (c *constraints) place(seen time.Time) {
	r := resolver{anchor: anchor{asOf: seen}}
	c.places = make([]period, len(c.mentions))
	for i, m := range c.mentions {
		if m.shape != fixed && m.shape != named || m.stepped {
			continue
		}
		p, ok := r.place(m)
		if !ok || p.grain > month && p.grain != season && p.grain != quarter {
			continue
		}
		c.places[i] = p
		if p.grain == day {
			c.dated = append(c.dated, i)
		}
		if m.tense == past && !p.first.After(seen) && p.first.After(c.first) {
			c.first = p.first
		}
	}
	for i, m := range c.mentions {
		if p := c.places[i]; m.tense == future && p.grain == day && !p.first.Before(c.first) {
			c.last = earlier(p.first, c.last)
		}
	}
}

// agree gathers what relative mentions ask of the day of publication.
func (c *constraints) agree() {
	looked := 0
	for i, m := range c.mentions {
		if m.running && m.portion == early && m.shape == deictic && m.n == 0 && len(c.fits) < most {
			c.fits = append(c.fits, wellInto(m.grain))
		}
		if m.shape == length && m.units > 0 && len(c.fits) < most {
			c.anniversary(i)
		}
		if m.relative() && !m.quoted && looked < most {
			c.agreeWithDates(i)
			looked++
		}
	}
}

// believe takes over what is known of relative mentions from elsewhere.
func (c *constraints) believe(told []Told) {
	for _, t := range told[:min(len(told), most)] {
		i, ok := slices.BinarySearchFunc(c.mentions, t.At, func(m mention, at int) int { return cmp.Compare(m.Start, at) })
		if !ok || !c.mentions[i].relative() || c.mentions[i].quoted {
			continue
		}
		c.search(t.Day)
		c.fits = append(c.fits, covers(c.mentions[i], t.Day))
		if day := t.Day; c.mentions[i].tense == past && day.After(c.first) {
			c.first = day
		}
	}
}

// agreeWithDates compares the relative mention i with the dated ones.
func (c *constraints) agreeWithDates(i int) {
	for n, j := range c.dated {
		if n < most && (c.besides(i, j) || c.sameThing(i, j)) {
			c.search(c.places[j].first)
			c.fits = append(c.fits, covers(c.mentions[i], c.places[j].first))
		}
	}
	if j := c.dateBefore(i); j >= 0 {
		c.fits = append(c.fits, notBefore(c.mentions[i], c.places[j].first))
	}
}

// search sees to it that the days around told are tried when nothing says where to begin.
func (c *constraints) search(told time.Time) {
	if c.first.IsZero() {
		c.first = told.AddDate(0, -2, 0)
	}
}

// relative reports whether m has a place only once the day of publication is known.
func (m mention) relative() bool {
	return m.shape == deictic && m.grain >= day && m.grain <= month && !(m.n == 0 && m.grain > week) ||
		m.shape == named && (m.cycle.kind == ofWeekday || m.cycle.kind == ofDayNumber)
}

// wellInto holds on days by which "earlier this month" or "earlier this week" can be said.
func wellInto(g grain) func(time.Time) bool {
	return func(d time.Time) bool {
		since := int(d.Sub(around(g, d).first).Hours() / 24)
		switch g {
		case week:
			return since >= 1
		case month:
			return since >= 3
		case year:
			return since >= 28
		}
		return true
	}
}

// covers holds on days from which m means a period that holds told.
func covers(m mention, told time.Time) func(time.Time) bool {
	return func(d time.Time) bool {
		r := resolver{anchor: anchor{day: d}}
		p, ok := r.place(m)
		return !ok || !told.Before(p.first) && !told.After(p.last())
	}
}

// notBefore holds on days from which m means nothing before told.
func notBefore(m mention, told time.Time) func(time.Time) bool {
	return func(d time.Time) bool {
		r := resolver{anchor: anchor{day: d}}
		p, ok := r.place(m)
		return !ok || !p.last().Before(told)
	}
}

// solve tries every day of a year.
func (c *constraints) solve() news.Window {
	var w news.Window
	if c.first.IsZero() {
		return w
	}
	for n := range 366 {
		d := c.first.AddDate(0, 0, n)
		if !c.last.IsZero() && d.After(c.last) {
			break
		}
		if !c.all(d) {
			continue
		}
		if w.Earliest.IsZero() {
			w.Earliest = d
		}
		w.Latest = d
	}
	if w.IsZero() || w.Latest.Sub(w.Earliest) > widest*24*time.Hour {
		return news.Window{}
	}
	w.Basis = news.Inferred
	return w
}

func (c *constraints) all(d time.Time) bool {
	for _, fits := range c.fits {
		if !fits(d) {
			return false
		}
	}
	return true
}
