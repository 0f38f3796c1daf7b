package attribute

// contentAround gives draft i the content before its source, and after it where the sentence
// goes on in the same voice.
func (u *unit) contentAround(ds []draft, i, low int) {
	d := &ds[i]
	if low < 0 {
		low = 0
		if i > 0 {
			low = u.endOf(&ds[i-1])
		}
	}
	before := u.trim(run{low, d.region.first})
	d.content = []run{before}
	high := u.clauseEnd(d.region.last)
	for _, e := range ds[i+1:] {
		if e.begin < d.region.last {
			continue
		}
		if e.back() && u.hasClause(run{d.region.last, e.region.first}) {
			return
		}
		if !e.back() {
			high = min(high, e.begin)
			break
		}
	}
	after := run{d.region.last, high}
	if u.goesOn(before, after) {
		d.content = append(d.content, u.trim(after))
	}
}

func (u *unit) endOf(d *draft) int {
	end := max(d.cue.last, d.region.last)
	for _, r := range d.content {
		end = max(end, r.last)
	}
	return end
}

// goesOn reports whether the words after an inserted "she said" belong to what she said. A new
// clause of its own after it is taken for the writer's, unless its verb looks ahead as reported
// speech does.
func (u *unit) goesOn(before, after run) bool {
	for !after.empty() && u.comma(after.first) {
		after.first++
	}
	if after.last-after.first < 2 && !u.isQuote(after.first) {
		return false
	}
	first := after.first
	switch {
	case u.isQuote(first):
		return true
	case u.tag(first) == "CC" && u.beforehand(run{first + 1, after.last}):
		return true
	case u.allQuoted(before) && !u.hasQuote(after):
		return false
	case u.tag(first) == "CC":
		if u.isQuote(first+1) || u.low(first+1) == "that" || u.finite(first+1) || u.tag(first+1) == "VBN" {
			return true
		}
		return u.modalIn(after)
	case u.low(first) == "that":
		return true
	case u.tag(first) == "VBG", u.low(first) == ";", u.contrast(first):
		return false
	case !u.hasClause(before) && !u.hasQuote(before):
		return true
	case u.tag(first) == "IN" || u.tag(first) == "TO" || u.tag(first) == "RB":
		return !u.hasClause(after) || connectives[u.low(first)] && u.low(first) != "as"
	}
	return false
}

// allQuoted reports whether r is quotation and nothing else but marks.
func (u *unit) allQuoted(r run) bool {
	for i := r.first; i < r.last; i++ {
		if !u.isQuote(i) && !u.mark(i) {
			return false
		}
	}
	return !r.empty()
}

// beforehand reports a clause about him who speaks, "he had stopped", in the tense of what is told again.
func (u *unit) beforehand(r run) bool {
	w := u.low(r.first)
	return (w == "he" || w == "she" || w == "it" || w == "they") && u.low(r.first+1) == "had" && u.tag(r.first+2) != "DT"
}

func (u *unit) modalIn(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.tag(i) == "MD" {
			return true
		}
		if u.finite(i) {
			return false
		}
	}
	return false
}
