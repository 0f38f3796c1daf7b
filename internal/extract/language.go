package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"headwater/internal/news"
)

// Shares of English function words among all words. Running English has 25 to 45 percent of them;
// other languages share a few by chance ("in", "is", "was").
const (
	surelyEnglish  = 0.20
	hardlyEnglish  = 0.10
	minLetters     = 50   // shorter texts say nothing about their language
	languageSample = 4000 // bytes of text that are looked at
)

var englishWords = map[string]bool{
	"the": true, "of": true, "and": true, "to": true, "in": true, "a": true, "is": true, "that": true,
	"for": true, "it": true, "was": true, "on": true, "with": true, "he": true, "as": true, "at": true,
	"by": true, "his": true, "be": true, "from": true, "had": true, "has": true, "are": true, "not": true,
	"but": true, "have": true, "they": true, "which": true, "were": true, "she": true, "who": true,
	"their": true, "an": true, "this": true, "said": true, "we": true, "you": true, "its": true,
}

// language returns the code of the text's language, "" when the text is too short to tell, and a
// problem when it is clearly another one than English.
func language(c *news.Capture, text string) (string, error) {
	if utf8.RuneCountInString(text) < minLetters {
		return "", nil
	}
	sample := text[:min(len(text), languageSample)]
	share := englishShare(sample)
	if share >= surelyEnglish {
		return "en", nil
	}
	info := whatlanggo.Detect(sample)
	switch {
	case info.Lang == whatlanggo.Eng:
		return "en", nil
	case share < hardlyEnglish && (info.IsReliable() || info.Script != nil && info.Script != unicode.Latin):
		name := info.Lang.String()
		return "", problem(c, news.NotEnglish, "the text is in "+name+", which is not read yet", "use an English report or translation")
	case share < hardlyEnglish:
		return "", nil
	}
	return "en", nil
}

func englishShare(s string) float64 {
	words, english := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if englishWords[strings.ToLower(w)] {
			english++
		}
	}
	return float64(english) / float64(max(words, 1))
}
