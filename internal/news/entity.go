package news

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SameName reports whether two names of persons or bodies, from one article or from two about the
// same event, are likely to name the same one: "Col. Allie Weiskopf" and "Weiskopf", "The Orrin Falls
// Courier" and "the Courier", "Central Intelligence Agency" and "CIA". Titles, articles, full stops,
// case and the form of apostrophes do not count. It is cautious: two full names with different given
// names differ, and so do two bodies neither of whose names is a part of the other's.
func SameName(a, b string) bool {
	x, y := NameWords(a), NameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if equalFold(x, y) {
		return true
	}
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(y) == 1 && len(x) > 1 && IsAcronym(y[0], x) {
		return true
	}
	if !saysWhat(x) && !saysWhat(y) {
		return SamePerson(x, y)
	}
	return isTail(x, y) && saysWhat(y) || isHead(x, y) && len(x) == len(y)+1 && legalWords[strings.ToLower(x[len(x)-1])]
}

// NameWords cuts a name into the words that count: articles, titles, possessive endings and full
// stops are left out.
func NameWords(name string) []string {
	fields := strings.FieldsFunc(strings.ReplaceAll(name, "’", "'"), func(r rune) bool {
		return unicode.IsSpace(r) || r == ',' || r == '"' || r == '“' || r == '”' || r == '(' || r == ')'
	})
	words := fields[:0]
	for _, f := range fields {
		f = strings.TrimRight(strings.TrimSuffix(f, "'s"), ".")
		if f != "" {
			words = append(words, f)
		}
	}
	for len(words) > 1 && namePrefixes[strings.ToLower(words[0])] {
		words = words[1:]
	}
	return words
}

// namePrefixes come before a name and are no part of it.
var namePrefixes = wordSet(`the a an mr mrs ms miss mx sir dame lord lady dr prof professor rev reverend hon st
	gen general col colonel lt lieutenant maj major capt captain sgt sergeant cpl adm admiral cdr commander
	president premier chancellor governor gov sen senator rep representative mayor minister secretary judge justice
	cllr councillor councilman councilwoman congressman congresswoman ambassador chief officer inspector detective
	sheriff superintendent commissioner director chairman chairwoman chair spokesman spokeswoman spokesperson
	sheikh imam pope cardinal archbishop bishop father sister brother rabbi king queen prince princess`)

// bodyWords close or make the name of a body and tell what it is.
var bodyWords = wordSet(`agency airlines airways alliance army association authority bank board brigade broadcasting
	bulletin bureau center centre chronicle church clinic club coalition college command commission committee companies
	company confederation corp corporation council courier court daily department dispatch division echo examiner
	express federation fm force forces foundation front fund gazette globe government group guardian guild herald
	holdings hospital inc independent industries infirmary inspectorate institute institution journal laboratories labs
	leader league ledger llc ltd magazine mail media mercury ministry mirror monitor museum network news observer
	office organisation organization parliament partners party pharmaceuticals plc police post press radio record register
	report research review school securities sentinel service services society standard star systems technologies
	telegraph television theater theatre therapeutics times tribunal tribune trust tv union university weekly wire works`)

// legalWords are those of them that are left out when a name is cut short: "Stonemere" for "Stonemere
// Holdings", but not the town for its paper.
var legalWords = wordSet(`airlines airways co companies company corp corporation group holdings inc industries
	laboratories labs llc ltd magazine news partners pharmaceuticals plc securities systems technologies
	therapeutics weekly`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// saysWhat reports whether words close like the name of a body.
func saysWhat(words []string) bool { return bodyWords[strings.ToLower(words[len(words)-1])] }

// SamePerson reports whether two names, cut into words, can be one person's: one word alone is a
// family name; of two fuller names the shorter must be in the longer in order, initials standing for
// names.
func SamePerson(a, b []string) bool {
	a, b = withoutSuffix(a), withoutSuffix(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return false
	}
	if len(b) == 1 {
		return strings.EqualFold(b[0], a[len(a)-1])
	}
	if isTail(a, b) {
		return true
	}
	next := 0
	for _, w := range a {
		if next < len(b) && sameGiven(w, b[next]) {
			next++
		}
	}
	return next == len(b) && sameGiven(a[0], b[0]) && strings.EqualFold(a[len(a)-1], b[len(b)-1])
}

// sameGiven compares given names: equal, or one the initial of the other.
func sameGiven(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	x, n := utf8.DecodeRuneInString(a)
	y, m := utf8.DecodeRuneInString(b)
	return x == y && (n == len(a) || m == len(b))
}

func withoutSuffix(words []string) []string {
	for len(words) > 1 && slices.Contains([]string{"Jr", "Sr", "II", "III", "IV"}, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

// IsAcronym reports whether short is made of the initials of words, of all or of those with capitals:
// "CIA", "C.I.A.", "TPA".
func IsAcronym(short string, words []string) bool {
	return slices.Contains(Acronyms(words), strings.ReplaceAll(short, ".", ""))
}

// Acronyms gives the one or two acronyms of 2 to 8 letters that the initials of words make: of all words
// and of those with capitals.
func Acronyms(words []string) []string {
	var all, capitals []rune
	for _, w := range words {
		for part := range strings.SplitSeq(w, "-") {
			r, _ := utf8.DecodeRuneInString(part)
			if !unicode.IsLetter(r) {
				continue
			}
			all = append(all, unicode.ToUpper(r))
			if unicode.IsUpper(r) {
				capitals = append(capitals, r)
			}
		}
	}
	var out []string
	for _, letters := range [][]rune{all, capitals} {
		if n := len(letters); n >= 2 && n <= 8 && !slices.Contains(out, string(letters)) {
			out = append(out, string(letters))
		}
	}
	return out
}

func equalFold(a, b []string) bool { return slices.EqualFunc(a, b, strings.EqualFold) }

// isTail reports whether b, shorter than a, is its end.
func isTail(a, b []string) bool { return len(b) < len(a) && equalFold(a[len(a)-len(b):], b) }

// isHead reports whether b, shorter than a, is its beginning.
func isHead(a, b []string) bool { return len(b) < len(a) && equalFold(a[:len(b)], b) }
