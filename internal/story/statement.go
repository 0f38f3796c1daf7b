package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A statement is one proposition in one article with who stands behind it: an attribution, or the
// part of one that makes a proposition of its own, or a sentence in the writer's own voice.
type statement struct {
	article  int
	origin   int // index into Reading.Attributions; -1 for a sentence that no attribution covers
	told     news.Attribution
	sentence int  // of the first word of the content
	heading  bool // stands in a headline or a line above paragraphs, not in a sentence
	words    bag
	common   bag // the words that are no names
	denied   bag // those of them near a flat negator: what the statement says no to
	swept    bag // what it says there is none of, or never was
	polarity polarity
	counts   []float64 // numbers among the words

	// signs of a denial (polarity.go): its cue denies, it has no content of its own, it calls something untrue
	cueDenies, bare, rebuts bool
	concedes                bool // its cue owns up to something, which denies nothing

	// what else it is compared by (evidence.go)
	verbs      bag
	around     bag // words of its sentence and of the one before
	quantities []news.Quantity
	dates      []news.Time
}

// inquiry is what every part of the judgement works on.
type inquiry struct {
	dossier    *news.Dossier
	lexicon    *lexicon
	statements []statement // in order of article, then of text
	of         [][]int     // statements of each article
	whole      []bag       // content words of each article
	speeches   []speech    // quoted words of each article
	texts      []speech    // all words of each article, where they have been wanted
	lineage    lineage
	matches    map[[2]int]matches // passages that two articles share, by the lower article and the higher
	kinship    [][]kinship        // by pairs of articles, the lower first, as they come up
	people     *directory
	answered   map[int]int // retort → the statement it answers
}

func newInquiry(d *news.Dossier) *inquiry {
	q := &inquiry{dossier: d, lexicon: newLexicon(), of: make([][]int, len(d.Readings)), texts: make([]speech, len(d.Readings)), answered: map[int]int{}}
	names := newKnown(d)
	for i, r := range d.Readings {
		q.speeches = append(q.speeches, speechOf(r.Document))
		for _, s := range statementsOf(i, r) {
			s.told.Source.Kind = names.kindOf(s.told.Source)
			q.readWords(&s)
			q.readDenial(&s)
			q.of[i] = append(q.of[i], len(q.statements))
			q.statements = append(q.statements, s)
		}
	}
	bags := make([]*bag, len(q.statements))
	for i := range q.statements {
		bags[i] = &q.statements[i].words
	}
	for i := range d.Readings {
		q.whole = append(q.whole, q.union(i))
	}
	q.lexicon.weigh(bags)
	for i := range q.whole {
		q.lexicon.total(&q.whole[i])
	}
	for i := range q.statements {
		q.lexicon.total(&q.statements[i].common)
		q.lexicon.total(&q.statements[i].denied)
		q.lexicon.total(&q.statements[i].around)
	}
	for range d.Readings {
		q.kinship = append(q.kinship, make([]kinship, len(d.Readings)))
	}
	q.matches = map[[2]int]matches{}
	for _, al := range d.Alignments {
		q.matches[[2]int{al.A, al.B}] = matchesOf(al)
	}
	q.lineage = newLineage(d)
	q.people = newDirectory(d)
	return q
}

// union collects the words of all statements of an article.
func (q *inquiry) union(article int) bag {
	var all bag
	for _, i := range q.of[article] {
		all.ids = append(all.ids, q.statements[i].words.ids...)
	}
	slices.Sort(all.ids)
	all.ids = slices.Compact(all.ids)
	return all
}

func (q *inquiry) reading(s *statement) *news.Reading { return q.dossier.Readings[s.article] }

// readWords fills the bags of s.
func (q *inquiry) readWords(s *statement) {
	r := q.reading(s)
	var toks []text.Token
	for _, c := range s.told.Content {
		toks = append(toks, r.Document.Within(c)...)
	}
	s.words = q.lexicon.bagOf(toks, r.Article.Text)
	for _, c := range s.told.Content {
		q.lexicon.addFigures(&s.words, r.Quantities, c)
	}
	s.common = q.lexicon.bagOf(withoutNames(toks), r.Article.Text)
	s.denied = q.lexicon.bagOf(withoutNames(aroundNegators(r, s.told.Content)), r.Article.Text)
	s.counts = q.lexicon.numbers(&s.words)
	q.readEvidence(s, toks)
}

func withoutNames(toks []text.Token) []text.Token {
	return slices.DeleteFunc(slices.Clone(toks), func(t text.Token) bool { return strings.HasPrefix(t.Tag, "NNP") })
}

// statementsOf lists the statements of one article in order of their content.
func statementsOf(article int, r *news.Reading) []statement {
	var list []statement
	for i, a := range r.Attributions {
		for _, part := range propositions(r, a) {
			list = append(list, statement{article: article, origin: i, told: part})
		}
	}
	for _, own := range ownVoice(r) {
		list = append(list, statement{article: article, origin: -1, told: own})
	}
	for i := range list {
		s := &list[i]
		at := s.told.Passage.Start
		if len(s.told.Content) > 0 {
			at = s.told.Content[0].Start
		}
		s.sentence = r.Document.SentenceAt(at)
		s.heading = isHeading(r, s.sentence)
		s.polarity = polarityOf(r, s.told.Content)
	}
	sortStatements(list)
	return list
}

// isHeading reports whether sentence i is the title or a line without a full stop.
func isHeading(r *news.Reading, i int) bool {
	if i >= len(r.Document.Sentences) {
		return false
	}
	s := r.Document.Sentences[i].Span
	words := strings.TrimRight(s.Of(r.Article.Text), "”\"’')* ")
	return r.Article.Title.Overlaps(s) || words == "" || !strings.ContainsAny(words[len(words)-1:], ".!?:;,")
}
