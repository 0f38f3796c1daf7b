package attribute

import "strings"

// use is how a reporting verb takes what is reported. A verb may have several uses.
type use uint16

const (
	says   use = 1 << iota // takes a quotation or a clause, and may follow either: "…, she said"
	thinks                 // takes a clause, may follow one, and quotes nobody: "he believes"
	shows                  // takes a clause, said of documents and findings: "records show"
	utters                 // goes with a quotation only: "he snapped"
	tells                  // names the hearer before the clause: "told reporters that"
	states                 // takes a noun phrase that stands for a statement: "confirmed the deaths"
	urges                  // takes a hearer and an infinitive, or an infinitive alone: "vowed to appeal"
	asks                   // takes a question: "asked whether"
	denies                 // says that what follows is not so
	deems                  // takes a thing and what it is held to be: "called it a trap"
	firm                   // the speaker holds against doubt: "insisted", where a negative clause denies
	weak                   // the speaker himself is not sure: "suspects"
)

// verb is one reporting verb.
type verb struct {
	lemma string
	use   use
}

// verbLists are the reporting verbs by use, in dictionary form.
var verbLists = []struct {
	use   use
	words string
}{
	{says, `say state add note explain remark comment observe mention recall recount relate
		respond reply answer counter retort announce declare proclaim disclose reveal report
		claim allege assert contend maintain insist stress emphasize emphasise underline underscore
		highlight reiterate repeat confirm acknowledge admit concede confess accept agree
		argue reason write tweet post blog caution warn complain lament boast brag joke quip
		predict forecast project estimate calculate speculate suggest hint imply indicate signal
		promise pledge vow swear testify attest certify affirm aver avow depose recount narrate
		conclude clarify specify elaborate point protest object demand recommend propose advise
		rule hold quote opine muse comment posit theorize theorise attest vouch guarantee confide
		divulge intimate relay volunteer interject persist proffer venture reckon joke`},
	{utters | shows, `speak read`},
	{thinks, `believe think feel expect fear hope suspect reckon assume consider suppose presume
		anticipate understand doubt worry imagine guess envisage envision foresee judge
		conclude realise realize maintain regret`},
	{shows, `show indicate suggest reveal find record state detail document demonstrate establish
		confirm list conclude note outline imply prove certify estimate warn say describe
		allege disclose describe put determine`},
	{utters, `snap storm laugh shrug smile sigh shout yell scream whisper mutter murmur cry bark
		fume rage thunder growl gasp groan moan sob exclaim interrupt chime continue begin go conclude
		enthuse gush deadpan grin chuckle intone plead beg scoff sneer hiss roar reflect marvel
		blast sniff breathe blurt ask inquire enquire wonder rejoin gloat crow bellow drawl grumble
		trill wail weep wince croak read run finish close reason`},
	{tells, `tell inform assure remind advise notify brief convince reassure warn inform teach
		promise caution alert`},
	{states, `confirm announce allege acknowledge admit concede disclose reveal report
		predict forecast estimate suggest stress emphasize emphasise highlight reiterate repeat
		underline propose recommend promise pledge demand threaten warn describe blame accuse
		criticize criticise condemn denounce slam praise defend question welcome hail back endorse
		support oppose reject deny dispute dismiss refute rebut contest protest attribute cite
		recount detail outline clarify voice express challenge decry deplore lambast lambaste
		applaud caution discuss disavow retract withdraw advocate espouse tout invoke affirm`},
	{urges, `urge ask tell order warn advise encourage call demand vow promise pledge threaten
		offer agree refuse plan propose swear intend expect hope want claim beg implore press
		instruct invite appeal recommend profess`},
	{asks, `ask wonder question inquire enquire query`},
	{denies, `deny reject dispute dismiss refute rebut contest disavow repudiate rubbish decry
		contradict debunk trash scotch quash downplay pooh-pooh`},
	{deems, `call describe label brand characterize characterise term dub consider regard deem
		portray depict judge declare denounce dismiss hail blast put estimate classify paint cast
		rate pronounce slam identify`},
	{firm, `insist maintain stress say state contend argue assert tell counter respond reply
		confirm declare emphasize emphasise reiterate`},
	{weak, `suspect believe think guess speculate assume presume reckon fear suppose doubt feel
		imagine`},
}

// irregular gives past and participle of the verbs above that do not take -ed.
var irregular = map[string][]string{
	"say": {"said"}, "go": {"went", "gone"}, "tell": {"told"}, "write": {"wrote", "written"}, "think": {"thought"},
	"feel": {"felt"}, "hold": {"held"}, "find": {"found"}, "show": {"showed", "shown"},
	"swear": {"swore", "sworn"}, "understand": {"understood"}, "put": {"put"}, "read": {"read"},
	"begin": {"began", "begun"}, "foresee": {"foresaw", "foreseen"}, "cast": {"cast"},
	"quote": {"quoted"}, "run": {"ran", "run"}, "withdraw": {"withdrew", "withdrawn"},
	"weep": {"wept"}, "speak": {"spoke", "spoken"}, "teach": {"taught"}, "forecast": {"forecast", "forecasted"},
	"admit": {"admitted"}, "rebut": {"rebutted"}, "refer": {"referred"}, "snap": {"snapped"},
	"quip": {"quipped"}, "sob": {"sobbed"}, "dub": {"dubbed"}, "slam": {"slammed"},
	"blog": {"blogged"}, "brag": {"bragged"}, "plan": {"planned"}, "posit": {"posited"},
	"beg": {"begged"}, "chat": {"chatted"}, "grin": {"grinned"}, "blurt": {"blurted"},
	"hint": {"hinted"}, "rap": {"rapped"}, "tout": {"touted"},
}

// doubling are verbs whose last consonant is doubled before -ing.
var doubling = set(`admit rebut snap quip sob dub slam blog brag plan beg grin put run begin`)

// reporting maps every inflected form of every reporting verb to the verb.
var reporting = inflected()

// pastForms are the past forms of the reporting verbs that cannot be anything else.
var pastForms = pasts()

func pasts() map[string]bool {
	m := map[string]bool{}
	for form, v := range reporting {
		if form != v.lemma && (strings.HasSuffix(form, "ed") || irregular[v.lemma] != nil) &&
			!strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ing") && form != "accused" && form != "thought" {
			m[form] = true
		}
	}
	return m
}

func inflected() map[string]*verb {
	byLemma := map[string]*verb{}
	forms := map[string]*verb{}
	for _, list := range verbLists {
		for w := range strings.FieldsSeq(list.words) {
			v := byLemma[w]
			if v == nil {
				v = &verb{lemma: w}
				byLemma[w] = v
				for _, f := range inflect(w) {
					forms[f] = v
				}
			}
			v.use |= list.use
		}
	}
	return forms
}

// inflect gives every form of a regular verb, and of the irregular ones listed here.
func inflect(w string) []string {
	stem := strings.TrimSuffix(w, "e")
	last := w[len(w)-1:]
	third, past := w+"s", []string{stem + "ed"}
	consonantY := last == "y" && !strings.ContainsAny(w[len(w)-2:len(w)-1], "aeiou")
	switch {
	case consonantY:
		third, past = w[:len(w)-1]+"ies", []string{w[:len(w)-1] + "ied"}
	case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "sh") || strings.HasSuffix(w, "ch"):
		third = w + "es"
	}
	if p, ok := irregular[w]; ok {
		past = p
	}
	if strings.HasSuffix(w, "ee") {
		stem = w
	}
	if doubling[w] {
		stem += last
	}
	return append(past, w, third, stem+"ing")
}

// nouns are the reporting nouns: "the claim that", "his denial of".
var nouns = set(`claim claims assertion assertions allegation allegations charge charges accusation
	accusations suggestion suggestions warning warnings argument arguments belief beliefs
	insistence admission promise promises pledge pledges prediction predictions contention
	acknowledgement acknowledgment suspicion suspicions complaint complaints announcement report
	reports rumour rumours rumor rumors theory statement statements declaration assurance
	assurances conclusion finding findings concern concerns fear fears hope hopes testimony
	account comment comments remark remarks denial confirmation revelation revelations
	estimate estimates view opinion demand demands threat threats vow recommendation call calls
	criticism message`)

// set makes a lookup of the words in s.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
