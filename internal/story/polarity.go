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
	for i := range toks {
		all, flat := negates(toks, i, r.Article.Text)
		if all {
			p.negators++
		}
		if flat && !conditional && atVerb(i, verb) {
			p.flat++
		}
		p.future = p.future || i <= verb && futures[wordAt(toks, i, r.Article.Text)]
	}
	return p
}

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
	before, after := wordAt(toks, i-1, in), wordAt(toks, i+1, in)
	switch {
	case notOne(toks, i, in):
		return true, true
	case w == "not" || short:
		if w == "not" && !auxiliaries[before] && !strings.HasSuffix(before, "ly") && before != "or" {
			return false, false
		}
		return true, after != "yet" && wordAt(toks, i+2, in) != "yet" && !ofMind[after]
	case w == "none" || w == "no" && after == "longer":
		return before != ",", before != "," && w == "none"
	}
	return true, true
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

var auxiliaries = set(`be is are was were been being am do does did have has had will would shall should can could
may might must wo ca 's 're 've 'd 'm 'll it's that's he's she's we're they're`)

// ofMind are verbs whose negation says nothing against what follows them.
var ofMind = set("find think know believe say recall remember recognise recognize comment expect want mean understand see")

// denialWords are words of a cue that denies.
var denialWords = []string{"deny", "deni", "reject", "disput", "refut", "rebut", "dismiss", "contradict", "contest",
	"took issue", "take issue", "takes issue", "none", "no truck", "no time", "untrue", "false", "rubbish", "brush", "scoff"}

// denies reports whether s is a denial on its face: its cue denies, it is negated, it calls
// something untrue, or it has nothing of its own to say.
func (q *inquiry) denies(s *statement) bool {
	return !s.concedes && (s.polarity.denies() || s.rebuts || s.bare || s.cueDenies)
}

// readDenial notes by which signs s may be a denial.
func (q *inquiry) readDenial(s *statement) {
	cue := strings.ToLower(q.words(s.article, s.told.Cue))
	s.cueDenies = containsAny(cue, denialWords)
	s.concedes = !s.cueDenies && containsAny(cue, conceding)
	s.bare, s.rebuts = q.isBare(s), !s.concedes && q.rebuts(s)
}

// conceding are stems of cues with which a source owns up to something.
var conceding = []string{"admit", "admission", "conced", "acknowledg", "confess", "own up", "owned up"}

// isBare reports whether a denial has no content of its own: "rejected that", "disputes the account".
func (q *inquiry) isBare(s *statement) bool {
	const most = 6 // words
	words := strings.Fields(strings.ToLower(q.contentText(s)))
	if len(words) > most {
		return false
	}
	return len(s.words.ids) == 0 || slices.ContainsFunc(words, func(w string) bool { return anaphors[strings.Trim(w, ".,;“”\"'’")] })
}

// anaphors stand for what somebody else said.
var anaphors = set(`that this it these those claim claims account accounts allegation allegations charge charges accusation
accusations version story report reports suggestion suggestions assertion assertions criticism outright such`)

// rebuts reports whether a source calls something untrue in so many words.
func (q *inquiry) rebuts(s *statement) bool {
	const shortly = 12 // words
	said := strings.ReplaceAll(strings.TrimLeft(strings.ToLower(q.contentText(s)), " “\"‘'"), "’", "'")
	return s.told.Source.Kind != news.Reporter && !containsAny(said, unproven) && (containsAny(said, rebuttals) || disowns(said) || len(strings.Fields(said)) <= shortly && containsAny(said, dismissals) ||
		slices.ContainsFunc(rebuttalOpeners, func(w string) bool { return strings.HasPrefix(said, w) }) ||
		strings.HasPrefix(said, "no decision") && containsAny(said, decided))
}

// disowns reads "I do not recognise that figure" in what is said.
func disowns(said string) bool {
	before, after, found := strings.Cut(strings.ReplaceAll(said, "recognize ", "recognise "), "recognise ")
	words := strings.Fields(after)
	return found && (strings.HasSuffix(before, "not ") || strings.HasSuffix(before, "n't ")) && len(words) > 1 &&
		tellings[strings.Trim(words[1], ".,;“”\"'")]
}

// tellings are what somebody may say that he does not recognise, meaning that it is not so.
var tellings = set("account accounts version claim claims figure figures number numbers timing timeline description picture characterisation characterization portrayal story")

// unproven are a writer's remarks on what a source says, which stand beside it.
var unproven = []string{"offered no evidence", "gave no evidence", "provided no evidence", "produced no evidence", "presented no evidence", "cited no evidence", "offering no evidence", "without evidence"}

// decided are the verbs that close "no decision about the bridge has been …".
var decided = []string{"been taken", "been made", "been reached"}

// rebuttalOpeners are rebuttals only where they open what is said.
var rebuttalOpeners = []string{"no such ", "nothing has been decided", "nothing had been decided"}

var rebuttals = []string{
	"contrary to", "untrue", "is false", "was false", "entirely false", "not true", "no truth", "no evidence",
	"baseless", "unfounded", "groundless", "without foundation", "without merit", "not a word of", "none of it", "never happened", "did not happen", "didn't happen", "nothing wrong", "no wrongdoing", "any wrongdoing", "is innocent", "was innocent", "spoken the truth", "told the truth", "is a lie", "are lies", "a fabrication", "nonsense",
}

// dismissals are rebuttals where little else is said.
var dismissals = []string{
	"fairy tale", "fairy-tale", "fantasy", "fantasies", "fiction", "an invention", "pure invention", "a smear", "smears", "slander", "libel",
	"garbage", "rubbish", "hogwash", "poppycock", "ludicrous", "preposterous", "absurd", "laughable", "pack of lies", "a hoax", "witch hunt", "witch-hunt",
	"piffle", "balderdash", "claptrap", "codswallop", "twaddle", "drivel", "baloney", "bunkum", "hokum", "malarkey", "tosh", "moonshine", "far-fetched",
	"rumour-mongering", "rumor-mongering", "rumourmongering", "rumormongering", "scaremongering", "scare-mongering", "fearmongering", "fear-mongering",
	"fanciful", "a lie told", "a figment", "a phantom", "a myth", "cock-and-bull", "wide of the mark", "trumped-up", "concocted", "idle gossip", "tittle-tattle", "hearsay", "misinformation", "disinformation", "fake news", "propaganda", "guesswork", "pure speculation", "wild speculation",
}

func (q *inquiry) contentText(s *statement) string {
	var b strings.Builder
	for _, c := range s.told.Content {
		b.WriteString(c.Of(q.reading(s).Article.Text))
		b.WriteByte(' ')
	}
	return b.String()
}
