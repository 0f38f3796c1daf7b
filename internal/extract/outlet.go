package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// outletWords are words that names of newspapers, broadcasters and agencies are made of.
var outletWords = wordSet("times", "post", "herald", "tribune", "courier", "gazette", "chronicle", "ledger", "journal", "review", "observer",
	"monitor", "examiner", "inquirer", "enquirer", "independent", "guardian", "telegraph", "mirror", "standard", "star", "sun", "globe",
	"mail", "express", "record", "sentinel", "dispatch", "bulletin", "advertiser", "argus", "echo", "clarion", "press", "news", "newspaper",
	"wire", "newswire", "radio", "fm", "am", "tv", "television", "broadcasting", "network", "media", "magazine", "weekly", "daily", "newsletter",
	"letter", "notes", "blog", "today", "tabloid", "beacon", "messenger", "reporter", "citizen", "statesman", "bugle", "leader",
	"democrat", "republican", "picayune", "intelligencer", "digest", "almanac", "correspondent", "insider", "register", "mercury", "voice", "pioneer", "vanguard", "gleaner", "informer",
	"reuters", "afp", "bbc", "cnn", "upi", "nbc", "abc", "cbs", "npr", "pbs")

// initials are outlets known by one word.
var initials = wordSet("ap", "reuters", "afp", "bbc", "cnn", "upi", "nbc", "abc", "cbs", "npr", "pbs", "dpa", "pti", "ani", "xinhua", "tass")

// channelNumbers follow "Channel" in the names of broadcasters.
var channelNumbers = wordSet("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13")

// isOutletName reports whether s reads as the name of a news outlet: a few capitalised words, at
// least one of which such names are made of.
func isOutletName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 || !isNamePhrase(s) || strings.Contains(s, ":") {
		return false // a clock time, for one, has "AM" in it
	}
	if len(words) == 2 && words[0] == "Channel" && channelNumbers[strings.ToLower(words[1])] {
		return true
	}
	if len(words) == 1 {
		return initials[strings.ToLower(s)] || strings.Contains(s, "-") && saysOutlet(s)
	}
	for i, w := range words {
		if saysOutlet(w) && (i+1 == len(words) || !notPress[strings.ToLower(words[i+1])]) {
			return true
		}
	}
	return false
}

// notPress follow "press" and "news" where these are no part of an outlet's name: "Press release".
var notPress = wordSet("release", "releases", "statement", "notice", "office", "officer", "conference", "briefing", "speculation", "freedom", "cuttings", "enquiries", "inquiries")

// saysOutlet reports whether a word, or its last part after a hyphen, is one that names of outlets are
// made of: "Herald", "Herald-Echo".
func saysOutlet(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".,"))
	return outletWords[w] || outletWords[w[strings.LastIndexByte(w, '-')+1:]]
}

// isNamePhrase reports whether every word of s but the small ones begins with a capital.
func isNamePhrase(s string) bool {
	capitals := 0
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r == '&' || unicode.IsDigit(r) || nameParticles[w]:
		default:
			return false
		}
	}
	return capitals > 0 && !endsSentence(s)
}

var nameParticles = wordSet("of", "the", "and", "in", "on", "for", "de", "la", "le", "du", "del", "della", "der", "den", "van", "von", "al", "el",
	"bin", "ibn", "da", "di", "dos", "das", "y", "e", "ter", "ten", "zu", "af", "av", "ap", "mac", "mc", "ní", "nic", "ó", "ua", "Ó", "Ní")

// copyrightOwner returns the clean name in a copyright line, "" when s is none:
// "© 2026 The Orrin Gazette. Contact us" names The Orrin Gazette.
func copyrightOwner(s string) string {
	rest, ok := cutCopyright(s)
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " ,.-–—0123456789")
	rest = strings.TrimPrefix(rest, "by ")
	rest = strings.TrimPrefix(rest, "By ")
	for _, end := range []string{". ", " | ", " - ", " – ", " — ", " · ", " • ", ", ", " All ", " all ", ". All", "/", " ("} {
		if i := strings.Index(rest, end); i >= 0 {
			rest = rest[:i]
		}
	}
	rest = strings.TrimRight(rest, " .,-–—0123456789|")
	for _, suffix := range []string{" Ltd", " Limited", " LLC", " Inc", " plc", " PLC", " GmbH", " Co", " Newspapers", " Publications"} {
		rest = strings.TrimSuffix(rest, suffix)
	}
	rest = strings.TrimRight(rest, " .,")
	if wordCount(rest) > 6 || !isNamePhrase(rest) || strings.EqualFold(rest, "all rights reserved") {
		return ""
	}
	return rest
}

// cutCopyright takes the marks of a copyright line off s: "Copyright", "©", "(c)".
func cutCopyright(s string) (rest string, ok bool) {
	i := strings.Index(s, "©")
	if i >= 0 && i <= 40 {
		rest, ok = s[i+len("©"):], true
	} else if fold, found := cutPrefixFold(s, "copyright"); found {
		rest, ok = fold, true
	} else if fold, found := cutPrefixFold(s, "(c) "); found && strings.ContainsAny(s, "0123456789") {
		rest, ok = fold, true
	}
	rest = strings.TrimSpace(rest)
	for _, mark := range []string{"(c)", "copyright", "©"} {
		if cut, found := cutPrefixFold(rest, mark); found {
			rest = strings.TrimSpace(cut)
		}
	}
	return rest, ok
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// titleSeparators part a headline from the name of its site.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " / ", " : ", " ~ "}

// splitTitle parts the title of a page into headline and site. The site is empty when it cannot be
// told: it must follow (or precede) the headline as the page itself shows it, or be known.
func splitTitle(title, headline string, known func(string) bool) (head, site string) {
	for _, sep := range titleSeparators {
		parts := strings.Split(title, sep)
		if len(parts) < 2 {
			continue
		}
		last, first := strings.TrimSpace(parts[len(parts)-1]), strings.TrimSpace(parts[0])
		switch {
		case wordCount(last) <= 6 && (known(last) || headline != "" && strings.HasPrefix(title, headline) && len(headline) <= len(title)-len(last)):
			return strings.TrimSpace(parts[0]), siteIn(last)
		case wordCount(first) <= 6 && (known(first) || headline != "" && strings.HasSuffix(title, headline) && title != headline):
			return strings.TrimSpace(strings.Join(parts[1:], sep)), first
		}
	}
	if site, ok := strings.CutSuffix(title, ": "+headline); ok && headline != "" && wordCount(site) <= 6 && isNamePhrase(site) && !labels[strings.ToUpper(site)] && !notNames[strings.ToLower(site)] {
		return headline, site
	}
	return title, ""
}

// siteIn returns the name of the site in the end of a title that has its section, too: "Tides - The
// Saltmarsh Packet".
func siteIn(s string) string {
	for _, sep := range titleSeparators {
		if _, last, ok := cutLast(s, sep); ok && (isOutletName(last) || strings.HasPrefix(last, "The ")) {
			return last
		}
	}
	return s
}

// plainCase writes a name set in capitals the way names are written; short words without vowels, and
// well-known initials, stay as they are.
func plainCase(s string) string {
	if !isCapitals(s) {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		lower := strings.ToLower(w)
		switch {
		case i > 0 && (nameParticles[lower] || lower == "from" || lower == "at" || lower == "to"):
			words[i] = lower
		case initials[lower] || lower == "fm" || lower == "am" || lower == "tv" || lower == "us" || lower == "uk" || !strings.ContainsAny(lower, "aeiouy") || len(words) == 1 && len(w) <= 4:
		default:
			r, n := utf8.DecodeRuneInString(w)
			words[i] = string(r) + strings.ToLower(w[n:])
		}
	}
	return strings.Join(words, " ")
}
