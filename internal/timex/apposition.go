package timex

import (
	"strings"
	"time"

	"headwater/internal/text"
)

// besides reports whether the mentions i and j stand side by side and name one day twice: "three
// days ago, on Tuesday the 10th of March", "tomorrow (28 October)", "March 10, a week ago".
func (c *constraints) besides(i, j int) bool {
	if i-j != 1 && j-i != 1 || c.mentions[i].sentence != c.mentions[j].sentence {
		return false
	}
	a, b := c.mentions[min(i, j)], c.mentions[max(i, j)]
	between := text.Span{Start: a.End, End: b.Start}.Of(c.doc.Text)
	if len(between) > 24 || !strings.ContainsAny(between, ",(—–-:") {
		return false
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(between), isMark) {
		if !linking[word] {
			return false
		}
	}
	return true
}

// linking are words that join two names of one day.
var linking = set("on", "the", "that", "is", "was", "i.e", "namely", "or", "of", "exactly", "in", "fact")

func isMark(r rune) bool { return strings.ContainsRune(" ,(—–-:\n", r) }

// anniversary looks at a length that is told to be exact: "it is two weeks to the day since the
// raid. That was on Thursday the 4th of June". Publication is that long after the first day dated
// there or in the next sentence.
func (c *constraints) anniversary(i int) {
	m := c.mentions[i]
	if m.grain < day || m.grain > year || m.units > 5000 || !c.exact(m) {
		return
	}
	for _, j := range c.dated {
		if d := c.mentions[j]; d.sentence < m.sentence || d.quoted != m.quoted || j < i {
			continue
		} else if d.sentence > m.sentence+1 {
			return
		}
		want := after(c.places[j].first, m)
		c.search(want)
		c.fits = append(c.fits, func(d time.Time) bool { return d.Equal(want) })
		return
	}
}

// exact reports that the length m is told to the day, and up to now.
func (c *constraints) exact(m mention) bool {
	rest := strings.ToLower(c.doc.Text[m.End:min(len(c.doc.Text), m.End+24)])
	before := strings.ToLower(c.doc.Text[max(0, m.Start-24):m.Start])
	now := strings.HasSuffix(before, " is ") || strings.HasSuffix(before, "it's ") || strings.HasSuffix(before, "it’s ") ||
		strings.HasSuffix(before, "is exactly ") || strings.HasSuffix(before, "it is now ")
	return now && (strings.HasPrefix(rest, " to the day since") || strings.HasPrefix(rest, " to the day after") ||
		strings.HasPrefix(rest, " since") && strings.HasSuffix(before, "exactly "))
}

// after returns the day that is the length m later than d.
func after(d time.Time, m mention) time.Time {
	switch n := m.units; m.grain {
	case day:
		return d.AddDate(0, 0, n)
	case week:
		return d.AddDate(0, 0, 7*n)
	default:
		return d.AddDate(0, n*m.grain.months(), 0)
	}
}
