package reuse

import (
	"slices"

	"headwater/internal/news"
)

const (
	// creditedWords is how many words, weighed by how closely they are kept, an article must share
	// with an outlet that it names.
	creditedWords = 3
	// verbatimSentence is how many words of prose copied into one sentence are past chance, and
	// verbatimWords how many such words in all show that a passage was taken over.
	verbatimSentence, verbatimWords = 8, 20
	// An article is retold when this share of its words, weighed by how closely they are kept, comes
	// from the source, and the shared wording points there without proving it.
	retoldWords, retoldEvidence = 0.3, 0.18
	// A report that spoke to nobody itself is retold, too, when that many paragraphs of the source lend
	// it quotations, with some shared wording around them and this share of its words: one speaker's
	// words many reporters hear, but hardly those of four apart.
	lentParagraphs, lentQuoted = 4, 30 // quoted words
	lentEvidence, lentWords    = 0.1, 0.2
	// amendedEvidence is what is enough where the outlet says that it amends what it wrote before.
	amendedEvidence = 0.1
	// closerBy is how much more closely a second source must word a sentence to explain it better.
	closerBy = 0.3
	// Of sources that explain nearly as much as the best one, the oldest is taken. Versions of one
	// outlet's article are harder to tell apart than different outlets.
	nearlyAsMuch, nearlyAsMuchSameOutlet = 0.98, 0.9
)

// parents chooses among the reports that one article may have drawn on those that it did draw on
// directly: first the one that explains most of it, then each that explains sentences which those
// before it do not. In a chain the middle one explains everything, so the first is left out.
func (k kinship) parents(candidates []*relation) []*relation {
	if len(candidates) == 0 {
		return nil
	}
	explained := make([]float32, len(candidates[0].later.sentences))
	var chosen []*relation
	for len(candidates) > 0 {
		best := k.mostExplaining(candidates, explained)
		r := candidates[best]
		candidates = slices.Delete(slices.Clone(candidates), best, best+1)
		if !r.supported(explained, slices.ContainsFunc(chosen, r.sameSource)) && !(rewriter(chosen) && r.longQuoteLeft(explained)) {
			continue
		}
		for j, s := range r.common.b.strength {
			explained[j] = max(explained[j], s)
		}
		chosen = append(chosen, r)
	}
	return chosen
}

// mostExplaining returns the index of the source that explains most of what is unexplained and is
// nearest to it, or of an older one that comes close.
func (k kinship) mostExplaining(candidates []*relation, explained []float32) int {
	gains := make([]float64, len(candidates))
	most := 0
	for c, r := range candidates {
		gains[c] = r.weigh(r.common.b.likeness, explained)
		if gains[c] > gains[most] {
			most = c
		}
	}
	best := most
	for c, r := range candidates {
		near := nearlyAsMuch
		if r.sameSource(candidates[most]) {
			near = nearlyAsMuchSameOutlet
		}
		if gains[c] >= gains[most]*near && k.compareAge(r.earlier, candidates[best].earlier) < 0 {
			best = c
		}
	}
	return best
}

// supported reports whether what the source explains beyond the sources chosen before is enough to
// say that the article drew on it: its wording, a name given with something to show for it, sentences
// taken over whole, or a quotation that only the source had. When credit is spent, the name given is
// that of a version chosen before.
func (r *relation) supported(explained []float32, creditSpent bool) bool {
	rest := r.unexplained(explained)
	if rest == 0 {
		return false
	}
	part := rest / r.unexplained(make([]float32, len(explained)))
	switch {
	case r.credited() && !creditSpent:
		return rest >= creditedWords || r.namedWhereTold()
	case r.commonAgency():
		return false
	case r.common.evidence*part >= evenEvidence, r.common.evidence*part >= retoldEvidence && r.retold(rest):
		return true
	case r.sameOutlet:
		return r.byDate && !r.later.note.Empty() && r.common.evidence*part >= amendedEvidence
	}
	return r.verbatim(explained) >= verbatimWords || r.ownQuoteLeft(explained) ||
		r.byDate && r.common.evidence*part >= lentEvidence && rest >= lentWords*float64(len(r.later.words)) && r.lendsQuotes()
}

// namedWhereTold reports whether what the source has, too, stands where the source is named.
func (r *relation) namedWhereTold() bool {
	named := r.later.naming(r.earlier)
	return slices.ContainsFunc(r.common.matches, func(m match) bool { return slices.Contains(named, m.j) })
}

// lendsQuotes reports whether the later report, which spoke to nobody itself, has quotations from many
// paragraphs of the earlier one.
func (r *relation) lendsQuotes() bool {
	if slices.Contains(r.later.alone, true) {
		return false
	}
	words, lent := 0, map[int]bool{}
	for _, m := range r.common.matches {
		if m.quoted > 0 {
			words += m.quoted
			lent[r.earlier.doc.Sentences[m.i].Paragraph] = true
		}
	}
	return len(lent) >= lentParagraphs && words >= lentQuoted
}

// rewriter reports whether an article is made of the sources chosen, as far as it shows: most of it is
// drawn from one of them, and nobody is said to have spoken to its outlet.
func rewriter(chosen []*relation) bool {
	return slices.ContainsFunc(chosen, func(r *relation) bool {
		kind := r.kind()
		return (kind == news.Rewrite || kind == news.Copy) && !slices.Contains(r.later.alone, true)
	})
}

// longQuoteLeft reports whether a long quotation that the sources before do not have stands in this
// one: a rewriter was in no room where it was spoken.
func (r *relation) longQuoteLeft(explained []float32) bool {
	return r.byDate && !r.sameOutlet && slices.ContainsFunc(r.common.matches, func(m match) bool {
		return m.quoted >= longExcerpt && closer(r.common.b.strength[m.j], explained[m.j])
	})
}

// sameSource reports whether both sources are versions of one outlet's article.
func (r *relation) sameSource(o *relation) bool {
	return r.earlier.outlet >= 0 && r.earlier.outlet == o.earlier.outlet
}

func (r *relation) retold(words float64) bool {
	return words >= retoldWords*float64(len(r.later.words))
}

// commonAgency reports whether both articles come from one agency that published neither of them.
func (r *relation) commonAgency() bool {
	e, l := r.earlier.reading.Article, r.later.reading.Article
	return e.Agency != "" && news.SameName(e.Agency, l.Agency) &&
		e.Publisher.Name != "" && !news.SameName(e.Agency, e.Publisher.Name) && !news.SameName(l.Agency, l.Publisher.Name)
}

// verbatim counts the copied words of prose in unexplained sentences that were taken over whole.
func (r *relation) verbatim(explained []float32) int {
	words := 0
	for _, m := range r.common.matches {
		if m.prose >= verbatimSentence && closer(r.common.b.strength[m.j], explained[m.j]) {
			words += m.prose
		}
	}
	return words
}

func (r *relation) ownQuoteLeft(explained []float32) bool {
	for j := range r.ownQuotes {
		if closer(r.common.b.strength[j], explained[j]) {
			return true
		}
	}
	return false
}

// unexplained counts the words of the sentences that the source explains better than those before
// it, each by how closely it is kept.
func (r *relation) unexplained(explained []float32) float64 {
	return r.weigh(r.common.b.strength, explained)
}

func (r *relation) weigh(by, explained []float32) float64 {
	sum := 0.0
	for j, s := range r.common.b.strength {
		if closer(s, explained[j]) {
			sum += float64(by[j]) * float64(r.later.length(j))
		}
	}
	return sum
}

func closer(s, explained float32) bool { return s > 0 && (explained == 0 || s > explained+closerBy) }
