package extract

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr returns the value of an attribute, "" when it is absent.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// elements walks every element below n in document order. Trees are never deeper than the 512
// levels the parser allows.
func elements(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && !yield(d) {
				return
			}
		}
	}
}

// textOf returns all words below n, white space folded.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !silent[d.Parent.DataAtom] {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return fold(b.String())
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// silent elements have no text of the story in them, or none at all.
var silent = atoms(atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe,
	atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas, atom.Select, atom.Textarea, atom.Button,
	atom.Map, atom.Picture, atom.Dialog, atom.Datalist, atom.Progress, atom.Meter, atom.Rp, atom.Rt,
	atom.Del, atom.S, atom.Strike, atom.Head, atom.Title, atom.Figure, atom.Figcaption, atom.Noembed, atom.Noframes)

// inline elements do not end a paragraph. Elements that HTML does not know are inline too.
var inline = atoms(atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code,
	atom.Data, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Label, atom.Mark,
	atom.Nobr, atom.Output, atom.Q, atom.Ruby, atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup,
	atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, 0)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	set := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		set[a] = true
	}
	return set
}

// within reports whether n lies below an element of one of the kinds.
func within(n *html.Node, kinds ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if slices.Contains(kinds, p.DataAtom) {
			return true
		}
	}
	return false
}

// headingLevel is 1 to 6 for h1 to h6 and 0 for everything else.
func headingLevel(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

// names yields the words that a page's author named an element with: its classes, id, role and
// the like, cut at hyphens, underscores and capitals, in lower case.
func names(n *html.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, a := range n.Attr {
			switch a.Key {
			case "class", "id", "role", "itemprop", "data-component", "data-testid", "data-module":
				if !nameWords(a.Val, yield) {
					return
				}
			}
		}
	}
}

func nameWords(s string, yield func(string) bool) bool {
	start, lower := -1, false
	for i, r := range s {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || lower && unicode.IsUpper(r)) {
			if !yield(strings.ToLower(s[start:i])) {
				return false
			}
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		lower = unicode.IsLower(r)
	}
	return start < 0 || yield(strings.ToLower(s[start:]))
}

// isHidden reports whether a browser would not show n.
func isHidden(n *html.Node) bool {
	if hasAttr(n, "hidden") {
		return true
	}
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
