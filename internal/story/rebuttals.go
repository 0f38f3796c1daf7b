package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// utterance is what somebody says, as tokens and as lower-case words with one space around each.
type utterance struct {
	toks  []text.Token
	words []string
	all   string
}

func spoken(r *news.Reading, content []text.Span) utterance {
	var u utterance
	for _, c := range content {
		for _, t := range r.Document.Within(c) {
			if w := t.Of(r.Article.Text); hasLetterOrDigit(w) {
				u.toks = append(u.toks, t)
				u.words = append(u.words, strings.ReplaceAll(strings.ToLower(w), "’", "'"))
			}
		}
	}
	u.all = " " + strings.Join(u.words, " ") + " "
	return u
}

func (u utterance) has(phrase string) bool { return strings.Contains(u.all, " "+phrase+" ") }

func (u utterance) opensWith(phrase string) bool { return strings.HasPrefix(u.all, " "+phrase+" ") }

func (u utterance) endsWith(phrase string) bool { return strings.HasSuffix(u.all, " "+phrase+" ") }

// pointsBack reports whether it names what somebody else said and says nothing of its own: "that", "the
// account".
func (u utterance) pointsBack() bool {
	return slices.ContainsFunc(u.words, func(w string) bool { return anaphors[w] }) ||
		!slices.ContainsFunc(u.toks, isFinite) && slices.ContainsFunc(u.words, func(w string) bool { return accusations[w] })
}

// anaphors stand for what somebody else said.
var anaphors = set("that this it these those outright such")

// accusations name what somebody else said.
var accusations = set(`claim claims account accounts allegation allegations charge charges accusation
accusations version story report reports suggestion suggestions assertion assertions criticism`)

// retells reports whether it is something that can have been said: a clause, "misleading the board", "any talk of
// a strike".
func (u utterance) retells() bool {
	return u.pointsBack() || slices.ContainsFunc(u.toks, isFinite) || len(u.toks) > 0 && u.toks[0].Tag == "VBG" ||
		slices.ContainsFunc(u.words[:min(fewWords, len(u.words))], func(w string) bool { return w == "any" || accusations[w] || deniable[w] })
}

// deniable are what somebody may be said to have done, and what is said about it.
var deniable = set(`talk rumour rumours rumor rumors speculation hint hints
wrongdoing misconduct negligence involvement responsibility liability guilt complicity impropriety`)

// protests reports whether it says no twice over: "nobody traded anything", "not a penny, never".
func (u utterance) protests() bool {
	no, more := 0, 0
	for i, w := range u.words {
		after := ""
		if i+1 < len(u.words) {
			after = u.words[i+1]
		}
		switch {
		case sweeping[w] && w != "no", (w == "no" || w == "not") && after == "one", w == "not" && after == "a":
			no++
		case utter[w] && after != "like", w == "at" && after == "all":
			more++
		}
	}
	return no > 1 || no == 1 && more > 0
}

// utter are words that make a no complete.
var utter = set("anything anybody anyone any ever whatsoever")

// asks reports whether it opens with what somebody asked for, which to turn down denies nothing: "calls to quit".
func (u utterance) asks() bool {
	for i, w := range u.words {
		tag := u.toks[i].Tag
		if tag == "IN" || tag == "TO" || tag == "MD" || i > 0 && strings.HasPrefix(tag, "VB") && !requests[w] {
			return slices.ContainsFunc(u.words[:i], func(w string) bool { return requests[w] })
		}
	}
	return len(u.words) > 0 && requests[u.words[len(u.words)-1]]
}

var requests = set(`call calls request requests demand demands offer offers bid bids proposal proposals plea pleas appeal appeals
motion motions application applications petition petitions ultimatum invitation invitations overture overtures`)

// rebuts reports whether it calls something untrue in so many words.
func (u utterance) rebuts() bool {
	return !slices.ContainsFunc(unproven, u.has) &&
		(slices.ContainsFunc(rebuttals, u.has) || slices.ContainsFunc(rebuttalOpeners, u.opensWith) ||
			slices.ContainsFunc(closers, u.endsWith) || u.runsCounter() || u.undecided() || u.disowns() || u.faults() || u.dismisses())
}

// runsCounter reads "contrary to the claims of the union".
func (u utterance) runsCounter() bool {
	const reach = 4 // words
	_, after, found := strings.Cut(u.all, " contrary to ")
	for i, w := range strings.Fields(after) {
		if found && i < reach && (w == "what" || tellings[w] || accusations[w]) {
			return true
		}
	}
	return false
}

// undecided reads "no decision about the bridge has been taken".
func (u utterance) undecided() bool {
	return u.opensWith("no decision") && !u.has("yet") && slices.ContainsFunc(decided, u.has)
}

// disowns reads "I do not recognise that figure".
func (u utterance) disowns() bool {
	i := slices.IndexFunc(u.words, func(w string) bool { return w == "recognise" || w == "recognize" })
	return i > 0 && (u.words[i-1] == "not" || u.words[i-1] == "n't") && i+2 < len(u.words) && tellings[u.words[i+2]]
}

// faults reads "that figure is wrong", "Ada Holm was wrong": somebody, or what somebody told, is.
func (u utterance) faults() bool {
	for i, w := range u.words {
		if w != "wrong" || i < 2 || !u.isSaid(i, i+1) || u.takesUp(i+1) {
			continue
		}
		for k := i - 1; k > 0; k-- {
			if callings[u.words[k]] {
				before := u.words[k-1]
				return tellings[before] || accusations[before] || strings.HasPrefix(u.toks[k-1].Tag, "NNP")
			}
		}
	}
	return false
}

// dismisses reads "the claim is pure fiction", "rubbish", "called the figure fanciful": a dismissal that is
// said of something, and neither stands before a noun ("the garbage bin") nor is acted on ("they burn rubbish").
func (u utterance) dismisses() bool {
	const early = 16 // words
	for i, w := range u.words[:min(early, len(u.words))] {
		for _, phrase := range dismissals[w] {
			if end := i + len(phrase); end <= len(u.words) && slices.Equal(u.words[i:end], phrase) && u.isSaid(i, end) && !u.takesUp(end) {
				return true
			}
		}
	}
	return false
}

// takesUp reports whether what follows a dismissal at word i is what it is a quality of, and taken for a fact:
// "absurd that we wait", "wrong to wait", "wrong with it".
func (u utterance) takesUp(i int) bool {
	return i+1 < len(u.words) && (u.words[i] == "that" || notUntrue[u.words[i]] && !suggesting[u.words[i+1]])
}

var suggesting = set("say suggest claim think believe imply assert allege argue assume imagine")

// isSaid reports whether the words from i to end are said of what stands before them: after a form of "be", a
// verb of calling, "as", or no verb.
func (u utterance) isSaid(i, end int) bool {
	const shortly = 8 // words before it where there is no verb
	noun := end < len(u.toks) && strings.HasPrefix(u.toks[end].Tag, "NN")
	if noun && !tellings[u.words[end]] && !accusations[u.words[end]] || u.toks[i].Tag == "VBZ" {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		w, tag := u.words[k], u.toks[k].Tag
		switch {
		case callings[w] && !strings.HasPrefix(tag, "NN"):
			return k == 0 || !negators[u.words[k-1]] && !givens[u.words[k-1]]
		case negators[w], strings.HasPrefix(tag, "VB"), tag == "IN" && !joinsDismissal[w]:
			return false
		}
	}
	return i <= shortly && !noun
}

// givens stand before a verb that says of nobody else's words what comes: "there is a myth", "I was wrong".
var givens = set("there i we")

// callings say what something is, or is called.
var callings = set("is are was were be been being 's 're it's that's as call calls called calling brand branded label labelled labeled term termed deem deemed")

// joinsDismissal are prepositions within what something is called: "a piece of fiction", "a page from a fairy tale".
var joinsDismissal = set("of from like but")

// tellings are what somebody may say that he does not recognise, meaning that it is not so.
var tellings = set("account accounts version claim claims figure figures number numbers timing timeline description picture characterisation characterization portrayal story")

// unproven are a writer's remarks on what a source says, which stand beside it.
var unproven = []string{"offered no evidence", "gave no evidence", "provided no evidence", "produced no evidence", "presented no evidence", "cited no evidence", "offering no evidence", "without evidence"}

// decided are the verbs that close "no decision about the bridge has been …".
var decided = []string{"been taken", "been made", "been reached"}

// rebuttalOpeners are rebuttals only where they open what is said.
var rebuttalOpeners = []string{"no such", "nothing has been decided", "nothing had been decided"}

// closers are rebuttals only where they close it.
var closers = []string{"none of it", "did not happen", "did n't happen"}

var rebuttals = []string{
	"no truth", "no evidence", "without foundation", "without merit", "not a word of", "none of it is true", "none of it was true", "none of it happened",
	"never happened", "done nothing wrong", "did nothing wrong", "no wrongdoing", "any wrongdoing", "is innocent", "was innocent", "spoken the truth", "told the truth",
}

// dismissals are rebuttals where they are said of something, by their first word.
var dismissals = byFirstWord(`not true
n't true
untrue
false
baseless
unfounded
groundless
a lie
lies
a lie told
a fabrication
nonsense
fairy tale
fairy-tale
fantasy
fantasies
fiction
an invention
pure invention
a smear
smears
slander
libel
garbage
rubbish
hogwash
poppycock
ludicrous
preposterous
absurd
laughable
pack of lies
a hoax
witch hunt
witch-hunt
piffle
balderdash
claptrap
codswallop
twaddle
drivel
baloney
bunkum
hokum
malarkey
tosh
moonshine
far-fetched
rumour-mongering
rumor-mongering
rumourmongering
rumormongering
scaremongering
scare-mongering
fearmongering
fear-mongering
fanciful
a figment
a phantom
a myth
cock-and-bull
wide of the mark
trumped-up
concocted
idle gossip
tittle-tattle
hearsay
misinformation
disinformation
fake news
propaganda
guesswork
a guess
pure speculation
mere speculation
wild speculation`)

func byFirstWord(lines string) map[string][][]string {
	m := map[string][][]string{}
	for line := range strings.Lines(lines) {
		if words := strings.Fields(line); len(words) > 0 {
			m[words[0]] = append(m[words[0]], words)
		}
	}
	return m
}
