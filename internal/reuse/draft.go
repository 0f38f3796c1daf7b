package reuse

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"headwater/internal/text"
)

// draft is one article made ready for comparison.
type draft struct {
	doc       *text.Document
	words     []word
	sentences []sentence
	grams     []gram    // in order of hash, then position
	postings  []posting // in order of stem, then sentence
	prose     int       // words that are neither quoted nor furniture
}

// word is one word of an article, punctuation left out.
type word struct {
	text.Span
	form, stem int32 // numbers of the comparison's vocabulary
	sentence   int32
	quoted     bool // stands in quotation marks
	name       bool // capitalised within a sentence, or a figure
	figure     bool // a number of several digits
}

// sentence is a range of words, [first, last).
type sentence struct {
	text.Span
	first, last int
	furniture   bool // not reporting: byline, link, caption label
}

// gram is a run of gramLength words.
type gram struct {
	hash uint64
	at   int32 // its first word
}

// posting says that a stem stands in a sentence.
type posting struct{ stem, sentence int32 }

// gramLength is the number of words that make two passages worth a look. Runs of three words are
// the common stock of any two reports of one event; runs of four already are not.
const gramLength = 4

// mostSentences is how much of a text is compared: ten times a long report, so that the table of all
// pairs of sentences stays small whatever comes.
const mostSentences = 600

// newDraft prepares doc. The parts in furniture are kept out of the comparison, and the names in
// outlets are no content: that two articles name an outlet is not what they say.
func newDraft(v *vocabulary, doc *text.Document, furniture, outlets []text.Span) *draft {
	d := &draft{doc: doc, words: make([]word, 0, len(doc.Tokens))}
	marked := marks{spanWalker{quoteSpans(doc)}, spanWalker{outlets}}
	aside := spanWalker{furniture}
	for i, s := range doc.Sentences[:min(len(doc.Sentences), mostSentences)] {
		out := sentence{Span: s.Span, first: len(d.words), furniture: isFurniture(doc, i)}
		for k := s.First; k < s.Last && !out.furniture; k++ {
			if aside.holds(doc.Tokens[k].Start) {
				continue // a dateline opens the sentence
			}
			d.addWord(v, k, opens(doc, k, s.First), &marked)
		}
		out.last = len(d.words)
		unnameHeading(d.words[out.first:])
		d.sentences = append(d.sentences, out)
	}
	d.index()
	return d
}

// opens reports whether token k is the first word of a sentence that begins with token first, or of a
// quotation, which has a capital whatever it is.
func opens(doc *text.Document, k, first int) bool {
	return k == first || openingMarks[doc.Tokens[k-1].Of(doc.Text)]
}

var openingMarks = wordSet("“ ‘ \" ' ` ``")

// marks walks along the parts of a text whose words are read differently.
type marks struct{ quotes, outlets spanWalker }

func (d *draft) addWord(v *vocabulary, token int, opens bool, marked *marks) {
	t := d.doc.Tokens[token]
	written := t.Of(d.doc.Text)
	form, ok := v.form(written)
	if !ok {
		return
	}
	w := word{Span: t.Span, form: form, stem: v.stem(t.Lemma), sentence: int32(len(d.sentences))}
	first, _ := utf8.DecodeRuneInString(written)
	w.figure = unicode.IsDigit(first) && len(written) > 1
	w.name = unicode.IsDigit(first) || unicode.IsUpper(first) && !opens
	w.quoted = marked.quotes.holds(t.Start)
	if marked.outlets.holds(t.Start) {
		w.stem, w.name = noStem, true
	}
	if !w.quoted {
		d.prose++
	}
	d.words = append(d.words, w)
}

// unnameHeading takes back that words are names where most are capitalised: in headings that tells
// nothing.
func unnameHeading(words []word) {
	names := 0
	for _, w := range words {
		if w.name {
			names++
		}
	}
	if 3*names <= 2*len(words) {
		return
	}
	for k := range words {
		words[k].name = false
	}
}

// index fills the sorted lists that two drafts are joined by.
func (d *draft) index() {
	for i := 0; i+gramLength <= len(d.words); i++ {
		d.grams = append(d.grams, gram{hashForms(d.words[i : i+gramLength]), int32(i)})
	}
	slices.SortFunc(d.grams, func(a, b gram) int {
		if a.hash != b.hash {
			if a.hash < b.hash {
				return -1
			}
			return 1
		}
		return int(a.at - b.at)
	})
	for _, w := range d.words {
		if w.stem != noStem {
			d.postings = append(d.postings, posting{w.stem, w.sentence})
		}
	}
	slices.SortFunc(d.postings, func(a, b posting) int {
		if a.stem != b.stem {
			return int(a.stem - b.stem)
		}
		return int(a.sentence - b.sentence)
	})
	d.postings = slices.Compact(d.postings)
}

// hashForms mixes the numbers of a run of words (FNV-1a over 32-bit units).
func hashForms(run []word) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range run {
		h = (h ^ uint64(uint32(w.form))) * 1099511628211
		h ^= h >> 29
	}
	return h
}

// spanWalker answers whether rising offsets lie in one of several spans in order.
type spanWalker struct{ spans []text.Span }

func (w *spanWalker) holds(offset int) bool {
	for len(w.spans) > 0 && w.spans[0].End <= offset {
		w.spans = w.spans[1:]
	}
	return len(w.spans) > 0 && w.spans[0].Start <= offset
}

func quoteSpans(doc *text.Document) []text.Span {
	spans := make([]text.Span, len(doc.Quotes))
	for i, q := range doc.Quotes {
		spans[i] = q.Span
	}
	return spans
}

// isFurniture recognises what page extraction may leave behind: addresses, dates and labels that
// stand on a line of their own and are no sentence.
func isFurniture(doc *text.Document, i int) bool {
	s := doc.Sentences[i]
	for _, t := range doc.Words(i) {
		switch t.Lemma {
		case "http", "https", "www":
			return true
		}
	}
	p := doc.Paragraphs[s.Paragraph]
	return s.Span == p && s.Last-s.First <= 4
}
