package entity

// run is a row of capitalised words without a break: words[first:last].
type run struct{ first, last int }

// island is a stretch of words in which names are looked for: runs held together by the small words
// that names have inside them ("Ministry of Health and Welfare", "Lloyd's of London"). Whatever
// stands outside the islands is no name.
type island struct{ first, last int }

// maxIsland bounds how many words are labelled together, so that a text without small letters
// costs no more than another.
const maxIsland = 64

// connectors are the small words and marks that may stand inside a name.
var connectors = map[string]bool{
	"of": true, "the": true, "and": true, "&": true, "for": true, "on": true, "in": true, "at": true,
	"to": true, "'s": true, "'": true, "-": true, "–": true, ".": true, "/": true, "with": true, "+": true, "'n'": true,
	"against": true, "upon": true, "s": true,
}

// findRuns lists the runs and tells each word which it is in.
func findRuns(ws []word) []run {
	runs := make([]run, 0, len(ws)/8+1)
	for i := 0; i < len(ws); i++ {
		if !ws[i].form.isName() {
			continue
		}
		j := i + 1
		for j < len(ws) && ws[j].sent == ws[i].sent && j-i < maxIsland &&
			(ws[j].form.isName() || ws[j].form == digits) {
			j++
		}
		for k := i; k < j; k++ {
			ws[k].run = int32(len(runs))
		}
		runs = append(runs, run{i, j})
		i = j - 1
	}
	return runs
}

// findIslands joins runs over connectors.
func findIslands(ws []word, runs []run) []island {
	var out []island
	for _, r := range runs {
		if n := len(out) - 1; n >= 0 && r.last-out[n].first <= maxIsland && bridged(ws, out[n].last, r.first) {
			out[n].last = r.last
			continue
		}
		if r.last == r.first+1 && ws[r.first].isPlain() {
			continue
		}
		first := r.first
		for first > 0 && ws[first].marks&inside != 0 && ws[first-1].form == lower {
			first-- // "al Qaeda", which the lexicon knows
		}
		if first > 0 && ws[first-1].form == digits && ws[first-1].sent == ws[first].sent && !ws[first].glued {
			first-- // "20th Century Fox"
		}
		out = append(out, island{first, r.last})
	}
	return out
}

// isPlain reports whether the word, when it stands alone, can be no name: "The" at the opening of a
// sentence, "Monday".
func (w *word) isPlain() bool {
	const names = given | surname | place | demonym | outlet | org
	return w.form != upper && w.marks&(common|calendar) != 0 && w.marks&names == 0
}

// bridged reports whether one to three connectors or particles fill the gap, in one sentence.
func bridged(ws []word, from, to int) bool {
	if to-from > 3 || ws[from-1].sent != ws[to].sent {
		return false
	}
	for i := from; i < to; i++ {
		if !connectors[ws[i].s] && !particles[ws[i].s] {
			return false
		}
		if ws[i].s == "." && !ws[i].glued {
			return false
		}
	}
	return true
}
