package cluster

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"time"
	"unicode"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Report is what the choice of a story looks at in one report. It holds no text, and may be kept and
// read again: it does not depend on what else was in the stream.
type Report struct {
	ID    string
	Day   int    // of publication, days since 1970-01-01; 0 when not known
	Terms []Term // by Hash, each once
	// Prints are a sample of the runs of words in its text, none twice, which whoever describes it adds; a
	// sample of 28 is what the limits here are made for.
	Prints []uint64
	Quoted []uint64 // a sample of the runs of words within its quotations, in order
}

// Term is a word of a report, in its dictionary form, with how often it stands there (at most 255) as
// anything, as a part of a name, as a noun, verb or adjective, as a number, and in the lead.
type Term struct {
	Hash   uint32
	Counts [views]uint8
}

// The views of a report: the ways its words are counted.
const (
	words = iota
	names
	common
	numbers
	lead
	views
)

// leadSentences is how many sentences, the headline's among them, are the lead.
const leadSentences = 3

// Describe reads off a report what a story is chosen by.
func Describe(id string, r *news.Reading) Report {
	out := Report{ID: id, Day: publicationDay(r), Quoted: quotedRuns(r.Document)}
	counts := map[string]*[views]uint8{}
	for i, s := range r.Document.Sentences {
		for _, t := range r.Document.Tokens[s.First:s.Last] {
			if !strings.ContainsFunc(t.Lemma, isWordRune) {
				continue
			}
			if counts[t.Lemma] == nil {
				counts[t.Lemma] = new([views]uint8)
			}
			count(counts[t.Lemma], &t, i < leadSentences)
		}
	}
	out.Terms = termsOf(counts)
	return out
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// weekdays are tagged as names and name nothing that tells events apart.
var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// count adds one token to the views that it belongs to.
func count(c *[views]uint8, t *text.Token, inLead bool) {
	add := func(view int) {
		if c[view] < 255 {
			c[view]++
		}
	}
	add(words)
	switch {
	case strings.HasPrefix(t.Tag, "NNP"):
		if !weekdays[t.Lemma] {
			add(names)
		}
	case t.Tag == "CD":
		add(numbers)
	case strings.HasPrefix(t.Tag, "NN"), strings.HasPrefix(t.Tag, "VB"), strings.HasPrefix(t.Tag, "JJ"):
		add(common)
	}
	if inLead {
		add(lead)
	}
}

// termsOf puts the words in order of their hashes; words with one hash are one.
func termsOf(counts map[string]*[views]uint8) []Term {
	terms := make([]Term, 0, len(counts))
	for w, c := range counts {
		h := fnv.New32a()
		h.Write([]byte(w))
		terms = append(terms, Term{h.Sum32(), *c})
	}
	slices.SortFunc(terms, func(a, b Term) int {
		return cmp.Or(cmp.Compare(a.Hash, b.Hash), slices.Compare(a.Counts[:], b.Counts[:]))
	})
	return slices.CompactFunc(terms, func(a, b Term) bool { return a.Hash == b.Hash })
}

// publicationDay is the day a report was published: as its page says, or else the first full date among
// the first expressions of time, where pages that lost their markup have it.
func publicationDay(r *news.Reading) int {
	if p := r.Article.Published; !p.IsZero() {
		return dayNumber(p.Earliest)
	}
	const first = 4
	for _, t := range r.Times[:min(first, len(r.Times))] {
		if !t.Earliest.IsZero() && t.Earliest.Equal(t.Latest) && hasYear(t.Of(r.Article.Text)) {
			return dayNumber(t.Earliest)
		}
	}
	return 0
}

// hasYear reports whether an expression has four figures in a row.
func hasYear(s string) bool {
	run := 0
	for _, r := range s {
		if run++; !unicode.IsDigit(r) {
			run = 0
		}
		if run == 4 {
			return true
		}
	}
	return false
}

func dayNumber(t time.Time) int { return int(news.DayOf(t).Unix() / (24 * 60 * 60)) }
