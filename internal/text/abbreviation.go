package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviationKind says how the stop after an abbreviation is to be read; a word may be of several.
type abbreviationKind uint8

const (
	titleKind  abbreviationKind = 1 << iota // stands before a name and never ends a sentence
	numberKind                              // an abbreviation only before a figure
	innerKind                               // never ends a sentence: "e.g.", "vs."
	looseKind                               // may end a sentence: "Inc.", "Calif.", "Feb.", "U.S."
)

// abbreviations holds the words that a full stop may shorten, without the stop.
var abbreviations = abbreviationTable([]abbreviationList{
	{titleKind, "Mr Mrs Ms Mx Dr Drs Prof Profs Gov Govs Lt Sen Sens Rep Reps Del Col Cols Gen Gens Maj Capt Cmdr Cdr " +
		"Comdr Adm Sgt Sgts Cpl Pvt Pfc Spc Brig Ens Rev Revs Fr Msgr Hon Pres Supt Det Insp Const Atty Messrs " +
		"Mme Mmes Mlle Amb Asst Assoc Dep Treas St Ste Sts Mt Ft Pt Sec Ald Cllr Tpr"},
	{numberKind, "No Nos no nos Art Sec Vol vol p pp Ch ch Fig fig Para para Op Rs"},
	{innerKind, "vs v e.g i.e cf viz ca approx incl esp"},
	{looseKind, "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri " +
		"Inc Corp Co Cos Ltd Bros Assn Dept Univ Inst Intl Natl Mfg Plc Pty Jr Sr Esq etc al est min max hr hrs sq ft " +
		"lb lbs oz mph St Ave Blvd Rd Hwy Pkwy Bldg Apt Ctr Dist Govt dept ext tel Ph.D M.Sc B.Sc D.Phil Ed.D Psy.D W.Va " +
		"Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn " +
		"Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Sask"},
})

type abbreviationList struct {
	kind  abbreviationKind
	words string
}

func abbreviationTable(lists []abbreviationList) map[string]abbreviationKind {
	table := make(map[string]abbreviationKind, 256)
	for _, list := range lists {
		for word := range strings.FieldsSeq(list.words) {
			table[word] |= list.kind
		}
	}
	return table
}

// isAbbreviation reports whether the full stop after word belongs to it. The next visible character
// helps: an initial or a title stands before a capital, "No." before a figure.
func isAbbreviation(word string, next rune) bool {
	if isInitial(word) {
		return unicode.IsUpper(next)
	}
	kind := kindOf(word)
	switch {
	case kind&(innerKind|looseKind) != 0:
		return true
	case kind&titleKind != 0 && unicode.IsUpper(next):
		return true
	}
	return kind&numberKind != 0 && isDigit(next)
}

// kindOf looks up an abbreviation given without its last stop; 0 for other words.
func kindOf(word string) abbreviationKind {
	if kind, ok := abbreviations[word]; ok {
		return kind
	}
	if isDotted(word) {
		return looseKind
	}
	if i := strings.IndexByte(word, '-'); i == 1 { // a legislator's party and state: "R-Wis."
		return abbreviations[word[i+1:]] & looseKind
	}
	return 0
}

// isInitial reports whether word is one capital letter.
func isInitial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r)
}

// isDotted reports whether word is single letters with stops between them: "U.S", "p.m".
func isDotted(word string) bool {
	letters := 0
	for i := 0; i < len(word); {
		r, n := utf8.DecodeRuneInString(word[i:])
		if !unicode.IsLetter(r) {
			return false
		}
		letters++
		i += n
		if i < len(word) && word[i] != '.' {
			return false
		}
		i++
	}
	return letters > 1
}

// isDegree reports whether word is the first half of an academic degree written with a stop: "Ph.D".
func isDegree(word string) bool { return word == "Ph" || word == "Ed" || word == "Psy" }

// isCurrencyPrefix reports whether word can stand before a currency sign: "US$", "HK$".
func isCurrencyPrefix(word string) bool {
	switch word {
	case "US", "U.S.", "A", "AU", "C", "CA", "NZ", "HK", "S", "NT", "R", "J", "E":
		return true
	}
	return false
}
