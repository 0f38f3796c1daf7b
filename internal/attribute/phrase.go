package attribute

// prepositions that join a noun phrase to the one before it.
var prepositions = set(`of for at in from with on to by inside behind near under within between
	outside against`)

// connectives open a clause; with a comma or without, a noun phrase never reaches across them.
var connectives = set(`that because while though although but as if when since after before until
	till whether where so than unless whereas yet lest once`)

var relatives = set(`who that which whose whom`)

// head is the item that a noun phrase is about: the last noun before any preposition, relative
// clause or comma.
func (u *unit) head(np run) int {
	h := -1
	for i := np.first; i < np.last; i++ {
		switch {
		case u.noun(i) || u.tag(i) == "PRP":
			h = i
		case h >= 0 && u.tag(i) == "POS":
			h = -1
		case h >= 0 && (u.tag(i) == "IN" || u.tag(i) == "TO" || u.comma(i) || u.finite(i) || relatives[u.low(i)]):
			return h
		case h < 0 && (u.tag(i) == "CD" || u.tag(i) == "DT" && u.tag(i+1) == "IN"):
			if u.tag(i+1) == "IN" || i+1 == np.last {
				return i
			}
		}
	}
	if h < 0 {
		h = np.last - 1
	}
	return h
}

// names reports whether the head of np is a proper name.
func (u *unit) names(np run) bool { return u.proper(u.head(np)) }

// roleNoun reports whether the head of np is a word for a person or a body that can speak.
func (u *unit) roleNoun(np run) bool { return u.speaker(u.low(u.head(np))) }

// speaker reports whether the noun w can be who says a thing.
func (u *unit) speaker(w string) bool {
	return w != "" && (people[w] || people[singular(w)] || kinds[w] != "" || kinds[singular(w)] != "")
}

func (u *unit) possessive(r run) bool {
	for i := r.first; i < r.last; i++ {
		if u.tag(i) == "POS" {
			return true
		}
	}
	return false
}

// partOfName reports a capital "The" that begins a name in the middle of a phrase.
func (u *unit) partOfName(i int) bool {
	return u.low(i) == "the" && i > 0 && u.doc.Text[u.items[i].Start] == 'T' && u.proper(i+1)
}

func (u *unit) dash(i int) bool {
	w := u.low(i)
	return w == "—" || w == "–" || w == "--"
}

func (u *unit) relativeWithin(i, end int) int {
	for ; i < end; i++ {
		if relatives[u.low(i)] {
			return i
		}
	}
	return -1
}
