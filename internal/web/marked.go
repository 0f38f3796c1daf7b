package web

import (
	"cmp"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// marked is the text of a report with every statement that it gives to somebody marked by who that is.
type marked struct {
	Headline   []saying
	Paragraphs []markedParagraph
	Sources    []markedSource
	Words      int
	Cut        bool // the end is left out
}

// markedParagraph is a paragraph cut into what somebody is told to have said and the writer's own words.
type markedParagraph struct {
	Furniture bool
	Sayings   []saying
}

// saying is a run of words of one attribution, or of none.
type saying struct {
	Kind   string // of the source; empty for the writer's own words
	Source int    // number of the source; 0 where the attribution goes on after it
	Hint   string
	Parts  []part
}

// part is some words of a saying.
type part struct {
	Text  string
	Class string // "" | "content" | "cue" | "who"
	Here  bool   // the passage that was asked for
	First bool   // it begins there
}

// markedSource is one of those whom a report gives statements to.
type markedSource struct {
	Number           int
	Name, Kind, Each string
	Statements       int
	Href             string
}

// mostShown is how much of a text is shown on a page, in bytes.
const mostShown = 60_000

// marker walks through a text once, from paragraph to paragraph.
type marker struct {
	reading *news.Reading
	here    text.Span
	top     []*news.Attribution // of others than the writer, none inside another, in order
	known   map[string]bool     // the names of those who have a page, as store.SpokenName writes them
	sources map[string]int
	list    []markedSource
	began   bool // the passage asked for
}

// markText sets off in a text who says what, and the passage that was asked for. Sources with a known name
// lead to all that they said.
func markText(r *news.Reading, here text.Span, known map[string]bool) marked {
	m := &marker{reading: r, here: here, known: known, sources: map[string]int{}}
	end := 0
	for i := range r.Attributions {
		a := &r.Attributions[i]
		if a.Source.Kind == news.Reporter || a.Passage.Start < end {
			continue
		}
		m.top = append(m.top, a)
		end = a.Passage.End
	}
	out := marked{Words: r.Document.WordCount()}
	for _, p := range r.Document.Paragraphs {
		if p.End > mostShown {
			out.Cut = true
			break
		}
		if r.Article.Title.Contains(p) {
			out.Headline = append(out.Headline, m.sayings(p)...)
			continue
		}
		furniture := slices.ContainsFunc(r.Article.Furniture, func(f text.Span) bool { return f.Contains(p) })
		out.Paragraphs = append(out.Paragraphs, markedParagraph{furniture, m.sayings(p)})
	}
	out.Sources = m.list
	return out
}

// sayings cuts a paragraph at the bounds of attributions.
func (m *marker) sayings(p text.Span) []saying {
	var out []saying
	at := p.Start
	for len(m.top) > 0 && m.top[0].Passage.Start < p.End {
		a := m.top[0]
		in := text.Span{Start: max(a.Passage.Start, at), End: min(a.Passage.End, p.End)}
		if in.Start < in.End {
			out = m.plain(out, text.Span{Start: at, End: in.Start})
			out = append(out, m.saying(a, in))
			at = in.End
		}
		if a.Passage.End > p.End {
			break
		}
		m.top = m.top[1:]
	}
	return m.plain(out, text.Span{Start: at, End: p.End})
}

func (m *marker) plain(out []saying, s text.Span) []saying {
	if s.Start >= s.End {
		return out
	}
	return append(out, saying{Parts: m.parts(s, nil)})
}

// saying marks the part of an attribution that lies in a span.
func (m *marker) saying(a *news.Attribution, in text.Span) saying {
	n := m.source(a)
	hint := who(*a)
	if how := how(*a); how != "" {
		hint += " (" + how + ")"
	}
	s := saying{Kind: string(a.Source.Kind), Hint: hint, Parts: m.parts(in, a)}
	if in.End == a.Passage.End {
		s.Source = n
		m.list[n-1].Statements++
	}
	return s
}

// source gives the number of an attribution's source.
func (m *marker) source(a *news.Attribution) int {
	name := cmp.Or(oneLine(cmp.Or(a.Source.Name, a.Source.Text)), "source not named")
	key := string(a.Source.Kind) + strings.ToLower(name)
	if n := m.sources[key]; n > 0 {
		return n
	}
	s := markedSource{Number: len(m.list) + 1, Name: clip(upperFirst(name), 80), Kind: string(a.Source.Kind)}
	for _, k := range sourceKinds {
		if k.kind == a.Source.Kind {
			s.Each = k.each
		}
	}
	if a.Source.HasName() && m.known[store.SpokenName(a.Source.Name)] {
		s.Href = sourceAddress(a.Source.Name)
	}
	m.list = append(m.list, s)
	m.sources[key] = s.Number
	return s.Number
}

// parts cuts a span at the bounds of content, cue and source, and of the passage asked for.
func (m *marker) parts(s text.Span, a *news.Attribution) []part {
	bounds := []int{s.Start, s.End, m.here.Start, m.here.End}
	if a != nil {
		for _, c := range append([]text.Span{a.Cue, a.Source.Span}, a.Content...) {
			bounds = append(bounds, c.Start, c.End)
		}
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	var out []part
	for i := 1; i < len(bounds); i++ {
		b := text.Span{Start: bounds[i-1], End: bounds[i]}
		if !s.Contains(b) {
			continue
		}
		p := part{Text: foldedPart(b.Of(m.reading.Article.Text)), Class: classOf(b, a), Here: m.here.Contains(b) && m.here.Start < m.here.End}
		p.First = p.Here && !m.began
		m.began = m.began || p.Here
		out = append(out, p)
	}
	return out
}

// classOf says what some words are in an attribution.
func classOf(s text.Span, a *news.Attribution) string {
	switch {
	case a == nil:
		return ""
	case a.Source.Span.Contains(s):
		return "who"
	case a.Cue.Contains(s):
		return "cue"
	case slices.ContainsFunc(a.Content, func(c text.Span) bool { return c.Contains(s) }):
		return "content"
	}
	return ""
}
