package extract

import (
	"strings"
	"time"

	"headwater/internal/news"
	"headwater/internal/text"
)

// readPlain reads a plain text file. Its lines are either paragraphs or, hard-wrapped, parts of
// paragraphs that blank lines part. What stands above the first paragraph is read line by line.
func readPlain(c *news.Capture, s string, today time.Time) (*news.Article, error) {
	f := &plainFile{text: s, scope: scope{today}}
	f.lines = plainLines(s)
	f.wrapped = isWrapped(f.lines)
	first := f.header()
	a := &news.Article{Text: s, Title: f.title}
	if first < len(f.lines) {
		f.openings(first)
	}
	var end closings
	f.furniture = append(f.furniture, closing(s, f.spansFrom(first+1), &end)...)
	sortSpans(f.furniture)
	a.Furniture = f.furniture
	a.Dateline = f.dateline.Dateline
	a.Byline = f.credits.byline
	end.fill(a)
	for _, name := range []string{f.dateline.agency, f.credits.agency} {
		if name != "" {
			a.Agency = name
			break
		}
	}
	a.Published = f.published()
	a.Publisher = clues{
		line: []string{f.masthead, f.credits.outlet, end.owner, ownName(s, f.credits.beside)}, hint: f.credits.hint, agency: a.Agency, text: s, addresses: []string{c.URL},
	}.publisher()
	return a, nil
}

// plainFile is one plain text file on the way to an article.
type plainFile struct {
	text string
	scope
	lines     []plainLine
	wrapped   bool
	title     text.Span
	masthead  string
	credits   credits
	dateline  dateline
	furniture []text.Span
}

// plainLine is a line that is not blank, trimmed.
type plainLine struct {
	text.Span
	s     string // its words, marks of Markdown left out
	words int
	gap   bool // a blank line stands before it
}

func plainLines(s string) []plainLine {
	var out []plainLine
	gap := true
	for start := 0; start < len(s); {
		end := strings.IndexByte(s[start:], '\n')
		if end < 0 {
			end = len(s) - start
		}
		line := s[start : start+end]
		words := cutTitleLabel(strings.Trim(line, "*_#> \t"))
		if words == "" {
			words = strings.TrimSpace(line)
		}
		if words == "" {
			gap = true
		} else {
			at := start + strings.Index(line, words)
			out = append(out, plainLine{text.Span{Start: at, End: at + len(words)}, words, wordCount(words), gap})
			gap = false
		}
		start += end + 1
	}
	return out
}

// cutTitleLabel takes "Title:" off a headline that says it is one.
func cutTitleLabel(s string) string {
	for _, label := range []string{"Title: ", "Headline: ", "TITLE: ", "HEADLINE: "} {
		if rest, ok := strings.CutPrefix(s, label); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// isWrapped reports whether the lines were broken at a width: none is long, and most of those that
// another follows stop in the middle of a sentence.
func isWrapped(lines []plainLine) bool {
	const width = 110
	follow, open := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i].Len() > width {
			return false
		}
		if !lines[i+1].gap && lines[i].words > 4 {
			follow++
			if !endsSentence(lines[i].s) {
				open++
			}
		}
	}
	return follow >= 3 && 2*open > follow
}

func (f *plainFile) spansFrom(i int) []text.Span {
	var out []text.Span
	for ; i < len(f.lines); i++ {
		out = append(out, f.lines[i].Span)
	}
	return out
}

const maxHeader = 14 // lines

// header reads the lines above the story and returns the index of its first line.
func (f *plainFile) header() int {
	i := f.readMasthead()
	for i < min(len(f.lines), maxHeader) {
		n := f.headerLine(i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// headerLine reads what begins at line i and returns how many lines it takes, 0 for the story itself.
func (f *plainFile) headerLine(i int) int {
	l := f.lines[i]
	switch {
	case l.words > 40:
		return 0
	case f.datelineAlone(i), isLabel(l.s):
		f.furnish(l, credits{})
		return 1
	case isBylineText(l.s), isDateLine(l.s, f.today), f.isNameLine(i), f.isOutletLine(i):
		f.furnish(l, readHeaderLine(l.s, true, f.scope))
		return 1
	case f.title.Empty():
		return f.readTitle(i)
	case f.isDeck(i):
		return 1
	}
	return 0
}

// isLabel reports whether a line is a label ("EXCLUSIVE") or a remark in brackets about the text.
func isLabel(s string) bool {
	return labels[strings.ToUpper(strings.Trim(s, ": "))] || strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && wordCount(s) <= 12
}

func (f *plainFile) furnish(l plainLine, c credits) {
	f.credits.add(c)
	f.furniture = append(f.furniture, l.Span)
}

// isNameLine reports whether line i is the writer's name alone, under a headline or a masthead.
func (f *plainFile) isNameLine(i int) bool {
	known := !f.title.Empty() || f.masthead != ""
	return known && f.credits.byline == "" && f.lines[i].words <= 4 && looksLikeName(f.lines[i].s) && i+1 < len(f.lines)
}

func (f *plainFile) isOutletLine(i int) bool {
	return i > 0 && f.credits.outlet == "" && isOutletName(f.lines[i].s) && i+1 < len(f.lines)
}

// datelineAlone reads a dateline that has a line to itself.
func (f *plainFile) datelineAlone(i int) bool {
	d := readDateline(f.text, f.lines[i].Span, f.scope)
	if d.Span.Empty() || d.Span.End < f.lines[i].End || i+1 >= len(f.lines) {
		return false
	}
	f.dateline = d
	return true
}

// openings reads the dateline that begins the story at line i.
func (f *plainFile) openings(i int) {
	if !f.dateline.Span.Empty() {
		return
	}
	if d := readDateline(f.text, f.lines[i].Span, f.scope); !d.Span.Empty() {
		f.dateline = d
		f.furniture = append(f.furniture, d.Span)
	}
}

// isHead reports whether line i could be a headline, or part of one: a few words without a full stop.
func (f *plainFile) isHead(i int) bool {
	l := f.lines[i]
	if l.words < 2 || l.words > 30 || l.Len() > 220 {
		return false
	}
	last := l.s[len(l.s)-1]
	return !endsSentence(l.s) || last == '?' || last == '!' || strings.HasSuffix(l.s, "…")
}

// readTitle takes the headline at line i: it may be broken over three lines when the file is wrapped.
// What follows it must be set apart, unless every line is a paragraph.
func (f *plainFile) readTitle(i int) int {
	n := 1
	for f.wrapped && n < 3 && i+n < len(f.lines) && !f.lines[i+n].gap && f.isHead(i+n) && !f.isFurniture(i+n) {
		n++
	}
	for j := i; j < i+n; j++ {
		if !f.isHead(j) {
			return 0
		}
	}
	after := i + n
	if after >= len(f.lines) || f.wrapped && !f.lines[after].gap && !f.isFurniture(after) {
		return 0
	}
	f.title = text.Span{Start: f.lines[i].Start, End: f.lines[after-1].End}
	return n
}

// isFurniture reports whether line i says outright that it is no part of the story.
func (f *plainFile) isFurniture(i int) bool {
	l := f.lines[i]
	return isBylineText(l.s) || isDateLine(l.s, f.today) || !readDateline(f.text, l.Span, f.scope).Span.Empty()
}

// isDeck reports whether line i is a second headline: stacked right under the first, or short with a
// byline or date below it.
func (f *plainFile) isDeck(i int) bool {
	if i+1 < len(f.lines) && !f.wrapped && !f.lines[i].gap && f.isHead(i) {
		return true
	}
	return f.lines[i].words <= 30 && i+1 < len(f.lines) && f.credits.byline == "" &&
		(isBylineText(f.lines[i+1].s) || isDateLine(f.lines[i+1].s, f.today))
}

// readMasthead reads the name of the outlet on the first line, with what stands directly under it: a
// tagline, an issue, a date. It returns how many lines that takes.
func (f *plainFile) readMasthead() int {
	if len(f.lines) < 3 || !f.isMasthead() {
		return 0
	}
	f.masthead = f.lines[0].s
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
	for i < len(f.lines)-1 && !f.lines[i].gap && f.lines[i].words <= 12 && !endsSentence(f.lines[i].s) && !isBylineText(f.lines[i].s) {
		i++
	}
	return i
}

func (f *plainFile) isMasthead() bool {
	first := f.lines[0]
	if first.words > 6 || endsSentence(first.s) || isLabel(first.s) || isBylineText(first.s) || !isNamePhrase(first.s) {
		return false
	}
	if len(findDays(first.s, f.today)) > 0 || !readDateline(f.text, first.Span, f.scope).Span.Empty() {
		return false
	}
	named := isOutletName(first.s)
	for _, l := range f.lines[1:f.mastheadEnd()] {
		if isTagline(l, f.today) {
			return named || first.words <= 3 || isCapitals(first.s) && f.headFollows(f.mastheadEnd())
		}
	}
	return (named || isCapitals(first.s) && first.words <= 4) && f.lines[1].gap && f.headFollows(1)
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
	issue := strings.HasPrefix(lower, "no. ") || strings.HasPrefix(lower, "issue ") || strings.HasPrefix(lower, "vol. ") || strings.HasPrefix(lower, "edition ")
	return issue || strings.HasPrefix(l.s, "(") && strings.HasSuffix(l.s, ")") || l.s[0] >= 'a' && l.s[0] <= 'z' && !endsSentence(l.s)
}

// isDateLine reports whether a line is a date and little else: a weekday, a clock time, an outlet, a
// word such as "Published".
func isDateLine(s string, today time.Time) bool {
	if wordCount(s) > 14 {
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
		w = strings.ToLower(strings.Trim(w, ".,:|()–—-"))
		switch {
		case w == "" || dateWords[w] || staffWords[w] || weekdays[w] || w[0] >= '0' && w[0] <= '9':
		case strings.Contains(rest, strings.ToUpper(w[:1])+w[1:]) || strings.Contains(rest, strings.ToUpper(w)) || nameParticles[w] || w == "&":
			names++
		default:
			small++
		}
	}
	return small == 0 && names <= 5 && (names == 0 || strings.Contains(s, ", ") || strings.Contains(s, "|") || strings.Contains(s, " - "))
}

// dateWords stand beside dates.
var dateWords = wordSet("published", "posted", "updated", "first", "last", "modified", "on", "at", "am", "pm", "a.m", "p.m", "gmt", "bst", "est", "edt", "et",
	"utc", "cet", "pst", "pdt", "ist", "date", "hrs", "edition", "noon", "midnight", "issue", "created", "edited", "time", "local")

// published takes the date shown above the story, then the dateline's.
func (f *plainFile) published() news.Window {
	for _, day := range f.credits.posted {
		return dayWindow(day, news.FromText)
	}
	if !f.dateline.Date.IsZero() {
		return dayWindow(f.dateline.Date, news.FromDateline)
	}
	for _, day := range f.credits.changed {
		return dayWindow(day, news.FromText)
	}
	return news.Window{}
}
