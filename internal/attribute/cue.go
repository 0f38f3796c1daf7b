package attribute

import "strings"

// group is a verb with its auxiliaries and the adverbs among them.
type group struct {
	first, verb, last int // items [first, last), the verb at verb
	entry             *verb
	negated           bool
	passive           bool
	infinitive        bool // "to say"
	participle        bool // "saying"
	modal             string
}

var be = set("be is are was were been being am 's 're get got gets")

var have = set("has have had having 've 'd")

var negatives = set("not n't never nor neither hardly")

// midAdverbs stand between auxiliary and verb and are often tagged otherwise.
var midAdverbs = set("since earlier later long already also yet now again twice repeatedly publicly first")

// adverbPairs are the second words of adverbs in two, with the first.
var adverbPairs = map[string]string{"first": "at", "last": "at", "once": "at", "turn": "in", "far": "so", "effect": "in",
	"fact": "in", "course": "of", "now": "for"}

var modals = set("will would can could may might must shall should 'll 'd wo ca")

// keepsOn are the verbs that lead to another in -ing: "went on saying", "kept saying".
var keepsOn = set("keep keeps kept continues continued go goes went gone")

// groupAt reads the verb group whose main verb is item v.
func (u *unit) groupAt(v int) group {
	g := group{first: v, verb: v, last: v + 1, entry: reporting[u.low(v)]}
	sawBe, sawHave := false, false
	for k := v - 1; k >= 0; k-- {
		w, tag := u.low(k), u.tag(k)
		switch {
		case negatives[w]:
			g.negated = true
		case modals[w] && (tag == "MD"):
			g.modal = w
		case be[w] && strings.HasPrefix(tag, "VB"):
			sawBe = true
		case have[w] && strings.HasPrefix(tag, "VB"):
			sawHave = true
		case w == "did" || w == "do" || w == "does" && tag != "NN":
		case adverbPairs[w] != "" && adverbPairs[w] == u.low(k-1):
			k--
		case midAdverbs[w]:
		case tag == "RB" && !u.comma(k-1) && w != "so" && w != "then":
		case tag == "TO" && u.tag(v) == "VB" && u.low(k-1) == "on" && keepsOn[u.low(k-2)]:
			k -= 2
		case tag == "TO" && u.tag(v) == "VB":
			g.infinitive = true
		case u.tag(v) == "VBG" && (keepsOn[w] || w == "on" && keepsOn[u.low(k-1)]):
			sawBe = true
		default:
			g.first = k + 1
			return g.finish(u, sawBe, sawHave)
		}
		g.first = k
	}
	return g.finish(u, sawBe, sawHave)
}

func (g group) finish(u *unit, sawBe, sawHave bool) group {
	switch u.tag(g.verb) {
	case "VBN", "VBD":
		g.passive = sawBe
		if u.tag(g.verb) == "VBN" && !sawBe && !sawHave {
			g.passive = true
		}
	case "VBG":
		g.participle = !sawBe
	}
	return g
}

// usable leaves out verbs that tell of no statement: what someone might or should say, what he
// did not say, and participles that describe a noun.
func (u *unit) usable(g group) bool {
	switch {
	case g.entry.lemma == "go" && u.low(g.last) != "on":
		return false
	case g.modal == "can" && !g.negated && g.entry.use&shows != 0 && g.entry.use&says != 0:
		return true
	case g.infinitive, g.modal != "" && g.modal != "would" && g.modal != "will":
		return false
	case g.negated && g.entry.use&thinks == 0 && g.entry.use&shows == 0:
		return false
	case g.modal == "would" && g.negated:
		return false
	}
	return true
}
