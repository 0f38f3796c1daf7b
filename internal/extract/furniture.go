package extract

import (
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// closing reads the lines at the end of a report that are not reporting: agency tags, copyright
// lines, credits of reporters and editors, end marks. It returns the spans, the last line first.
func closing(t string, lines []text.Span, sc scope, c *closings) []text.Span {
	var out []text.Span
	for i := len(lines) - 1; i >= 0 && len(lines)-i <= 8; i-- {
		if line := lines[i].Of(t); !c.read(line, i == len(lines)-1) && !c.date(line, sc) {
			break
		}
		out = append(out, lines[i])
	}
	return out
}

// closings are what the last lines tell.
type closings struct {
	byline string
	agency string
	owner  string // of the copyright
	outlet string // beside the date
	posted []dayMention
}

// date reads a line with the day and place of writing, or the outlet and its edition.
func (c *closings) date(line string, sc scope) bool {
	if !isDateLine(line, sc.today) {
		return false
	}
	found := readHeaderLine(line, false, sc)
	set(&c.outlet, found.outlet)
	c.posted = append(c.posted, append(found.posted, found.changed...)...)
	return true
}

var endMarks = wordSet("ends", "end", "-30-", "###", "##", "* * *", "***", "-ends-", "—", "--", "---", "(ends)", "— ends —", "• • •")

// read takes one closing line; false when it is part of the report.
func (c *closings) read(line string, last bool) bool {
	s := strings.TrimSpace(line)
	lower := strings.ToLower(s)
	switch {
	case endMarks[lower], isSlug(s):
		return true
	case copyrightOwner(s) != "" && wordCount(s) <= 40:
		set(&c.owner, copyrightOwner(s))
		return true
	case strings.HasPrefix(lower, "all rights reserved"), strings.HasPrefix(lower, "copyright"), strings.HasPrefix(s, "©"):
		return wordCount(s) <= 40
	}
	if c.credit(s, lower) {
		return true
	}
	if name := addressesReaders(s); name != "" {
		set(&c.outlet, name)
		return true
	}
	return c.tag(s) || last && (c.signature(s) || c.signedFor(s) || c.signsOff(s))
}

// isSlug reports whether a line is what agencies close their copy with for their own machines: initials
// and numbers in capitals, or parted by strokes, as in "NW/SAL/iv/to" and "12051140 NNNN".
func isSlug(s string) bool {
	n := wordCount(s)
	if n == 0 || n > 3 || endsSentence(s) || strings.ContainsAny(s, ":\"“”") {
		return false
	}
	return s == strings.ToUpper(s) && hasLetters(s) && !isOutletName(s) && len(s) <= 16 && !strings.ContainsAny(s, "()[]") ||
		n == 1 && strings.Count(s, "/") > 1
}

// signOffs are how broadcasts and letters close, before the name of the outlet.
var signOffs = []string{"this is ", "this was ", "for ", "reporting for ", "listening to ", "watching ", "reading ", "brought to you by ", "published by "}

// signsOff reads the outlet that a short last line names: "For Radio Saltmarsh, I'm Ines Varga."
func (c *closings) signsOff(s string) bool {
	if wordCount(s) > 12 {
		return false
	}
	for _, run := range capitalRuns(s) {
		name, opens := strings.CutPrefix(s[run[0]:run[1]], "For ")
		before := strings.TrimSuffix(strings.ToLower(s[:run[0]]), "the ")
		if opens {
			before = "for "
		}
		if endsLikeOutletOrStation(name) && endsWithAny(" "+before, signOffs) {
			set(&c.outlet, name)
			return true
		}
	}
	return false
}

// toReaders open lines in which an outlet speaks to its readers, before its name.
var toReaders = []string{"thank you for reading ", "thanks for reading ", "you are reading ", "subscribe to ", "support ", "follow ", "about ",
	"first published in ", "first published by ", "this article first appeared in ", "this article was first published in ", "this story first appeared in "}

// addressesReaders returns the outlet that a short line closes for: "Thank you for reading The Rope Walker."
func addressesReaders(s string) string {
	if wordCount(s) > 12 {
		return ""
	}
	for _, start := range toReaders {
		rest, ok := cutPrefixFold(s, start)
		if !ok {
			continue
		}
		runs := capitalRuns(rest)
		if len(runs) == 0 {
			continue
		}
		name, lead := rest[runs[0][0]:runs[0][1]], rest[:runs[0][0]]
		switch {
		case lead == "The " && couldNameSite(name):
			return lead + name
		case (lead == "" || lead == "the ") && endsLikeOutlet(name):
			return name
		}
	}
	return ""
}

// endsLikeOutletOrStation reports whether a name is an outlet's: by its last word, or by its first as
// stations have it.
func endsLikeOutletOrStation(name string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(name), " ")
	return endsLikeOutlet(name) || rest != "" && (first == "radio" || first == "channel" || first == "tv")
}

// signedFor reads the writer and the outlet on the last line: "Ines Varga, Harbour & Dock Weekly" and,
// as broadcasts end, "Ines Varga, Radio Saltmarsh, at the lock".
func (c *closings) signedFor(s string) bool {
	s = strings.TrimRight(strings.TrimLeft(s, "—–- "), ".")
	name, rest, ok := strings.Cut(s, ", ")
	if !ok {
		name, rest, ok = strings.Cut(s, " for ")
	}
	outlet, _, _ := strings.Cut(rest, ", ")
	if !ok || wordCount(s) > 12 || !looksLikeName(name) || !isOutletName(strings.TrimPrefix(outlet, "the ")) {
		return false
	}
	set(&c.byline, name)
	set(&c.outlet, outlet)
	return true
}

var creditStarts = []string{"reporting by", "additional reporting", "with reporting by", "with additional reporting", "editing by", "writing by", "compiled by", "report by",
	"with inputs from", "with input from", "with agency inputs", "with files from", "contributed to this report"}

// credit reads "(Reporting by X; editing by Y)".
func (c *closings) credit(s, lower string) bool {
	lower = strings.TrimLeft(lower, "(—–- ")
	if wordCount(s) > 40 {
		return false
	}
	for _, start := range creditStarts {
		if strings.HasPrefix(lower, start) {
			if names, ok := cutBy(strings.TrimLeft(s, "(—–- ")); ok {
				set(&c.byline, readBylineAfter(firstClause(names)).byline)
			}
			return true
		}
	}
	return strings.Contains(lower, "contributed to this report") || strings.Contains(lower, "contributed reporting")
}

func firstClause(s string) string {
	if i := strings.IndexAny(s, ";)."); i > 3 {
		return s[:i]
	}
	return s
}

// tag reads "(Continental Wire)", "— Isle Press Agency", "[AFP]" and a bare agency alone on its line.
func (c *closings) tag(s string) bool {
	name := strings.Trim(s, "()[]—–- .")
	marked := name != s && wordCount(name) <= 5
	if marked && isAgencyName(name) && (isOutletName(name) || isCapitals(name) && wordCount(name) == 1) {
		set(&c.agency, name)
		return true
	}
	return false
}

// signature reads a name alone on the last line, as letters end.
func (c *closings) signature(s string) bool {
	s = strings.TrimLeft(s, "—–- ")
	n := wordCount(s)
	if n == 0 || n > 3 || endsSentence(s) || !isNamePhrase(s) || strings.ContainsAny(s, "0123456789") || n > 1 && !looksLikeName(s) {
		return false
	}
	set(&c.byline, s)
	return true
}

// fill takes over what the closings tell and the article does not know yet.
func (c *closings) fill(a *news.Article) {
	set(&a.Byline, c.byline)
	set(&a.Agency, c.agency)
}
