package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A swap is some words of a sentence and those that stand in their place in the newer version of it; either
// span may be empty.
type swap struct {
	old, new text.Span
	was, is  string // the words, as they are compared
}

// compare reads a sentence beside the one that it became.
func (v *versions) compare(a, b line) []change {
	swaps := swapsOf(a, b)
	moved, toWhom := v.sourceAltered(a, b, swaps)
	var list []change
	add := func(kind news.FindingKind, old, new, says string) {
		if says != "" && !slices.ContainsFunc(list, func(c change) bool { return c.Kind == kind }) {
			c := v.change(kind, b.span, a.span, says)
			c.old, c.new = old, new
			c.Noted = kind == news.NumberChanged && v.movesOn(a, b)
			list = append(list, c)
		}
	}
	for _, s := range swaps {
		kind, old, new := v.fact(s)
		if kind == "" || kind == news.NameChanged && moved != "" {
			continue
		}
		add(kind, old, new, fmt.Sprintf("now says %q where it said %q", new, old))
	}
	add(news.QuoteAltered, "", "", v.quoteAltered(a, b))
	add(moved, "", "", toWhom)
	kind, firmly := v.hedgeAltered(a, b, swaps)
	add(kind, "", "", firmly)
	add(news.CorrectedClaim, "", "", v.negationAltered(swaps))
	return list
}

func swapsOf(a, b line) []swap {
	steps := gaps(commonPairs(a.words, b.words), len(a.words), len(b.words))
	list := make([]swap, len(steps))
	for i, g := range steps {
		list[i] = swap{spanOf(a, g.a0, g.a1), spanOf(b, g.b0, g.b1), strings.Join(a.words[g.a0:g.a1], " "), strings.Join(b.words[g.b0:g.b1], " ")}
	}
	return list
}

// spanOf covers words from to to of a line; an empty span where there are none.
func spanOf(l line, from, to int) text.Span {
	switch {
	case from < to:
		return text.Span{Start: l.at[from].Start, End: l.at[to-1].End}
	case from < len(l.at):
		return text.Span{Start: l.at[from].Start, End: l.at[from].Start}
	}
	return text.Span{Start: l.span.End, End: l.span.End}
}

// fact tells what became of a figure, date or name, if that is what stands in another's place.
func (v *versions) fact(s swap) (kind news.FindingKind, old, new string) {
	if s.was == "" || s.is == "" {
		return "", "", ""
	}
	x, okX := v.onlyQuantity(was, s.old)
	y, okY := v.onlyQuantity(is, s.new)
	switch {
	case okX && okY && sameMeasure(x, y) && !sameAmount(x, y):
		return news.NumberChanged, v.words(was, x.Span), v.words(is, y.Span)
	case areFigures(s.was) && areFigures(s.is) && !okX && !okY:
		return news.NumberChanged, v.words(was, s.old), v.words(is, s.new)
	}
	from, okX := v.onlyDate(was, s.old)
	to, okY := v.onlyDate(is, s.new)
	switch {
	case okX && okY && v.datesDiffer(is, to, was, from):
		return news.DateChanged, v.words(was, from.Span), v.words(is, to.Span)
	case v.onlyNames(was, s.old) && v.onlyNames(is, s.new) && !isSlip(s.was, s.is) && !news.SameName(v.words(was, s.old), v.words(is, s.new)) &&
		!v.hasAnyWord(was, v.words(is, s.new)):
		return news.NameChanged, v.words(was, s.old), v.words(is, s.new)
	}
	return "", "", ""
}

// areFigures reports whether words are written in digits alone.
func areFigures(words string) bool {
	return words != "" && !strings.ContainsFunc(words, func(r rune) bool { return (r < '0' || r > '9') && !strings.ContainsRune(",.:- ", r) })
}

// movesOn reports whether the newer sentence, and not the older, says that a figure has moved on.
func (v *versions) movesOn(a, b line) bool {
	moved := func(l line) bool { return slices.ContainsFunc(l.words, func(w string) bool { return movedOn[w] }) }
	return moved(b) && !moved(a)
}

// quoteAltered tells of a quotation that has other words inside; longer or shorter at its edges is the same.
func (v *versions) quoteAltered(a, b line) string {
	for _, new := range v.quotesOf(is, b) {
		for _, old := range v.quotesOf(was, a) {
			x, _ := forms(v.dossier.Readings[was].Document, old.Inner)
			y, _ := forms(v.dossier.Readings[is].Document, new.Inner)
			pairs := commonPairs(x, y)
			if len(pairs) < shortestQuote-1 || 2*len(pairs) < min(len(x), len(y)) {
				continue
			}
			if slices.ContainsFunc(gaps(pairs, len(x), len(y)), func(g step) bool { return insideAltered(g, x, y) }) {
				return fmt.Sprintf("now quotes %s where it quoted %s", trimEnd(v.words(is, new.Span)), trimEnd(v.words(was, old.Span)))
			}
			break
		}
	}
	return ""
}

// insideAltered reports whether a step is another wording and no cut at either end, and no slip.
func insideAltered(g step, x, y []string) bool {
	atEdge := g.a0 == 0 && g.b0 == 0 || g.a1 == len(x) && g.b1 == len(y)
	oneSided := g.a0 == g.a1 || g.b0 == g.b1
	return !(atEdge && oneSided) && !isSlip(strings.Join(x[g.a0:g.a1], " "), strings.Join(y[g.b0:g.b1], " "))
}

func (v *versions) quotesOf(version int, l line) []text.Quote {
	var list []text.Quote
	for _, q := range v.dossier.Readings[version].Document.Quotes {
		if l.span.Overlaps(q.Span) {
			list = append(list, q)
		}
	}
	return list
}

// sourceAltered tells that a statement is given to somebody else, or to nobody any more.
func (v *versions) sourceAltered(a, b line, swaps []swap) (news.FindingKind, string) {
	x, y := v.speakers(was, a), v.speakers(is, b)
	switch {
	case len(x) == 1 && len(y) == 1 && v.anotherSource(x[0], y[0], swaps):
		return news.AttributionChanged, fmt.Sprintf("now gives this to %s where it gave it to %s", v.who(y[0]), v.who(x[0]))
	case len(x) > 0 && len(y) == 0 && v.ownedUp(was, x[0], is, b, swaps):
		return news.AttributionDropped, fmt.Sprintf("now states in its own voice what it gave to %s", v.who(x[0]))
	case len(x) == 0 && len(y) > 0 && v.ownedUp(is, y[0], was, a, swaps):
		return news.AttributionChanged, fmt.Sprintf("now gives to %s what it stated in its own voice", v.who(y[0]))
	}
	return "", ""
}

// speakers lists a statement of each source that is told in a line.
func (v *versions) speakers(version int, l line) []*statement {
	var list []*statement
	for _, i := range v.of[version] {
		s := &v.statements[i]
		if s.told.Source.Kind != news.Reporter && l.span.Contains(s.told.Source.Span) && !s.told.Source.Span.Empty() &&
			!slices.ContainsFunc(list, func(o *statement) bool { return o.told.Source.Span == s.told.Source.Span }) {
			list = append(list, s)
		}
	}
	return list
}

// anotherSource reports whether the source of y cannot be that of x, in whose place it stands.
func (v *versions) anotherSource(x, y *statement, swaps []swap) bool {
	s, t := x.told.Source, y.told.Source
	if isPronoun(s.Text) || isPronoun(t.Text) || isSlip(form(s.Text), form(t.Text)) || v.people.same(was, s, is, t) || v.people.oneVoice(was, s, is, t) {
		return false
	}
	if s.Kind == t.Kind {
		return slices.ContainsFunc(swaps, func(w swap) bool { return w.old.Overlaps(s.Span) && w.new.Overlaps(t.Span) })
	}
	if s.Role != "" && strings.Contains(strings.ToLower(t.Text), s.Role) || t.Role != "" && strings.Contains(strings.ToLower(s.Text), t.Role) {
		return false // one is called by the office of the other
	}
	return slices.ContainsFunc(swaps, func(w swap) bool { return w.old.Overlaps(s.Span) || w.new.Overlaps(t.Span) })
}

// ownedUp reports whether what s, of one version, gives to a source the other states in its own voice in line
// l: the words that name the source are gone, no other source is near, and what is told stayed.
func (v *versions) ownedUp(version int, s *statement, other int, l line, swaps []swap) bool {
	gone := slices.ContainsFunc(swaps, func(w swap) bool {
		return version == was && w.old.Overlaps(s.told.Source.Span) || version == is && w.new.Overlaps(s.told.Source.Span)
	})
	flat := v.statementIn(other, l)
	if !gone || isPronoun(s.told.Source.Text) || flat == nil || v.readsAsSpeech(flat) || v.reportsSpeech(flat) || v.attributedSentence(flat) {
		return false
	}
	near := slices.ContainsFunc(v.of[other], func(i int) bool {
		t := &v.statements[i]
		back := l.sentence - t.sentence
		return back >= -1 && back <= 1 && v.mayBe(t, s) && t.told.Source.Kind != news.Reporter
	})
	shared, _ := v.lexicon.shared(&s.words, &flat.words)
	return !near && shared >= sameWording*s.words.total
}

// statementIn returns the first statement of a line, nil when there is none.
func (v *versions) statementIn(version int, l line) *statement {
	for _, i := range v.of[version] {
		if v.statements[i].sentence == l.sentence {
			return &v.statements[i]
		}
	}
	return nil
}

// hedgeAltered tells that words which put a sentence less than firmly are gone, or come, without others in
// their place.
func (v *versions) hedgeAltered(a, b line, swaps []swap) (news.FindingKind, string) {
	older, newer := v.hedgesAmong(was, a, swaps), v.hedgesAmong(is, b, swaps)
	switch {
	case len(older) > 0 && len(newer) == 0:
		return news.HedgeDropped, fmt.Sprintf("now states as fact what it hedged with %q", strings.ToLower(v.words(was, older[0])))
	case len(older) == 0 && len(newer) > 0:
		return news.HedgeAdded, fmt.Sprintf("now hedges with %q what it stated as fact", strings.ToLower(v.words(is, newer[0])))
	}
	return "", ""
}

// hedgesAmong lists the hedges of a line that stand where it was changed.
func (v *versions) hedgesAmong(version int, l line, swaps []swap) []text.Span {
	return slices.DeleteFunc(hedgesIn(v.dossier.Readings[version], []text.Span{l.span}, false), func(h text.Span) bool {
		return !slices.ContainsFunc(swaps, func(s swap) bool { return version == was && s.old.Overlaps(h) || version == is && s.new.Overlaps(h) })
	})
}

// negationAltered tells that a sentence says no where it said yes, by a few words that deny.
func (v *versions) negationAltered(swaps []swap) string {
	const most = 3 // words
	for _, s := range swaps {
		quoted := inQuote(v.dossier.Readings[was].Document, s.old.Start) || inQuote(v.dossier.Readings[is].Document, s.new.Start)
		if quoted || len(strings.Fields(s.was)) > most || len(strings.Fields(s.is)) > most || len(swaps) > 2 {
			continue
		}
		switch before, now := hasNo(s.was), hasNo(s.is); {
		case now && !before:
			return "now denies what it stated"
		case before && !now:
			return "now states what it denied"
		}
		x, y := canonical(s.was), canonical(s.is)
		if slices.Contains(opposites, [2]string{x, y}) || slices.Contains(opposites, [2]string{y, x}) {
			return fmt.Sprintf("now says %q where it said %q", s.is, s.was)
		}
	}
	return ""
}

func hasNo(words string) bool {
	return slices.ContainsFunc(strings.Fields(words), func(w string) bool { return flatNo[w] || strings.HasSuffix(w, "n't") })
}

var flatNo = set("not no never nobody none cannot n't")

// isSlip reports whether two words differ by a slip of the pen: a letter or two more, fewer, other or in
// another order. Short words, denials and figures never do.
func isSlip(a, b string) bool {
	const short, long = 4, 8 // letters
	x, y := []rune(a), []rune(b)
	if min(len(x), len(y)) < short || strings.ContainsAny(a+b, " 0123456789") || hasNo(a) != hasNo(b) {
		return false
	}
	allowed := 1
	if min(len(x), len(y)) >= long {
		allowed = 2
	}
	if max(len(x), len(y))-min(len(x), len(y)) > allowed {
		return false
	}
	pairs := len(commonPairs(x, y))
	swapped := len(x) == len(y) && pairs == len(x)-1 // two letters in the other order, or one other
	return swapped || max(len(x), len(y))-pairs <= allowed
}
