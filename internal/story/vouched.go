package story

import (
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
	head := headNoun(x.Text)
	named := what || x.Kind != news.Anonymous // "a person close to the Seaford" is not the Seaford
	return q.says(p.down, capitalised(x.Name)) || named && q.says(p.down, capitalised(x.Text)) ||
		what && x.Kind == news.Anonymous && !neutralNouns[head] && q.says(p.down, []string{head})
}

// says reports whether the sentence of s has all of words, in any number, and there are some.
func (q *inquiry) says(s *statement, words []string) bool {
	d := q.reading(s).Document
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		return !slices.ContainsFunc(d.Words(s.sentence), func(t text.Token) bool {
			return strings.EqualFold(t.Of(d.Text), w) || t.Lemma == strings.TrimSuffix(w, "s")
		})
	})
}

// capitalised lists the words of a name; of a person's the last.
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
