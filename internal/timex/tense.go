package timex

import (
	"strings"

	"headwater/internal/text/piece"
)

// tense says where the verb nearest to an expression points.
type tense uint8

const (
	noTense tense = iota
	past
	present
	possible // may, could: ahead for a date, not always for a weekday
	future
)

// willing words make what follows future.
var willing = set("will", "'ll", "shall", "won't", "wo", "would", "should", "must", "can")

// pending words say of a thing that it is still to come.
var pending = set("scheduled", "expected", "due", "set", "slated", "planned", "payable", "expires", "expire", "upcoming",
	"plans", "planning", "intends", "intend", "deadline", "begins", "starts", "opens", "ends", "expects", "forecast")

// wanting verbs set what is to be done in the future of the telling: "agreed to meet Monday".
var wanting = set("agreed", "planned", "vowed", "promised", "decided", "wanted", "hoped", "ordered", "invited", "intended",
	"voted", "asked", "pledged", "threatened", "aimed", "proposed", "offered", "told", "urged", "directed", "given", "gave", "refused")

// puttingOff are verbs after which "until" names a day to come.
var puttingOff = set("had", "has", "have", "extended", "postponed", "delayed", "adjourned", "remanded", "suspended", "deferred",
	"gave", "given", "put", "closed", "barred", "banned")

var irregular = set("was", "were", "had", "did", "said", "told", "went", "came", "took", "gave", "made", "met", "found",
	"began", "held", "won", "lost", "left", "ran", "saw", "got", "became", "brought", "bought", "sent", "spoke", "wrote",
	"rose", "fell", "grew", "hit", "shot", "fought", "caught", "taught", "thought", "kept", "led", "paid", "sold", "stood",
	"struck", "broke", "drew", "flew", "knew", "threw", "sank", "drove", "chose", "felt", "heard", "built", "spent", "lay",
	"sat", "wore", "tore", "arose", "swore", "stole", "slid", "sought", "dealt", "laid", "meant", "read", "sued", "died")

var presentVerbs = set("is", "are", "has", "have", "says", "does", "do", "'s", "'re", "'ve", "am")

// tense looks for the verb that the expression [first, end) goes with: one right after it, then
// the nearest before it in the sentence, then the nearest after it.
func (r *reader) tense(first, end int) tense {
	if willing[r.w(end)] || r.is(end, "is", "are") && pending[r.w(end+1)] {
		return future
	}
	if r.is(first-1, "as") && r.is(first-2, "early", "late", "soon") {
		return future
	}
	if r.is(end, "'s", "'") {
		return r.possessed(end + 1)
	}
	if r.scheduled(first) {
		return future
	}
	if t, i := r.before(first); (t == past || t == present) && r.is(first-1, "until", "till") && puttingOff[r.w(i)] {
		return future
	} else if t != noTense {
		return t
	}
	for i, n := end, 0; i < len(r.p) && n < 30 && !r.breaks(i); i, n = i+1, n+1 {
		if t := r.verbAt(i); t != noTense {
			return t
		}
	}
	return noTense
}

// programmed are verbs whose present tense beside a day tells what the calendar holds.
var programmed = set("meets", "meet", "opens", "open", "begins", "begin", "starts", "start", "resumes", "resume", "reopens", "reopen",
	"convenes", "reconvenes", "sits", "returns", "departs", "expires", "ends", "closes", "concludes")

// scheduled reports whether the day at piece first stands right behind such a verb: "meets on Saturday".
func (r *reader) scheduled(first int) bool {
	i := first - 1
	if r.is(i, "on") {
		i--
	}
	return programmed[r.w(i)] && (r.tag(i) == "VBZ" || r.tag(i) == "VBP")
}

// before finds the nearest verb left of piece first, and gives its tense and where it stands.
func (r *reader) before(first int) (tense, int) {
	for i, n := first-1, 0; i >= 0 && n < 30 && (r.is(i, "(") || !r.breaks(i)); i, n = i-1, n+1 {
		if t := r.verbAt(i); t != noTense {
			return t, i
		}
	}
	return noTense, -1
}

// possessed gives the tense for "Monday's meeting": future only when the meeting will be.
func (r *reader) possessed(i int) tense {
	for j := i; j < i+4; j++ {
		if willing[r.w(j)] {
			return future
		}
	}
	return past
}

// breaks reports a mark that parts sentences or clauses.
func (r *reader) breaks(i int) bool {
	if r.p[i].Kind != piece.Mark {
		return false
	}
	return r.is(i, ";", "?", "!", "“", "”", "\"", "(", ")") || r.is(i, ".") && (i+1 == len(r.p) || !r.p[i+1].Glued && r.upper(i+1))
}

// verbAt gives the tense of the verb group that holds piece i, noTense where there is no verb.
func (r *reader) verbAt(i int) tense {
	w, tag := r.w(i), r.tag(i)
	switch {
	case willing[w]:
		return future
	case w == "may" && !r.upper(i), w == "might", w == "could":
		return possible
	case pending[w] && !(w == "set" && (tag == "VBD" || tag == "NN")):
		return r.pendingAt(i)
	case presentVerbs[w]:
		return r.presentAt(i)
	case tag == "TO" || tag == "" && w == "to" && r.is(i+1, "be", "meet", "go", "begin", "start", "vote", "hold", "visit"):
		if t := r.tag(i + 1); t == "VB" || t == "" {
			return r.infinitive(i)
		}
	case tag == "VBD", tag == "VBN", tag == "" && (irregular[w] || strings.HasSuffix(w, "ed") && len(w) > 4 && !r.upper(i)):
		return r.participle(i)
	case tag == "VBZ", tag == "VBP":
		return present
	}
	return noTense
}

// infinitive gives the tense of "to meet" by the verb it hangs on: a past one that sets no purpose
// leaves it past, as in "gathered to mark the treaty on Friday".
func (r *reader) infinitive(i int) tense {
	for j := i - 1; j >= 0 && j > i-20 && !r.breaks(j); j-- {
		if r.is(j, "to") {
			continue
		}
		switch t := r.verbAt(j); {
		case t == noTense:
		case t == past && !wanting[r.w(j)] && !r.is(i+1, "be"):
			return past
		default:
			return future
		}
	}
	return future
}

// pendingAt tells "is due to" from "had been due to" and "was planned and cancelled".
func (r *reader) pendingAt(i int) tense {
	for j := i - 1; j >= i-5 && j >= 0 && !r.breaks(j); j-- {
		if r.is(j, "had") {
			return past
		}
	}
	return future
}

// presentAt tells "has met" and "is due" from "is".
func (r *reader) presentAt(i int) tense {
	for j := i + 1; j <= i+3 && j < len(r.p); j++ {
		switch {
		case pending[r.w(j)], r.is(i, "is", "are") && j == i+1 && r.is(j, "to"):
			return future
		case r.is(i, "has", "have", "'ve") && (strings.HasSuffix(r.w(j), "ed") || r.tag(j) == "VBN" || r.is(j, "been")):
			return past
		}
	}
	if r.is(i, "'s") && r.tag(i) != "VBZ" {
		return noTense
	}
	return present
}

// participle looks left of a past form for what makes it something else: "will be held".
func (r *reader) participle(i int) tense {
	for j := i - 1; j >= i-4 && j >= 0; j-- {
		switch w := r.w(j); {
		case willing[w], w == "to" && r.is(j+1, "be", "have"):
			return future
		case w == "is" || w == "are" || w == "being":
			return present
		case w == "has" || w == "have" || w == "had" || w == "was" || w == "were":
			return past
		}
	}
	return past
}

func (r *reader) tag(i int) string {
	if i < 0 || i >= len(r.p) {
		return ""
	}
	return r.doc.Tokens[r.p[i].Token].Tag
}
