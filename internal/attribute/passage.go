package attribute

// passageOf is the run from the first to the last word of the draft.
func (u *unit) passageOf(d *draft) run {
	p := d.cue
	join := func(r run) {
		if !r.empty() {
			p = run{min(p.first, r.first), max(p.last, r.last)}
		}
	}
	if d.shares < 0 {
		join(d.source)
	}
	join(d.region)
	join(d.via)
	for _, r := range d.content {
		join(r)
	}
	if !d.back() && d.begin < p.first {
		p.first = d.begin
		for u.mark(p.first) && p.first < d.cue.first {
			p.first++
		}
	}
	return p
}

// remainder gives the stretches of the unit that no draft covers and that say something by
// themselves; what does not is added to the passage beside it.
func (u *unit) remainder(ds []draft) []run {
	var out []run
	i := 0
	for i < len(u.items) {
		if last := u.coveredFrom(ds, i); last > i {
			i = last
			continue
		}
		j := i
		for j < len(u.items) && u.coveredFrom(ds, j) == j {
			j++
		}
		r := run{i, j}
		if len(ds) == 0 || u.speaksAlone(r) {
			out = append(out, r)
		} else {
			u.absorb(ds, r)
		}
		i = j
	}
	return out
}

// coveredFrom is the end of the passage that holds item i, or i when none does.
func (u *unit) coveredFrom(ds []draft, i int) int {
	for k := range ds {
		if p := ds[k].passage; p.first <= i && i < p.last {
			return p.last
		}
	}
	return i
}

func (u *unit) speaksAlone(r run) bool {
	t := u.trim(r)
	return t.last-t.first >= 3 && (u.hasClause(t) || u.title && u.stop(t.last)) && !u.preface(t)
}

// absorb adds a stretch that says nothing by itself to a neighbouring passage.
func (u *unit) absorb(ds []draft, r run) {
	for k := range ds {
		if ds[k].passage.last == r.first {
			ds[k].passage.last = r.last
			return
		}
	}
	for k := range ds {
		if ds[k].passage.first == r.last {
			ds[k].passage.first = r.first
			return
		}
	}
}
