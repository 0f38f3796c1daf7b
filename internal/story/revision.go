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

// A line is a sentence outside furniture, with its words as they are compared.
type line struct {
	sentence int
	span     text.Span
	words    []string
	at       []text.Span
	key      string
	title    bool
}

// change is a news.Change in the making.
type change struct {
	news.Change
	old, new string // the words that stand for one another, where they are few
	says     string // what the newer version does, its outlet before it
}

func linesOf(r *news.Reading) []line {
	var list []line
	for i, s := range r.Document.Sentences {
		if isFurniture(r, s.Span) {
			continue
		}
		words, at := forms(r.Document, s.Span)
		if len(words) > 0 {
			list = append(list, line{i, s.Span, words, at, strings.Join(words, " "), r.Article.Title.Overlaps(s.Span)})
		}
	}
	return list
}

// edits returns the runs of lines in which the versions differ.
func (v *versions) edits() []step {
	a, b := v.lines[was], v.lines[is]
	head := 0
	for head < len(a) && head < len(b) && a[head].key == b[head].key {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].key == b[len(b)-1-tail].key {
		tail++
	}
	keys := func(lines []line) []string {
		var list []string
		for _, l := range lines[head : len(lines)-tail] {
			list = append(list, l.key)
		}
		return list
	}
	x, y := keys(a), keys(b)
	list := gaps(commonPairs(x, y), len(x), len(y))
	for i := range list {
		s := &list[i]
		s.a0, s.a1, s.b0, s.b1 = s.a0+head, s.a1+head, s.b0+head, s.b1+head
	}
	return list
}

// span covers lines from to to of a version; where there are none, it is the place at which they would stand.
func (v *versions) span(version, from, to int) text.Span {
	lines := v.lines[version]
	switch {
	case from < to:
		return lines[from].span.Cover(lines[to-1].span)
	case from < len(lines):
		return text.Span{Start: lines[from].span.Start, End: lines[from].span.Start}
	}
	end := len(v.dossier.Readings[version].Article.Text)
	return text.Span{Start: end, End: end}
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

// only lists the lines of a version that stand in edits and nowhere in the other version; titles and notes
// are told apart.
func (v *versions) only(version int, edits []step, run func(step) (int, int)) []line {
	elsewhere := map[string]bool{}
	for _, l := range v.lines[1-version] {
		elsewhere[l.key] = true
	}
	var list []line
	for _, e := range edits {
		from, to := run(e)
		for _, l := range v.lines[version][from:to] {
			if !elsewhere[l.key] && !l.title && (version == was || !v.inNote(l.span)) {
				list = append(list, l)
			}
		}
	}
	return list
}

const reworded = 0.5 // share of the words of two sentences in common, from which one is the other told otherwise

// pairUp sets the lines of a beside those of b that are likest, each once.
func pairUp(a, b []line) [][2]int {
	type pair struct {
		i, j int
		like float64
	}
	var all []pair
	for i := range a {
		has := map[string]int{}
		for _, w := range a[i].words {
			has[w]++
		}
		for j := range b {
			if like := dice(has, len(a[i].words), b[j].words); like >= reworded {
				all = append(all, pair{i, j, like})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y pair) int { return cmp.Compare(y.like, x.like) })
	takenA, takenB := map[int]bool{}, map[int]bool{}
	var list [][2]int
	for _, p := range all {
		if !takenA[p.i] && !takenB[p.j] {
			takenA[p.i], takenB[p.j] = true, true
			list = append(list, [2]int{p.i, p.j})
		}
	}
	return list
}

// dice is the share of words that two sentences have in common, one given as counts of n words.
func dice(has map[string]int, n int, words []string) float64 {
	used := map[string]int{}
	common := 0
	for _, w := range words {
		if used[w] < has[w] {
			used[w]++
			common++
		}
	}
	return 2 * float64(common) / float64(n+len(words))
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

// placeOf is where a line of the older version would stand in the newer: behind the line that stood before it.
func (v *versions) placeOf(l line) text.Span {
	ends := map[string]int{}
	for _, n := range v.lines[is] {
		ends[n.key] = n.span.End
	}
	at := 0
	for _, o := range v.lines[was] {
		if o.span.Start >= l.span.Start {
			break
		}
		if end, there := ends[o.key]; there {
			at = end
		}
	}
	return text.Span{Start: at, End: at}
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
