package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Revise tells what a newer version of a report has otherwise than an older one: which sentences differ, and
// what that changes in what is claimed. Sentences that only moved, other typography, slips of the pen and
// furniture are no change. In the answer the older version is article 0 and the newer article 1.
func Revise(older, newer *news.Reading) news.Revision {
	d := &news.Dossier{Readings: []*news.Reading{older, newer}, Derivations: []news.Derivation{{Article: is, From: was, Kind: news.Update, Confidence: 1}}}
	v := &versions{inquiry: newInquiry(d)}
	v.lines[was], v.lines[is] = linesOf(older), linesOf(newer)
	v.notes = v.newNotes()
	edits := v.edits()
	changes := slices.Concat(v.headline(), v.owned(), v.rewordings(edits))
	for i := range changes {
		changes[i].Noted = changes[i].Alters() && (changes[i].Noted || v.noted(&changes[i]))
		changes[i].Explanation = v.explain(&changes[i])
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.Passage.Span.Start, b.Passage.Span.Start) })
	out := news.Revision{Article: is, Former: was}
	for _, n := range v.notes {
		out.Notes = append(out.Notes, n.span)
	}
	for _, e := range edits {
		out.Edits = append(out.Edits, news.Edit{Older: v.span(was, e.a0, e.a1), Newer: v.span(is, e.b0, e.b1)})
	}
	for _, c := range changes {
		out.Changes = append(out.Changes, c.Change)
	}
	return out
}

// The two articles of the dossier that Revise judges.
const (
	was = 0
	is  = 1
)

// versions are two versions of one report under comparison.
type versions struct {
	*inquiry
	lines [2][]line
	notes []note
}

// change is a news.Change in the making.
type change struct {
	news.Change
	old, new string // the words that stand for one another, where they are few
	says     string // what the newer version does, its outlet before it
}

// mostReworded bounds the lines that are set beside one another: a page that was written anew has no changes
// that could be told one by one.
const mostReworded = 250

// rewordings tells what the edits mean: sentences told otherwise are read word by word, the others were added
// or withdrawn.
func (v *versions) rewordings(edits []step) []change {
	gone := v.only(was, edits, func(e step) (int, int) { return e.a0, e.a1 })
	come := v.only(is, edits, func(e step) (int, int) { return e.b0, e.b1 })
	if len(gone) > mostReworded || len(come) > mostReworded {
		return nil
	}
	var list []change
	for _, p := range pairUp(gone, come) {
		list = append(list, v.compare(gone[p[0]], come[p[1]])...)
		gone[p[0]].words, come[p[1]].words = nil, nil
	}
	return slices.Concat(list, v.withdrawn(gone), v.added(come))
}

// headline tells that the headline says something else.
func (v *versions) headline() []change {
	older, newer := v.dossier.Readings[was].Article, v.dossier.Readings[is].Article
	a, _ := forms(v.dossier.Readings[was].Document, older.Title)
	b, _ := forms(v.dossier.Readings[is].Document, newer.Title)
	if len(a) == 0 || len(b) == 0 || !slices.ContainsFunc(gaps(commonPairs(a, b), len(a), len(b)), func(g step) bool {
		return !isSlip(strings.Join(b[g.b0:g.b1], " "), strings.Join(a[g.a0:g.a1], " "))
	}) {
		return nil
	}
	return []change{v.change(news.HeadlineChanged, newer.Title, older.Title,
		fmt.Sprintf("is now headed %q, no longer %q", v.words(is, newer.Title), v.words(was, older.Title)))}
}

// withdrawn tells of claims that are gone.
func (v *versions) withdrawn(lines []line) []change {
	var list []change
	for _, l := range v.claimed(was, lines) {
		at := v.placeOf(l)
		c := v.change(news.ClaimWithdrawn, at, l.span, fmt.Sprintf("no longer says: “%s”", v.brief(was, l.span)))
		list = append(list, c)
	}
	return list
}

// added tells of claims that are new.
func (v *versions) added(lines []line) []change {
	var list []change
	for _, l := range v.claimed(is, lines) {
		c := v.change(news.ClaimAdded, l.span, text.Span{}, fmt.Sprintf("now says besides: “%s”", v.brief(is, l.span)))
		c.Against = nil
		list = append(list, c)
	}
	return list
}

// claimed returns those of lines, not set beside another, that claim something which the other version does
// not tell; those that follow one another in a paragraph are one.
func (v *versions) claimed(version int, lines []line) []line {
	d := v.dossier.Readings[version].Document
	var list []line
	for _, l := range lines {
		if l.words == nil || !v.claimsAnew(version, l) {
			continue
		}
		if n := len(list); n > 0 && list[n-1].sentence == l.sentence-1 && d.Sentences[l.sentence].Paragraph == d.Sentences[l.sentence-1].Paragraph {
			list[n-1].sentence, list[n-1].span = l.sentence, list[n-1].span.Cover(l.span)
			continue
		}
		list = append(list, l)
	}
	return list
}

// claimsAnew reports whether a line has a statement that the other version does not tell in other words.
func (v *versions) claimsAnew(version int, l line) bool {
	return slices.ContainsFunc(v.of[version], func(i int) bool {
		s := &v.statements[i]
		if s.sentence != l.sentence || s.heading || len(s.words.ids) < 2 || !v.hasVerb(s) {
			return false
		}
		_, like := v.model(s, 1-version)
		return like < parallelAt
	})
}

func (v *versions) change(kind news.FindingKind, newer, older text.Span, says string) change {
	c := change{says: says}
	c.Finding = news.Finding{Kind: kind, Passage: news.Passage{Article: is, Span: newer}, Against: &news.Passage{Article: was, Span: older}}
	return c
}

// brief returns the first words of a passage.
func (v *versions) brief(version int, span text.Span) string {
	const most = 30 // words
	words := strings.Fields(v.words(version, span))
	if len(words) > most {
		return strings.Join(words[:most], " ") + " …"
	}
	return strings.Join(words, " ")
}

// explain is the plain sentence of a change.
func (v *versions) explain(c *change) string {
	said := ""
	switch {
	case !c.Alters(), c.Kind == news.CorrectedClaim && v.inNote(c.Passage.Span):
	case c.Noted && len(v.notes) > 0:
		said = ", with a note"
	case c.Noted:
		said = ", and says that it has changed"
	default:
		said = ", without a note"
	}
	return upperFirst(v.outlet(is) + " " + c.says + said + ".")
}
