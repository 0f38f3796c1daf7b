package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// corrections compares each newer version of an article with the older one: what it says it got
// wrong, and figures and dates that changed without a word.
func (q *inquiry) corrections(tellings []parallel) []news.Finding {
	var list []news.Finding
	for _, v := range q.dossier.Derivations {
		if v.Kind == news.Update {
			list = append(list, q.admitted(v)...)
		}
	}
	for _, p := range tellings {
		if p.link.Kind != news.Update || p.likeness < sameWording || covers(list, passage(p.down)) {
			continue
		}
		if was, is, changed := q.silentChange(p); changed {
			list = append(list, news.Finding{Kind: news.CorrectedClaim, Passage: passage(p.down), Against: against(p.up),
				Explanation: upperFirst(fmt.Sprintf("%s now says %q where an older version said %q, without a note.", q.outlet(p.down.article), is, was))})
		}
	}
	return list
}

// covers reports whether one of list already speaks of p.
func covers(list []news.Finding, p news.Passage) bool {
	return slices.ContainsFunc(list, func(f news.Finding) bool {
		return f.Passage.Article == p.Article && f.Passage.Span.Overlaps(p.Span)
	})
}

// silentChange returns the older and newer words of a figure or date that differs.
func (q *inquiry) silentChange(p parallel) (was, is string, changed bool) {
	for _, g := range p.changes {
		a, okA := q.onlyQuantity(p.down.article, g[0])
		b, okB := q.onlyQuantity(p.up.article, g[1])
		if okA && okB && sameMeasure(a, b) && !sameAmount(a, b) {
			return q.words(p.up.article, b.Span), q.words(p.down.article, a.Span), true
		}
	}
	if a, b, changed := q.changedDate(p); changed {
		return q.words(p.up.article, b.Span), q.words(p.down.article, a.Span), true
	}
	return "", "", false
}

// admitted finds the corrections that the newer version of v owns up to, each with the older
// sentence it takes back.
func (q *inquiry) admitted(v news.Derivation) []news.Finding {
	var list []news.Finding
	for _, span := range correctionNotes(q.dossier.Readings[v.Article]) {
		old, found := q.takenBack(v, span)
		if !found {
			continue
		}
		list = append(list, news.Finding{Kind: news.CorrectedClaim, Passage: news.Passage{Article: v.Article, Span: span}, Against: &old,
			Explanation: upperFirst(fmt.Sprintf("%s takes back what an older version said: %q.", q.outlet(v.Article), trimEnd(q.words(old.Article, old.Span))))})
	}
	return list
}

// takenBack returns the older sentence that the words of a correction are likest to; what the
// correction says it was not ("six, not five") counts threefold.
func (q *inquiry) takenBack(v news.Derivation, note text.Span) (old news.Passage, found bool) {
	d, older := q.dossier.Readings[v.Article].Document, q.dossier.Readings[v.From]
	toks := wordsIn(d, note)
	words, wrong := q.lexicon.known(toks, d.Text), q.lexicon.known(afterNot(toks, d.Text), d.Text)
	most := 0.0
	for i, s := range older.Document.Sentences {
		has := q.lexicon.known(older.Document.Words(i), older.Article.Text)
		weight, n := q.lexicon.shared(&words, &has)
		more, _ := q.lexicon.shared(&wrong, &has)
		if n > 1 && weight+2*more > most && !isHeading(older, i) {
			old, most, found = news.Passage{Article: v.From, Span: s.Span}, weight+2*more, true
		}
	}
	return old, found
}

// afterNot returns the words that follow "not" in a sentence, three at most.
func afterNot(toks []text.Token, in string) []text.Token {
	const reach = 3
	var list []text.Token
	for i := range toks {
		if wordAt(toks, i, in) == "not" {
			list = append(list, toks[i+1:min(len(toks), i+1+reach)]...)
		}
	}
	return list
}

// correctionNotes returns the passages in which an article corrects itself, one for each thing
// corrected: the sentence that names the error and those after it that set it right.
func correctionNotes(r *news.Reading) []text.Span {
	var notes []text.Span
	open := -1 // paragraph of the note being read
	for i, s := range r.Document.Sentences {
		said := strings.ToLower(s.Of(r.Article.Text))
		switch {
		case containsAny(said, errorCues):
			notes = append(notes, s.Span)
			open = s.Paragraph
		case open >= 0 && s.Paragraph == open:
			notes[len(notes)-1].End = s.End
		case containsAny(said, takeBackCues) && i > 0:
			notes = append(notes, s.Span)
		}
	}
	return notes
}

// errorCues stand in a sentence that tells what an earlier version had wrong.
var errorCues = []string{
	"earlier version", "previous version", "misstated", "misquoted", "misidentified", "misspelled", "misspelt", "incorrectly",
	"erroneously", "wrongly stated", "wrongly said", "wrongly gave", "replaces one published", "in an earlier article", "in a previous article",
}

// takeBackCues stand in a sentence of the body that corrects in passing.
var takeBackCues = []string{"first said", "first reported that", "originally reported", "originally said", "previously stated", "we first reported", "as earlier reported"}

func containsAny(s string, cues []string) bool {
	return slices.ContainsFunc(cues, func(c string) bool { return strings.Contains(s, c) })
}
