package extract

import (
	"strings"
	"unicode"
)

// agencyLabels stand before the name of the agency whose copy an outlet prints.
var agencyLabels = wordSet("agency", "source agency", "news agency", "agencies")

// readHeaderLine reads one line from above a story: a byline, a date, an outlet, or several of them.
// Only with trust is a bare name taken for the writer's.
func readHeaderLine(line string, trust bool, s scope) credits {
	var c credits
	if days := findDays(line, s.today); len(days) > 0 {
		c.dates(line, days)
	}
	if label, name, ok := strings.Cut(line, ": "); ok && agencyLabels[strings.ToLower(label)] {
		name, _, _ = strings.Cut(name, " |")
		if isAgencyName(name) {
			c.agency = name
		}
		return c
	}
	rest := dropLabel(line)
	if by, ok := cutBy(rest); ok {
		c.add(readBylineAfter(by))
		return c
	}
	if _, by, ok := strings.Cut(rest, " By "); ok && len(c.posted) > 0 {
		c.add(readBylineAfter(by))
		return c
	}
	for part := range splitParts(cutPublishedIn(rest)) {
		if by, ok := cutBy(part); ok {
			c.add(readBylineAfter(by))
			continue
		}
		part = withoutPlace(part)
		if len(c.posted) > 0 && isNamePhrase(part) {
			set(&c.beside, part)
		}
		switch {
		case trust && (looksLikeName(part) || isStaff(part)):
			set(&c.byline, part)
		case isOutletName(part):
			set(&c.outlet, outletIn(part))
		case len(c.posted) > 0 && isNamePhrase(part) && wordCount(part) <= 5 && !strings.ContainsAny(part, "0123456789"):
			set(&c.hint, part)
		}
	}
	if staff, ok := strings.CutPrefix(c.byline, c.hint+" "); ok && c.hint != "" && staffWords[strings.ToLower(staff)] {
		set(&c.outlet, c.hint)
	}
	return c
}

// withoutPlace takes where the writer is, or is met, off a name: "Ines Varga in Saltmarsh", "Ines Varga
// @ivarga".
func withoutPlace(s string) string {
	for _, mark := range []string{" in ", " @"} {
		if name, _, ok := strings.Cut(s, mark); ok && looksLikeName(name) {
			return name
		}
	}
	return s
}

// cutPublishedIn takes "Published in" and its like off a line, and the date behind the name.
func cutPublishedIn(s string) string {
	for _, start := range []string{"published in ", "first published in ", "first published by ", "this article was published in ", "this article first appeared in ", "first appeared in "} {
		rest, ok := cutPrefixFold(s, start)
		if !ok {
			continue
		}
		rest = strings.TrimPrefix(rest, "the ")
		name, _, _ := strings.Cut(rest, " on ")
		return name
	}
	return s
}

// outletIn takes "From" and the writer's role off the name of an outlet: "Harbor Ledger Staff Writer".
func outletIn(s string) string {
	words := strings.Fields(s)
	if len(words) > 2 && (words[0] == "From" || words[0] == "Source") {
		words = words[1:]
	}
	for (len(words) > 2 || len(words) > 1 && isOutletName(words[0])) && roleWords[strings.ToLower(words[len(words)-1])] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

func isStaff(s string) bool {
	words := strings.Fields(s)
	return len(words) >= 2 && len(words) <= 4 && staffWords[words[len(words)-1]] && unicode.IsUpper([]rune(s)[0])
}

// dates sorts the days of a line into published and changed by the words before them.
func (c *credits) dates(line string, days []dayMention) {
	from := 0
	changed := false
	for _, d := range days {
		before := strings.ToLower(line[from:d.Start])
		switch {
		case hasAny(before, "updated", "modified", "edited", "amended", "last change", "revised", "corrected"):
			changed = true
		case hasAny(before, "publish", "posted", "created", "issued", "first "):
			changed = false
		}
		if changed {
			c.changed = append(c.changed, d)
		} else {
			c.posted = append(c.posted, d)
		}
		from = d.End
	}
}

func hasAny(s string, list ...string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// dropLabel takes "Published:" and its like off a line.
func dropLabel(s string) string {
	if before, after, ok := strings.Cut(s, ": "); ok && wordCount(before) <= 2 && !strings.EqualFold(before, "by") {
		return after
	}
	return s
}
