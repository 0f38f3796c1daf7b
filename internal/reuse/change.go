package reuse

import (
	"slices"
	"strings"

	"headwater/internal/news"
)

// kindOfChange says what became of some words when others took their place. Names, numbers, negation
// and opposites make it a changed fact; words that indirect speech bends make it that; words only
// left out or put in shorten and expand; what remains says the same in other words, as far as the
// words themselves can tell.
func kindOfChange(before, after []changedWord) news.DifferenceKind {
	switch {
	case joined(before) == joined(after):
		return news.TypographyDiffers
	case changesFact(before, after):
		return news.FactChanged
	case bent(before, after):
		return news.SpeechShifted
	case len(after) == 0 || len(after) < len(before) && within(after, before):
		return news.PassageShortened
	case len(before) == 0 || len(before) < len(after) && within(before, after):
		return news.PassageExpanded
	}
	return news.WordedOtherwise
}

func joined(words []changedWord) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.form)
	}
	return b.String()
}

// changesFact reports whether a negation stands on one side only, or both sides have numbers, names or
// opposites that do not agree.
func changesFact(before, after []changedWord) bool {
	if slices.ContainsFunc(before, negates) != slices.ContainsFunc(after, negates) {
		return true
	}
	return disagree(before, after, func(w changedWord) bool { return w.number }) ||
		disagree(before, after, func(w changedWord) bool { return w.name }) ||
		slices.ContainsFunc(before, func(x changedWord) bool {
			return slices.ContainsFunc(after, func(y changedWord) bool { return opposed[x.lemma+" "+y.lemma] || opposed[y.lemma+" "+x.lemma] })
		})
}

// disagree reports whether both sides have words of a kind and neither side's are all on the other.
func disagree(before, after []changedWord, kind func(changedWord) bool) bool {
	x, y := only(before, kind), only(after, kind)
	return len(x) > 0 && len(y) > 0 && !within(x, y) && !within(y, x)
}

func only(words []changedWord, kind func(changedWord) bool) []changedWord {
	var out []changedWord
	for _, w := range words {
		if kind(w) {
			out = append(out, w)
		}
	}
	return out
}

// within reports whether every word of the one list stands in the other, in any form.
func within(words, other []changedWord) bool {
	for _, w := range words {
		if !slices.ContainsFunc(other, func(o changedWord) bool { return o.form == w.form || o.lemma == w.lemma }) {
			return false
		}
	}
	return true
}

// bent reports whether the words differ only as direct and indirect speech do: in tense, in person,
// in what is here and now.
func bent(before, after []changedWord) bool {
	return len(before)+len(after) > 0 && leftBent(before, after) && leftBent(after, before)
}

// leftBent reports whether every word that the other side has not in some form is one that reported
// speech exchanges, puts in or leaves out.
func leftBent(words, other []changedWord) bool {
	for _, w := range words {
		if !shifting[w.form] && !slices.ContainsFunc(other, func(o changedWord) bool { return o.lemma == w.lemma }) {
			return false
		}
	}
	return true
}

func negates(w changedWord) bool { return negations[w.form] }

var (
	negations = wordSet("not nt no never none nobody nothing neither nor without cannot")
	shifting  = wordSet(`i me my mine we us our ours you your yours he him his she her hers they them their theirs it its
		myself ourselves himself herself themselves that this these those here there now then today
		is are was were am be been has have had do does did will would can could may might shall should s re ve ll d m`)
	opposed = opposites(`rise/fall rise/drop increase/decrease increase/cut gain/lose gain/loss win/lose victory/defeat
		more/less more/few above/below over/under before/after up/down open/close open/shut accept/reject approve/reject
		confirm/deny support/oppose guilty/innocent dead/alive die/survive all/some all/none always/sometimes
		first/last high/low early/late begin/end start/stop arrive/leave arrest/release allow/ban buy/sell
		former/current male/female man/woman boy/girl day/night north/south east/west left/right`)
)

func opposites(list string) map[string]bool {
	set := map[string]bool{}
	for entry := range strings.FieldsSeq(list) {
		set[strings.Replace(entry, "/", " ", 1)] = true
	}
	return set
}
