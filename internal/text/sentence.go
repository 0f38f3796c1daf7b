package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitSentences cuts the tokens of paragraph para, which begin at first, into sentences.
func (d *Document) splitSentences(para, first int) {
	start := first
	for i := first; i < len(d.Tokens); i++ {
		if i < start || !d.mayEnd(i, start) {
			continue
		}
		last := d.withClosers(i)
		if last+1 < len(d.Tokens) && d.endsSentence(i, last) {
			d.addSentence(para, start, last+1)
			start = last + 1
		}
	}
	if start < len(d.Tokens) {
		d.addSentence(para, start, len(d.Tokens))
	}
}

func (d *Document) addSentence(para, first, last int) {
	span := Span{d.Tokens[first].Start, d.Tokens[last-1].End}
	d.Sentences = append(d.Sentences, Sentence{Span: span, First: first, Last: last, Paragraph: para})
}

// word returns the words of token i.
func (d *Document) word(i int) string { return d.Tokens[i].Of(d.Text) }

// mayEnd reports whether token i is a mark or an abbreviation that can end the sentence begun at start.
func (d *Document) mayEnd(i, start int) bool {
	w := d.word(i)
	switch c := w[len(w)-1]; {
	case c == '!' || c == '?':
		return true
	case c == '.':
		return w != "." || !d.isListNumber(i, start)
	}
	return strings.HasSuffix(w, "…")
}

// isListNumber reports whether the stop at i follows the number of a list item, as in "2. Stay calm."
func (d *Document) isListNumber(i, start int) bool {
	return i == start+1 && d.Tokens[start].Len() <= 2 && isDigit(rune(d.word(start)[0])) && d.Tokens[start].End == d.Tokens[i].Start
}

// withClosers passes over the closing quotation marks and brackets that follow token i without a space.
// A mark that looks the same on both sides closes nothing when a word comes right after it.
func (d *Document) withClosers(i int) int {
	last := i
	for d.touches(last) && (closers[d.word(last+1)] || twoSided[d.word(last+1)]) {
		last++
	}
	if d.touches(last) {
		for last > i && twoSided[d.word(last)] {
			last--
		}
	}
	return last
}

// touches reports whether a token follows token i without a space.
func (d *Document) touches(i int) bool {
	return i >= 0 && i+1 < len(d.Tokens) && d.Tokens[i+1].Start == d.Tokens[i].End
}

var (
	closers  = wordSet(") ] } ” ’ » › ''")
	twoSided = wordSet("\" ' “")
)

// endsSentence decides whether the mark at i, with its closers up to last, ends the sentence; there is
// at least one token after last.
func (d *Document) endsSentence(i, last int) bool {
	next, opened := d.afterOpeners(last + 1)
	if next == len(d.Tokens) {
		return true
	}
	if last == i && d.touches(i) && d.word(i) == "." && !startsUpper(d.word(next)) {
		return false
	}
	w, follow := d.word(i), d.word(next)
	if !startsSentence(follow) {
		return false
	}
	switch {
	case w == ".":
		return true
	case w[len(w)-1] == '!' || w[len(w)-1] == '?':
		return last == i || !d.isSpeechClause(next)
	case w == "…" || strings.HasPrefix(w, ".."), w == ". . .":
		return follow != "I" && !strings.HasPrefix(follow, "I'") || len(w) == 4
	}
	return abbreviationEnds(w[:len(w)-1], follow, opened)
}

// afterOpeners passes over opening marks from i on.
func (d *Document) afterOpeners(i int) (next int, opened bool) {
	for i < len(d.Tokens) && strings.Contains("“‘\"'„«([{``¿¡•", d.word(i)) {
		i, opened = i+1, true
	}
	return i, opened
}

// startsSentence reports whether a sentence can begin with word: not with a small letter or with
// punctuation that looks back.
func startsSentence(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case unicode.IsLower(r):
		return isCamel(word)
	case strings.ContainsRune(",;:—–-)]}”’»%!?.…", r):
		return false
	}
	return true
}

// isCamel reports whether word is a name such as "iPhone" or "eBay".
func isCamel(word string) bool {
	r, _ := utf8.DecodeRuneInString(word[1:])
	return word[0] < utf8.RuneSelf && unicode.IsUpper(r)
}

func startsUpper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// abbreviationEnds decides whether a sentence ends with the abbreviation word (without its stop) when
// follow comes next: only words that seldom stand inside a name tell "in the U.S. The" from "the U.S. Army".
func abbreviationEnds(word, follow string, opened bool) bool {
	kind := kindOf(word)
	switch {
	case kind&innerKind != 0, kind&titleKind != 0 && kind&looseKind == 0, kind == numberKind:
		return false
	case isDigit(rune(follow[0])), isSymbol(follow):
		return false
	case starters[follow]:
		return true
	}
	return kind&looseKind != 0 && !opened && endsAlways(word) && startsUpper(follow)
}

// endsAlways: after these, a capital begins a sentence.
func endsAlways(word string) bool { return word == "etc" || word == "al" }

func isSymbol(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsLetter(r)
}

// starters are words that often begin a sentence and hardly ever stand, capitalised, inside a name.
var starters = wordSet("The A An This That These Those He She It They We You I His Her Its Their Our My " +
	"There Here In On At By For From With Without After Before During Since Until While When Where Why How What Who " +
	"Which Whether If As Although Though Because But And Or So Yet Nor However Instead Also Still Then Now Later " +
	"Meanwhile Moreover Asked Among Between Both Each Every Some Many Most Several Few All Another Other Others " +
	"Under Despite Unlike Like Once Not No Only Even Just Nearly About More Less Last Earlier Afterwards Today " +
	"Yesterday Tomorrow According Such Any Neither Either Does Did Do Is Are Was Were Has Have Had Can Could Will Would " +
	"Should May Might Let Perhaps Maybe Indeed Nevertheless Nonetheless Furthermore Additionally Officials Police")

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// isSpeechClause reports whether the tokens from i on look like "Mara Voss asked": a name and then a
// verb that can carry a question or an exclamation.
func (d *Document) isSpeechClause(i int) bool {
	for n := 0; n < 4 && i+n < len(d.Tokens); n++ {
		w := d.word(i + n)
		if n > 0 && speechVerbs[w] {
			return true
		}
		if !startsUpper(w) || starters[w] {
			return false
		}
	}
	return false
}

var speechVerbs = wordSet("said says asked asks wrote writes shouted shouts cried cries yelled replied added exclaimed " +
	"wondered demanded inquired enquired tweeted quipped joked told responded recalled continued")
