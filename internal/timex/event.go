package timex

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// plain are words that say nothing of what happened: those of grammar, and verbs of saying.
var plain = set("a", "an", "the", "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but", "as", "that", "this",
	"it", "its", "he", "she", "they", "his", "her", "their", "who", "which", "was", "were", "is", "are", "be", "been", "had", "has", "have",
	"said", "say", "says", "told", "tell", "tells", "added", "asked", "ask", "again", "also", "not", "about", "during", "after", "before",
	"when", "where", "while", "us", "we", "our", "i", "you", "one", "two", "first", "last", "next", "here", "there", "then", "than", "early",
	"late", "earlier", "later", "mr", "ms", "mrs", "dr", "held", "made", "took", "came", "went", "did", "do", "out", "up", "over", "since", "until")

// onward are words by which a told event goes on from the one before.
var onward = set("again", "later", "then", "afterwards", "subsequently", "follow-up", "after", "next", "further", "returned", "still")

// sameThing reports whether the mentions i, relative, and j, dated, tell of one event: the nearest
// word of substance before both is the same, and their sentences share another one.
func (c *constraints) sameThing(i, j int) bool {
	a, b := c.mentions[i], c.mentions[j]
	gov := c.governor(a)
	if gov == "" || gov != c.governor(b) {
		return false
	}
	if a.sentence == b.sentence {
		return false
	}
	seen := map[string]bool{}
	for w := range c.substance(a) {
		seen[w] = true
	}
	delete(seen, gov)
	for w := range c.substance(b) {
		if seen[w] {
			return true
		}
	}
	return false
}

// near is how many tokens on either side of an expression are looked at, however long a sentence is.
const near = 40

// governor returns the nearest word of substance within five tokens before m.
func (c *constraints) governor(m mention) string {
	at, first := c.doc.TokenFrom(m.Start), c.doc.Sentences[m.sentence].First
	for i := at - 1; i >= first && i >= at-5; i-- {
		if w := c.stem(i); w != "" {
			return w
		}
	}
	return ""
}

// substance gives the words of substance around m in its sentence.
func (c *constraints) substance(m mention) iter.Seq[string] {
	return func(yield func(string) bool) {
		s, at := c.doc.Sentences[m.sentence], c.doc.TokenFrom(m.Start)
		for i := max(s.First, at-near); i < min(s.Last, at+near); i++ {
			if w := c.stem(i); w != "" && !yield(w) {
				return
			}
		}
	}
}

// stem returns the lemma of token i cut to what forms of a word share, "" for plain words, marks
// and words of time.
func (c *constraints) stem(i int) string {
	t := c.doc.Tokens[i]
	if r, _ := utf8.DecodeRuneInString(t.Of(c.doc.Text)); !unicode.IsLetter(r) || plain[t.Lemma] || classes[t.Lemma] != noClass {
		return ""
	}
	if len(t.Lemma) > 7 {
		return t.Lemma[:7]
	}
	return t.Lemma
}

// dateBefore returns the dated past mention of the sentence before, or this one, from which the
// sentence of the relative mention i goes on ("Pressed again on Tuesday"); -1 when there is none.
func (c *constraints) dateBefore(i int) int {
	m := c.mentions[i]
	if m.tense == future || !c.goesOn(m) {
		return -1
	}
	for j := i - 1; j >= 0 && j > i-most && c.mentions[j].sentence >= m.sentence-1; j-- {
		if c.places[j].grain == day && c.mentions[j].tense == past && c.mentions[j].cycle.kind != ofWeekday {
			return j
		}
	}
	return -1
}

// goesOn reports a word such as "again" before m in its sentence.
func (c *constraints) goesOn(m mention) bool {
	at, first := c.doc.TokenFrom(m.Start), c.doc.Sentences[m.sentence].First
	for i := max(first, at-near); i < at; i++ {
		if onward[c.doc.Tokens[i].Lemma] {
			return true
		}
	}
	return false
}
