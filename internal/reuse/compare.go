package reuse

import (
	"math"
	"slices"

	"headwater/internal/news"
)

// comparer holds the working memory of comparing two drafts, used again for every pair.
type comparer struct {
	naming       naming
	runs         []run
	usedA, usedB []bool
	like         likeness
	cells        []cell
	marks        []int // by stem; see markStems
	mark         int
}

// cell says that sentence i of the one draft and sentence j of the other share copied words.
type cell struct {
	i, j    int
	copied  int // words
	quoted  int // those of them in quotation marks in both
	prose   int // those of them outside
	longest int // words of the longest run
}

// comparison is what two drafts have in common.
type comparison struct {
	matches  []match
	evidence float64 // how firmly wording says that one text was made from the other; see proseEvidence
	a, b     share
}

// match is a passage in both drafts; i and j are its sentences.
type match struct {
	news.Match
	i, j                 int
	strengthA, strengthB float32 // see share.strength
	quoted, prose        int     // copied words in quotation marks in both, and outside
}

// naming lists the sentences of two drafts that name the outlet of the other: what stands there is
// more likely to come from it.
type naming struct{ a, b []int }

// compare finds what a and b have in common.
func (c *comparer) compare(a, b *draft, naming naming) *comparison {
	c.naming = naming
	out := &comparison{}
	runs := slices.DeleteFunc(c.copiedRuns(a, b), func(r run) bool { return !informative(a, b, r) })
	out.evidence = proseEvidence(a, b, runs)
	c.like.compareSentences(a, b)
	c.cells = cellsOf(c.cells[:0], a, b, runs)
	out.matches = c.matches(a, b)
	out.a = shareOf(a, runs, out.matches, true)
	out.b = shareOf(b, runs, out.matches, false)
	return out
}

// informative reports whether a run says more than names and grammar: titles, places and set
// phrases are the same in any two reports of an event.
func informative(a, b *draft, r run) bool {
	content := 0
	for k := range r.n {
		if w := b.words[r.b+k]; w.stem != noStem && !w.name && !a.words[r.a+k].name {
			content++
		}
	}
	return content >= 2
}

// proseEvidence weighs the wording that two drafts share outside quotation marks: the share of the
// shorter one's runs of gramLength words that the other has too, and in how many places they stand.
// Quoted words do not count, because two reporters who heard one speech write down the same words.
// The number of places counts by its logarithm: a rewrite keeps many short pieces, where two
// independent reports share one or two.
func proseEvidence(a, b *draft, runs []run) float64 {
	grams, places := 0, 0
	for _, r := range runs {
		if n := unquoted(a, b, r); n >= gramLength {
			grams += n - gramLength + 1
			places++
		}
	}
	prose := max(min(a.prose, b.prose), leastProse)
	return float64(grams)/float64(prose) + perPlace*math.Log2(1+float64(places))
}

const (
	perPlace = 0.06
	// leastProse keeps short items from looking copied for a few set phrases.
	leastProse = 100
	// longExcerpt is the length from which words quoted on one side only count as prose: the one
	// article then quotes the other, and not a speaker whom both heard.
	longExcerpt = 10
)

// unquoted counts the words of a run that are prose.
func unquoted(a, b *draft, r run) int {
	prose, excerpt := 0, 0
	for k := range r.n {
		switch qa, qb := a.words[r.a+k].quoted, b.words[r.b+k].quoted; {
		case !qa && !qb:
			prose++
		case qa != qb:
			excerpt++
		}
	}
	if excerpt >= longExcerpt {
		prose += excerpt
	}
	return prose
}

func quotedInBoth(a, b *draft, r run) int {
	n := 0
	for k := range r.n {
		if a.words[r.a+k].quoted && b.words[r.b+k].quoted {
			n++
		}
	}
	return n
}

// flip returns the comparison with A and B exchanged.
func (c *comparison) flip() *comparison {
	f := &comparison{evidence: c.evidence, a: c.b, b: c.a, matches: make([]match, len(c.matches))}
	for k, m := range c.matches {
		m.A, m.B = m.B, m.A
		m.i, m.j = m.j, m.i
		m.strengthA, m.strengthB = m.strengthB, m.strengthA
		f.matches[k] = m
	}
	sortMatches(f.matches)
	return f
}

// cellsOf cuts the runs at the sentence bounds of both drafts and gathers the pieces by sentence pair.
func cellsOf(cells []cell, a, b *draft, runs []run) []cell {
	for _, r := range runs {
		for k := 0; k < r.n; {
			i, j := int(a.words[r.a+k].sentence), int(b.words[r.b+k].sentence)
			end := min(r.n, a.sentences[i].last-r.a, b.sentences[j].last-r.b)
			piece := run{r.a + k, r.b + k, end - k}
			cells = append(cells, cell{i, j, piece.n, quotedInBoth(a, b, piece), unquoted(a, b, piece), piece.n})
			k = end
		}
	}
	slices.SortFunc(cells, func(x, y cell) int {
		if x.j != y.j {
			return x.j - y.j
		}
		return x.i - y.i
	})
	merged := cells[:0]
	for _, x := range cells {
		if n := len(merged); n > 0 && merged[n-1].i == x.i && merged[n-1].j == x.j {
			merged[n-1].copied += x.copied
			merged[n-1].quoted += x.quoted
			merged[n-1].prose += x.prose
			merged[n-1].longest = max(merged[n-1].longest, x.longest)
			continue
		}
		merged = append(merged, x)
	}
	return merged
}
