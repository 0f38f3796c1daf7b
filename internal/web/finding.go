package web

import (
	"fmt"
	"strings"

	"headwater/internal/news"
)

// findingGroup is all findings of one kind.
type findingGroup struct {
	ID, Kind  string
	One, Many string
	Means     string
	Tone      string
	Items     []finding
	More      int    // those that stand on a page of their own
	Href      string // its address
}

func (g *findingGroup) name(n int) string {
	if n == 1 {
		return g.One
	}
	return g.Many
}

// Name is the group's heading.
func (g findingGroup) Name() string { return g.name(g.All()) }

// Lower is the heading as it stands within a sentence.
func (g findingGroup) Lower() string { return strings.ToLower(g.Name()) }

// All is how many there are.
func (g findingGroup) All() int { return len(g.Items) + g.More }

// finding is one finding with its passages.
type finding struct {
	ID     string
	Text   string
	Before *side // nil where there is no other side
	After  side
}

// kinds are the findings in words, in the order of how much they matter to a reader.
var kinds = []struct {
	kind              news.FindingKind
	one, many, means  string
	tone              string
	beforeIs, afterIs string
	diff              bool // the two passages are versions of one text
}{
	{news.QuoteAltered, "Quotation altered", "Quotations altered", "The words inside the marks are not the words they were.", "bad", "As it was", "As it became", true},
	{news.QuoteUnsupported, "Quotation found nowhere else", "Quotations found nowhere else", "No report it draws on has these words, and nothing shows that they were heard first hand.", "bad", "", "Here alone", false},
	{news.NumberChanged, "Number changed", "Numbers changed", "The same quantity, another figure.", "bad", "As it was", "As it became", true},
	{news.DateChanged, "Date changed", "Dates changed", "The same event, another time.", "bad", "As it was", "As it became", true},
	{news.AttributionChanged, "Source changed", "Sources changed", "The same statement, given to another kind of source.", "bad", "As it was", "As it became", true},
	{news.AttributionDropped, "Source dropped", "Sources dropped", "Said by somebody there, stated as fact here.", "bad", "As it was", "As it became", true},
	{news.HedgeDropped, "Doubt dropped", "Doubts dropped", "Alleged or believed there, flat fact here.", "bad", "As it was", "As it became", true},
	{news.HedgeAdded, "Doubt added", "Doubts added", "Flat fact there, alleged or believed here.", "mild", "As it was", "As it became", true},
	{news.CreditMissing, "Credit missing", "Credits missing", "Drawn from another report whose outlet is never named.", "bad", "Drawn from", "Here", false},
	{news.CorrectedClaim, "Correction", "Corrections", "A newer version changes or withdraws what the older said.", "mild", "The older version", "The newer version", true},
	{news.DisputedClaim, "Denial", "Denials", "One source says it, another denies it.", "mild", "Said", "Denied", false},
	{news.ClaimWithdrawn, "Statement withdrawn", "Statements withdrawn", "The older version says it, the newer does not.", "bad", "The older version", "The newer version", false},
	{news.NameChanged, "Name changed", "Names changed", "The same statement, another name in it.", "bad", "The older version", "The newer version", true},
	{news.ClaimAdded, "Statement added", "Statements added", "The newer version says it, the older does not.", "mild", "The older version", "The newer version", false},
	{news.HeadlineChanged, "Headline changed", "Headlines changed", "The newer version has another headline.", "mild", "The older version", "The newer version", true},
}

// findingGroups lists the findings by kind, of each kind at most so many.
func (v *view) findingGroups(most int) []findingGroup {
	var groups []findingGroup
	for k, list := range v.foundByKind() {
		if len(list) > most+1 { // one more is no reason to hide it
			groups = append(groups, v.findingGroup(k, list, 0, most))
		} else if len(list) > 0 {
			groups = append(groups, v.findingGroup(k, list, 0, len(list)))
		}
	}
	return groups
}

// foundByKind gives the indices of the findings of each of kinds.
func (v *view) foundByKind() [][]int {
	out := make([][]int, len(kinds))
	for i := range v.Findings {
		for k := range kinds {
			if kinds[k].kind == v.Findings[i].Kind {
				out[k] = append(out[k], i)
			}
		}
	}
	return out
}

// findingGroup is the group of kinds[k], with its findings from first up to last.
func (v *view) findingGroup(k int, list []int, first, last int) findingGroup {
	x := kinds[k]
	g := findingGroup{ID: "f-" + string(x.kind), Kind: string(x.kind), One: x.one, Many: x.many, Means: x.means, Tone: x.tone, More: len(list) - (last - first)}
	if g.More > 0 && (v.site == nil || v.site.Story != "") {
		g.Href = v.findingsAddress(g.Kind)
	}
	for _, i := range list[first:last] {
		item := v.finding(&v.Findings[i], x.diff)
		item.ID = fmt.Sprintf("f%d", i+1)
		item.After.Label = x.afterIs
		if item.Before != nil {
			item.Before.Label = x.beforeIs
		}
		g.Items = append(g.Items, item)
	}
	return g
}

// mostExplained is how many letters of a finding's explanation are shown: the passages stand below it.
const mostExplained = 320

func (v *view) finding(f *news.Finding, diff bool) finding {
	out := finding{Text: clip(sentence(f.Explanation), mostExplained), After: plainSide(v.refAt(f.Passage), v.words(f.Passage), "")}
	if f.Against == nil {
		return out
	}
	before := plainSide(v.refAt(*f.Against), v.words(*f.Against), "")
	if diff {
		before, out.After = v.pair(*f.Against, f.Passage)
	}
	out.Before = &before
	return out
}

// findingRef is where a finding stands.
func (v *view) findingRef(f int) string {
	if v.site == nil {
		return fmt.Sprintf("#f%d", f+1)
	}
	kind, before := v.Findings[f].Kind, 0
	for i := range v.Findings[:f] {
		if v.Findings[i].Kind == kind {
			before++
		}
	}
	address := v.findingsAddress(string(kind))
	if page := before/itemsOfPage + 1; page > 1 {
		address += fmt.Sprintf("&page=%d", page)
	}
	return fmt.Sprintf("%s#f%d", address, f+1)
}
