package cli

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/term"
)

// The colours are the sixteen that every terminal has and its owner has chosen, so that they suit
// a light ground as well as a dark one.
var (
	strong  = lipgloss.NewStyle().Bold(true)
	faint   = lipgloss.NewStyle().Faint(true)
	heading = lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Blue)
	good    = lipgloss.NewStyle().Foreground(lipgloss.Green)
	warning = lipgloss.NewStyle().Foreground(lipgloss.Yellow)
	alarm   = lipgloss.NewStyle().Foreground(lipgloss.Red)
)

// page prints wrapped, styled text. Styles are dropped where the writer is no terminal, or where
// NO_COLOR asks for it. The first error sticks.
type page struct {
	w     io.Writer
	width int
	plain bool // no styles are shown: differences need marks in letters
	err   error
}

func newPage(w io.Writer, environ []string) *page {
	profile := colorprofile.Detect(w, environ)
	out := &colorprofile.Writer{Forward: w, Profile: profile}
	return &page{w: out, width: pageWidth(w, environ), plain: profile <= colorprofile.ASCII}
}

// pageWidth is the terminal's width within reason, or 100 columns where there is none.
func pageWidth(w io.Writer, environ []string) int {
	width := 100
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			width = n
		}
	}
	for _, e := range environ {
		if v, ok := strings.CutPrefix(e, "COLUMNS="); ok {
			if n, err := strconv.Atoi(v); err == nil && n > 0 {
				width = n
			}
		}
	}
	return min(max(width, 40), 120)
}

// line prints s as it is, indented.
func (p *page) line(indent int, s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, strings.TrimRight(strings.Repeat(" ", indent)+s, " "))
	}
}

// blank prints an empty line.
func (p *page) blank() { p.line(0, "") }

// para prints s wrapped to the page, its first line indented by first, the others by rest.
func (p *page) para(first, rest int, s string) {
	width := max(20, p.width-max(first, rest))
	for i, l := range strings.Split(lipgloss.Wrap(s, width, " "), "\n") {
		indent := rest
		if i == 0 {
			indent = first
		}
		p.line(indent, l)
	}
}

// title prints a section's heading with a faint note after it.
func (p *page) title(s, note string) {
	p.blank()
	if note != "" {
		s = heading.Render(s) + "  " + faint.Render(note)
	} else {
		s = heading.Render(s)
	}
	p.para(0, 2, s)
}

// printable replaces what could steer a terminal or turn text around: control characters,
// directional overrides and zero-width marks. Line breaks become spaces.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			return '·'
		}
		return r
	}, s)
}

// oneLine makes text fit for a place inside a line: printable, single spaces, at most max runes.
func oneLine(s string, max int) string {
	s = strings.Join(strings.Fields(printable(s)), " ")
	if r := []rune(s); max > 0 && len(r) > max {
		return strings.TrimRight(string(r[:max-1]), " ,.;:") + "…"
	}
	return s
}

// count writes a number with its noun: "1 report", "3 reports".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
