package reuse

import (
	"strings"

	"znkr.io/diff"

	"headwater/internal/news"
	"headwater/internal/text"
)

// mostCompared bounds the tokens of a passage that are compared word by word.
const mostCompared = 400

// differences tells where the words of passage b of later are other than those of passage a of
// earlier, and of what kind each difference is, in reading order. Passages too long to compare word
// by word give none.
func differences(earlier, later *text.Document, a, b text.Span) []news.Difference {
	x, y := earlier.Within(a), later.Within(b)
	if len(x) > mostCompared || len(y) > mostCompared {
		return nil
	}
	d := differ{earlier: earlier, later: later}
	for _, h := range diff.Hunks(keysOf(earlier, x), keysOf(later, y), diff.Context(0)) {
		d.matched(x[d.inX:h.PosX], y[d.inY:h.PosY])
		d.changed(x, y, h)
		d.inX, d.inY = h.EndX, h.EndY
	}
	d.matched(x[d.inX:], y[d.inY:])
	return d.found
}

// differ walks through two passages.
type differ struct {
	earlier, later *text.Document
	inX, inY       int // tokens seen
	found          []news.Difference
}

// matched notes words that are equal but for case and typography.
func (d *differ) matched(x, y []text.Token) {
	for k := range min(len(x), len(y)) {
		if x[k].Of(d.earlier.Text) != y[k].Of(d.later.Text) {
			d.found = append(d.found, news.Difference{Kind: news.TypographyDiffers, Earlier: x[k].Span, Later: y[k].Span})
		}
	}
}

func (d *differ) changed(x, y []text.Token, h diff.Hunk[string]) {
	before, after := x[h.PosX:h.EndX], y[h.PosY:h.EndY]
	d.found = append(d.found, news.Difference{
		Kind:    kindOfChange(wordsOf(d.earlier, before), wordsOf(d.later, after)),
		Earlier: spanOf(before, x, h.PosX), Later: spanOf(after, y, h.PosY),
	})
}

// spanOf covers tokens, or is the empty place among all at which they are missing.
func spanOf(tokens, all []text.Token, at int) text.Span {
	if len(tokens) > 0 {
		return tokens[0].Cover(tokens[len(tokens)-1].Span)
	}
	if at > 0 {
		return text.Span{Start: all[at-1].End, End: all[at-1].End}
	}
	if len(all) > 0 {
		return text.Span{Start: all[0].Start, End: all[0].Start}
	}
	return text.Span{}
}

// keysOf gives each token what it is compared by: its letters and digits, or for punctuation its mark
// in plain type.
func keysOf(doc *text.Document, tokens []text.Token) []string {
	keys := make([]string, len(tokens))
	for i, t := range tokens {
		written := t.Of(doc.Text)
		keys[i] = string(fold(nil, written))
		if keys[i] == "" {
			keys[i] = plainMarks.Replace(written)
		}
	}
	return keys
}

var plainMarks = strings.NewReplacer("“", `"`, "”", `"`, "''", `"`, "``", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "--", "-", "…", "...")

// changedWord is one word of a difference.
type changedWord struct {
	form, lemma string
	number      bool
	name        bool
}

// wordsOf reads tokens, punctuation left out.
func wordsOf(doc *text.Document, tokens []text.Token) []changedWord {
	var out []changedWord
	for _, t := range tokens {
		form := string(fold(nil, t.Of(doc.Text)))
		if form == "" {
			continue
		}
		if figure, ok := figures[form]; ok {
			form = figure
		}
		out = append(out, changedWord{form, t.Lemma, t.Tag == "CD", strings.HasPrefix(t.Tag, "NNP")})
	}
	return out
}
