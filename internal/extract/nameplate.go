package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// nameplateBlocks is among how many blocks at the top of a page a name in capitals is the site's.
const nameplateBlocks = 3

// mastheads are short names above the story that stand as names of sites do: those of outlets, headings
// of the page's header, and at its very top names set in capitals.
func (p *page) mastheads() []string {
	var out []string
	for i := range p.reader.blocks {
		b := &p.reader.blocks[i]
		if i == p.chosen.headline || len(p.chosen.story) > 0 && i >= p.chosen.story[0] {
			break
		}
		open := b.unlinked()
		switch {
		case wordCount(open) <= 6 && isOutletName(open) && !namesSection(open):
			out = append(out, open)
		case b.level() > 0 && within(b.node, atom.Header) && !within(b.node, atom.Article, atom.Main) && couldNameSite(open):
			out = append(out, open)
		case i < nameplateBlocks && couldNameSite(capitalsAhead(open)):
			out = append(out, capitalsAhead(open))
		case i < nameplateBlocks && describedOutlet(open) != "":
			out = append(out, describedOutlet(open))
		}
	}
	return out
}

// describedOutlet returns the name with which s opens when it goes on to say what kind of outlet that is:
// "Tidelamp - the business daily of Saltmarsh", "WSLT 90.9 Public Radio for the coast".
func describedOutlet(s string) string {
	const longest = 15
	if wordCount(s) > longest || endsSentence(s) {
		return ""
	}
	name, rest := s, ""
	for _, sep := range []string{" - ", " – ", " — ", " | ", " · ", ": ", ", "} {
		if before, after, ok := strings.Cut(s, sep); ok && len(before) < len(name) {
			name, rest = before, after
		}
	}
	if i := strings.IndexAny(name, "0123456789"); i > 0 {
		name, rest = strings.TrimSpace(s[:i]), s[i:]
	}
	if wordCount(name) > 4 || !isNamePhrase(name) || namesSection(name) || labels[strings.ToUpper(name)] || notOutlets[strings.ToLower(name)] {
		return ""
	}
	for w := range strings.FieldsSeq(rest) {
		if outletKinds[strings.ToLower(strings.Trim(w, ".,"))] {
			return name
		}
	}
	return ""
}

// outletKinds are what outlets call themselves beside their names.
var outletKinds = wordSet("daily", "weekly", "monthly", "newspaper", "magazine", "broadcaster", "radio", "television", "journal", "newsroom", "newswire")

// couldNameSite reports whether s is a name of several words, none of which labels or sections have.
func couldNameSite(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || !isNamePhrase(s) || strings.ContainsAny(s, "0123456789") || labels[strings.ToUpper(s)] {
		return false
	}
	if strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	return !slices.ContainsFunc(words, func(w string) bool { return notNames[strings.ToLower(w)] })
}

// namesSection reports whether s is made of nothing but the words of sections: "World News".
func namesSection(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if !notNames[w] {
			return false
		}
	}
	return true
}

// capitalsAhead returns the words in capitals with which s opens when it goes on in another way: "THE
// ROPE WALKER" of "THE ROPE WALKER for those who haul", and of "THE ROPE WALKER · Log out".
func capitalsAhead(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if strings.ContainsFunc(w, unicode.IsLower) || !strings.ContainsFunc(w, unicode.IsUpper) && w != "&" {
			return strings.TrimRight(strings.Join(words[:i], " "), " &")
		}
	}
	return ""
}

// onNameplate reports whether s, of several words, stands by itself above the story and leads nowhere.
func (p *page) onNameplate(s string) bool {
	if wordCount(s) < 2 || !isNamePhrase(s) || len(p.chosen.story) == 0 {
		return false
	}
	above := p.reader.blocks[:p.chosen.story[0]]
	return slices.ContainsFunc(above, func(b block) bool { return b.linked == 0 && b.level() == 0 && strings.EqualFold(b.text, s) })
}

// unlinked returns the words with which b opens, up to those that are links: "Saltmarsh Packet" of
// "Saltmarsh Packet News Sport Tides".
func (b *block) unlinked() string {
	if b.linked == 0 || b.linked >= b.words {
		return b.text
	}
	return strings.Join(strings.Fields(b.text)[:b.words-b.linked], " ")
}

// edition reads the day of issue beside the outlet's name at the top of a newsletter: "The Quay Letter —
// Monday, March 2, 2026 — view in browser".
func (p *page) edition() (day dayMention, ok bool) {
	for i := range p.reader.blocks[:max(0, min(nameplateBlocks, p.chosen.headline))] {
		line := strings.TrimRight(p.reader.blocks[i].unlinked(), " —–-|·•")
		c := readHeaderLine(line, false, p.scope)
		if isDateLine(line, p.today) && c.outlet+c.hint != "" && len(c.posted) > 0 {
			return c.posted[0], true
		}
	}
	return dayMention{}, false
}
