package story

import "strings"

// set makes a set of the words in s.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// stopWords are lemmas (and, where a tagger knows no better, forms) without content of their own,
// among them the verbs that only introduce what somebody says.
var stopWords = set(`
a an the this that these those it its they them their he him his she her we us our you your i me my
who whom whose which what there here where when how why one ones other another each every either
some any all both many much more most few less least several such same own
and or but nor so yet if because since until while although though as than then also too just only even
of in on at by for from to into onto upon with within without over under about above below after before
between through during against among around across off out up down back away along per via despite
be is are was were been being am 's 're 'm 've 'd 'll have has had having do does did doing done
will would shall should can could may might must ought
not n't no never none nobody nothing neither
say says said tell tells told add adds added ask asked accord according report reported statement
get go going make take put come give let
very still now again already ever yet however indeed well mr mrs ms dr sir
monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
`)

// numberWords maps small numbers in words to figures, so that "three" and "3" are one word.
var numberWords = map[string]string{
	"zero": "0", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "dozen": "12",
	"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
	"eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
	"fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
	"hundred": "100", "thousand": "1000", "million": "1000000", "billion": "1000000000",
	"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
	"percent": "%", "per cent": "%", "cent": "%",
}

// hedges say that what they stand with is not certain.
var hedges = set(`may might could allegedly alleged reportedly purportedly apparently
seemingly possibly perhaps maybe probably likely unlikely 
appears appeared seems seemed rumoured rumored potentially
presumably supposedly unconfirmed reckons suggests suggested`)

// passiveHedges are hedges in the passive only: "is believed to have begun".
var passiveHedges = set(`believed thought understood feared presumed alleged`)
