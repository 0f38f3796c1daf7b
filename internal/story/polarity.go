package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A polarity says how often the first sentence of a statement is negated.
type polarity struct {
	negators int  // all of them but those that only repeat another ("no proof, none")
	flat     int  // those that deny: before or at the first verb, not "not yet", "I do not think that …"
	future   bool // it tells of what will or would be
}

// negated reports whether the statement says the opposite of what it would without negators.
func (p polarity) negated() bool { return p.negators%2 == 1 }

// flatly reports whether, besides, it says so outright.
func (p polarity) flatly() bool { return p.flat%2 == 1 }

// denies reports whether it can be meant to deny what somebody said: a promise ("we will not sell")
// denies nothing by itself.
func (p polarity) denies() bool { return p.flatly() && !p.future }

func polarityOf(r *news.Reading, content []text.Span) polarity {
	var p polarity
	toks := firstSentenceOf(r, content)
	verb := slices.IndexFunc(toks, isFinite)
	conditional := conditions[wordAt(toks, 0, r.Article.Text)]
	first := slices.IndexFunc(toks, func(t text.Token) bool { return hasLetterOrDigit(t.Of(r.Article.Text)) })
	for i := range toks {
		all, flat := negates(toks, i, r.Article.Text)
		if all {
			p.negators++
		}
		if flat && !conditional && atVerb(i, verb) && !(p.flat > 0 && sweeping[wordAt(toks, first, r.Article.Text)]) {
			p.flat++
		}
		p.future = p.future || i <= verb && futures[wordAt(toks, i, r.Article.Text)]
	}
	return p
}

// sweeping words open a sentence that says no of everybody or everything, whatever a clause within it negates:
// "Nobody signed for what he did not see."
var sweeping = set("nobody no none nothing neither never")

// conditions open a clause that says on what something hangs, not that it is so.
var conditions = set("if unless whether")

// futures are auxiliaries that speak of what is to come, also seen from the past.
var futures = set("will would shall 'll wo won't wouldn't")

// atVerb reports whether token i stands before the first verb of its sentence or just after.
func atVerb(i, verb int) bool {
	const reach = 2
	return verb < 0 || i <= verb+reach
}

// aroundNegators returns the tokens of the first sentence of content that stand near a flat negator.
func aroundNegators(r *news.Reading, content []text.Span) []text.Token {
	const before, after = 5, 9
	toks := firstSentenceOf(r, content)
	verb := slices.IndexFunc(toks, isFinite)
	for i := range toks {
		if _, flat := negates(toks, i, r.Article.Text); flat && atVerb(i, verb) {
			return toks[max(0, i-before):min(len(toks), i+after)]
		}
	}
	return nil
}

// firstSentenceOf returns the tokens of content up to the first end of a sentence.
func firstSentenceOf(r *news.Reading, content []text.Span) []text.Token {
	var toks []text.Token
	sentence := -1
	for _, c := range content {
		for _, tok := range r.Document.Within(c) {
			at := r.Document.SentenceAt(tok.Start)
			if sentence < 0 {
				sentence = at
			}
			if at != sentence {
				return toks
			}
			toks = append(toks, tok)
		}
	}
	return toks
}

// negates reports whether token i of toks negates the clause it stands in, and whether flatly.
func negates(toks []text.Token, i int, in string) (negates, flat bool) {
	w := wordAt(toks, i, in)
	short := strings.HasSuffix(w, "n't")
	if !negators[w] && !short {
		return false, false
	}
	before, after := wordAt(toks, i-1, in), afterAdverb(toks, i+1, in)
	switch {
	case notOne(toks, i, in):
		return true, true
	case w == "nothing" && i == 0 && len(toks) > 1 && toks[1].Tag == "IN":
		return false, false // "said nothing about it"
	case adjectives[w] && (i+1 < len(toks) && strings.HasPrefix(toks[i+1].Tag, "NN") || w == "wrong" && notUntrue[after]):
		return false, false
	case w == "not" || short:
		if w == "not" && !auxiliaries[before] && !strings.HasSuffix(before, "ly") && before != "or" {
			return false, false
		}
		return true, after != "yet" && wordAt(toks, i+2, in) != "yet" && !ofMind[after] && !unsettled[after] && !(after == "been" && unsettled[wordAt(toks, i+2, in)])
	case w == "none" || w == "no" && after == "longer":
		return before != ",", before != "," && w == "none"
	}
	return true, true
}

// afterAdverb is the word at i, or where that is an adverb or a mark the next one that is neither: "not “fully” know".
func afterAdverb(toks []text.Token, i int, in string) string {
	for i < len(toks) && (strings.HasSuffix(wordAt(toks, i, in), "ly") || !hasLetterOrDigit(wordAt(toks, i, in))) {
		i++
	}
	return wordAt(toks, i, in)
}

// notOne recognises "Not one …", "Not a …" where a clause opens.
func notOne(toks []text.Token, i int, in string) bool {
	opens := i == 0 || i == 1 && !hasLetterOrDigit(toks[0].Of(in))
	after := wordAt(toks, i+1, in)
	return opens && wordAt(toks, i, in) == "not" && (after == "one" || after == "a")
}

func wordAt(toks []text.Token, i int, in string) string {
	if i < 0 || i >= len(toks) {
		return ""
	}
	return strings.ReplaceAll(strings.ToLower(toks[i].Of(in)), "’", "'")
}

// negators turn a statement into its opposite.
var negators = set(`not n't no never none nobody nothing neither nor cannot without
untrue false baseless unfounded wrong deny denies denied contrary rejected rejects dismissed dismisses disputed disputes refuted refutes`)

// adjectives are those of them that negate where they are said of something: "false papers" do not.
var adjectives = set("untrue false baseless unfounded wrong contrary")

// notUntrue follow "wrong" where it calls nothing untrue: "wrong to leave", "wrong with it".
var notUntrue = set("to with for side way")

// unsettled are verbs whose negation says that something is open.
var unsettled = set("determined established decided settled known confirmed clear identified certain sure")

var auxiliaries = set(`be is are was were been being am do does did have has had will would shall should can could
may might must wo ca 's 're 've 'd 'm 'll it's that's he's she's we're they're`)

// ofMind are verbs whose negation says nothing against what follows them.
var ofMind = set("find think know believe say recall remember recognise recognize comment expect want mean understand see")

// denialWords are words of a cue that denies.
var denialWords = []string{"deny", "denie", "denia", "reject", "disput", "refut", "rebut", "dismiss", "contradict", "contest",
	"took issue", "take issue", "takes issue", "none", "no truck", "no time", "untrue", "false", "rubbish", "brush", "scoff"}

// denies reports whether s is a denial on its face: its cue denies, it is negated, it calls
// something untrue, or it has nothing of its own to say.
func (q *inquiry) denies(s *statement) bool {
	return !s.concedes && (s.polarity.denies() || s.rebuts || s.bare || s.cueDenies)
}

// readDenial notes by which signs s may be a denial.
func (q *inquiry) readDenial(s *statement) {
	cue := strings.ToLower(q.words(s.article, s.told.Cue))
	said := spoken(q.reading(s), s.told.Content)
	s.cueDenies = containsAny(cue, denialWords) && !strings.Contains(cue, "not ") && !strings.Contains(cue, "n't ") && !said.asks()
	s.concedes = !s.cueDenies && containsAny(cue, conceding)
	s.bare = len(said.words) <= fewWords && (len(s.words.ids) == 0 || said.pointsBack())
	if s.polarity.flatly() {
		s.swept = q.sweptAway(s)
	}
	s.rebuts = !s.concedes && s.told.Source.Kind != news.Reporter && said.rebuts()
}

const fewWords = 6 // up to which what is said can be no more than a no

// conceding are stems of cues with which a source owns up to something.
var conceding = []string{"admit", "admission", "conced", "acknowledg", "confess", "own up", "owned up"}
