package attribute

// layOut settles, for the drafts of one unit in order, where each content begins and ends.
func (u *unit) layOut(ds []draft) {
	low := make([]int, len(ds)) // where the content before a source may begin; -1 when not told
	for i := range ds {
		low[i] = -1
	}
	for i := range ds {
		if d := &ds[i]; !d.back() && d.object.empty() && d.from >= 0 {
			d.until = u.contentEnd(ds, i, low)
			if d.entry == nil && d.stance == "" && (u.noun(d.cue.first) || u.low(d.cue.first) == "that") {
				d.until = min(d.until, u.mainVerb(d.from))
			}
			d.content = []run{u.offOutlet(d, u.trim(run{d.from, d.until}))}
		}
	}
	for i := range ds {
		d := &ds[i]
		switch {
		case !d.object.empty():
			d.content = []run{d.object}
		case d.back():
			u.contentAround(ds, i, low[i])
		}
		d.content = nonEmpty(d.content)
		d.passage = u.passageOf(d)
	}
}

// offOutlet takes the outlet that was told off the end of the content: "the closure | to the Gazette".
func (u *unit) offOutlet(d *draft, r run) run {
	for i := r.first + 1; i < r.last; i++ {
		if to := (run{i + 1, r.last}); u.low(i) == "to" && u.simpleRight(i+1) == r.last && u.outletIn(to).Name != "" {
			d.via = to
			return run{r.first, i}
		}
	}
	return r
}

func nonEmpty(rs []run) []run {
	kept := rs[:0]
	for _, r := range rs {
		if !r.empty() {
			kept = append(kept, r)
		}
	}
	return kept
}

// contentEnd is where the content that follows cue i ends: before the next statement at the same
// level. For a later statement whose content stands before its source it notes in low where that
// content may begin.
func (u *unit) contentEnd(ds []draft, i int, low []int) int {
	d := &ds[i]
	for j := i + 1; j < len(ds); j++ {
		e := &ds[j]
		if e.begin < d.from {
			continue
		}
		if e.back() {
			if b := u.lastBoundary(d.from, e.region.first); b > 0 {
				low[j] = b
				return b
			}
			low[j] = d.begin
			return e.region.first
		}
		if u.sibling(d, e) {
			return e.begin
		}
		if k := e.begin - 1; u.comma(k) && u.opened(d) {
			return k
		}
	}
	if d.stance != "" {
		return u.silenceEnd(d.from)
	}
	if k := d.cue.first - 1; relatives[u.low(k)] && u.comma(k-1) && i+1 < len(ds) && ds[i+1].begin < d.cue.first && !ds[i+1].source.empty() {
		return u.asideEnd(d.from)
	}
	if k := d.source.first - 1; !d.source.empty() && relatives[u.low(k)] && u.comma(k-1) {
		return u.asideEnd(d.from)
	}
	if u.opened(d) {
		if end := u.firstClauseEnd(d.from); end > 0 {
			return end
		}
	}
	return u.clauseEnd(d.from)
}

// opened reports whether a word before the source makes the statement a subordinate clause: "While
// she said …, he said …".
func (u *unit) opened(d *draft) bool {
	i := d.source.first - 1
	return i >= 0 && !d.source.empty() && u.subordinate(i) && (i == 0 || u.stop(i-1))
}

// firstClauseEnd is the first comma after i that a new clause follows, or 0.
func (u *unit) firstClauseEnd(i int) int {
	for ; i < len(u.items); i++ {
		if u.comma(i) && u.opensClause(i+1) {
			return i
		}
	}
	return 0
}

// mainVerb is where the verb stands whose subject the noun with its clause from i on is: "the claim
// that the beam had rusted | was dismissed". It is the end of the unit when there is none.
func (u *unit) mainVerb(i int) int {
	seen := false
	for ; i < len(u.items); i++ {
		switch {
		case u.finite(i) && seen:
			return i
		case u.finite(i):
			seen = true
		case u.comma(i) || u.tag(i) == "CC" || connectives[u.low(i)] || relatives[u.low(i)]:
			seen = false
		}
	}
	return i
}

// silenceEnd closes what was not commented on at the next new clause.
func (u *unit) silenceEnd(from int) int {
	for i := from; i < len(u.items); i++ {
		if u.low(i) == ";" || u.comma(i) && (u.contrast(i+1) || u.low(i+1) == "and") && u.hasClause(run{i, u.asideEnd(i + 1)}) {
			return i
		}
	}
	return len(u.items)
}

// clauseEnd is the end of content that begins at from: the end of the unit, a semicolon, or a
// "but" that sets something else against it.
func (u *unit) clauseEnd(from int) int {
	for i := from; i < len(u.items); i++ {
		if u.low(i) == ";" && u.hasClause(run{i, len(u.items)}) {
			return i
		}
		if u.comma(i) && u.contrast(i+1) && u.tag(i+2) != "PRP" && u.low(i+2) != "that" && u.hasClause(run{from, i}) && u.opensClause(i+2) {
			return i
		}
	}
	return len(u.items)
}

// sibling reports whether e begins a statement beside that of d rather than inside its content.
func (u *unit) sibling(d, e *draft) bool {
	if e.shares >= 0 {
		return true
	}
	k := e.begin - 1
	for u.tag(k) == "RB" || u.tag(k) == "IN" && u.time(k+1) || u.time(k) {
		k--
	}
	switch {
	case u.comma(k) && !relatives[u.low(k+1)] && u.comma(k-1):
		return true
	case u.stop(k), u.contrast(k):
		e.begin = k
		if u.comma(k - 1) {
			e.begin = k - 1
		}
		return true
	case u.tag(k) == "CC" && u.comma(k-1):
		e.begin = k - 1
		return true
	}
	return false
}

// contrast reports a joining word that sets a new clause against the one before.
func (u *unit) contrast(i int) bool {
	switch u.low(i) {
	case "but", "while", "though", "although", "whereas", "yet":
		return true
	}
	return false
}

// lastBoundary is the last place between from and to where a clause of its own begins, or 0.
func (u *unit) lastBoundary(from, to int) int {
	for i := to - 1; i > from; i-- {
		strong := u.low(i) == ";" || u.comma(i) && (u.contrast(i+1) || u.low(i+1) == "and")
		if strong && u.hasClause(run{from, i}) && u.hasClause(run{i, to}) {
			return i
		}
	}
	return 0
}
