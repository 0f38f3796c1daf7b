package reuse

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"headwater/internal/news"
)

// relation is what two reports have in common, read in one direction: later drew on earlier, if
// either drew on the other.
type relation struct {
	earlier, later *report
	common         *comparison // A is earlier, B is later
	credit         mention     // where later names earlier's outlet; empty span when it does not
	signed         bool        // later names earlier's outlet beside its writer
	sameOutlet     bool
	byDate         bool         // the earlier one was published before the later one
	ownQuotes      map[int]bool // sentences of later with a quotation that earlier's outlet got alone
	certainty      float64      // of the direction, 0.5 to 1
}

// newRelation compares two reports and finds the direction between them.
func newRelation(c *comparer, x, y *report) *relation {
	if y.precedes(x) {
		x, y = y, x
	}
	common := c.compare(x.draft, y.draft, naming{x.naming(y), y.naming(x)})
	forward, backward := readRelation(x, y, common), readRelation(y, x, common.flip())
	f, b := forward.signs(), backward.signs()
	if f < b {
		forward, f, b = backward, b, f
	}
	forward.certainty = 1 - math.Exp(b-f)/2
	return forward
}

// precedes puts two reports in an order that does not depend on how they were handed in, except
// for equal texts.
func (r *report) precedes(o *report) bool {
	return cmp.Or(strings.Compare(r.doc.Text, o.doc.Text), cmp.Compare(r.number, o.number)) < 0
}

func readRelation(earlier, later *report, common *comparison) *relation {
	r := &relation{earlier: earlier, later: later, common: common, ownQuotes: map[int]bool{}}
	r.sameOutlet = earlier.outlet >= 0 && earlier.outlet == later.outlet
	if !r.sameOutlet {
		r.credit, _ = first(later.firstHand(), earlier.outlet)
		r.signed = signs(later.reading.Article, earlier.reading.Article.Publisher.Name)
	}
	r.findOwnQuotes()
	return r
}

// findOwnQuotes fills ownQuotes. The sentences of one quotation count together.
func (r *relation) findOwnQuotes() {
	earlier, later := r.earlier, r.later
	unnamed := dateSign(earlier.reading.Article.Published, later.reading.Article.Published) > 0
	words := map[[2]int]int{}
	own := func(m match) bool {
		return earlier.own[m.i] && !later.own[m.j] || unnamed && earlier.unnamed[m.i] && !later.alone[m.j]
	}
	paragraphs := func(m match) [2]int {
		return [2]int{earlier.doc.Sentences[m.i].Paragraph, later.doc.Sentences[m.j].Paragraph}
	}
	for _, m := range r.common.matches {
		if own(m) {
			words[paragraphs(m)] += m.quoted
		}
	}
	for _, m := range r.common.matches {
		if own(m) && m.quoted > 0 && words[paragraphs(m)] >= ownQuoteWords {
			r.ownQuotes[m.j] = true
		}
	}
}

// naming lists the sentences of r that name the outlet of o, another than its own.
func (r *report) naming(o *report) []int {
	var list []int
	for _, m := range r.mentions {
		if m.outlet != o.outlet || m.outlet == r.outlet {
			continue
		}
		list = append(list, sentenceAt(r.doc, m.Start))
	}
	return list
}

// firstHand lists the outlets that r names as its own sources: not the one that another cites, as in
// "according to the agency, which cites the newspaper".
func (r *report) firstHand() []mention {
	var list []mention
	for k, m := range r.mentions {
		if k == 0 || !r.cites(r.mentions[k-1], m) {
			list = append(list, m)
		}
	}
	return list
}

// cites reports whether between two outlets named in one sentence the words say that the first cites
// the second.
func (r *report) cites(a, b mention) bool {
	if a.outlet == b.outlet || a.outlet == r.outlet || b.token-a.token > 12 {
		return false
	}
	citing := false
	for _, t := range r.doc.Tokens[a.token+1 : b.token] {
		if t.Lemma == "." {
			return false
		}
		citing = citing || citingWords[t.Lemma]
	}
	return citing
}

// citingWords are the verbs by which one outlet is said to repeat another.
var citingWords = wordSet("cite citing quote quoting credit crediting")

// ownQuoteWords is how many words of a quotation nobody hits upon by chance.
const ownQuoteWords = 5

func (r *relation) credited() bool { return r.signed || !r.credit.Empty() }

// signs reports whether a is signed by outlet, alone or beside its writer: "By Ines Varga and Northern Wire".
func signs(a *news.Article, outlet string) bool {
	if outlet == "" {
		return false
	}
	writers := strings.Split(strings.ReplaceAll(a.Byline, " and ", ", "), ", ")
	return slices.ContainsFunc(append(writers, a.Agency), func(name string) bool { return name != "" && news.SameName(name, outlet) })
}

// How much each sign of the direction weighs. Dates that do not overlap decide unless they are close
// and the other article gives credit; credit decides between articles of one day.
const (
	signDate      = 6
	signCloseDate = 3
	signCredit    = 4
	signNote      = 3
	signOwn       = 1
	signRelayed   = 0.7
	signShorter   = 1.5 // what is retold is told more shortly
	closeDates    = 36 * time.Hour
)

// signs adds up what speaks for this direction.
func (r *relation) signs() float64 {
	earlier, later := r.earlier, r.later
	sum := dateSign(earlier.reading.Article.Published, later.reading.Article.Published)
	r.byDate = sum > 0
	if r.credited() {
		sum += signCredit
	}
	if r.sameOutlet && !later.note.Empty() {
		sum += signNote
	}
	var own, relayed bool
	for _, m := range r.common.matches {
		own = own || earlier.alone[m.i] && !later.alone[m.j]
		relayed = relayed || later.relayed[m.j] && !earlier.relayed[m.i]
	}
	if own {
		sum += signOwn
	}
	if relayed {
		sum += signRelayed
	}
	told, retold := earlier.told(r.common.a), later.told(r.common.b)
	return sum + signShorter*float64(told-retold)/float64(max(told+retold, 1))
}

// told counts the words of the sentences that have a match.
func (d *draft) told(s share) int {
	n := 0
	for i, strength := range s.strength {
		if strength > 0 {
			n += d.length(i)
		}
	}
	return n
}

// dateSign weighs that one window of publication lies wholly before another.
func dateSign(earlier, later news.Window) float64 {
	if earlier.IsZero() || later.IsZero() {
		return 0
	}
	from, to := published(earlier)
	start, _ := published(later)
	switch {
	case !start.After(to):
		return 0
	case start.Sub(from) < closeDates:
		return signCloseDate
	}
	return signDate
}
