package extract

import (
	"slices"
	"strings"
	"unicode"
)

// selection is what was chosen of a page's blocks.
type selection struct {
	headline int   // index of the headline's block, or -1
	header   []int // lines around the headline that are not story: byline, date, section
	story    []int // paragraphs and subheadings, in order
}

// choose picks the paragraphs of the story: those of the region after the headline, without what
// is furniture of the site, and corrections wherever they stand.
func (r *reader) choose(titles []string, sc scope) selection {
	root := r.region()
	s := selection{headline: r.headline(titles)}
	first := root.first
	if h := s.headline; h >= 0 && h < root.last && (h >= root.first || r.nearlyBefore(h, root.first)) {
		first = h + 1
	}
	c := chooser{reader: r, scope: sc, first: first, last: root.last, seen: map[string]bool{}}
	if s.headline >= 0 {
		c.seen[r.blocks[s.headline].text] = true
	}
	c.junk = r.junkSections()
	c.divs = r.usesDivs(root)
	for i := range r.blocks {
		switch c.role(i) {
		case storyBlock:
			s.story = append(s.story, i)
		case headerBlock:
			s.header = append(s.header, i)
		}
	}
	s.story = r.trimHeadings(s.story)
	if s.headline < 0 && r.opensWithHeadline(s.story, titles) {
		s.headline, s.story = s.story[0], s.story[1:]
	}
	return s
}

// opensWithHeadline reports whether the story opens with a heading that is its headline: nothing on the
// page is what the page says its title is, as where that is the name of the site alone.
func (r *reader) opensWithHeadline(story []int, titles []string) bool {
	if len(story) < 2 || r.blocks[story[0]].level() == 0 || r.blocks[story[0]].level() > 3 {
		return false
	}
	return !slices.ContainsFunc(r.blocks, func(b block) bool { return slices.Contains(titles, b.text) })
}

// nearlyBefore reports whether little but header lines stands between two blocks.
func (r *reader) nearlyBefore(h, first int) bool {
	prose := 0
	for i := h + 1; i < first; i++ {
		if b := &r.blocks[i]; b.zone == storyZone && b.isProse() {
			prose += b.words
		}
	}
	return prose < 150
}

type role uint8

const (
	noBlock role = iota
	headerBlock
	storyBlock
)

type chooser struct {
	*reader
	scope
	first, last int // the story's region
	junk        []bool
	divs        bool // the story's paragraphs are not <p>
	begun       bool // a paragraph of the story has been met
	seen        map[string]bool
}

func (c *chooser) role(i int) role {
	b := &c.blocks[i]
	if b.zone == commentZone {
		return noBlock
	}
	if isNote(b) {
		return c.once(b)
	}
	if i < c.first || i >= c.last || c.junk[i] {
		return noBlock
	}
	if b.zone == metaZone || !c.begun && c.isHeaderLine(b) {
		return headerBlock
	}
	if b.zone != storyZone && b.zone != noteZone || !c.isStory(b) {
		return noBlock
	}
	if b.level() == 0 {
		c.begun = true
	}
	return c.once(b)
}

// once drops a paragraph that stood before, as pull quotes and mobile copies do.
func (c *chooser) once(b *block) role {
	if b.words > 4 && c.seen[b.text] {
		return noBlock
	}
	c.seen[b.text] = true
	return storyBlock
}

func (c *chooser) isStory(b *block) bool {
	switch {
	case !hasLetters(b.text), isBoilerplate(b):
		return false
	case b.linkShare() > 0.8 && b.words < 40:
		return false
	case b.linkShare() > 0.5:
		return b.words >= 15 && endsSentence(b.text)
	case b.level() > 0:
		return b.words < 40
	}
	switch b.node.Data {
	case "p", "blockquote", "pre":
		return true
	case "li", "dd", "dt":
		return b.words >= 5 && b.linked == 0 || b.isProse()
	case "td", "th", "caption":
		return b.isProse()
	}
	return b.isProse() && (c.divs || b.words >= 20) || c.divs && b.words >= 4 && endsSentence(b.text)
}

// usesDivs reports whether the prose of a region stands in something else than <p>.
func (r *reader) usesDivs(root container) bool {
	in, out := 0, 0
	for i := root.first; i < root.last; i++ {
		b := &r.blocks[i]
		if b.zone != storyZone || !b.isProse() {
			continue
		}
		if b.node.Data == "p" || b.node.Data == "blockquote" {
			in += b.words
		} else {
			out += b.words
		}
	}
	return out > in/2
}

// isHeaderLine reports whether a block before the story is a byline, a date or a label rather than
// its first paragraph or a summary.
func (c *chooser) isHeaderLine(b *block) bool {
	switch {
	case b.level() > 0 || b.words > 20:
		return false
	case isBylineText(b.text), isDateLine(b.text, c.today):
		return true
	}
	return !endsSentence(b.text) && (b.words <= 8 || 2*lowerWords(b.text) < b.words)
}

// trimHeadings drops headings that no paragraph follows.
func (r *reader) trimHeadings(story []int) []int {
	kept := story[:0]
	for _, i := range story {
		for r.blocks[i].level() > 0 && len(kept) > 0 && r.blocks[kept[len(kept)-1]].level() >= r.blocks[i].level() {
			kept = kept[:len(kept)-1]
		}
		kept = append(kept, i)
	}
	for len(kept) > 0 && r.blocks[kept[len(kept)-1]].level() > 0 {
		kept = kept[:len(kept)-1]
	}
	return kept
}

func hasLetters(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) >= 0
}
