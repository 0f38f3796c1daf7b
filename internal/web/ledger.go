package web

import (
	"cmp"
	"fmt"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// ledger is the table of claims by articles.
type ledger struct {
	Columns []ref
	Span    int  // columns with the one of the claims
	Compact bool // too many columns for words in the cells
	Rows    []claimRow
	Solo    []soloGroup // claims that one article alone makes
	SoloN   int
}

// claimRow is one claim, a cell for each column, and the passages that the cells open.
type claimRow struct {
	ID, Text     string
	Number       int
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

// cell says what one article does with a claim.
type cell struct {
	Ref   ref
	Where string // fragment of its passage; empty when the article is silent
	Marks []mark
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
	Findings []int // numbers of findings that point to it
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

func (v *view) ledger() ledger {
	columns := v.related()
	l := ledger{Columns: v.refs(columns), Span: len(columns) + 1, Compact: len(columns) > widestTable}
	for _, i := range v.sharedOrder() {
		l.Rows = append(l.Rows, v.claimRow(i, columns))
	}
	solo := map[int]*soloGroup{}
	for i := range v.Claims {
		c := &v.Claims[i]
		if isShared(*c) || len(c.Assertions) == 0 {
			continue
		}
		a := c.Assertions[0]
		if solo[a.Article] == nil {
			solo[a.Article] = &soloGroup{Ref: v.ref(a.Article)}
		}
		solo[a.Article].Claims = append(solo[a.Article].Claims, soloClaim{fmt.Sprintf("c%d", i+1), claimText(c.Text), who(a.Attribution), v.mark(a)})
		l.SoloN++
	}
	for i := range v.readings {
		if g := solo[i]; g != nil {
			l.Solo = append(l.Solo, *g)
		}
	}
	return l
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

func (v *view) claimRow(i int, columns []int) claimRow {
	c := &v.Claims[i]
	row := claimRow{ID: fmt.Sprintf("c%d", i+1), Number: i + 1, Text: claimText(c.Text), Tellers: tellers(*c)}
	row.Status, row.Tone = statusText(c)
	for _, o := range c.Origins {
		row.Origins = append(row.Origins, v.originText(o))
	}
	if c.OriginsDoubt != "" {
		row.Doubt = fmt.Sprintf("at most %d: %s", c.OriginsAtMost, oneLine(c.OriginsDoubt))
	}
	for _, article := range columns {
		cell := cell{Ref: v.ref(article)}
		for _, k := range assertionsOf(c, article) {
			cell.Where = fmt.Sprintf("%s-%d", row.ID, article+1)
			if m := v.mark(c.Assertions[k]); !slices.Contains(cell.Marks, m) && len(cell.Marks) < 3 {
				cell.Marks = append(cell.Marks, m)
			}
		}
		row.Cells = append(row.Cells, cell)
		if cell.Where != "" {
			g := group{cell.Where, v.details(c, article)}
			row.Groups = append(row.Groups, g)
			row.Passages += len(g.Details)
		}
	}
	return row
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
	where := fmt.Sprintf("in %s", v.names[o.Article])
	source := clip(oneLine(o.Source), 90)
	switch {
	case o.Kind == news.Reporter || source == "":
		return v.names[o.Article] + " in its own voice"
	case o.Kind == news.Anonymous:
		return fmt.Sprintf("%s (unnamed), %s", source, where)
	case o.Kind == news.DocumentSource:
		return fmt.Sprintf("%s (document), %s", source, where)
	}
	return fmt.Sprintf("%s, %s", source, where)
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

var (
	stated   = mark{"stated", "●", "states"}
	hedged   = mark{"hedged", "◐", "hedges"}
	denied   = mark{"denied", "✕", "denies"}
	declined = mark{"declined", "–", "declines"}
	noReply  = mark{"declined", "–", "no reply"}
	quoted   = mark{"quoted", "❝", "quotes"}
	altered  = mark{"altered", "≠", "quote altered"}
)

// mark says in one sign and one word what an assertion does.
func (v *view) mark(a news.Assertion) mark {
	x := a.Attribution
	switch {
	case x.Stance == news.Denies:
		return denied
	case x.Stance == news.DeclinesComment:
		return declined
	case x.Stance == news.NoResponse:
		return noReply
	case v.quoteAltered(a):
		return altered
	case x.Quote == news.Direct || x.Quote == news.Mixed:
		return quoted
	case x.Certainty == news.Hedged:
		return hedged
	}
	return stated
}

func (v *view) quoteAltered(a news.Assertion) bool {
	return slices.ContainsFunc(v.findingsAt(a.Article, a.Attribution.Passage), func(f int) bool {
		k := v.Findings[f].Kind
		return k == news.QuoteAltered || k == news.QuoteUnsupported
	})
}

// findingsAt returns the findings whose passage in an article overlaps s.
func (v *view) findingsAt(article int, s text.Span) []int {
	var out []int
	for _, f := range v.findings[article] {
		if v.Findings[f].Passage.Span.Overlaps(s) {
			out = append(out, f)
		}
	}
	return out
}
