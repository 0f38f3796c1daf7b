package story

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headwater/internal/news"
	"headwater/internal/text"
)

// What the reading takes for a source is now and then one who only acts: the police who went to check a
// parcel, a party that holds a majority. Nobody is accused of leaving out, or of swapping, a source
// unless the words vouch that it was one.

// vouched reports whether the source of the model is beyond doubt one who tells what is told, and tells
// enough of it for p to be the same.
func (q *inquiry) vouched(p parallel) bool {
	const fewest = 2 // words in common below which it must be all
	_, n := q.lexicon.shared(&p.down.words, &p.up.words)
	return (n >= fewest || n == len(p.up.words.ids) && n == len(p.down.words.ids)) && q.saysSo(p.up)
}

// saysSo reports whether the cue of s, if it has one, is a word of saying or of thinking, or a document's of showing.
func (q *inquiry) saysSo(s *statement) bool {
	d := q.reading(s).Document
	return s.told.Cue.Empty() || slices.ContainsFunc(d.Within(s.told.Cue), func(t text.Token) bool {
		return sayingWords[t.Lemma] || s.told.Source.Kind == news.DocumentSource && showingWords[t.Lemma]
	})
}

// sayingWords are lemmas with which news tells that somebody said or thought a thing.
var sayingWords = set(`say tell accord according state announce confirm report add claim allege insist explain note write warn declare
disclose believe think estimate argue testify recall describe acknowledge admit concede maintain contend assert cite
quote suspect predict expect fear reckon suggest remark observe comment reply respond answer stress
emphasise emphasize reiterate repeat put call blame accuse hear learn understand
per reckoning account telling view opinion`)

// showingWords are those with which documents tell.
var showingWords = set("show find reveal indicate list record read conclude give set detail document contain")

// namesModelSource reports whether the sentence of the telling names the source of its model or, with what, says
// what unnamed people are: whoever is named there is not left out, whatever the reading made of it.
func (q *inquiry) namesModelSource(p parallel, what bool) bool {
	x := p.up.told.Source
	if x.Kind == news.Anonymous && (!what || neutralNouns[headNoun(x.Text)]) || isPronoun(x.Text) {
		return false // "a person close to the Seaford" is not the Seaford, and whom a pronoun means is not vouched for
	}
	return q.says(p.down, knownBy(x))
}

// knownBy lists the words that name a source: of a person the last of the name, of others what is written with
// a capital and what they are ("the Orm campaign", "Orm officials").
func knownBy(x news.Source) []string {
	words := capitalised(cmp.Or(x.Name, x.Text))
	if x.Kind == news.NamedPerson {
		return words[max(0, len(words)-1):]
	}
	if head := headNoun(x.Text); head != "" && !slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, head) }) {
		words = append(words, head)
	}
	return words
}

// says reports whether the sentence of s has all of words, in any number, and there are some. Words that only
// tell what kind the next one is of do not count: "police station".
func (q *inquiry) says(s *statement, words []string) bool {
	d := q.reading(s).Document
	toks := d.Words(s.sentence)
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		for i, t := range toks {
			kind := strings.HasPrefix(t.Tag, "NN") && !strings.HasPrefix(t.Tag, "NNP") && i+1 < len(toks) && strings.HasPrefix(toks[i+1].Tag, "NN")
			if !kind && (strings.EqualFold(t.Of(d.Text), w) || t.Lemma == strings.TrimSuffix(w, "s")) {
				return false
			}
		}
		return true
	})
}

// capitalised lists the words of a name.
func capitalised(name string) []string {
	var words []string
	for w := range strings.FieldsSeq(name) {
		w = strings.Trim(w, ".,;“”\"'’()")
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(first) && !stopWords[strings.ToLower(w)] {
			words = append(words, w)
		}
	}
	return words
}
