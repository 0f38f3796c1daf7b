package extract

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// readMasthead reads the name of the outlet on the first line, with what stands directly under it: a
// tagline, an issue, a date. It returns how many lines that takes.
func (f *plainFile) readMasthead() int {
	if len(f.lines) < 3 || !f.isMasthead() {
		return 0
	}
	f.masthead = withoutForm(f.nameplate())
	f.furnish(f.lines[0], credits{})
	i := 1
	for ; i < f.mastheadEnd(); i++ {
		c := readHeaderLine(f.lines[i].s, false, f.scope)
		c.outlet = ""
		f.furnish(f.lines[i], c)
	}
	return i
}

// mastheadEnd returns the end of the short lines that stand directly under the first.
func (f *plainFile) mastheadEnd() int {
	i := 1
	named := endsLikeOutlet(f.lines[0].s) || withoutSection(f.lines[0].s) != f.lines[0].s
	if !isTagline(f.lines[1], f.today) && named && f.headOrDateline(1) {
		return i
	}
	for i < len(f.lines)-1 && !f.lines[i].gap && f.lines[i].words <= 12 && !endsSentence(f.lines[i].s) && !isBylineText(f.lines[i].s) {
		i++
	}
	return i
}

// nameplate returns the first line without the edition. When the line under it is a date, a name is left
// without the place in brackets behind it, and one in capitals without what stands behind a stroke: "ROPE &
// ANCHOR | Shipping, insurance, salvage".
func (f *plainFile) nameplate() string {
	first := f.lines[0].s
	if name, rest, ok := strings.Cut(first, " | "); ok && isCapitals(name) && couldNameSite(name) && wordCount(rest) <= 8 && isDateLine(f.lines[1].s, f.today) {
		return name
	}
	if name, place, ok := strings.Cut(first, " ("); ok && strings.HasSuffix(place, ")") && couldNameSite(name) && isDateLine(f.lines[1].s, f.today) {
		return name
	}
	return withoutEdition(withoutSection(first))
}

// withoutForm takes the form of a company off its name: "Westling Lines plc".
func withoutForm(s string) string {
	if name, form, ok := cutLast(s, " "); ok && companyForms[strings.ToLower(strings.Trim(form, ".,"))] {
		return strings.TrimRight(name, ",")
	}
	return s
}

var companyForms = wordSet("plc", "ltd", "limited", "inc", "llc", "gmbh", "ag", "sa", "nv", "corp")

// withoutSection takes the section off the name of an outlet; any other line stays as it is: "SALTMARSH AVIS / World".
func withoutSection(s string) string {
	name, rest, ok := strings.Cut(s, " / ")
	if ok && namesSection(rest) && !namesSection(name) && wordCount(name) <= 4 && (isOutletName(name) || isCapitals(name)) {
		return name
	}
	return s
}

func (f *plainFile) isMasthead() bool {
	first := f.lines[0]
	if f.nameplate() != first.s {
		return true
	}
	if first.words > 6 || endsSentence(first.s) || isLabel(first.s) || isBylineText(first.s) || !isNamePhrase(withoutForm(first.s)) {
		return false
	}
	if len(findDays(first.s, f.today)) > 0 || !readDateline(f.text, first.Span, f.scope).Span.Empty() {
		return false
	}
	named := isOutletName(first.s)
	if endsLikeOutlet(first.s) && f.headOrDateline(1) {
		return true
	}
	for _, l := range f.lines[1:f.mastheadEnd()] {
		if isTagline(l, f.today) {
			return named || first.words <= 3 || isCapitals(first.s) && f.headFollows(f.mastheadEnd())
		}
	}
	if f.mastheadEnd() == 2 && (f.creditedHead(2) || isCapitals(first.s) && first.words <= 4 && f.headFollows(2)) {
		return true
	}
	return (named || isCapitals(first.s) && first.words <= 4) && f.lines[1].gap && f.headFollows(1)
}

// creditedHead reports whether line i, set apart, is a headline with a byline or date right under it:
// a name with a motto above it is a masthead then, whatever its words.
func (f *plainFile) creditedHead(i int) bool {
	if i+2 >= len(f.lines) || !f.lines[i].gap || f.lines[i].words < 5 || !f.isHead(i) || f.isFurniture(i) || f.lines[i+1].gap {
		return false
	}
	return isBylineText(f.lines[i+1].s) || isDateLine(f.lines[i+1].s, f.today)
}

// headOrDateline reports whether line i is a headline that stands right under the first line, with the
// story set apart below it, or opens the story with a dateline.
func (f *plainFile) headOrDateline(i int) bool {
	if !readDateline(f.text, f.lines[i].Span, f.scope).Span.Empty() {
		return true
	}
	return !f.wrapped && !f.lines[i].gap && f.lines[i+1].gap && f.isHead(i) && !isNamePhrase(f.lines[i].s)
}

// endsLikeOutlet reports whether s is the name of an outlet that ends in the word which says so, or
// has a place behind it: "The Saltmarsh Beacon", "The Beacon of Saltmarsh".
func endsLikeOutlet(s string) bool {
	name, _, _ := strings.Cut(s, " of ")
	return isOutletName(s) && saysOutlet(name[strings.LastIndex(name, " ")+1:])
}

// editions close what stands behind the name of an outlet: "Radio Saltmarsh, English Service".
var editions = wordSet("service", "edition", "programme", "program", "online", "weekend", "supplement", "section", "desk", "bulletin", "newsletter", "news", "script", "transcript")

// withoutEdition takes the edition or service off the name of an outlet; any other line stays as it is.
func withoutEdition(s string) string {
	for _, sep := range []string{": ", ", ", " — ", " – ", " - ", " | "} {
		name, rest, ok := strings.Cut(s, sep)
		if ok && wordCount(rest) <= 4 && (isOutletName(name) && isEdition(rest) || isCapitals(name) && namesEdition(name, rest)) {
			return name
		}
	}
	return s
}

// isEdition reports whether s, behind the name of an outlet, is an issue, an edition or a service.
func isEdition(s string) bool {
	last := s[strings.LastIndex(s, " ")+1:]
	first, _, _ := strings.Cut(s, ", ")
	return isIssue(strings.ToLower(s)) || editions[strings.ToLower(last)] && (isNamePhrase(s) || editions[first[strings.LastIndex(first, " ")+1:]])
}

// namesEdition reports whether rest can only be an edition of what name, in capitals, is then an
// outlet: "SALTMARSH AVIS — English edition".
func namesEdition(name, rest string) bool {
	return wordCount(name) <= 4 && isNamePhrase(name) && strings.HasSuffix(strings.ToLower(rest), " edition")
}

// columns are the first words of the names of blogs and letters: "Notes from the Weir".
var columns = wordSet("notes", "letter", "letters", "dispatch", "dispatches", "news", "postcard", "postcards", "diary", "tales", "view", "views", "voice", "voices",
	"scenes", "jottings", "musings", "reports", "journal", "chronicle", "chronicles", "bulletin", "mail", "word", "words", "thoughts", "field notes")

// namesColumn reports whether a line that stands where a headline would is the name of a blog or
// letter.
func namesColumn(s string) bool {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	first, rest, _ := strings.Cut(s, " ")
	return columns[first] && (strings.HasPrefix(rest, "from ") || strings.HasPrefix(rest, "of ")) && wordCount(s) <= 6
}

// headFollows reports whether after line i, or a tagline there, a headline stands by itself.
func (f *plainFile) headFollows(i int) bool {
	for i < len(f.lines)-1 && (isTagline(f.lines[i], f.today) || isBylineText(f.lines[i].s)) {
		i++
	}
	return i < len(f.lines)-1 && f.lines[i].gap && f.lines[i+1].gap && f.isHead(i)
}

// isTagline reports whether a line under a masthead is its date, its issue or its motto.
func isTagline(l plainLine, today time.Time) bool {
	if isDateLine(l.s, today) {
		return true
	}
	if l.gap || l.words > 14 {
		return false
	}
	lower := strings.ToLower(l.s)
	return isIssue(lower) || strings.HasPrefix(l.s, "(") && strings.HasSuffix(l.s, ")") || l.s[0] >= 'a' && l.s[0] <= 'z' && !endsSentence(l.s)
}

// isIssue reports whether a line in lower case opens with the number of an issue.
func isIssue(s string) bool {
	for _, start := range []string{"no. ", "issue ", "vol. ", "edition ", "number "} {
		if rest, ok := strings.CutPrefix(s, start); ok {
			return rest != "" && (rest[0] >= '0' && rest[0] <= '9' || start != "number ")
		}
	}
	return false
}

// isDateLine reports whether a line is a date and little else: a weekday, a clock time, an outlet, a
// word such as "Published".
func isDateLine(s string, today time.Time) bool {
	if wordCount(s) > 18 {
		return false
	}
	days := anyDays(s, today)
	if len(days) == 0 {
		return false
	}
	rest := s
	for i := len(days) - 1; i >= 0; i-- {
		rest = rest[:days[i].Start] + " " + rest[days[i].End:]
	}
	small, names := 0, 0
	for w := range strings.FieldsSeq(rest) {
		first, _ := utf8.DecodeRuneInString(strings.Trim(w, ".,:|/·•()–—-"))
		w = strings.ToLower(strings.Trim(w, ".,:|/·•()–—-"))
		switch {
		case w == "" || isDeskMark(w) || dateWords[w] || w != "the" && nameParticles[w] || staffWords[w] || weekdays[w] || w[0] >= '0' && w[0] <= '9':
		case unicode.IsUpper(first) || w == "the" || w == "&":
			names++
		default:
			small++
		}
	}
	return small == 0 && names <= 5 && (names == 0 || strings.Contains(s, ", ") || strings.ContainsAny(s, "|·•—–") || strings.Contains(s, " / ") || strings.Contains(s, " - "))
}

// isDeskMark reports whether w is how the writers and editors of agency copy sign it: "mf/ks".
func isDeskMark(w string) bool {
	const longest = 9
	return len(w) <= longest && strings.Contains(w, "/") && strings.Trim(w, "/abcdefghijklmnopqrstuvwxyz") == ""
}

// dateWords stand beside dates.
var dateWords = wordSet("published", "posted", "updated", "first", "last", "modified", "on", "at", "am", "pm", "a.m", "p.m", "gmt", "bst", "est", "edt", "et",
	"utc", "cet", "pst", "pdt", "ist", "by", "date", "hrs", "hours", "h", "today", "page", "edition", "noon", "midnight", "issue", "created", "edited", "time", "local", "bulletin",
	"for", "immediate", "release", "embargoed", "until", "issued", "released", "dated", "from", "our")
