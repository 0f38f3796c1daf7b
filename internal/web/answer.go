package web

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
)

// answer is the first thing a reader sees.
type answer struct {
	Lead      string // one sentence
	Second    string
	Roots     folded[ref]
	Draws     folded[draw] // those without credit first, when there are many
	Claims    []tallyLine
	Wrong     []tallyLine
	Unrelated []ref

	MoreRoots, MoreDraws int // those that only the list of reports has
}

// folded is a list of which a long rest is folded away.
type folded[T any] struct{ Shown, Rest []T }

func fold[T any](list []T, most int) folded[T] {
	if len(list) <= most+2 { // two more are no reason to hide them
		return folded[T]{Shown: list}
	}
	return folded[T]{list[:most], list[most:]}
}

// draw says that one article draws on another.
type draw struct {
	Article, From ref
	Verb          string
	Credited      bool
	Share         int // percent of the later article's words
	Copied        int
	Reworded      int
	Certain       string // how sure this is
	Credit        string // the words that give credit
}

// tallyLine is a count with what is counted.
type tallyLine struct {
	N     int
	Words string
	Tone  string // class: bad | good | mild
	Where string // fragment that shows them
}

func (v *view) answer() answer {
	roots, related := v.Roots(), v.related()
	a := answer{Roots: fold(v.refs(roots), 8), Draws: v.mainDraws(), Claims: v.claimTally(), Wrong: v.wrongTally(), Unrelated: v.refs(v.Unrelated)}
	rest := len(related) - len(roots)
	switch {
	case len(related) == 0:
		a.Lead = "There is no report to compare."
	case len(related) == 1:
		a.Lead = "One report: there is nothing to compare it with."
	case rest == 0:
		a.Lead = fmt.Sprintf("%s, and none is seen to draw on another.", capital(count(len(related), "report")))
		a.Second = "Each stands on reporting of its own, as far as their words show."
		if v.Lines() < len(roots) {
			a.Second = "Some share so much wording that it cannot be told whether each stands on reporting of its own."
		}
	default:
		a.Lead = fmt.Sprintf("%s, %s.", capital(count(len(related), "report")), capitalless(count(len(roots), "line"))+" of reporting")
		a.Second = fmt.Sprintf("%s on no other report here. The other %s %s wording from %s.", drawWords(len(roots)), number(rest), verb(rest, "takes", "take"), pronoun(len(roots)))
	}
	return a
}

func drawWords(n int) string {
	if n == 1 {
		return "One draws"
	}
	return upperFirst(number(n)) + " draw"
}

func pronoun(roots int) string {
	if roots == 1 {
		return "it, or from each other"
	}
	return "them, or from each other"
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// number writes small numbers in words.
func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func capital(s string) string { return upperFirst(capitalless(s)) }

// capitalless writes the number at the front of s in words.
func capitalless(s string) string {
	var n int
	var rest string
	if _, err := fmt.Sscanf(s, "%d", &n); err != nil {
		return s
	}
	_, rest, _ = strings.Cut(s, " ")
	return number(n) + " " + rest
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

var drawVerbs = map[news.DerivationKind]string{
	news.Copy: "nearly copies", news.Rewrite: "rewrites", news.Partial: "takes passages from", news.Update: "updates",
}

// draws lists the derivations, in the order of the dossier.
func (v *view) draws() []draw {
	if v.drawn == nil {
		v.drawn = v.newDraws()
	}
	return v.drawn
}

func (v *view) newDraws() []draw {
	out := []draw{}
	for _, d := range v.Dossier.Derivations {
		out = append(out, draw{
			Article: v.ref(d.Article), From: v.ref(d.From), Verb: drawVerbs[d.Kind], Credited: d.Credited,
			Share: percent(d.Copied + d.Paraphrased), Copied: percent(d.Copied), Reworded: percent(d.Paraphrased),
			Certain: sureness(d.Confidence), Credit: v.creditWords(d),
		})
	}
	return out
}

func (v *view) mainDraws() folded[draw] {
	const most = 10
	list := slices.Clone(v.draws())
	if len(list) > most+2 {
		slices.SortStableFunc(list, func(a, b draw) int {
			switch {
			case a.Credited == b.Credited:
				return 0
			case a.Credited:
				return 1
			}
			return -1
		})
	}
	return fold(list, most)
}

func sureness(confidence float64) string {
	switch {
	case confidence >= 0.9:
		return "sure"
	case confidence >= 0.7:
		return "likely"
	}
	return "less sure"
}

func (v *view) creditWords(d news.Derivation) string {
	for _, e := range d.Evidence {
		if e.Type == "credit" {
			return clip(v.words(e.Passage), 160)
		}
	}
	return ""
}

func (v *view) claimTally() []tallyLine {
	n := map[news.ClaimStatus]int{}
	for _, c := range v.Claims {
		if isShared(c) {
			n[c.Status]++
		}
	}
	lines := []tallyLine{
		{n[news.Disputed], verb(n[news.Disputed], "claim is disputed", "claims are disputed"), "bad", "ledger"},
		{n[news.Corroborated], verb(n[news.Corroborated], "claim has", "claims have") + " two independent origins or more", "good", "ledger"},
		{n[news.SingleOrigin], verb(n[news.SingleOrigin], "claim", "claims") + " told by several reports " + verb(n[news.SingleOrigin], "rests", "rest") + " on one origin alone", "mild", "ledger"},
	}
	return dropZero(lines)
}

func (v *view) wrongTally() []tallyLine {
	var lines []tallyLine
	for k, list := range v.foundByKind() {
		if n := len(list); n > 0 {
			lines = append(lines, tallyLine{n, strings.ToLower(kindName(kinds[k].kind, n)), kinds[k].tone, "f-" + string(kinds[k].kind)})
		}
	}
	return lines
}

func dropZero(lines []tallyLine) []tallyLine {
	kept := lines[:0]
	for _, l := range lines {
		if l.N > 0 {
			kept = append(kept, l)
		}
	}
	return kept
}
