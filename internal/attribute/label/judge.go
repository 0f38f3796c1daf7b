package label

import (
	"math"

	"headwater/internal/seqlabel"
)

// The chain of labels sees one word and one label before it at a time. The judge sees a candidate
// whole: whether it has both its quotation marks, ends with its sentence,
// stands beside a cue and what would fit it better. It says anew how likely each is to be exactly right.

// verdicts are the labels of candidates.
var verdicts = []string{"wrong", "right"}

// How much one step of the rounded weights weighs, in natural logarithms, in each model; the chances
// of candidates are sound when these are. The judge's is softened by a sixth, as it is too sure of itself.
const (
	chainStep = 0.0021
	judgeStep = 0.0039
)

// judge gives each candidate of the slate its chance anew.
func (r *Reader) judge(par *paragraph) {
	r.sheet.reset()
	for _, c := range r.slate.candidates {
		r.page.candidateFeatures(par, &r.slate, c, &r.sheet)
	}
	for i, features := range r.sheet.view() {
		scores := r.judges.Scores(features)
		odds := judgeStep * float64(scores[1]-scores[0])
		r.slate.candidates[i].chance = float32(1 / (1 + math.Exp(-odds)))
	}
}

// view is a candidate under inspection.
type view struct {
	*candidate
	page        *page
	par         *paragraph
	slate       *slate
	sheet       *sheet
	first, last int // words of the page, where those of the candidate are of the paragraph
	kind, grade seqlabel.Hash

	verbs, speeches, commas, quotes, stops int
}

// candidateFeatures looks at a candidate as a whole.
func (p *page) candidateFeatures(par *paragraph, sl *slate, c candidate, s *sheet) {
	v := view{candidate: &c, page: p, par: par, slate: sl, sheet: s,
		first: par.first + c.first, last: par.first + c.last,
		kind: seqlabel.Hash(c.role), grade: grade(c.chance)}
	v.survey()
	v.chanceFeatures()
	v.edgeFeatures()
	v.markFeatures()
	v.cueFeatures()
	s.endWord()
}

// survey counts what stands in the candidate.
func (v *view) survey() {
	for i := v.first; i < v.last; i++ {
		w := &v.page.words[i]
		v.verbs += count(w.verb)
		v.speeches += count(w.speech == says || w.speech == ascribe)
		v.commas += count(w.mark == comma)
		v.stops += count(w.mark == stop)
		v.quotes += count(w.place == opening || w.place == closing)
	}
}

func count(b bool) int { return int(flag(b)) }

// few counts up to a most.
func few(n, most int) seqlabel.Hash { return seqlabel.Hash(min(n, most)) }

func (v *view) one(t int, a seqlabel.Hash)         { v.sheet.two(t, v.kind, a) }
func (v *view) two(t int, a, b seqlabel.Hash)      { v.sheet.three(t, v.kind, a, b) }
func (v *view) three(t int, a, b, c seqlabel.Hash) { v.sheet.four(t, v.kind, a, b, c) }

// word returns word i of the page, or the edge of the paragraph.
func (v *view) word(i int) *word { return v.page.at(v.par, i) }

// odds rounds a chance by its odds.
func odds(chance float32) seqlabel.Hash {
	const sure = 1e-3
	x := math.Log(float64(max(chance, sure)) / float64(max(1-chance, sure)))
	return seqlabel.Hash(math.Round(2*x) + 20)
}

// grade tells only what is out of the question, unlikely, possible, likely and sure apart.
func grade(chance float32) seqlabel.Hash {
	switch {
	case chance < least:
		return 0
	case chance < 0.15:
		return 1
	case chance < 0.4:
		return 2
	case chance < 0.75:
		return 3
	}
	return 4
}
