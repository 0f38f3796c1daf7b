package text

import "strings"

// Lemma gives the dictionary form, in lower case, of a word with the given Penn Treebank tag. Words
// that follow no rule stand in tables; the rest lose their ending, and a letter that the ending
// doubled or swallowed is put right. An unknown tag leaves the word as it is.
func Lemma(word, tag string) string { return lemma(strings.ToLower(word), tag) }

// lemma is Lemma for a word in lower case.
func lemma(low, tag string) string {
	if len(tag) < 2 {
		return low
	}
	low = plainForm(low)
	switch tag {
	case "NNS", "NNPS":
		return nounLemma(low)
	case "VBZ", "VBD", "VBN", "VBG", "VBP", "VB":
		return verbLemma(low, tag)
	case "JJR":
		return comparedLemma(low, "er", "good")
	case "JJS":
		return comparedLemma(low, "est", "good")
	case "RBR":
		return comparedLemma(low, "er", "well")
	case "RBS":
		return comparedLemma(low, "est", "well")
	case "POS":
		return "'s"
	case "MD", "RB", "DT", "PRP", "TO":
		if base, ok := functionLemmas[low]; ok {
			return base
		}
	}
	return low
}

func nounLemma(low string) string {
	if base, ok := irregularNouns[low]; ok {
		return base
	}
	if stem, ok := strings.CutSuffix(low, "men"); ok && len(stem) > 2 {
		return stem + "man"
	}
	return dropS(low)
}

// dropS takes the s of a plural, or of a verb with he or she, from a word.
func dropS(low string) string {
	n := len(low)
	switch {
	case n < 4 || low[n-1] != 's' || isDigit(rune(low[n-2])) || low[n-2] == 's' || low[n-2] == '\'':
		return low
	case strings.HasSuffix(low, "ies"):
		if n == 4 {
			return low[:n-1]
		}
		return low[:n-3] + "y"
	case endsInAny(low, "sses", "shes", "ches", "xes", "zzes"):
		return low[:n-2]
	case strings.HasSuffix(low, "oes") && n > 5:
		return low[:n-2]
	}
	return low[:n-1]
}

func verbLemma(low, tag string) string {
	base, irregular := irregularVerbs[low]
	switch {
	case irregular && (base == "be" || base == "have" || tag != "VB" && tag != "VBP"):
		return base
	case tag == "VBZ":
		return dropS(low)
	case tag == "VBG":
		return dropEnding(low, "ing")
	case tag == "VBD" || tag == "VBN":
		return dropEnding(low, "ed")
	}
	return low
}

// dropEnding takes ing or ed from a regular verb.
func dropEnding(low, ending string) string {
	stem, ok := strings.CutSuffix(low, ending)
	if !ok || !strings.ContainsAny(stem, vowels+"y") {
		return low
	}
	if y, ok := strings.CutSuffix(stem, "i"); ok && ending == "ed" && len(y) > 1 {
		return y + "y"
	}
	if ending == "ed" && strings.HasSuffix(stem, "e") {
		return low[:len(low)-1]
	}
	return mend(stem, low)
}

// comparedLemma takes er or est from an adjective or adverb; better is the base of "better".
func comparedLemma(low, ending, better string) string {
	if low == "better" || low == "best" {
		return better
	}
	if base, ok := irregularCompared[low]; ok {
		return base
	}
	stem, ok := strings.CutSuffix(low, ending)
	if !ok || len(stem) < 3 {
		return low
	}
	if y, ok := strings.CutSuffix(stem, "i"); ok {
		return y + "y"
	}
	return mend(stem, low)
}

func endsInAny(word string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

// clipped and contracted words, and the cases of pronouns.
var functionLemmas = map[string]string{
	"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'d": "would", "n't": "not", "an": "a", "these": "this",
	"those": "that", "me": "i", "him": "he", "us": "we", "them": "they", "her": "she", "'em": "they", "'s": "we", "na": "to",
}

var irregularNouns = pairs("children child people people men man women woman feet foot teeth tooth geese goose mice mouse " +
	"lice louse oxen ox lives life wives wife knives knife wolves wolf halves half leaves leaf shelves shelf thieves thief " +
	"loaves loaf calves calf selves self elves elf scarves scarf hooves hoof themselves themselves ourselves ourselves " +
	"crises crisis analyses analysis bases base theses thesis hypotheses hypothesis diagnoses diagnosis oases oasis " +
	"parentheses parenthesis emphases emphasis criteria criterion phenomena phenomenon media medium data datum " +
	"bacteria bacterium strata stratum curricula curriculum memoranda memorandum referenda referendum stadia stadium " +
	"alumni alumnus cacti cactus fungi fungus nuclei nucleus stimuli stimulus radii radius indices index matrices matrix " +
	"appendices appendix vertices vertex buses bus gases gas viruses virus bonuses bonus campuses campus censuses census " +
	"statuses status focuses focus minuses minus pluses plus choruses chorus walruses walrus caucuses caucus " +
	"chassis chassis species species series series news news means means headquarters headquarters police police cattle cattle " +
	"ties tie pies pie lies lie dies die movies movie cookies cookie zombies zombie calories calorie rookies rookie " +
	"hippies hippie selfies selfie birdies birdie eyries eyrie prairies prairie budgies budgie " +
	"shoes shoe toes toe foes foe canoes canoe hoes hoe aches ache headaches headache axes axe caches cache niches niche " +
	"quizzes quiz politics politics economics economics athletics athletics olympics olympics ethics ethics thanks thanks " +
	"pants pants scissors scissors trousers trousers glasses glass lenses lens aliases alias atlases atlas biases bias " +
	"canvases canvas proceeds proceeds dice die monies money grandchildren grandchild stepchildren stepchild schoolchildren schoolchild clothes clothes goods goods grounds ground")

var irregularCompared = pairs("worse bad worst bad more more most most less less least least " +
	"further far furthest far farther far farthest far elder old eldest old later late latest late earlier early " +
	"rather rather other other lesser less inner inner outer outer upper upper former former free free freer free " +
	"finer fine finest fine surer sure surest sure rarer rare rarest rare purer pure purest pure sorest sore " +
	"politer polite politest polite remotest remote whiter white whitest white cuter cute cutest cute")

// pairs makes a table of words that come as form, base, form, base.
func pairs(words string) map[string]string {
	table := map[string]string{}
	form := ""
	for w := range strings.FieldsSeq(words) {
		if form == "" {
			form = w
			continue
		}
		table[form], form = w, ""
	}
	return table
}
