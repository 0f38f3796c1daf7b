package label

import (
	"strings"

	"headwater/internal/seqlabel"
)

// speech says how strongly a word by itself points to an attribution.
type speech uint8

const (
	silent  speech = iota
	says           // verbs that hardly ever do anything else: say, tell, insist
	thinks         // verbs of thought, wish and feeling: believe, hope, want
	does           // verbs that report speech as an act, or something else: accuse, support, show
	names          // nouns: statement, claim, view
	ascribe        // according to, per
)

// speechWords has the hashes of the lemmas and of the inflected forms.
var speechWords = compileSpeech()

func compileSpeech() map[seqlabel.Hash]speech {
	out := make(map[seqlabel.Hash]speech)
	for kind, list := range map[speech]string{thinks: thinkVerbs, does: actVerbs, says: sayVerbs} {
		for v := range strings.FieldsSeq(list) {
			for _, form := range inflect(v) {
				if old := out[hashWord(form)]; old == silent || kind < old {
					out[hashWord(form)] = kind
				}
			}
		}
	}
	for n := range strings.FieldsSeq(speechNouns) {
		out[hashWord(n)] = names
		out[hashWord(n+"s")] = names
	}
	out[hashWord("according")] = ascribe
	out[hashWord("per")] = ascribe
	return out
}

// inflect gives the regular forms of a verb and the irregular ones it has.
func inflect(v string) []string {
	forms := []string{v}
	stem := strings.TrimSuffix(v, "e")
	switch {
	case strings.HasSuffix(v, "y") && !strings.ContainsAny(v[len(v)-2:len(v)-1], "aeo"):
		forms = append(forms, v[:len(v)-1]+"ies", v[:len(v)-1]+"ied", v+"ing")
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "h"), strings.HasSuffix(v, "x"):
		forms = append(forms, v+"es", v+"ed", v+"ing")
	default:
		forms = append(forms, v+"s", stem+"ed", stem+"ing", v+v[len(v)-1:]+"ed", v+v[len(v)-1:]+"ing")
	}
	return append(forms, strings.Fields(irregular[v])...)
}

var irregular = map[string]string{
	"say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known",
	"feel": "felt", "find": "found", "see": "saw seen", "hear": "heard", "speak": "spoke spoken",
	"make": "made", "mean": "meant", "hold": "held", "read": "read", "show": "shown", "swear": "swore sworn",
	"understand": "understood", "foresee": "foresaw foreseen", "give": "gave given", "take": "took taken",
	"seek": "sought", "forbid": "forbade forbidden", "withdraw": "withdrew withdrawn", "put": "putting",
	"call": "dubbed", "shoot": "shot", "lay": "laid", "bring": "brought", "fight": "fought", "choose": "chose chosen",
}

const sayVerbs = `say tell add note explain argue insist claim announce acknowledge admit assert allege
declare state warn reply respond ask write tweet report recall remark comment observe confirm deny concede
contend maintain stress emphasize emphasise testify joke quip boast complain reiterate repeat answer
exclaim shout yell whisper mutter retort caution predict conclude estimate vow pledge promise swear mention
inform recount suggest disclose reveal opine post blog email estimate lament retweet counter caution chide
describe protest interject clarify elaborate enthuse intone chime confess posit proclaim profess advise`

const thinkVerbs = `think believe know feel hope want wish expect fear worry wonder doubt consider suspect
assume imagine understand realize realise guess plan intend decide prefer like love hate regret dislike
agree disagree oppose favor favour support recognize recognise remember forget aim seek plan need
foresee anticipate suppose figure reckon dream care trust see view regard deem enjoy desire care accept`

const actVerbs = `accuse blame praise criticize criticise condemn denounce urge call demand request propose
recommend endorse reject refuse decline dismiss defend attack mock ridicule slam blast rip hail thank
congratulate apologize apologise offer order instruct rule vote find show indicate cite quote read speak
talk discuss debate address outline signal hint imply question challenge threaten point compare label
brand characterize characterise dub depict portray paint express voice echo welcome object appeal invite
encourage persuade convince teach lecture remind assure reassure notify poll survey hear learn issue release
publish detail document chronicle rate rank declare certify authorize authorise approve ban forbid allow
permit lobby campaign call tout trumpet bemoan decry deride rebuke scold berate chastise fault lambast
lambaste pan flag underscore underline highlight back side push press pressure mean suggest prove tease taunt
laugh scoff sneer cry chant sing pray beg plead ask call hold make give take try attempt deliver use`

const speechNouns = `statement claim view belief opinion comment remark interview speech tweet letter report
study poll survey argument allegation accusation suggestion criticism promise pledge vow warning call
demand request proposal plan decision hope fear concern worry wish desire idea notion thought question
answer reply response explanation announcement denial admission confession testimony prediction estimate
assessment conclusion finding recommendation order ruling support opposition objection complaint praise
assertion contention insistence attack message email post article memo document analysis word rhetoric
stance position commitment intention goal aim effort desire interest threat refusal willingness confidence`

// links are words that open a clause.
var links = compileLinks()

func compileLinks() map[seqlabel.Hash]bool {
	out := make(map[seqlabel.Hash]bool)
	for w := range strings.FieldsSeq(`that who whom whose which if whether because when while as but where why
		how what although though since after before until unless so and or to`) {
		out[hashWord(w)] = true
	}
	return out
}
