package reuse

import (
	"cmp"
	"fmt"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	// shingleLength is the number of words whose runs tell how much of a whole text another has (Broder,
	// "On the resemblance and containment of documents", 1997).
	shingleLength = 6
	// nearShare is the share of the shorter text's runs from which two texts are near-duplicates.
	nearShare = 0.18
)

// imprint is all wording of a text, headings and furniture too, as runs of shingleLength words.
type imprint struct {
	shingles []shingle // by hash, none twice
	kinds    []byte    // by word: one of wordKinds
}

// shingle is a run of words, from word at on.
type shingle struct {
	hash uint64
	at   int32
}

// What a word stands in.
const (
	proseWord = iota
	quotedWord
	idleWord // furniture
	wordKinds
)

// newImprint reads the words of doc, of which those in furniture are no reporting.
func newImprint(doc *text.Document, furniture []text.Span) *imprint {
	p := &imprint{kinds: make([]byte, 0, len(doc.Tokens))}
	words := make([]uint64, 0, len(doc.Tokens))
	quotes, aside := spanWalker{quoteSpans(doc)}, spanWalker{furniture}
	var buf []byte
	for i := range doc.Sentences {
		idle := isFurniture(doc, i)
		for _, t := range doc.Words(i) {
			if buf = fold(buf[:0], t.Of(doc.Text)); len(buf) == 0 {
				continue
			}
			kind := byte(proseWord)
			if quotes.holds(t.Start) {
				kind = quotedWord
			}
			if aside.holds(t.Start) || idle {
				kind = idleWord
			}
			words, p.kinds = append(words, hashBytes(buf)), append(p.kinds, kind)
		}
	}
	p.index(words)
	return p
}

func (p *imprint) index(words []uint64) {
	for i := 0; i+shingleLength <= len(words); i++ {
		p.shingles = append(p.shingles, shingle{hashRun(words[i : i+shingleLength]), int32(i)})
	}
	slices.SortFunc(p.shingles, func(x, y shingle) int { return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(x.at, y.at)) })
	p.shingles = slices.CompactFunc(p.shingles, func(x, y shingle) bool { return x.hash == y.hash })
}

// common gives the share of the shorter text's runs that the other has too, and what most of the words in
// them stand in. Words quoted in one text only are prose: the one then quotes the other.
func (p *imprint) common(o *imprint) (share float64, of news.SharedWording) {
	var count [wordKinds]int
	a, b := p.shingles, o.shingles
	both := 0
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x.hash < y.hash:
			a = a[1:]
		case x.hash > y.hash:
			b = b[1:]
		default:
			both++
			for k := range int32(shingleLength) {
				count[commonKind(p.kinds[x.at+k], o.kinds[y.at+k])]++
			}
			a, b = a[1:], b[1:]
		}
	}
	return float64(both) / float64(max(1, min(len(p.shingles), len(o.shingles)))), mostly(count)
}

func commonKind(a, b byte) byte {
	switch {
	case a == b:
		return a
	case a == idleWord || b == idleWord:
		return idleWord
	}
	return proseWord
}

// mostly names what more than half of the words stand in, prose where that is nothing else.
func mostly(count [wordKinds]int) news.SharedWording {
	half := (count[proseWord] + count[quotedWord] + count[idleWord]) / 2
	switch {
	case count[quotedWord] > half:
		return news.SharedQuotations
	case count[idleWord] > half:
		return news.SharedBoilerplate
	}
	return news.SharedProse
}

// NearDuplicates reports whether two texts share so much wording that they are near-duplicates, whoever had
// it from whom, with the share of the shorter one's six-word runs and what most of the words are.
func NearDuplicates(a, b *text.Document) (near bool, share float64, of news.SharedWording) {
	share, of = newImprint(a, nil).common(newImprint(b, nil))
	return share >= nearShare, share, of
}

// nearDuplicates lists those of pairs that share much wording although neither draws on the other, nor both
// on one, in order of their articles.
func nearDuplicates(reports []*report, pairs []pair, derivations []news.Derivation) []news.NearDuplicate {
	imprints := make([]*imprint, len(reports))
	for i, r := range reports {
		imprints[i] = newImprint(r.doc, r.reading.Article.Furniture)
	}
	above := news.Ancestors(len(reports), derivations)
	var list []news.NearDuplicate
	for _, p := range pairs {
		if linked(above, p.a, p.b) {
			continue
		}
		if share, of := imprints[p.a].common(imprints[p.b]); share >= nearShare {
			list = append(list, news.NearDuplicate{A: p.a, B: p.b, Share: share, Shared: of, Why: whyNear(reports[p.a], reports[p.b], of)})
		}
	}
	return list
}

// linked reports whether derivations explain what a and b have in common.
func linked(above [][]bool, a, b int) bool {
	if above[a][b] || above[b][a] {
		return true
	}
	for i, is := range above[a] {
		if is && above[b][i] {
			return true
		}
	}
	return false
}

// whyNear says why what two reports share does not tell who had it from whom.
func whyNear(a, b *report, of news.SharedWording) string {
	x, y := a.reading.Article, b.reading.Article
	switch {
	case x.Agency != "" && news.SameName(x.Agency, y.Agency):
		return fmt.Sprintf("Both carry a report of %s, so neither need have seen the other.", x.Agency)
	case of == news.SharedQuotations:
		return "Quotations are written down alike by whoever heard them."
	case of == news.SharedBoilerplate:
		return "Addresses, bylines and notes on where a report comes from are alike in reports that have nothing to do with one another."
	}
	return "Too few words are shared, or in too few places, to show that one was written from the other."
}
