package text

import "strings"

// irregularVerbs gives the base of every form that the rules would get wrong.
var irregularVerbs = verbTable("be am is are was were been being 'm 're 's|have has had having 've 'd|do does did done doing|" +
	"go goes went gone gon|want wan|say says said|make made|get got gotten|take took taken|come came|see saw seen|know knew known|" +
	"give gave given|find found|think thought|tell told|become became|leave left|feel felt|put|bring brought|" +
	"begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|let|mean meant|set|meet met|" +
	"run ran|pay paid|sit sat|speak spoke spoken|lie lay lain lies lied lying|lead led|read|grow grew grown|lose lost|" +
	"fall fell fallen|send sent|build built|understand understood|draw drew drawn|break broke broken|spend spent|" +
	"cut|rise rose risen|drive drove driven|buy bought|wear wore worn|choose chose chosen|seek sought|throw threw thrown|" +
	"catch caught|deal dealt|win won|forget forgot forgotten|shoot shot|sell sold|fight fought|teach taught|eat ate eaten|" +
	"sing sang sung|hit|strike struck stricken|fly flies flew flown|bear bore borne born|hang hung|swear swore sworn|" +
	"shake shook shaken|ride rode ridden|feed fed|hide hid hidden|steal stole stolen|blow blew blown|bite bit bitten|" +
	"freeze froze frozen|sink sank sunk|swim swam swum|wake woke woken|tear tore torn|spread|shut|hurt|cost|cast|burst|" +
	"split|quit|rid|shed|bet|bid|thrust|upset|broadcast|forecast|offset|reset|undercut|sweep swept|sleep slept|weep wept|" +
	"creep crept|leap leapt|dream dreamt|lend lent|bend bent|spring sprang sprung|ring rang rung|drink drank drunk|" +
	"shrink shrank shrunk|stick stuck|dig dug|swing swung|cling clung|sting stung|spin spun|slide slid|stride strode|" +
	"bind bound|wind wound|grind ground|bleed bled|breed bred|flee fled|speed sped|light lit|breathe breathed breathing|" +
	"withdraw withdrew withdrawn|withstand withstood|withhold withheld|overcome overcame|overthrow overthrew overthrown|" +
	"undertake undertook undertaken|overtake overtook overtaken|undergo undergoes underwent undergone|uphold upheld|" +
	"foresee foresaw foreseen|oversee oversaw overseen|forgive forgave forgiven|forbid forbade forbidden|mislead misled|" +
	"misunderstand misunderstood|rebuild rebuilt|repay repaid|resell resold|retell retold|rewrite rewrote rewritten|" +
	"rethink rethought|arise arose arisen|awake awoke awoken|befall befell befallen|mistake mistook mistaken|" +
	"lay laid|slay slew slain|sew sewn|sow sown|show shown|prove proven|swell swollen|mow mown|saw sawn|hew hewn|" +
	"kneel knelt|learn learnt|burn burnt|spell spelt|spill spilt|spoil spoilt|smell smelt|dwell dwelt|shine shone|" +
	"spit spat|sling slung|fling flung|wring wrung|string strung|slit|wed|knit|outbid|outdo outdid outdone|redo redid redone|" +
	"undo undid undone|withdraw withdrawing|die dies died dying|tie ties tied tying|vie vies vied vying|untie untied untying|" +
	"agree agreed|dye dyed dyeing|eye eyed eyeing|ski skis skied skiing|taxi taxied|age aged aging|use used|ache aches ached|" +
	"bathe bathed bathing|clothe clothed|taste tasted tasting|waste wasted wasting|paste pasted pasting|write writing|" +
	"singe singed|tinge tinged|cringe cringed cringing|hinge hinged|impinge impinged|infringe infringed infringing|" +
	"create created creating|focus focuses focused focusing|bias biased|canvass canvassed|die dying|add added adding|" +
	"err erred erring|quiz quizzed quizzing quizzes|program programmed|panic panicked panicking|traffic trafficked trafficking|" +
	"mimic mimicked mimicking|picnic picnicked|shoe shoes shod|axe axed axing|veto vetoes vetoed|develop developed developing")

// verbTable reads entries divided by |, each a base and its irregular forms. A base alone is a verb that
// keeps its form in the past.
func verbTable(entries string) map[string]string {
	table := map[string]string{}
	for entry := range strings.SplitSeq(entries, "|") {
		base, _, _ := strings.Cut(entry, " ")
		for form := range strings.FieldsSeq(entry) {
			if _, taken := table[form]; !taken {
				table[form] = base
			}
		}
	}
	for word, base := range map[string]string{"found": "find", "left": "leave", "saw": "see", "ground": "grind", "wound": "wind", "lay": "lie", "bore": "bear"} {
		table[word] = base
	}
	return table
}

const vowels = "aeiou"

func isVowel(c byte) bool { return strings.IndexByte(vowels, c) >= 0 }

// mend puts right the end of a stem that an ending was taken from: "planned" doubled a letter,
// "hoping" swallowed one. word begins with stem.
func mend(stem, word string) string {
	n := len(stem)
	if n < 2 {
		return stem
	}
	last, before := stem[n-1], stem[n-2]
	switch {
	case last == before && strings.IndexByte("bdgmnprt", last) >= 0 && n > 3:
		return stem[:n-1]
	case last == 'l' && before == 'l' && n > 4 && vowelGroups(stem) > 1 && !keepsDoubleL(stem):
		return stem[:n-1]
	case last == before:
		return stem
	case needsE(stem):
		return withE(stem, word)
	}
	return stem
}

// withE gives stem and an e, taken from word where it has one there.
func withE(stem, word string) string {
	if len(word) > len(stem) && word[len(stem)] == 'e' {
		return word[:len(stem)+1]
	}
	return stem + "e"
}

func keepsDoubleL(stem string) bool {
	return endsInAny(stem, "install", "recall", "fulfill", "enroll", "befall", "forestall", "resell", "refill", "stonewall")
}

// vowelGroups counts the runs of vowels in word, which are nearly its syllables.
func vowelGroups(word string) int {
	n := 0
	for i := range len(word) {
		if isVowel(word[i]) && (i == 0 || !isVowel(word[i-1])) {
			n++
		}
	}
	return n
}

// needsE reports whether a stem without its ending wants an e: "believ", "chang", "hop".
func needsE(stem string) bool {
	n := len(stem)
	last, before := stem[n-1], stem[n-2]
	if takesE, ok := eEndings.longest(stem); ok {
		return takesE
	}
	switch last {
	case 'c', 'v', 'u':
		return true
	case 's', 'z':
		return before != 't'
	case 'g':
		return before != 'n'
	case 'l':
		return strings.IndexByte("bcdfgkptsz", before) >= 0
	case 'h', 'w', 'x', 'y', 'a', 'e', 'i', 'o', 'j', 'q':
		return false
	}
	single := isVowel(before) && (n < 3 || !isVowel(stem[n-3]) || n > 3 && stem[n-3] == 'u' && stem[n-4] == 'q')
	return single && (vowelGroups(stem) == 1 || strings.IndexByte("kdb", last) >= 0)
}

// endingRules say of stems that end in a given way whether they want an e; the longest ending counts.
type endingRules map[string]bool

func (r endingRules) longest(stem string) (takesE, ok bool) {
	for i := max(0, len(stem)-longestEnding); i < len(stem)-1; i++ {
		e := stem[i:]
		if i > 0 && len(e) == 2 && isVowel(stem[i-1]) && isVowel(e[0]) && stem[i-1:i+1] != "ui" {
			continue // "appear" is not like "declar"
		}
		if takesE, ok = r[e]; ok {
			return takesE, true
		}
	}
	return false, false
}

const longestEnding = 8

var eEndings = endings(
	"at iat uat ut ir ar ur ac ib ob ub id ad od ud ap cit vit nit excit invit unit not quot vot mot dot "+
		"delet plet compet explor stor ignor scor restor ador terfer adher sever chang rang arrang challeng "+
		"veng aveng plung loung spong scroung expung derang strang welcom becom com overcom phon clon condon postpon "+
		"interven conven contraven tun prun escap reshap persuad guid breath bath cloth sooth loath seeth writh smil "+
		"pil fil compil exil whil inhal consol typ ul um nam lin acr hop cop slop scop hon ston aton bit rmeat examin determin combin imagin defin declin "+
		"undermin refin confin extradit recreat reconcil ceas squeez elop "+
		"caus paus rais prais pleas leas eas creas nois pois us",
	"it et ot oat eat treat threat format combat repeat defeat or er om on en op ip il al ol el em an chat float "+
		"visit limit profit edit exit develop avoid aid murmur ruin gas focus canvas bias")

// endings makes the rules of the endings that want an e and of those that want none.
func endings(withE, without string) endingRules {
	table := endingRules{}
	for e := range strings.FieldsSeq(withE) {
		table[e] = true
	}
	for e := range strings.FieldsSeq(without) {
		table[e] = false
	}
	return table
}
