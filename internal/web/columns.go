package web

import (
	"cmp"
	"fmt"
	"slices"

	"headwater/internal/news"
)

// A table of many reports folds what repeats: a report that draws on another and does with every claim what
// that one does shares its column. Should there still be many, those that tell least share the last.

const (
	mostUnfolded = 10 // reports with a column each; more are folded
	mostColumns  = 12
)

// column is the column of one report in the ledger, or of several.
type column struct {
	Ref  ref // of the first
	More int // reports besides it
	Hint string
	list []int
	Rest bool // they share it because there is no room
}

// columns gives each related report a column, folding where there are many.
func (v *view) columns(order []int) []column {
	related := v.related()
	var out []column
	if len(related) <= mostUnfolded {
		for _, i := range related {
			out = append(out, v.column([]int{i}, false))
		}
		return out
	}
	heads := v.heads(related, order)
	told := v.toldBy(order)
	var kept []int
	for _, i := range related {
		if heads[i] == i {
			kept = append(kept, i)
		}
	}
	weights := map[int]int{}
	for _, i := range kept {
		weights[i] = weight(v, told, i)
	}
	slices.SortStableFunc(kept, func(a, b int) int { return cmp.Compare(weights[b], weights[a]) })
	rest := kept[min(mostColumns-1, len(kept)):]
	kept = kept[:len(kept)-len(rest)]
	slices.Sort(kept)
	members := map[int][]int{}
	var others []int
	for _, i := range related {
		if slices.Contains(rest, heads[i]) {
			others = append(others, i)
		} else {
			members[heads[i]] = append(members[heads[i]], i)
		}
	}
	for _, i := range kept {
		out = append(out, v.column(members[i], false))
	}
	if len(others) > 0 {
		out = append(out, v.column(others, true))
	}
	return out
}

// weight is how much a report's column tells. What no other report lies behind comes first.
func weight(v *view, told []map[int][]mark, i int) int {
	w := len(told[i]) + 3*len(v.findings[i])
	if slices.Contains(v.Roots(), i) {
		w += 1 << 20
	}
	return w
}

// toldBy gives for each report what it does with which of the given claims.
func (v *view) toldBy(order []int) []map[int][]mark {
	told := make([]map[int][]mark, len(v.readings))
	for i := range told {
		told[i] = map[int][]mark{}
	}
	for _, c := range order {
		for _, a := range v.Claims[c].Assertions {
			if m := v.mark(a); !slices.Contains(told[a.Article][c], m) {
				told[a.Article][c] = append(told[a.Article][c], m)
			}
		}
	}
	return told
}

// heads gives for each report the one whose column it shares: what it draws on, if it adds nothing to the
// table and nothing was found in it, else itself. Reports come after those they draw on.
func (v *view) heads(related, order []int) map[int]int {
	told := v.toldBy(order)
	heads := map[int]int{}
	for _, i := range related {
		heads[i] = i
		for _, d := range v.Dossier.Derivations {
			head, known := heads[d.From]
			if d.Article == i && known && v.changesNothing(i) && within(told[i], told[head]) {
				heads[i] = head
				break
			}
		}
	}
	return heads
}

// changesNothing reports whether nothing was found changed in a report.
func (v *view) changesNothing(i int) bool {
	return !slices.ContainsFunc(v.findings[i], func(f int) bool { return v.Findings[f].Kind != news.CreditMissing })
}

// within reports whether all that one report does with claims another does too.
func within(told, other map[int][]mark) bool {
	for c, marks := range told {
		for _, m := range marks {
			if !slices.Contains(other[c], m) {
				return false
			}
		}
	}
	return true
}

func (v *view) column(list []int, rest bool) column {
	c := column{Ref: v.ref(list[0]), More: len(list) - 1, list: list, Rest: rest}
	c.Hint = fmt.Sprintf("%s, %s", c.Ref.Name, c.Ref.Day)
	var names []string
	for _, i := range list[1:] {
		names = append(names, v.names[i])
	}
	switch {
	case rest:
		c.Hint = "Others: " + c.Ref.Name + ", " + listed(names, 12)
	case c.More > 0:
		c.Hint += "; the same in " + listed(names, 12)
	case c.Ref.Title != "":
		c.Hint += ": " + c.Ref.Title
	}
	return c
}

// All is how many reports share the column.
func (c column) All() int { return c.More + 1 }
