package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// dateline is the opening of an agency report: "ORRIN FALLS, Feb. 10 (Continental Wire) --".
type dateline struct {
	news.Dateline
	agency string
}

const longestDateline = 120 // bytes

// labels stand where a dateline would and are none.
var labels = wordSet("EXCLUSIVE", "BREAKING", "UPDATE", "UPDATED", "WATCH", "OPINION", "ANALYSIS", "LIVE", "CORRECTION", "EXPLAINER", "EDITORIAL",
	"COMMENT", "REVIEW", "INTERVIEW", "VIDEO", "PHOTOS", "NEWS", "NOTE", "WARNING", "CLARIFICATION", "FEATURE", "PROFILE", "QUESTION", "ANSWER",
	"FOR IMMEDIATE RELEASE", "PRESS RELEASE", "NEWS RELEASE", "MEDIA RELEASE", "STATEMENT", "TRANSCRIPT", "EMBARGOED", "BREAKING NEWS", "NEWS ANALYSIS", "LETTERS")

// readDateline reads the dateline that opens paragraph p of t; its Span is empty when there is none.
func readDateline(t string, p text.Span, s scope) dateline {
	head := text.Span{Start: p.Start, End: min(p.End, p.Start+longestDateline)}.Of(t)
	at, end := datelineEnd(head)
	if at < 0 {
		return dateline{}
	}
	d := dateline{}
	rest := strings.TrimSpace(head[:at])
	rest, d.agency = cutAgency(rest)
	colon := strings.HasPrefix(head[at:], ":")
	if days := findDays(rest, s.today); len(days) > 0 {
		d.Date = days[len(days)-1].day
		rest = rest[:days[0].Start] + rest[days[len(days)-1].End:]
	}
	d.Place = placeOf(rest)
	if !d.holds(rest, colon) || colon && isSpeech(t, head) {
		return dateline{}
	}
	d.Span = text.Span{Start: p.Start, End: p.Start + end}
	return d
}

// isSpeech reports whether a line of t is what one of several speakers says, as scripts and interviews
// are set: "PRESENTER: ", again and again.
func isSpeech(t, line string) bool {
	name, _, ok := strings.Cut(line, ": ")
	return ok && wordCount(name) <= 3 && strings.Count(t, "\n"+name+": ") > 1
}

// holds reports whether what was read is really a dateline: an agency or a day beside a place, or
// a place in capitals.
func (d *dateline) holds(rest string, colon bool) bool {
	switch {
	case d.Place == "" && strings.Trim(rest, " ,") != "":
		return false
	case d.agency != "", d.Place == "" && !d.Date.IsZero() && !colon:
		return true
	case d.Place == "" || labels[strings.ToUpper(d.Place)]:
		return false
	case !d.Date.IsZero():
		return true
	}
	first, _, _ := strings.Cut(d.Place, ",")
	return isCapitals(first) && (!colon || len(first) > 4)
}

// datelineEnd finds the dash or colon that ends a dateline: where it begins and where the report
// goes on. A closing bracket before a capital does too: "WASHINGTON (AP) The", and so does an agency between
// strokes: "MOSCOW, March 3. /TASS/. The".
func datelineEnd(s string) (at, end int) {
	for i, r := range s {
		n := 0
		switch {
		case r == '—' || r == '–' || r == '―':
			n = utf8.RuneLen(r)
		case r == '-' && i > 0 && (s[i-1] == ' ' || s[i-1] == ')') && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '-'):
			n = len(s[i:]) - len(strings.TrimLeft(s[i:], "-"))
		case r == ':' && i+1 < len(s) && s[i+1] == ' ' && i > 0:
			n = 1
		case r == ')' && i+2 < len(s) && s[i+1] == ' ' && s[i+2] != '-' && s[i+2] != ':' && s[i+2] != 0xe2:
			return i + 1, i + 1
		case r == '/' && i > 0 && s[i-1] == ' ' && agencyInStrokes(s[i:]) > 0:
			at = i + agencyInStrokes(s[i:])
			return at, at + len(s[at:]) - len(strings.TrimPrefix(s[at:], "."))
		case r == '"' || r == '“' || r == '?' || r == '!' || r == ';':
			return -1, 0
		}
		if n > 0 {
			return i, i + n
		}
	}
	return -1, 0
}

// agencyInStrokes is the length of the agency between strokes that s opens with, 0 when it opens with none.
func agencyInStrokes(s string) int {
	name, rest, ok := strings.Cut(s[1:], "/")
	if !ok || !isAgencyName(name) || !strings.HasPrefix(strings.TrimPrefix(rest, "."), " ") {
		return 0
	}
	return len(name) + 2
}

// cutAgency takes an agency in brackets or between strokes off the end of s: "(AP)", "/TASS/".
func cutAgency(s string) (rest, agency string) {
	opening := "("
	body, ok := strings.CutSuffix(s, ")")
	if !ok {
		opening = "/"
		body, ok = strings.CutSuffix(s, "/")
	}
	if !ok {
		return s, ""
	}
	rest, agency, ok = cutLast(body, opening)
	if !ok || !isAgencyName(agency) {
		return s, ""
	}
	return strings.TrimSpace(rest), agency
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// isAgencyName reports whether s could be the name of an agency: one to five words, the first with a
// capital, and no digits or stops inside.
func isAgencyName(s string) bool {
	n := wordCount(s)
	r, _ := utf8.DecodeRuneInString(s)
	return n >= 1 && n <= 5 && unicode.IsUpper(r) && !strings.ContainsAny(s, ".,;:!?\"“0123456789()")
}

// placeOf returns the place named in what is left of a dateline, "" when it is none: one to seven
// capitalised words, weekdays and commas aside.
func placeOf(s string) string {
	var parts []string
	words := 0
	for part := range strings.SplitSeq(s, ",") {
		part = strings.Trim(part, " \t\n.")
		if part == "" || isWeekday(part) {
			continue
		}
		for w := range strings.FieldsSeq(part) {
			if words++; !isPlaceWord(w) {
				return ""
			}
		}
		parts = append(parts, strings.TrimSpace(part))
	}
	if words > 7 || len(parts) > 3 {
		return ""
	}
	return strings.Join(parts, ", ")
}

var placeParticles = wordSet("of", "the", "de", "la", "le", "el", "al", "du", "da", "do", "dos", "es", "and", "on", "upon", "near", "am", "an", "der")

func isPlaceWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return (unicode.IsUpper(r) || placeParticles[w]) && !strings.ContainsAny(w, "0123456789()[]\"“”")
}

var weekdays = wordSet("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")

func isWeekday(s string) bool { return weekdays[strings.ToLower(strings.Trim(s, ". "))] }

// isCapitals reports whether s has three letters or more and all of them are capitals.
func isCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 3
}
