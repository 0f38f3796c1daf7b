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
	f.furniture = append(f.furniture, closing(s, f.spansFrom(first+1), f.scope, &end)...)
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
	f.published(a, end)
	a.Publisher = clues{
		line: []string{f.masthead, f.credits.outlet, end.outlet, end.owner, ownName(s, f.credits.beside), f.column(s)},
		hint: f.credits.hint, signed: f.credits.signed, place: a.Dateline.Place, agency: a.Agency, text: s, addresses: []string{c.URL},
	}.publisher()
	a.OwnName = f.credits.ownName()
	return a, nil
}

// column returns the headline where it is the name of a blog or letter rather than of one piece.
func (f *plainFile) column(s string) string {
	if title := f.title.Of(s); f.credits.byline != "" && isNamePhrase(title) && namesColumn(title) {
		return title
	}
	return ""
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
		words := cutTitleLabel(strings.TrimRight(strings.TrimLeft(line, "*_#> \t"), "*_# \t"))
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
	for _, label := range []string{"Title: ", "Headline: ", "TITLE: ", "HEADLINE: ", "Subject: "} {
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
	case isLabel(l.s) && isDateLine(strings.Trim(l.s, "[]"), f.today):
		f.furnish(l, readHeaderLine(strings.Trim(l.s, "[]"), false, f.scope))
		return 1
	case f.datelineAlone(i), isLabel(l.s), isAddressLine(l.s), isRecordLine(l.s):
		f.furnish(l, credits{})
		return 1
	case isLetterHead(l.s):
		f.furnish(l, readLetterHead(l.s, f.scope))
		return 1
	case isBylineText(l.s), isDateLine(l.s, f.today), f.isNameLine(i), f.isOutletLine(i):
		f.furnish(l, readHeaderLine(l.s, true, f.scope))
		return 1
	case f.title.Empty():
		return f.readTitle(i)
	case f.isDesk(i):
		f.furnish(l, credits{outlet: l.s})
		return 1
	case f.isDeck(i):
		return 1
	}
	return 0
}

// recordFields open lines that archives of newspapers put above a report they print, besides its byline.
var recordFields = []string{"SECTION: ", "LENGTH: ", "DATELINE: ", "LOAD-DATE: ", "LANGUAGE: ", "PUBLICATION-TYPE: "}

// isRecordLine reports whether a line is such a field, or an edition that stands alone.
func isRecordLine(s string) bool {
	return beginsWithAny(s, recordFields) || wordCount(s) <= 3 && isNamePhrase(s) && strings.HasSuffix(s, " Edition")
}

// letterHeads open the lines above an e-mail.
var letterHeads = []string{"From: ", "To: ", "Date: ", "Sent: ", "Reply-To: ", "Cc: "}

func isLetterHead(s string) bool { return beginsWithAny(s+" x", letterHeads) && wordCount(s) <= 14 }

// readLetterHead reads the date of an e-mail and who sent it, if that is an outlet.
func readLetterHead(s string, sc scope) credits {
	field, value, _ := strings.Cut(s, ": ")
	name, _, _ := strings.Cut(value, " <")
	switch {
	case field == "From" && isOutletName(name):
		return credits{outlet: name}
	case field == "Date", field == "Sent":
		return credits{posted: findDays(value, sc.today)}
	}
	return credits{}
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

// isDesk reports whether line i, right above a date, is the outlet with its desk or service: the text speaks of
// the outlet as of its own, by all of the name or by how it opens: "SBS World", where the minister "told the SBS".
func (f *plainFile) isDesk(i int) bool {
	l := f.lines[i]
	if l.words > 4 || !isNamePhrase(l.s) || i+1 >= len(f.lines) || f.lines[i+1].gap || !isDateLine(f.lines[i+1].s, f.today) {
		return false
	}
	first, rest, _ := strings.Cut(l.s, " ")
	return speaksAs(f.text, l.s) || isCapitals(first) && namesSection(rest) && speaksAs(f.text, first)
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
	if l.words < 2 || l.words > 30 || l.Len() > 220 || isSpeech(f.text, l.s) {
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

// published takes the date shown above the story, then that below it, then the dateline's.
func (f *plainFile) published(a *news.Article, end closings) {
	dayFirst := func() bool { return writesDayFirst("", f.text) }
	switch posted := append(f.credits.posted, end.posted...); {
	case len(f.credits.posted) > 0 || len(end.posted) > 0 && f.dateline.Date.IsZero():
		setPublished(a, posted[0], dayFirst)
	case !f.dateline.Date.IsZero():
		a.Published = dayWindow(f.dateline.Date, news.FromDateline)
	case len(f.credits.changed) > 0:
		setPublished(a, f.credits.changed[0], dayFirst)
	}
}
