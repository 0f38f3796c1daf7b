package eval

import (
	"fmt"
	"strconv"
)

// candidate is one assertion of the answer that may be the labelled one.
type candidate struct {
	claim *answerClaim
	*answerAssertion
}

// claims scores assertions one by one, then how they are grouped, and the status and origins of
// the group that holds most of a labelled claim.
func (k *kitScorer) claims() {
	k.grouping.begin()
	for _, c := range k.gold.Claims {
		votes := newVotes()
		onlyAsides := !anyStance(c.Assertions, "asserts", "denies")
		for _, g := range c.Assertions {
			best := k.assertion(c.ID, g, votes)
			statement := g.Stance == "asserts" || g.Stance == "denies"
			switch {
			case statement && best == nil:
				k.grouping.add(c.ID, "")
			case statement:
				votes.add(best.claim.ID, 2)
				k.grouping.add(c.ID, best.claim.ID)
			case best != nil && onlyAsides:
				votes.add(best.claim.ID, 1)
			}
		}
		k.claim(c.ID, c.Text, c.Status, c.Origins, votes.winner())
	}
}

func anyStance(assertions []GoldAssertion, stances ...string) bool {
	for _, a := range assertions {
		for _, s := range stances {
			if a.Stance == s {
				return true
			}
		}
	}
	return false
}

// assertion finds the answer's best match for a labelled assertion and scores it.
func (k *kitScorer) assertion(claim string, g GoldAssertion, votes *votes) *candidate {
	best := k.bestCandidate(g, votes)
	k.count("assertion found", best != nil, "%s %s %q", claim, g.File, clip(g.Snippet))
	if best == nil {
		return nil
	}
	got := best.answerAssertion
	where := fmt.Sprintf("%s in %q", g.File, clip(g.Snippet))
	k.count("assertion source", sourceRight(g, got), "%s want %q got %q (%s)", where, g.Source, got.Source.Text, got.Source.Name)
	k.count("assertion source kind", got.Source.Kind == g.SourceType, "%s want %s got %s", where, g.SourceType, got.Source.Kind)
	k.count("assertion stance", got.Stance == g.Stance, "%s want %s got %s", where, g.Stance, got.Stance)
	k.count("assertion quote", got.Quote == g.Quote, "%s want %s got %s", where, g.Quote, got.Quote)
	return best
}

func (k *kitScorer) bestCandidate(g GoldAssertion, votes *votes) *candidate {
	all := k.candidates(g)
	if g.Stance == "declines-comment" || g.Stance == "no-response" || g.Stance == "denies" {
		if same := withStance(all, g.Stance); len(same) > 0 {
			all = same
		}
	}
	var best *candidate
	var bestRank [4]float64
	for i := range all {
		c := &all[i]
		rank := [4]float64{one(sourceRight(g, c.answerAssertion)), tenths(likeness(g.Snippet, c.Passage.Exact)),
			one(c.Source.Kind == g.SourceType), one(votes.has(c.claim.ID))}
		if best == nil || greater(rank, bestRank) {
			best, bestRank = c, rank
		}
	}
	return best
}

func (k *kitScorer) candidates(g GoldAssertion) []candidate {
	var all []candidate
	for i := range k.answer.Claims {
		c := &k.answer.Claims[i]
		for j := range c.Assertions {
			a := &c.Assertions[j]
			if k.fileOf[a.Article] == g.File && samePassage(g.Snippet, a.Passage.Exact) {
				all = append(all, candidate{c, a})
			}
		}
	}
	return all
}

func withStance(all []candidate, stance string) []candidate {
	var same []candidate
	for _, c := range all {
		if c.Stance == stance {
			same = append(same, c)
		}
	}
	return same
}

func sourceRight(g GoldAssertion, a *answerAssertion) bool {
	if g.Source == "" {
		return a.Source.Kind == "" || a.Source.Kind == "reporter"
	}
	return sameSource(g.Source, a.Source.Text+" "+a.Source.Name)
}

func (k *kitScorer) claim(id, text, status string, origins int, winner string) {
	var best *answerClaim
	for i := range k.answer.Claims {
		if winner != "" && k.answer.Claims[i].ID == winner {
			best = &k.answer.Claims[i]
			break
		}
	}
	statusRight := best != nil && best.Status == status
	originsRight := best != nil && len(best.Origins) == origins
	k.Tallies["claim status"].Count(statusRight)
	k.Tallies["claim origins"].Count(originsRight)
	if statusRight && originsRight {
		return
	}
	got := "nothing"
	if best != nil {
		got = fmt.Sprintf("%s %d", best.Status, len(best.Origins))
	}
	k.say("claim %s want %s %d got %s | %s", id, status, origins, got, clip(text))
}

// votes counts, in order of first vote, which claims of the answer hold a labelled claim.
type votes struct {
	order []string
	count map[string]int
}

func newVotes() *votes { return &votes{count: map[string]int{}} }

func (v *votes) add(claim string, n int) {
	if v.count[claim] == 0 {
		v.order = append(v.order, claim)
	}
	v.count[claim] += n
}

func (v *votes) has(claim string) bool { return v.count[claim] > 0 }

func (v *votes) winner() string {
	best := ""
	for _, c := range v.order {
		if best == "" || v.count[c] > v.count[best] {
			best = c
		}
	}
	return best
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// tenths rounds to one decimal, ties to the even digit of the exact value.
func tenths(x float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 1, 64), 64)
	return r
}

func greater(a, b [4]float64) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] > b[i]
		}
	}
	return false
}

// bcubed scores a grouping of items against the labelled one (Bagga and Baldwin 1998). An item
// that the answer does not have at all scores nothing. Items of different begin calls are apart.
type bcubed struct {
	items  [][2]string // label, answer ("" when missing); reset for each story
	scores [][2]float64
}

func (b *bcubed) begin() {
	b.settle()
	b.items = nil
}

func (b *bcubed) add(label, answer string) { b.items = append(b.items, [2]string{label, answer}) }

func (b *bcubed) settle() {
	for _, x := range b.items {
		if x[1] == "" {
			b.scores = append(b.scores, [2]float64{})
			continue
		}
		var sameLabel, sameAnswer, both int
		for _, y := range b.items {
			l, a := y[0] == x[0], y[1] == x[1]
			sameLabel += int(one(l))
			sameAnswer += int(one(a))
			both += int(one(l && a))
		}
		b.scores = append(b.scores, [2]float64{ratio(both, sameAnswer), ratio(both, sameLabel)})
	}
	b.items = nil
}

func (b *bcubed) figures() (p, r, f1 float64) {
	b.settle()
	if len(b.scores) == 0 {
		return 0, 0, 0
	}
	for _, s := range b.scores {
		p += s[0]
		r += s[1]
	}
	n := float64(len(b.scores))
	return p / n, r / n, harmonic(p/n, r/n)
}
