package attribute

// clauses parts r into the statements it is made of: at semicolons, before "and that", and where
// a comma and a joining word open a clause with a subject and a verb of its own.
func (u *unit) clauses(r run) []run {
	var out []run
	start := r.first
	for i := r.first + 1; i+1 < r.last; i++ {
		next := u.clauseAt(run{start, r.last}, i)
		if next == 0 || next >= r.last {
			continue
		}
		out = append(out, u.trim(run{start, i}))
		start, i = next, next
	}
	return append(out, u.trim(run{start, r.last}))
}

// clauseAt reports where the next statement of r begins when one ends before item i, or 0.
func (u *unit) clauseAt(r run, i int) int {
	left, and := run{r.first, i}, i
	if u.comma(i) {
		and = i + 1
	}
	joined := u.tag(and) == "CC" && u.low(and) != "or" && u.low(and) != "nor" && u.low(and) != "&"
	switch {
	case u.low(i) == ";":
		if u.hasClause(left) && u.hasClause(run{i, r.last}) {
			return i + 1
		}
	case joined && u.low(and+1) == "that" && (u.tag(and+1) == "IN" || u.comma(and+2)):
		return and + 2
	case joined && u.comma(i) && !u.subordinate(r.first):
		if u.hasClause(left) && u.opensClause(and+1) && u.hasClause(run{and, r.last}) {
			return and + 1
		}
	}
	return 0
}

// subordinate reports whether the word at i makes the clause after it depend on another.
func (u *unit) subordinate(i int) bool {
	return u.tag(i) == "WRB" || u.tag(i) == "IN" && connectives[u.low(i)]
}

// split gives each statement of a draft its own draft, all with one source. The one beside the
// cue stays with it.
func (u *unit) split(ds []draft) []draft {
	for i, n := 0, len(ds); i < n; i++ {
		if ds[i].stance != "" || !ds[i].object.empty() {
			continue
		}
		var kept []run
		for k, c := range ds[i].content {
			apart := k > 0 && u.allQuoted(ds[i].content[0]) && u.beforehand(run{c.first + 1, c.last})
			if apart {
				c.first++
			}
			parts := u.clauses(c)
			keep := 0
			if ds[i].back() && k == 0 {
				keep = len(parts) - 1
			} else if k > 0 {
				keep = -1
			}
			for p, part := range parts {
				if p == keep || len(parts) == 1 && !apart {
					kept = append(kept, part)
				} else if !part.empty() {
					ds = append(ds, draft{entry: ds[i].entry, shares: i, cue: ds[i].cue, from: part.first, content: []run{part}, passage: part})
				}
			}
		}
		if len(kept) > 0 {
			ds[i].content = kept
			ds[i].passage = u.passageOf(&ds[i])
		}
	}
	return ds
}
