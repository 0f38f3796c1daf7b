package attribute

import (
	"strings"

	"headwater/internal/news"
)

// rebuffs are the phrases by which someone turns a statement down: the verb in the forms it takes,
// and the words of which one set must follow at once.
var rebuffs = []struct {
	verbs map[string]bool
	after []string
}{
	{set("have has had having"), []string{"none of", "no time for", "no truck with", "no patience with"}},
	{set("take takes took taking taken"), []string{"issue with", "exception to"}},
	{set("hit hits hitting fire fires fired push pushes pushed pushing"), []string{"back at", "back on", "back against"}},
	{set("pour pours poured pouring"), []string{"scorn on", "cold water on"}},
	{set("brush brushes brushed brushing wave waves waved"), []string{"aside", "off", "away"}},
	{set("plead pleads pleaded pleading"), []string{"not guilty to", "not guilty", "innocent to"}},
	{set("stand stands stood standing stick sticks stuck"), []string{"by its denial", "by his denial", "by her denial", "by their denial", "to its denial", "by the denial"}},
	{set("laugh laughs laughed"), []string{"off"}},
	{set("slap slaps slapped shoot shoots shot knock knocks knocked bat bats batted play plays played"), []string{"down", "away"}},
}

// physical are the verbs of rebuffs that strike things as well as statements.
var physical = set("slap slaps slapped shoot shoots shot knock knocks knocked bat bats batted play plays played")

// rebuffVerbs are all the verbs of rebuffs.
var rebuffVerbs = func() map[string]bool {
	m := map[string]bool{}
	for _, r := range rebuffs {
		for w := range r.verbs {
			m[w] = true
		}
	}
	return m
}()

// rebuff reads at item i a denial told by a phrase: "would have none of that", "took issue with
// the report".
func (u *unit) rebuff(i int, before []draft) (draft, bool) {
	if !rebuffVerbs[u.low(i)] || !strings.HasPrefix(u.tag(i), "VB") {
		return draft{}, false
	}
	for _, r := range rebuffs {
		if !r.verbs[u.low(i)] {
			continue
		}
		for _, words := range r.after {
			if last := u.follows(i+1, words); last > 0 {
				return u.rebuffOf(i, last, before)
			}
		}
	}
	return draft{}, false
}

// follows is the end of words where they stand at item i, or 0.
func (u *unit) follows(i int, words string) int {
	for w := range strings.FieldsSeq(words) {
		if u.low(i) != w {
			return 0
		}
		i++
	}
	return i
}

func (u *unit) rebuffOf(i, last int, before []draft) (draft, bool) {
	g := u.groupAt(i)
	d := draft{shares: -1, stance: news.Denies, cue: run{g.first, last}, from: last, until: len(u.items), begin: g.first}
	if g.negated || last >= len(u.items) || physical[u.low(i)] && !u.claimLike(run{last, u.simpleRight(last)}) {
		return d, false
	}
	g.entry = reporting["denied"]
	return d, u.findSubject(g, &d, before)
}
