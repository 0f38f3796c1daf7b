package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is one paragraph-like run of text of a page, in the order a reader meets it.
type block struct {
	text   string     // white space folded, never empty
	node   *html.Node // innermost element that is not inline
	words  int
	linked int // words that are links
	bold   bool
	zone   zone
}

func (b *block) level() int { return headingLevel(b.node) }

// linkShare is the share of words that are links (Kohlschütter et al. call it link density).
func (b *block) linkShare() float64 { return float64(b.linked) / float64(max(b.words, 1)) }

// isProse reports whether the block reads as running text: enough words, not made of links,
// and ended as sentences end.
func (b *block) isProse() bool {
	return b.words >= 10 && b.linkShare() < 0.5 && (endsSentence(b.text) || b.words >= 40)
}

// endsSentence reports whether s ends with a full stop, a question or exclamation mark, a colon
// or an ellipsis, any closing quotation marks and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:", r) && r != utf8.RuneError
}

// container is an element and the blocks it holds: blocks[first:last].
type container struct {
	node        *html.Node
	first, last int
}

// reader turns the body of a page into blocks.
type reader struct {
	survey     *survey
	blocks     []block
	containers []container // children before parents

	text     strings.Builder
	links    []int // offsets into text: start, end, start, end, …
	bold     int   // words in bold in the text at hand
	boldDeep int
}

func readBlocks(body *html.Node, s *survey) *reader {
	r := &reader{survey: s}
	r.children(body, body, storyZone)
	r.flush(body, storyZone)
	r.containers = append(r.containers, container{body, 0, len(r.blocks)})
	return r
}

func (r *reader) children(n, holder *html.Node, z zone) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			r.write(c.Data, holder)
		case html.ElementNode:
			r.element(c, holder, z)
		}
	}
}

func (r *reader) element(n, holder *html.Node, z zone) {
	own := r.survey.zones[n]
	switch {
	case own == invisible:
		return
	case n.DataAtom == atom.Br:
		r.text.WriteByte('\n')
		return
	case silent[n.DataAtom]:
		r.caption(n, holder, z)
		return
	}
	if weight[own] < weight[z] && own != noteZone || z == commentZone {
		own = z
	}
	if inline[n.DataAtom] && own == z {
		r.inline(n, holder, z)
		return
	}
	r.flush(holder, z)
	first := len(r.blocks)
	r.children(n, n, own)
	r.flush(n, own)
	if len(r.blocks) > first {
		r.containers = append(r.containers, container{n, first, len(r.blocks)})
	}
}

// caption makes the captions of pictures blocks of their own beside the story; other silent
// elements have no words.
func (r *reader) caption(n, holder *html.Node, z zone) {
	if n.DataAtom != atom.Figure && n.DataAtom != atom.Figcaption {
		return
	}
	r.flush(holder, z)
	r.children(n, n, max(z, asideZone))
	r.flush(n, max(z, asideZone))
}

func (r *reader) inline(n, holder *html.Node, z zone) {
	link := n.DataAtom == atom.A
	if link {
		r.links = append(r.links, r.text.Len())
	}
	bold := n.DataAtom == atom.B || n.DataAtom == atom.Strong
	if bold {
		r.boldDeep++
	}
	if n.DataAtom == atom.Q {
		r.text.WriteString("“")
	}
	r.children(n, holder, z)
	if n.DataAtom == atom.Q {
		r.text.WriteString("”")
	}
	if bold {
		r.boldDeep--
	}
	if link && len(r.links)%2 == 1 {
		r.links = append(r.links, r.text.Len())
	}
}

func (r *reader) write(s string, holder *html.Node) {
	if r.boldDeep > 0 {
		r.bold += wordCount(s)
	}
	if holder.DataAtom != atom.Pre && strings.ContainsAny(s, "\n\r\f") {
		s = spaces.Replace(s)
	}
	r.text.WriteString(s)
}

// spaces makes the line breaks of the markup what they are in a page: spaces.
var spaces = strings.NewReplacer("\n", " ", "\r", " ", "\f", " ")

// flush ends the paragraph at hand. Two line breaks in a row part paragraphs, and so does one
// after the end of a sentence or a short line. A link around several paragraphs goes on.
func (r *reader) flush(holder *html.Node, z zone) {
	s := r.text.String()
	open := len(r.links)%2 == 1
	if open {
		r.links = append(r.links, len(s))
	}
	for start := 0; start < len(s); {
		end := paragraphEnd(s, start)
		r.add(s, start, end, holder, z)
		start = end + 1
	}
	r.text.Reset()
	r.bold = 0
	r.links = r.links[:0]
	if open {
		r.links = append(r.links, 0)
	}
}

const shortLine = 12 // words of a line that a single break ends

func paragraphEnd(s string, start int) int {
	words := 0
	for at := start; ; at++ {
		i := strings.IndexByte(s[at:], '\n')
		if i < 0 {
			return len(s)
		}
		words += wordCount(s[at : at+i])
		at += i
		if words <= shortLine || endsSentence(s[start:at]) || emptyLine(s[at+1:]) {
			return at
		}
	}
}

// emptyLine reports whether s begins with a line of nothing but spaces.
func emptyLine(s string) bool {
	for i := range len(s) {
		if s[i] != ' ' {
			return s[i] == '\n'
		}
	}
	return true
}

func (r *reader) add(s string, start, end int, holder *html.Node, z zone) {
	text := fold(s[start:end])
	if text == "" {
		return
	}
	b := block{text: text, node: holder, zone: z, words: wordCount(text)}
	for i := 0; i+1 < len(r.links); i += 2 {
		if lo, hi := max(r.links[i], start), min(r.links[i+1], end); lo < hi {
			b.linked += wordCount(s[lo:hi])
		}
	}
	b.bold = r.bold >= b.words
	r.blocks = append(r.blocks, b)
}
