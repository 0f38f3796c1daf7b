package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

const sameFact = 0.50 // likeness from which one statement is the other put more or less firmly

// hedgeFindings reports what the writer states flatly though its model hedges it, and the reverse.
func (q *inquiry) hedgeFindings(tellings []parallel) []news.Finding {
	var list []news.Finding
	for _, p := range tellings {
		if p.likeness < sameFact || q.revises(p.link) || q.quotesIn(p.down) {
			continue
		}
		own := p.down.told.Source.Kind == news.Reporter
		switch {
		case own && q.hedgeAway(p.down, p.up) && !q.attributedSentence(p.down), p.likeness >= verbatim && q.hedgeCutOut(p.down, p.up):
			list = append(list, q.hedgeDropped(p.down, p.up))
		case own && q.mayHedge(p) && q.hedgeAway(p.up, p.down):
			list = append(list, q.hedgeAdded(p.down, p.up))
		}
	}
	for i := range q.dossier.Derivations {
		if v := &q.dossier.Derivations[i]; q.drawsOnAnother(i) {
			list = append(list, q.hedgedApart(v, list)...)
		}
	}
	return list
}

func (q *inquiry) hedgeDropped(flat, hedged *statement) news.Finding {
	return news.Finding{Kind: news.HedgeDropped, Passage: passage(flat), Against: against(hedged),
		Explanation: upperFirst(fmt.Sprintf("%s states as fact what %s, which it draws on, hedges with %q.",
			q.outlet(flat.article), q.outlet(hedged.article), q.doubtIn(hedged)))}
}

func (q *inquiry) hedgeAdded(hedged, flat *statement) news.Finding {
	return news.Finding{Kind: news.HedgeAdded, Passage: passage(hedged), Against: against(flat),
		Explanation: upperFirst(fmt.Sprintf("%s hedges with %q what %s, which it draws on, states as fact.",
			q.outlet(hedged.article), q.hedgeIn(hedged), q.outlet(flat.article)))}
}

// hedgeAway reports whether flat, with no hedge in its whole sentence, tells what hedged hedges: most
// of flat's words are in hedged, and the hedge stands among them or just before.
func (q *inquiry) hedgeAway(flat, hedged *statement) bool {
	r := q.reading(flat)
	sentence := []text.Span{r.Document.Sentences[flat.sentence].Span.Cover(flat.told.Passage)}
	if firstHedge(r, sentence, true) != "" || q.doubtIn(hedged) == "" {
		return false
	}
	shared, _ := q.lexicon.shared(&flat.words, &hedged.words)
	return shared >= sameWording*flat.words.total && (q.hedgeGoverns(hedged, &flat.words) || q.hedgeBetween(flat, hedged))
}

// mayHedge reports whether a hedge downstream is one put in: the model is in its writer's own voice, or the
// hedge is a modal; for "reportedly" may stand for a source that the model names.
func (q *inquiry) mayHedge(p parallel) bool {
	if p.up.told.Source.Kind != news.Reporter {
		return p.likeness >= surelySame && modals[q.hedgeIn(p.down)] && q.believedIn(p.up) == ""
	}
	return p.likeness >= surelySame || q.hedgeBetween(p.up, p.down)
}

var modals = set("may might could")

// hedgeBetween reports whether the first hedge of hedged stands where the two differ by a few words, with
// words of both on either side or after it: "the flood [is likely to delay | will push] the opening".
func (q *inquiry) hedgeBetween(flat, hedged *statement) bool {
	const most, with, shared = 4, 6, 0.6 // words that stand for the hedge, and with it; share of the shorter's words in common
	a, _ := forms(q.reading(flat).Document, flat.told.Content...)
	b, at := forms(q.reading(hedged).Document, hedged.told.Content...)
	pairs := commonPairs(a, b)
	if float64(len(pairs)) < shared*float64(min(len(a), len(b))) {
		return false
	}
	all := q.hedgesOf(hedged)
	return len(all) > 0 && slices.ContainsFunc(gaps(pairs, len(a), len(b)), func(g step) bool {
		return g.a1-g.a0 <= most && g.b1 > g.b0 && g.b1-g.b0 <= with && g.a1 < len(a) && (text.Span{Start: at[g.b0].Start, End: at[g.b1-1].End}).Contains(all[0])
	})
}

// hedgeCutOut reports whether flat is hedged word for word but for the hedge and what stands for it.
func (q *inquiry) hedgeCutOut(flat, hedged *statement) bool {
	const most = 3 // words
	r := q.reading(flat)
	a, _ := forms(r.Document, flat.told.Content...)
	b, _ := forms(q.reading(hedged).Document, hedged.told.Content...)
	common := len(commonPairs(a, b))
	return common > most && len(a)-common < most && len(b)-common <= most && len(b)-common > 0 &&
		len(q.hedgesOf(flat)) < len(q.hedgesOf(hedged)) && q.hedgeBetween(flat, hedged)
}

// hedgesOf returns where the hedges of the content of s outside quotation marks stand.
func (q *inquiry) hedgesOf(s *statement) []text.Span {
	return hedgesIn(q.reading(s), s.told.Content, false)
}

// hedgeGoverns reports whether the first hedge of s stands a few words before a word of shared, so that
// it is about that.
func (q *inquiry) hedgeGoverns(s *statement, shared *bag) bool {
	const reach = 6 // tokens
	r := q.reading(s)
	for _, c := range s.told.Content {
		toks := r.Document.Within(c)
		for i := range toks {
			if isHedge(r, toks, i) && !inQuote(r.Document, toks[i].Start) {
				return q.predicateIn(toks[i+1:min(len(toks), i+1+reach)], r.Article.Text, shared)
			}
		}
	}
	return q.believedIn(s) != "" && len(s.told.Content) > 0 && q.predicateIn(r.Document.Within(s.told.Content[0]), r.Article.Text, shared)
}

// predicateIn reports whether shared has the first verb with content among toks, or, where they have
// none, any of their words.
func (q *inquiry) predicateIn(toks []text.Token, in string, shared *bag) bool {
	for k, t := range toks {
		if strings.HasPrefix(t.Tag, "VB") && q.lexicon.stem(t, in) != "" {
			toks = toks[k : k+1]
			break
		}
	}
	words := q.lexicon.known(toks, in)
	_, n := q.lexicon.shared(&words, shared)
	return n > 0
}

// believedIn returns the cue by which the source of s only believes what s says ("the union believes
// …"), or "".
func (q *inquiry) believedIn(s *statement) string {
	if s.told.Source.Kind == news.Reporter {
		return ""
	}
	cue := strings.ToLower(q.words(s.article, s.told.Cue))
	for w := range strings.FieldsSeq(cue) {
		if beliefs[w] {
			return cue
		}
	}
	return ""
}

// beliefs are cues of sources who do not claim to know.
var beliefs = set("believe believes believed think thinks thought suspect suspects suspected fear fears feared allege alleges alleged alleging assume assumes assumed guess guesses guessed")

// doubtIn returns the words that put s less than firmly, its own or its cue, or "".
func (q *inquiry) doubtIn(s *statement) string { return cmp.Or(q.hedgeIn(s), q.believedIn(s)) }

// hedgeIn returns the first hedging word of the content of s outside quotation marks, or "".
func (q *inquiry) hedgeIn(s *statement) string {
	return firstHedge(q.reading(s), s.told.Content, false)
}

// quotesIn reports whether a quotation, more than a term in quotation marks, stands in the sentence of s.
func (q *inquiry) quotesIn(s *statement) bool {
	d := q.reading(s).Document
	return slices.ContainsFunc(d.Quotes, func(k text.Quote) bool {
		return k.Overlaps(d.Sentences[s.sentence].Span) && wordCount(d, []text.Span{k.Inner}) >= shortestQuote
	})
}

// attributedSentence reports whether an attribution stands in the sentence of s.
func (q *inquiry) attributedSentence(s *statement) bool {
	r := q.reading(s)
	span := r.Document.Sentences[s.sentence].Span
	for _, a := range r.Attributions {
		if a.Source.Kind != news.Reporter && a.Passage.Overlaps(span) {
			return true
		}
	}
	return false
}

// certaintyOf reports whether content, told in the writer's own voice, is hedged.
func certaintyOf(r *news.Reading, content []text.Span) news.Certainty {
	if firstHedge(r, content, false) != "" {
		return news.Hedged
	}
	return news.Asserted
}

// firstHedge returns the first hedging word of content, those in quotation marks included or not.
func firstHedge(r *news.Reading, content []text.Span, quoted bool) string {
	all := hedgesIn(r, content, quoted)
	if len(all) == 0 {
		return ""
	}
	return strings.ToLower(all[0].Of(r.Article.Text))
}

// hedgesIn returns where the hedging words of content stand, those in quotation marks included or not.
func hedgesIn(r *news.Reading, content []text.Span, quoted bool) []text.Span {
	var list []text.Span
	for _, c := range content {
		toks := r.Document.Within(c)
		for i, tok := range toks {
			if isHedge(r, toks, i) && (quoted || !inQuote(r.Document, tok.Start)) {
				list = append(list, tok.Span)
			}
		}
	}
	return list
}

// isHedge reports whether token i of toks hedges. Some verbs do in the passive only: "is believed to
// have begun", "among those thought to be"; and "would have been paid" tells of what may not have been.
func isHedge(r *news.Reading, toks []text.Token, i int) bool {
	w := wordAt(toks, i, r.Article.Text)
	if strings.HasPrefix(toks[i].Tag, "NNP") {
		return false // May, the month
	}
	if w == "would" || w == "'d" {
		return wordAt(toks, i+1, r.Article.Text) == "have"
	}
	if w == "said" {
		return saidOf(toks, i, r.Article.Text)
	}
	if !passiveHedges[w] {
		return hedges[w]
	}
	return wordAt(toks, i+1, r.Article.Text) == "to" ||
		formsOfBe[wordAt(toks, i-1, r.Article.Text)] || formsOfBe[wordAt(toks, i-2, r.Article.Text)]
}

// saidOf reports whether toks[i], "said", passes on hearsay: "is said to have", "it is now said that".
func saidOf(toks []text.Token, i int, in string) bool {
	next := wordAt(toks, i+1, in)
	return (next == "to" || next == "that") && (formsOfBe[wordAt(toks, i-1, in)] || formsOfBe[wordAt(toks, i-2, in)])
}

var formsOfBe = set("be is are was were been being")
