package perturb

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// saying finds the words by which something is given to somebody.
var saying = regexp.MustCompile(`\b(said|says|say|saying|told|tells|according|added|adds|wrote|writes|tweeted|claimed|claims|argued|reported|reports|believes?|thinks?|asked|warned|insisted|noted|stated|suggested|denied|announced|quoted|called|alleges|allegation)\b`)

// A flat sentence states something in the writer's own voice: it quotes nobody and names no source.
func flat(s string) bool {
	return !quotes(s) && !saying.MatchString(s) && strings.HasSuffix(s, ".") && !strings.Contains(s, "?")
}

// unsure are words that leave a sentence open even when another hedge is taken out of it.
var unsure = regexp.MustCompile(`(?i)\b(no|not|never|if|whether|expected|supposed|scheduled|likely|could|would|should|probably|perhaps|possibl[ey]|believed|alleged|accused|suspected|charged)\b|n[’']t\b`)

// hedging are wordings in the parent, with the flat ones that the child has instead.
var hedging = []struct {
	find     *regexp.Regexp
	was, now string
}{
	{regexp.MustCompile(` (?:may|might) (be|have|[a-z]{3,})\b`), " may $1", " will $1"},
	{regexp.MustCompile(` (?:reportedly|allegedly|apparently) `), " reportedly ", " "},
	{regexp.MustCompile(` (?:appears|seems) to be `), " appears to be ", " is "},
	{regexp.MustCompile(` (?:appeared|seemed) to be `), " appeared to be ", " was "},
	{regexp.MustCompile(` will (be|have|[a-z]{3,}e)\b`), " may $1", " will $1"},
	{regexp.MustCompile(` was ([a-z]{3,}ed)\b`), " was allegedly $1", " was $1"},
	{regexp.MustCompile(` were ([a-z]{3,}ed)\b`), " were reportedly $1", " were $1"},
	{regexp.MustCompile(` has been `), " may have been ", " has been "},
}

var hedged = regexp.MustCompile(`\b(may|might|reportedly|allegedly|apparently|appear(s|ed)?|seem(s|ed)?)\b`)

// dropHedge gives the parent a hedged sentence in the writer's own voice and the child the flat one.
func dropHedge(_ *rand.Rand, s string) (was, is string, ok bool) {
	if !flat(s) || unsure.MatchString(s) {
		return "", "", false
	}
	for _, h := range hedging {
		if at := h.find.FindStringIndex(s); at != nil {
			with := func(form string) string {
				return s[:at[0]] + h.find.ReplaceAllString(s[at[0]:at[1]], form) + s[at[1]:]
			}
			return with(h.was), with(h.now), !hedged.MatchString(with(h.now))
		}
	}
	return "", "", false
}

var (
	closingSource = regexp.MustCompile(`^(.{40,}), ((?:[A-Z][\w.’'-]+|the|a|an|of|[a-z]+er|officials?|police|spokesman|spokeswoman)(?: (?:[A-Z][\w.’'-]+|the|of|for|[a-z]{3,12})){0,6}) (?:said|says|told reporters|added)(?: (?:on )?[A-Z][a-z]+day)?\.$`)
	openingSource = regexp.MustCompile(`^((?:[A-Z][\w.’'-]+)(?: (?:[A-Z][\w.’'-]+|the|of|for|[a-z]{3,12})){0,5}) (?:said|says)(?: (?:on )?[A-Z][a-z]+day)? (?:that )?((?:the|a|an|there|these|this|many|most|some|[A-Z][\w.’'-]+) .{40,})\.$`)
	accordingTo   = regexp.MustCompile(`^According to ((?:[A-Z][\w.’'-]+|the|a)(?: [\w.’'-]+){0,5}), (.{40,})\.$`)
)

// attributed cuts a sentence without quotations into what is told and who tells it.
func attributed(s string) (content, source string, ok bool) {
	if quotes(s) {
		return "", "", false
	}
	if m := closingSource.FindStringSubmatch(s); m != nil {
		content, source = m[1], m[2]
	} else if m := openingSource.FindStringSubmatch(s); m != nil {
		content, source = m[2], m[1]
	} else if m := accordingTo.FindStringSubmatch(s); m != nil {
		content, source = m[2], m[1]
	}
	return content, source, content != "" && flat(content+".")
}

// dropAttribution lets the child tell as its own what the parent gives to somebody.
func dropAttribution(_ *rand.Rand, s string) (was, is string, ok bool) {
	content, _, ok := attributed(s)
	if !ok {
		return "", "", false
	}
	return s, capital(content) + ".", true
}

// unnamed are sources without a name, each with the officials made of them.
var unnamed = [][2]string{
	{"one person familiar with the matter", "officials"},
	{"a source who asked not to be named", "officials"},
	{"a source close to the discussions", "government officials"},
	{"one of the sources", "officials"},
}

// promoteSource gives what the parent has from one unnamed source to officials.
func promoteSource(r *rand.Rand, s string) (was, is string, ok bool) {
	content, _, ok := attributed(s)
	if !ok {
		return "", "", false
	}
	who := unnamed[r.IntN(len(unnamed))]
	if r.IntN(2) == 0 {
		return capital(content) + ", " + who[0] + " said.", capital(content) + ", " + who[1] + " said.", true
	}
	return capital(who[0]) + " said that " + content + ".", capital(who[1]) + " said that " + content + ".", true
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
