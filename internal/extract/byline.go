package extract

import (
	"cmp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// scope is what the readers of small lines need to know.
type scope struct{ today time.Time }

// credits is what a byline, date line or masthead tells.
type credits struct {
	byline  string
	agency  string
	outlet  string // an outlet named beside the writer
	beside  string // a name beside a date: a place, or an outlet whose name does not show it
	hint    string // a name beside the date: an outlet or a town
	signed  string // a name behind the writer's: an outlet or a town
	posted  []dayMention
	changed []dayMention
}

// ownName is a name that stands where that of the outlet may: behind the writer's or beside the date.
func (c *credits) ownName() string {
	for _, name := range []string{c.signed, strings.TrimSuffix(c.hint, " Staff")} {
		if couldNameSite(name) {
			return name
		}
	}
	return ""
}

// add takes over what is not known yet.
func (c *credits) add(o credits) {
	set(&c.byline, o.byline)
	set(&c.agency, o.agency)
	set(&c.outlet, o.outlet)
	set(&c.beside, o.beside)
	set(&c.hint, o.hint)
	set(&c.signed, o.signed)
	c.posted = append(c.posted, o.posted...)
	c.changed = append(c.changed, o.changed...)
}

var bylineStarts = []string{"by ", "by: ", "byline: ", "written by ", "words by ", "words: ", "story by ", "report by ", "reported by ", "posted by ", "text by ", "author: ", "published by ", "from our ", "reporting by ", "(reporting by "}

// cutBy takes "By" and its like off a line.
func cutBy(s string) (string, bool) {
	for _, start := range bylineStarts {
		if rest, ok := cutPrefixFold(s, start); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}

// roleWords are what writers are called beside their names.
var roleWords = wordSet("reporter", "correspondent", "editor", "editors", "writer", "staff", "chief", "bureau", "desk", "columnist", "analyst", "contributor",
	"contributing", "senior", "political", "business", "sports", "health", "science", "environment", "education", "crime", "court", "courts", "legal", "special",
	"foreign", "diplomatic", "defence", "defense", "agencies", "agency", "freelance", "producer", "photographer", "investigations", "deputy", "assistant", "managing", "trainee")

// readBylineAfter reads what follows "By": names up to a date or a role, an agency or an outlet. A
// second name after a comma counts only where "and" shows a list: it may be a town.
func readBylineAfter(s string) credits {
	var c credits
	var kept []string
	list := listsNames(s)
	if name, outlet, ok := cutWorkplace(s); ok {
		return credits{byline: name, outlet: outlet}
	}
	for part := range splitParts(s) {
		part = cutNamePhrase(part)
		switch {
		case part == "" && (len(kept) > 0 || c.agency != ""):
			c.byline = joinNames(kept)
			return c
		case part == "":
		case len(kept) == 0 && isOutletName(cmp.Or(staffOf(part), part)):
			set(&c.agency, cmp.Or(staffOf(part), part))
		case len(kept) == 0 && couldNameSite(staffOf(part)):
			set(&c.outlet, staffOf(part))
		case isOutletName(part):
			set(&c.outlet, outletIn(part))
		case len(kept) == 0 || list && !hasRole(part):
			kept = append(kept, withoutRole(part))
		case !hasRole(part) && couldNameSite(part):
			set(&c.signed, part)
		}
	}
	c.byline = joinNames(kept)
	return c
}

// staffOf returns whose staff signs, "" for no one's: "Cove Signal" of "Cove Signal reporters".
func staffOf(s string) string {
	name, last, ok := cutLast(s, " ")
	if ok && staffWords[strings.ToLower(last)] && isNamePhrase(name) && !hasRole(name) {
		return name
	}
	return ""
}

// cutWorkplace parts the writer's name from the outlet it is written for: "Ines Varga of the Cove Herald",
// "Ines Varga for The Rope Walker".
func cutWorkplace(s string) (name, outlet string, ok bool) {
	for _, sep := range []string{" for ", " of ", " / "} {
		name, outlet, ok = strings.Cut(s, sep)
		bare := strings.TrimPrefix(outlet, "the ")
		if ok && looksLikeName(name) && (isOutletName(bare) || sep == " for " && strings.HasPrefix(outlet, "The ") && couldNameSite(outlet)) {
			return name, bare, true
		}
	}
	return "", "", false
}

// listsNames reports whether s joins writers: "Ines Varga, Tom Okoro and Mo Lind", not "Ines Varga, Rope &
// Anchor", whose last two are no full names as the first is.
func listsNames(s string) bool {
	for part := range splitParts(s) {
		for _, and := range []string{" and ", " & "} {
			before, after, ok := strings.Cut(part, and)
			if ok && (wordCount(before) > 1 && wordCount(after) > 1 || !strings.Contains(s[:strings.Index(s, part)], " ")) {
				return true
			}
		}
		if strings.HasPrefix(part, "and ") || strings.HasPrefix(part, "& ") {
			return true
		}
	}
	return false
}

// splitParts cuts a line at the marks that part names, dates and outlets.
func splitParts(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i, r := range s {
			if strings.ContainsRune("|•·—–,;/\n\t()", r) || r == '-' && i > 0 && s[i-1] == ' ' || r == '.' && endsPhrase(s, i) {
				if part := strings.TrimSpace(s[start:i]); part != "" && !yield(part) {
					return
				}
				start = i + utf8.RuneLen(r)
			}
		}
		if part := strings.TrimSpace(s[start:]); part != "" {
			yield(part)
		}
	}
}

// endsPhrase reports whether the full stop at i ends a phrase rather than an initial or a short title.
func endsPhrase(s string, i int) bool {
	word := s[strings.LastIndexAny(s[:i], " .")+1 : i]
	return utf8.RuneCountInString(word) > 3
}

// cutNamePhrase returns the capitalised words that part begins with, small words of names and "and"
// between them included.
func cutNamePhrase(part string) string {
	end, pos := 0, 0
	for w := range strings.FieldsSeq(part) {
		i := pos + strings.Index(part[pos:], w)
		pos = i + len(w)
		r, _ := utf8.DecodeRuneInString(w)
		if d := strings.IndexAny(w, "0123456789"); d > 0 && unicode.IsUpper(r) {
			end = pos - len(w) + d // a date that stands right behind the name
			break
		}
		if unicode.IsUpper(r) && !isDateWord(w) || staffWords[w] && end > 0 || end > 0 && roleWords[w] {
			end = pos
			continue
		}
		if !nameParticles[w] && w != "and" && w != "&" || w == "in" || w == "for" || w == "on" {
			break
		}
	}
	return strings.TrimRight(part[:end], " .")
}

// withoutRole takes what a writer is off the name before it: "Ines Varga Senior reporter".
func withoutRole(s string) string {
	words := strings.Fields(s)
	for i := 2; i < len(words); i++ {
		if roleWords[strings.ToLower(words[i])] {
			if name := strings.Join(words[:i], " "); looksLikeName(name) {
				return name
			}
			break
		}
	}
	return s
}

var staffWords = wordSet("staff", "desk", "team", "reporter", "reporters", "correspondent", "editors", "agencies")

func isDateWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".,"))
	return months[w] != 0 && w != "may" && w != "april" && w != "june" && w != "august" || weekdays[w] ||
		w == "updated" || w == "published" || w == "posted" || w == "last" || w == "today" || w == "yesterday"
}

func hasRole(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if roleWords[w] {
			return true
		}
	}
	return false
}

func joinNames(names []string) string {
	for i, n := range names {
		names[i] = strings.TrimPrefix(strings.TrimPrefix(n, "and "), "& ")
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// isBylineText reports whether s is a byline that says so: "By" and names, and little else.
func isBylineText(s string) bool {
	rest, ok := cutBy(s)
	if !ok || wordCount(s) > 24 || endsSentence(s) && wordCount(s) > 8 {
		return false
	}
	c := readBylineAfter(rest)
	if c.byline == "" && c.agency == "" && c.outlet == "" {
		return strings.HasPrefix(strings.ToLower(rest), "our ") || strings.HasPrefix(strings.ToLower(rest), "staff")
	}
	return lowerWords(rest) <= 4
}

// lowerWords counts the words of s that begin with a small letter and are no particles of names.
func lowerWords(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !nameParticles[w] {
			n++
		}
	}
	return n
}

// looksLikeName reports whether s is two to four capitalised words such as a writer's name.
func looksLikeName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || strings.ContainsAny(s, "0123456789:|©@()\"“”?!%$#") || hasRole(s) || isOutletName(s) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !nameParticles[w] || isDateWord(w) || notNames[strings.ToLower(w)] {
			return false
		}
	}
	return !endsSentence(s)
}

// notNames are words of labels and sections that stand where names do.
var notNames = wordSet("news", "opinion", "analysis", "exclusive", "politics", "business", "sport", "sports", "world", "local", "breaking", "share", "comment",
	"comments", "menu", "home", "live", "updated", "published", "the", "read", "more", "sign", "subscribe", "story", "section", "health", "science", "culture",
	"letters", "editorial", "blog", "top", "latest", "press", "release", "source", "advertisement", "listen", "watch", "print", "email", "save", "photo", "image", "min", "minutes", "edition", "issue", "vol", "no", "to", "at", "with")
