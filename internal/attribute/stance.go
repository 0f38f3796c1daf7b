package attribute

import (
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// untruth are the words by which someone calls a statement false.
var untruth = set(`untrue false baseless unfounded groundless fabricated nonsense rubbish lie lies
	invented wrong incorrect inaccurate malicious slanderous defamatory fictitious scaremongering
	rumour-mongering rumor-mongering tosh piffle poppycock bunkum bunk hogwash balderdash garbage
	baloney claptrap twaddle tripe codswallop hokum drivel`)

// stanceOf tells what the source does with the content, from the cue and the content alone.
func (u *unit) stanceOf(d *draft) news.Stance {
	switch {
	case d.entry != nil && d.entry.use&denies != 0, d.doubts:
		return news.Denies
	case u.contentDeclines(d), u.saysOnly(d):
		return news.DeclinesComment
	case callsUntrue(u.contentWords(d)), u.noTruth(d), disclaims(u.contentWords(d)):
		return news.Denies
	}
	return news.Asserts
}

// saysOnly reads "would say only that", which tells of all that was not said.
func (u *unit) saysOnly(d *draft) bool {
	return u.low(d.cue.last) == "only" && (u.low(d.cue.first) == "would" || u.low(d.cue.first) == "will") && d.from >= 0
}

// callsUntrue reads "that was untrue", "the claim was baseless" in the words of a statement.
func callsUntrue(ws []string) bool {
	for i := 0; i < len(ws) && i < 9; i++ {
		if untruth[ws[i]] {
			return i > 0 && !negations[ws[i-1]] || len(ws) == 1
		}
		if truths[ws[i]] && i > 1 && (negatives[ws[i-1]] || negatives[ws[i-2]]) {
			return true
		}
	}
	return false
}

// disclaims reads a statement that opens by clearing its speaker: "we had no part in it", "no decision
// has been taken", "there was no breach".
func disclaims(ws []string) bool {
	for i := 0; i < len(ws) && i < 8; i++ {
		if ws[i] != "no" {
			continue
		}
		for k := i + 1; k < min(i+4, len(ws)); k++ {
			if blame[ws[k]] {
				return true
			}
			if ws[k] == "decision" || ws[k] == "decisions" {
				return decided(ws[k+1:])
			}
		}
	}
	return false
}

// decided reads "has been taken" right after a decision.
func decided(ws []string) bool {
	for i := 0; i < len(ws) && i < 6; i++ {
		switch ws[i] {
		case "taken", "made", "reached":
			return true
		}
	}
	return false
}

// blame are the things that somebody has no part in, where he clears himself.
var blame = set(`wrongdoing negligence misconduct breach leak cover-up lapse lapses fault irregularities
	irregularity corruption collusion fraud impropriety favouritism`)

// truths are the words by which someone calls a statement right.
var truths = set("true accurate correct so")

// noTruth reads "there was no truth in", "there is no evidence".
func (u *unit) noTruth(d *draft) bool {
	ws := u.contentWords(d)
	for i := 0; i+3 < len(ws) && i < 3; i++ {
		if ws[i] == "there" && ws[i+2] == "no" && groundless[ws[i+3]] {
			return true
		}
	}
	return false
}

// groundless are the things whose absence makes a claim fall.
var groundless = set("truth basis substance merit foundation evidence question such")

// contentDeclines reads a refusal put as a statement: "said it does not discuss ongoing cases",
// "would have nothing to add", or the same within a short quotation.
func (u *unit) contentDeclines(d *draft) bool {
	for _, r := range d.content {
		for i := r.first; i < r.last; i++ {
			if u.isQuote(i) {
				if u.quoteDeclines(i) {
					return true
				}
				continue
			}
			if u.refusal(i) {
				return true
			}
		}
	}
	return false
}

// refusing are the verbs that with "not" tell of a refusal to speak.
var refusing = set(`comment discuss elaborate speculate respond`)

// refusal reads at item i "not discuss", "nothing to add", "rather not talk".
func (u *unit) refusal(i int) bool {
	w := u.low(i)
	switch {
	case negatives[w]:
		return refusing[u.low(i+1)] && !u.noun(i+1) || w == "not" && (u.low(i+1) == "talk" || u.low(i+1) == "say")
	case w == "nothing":
		return u.low(i+1) == "to" && (u.low(i+2) == "add" || u.low(i+2) == "say")
	case w == "from":
		return hindered[u.low(i+1)] && (hindering[u.low(i-1)] || hindering[u.low(i-2)])
	case w == "no" && (u.low(i+1) == "comment" || u.low(i+2) == "comment" && strings.HasPrefix(u.tag(i+1), "JJ")):
		return true
	case w == "would" || w == "will":
		return (u.low(i+1) == "issue" || u.low(i+1) == "release") && (u.low(i+3) == "statement" || u.low(i+2) == "statement")
	}
	return false
}

// hindering are the verbs for what keeps somebody from speaking, and hindered the verbs for that.
var (
	hindering = set("keep keeps kept prevent prevents prevented bar bars barred stop stops stopped prohibit prohibits prohibited preclude precludes precluded")
	hindered  = set("commenting discussing elaborating speculating responding")
)

// quoteDeclines reads the same inside a short quotation: "We do not comment on individual cases".
func (u *unit) quoteDeclines(i int) bool {
	ws := u.wordsIn(u.doc.Quotes[u.items[i].quote].Inner)
	if len(ws) > 16 {
		return false
	}
	for k := range ws {
		switch {
		case k+1 < len(ws) && negatives[ws[k]] && refusing[ws[k+1]], k+1 < len(ws) && ws[k] == "no" && ws[k+1] == "comment":
			return true
		case k+3 < len(ws) && negatives[ws[k]] && withholds(ws[k+1:]):
			return true
		case k+2 < len(ws) && ws[k] == "stop" && ws[k+1] == "talking":
			return true
		case k+2 < len(ws) && ws[k] == "nothing" && ws[k+2] == "add":
			return true
		case k+3 < len(ws) && (ws[k] == "will" || ws[k] == "wo" || ws[k] == "ca") && negatives[ws[k+1]] && withheld[ws[k+2]] && questioning[ws[k+3]]:
			return true
		}
	}
	return false
}

// withholds reads "going to discuss", "going to get into", "be confirming" after a "not".
func withholds(ws []string) bool {
	switch {
	case ws[0] == "going" && ws[1] == "to":
		return refusing[ws[2]] || ws[2] == "get" && len(ws) > 3 && ws[3] == "into"
	case ws[0] == "be":
		return ws[1] == "commenting" || ws[1] == "discussing" || ws[1] == "confirming" || ws[1] == "speculating" || ws[1] == "drawn"
	}
	return false
}

// questioning are the words that open what a source will not tell.
var questioning = set("whether who what when where why how if which")

// negations are the words that turn a clause into its opposite.
var negations = set("no not n't never nobody nothing none neither nor nowhere without")

// settle gives stances that hang on what was said before: a quotation after a denial denies,
// and so does a statement that negates what another source was heard to say.
func (u *unit) settle(out []news.Attribution, ds []draft, voices []*voice) {
	u.denialAge++
	for i := range out {
		a := &out[i]
		ws := u.contentWords(&ds[i])
		negated := negates(ws)
		if a.Stance == news.Asserts {
			if u.rebuts(a, &ds[i], ws, voices[i]) || u.backsDenial(out, ds, i) {
				a.Stance = news.Denies
			} else if !negated {
				u.heard = append(u.heard, statement{words: ws, source: a.Source})
			}
		}
		u.noteDenial(a.Stance, voices[i])
		if a.Stance == news.Denies && u.gapped(&ds[i]) {
			u.denial.fresh = false
		}
	}
}

// backsDenial reports whether draft i tells by "saying" or the like what its source's denial rests on:
// "disputed that, saying that".
func (u *unit) backsDenial(out []news.Attribution, ds []draft, i int) bool {
	d := &ds[i]
	return d.shares >= 0 && d.shares < i && out[d.shares].Stance == news.Denies && ds[d.shares].cue.first < d.cue.first &&
		d.cue.last > 0 && u.tag(d.cue.last-1) == "VBG" && u.low(d.cue.last-1) != "adding"
}

// rebuts reports whether an assertion is in truth a denial of what came before. Negated words right
// after a denial deny, whoever speaks for the side that denied; others do when they are the
// denier's own.
func (u *unit) rebuts(a *news.Attribution, d *draft, ws []string, v *voice) bool {
	negated := negates(ws)
	if negated && u.denial != nil && u.denial.paragraph == u.paragraph && u.denialAge <= 1 {
		return true
	}
	if u.followsDenial(v) && (negated || a.Quote == news.Direct && u.denial.fresh && !promises(ws)) {
		return true
	}
	return negated && (contrary(ws) || u.contradicts(ws, a.Source) || d.entry != nil && insistent[d.entry.lemma])
}

// contrary reads "contrary to".
func contrary(ws []string) bool {
	for i := 0; i+1 < len(ws); i++ {
		if ws[i] == "contrary" && ws[i+1] == "to" {
			return true
		}
	}
	return false
}

var insistent = set("insist maintain counter retort protest")

// contentWords are the words of a draft's content in lower case, quotations included.
func (u *unit) contentWords(d *draft) []string {
	if d.words == nil {
		d.words = []string{}
		for _, r := range d.content {
			d.words = append(d.words, u.wordsIn(u.span(r))...)
		}
	}
	return d.words
}

// negates reports whether a statement opens with its negation.
func negates(ws []string) bool {
	for i := 0; i < len(ws) && i < 20; i++ {
		if negations[ws[i]] && !(i > 0 && promising[ws[i-1]]) {
			return true
		}
	}
	return false
}

// promises reports whether a statement opens by telling what will be.
func promises(ws []string) bool {
	for i := 0; i < len(ws) && i < 4; i++ {
		if promising[ws[i]] || ws[i] == "'ll" {
			return true
		}
	}
	return false
}

// promising are the words before "not" that make a statement a promise.
var promising = set("will wo shall sha")

// statement is what was said in the article so far, kept to know a denial of it. The words of what
// the writer says himself are taken from its span when they are asked for.
type statement struct {
	words  []string
	span   text.Span
	source news.Source
}

// contradicts reports whether ws says "no such thing", or denies the existence or the deed that
// another voice told of: "there are no talks", "nobody was paid".
func (u *unit) contradicts(ws []string, by news.Source) bool {
	for i := 2; i+1 < len(ws) && i < 9; i++ {
		if ws[i] == "any" && ws[i+1] == "such" {
			return true
		}
	}
	for i := 0; i+1 < len(ws) && i < 4; i++ {
		none := ws[i] == "nobody" || ws[i] == "none" || ws[i] == "no" && ws[i+1] == "one"
		switch {
		case none:
			return u.toldOf(afterAuxiliaries(ws[i+1:]), by)
		case ws[i] == "no" && (ws[i+1] == "such" || i+3 < len(ws) && ws[i+2] == "of" && ws[i+3] == "that"):
			return true
		case ws[i] == "no":
			return u.toldOf(ws[i+1:], by)
		}
	}
	return false
}

// afterAuxiliaries leaves out the auxiliaries, articles and the like that ws opens with.
func afterAuxiliaries(ws []string) []string {
	for len(ws) > 0 && (be[ws[0]] || have[ws[0]] || modals[ws[0]] || common[ws[0]] || len(ws[0]) < 3) {
		ws = ws[1:]
	}
	return ws
}

// toldOf reports whether somebody else said that there is the thing that ws opens with.
func (u *unit) toldOf(thing []string, by news.Source) bool {
	if len(thing) == 0 {
		return false
	}
	for i := max(0, len(u.heard)-memory); i < len(u.heard); i++ {
		s := &u.heard[i]
		if s.source.Name == by.Name && s.source.Kind != news.Reporter {
			continue
		}
		if s.words == nil {
			s.words = u.wordsIn(s.span)
		}
		if !negates(s.words) && mentionsThing(s.words, thing) {
			return true
		}
	}
	return false
}

// mentionsThing reports whether said speaks of the thing that thing opens with, and of something
// else that is in thing.
func mentionsThing(said, thing []string) bool {
	first, others := false, 0
	for _, w := range said {
		if len(w) < 3 || common[w] {
			continue
		}
		w = singular(w)
		if w == singular(thing[0]) {
			first = true
			continue
		}
		for _, t := range thing[1:] {
			if singular(t) == w {
				others++
				break
			}
		}
	}
	return first && (others > 0 || len(thing) < 6)
}

var common = set(`that this with from have been were they their said which would there when what
	about more than into over also after before could other some will the and was for has had not but
	his her its are you all any can who why how out one two now did may per off our too yet nor own`)

// followsDenial reports whether a denial was just made that v's words can belong to.
func (u *unit) followsDenial(v *voice) bool {
	d := u.denial
	if d == nil || v == nil || d.paragraph != u.paragraph && u.denialAge > 1 {
		return false
	}
	both := d.source.Name != "" && v.source.Name != ""
	return !both || d.source.Name == v.source.Name || d.source.Kind != v.source.Kind
}

// noteDenial remembers the last denial, and whether anything was said since.
func (u *unit) noteDenial(stance news.Stance, v *voice) {
	if stance == news.Denies && v != nil {
		d := *v
		d.fresh = true
		u.denial, u.denialAge = &d, 0
	} else if u.denial != nil {
		u.denial.fresh = false
	}
}
