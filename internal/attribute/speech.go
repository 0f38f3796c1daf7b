package attribute

import (
	"strings"

	"headwater/internal/news"
)

// carryOn gives quotations without a cue of their own to the one who was speaking.
func (u *unit) carryOn(ds []draft) []draft {
	if len(ds) > 0 || !u.hasQuote(run{0, len(u.items)}) {
		return ds
	}
	if u.allQuoted(run{0, len(u.items)}) {
		if v := u.standingVoice(); v != nil {
			return []draft{u.carried(run{0, len(u.items)}, v)}
		}
		return ds
	}
	if ds = u.introduced(ds); len(ds) == 0 && u.goesOnQuoting() {
		ds = append(ds, u.carried(run{0, len(u.items)}, u.last))
	}
	return ds
}

// fullQuote is how many words make a quotation of somebody's; fewer may be a title, or words held at a distance.
const fullQuote = 6

// goesOnQuoting reports whether the unit quotes at length and names nobody who could say it, right after somebody spoke
// in its paragraph: he is still heard.
func (u *unit) goesOnQuoting() bool {
	v := u.last
	if v == nil || v.paragraph != u.paragraph || v.unit != u.count-1 || u.title {
		return false
	}
	if k := v.source.Kind; u.low(0) == "it" && (k == news.NamedPerson || k == news.Anonymous) {
		return false
	}
	for i := range u.items {
		if u.isQuote(i) {
			return len(strings.Fields(u.words(run{i, i + 1}))) >= fullQuote && !u.hasSomebody(run{0, i})
		}
	}
	return false
}

func (u *unit) carried(content run, v *voice) draft {
	return draft{shares: -1, from: -1, voice: v, content: []run{content}, passage: run{0, len(u.items)}}
}

// standingVoice is who speaks when a quotation stands by itself: who spoke before it in the
// paragraph, whoever's quotation runs on from the paragraph before, or whom the sentence before
// it was about.
func (u *unit) standingVoice() *voice {
	if v := u.last; v != nil && (v.paragraph == u.paragraph || v.paragraph == u.paragraph-1 && v.quoting) {
		return v
	}
	return u.actor()
}

// actor is the person whom the sentence before this one, in the same paragraph, was about: "Pell
// shook his head. “…”"
func (u *unit) actor() *voice {
	for i := len(u.referents) - 1; i >= 0; i-- {
		r := &u.referents[i]
		if r.unit != u.count-1 || r.paragraph != u.paragraph {
			return nil
		}
		k := r.source.Kind
		if r.weight == 2 && (k == news.NamedPerson || k == news.Anonymous) {
			return &voice{source: r.source, paragraph: u.paragraph}
		}
	}
	return nil
}

// announce notes who speaks next where the unit ends in a colon: "He added:" before a quotation in a
// paragraph of its own.
func (u *unit) announce(ds []draft) {
	n := len(u.items)
	if n < 2 || u.low(n-1) != ":" || u.title || len(ds) > 0 && u.endOf(&ds[len(ds)-1]) == n {
		return
	}
	np := u.speakerBefore(n - 1)
	if np.empty() {
		np = u.personBefore(n - 1)
	}
	if !np.empty() {
		u.last = &voice{source: u.identify(np), paragraph: u.paragraph, quoting: true}
	}
}

// speakerBefore is the subject of the last reporting verb before item end.
func (u *unit) speakerBefore(end int) run {
	for i := end - 1; i > 0; i-- {
		if u.finite(i) && reporting[u.low(i)] != nil {
			if np := u.subject(u.groupAt(i).first); !np.empty() && u.canTalk(np) {
				return np
			}
		}
	}
	return run{}
}

// introduced reads a quotation after a colon in a sentence without a reporting verb: "But listen
// to Mara Voss, the port's director:".
func (u *unit) introduced(ds []draft) []draft {
	for i := 1; i < len(u.items); i++ {
		if !u.isQuote(i) || u.low(i-1) != ":" {
			continue
		}
		d := draft{shares: -1, from: i, content: []run{{i, i + 1}}, passage: run{0, i + 1}}
		if d.source = u.personBefore(i - 1); d.source.empty() {
			return ds
		}
		return append(ds, d)
	}
	return ds
}

// personBefore is the first name of a person, or else the subject pronoun, before item end.
func (u *unit) personBefore(end int) run {
	if end > 0 && u.simpleRight(0) == end && (u.names(run{0, end}) || u.roleNoun(run{0, end})) {
		return run{0, end}
	}
	for i := 1; i < end; i++ {
		if np := u.subject(i); (u.finite(i) || u.tag(i) == "VBN" && i+1 == end) && !np.empty() && np.first == 0 && u.canTalk(np) {
			return np
		}
	}
	for i := 0; i < end; i++ {
		if e := u.entityOf(i); e >= 0 && u.isPerson(e) {
			return run{i, u.simpleRight(i)}
		}
		if w := u.low(i); w == "he" || w == "she" {
			return run{i, i + 1}
		}
	}
	return run{}
}
