package story

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// numberFindings reports figures that changed between a passage and its model and count or measure
// the same: one number stands where the other stood, between the same words, or each stands in its
// passage alone and nowhere in the other article.
func (q *inquiry) numberFindings(tellings []parallel) []news.Finding {
	var list []news.Finding
	told := map[[2]int]bool{} // figures already reported, by article and place
	for _, p := range tellings {
		if q.revises(p.link) || q.tellsOfChange(p) {
			continue // see corrections
		}
		a, b, changed := q.changedNumber(p)
		if !changed {
			a, b, changed = q.garbledNumber(p)
		}
		if figure := [2]int{p.down.article, a.Number.Start}; changed && !told[figure] {
			told[figure] = true
			list = append(list, q.numberFinding(passage(p.down), passage(p.up), a, b))
		}
	}
	for i := range q.dossier.Derivations {
		if v := &q.dossier.Derivations[i]; q.drawsOnAnother(i) {
			list = append(list, q.miscounted(v, told)...)
		}
	}
	return list
}

func (q *inquiry) numberFinding(down, up news.Passage, a, b news.Quantity) news.Finding {
	return news.Finding{Kind: news.NumberChanged, Passage: down, Against: &up,
		Explanation: upperFirst(fmt.Sprintf("%s gives %q where %s, which it draws on, has %q.",
			q.outlet(down.Article), q.words(down.Article, a.Span), q.outlet(up.Article), q.words(up.Article, b.Span)))}
}

// changedNumber returns a number of the telling and the one that stands in its place in the model.
func (q *inquiry) changedNumber(p parallel) (a, b news.Quantity, changed bool) {
	for _, g := range p.changes {
		a, okA := q.onlyQuantity(p.down.article, g[0])
		b, okB := q.onlyQuantity(p.up.article, g[1])
		if okA && okB && q.tight(p.down.article, g[0], a) && q.tight(p.up.article, g[1], b) && sameMeasure(a, b) && !sameAmount(a, b) &&
			(q.alikeButOnce(p) || !q.tellsNumber(p.up.article, a) && !q.gives(p.down, b)) {
			return a, b, true
		}
	}
	return a, b, false
}

// alikeButOnce reports whether a telling and its model differ in one place alone, so that the number there
// was taken from nowhere else.
func (q *inquiry) alikeButOnce(p parallel) bool {
	return len(p.changes) == 1 && wordCount(q.reading(p.down).Document, p.down.told.Content) == wordCount(q.reading(p.up).Document, p.up.told.Content)
}

// gives reports whether the sentence of s has the quantity k as well: then another is not k changed.
func (q *inquiry) gives(s *statement, k news.Quantity) bool {
	r := q.reading(s)
	sentence := r.Document.Sentences[s.sentence].Span
	return slices.ContainsFunc(r.Quantities, func(o news.Quantity) bool {
		return o.Overlaps(sentence) && sameMeasure(o, k) && sameAmount(o, k)
	})
}

// tellsOfChange reports whether the telling, and not its model, says that a figure has moved on: "the
// toll rose to 14".
func (q *inquiry) tellsOfChange(p parallel) bool {
	return movesOn(q.reading(p.down).Document, p.down.sentence) && !movesOn(q.reading(p.up).Document, p.up.sentence)
}

func movesOn(d *text.Document, sentence int) bool {
	return slices.ContainsFunc(d.Words(sentence), func(t text.Token) bool { return movedOn[strings.ToLower(t.Of(d.Text))] })
}

var movedOn = set("rose risen climbed climbs grown grew fell fallen revised updated finished initially originally previously earlier")

// onlyQuantity returns the one quantity whose number stands in span; false when there is none, or
// several.
func (q *inquiry) onlyQuantity(article int, span text.Span) (news.Quantity, bool) {
	var found news.Quantity
	n := 0
	for _, k := range q.dossier.Readings[article].Quantities {
		if k.Number.Overlaps(span) {
			found = k
			n++
		}
	}
	return found, n == 1 && !math.IsNaN(found.Low)
}

// tight reports whether span holds little but the quantity: one other word of content at most, so
// that the number is what differs and not the whole sentence around it.
func (q *inquiry) tight(article int, span text.Span, k news.Quantity) bool {
	d := q.dossier.Readings[article].Document
	others := 0
	for _, tok := range d.Within(span) {
		if !k.Span.Contains(tok.Span) && q.lexicon.stem(tok, d.Text) != "" {
			others++
		}
	}
	return others <= 1
}

// sameMeasure reports whether two quantities may count or measure the same. A noun left out
// ("17 were hurt") fits any.
func sameMeasure(a, b news.Quantity) bool {
	if a.Unit != b.Unit || narrowed(a, b) {
		return false
	}
	return a.Noun == b.Noun || vagueNouns[a.Noun] || vagueNouns[b.Noun] || sameStem(a.Noun, b.Noun)
}

// narrowed reports whether two quantities are of different parts of what is counted: injured
// drivers are not the missing ones.
func narrowed(a, b news.Quantity) bool {
	return len(a.Attributes) > 0 && len(b.Attributes) > 0 &&
		!slices.ContainsFunc(a.Attributes, func(x string) bool { return slices.Contains(b.Attributes, x) })
}

// sameAmount reports whether a and b can be one amount. Two bounds of one sense ("as much as 30",
// "as much as 40") are compared as the numbers they are.
func sameAmount(a, b news.Quantity) bool {
	switch {
	case math.IsInf(a.Low, -1) && math.IsInf(b.Low, -1):
		a.Low, b.Low = a.High, b.High
	case math.IsInf(a.High, 1) && math.IsInf(b.High, 1):
		a.High, b.High = a.Low, b.Low
	}
	return a.Compatible(b)
}

// vagueNouns count people of any kind.
var vagueNouns = set("other another person people one man woman")

func sameStem(a, b string) bool { return canonical(a) == canonical(b) }

// tellsNumber reports whether article has the same quantity anywhere: then the figure was taken
// from another place, not changed.
func (q *inquiry) tellsNumber(article int, k news.Quantity) bool {
	for _, other := range q.dossier.Readings[article].Quantities {
		if other.Unit == k.Unit && other.Low == k.Low && other.High == k.High && (other.Noun == k.Noun || other.Noun == "" || vagueNouns[other.Noun]) {
			return true
		}
	}
	return false
}
