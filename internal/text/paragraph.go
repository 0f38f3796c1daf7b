package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Widths of hard-wrapped text, in characters: mail and agency files break their lines somewhere between.
const (
	minWrap = 40
	maxWrap = 110
)

// paragraphs finds the blocks of s. A line is a paragraph, unless the text was broken into lines of
// a fixed width: then the lines between two blank ones are.
func paragraphs(s string) []Span {
	lines := splitLines(s)
	if width := wrapWidth(s, lines); width > 0 {
		return joinWrapped(s, lines, width)
	}
	kept := lines[:0]
	for _, l := range lines {
		if !l.Empty() {
			kept = append(kept, l)
		}
	}
	return kept
}

// splitLines gives every line of s trimmed of blanks; an empty span stands for a blank line.
func splitLines(s string) []Span {
	lines := make([]Span, 0, strings.Count(s, "\n")+1)
	start := 0
	for i := 0; i < len(s); {
		n := lineBreak(s[i:])
		if n == 0 {
			i++
			continue
		}
		lines = append(lines, trim(s, Span{start, i}))
		i += n
		start = i
	}
	return append(lines, trim(s, Span{start, len(s)}))
}

// lineBreak is the length of the line break that s begins with, 0 when it begins with none.
func lineBreak(s string) int {
	switch s[0] {
	case '\n', '\v', '\f':
		return 1
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return 2
		}
		return 1
	case 0xC2: // U+0085, next line
		if strings.HasPrefix(s, "\u0085") {
			return 2
		}
	case 0xE2: // U+2028 and U+2029, line and paragraph separator
		if strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029") {
			return 3
		}
	}
	return 0
}

// wrapWidth tells the width that the lines of s were broken to, or 0 when they were not: in wrapped
// text hardly a line would have had room for the first word of the line below it.
func wrapWidth(s string, lines []Span) int {
	width := 0
	for _, l := range lines {
		if strings.ContainsAny(l.Of(s), " \t") {
			width = max(width, columns(s, l))
		}
		if width > maxWrap {
			return 0
		}
	}
	if width < minWrap {
		return 0
	}
	pairs, full := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].Empty() || lines[i+1].Empty() {
			continue
		}
		pairs++
		if !hasRoom(s, lines[i], lines[i+1], width) {
			full++
		}
	}
	if pairs < 3 || full*4 < pairs*3 {
		return 0
	}
	return width
}

// hasRoom reports whether the first word of next would have fitted on line.
func hasRoom(s string, line, next Span, width int) bool {
	word := next
	if n := strings.IndexAny(next.Of(s), " \t"); n >= 0 {
		word.End = next.Start + n
	}
	return columns(s, line)+1+columns(s, word) <= width
}

// columns counts the characters of a line.
func columns(s string, line Span) int { return utf8.RuneCountInString(line.Of(s)) }

// joinWrapped joins the lines of hard-wrapped text. A blank line, an indented line, a list item and a
// line that stops well short of the width all end a paragraph.
func joinWrapped(s string, lines []Span, width int) []Span {
	var out []Span
	open := false
	for i, l := range lines {
		if l.Empty() {
			open = false
			continue
		}
		if open && !startsBlock(s, l) && !hasRoom(s, lines[i-1], l, width) {
			out[len(out)-1].End = l.End
			continue
		}
		out = append(out, l)
		open = true
	}
	return out
}

// startsBlock reports whether the line at l is indented or opens with the mark of a list item.
func startsBlock(s string, l Span) bool {
	if l.Start > 1 && (s[l.Start-1] == '\t' || s[l.Start-2:l.Start] == "  ") {
		return true
	}
	r, n := utf8.DecodeRuneInString(l.Of(s))
	return strings.ContainsRune("•▪◦*-", r) && strings.HasPrefix(s[l.Start+n:l.End], " ")
}

// trim narrows p to what stands between its first and its last visible character.
func trim(s string, p Span) Span {
	for p.Start < p.End {
		r, n := utf8.DecodeRuneInString(s[p.Start:p.End])
		if !isBlank(r) {
			break
		}
		p.Start += n
	}
	for p.Start < p.End {
		r, n := utf8.DecodeLastRuneInString(s[p.Start:p.End])
		if !isBlank(r) {
			break
		}
		p.End -= n
	}
	return p
}

// isBlank reports whether r shows nothing: white space, zero-width space, byte order and direction
// marks. Joiners and soft hyphens are no blanks, for they stand inside words.
func isBlank(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r <= ' ' || r == 0x7F
	case r == '\u200B', r == '\u200E', r == '\u200F', r == '\u2060', r == '\uFEFF':
		return true
	case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return unicode.IsSpace(r) || r == '\u2800'
}
