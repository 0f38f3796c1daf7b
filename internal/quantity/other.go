package quantity

import (
	"strings"

	"headwater/internal/text/piece"
)

var months = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")

// isDate reports a number that belongs to a date or a clock time.
func (r *reader) isDate(a amount) bool {
	switch {
	case months[r.w(a.first-1)] && r.upper(a.first-1), r.is(a.first-1, ".") && months[r.w(a.first-2)] && r.upper(a.first-2):
		return a.low < 32 || r.isYear(a)
	case months[r.w(a.last)] && r.upper(a.last) && a.low < 32, r.is(a.first-1, "to", "and", "-", "–") && r.figure(a.first-2) && (months[r.w(a.first-3)] || r.is(a.first-3, ".") && months[r.w(a.first-4)]):
		return true
	case r.is(a.last, "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "o'clock", "gmt", "utc", "bst", "est", "edt"), r.is(a.last, "hours") && r.is(a.last+1, "gmt"):
		return true
	case r.is(a.last, ":") && r.figure(a.last+1) && r.p[a.last].Glued, r.is(a.first-1, ":") && r.figure(a.first-2) && r.p[a.first].Glued:
		return true
	case r.is(a.last, "s", "'s") && r.p[a.last].Glued, r.is(a.first-1, "'", "’", "‘") && r.p[a.first].Glued && a.low < 100 && r.figure(a.first):
		return true
	}
	return a.unit == "" && r.isYear(a)
}

// isYear reports four figures that are a year and count nothing.
func (r *reader) isYear(a amount) bool {
	if a.last != a.first+1 || len(r.w(a.first)) != 4 || a.low < 1500 || a.low > 2200 || !r.figure(a.first) {
		return false
	}
	w := r.w(a.last)
	counted := units[w] != "" || r.pluralAt(a.last) && !closed[w] && a.last < len(r.p)
	return !counted || r.is(a.first-1, "in", "since", "of", "by", "from", "until", "the", "fiscal", "during", "before", "after", "for", "and", "early", "late")
}

// labels are nouns that a number after them names: "Room 12", "Flight 800", "No. 3".
var labels = set("no", "nos", "number", "numbers", "door", "room", "local", "flight", "route", "highway", "interstate", "chapter", "article", "paragraph", "section", "page", "level", "phase", "type", "unit", "gate", "pier", "block", "class", "grade", "stage", "line",
	"channel", "division", "platform", "ward", "district", "lane", "berth", "building", "figure", "table", "item", "rule", "title",
	"exhibit", "count", "precinct", "engine", "station", "box", "lot", "apartment", "floor", "machine", "reactor", "track",
	"junction", "exit", "size", "version", "volume", "part", "round", "game", "match", "week", "day", "year", "bay", "hall", "mile", "tier",
	"category", "covid", "step", "question", "clause", "proposition", "resolution", "form", "case", "team", "group", "zone")

// isName reports a number that names rather than counts; i is where it stands.
func (r *reader) isName(i int, a amount) bool {
	if a.unit != "" || a.high != a.low {
		return false
	}
	prior := i - 1
	if r.is(prior, ".") && r.p[prior].Glued {
		prior--
	}
	switch {
	case r.is(i-1, "#"), r.labelled(prior, a):
		return true
	case r.is(prior, "and", "or", ",") && r.figure(prior-1) && r.labelled(prior-2, a):
		return true
	case i == 0 && r.is(a.last, ".", ")") && r.figure(a.first):
		return true // a list
	case r.isOne(i, a), r.inCode(a):
		return true
	case r.figure(a.first) && (r.hyphen(a.last) > a.last && !r.figure(a.last+1) && r.upper(a.last+1) || r.is(i-1, "-", "/") && r.p[i].Glued && !r.belowZero(i)):
		return true
	}
	return r.upper(i-1) && i > 1 && r.figure(a.first) && !r.counted(a.last) && !closed[r.w(i-1)]
}

// inCode reports a number that letters close to it make a name: "M25", "G7", "5G".
func (r *reader) inCode(a amount) bool {
	if !r.figure(a.first) {
		return false
	}
	before := r.p[a.first].Glued && a.first > 0 && r.p[a.first-1].Kind == piece.Word
	behind := a.last == a.first+1 && r.upper(a.last) && r.p[a.last].Glued && units[r.w(a.last)] == "" && temperatures[r.w(a.last)] == ""
	return before || behind
}

// labelled reports a noun at piece i that the number a names: "Room 12", "paragraph 9".
func (r *reader) labelled(i int, a amount) bool {
	if !r.figure(a.first) || !labels[strings.TrimSuffix(r.w(i), "s")] && !labels[r.w(i)] {
		return false
	}
	return r.upper(i) && (i > 0 || !r.counted(a.last)) || r.is(i, "no", "number") || !r.counted(a.last) && !r.is(i-1, "last", "this", "next", "the", "a") && !r.isVerb(a.last)
}

// counted reports a unit or a plural noun within three words from piece i.
func (r *reader) counted(i int) bool {
	for k := r.hyphen(i); k < i+4 && k < len(r.p); k++ {
		if units[r.w(k)] != "" || r.w(k) == "per" {
			return true
		}
		if closed[r.w(k)] || r.p[k].Kind != piece.Word {
			return false
		}
		if r.pluralAt(k) {
			return true
		}
	}
	return false
}

// isOne reports the pronoun and article-like uses of "one": "one of the", "no one", "this one".
func (r *reader) isOne(i int, a amount) bool {
	if !r.is(i, "one") || a.last != i+1 {
		return false
	}
	return r.is(i-1, "no", "any", "every", "this", "that", "the", "each", "which", "only", "another", "'s") ||
		closed[r.w(i+1)] || r.is(i+1, "another", "day", "-", ",", ".", "thing", "way", "side", "hand") || i+1 >= len(r.p)
}

// isScore reports results, telephone numbers and dates in figures: "3-2", "555-0142", "2025-10-21".
func (r *reader) isScore(a amount) bool {
	joint := func(i int) bool { return r.is(i, "-", "–", "/", ".") && i < len(r.p) && r.p[i].Glued }
	if !r.figure(a.first) {
		return false
	}
	if joint(a.first-1) && r.figure(a.first-2) && r.p[a.first].Glued {
		return true
	}
	if joint(a.last) && r.figure(a.last+1) && r.p[a.last+1].Glued {
		return true
	}
	return a.high > a.low && r.hyphen(a.first+1) > a.first+1 && units[r.w(r.hyphen(a.last))] == "" && !r.counted(a.last) ||
		len(r.w(a.first)) > 1 && r.w(a.first)[0] == '0' && !strings.Contains(r.w(a.first), ".")
}

// isAge reports an age: "67-year-old", "aged 5", "Mara Voss, 43,".
func (r *reader) isAge(a amount) bool {
	j := r.hyphen(a.last)
	if r.is(j, "year", "month", "years", "months", "week", "day", "days", "weeks") && r.is(r.hyphen(j+1), "old", "olds") {
		return true
	}
	if r.is(a.first-1, "aged", "age") {
		return true
	}
	return r.is(a.first-1, ",") && (r.is(a.last, ",") || r.is(a.last, ".", ")")) && r.upper(a.first-2) && a.low < 120 && r.figure(a.first)
}
