package reuse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/text"
)

// mention is a place where an article names an outlet.
type mention struct {
	outlet int
	text.Span
	token int // its first token
}

// mentions lists where doc, published by outlet own, names an outlet; in order.
func (d *directory) mentions(doc *text.Document, own int) []mention {
	var found []mention
	var buf []byte
	for i := 0; i < len(doc.Tokens); i++ {
		buf = fold(buf[:0], doc.Tokens[i].Of(doc.Text))
		id, end := d.nameAt(doc, i, d.byFirst[string(buf)], own, found)
		if id < 0 {
			id, end = d.spelledOut(doc, i)
		}
		if id >= 0 {
			span := text.Span{Start: doc.Tokens[i].Start, End: doc.Tokens[end-1].End}
			found = append(found, mention{id, span, i})
			i = end - 1
		}
	}
	return found
}

// nameAt returns the outlet whose name stands at token i, and the token after it; -1 when there is none.
// The longest name wins. A short name that several outlets bear is the article's own outlet, or the
// one that was named in full before, or nobody's.
func (d *directory) nameAt(doc *text.Document, i int, keys []key, own int, before []mention) (id, end int) {
	id = -1
	for _, k := range keys {
		e := d.outlets[k.outlet].names[k.name].match(doc, i)
		_, known := first(before, k.outlet)
		switch {
		case e == 0 || e < end:
		case e > end || k.outlet == own || known && id != own:
			id, end = k.outlet, e
		case id != own && id != k.outlet:
			if _, known := first(before, id); !known {
				id = -1
			}
		}
	}
	return id, end
}

// spelledOut returns the outlet known by its initials whose full name stands at token i.
func (d *directory) spelledOut(doc *text.Document, i int) (id, end int) {
	for _, id := range d.initial {
		end := i
		for _, letter := range d.outlets[id].names[0].words[0] {
			if end == len(doc.Tokens) || !unicode.IsUpper(firstRune(doc, end)) || unicode.ToLower(firstRune(doc, end)) != letter || doc.Tokens[end].Len() < 2 {
				end = i
				break
			}
			end++
		}
		if end > i {
			return id, end
		}
	}
	return -1, i
}

// match returns the token after the name if it stands at token i, else 0.
func (n outletName) match(doc *text.Document, i int) int {
	if !isCapital(doc, i) || n.needsThe && !followsThe(doc, i) {
		return 0
	}
	end := i
	for _, w := range n.words {
		for end < len(doc.Tokens) && len(fold(nil, doc.Tokens[end].Of(doc.Text))) == 0 {
			end++
		}
		if end == len(doc.Tokens) || string(fold(nil, doc.Tokens[end].Of(doc.Text))) != w {
			return 0
		}
		end++
	}
	if n.capitals && !isInitials(doc.Tokens[i].Of(doc.Text)) {
		return 0
	}
	if len(n.words) == 1 && n.needsThe && end < len(doc.Tokens) && isCapital(doc, end) {
		return 0 // the beginning of a longer name
	}
	return end
}

func isCapital(doc *text.Document, i int) bool {
	r := firstRune(doc, i)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func firstRune(doc *text.Document, i int) rune {
	r, _ := utf8.DecodeRuneInString(doc.Tokens[i].Of(doc.Text))
	return r
}

func followsThe(doc *text.Document, i int) bool {
	return i > 0 && strings.EqualFold(doc.Tokens[i-1].Of(doc.Text), "the")
}

// first returns the first mention of an outlet in list.
func first(list []mention, outlet int) (mention, bool) {
	i := slices.IndexFunc(list, func(m mention) bool { return m.outlet == outlet })
	if i < 0 || outlet < 0 {
		return mention{}, false
	}
	return list[i], true
}
