package attribute

import (
	"strings"

	"headwater/internal/news"
)

// withheld are the verbs for what one declines to do when asked.
var withheld = set(`comment discuss say elaborate answer identify name specify give provide speak talk
	respond confirm disclose reveal explain take be add speculate address clarify release offer
	characterize characterise divulge share detail describe deny expand go state reply meet`)

// unanswered are the things one fails to answer.
var unanswered = set(`call calls message messages email emails e-mail e-mails question questions request
	requests inquiry inquiries enquiry enquiries letter letters text texts voicemail voicemails phone
	comment queries query`)

// silence reads at item i what is told of a source that does not speak.
func (u *unit) silence(i int, before []draft) (draft, bool) {
	if w := u.low(i); w != "" && (strings.HasPrefix(u.tag(i), "VB") || u.tag(i) == "MD") {
		if last, stance := u.silentVerb(i); last > 0 {
			return u.silenceOf(i, last, stance, before)
		}
	}
	return draft{}, false
}

// silentVerb reports the end and the stance of a phrase of silence whose verb is item i, or 0.
func (u *unit) silentVerb(i int) (int, news.Stance) {
	w := u.low(i)
	switch w {
	case "decline", "declined", "declines", "declining", "refuse", "refused", "refuses", "refusing":
		return u.declining(i), news.DeclinesComment
	case "chose", "chooses", "opted", "preferred", "prefers", "elected":
		if u.low(i+1) == "not" && u.low(i+2) == "to" && withheld[u.low(i+3)] {
			return i + 4, news.DeclinesComment
		}
	case "had", "has", "have", "is", "are", "offered", "gave", "made":
		if u.low(i+1) == "yet" && u.low(i+2) == "to" && replying[u.low(i+3)] {
			return i + 4, news.NoResponse
		}
		return u.noComment(i), news.DeclinesComment
	case "asked", "contacted", "approached", "emailed":
		return u.approached(i), news.NoResponse
	case "reached":
		if u.low(i-1) == "be" && negatives[u.low(i-2)] || u.low(i-1) == "be" && negatives[u.low(i-3)] {
			return i + 1, news.NoResponse
		}
	case "was", "were":
		if u.low(i+1) == "tight-lipped" {
			return i + 2, news.DeclinesComment
		}
		return u.unavailable(i), news.NoResponse
	case "proved", "failed":
		return u.abortive(i), news.NoResponse
	case "ignore", "ignores", "ignored", "blank", "blanked", "ghosted":
		return u.ignoring(i), news.NoResponse
	case "refer", "refers", "referred", "point", "pointed", "directed":
		return u.referring(i)
	case "found", "located", "traced":
		return u.unfound(i), news.NoResponse
	case "keep", "keeps", "kept", "keeping", "stay", "stays", "stayed", "remain", "remains", "remained":
		return u.keepingMum(i), news.DeclinesComment
	case "hung":
		if u.low(i+1) == "up" {
			return i + 2, news.DeclinesComment
		}
	case "went":
		if u.low(i+1) == "unanswered" || u.low(i+1) == "unreturned" {
			return i + 2, news.NoResponse
		}
	}
	return u.withholding(i)
}

// replying are the verbs for what one who was asked has yet to do.
var replying = set("respond reply comment answer")

func (u *unit) declining(i int) int {
	k := i + 1
	if w := u.low(k); w == "through" || w == "via" {
		k = u.simpleRight(k + 1)
	}
	if u.low(k) == "to" && u.tag(k+2) == "VB" && u.tag(k+1) == "RB" {
		k++
	}
	switch {
	case u.low(k) == "to" && withheld[u.low(k+1)]:
		if u.low(k+1) == "be" && !withheldBe[u.low(k+2)] {
			return 0
		}
		return k + 2
	case u.low(k) == "comment" || u.low(k+1) == "comment" || u.low(k+1) == "interview":
		return k + 1
	}
	return 0
}

var withheldBe = set("interviewed drawn quoted specific")

func (u *unit) noComment(i int) int {
	k := i + 1
	switch {
	case u.low(k) == "no" && (u.low(k+1) == "comment" || u.low(k+2) == "comment"):
		return k + 2
	case u.low(k) == "nothing" && u.low(k+1) == "to" && (u.low(k+2) == "add" || u.low(k+2) == "say"):
		return k + 3
	}
	return 0
}

// ignoring reads "ignored three messages", "has ignored our calls".
func (u *unit) ignoring(i int) int {
	if g := u.groupAt(i); g.negated || u.tag(i-1) == "TO" || be[u.low(i-1)] {
		return 0
	}
	if np := (run{i + 1, u.simpleRight(i + 1)}); !np.empty() && unanswered[u.low(u.head(np))] {
		return i + 1
	}
	return 0
}

// approached reads "has asked the ministry for comment".
func (u *unit) approached(i int) int {
	if u.low(i-1) != "has" && u.low(i-1) != "have" && u.low(i-1) != "'ve" {
		return 0
	}
	for k := i + 1; k < len(u.items) && !u.stop(k); k++ {
		if u.low(k) == "for" && (reactions[u.low(k+1)] || reactions[u.low(k+2)]) {
			return i + 1
		}
	}
	return 0
}

// reactions are the things one asks somebody for.
var reactions = set("comment comments response reaction reply")

// referring reads "referred questions to the ministry", and "referred this newspaper to its denial",
// which denies.
func (u *unit) referring(i int) (int, news.Stance) {
	end := u.simpleRight(i + 1)
	if end == i+1 || u.low(end) != "to" {
		return 0, ""
	}
	h := u.low(u.head(run{i + 1, end}))
	asked := unanswered[h] || inquirers[h] || u.outletIn(run{i + 1, end}).Name != "" || kinds[h] == news.OutletSource
	own := u.tag(end+1) == "PRP$" || u.low(end+1) == "a" || u.low(end+1) == "an"
	switch object := u.low(u.head(run{end + 1, u.simpleRight(end + 1)})); {
	case !asked:
		return 0, ""
	case own && (object == "denial" || object == "denials"):
		return end, news.Denies
	case u.low(i) == "referred" || u.low(i) == "directed" && unanswered[h]:
		return end, news.DeclinesComment
	}
	return 0, ""
}

// inquirers are the words for those who ask.
var inquirers = set("us reporters reporter journalists journalist newspaper magazine station media press")

func (u *unit) unavailable(i int) int {
	k := i + 1
	for u.tag(k) == "RB" {
		k++
	}
	negated := negatives[u.low(i+1)] || u.noBody(i)
	if (u.low(k) == "available" && negated || u.low(k) == "unavailable") && (u.low(k+1) == "for" || u.low(k+2) == "comment") {
		return k + 3
	}
	if negated && (u.low(k) == "returned" || u.low(k) == "answered") {
		return k + 1
	}
	return 0
}

// withholding reads "would not say", "did not respond to", "has not returned calls".
func (u *unit) withholding(v int) (int, news.Stance) {
	if u.tag(v) == "MD" {
		return 0, ""
	}
	g := u.groupAt(v)
	if !g.negated && !u.neither(g.first) {
		return 0, ""
	}
	w := u.low(v)
	switch {
	case (g.modal == "would" || g.modal == "will" || g.modal == "wo") && withheld[w]:
		if w == "be" && u.low(v+1) != "drawn" || w == "go" || (w == "give" || w == "take") && !u.aboutSpeech(v) || w == "meet" {
			return 0, ""
		}
		return g.last, news.DeclinesComment
	case g.modal != "":
		return 0, ""
	case w == "respond" || w == "responded" || w == "reply" || w == "replied":
		return g.last, news.NoResponse
	case (w == "get" || w == "write" || w == "call" || w == "come") && u.low(v+1) == "back":
		return v + 2, news.NoResponse
	case (w == "comment" || w == "commented") && u.tag(v) != "NN":
		return g.last, news.NoResponse
	case w == "elaborate" || w == "elaborated":
		return g.last, news.DeclinesComment
	case answering[w] && u.aboutSpeech(v):
		return g.last, news.NoResponse
	}
	return 0, ""
}

// answering are the verbs for what is not done with a call or a message.
var answering = set("return returned answer answered issued pick picked take taken acknowledge acknowledged")

// neither reports a subject before the verb group at g that "neither" opens.
func (u *unit) neither(g int) bool {
	for k := g - 1; k >= 0 && !u.finite(k) && !u.comma(k) && !u.stop(k); k-- {
		if u.low(k) == "neither" {
			return true
		}
	}
	return false
}

// aboutSpeech reports whether the object of the verb at v is a call, a question or the like.
func (u *unit) aboutSpeech(v int) bool {
	for k := v + 1; k < len(u.items) && k < v+7 && !u.comma(k) && !u.stop(k); k++ {
		if unanswered[u.low(k)] || particulars[u.low(k)] {
			return true
		}
	}
	return false
}

// particulars are the things one does not give.
var particulars = set("response responses detail details statement figure figures number numbers reason reasons answer answers name names")

// silenceOf finds who keeps silent.
func (u *unit) silenceOf(v, last int, stance news.Stance, before []draft) (draft, bool) {
	g := u.groupAt(v)
	d := draft{shares: -1, stance: stance, cue: run{g.first, last}, from: last, until: len(u.items), begin: g.first}
	if w := u.low(v); (w == "asked" || w == "contacted" || w == "approached" || w == "emailed") && stance == news.NoResponse {
		d.source = u.nounRight(v + 1)
		for k := d.source.first; k < d.source.last; k++ {
			if u.low(k) == "for" {
				d.source.last = k
			}
		}
		d.from = d.source.last
		d.begin = u.subject(g.first).first
		return d, !d.source.empty()
	}
	if w := u.low(v); w == "proved" || w == "failed" {
		d.source = u.sought(g.first)
		d.begin = max(0, d.source.first-3)
		return d, !d.source.empty()
	}
	if w := u.low(v); w == "went" || last > 0 && (u.low(last-1) == "returned" || u.low(last-1) == "answered") && be[w] {
		d.source = u.addressee(u.subject(g.first))
		if !d.source.empty() {
			d.begin = u.subject(g.first).first
		}
		return d, !d.source.empty()
	}
	if w := u.low(g.first - 1); relatives[w] && u.tag(g.first-1) != "IN" {
		d.source = u.antecedent(g.first - 1)
		if np := u.behindNobody(d.source); !np.empty() {
			d.source = np
		}
		return d, !d.source.empty()
	}
	d.source = u.subject(g.first)
	if np := u.behindNobody(d.source); !np.empty() {
		d.source, d.begin = np, d.source.first
		return d, true
	}
	if d.source.empty() && u.low(last-3) == "nothing" {
		return d, false
	}
	if !d.source.empty() {
		d.begin = d.source.first
		w := u.low(u.head(d.source))
		return d, w != "i" && w != "we" && w != "you" && w != "who"
	}
	g.entry = reporting["said"]
	return d, u.shareSource(g, &d, before)
}
