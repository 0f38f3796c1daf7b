package web

import (
	"cmp"
	"fmt"
	"slices"

	"headwater/internal/news"
)

// ledger is the table of claims by articles.
type ledger struct {
	Columns []column
	Span    int  // columns with the one of the claims
	Compact bool // too many columns for words in the cells
	Folded  bool // some columns hold several reports
	Rows    []claimRow
	More    int         // rows after these, on pages of their own
	first   int         // rows before them
	Solo    []soloGroup // claims that one article alone makes
	SoloN   int
}

// claimRow is one claim, a cell for each column, and the passages that the cells open.
type claimRow struct {
	ID, Text     string
	Number       int
	Href         string // where its passages are listed; empty where they stand below
	Status, Tone string
	Origins      []string
	Doubt        string // why there may be more of them; empty when there may not
	Tellers      int
	Cells        []cell
	Groups       []group
	Passages     int
}

// group is the passages of one article for a claim.
type group struct {
	ID      string
	Details []detail
}

// AllRows is how many rows there are on all pages.
func (l ledger) AllRows() int { return l.first + len(l.Rows) + l.More }

// cell says what the reports of a column do with a claim.
type cell struct {
	Ref   ref
	Where string // address of its passages; empty when they are silent
	Marks []mark
	Tell  int  // how many of them, where the column holds several
	Rest  bool // it is the column of those that have none of their own
}

// mark is one thing an article does with a claim: a sign and a word for it.
type mark struct{ Kind, Sign, Word string }

// detail is one passage of a claim beside the one it is compared with.
type detail struct {
	Ref      ref
	Mark     mark
	Who, How string
	Before   *side
	Why      string // what the passage is compared with
	After    side
	Findings []string // addresses of findings that point to it
}

type soloGroup struct {
	Ref    ref
	Claims []soloClaim
}

type soloClaim struct {
	ID, Text, Who string
	Mark          mark
}

const (
	widestTable    = 8 // columns with words in their cells
	passagesOfCell = 4 // passages shown of one article for one claim
)

// ledger lays out the rows from first on, at most so many.
func (v *view) ledger(first, most int) ledger {
	order := v.sharedOrder()
	columns := v.columns(order)
	l := ledger{Columns: columns, Span: len(columns) + 1, Compact: len(columns) > widestTable, first: first}
	for _, c := range columns {
		l.Folded = l.Folded || c.More > 0
	}
	order = order[min(first, len(order)):]
	for _, i := range order[:min(most, len(order))] {
		l.Rows = append(l.Rows, v.claimRow(i, columns))
	}
	l.More = len(order) - len(l.Rows)
	if v.site == nil {
		v.addSolo(&l)
	} else {
		l.SoloN = len(v.soloClaims())
	}
	return l
}

// addSolo lists the claims that one report alone makes, by report.
func (v *view) addSolo(l *ledger) {
	solo := map[int]*soloGroup{}
	for _, i := range v.soloClaims() {
		c := &v.Claims[i]
		a := c.Assertions[0]
		if solo[a.Article] == nil {
			solo[a.Article] = &soloGroup{Ref: v.ref(a.Article)}
		}
		solo[a.Article].Claims = append(solo[a.Article].Claims, soloClaim{v.claimID(i), claimText(c.Text), who(a.Attribution), v.mark(a)})
		l.SoloN++
	}
	for i := range v.readings {
		if g := solo[i]; g != nil {
			l.Solo = append(l.Solo, *g)
		}
	}
}

func (v *view) soloClaims() []int {
	var out []int
	for i := range v.Claims {
		if c := &v.Claims[i]; !isShared(*c) && len(c.Assertions) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// isShared reports whether a claim is told by several articles, or disputed.
func isShared(c news.Claim) bool { return c.Status == news.Disputed || tellers(c) > 1 }

func tellers(c news.Claim) int {
	seen := map[int]bool{}
	for _, a := range c.Assertions {
		seen[a.Article] = true
	}
	return len(seen)
}

func (v *view) shownClaims() map[int]bool {
	shown := map[int]bool{}
	for i := range v.Claims {
		shown[i] = isShared(v.Claims[i])
	}
	return shown
}

var statusWeight = map[news.ClaimStatus]int{news.Disputed: 2, news.Corroborated: 1}

// sharedOrder lists the shared claims, those that matter most first: disputed, corroborated, told
// by many.
func (v *view) sharedOrder() []int {
	var order []int
	for i := range v.Claims {
		if isShared(v.Claims[i]) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := v.Claims[a], v.Claims[b]
		return cmp.Or(statusWeight[y.Status]-statusWeight[x.Status], tellers(y)-tellers(x))
	})
	return order
}

func (v *view) claimRow(i int, columns []column) claimRow {
	c := &v.Claims[i]
	row := claimRow{ID: v.claimID(i), Number: i + 1, Text: claimText(c.Text), Tellers: tellers(*c)}
	row.Status, row.Tone = statusText(c)
	for _, o := range c.Origins {
		row.Origins = append(row.Origins, v.originText(o))
	}
	if c.OriginsDoubt != "" {
		row.Doubt = fmt.Sprintf("at most %d: %s", c.OriginsAtMost, oneLine(c.OriginsDoubt))
	}
	if v.site != nil {
		row.Href = v.claimRef(i).Href
	}
	for _, col := range columns {
		cell := v.cell(c, col)
		id := fmt.Sprintf("%s-%d", row.ID, col.Ref.Number)
		switch {
		case len(cell.Marks) > 0 && v.site != nil:
			cell.Where = fmt.Sprintf("%s?of=%d#%s", row.Href, col.Ref.Number, id)
		case len(cell.Marks) > 0:
			cell.Where = "#" + id
		}
		row.Cells = append(row.Cells, cell)
		if cell.Where != "" && v.site == nil {
			row.add(v.group(id, c, col))
		}
	}
	return row
}

func (r *claimRow) add(g group) {
	r.Groups = append(r.Groups, g)
	r.Passages += len(g.Details)
}

// cell gathers what the reports of a column do with a claim, each thing once.
func (v *view) cell(c *news.Claim, col column) cell {
	out := cell{Ref: col.Ref, Rest: col.Rest}
	for _, article := range col.list {
		told := assertionsOf(c, article)
		for _, k := range told {
			if m := v.mark(c.Assertions[k]); !slices.Contains(out.Marks, m) && len(out.Marks) < 3 {
				out.Marks = append(out.Marks, m)
			}
		}
		if len(told) > 0 && col.More > 0 {
			out.Tell++
		}
	}
	slices.SortStableFunc(out.Marks, func(a, b mark) int { return slices.Index(markOrder, a.Kind) - slices.Index(markOrder, b.Kind) })
	return out
}

// group gathers the passages of a column's reports for a claim.
func (v *view) group(id string, c *news.Claim, col column) group {
	g := group{ID: id}
	for _, article := range col.list {
		g.Details = append(g.Details, v.details(c, article)...)
	}
	return g
}

func statusText(c *news.Claim) (words, tone string) {
	switch c.Status {
	case news.Disputed:
		return "Disputed", "bad"
	case news.Corroborated:
		return capital(count(len(c.Origins), "independent origin")), "good"
	}
	return "One origin", "mild"
}

func (v *view) originText(o news.Origin) string {
	return originWords(o.Kind, o.Source, v.names[o.Article])
}

// originWords says who an origin is, and which report carries it first.
func originWords(kind news.SourceKind, source, report string) string {
	source = clip(oneLine(source), 90)
	switch {
	case kind == news.Reporter || source == "":
		return report + " in its own voice"
	case kind == news.Anonymous:
		return fmt.Sprintf("%s (unnamed), in %s", source, report)
	case kind == news.DocumentSource:
		return fmt.Sprintf("%s (document), in %s", source, report)
	}
	return fmt.Sprintf("%s, in %s", source, report)
}

func assertionsOf(c *news.Claim, article int) []int {
	var out []int
	for k := range c.Assertions {
		if c.Assertions[k].Article == article && len(out) < passagesOfCell {
			out = append(out, k)
		}
	}
	return out
}
