package timex

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// An event has no date of its own in "two days after the vote", but may have one elsewhere: "the vote
// on March 3", "Tuesday's vote", "they voted on March 3". Where every date that the article gives it is
// the same, the expression is reckoned from there; otherwise it stays a length.

// eventBeside returns the lemma of the one thing that "after the vote" or "before her arrest" at piece j
// names, "" where it names none, or says which of several.
func (r *reader) eventBeside(j int) string {
	if !r.is(j, "after", "before", "following") || !r.is(j+1, "the", "that", "his", "her", "its", "their") {
		return ""
	}
	head := -1
	for k := j + 2; k < j+6 && k < len(r.p); k++ {
		tag := r.tag(k)
		if !strings.HasPrefix(tag, "NN") && tag != "JJ" {
			if strings.HasPrefix(tag, "VB") || tag == "MD" || tag == "POS" {
				return "" // what somebody did
			}
			break
		}
		if classes[r.w(k)] != noClass || manyOfThem[r.w(k)] {
			return ""
		}
		head = k
	}
	if head < 0 || r.tag(head) != "NN" {
		return ""
	}
	return r.doc.Tokens[r.p[head].Token].Lemma
}

// fromThere makes an amount the distance from an event, or from the date told before, on the side of sign.
func fromThere(m mention, sign int) mention {
	m.shape, m.n = apart, sign
	if m.grain >= day {
		m.n = sign * m.units
	}
	return m
}

// dayBeside reports that a day follows after "before" or "after" at piece j: "two days before Christmas".
func (r *reader) dayBeside(j int) bool {
	if !r.is(j, "after", "before") || j+1 >= len(r.p) {
		return false
	}
	var d mention
	switch c := classes[r.w(j+1)]; c {
	case aMonth, aWeekday, aFestival, aNearDay, aStep: // none of which looks behind itself for another day
		d = r.open(j+1, c)
	case noClass:
		d = r.dayFirst(j + 1)
	}
	return d.first == j+1 && (d.shape == fixed && d.when.grain == day || (d.shape == named || d.shape == deictic) && d.grain == day)
}

// manyOfThem are adjectives that tell one of several events from the others.
var manyOfThem = set("previous", "other", "initial", "original", "latest", "new", "subsequent", "fatal")

// sideOf is -1 for what is before an event and 1 for what is after it.
func (r *reader) sideOf(j int) int {
	if r.is(j, "before") {
		return -1
	}
	return 1
}

// dateEvents finds, for the mentions that count from an event, those that date it.
func (r *reader) dateEvents() {
	dated := map[string][]int{}
	for _, m := range r.found {
		if m.event != "" {
			dated[m.event] = nil
		}
	}
	if len(dated) == 0 {
		return
	}
	for j, m := range r.found {
		if m.shape != fixed && m.shape != named && m.shape != deictic {
			continue
		}
		for _, event := range [...]string{r.eventUntil(m), r.eventFrom(m)} {
			if found, wanted := dated[event]; wanted && len(found) < most {
				dated[event] = append(found, j)
			}
		}
	}
	for i := range r.found {
		if r.found[i].event == "" {
			continue
		}
		r.found[i].anchors = dated[r.found[i].event]
	}
}

// happening are the words that may stand between an event and its date.
var happening = set("on", "of", "for", "be", "hold", "take", "place", "schedule", "set", "due", "come", "happen", "occur", "begin",
	"start", "break", "out", "will", "early", "late", "that", "which", ",", "have")

// eventUntil returns the event that stands before m and happened then: "the vote on", "voted on".
func (r *reader) eventUntil(m mention) string {
	at, first := r.doc.TokenFrom(m.Start), r.doc.Sentences[m.sentence].First
	for i := at - 1; i >= max(first, at-6); i-- {
		t := r.doc.Tokens[i]
		if happening[t.Lemma] {
			continue
		}
		verb := strings.HasPrefix(t.Tag, "VB")
		if t.Tag != "NN" && !(verb && i >= at-2) || r.mentionedOnly(i, first, at) {
			return ""
		}
		return t.Lemma
	}
	return ""
}

// mentionedOnly reports that the noun at token i is not what the sentence dates: "after the vote on",
// "a report on the vote was published on".
func (r *reader) mentionedOnly(i, first, at int) bool {
	if slices.ContainsFunc(r.doc.Tokens[i+1:at], func(t text.Token) bool { return t.Lemma == "which" }) {
		return false
	}
	said := slices.ContainsFunc(r.doc.Tokens[i+1:at], func(t text.Token) bool { return strings.HasPrefix(t.Tag, "VB") })
	k := i - 1
	for k >= first && k > i-5 && (strings.HasPrefix(r.doc.Tokens[k].Tag, "NN") || slices.Contains([]string{"DT", "JJ", "PRP$"}, r.doc.Tokens[k].Tag)) {
		k--
	}
	if k < first {
		return false
	}
	prior := r.doc.Tokens[k]
	return prior.Tag == "IN" && (said || slices.Contains([]string{"before", "after", "since", "until", "following"}, prior.Lemma))
}

// eventFrom returns the event that stands after m and is its: "Tuesday's vote", "the March 3 vote".
func (r *reader) eventFrom(m mention) string {
	last := r.doc.Sentences[m.sentence].Last
	event := ""
	for i := r.doc.TokenFrom(m.End); i < last; i++ {
		t := r.doc.Tokens[i]
		if t.Tag != "POS" && t.Tag != "NN" && t.Tag != "JJ" {
			break
		}
		if t.Tag == "NN" {
			event = t.Lemma
		}
	}
	return event
}

// fromEvent counts from the day of an event or, where none is named, from the day told before.
func (r *resolver) fromEvent(m mention) (period, bool) {
	told, ok := r.eventDay(m)
	if !ok || m.grain < day || m.n > 5000 || m.n < -5000 {
		return period{}, false
	}
	return around(m.grain, told.first).shift(m.n), true
}

// eventDay is the one day that the article gives the event that m counts from.
func (r *resolver) eventDay(m mention) (period, bool) {
	if m.event == "" && len(m.anchors) == 0 {
		told := r.before(m)
		return told, told.grain == day
	}
	var one period
	for _, j := range m.anchors {
		if j >= len(r.mentions) || r.mentions[j].shape == apart || r.mentions[j].shape == anaphor {
			return period{}, false
		}
		p, ok := r.place(r.mentions[j])
		if !ok || p.grain != day || one.grain != noGrain && !p.first.Equal(one.first) {
			return period{}, false
		}
		one = p
	}
	return one, one.grain == day
}

// hours gives the days that "three hours after the blast" can fall on.
func (r *resolver) hours(m mention) news.Window {
	told, ok := r.eventDay(m)
	if !ok || m.grain >= day || m.units > 5000 {
		return news.Window{}
	}
	days := 1 // past midnight
	if m.grain == hour {
		days += m.units / 24
	}
	other := told.first.AddDate(0, 0, days*m.n)
	if m.n < 0 {
		return news.Window{Earliest: other, Latest: told.first}
	}
	return news.Window{Earliest: told.first, Latest: other}
}
