package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	shortestQuote = 4   // words; shorter ones are terms and scare quotes
	sureDraw      = 0.5 // confidence in a derivation from which a quotation may be missed in it
	sameSpeech    = 0.8 // share of its words upstream from which a quotation said to be heard first-hand in both is one
	unheardOf     = 0.5 // share of a quote's words found in order upstream, below which it is not there
)

// quoteFindings compares the words inside quotation marks of each derived article with the
// articles it draws on.
func (q *inquiry) quoteFindings() []news.Finding {
	var list []news.Finding
	for a, r := range q.dossier.Readings {
		ups := q.upstream(a)
		if len(ups) == 0 {
			continue
		}
		for _, quote := range r.Document.Quotes {
			if f, found := q.judgeQuote(a, quote, ups); found {
				list = append(list, f)
			}
		}
	}
	return list
}

// upstream lists the articles of other outlets that article draws on, directly or not. Of an
// article that may be the model itself it lists none.
func (q *inquiry) upstream(article int) []int {
	var list []int
	for k, v := range q.dossier.Derivations {
		if v.Article == article && q.lineage.doubtful[k] {
			return nil
		}
	}
	for b := range q.dossier.Readings {
		if q.lineage.draws(article, b) && !q.lineage.samePublisher(article, b) {
			list = append(list, b)
		}
	}
	return list
}

// judgeQuote says what is wrong with one quotation, if anything is. A quotation that any article
// not drawing on this one has word for word is sound.
func (q *inquiry) judgeQuote(a int, quote text.Quote, ups []int) (news.Finding, bool) {
	r := q.dossier.Readings[a]
	said := segments(r.Document, quote.Inner)
	broken := strings.ContainsAny(quote.Inner.Of(r.Article.Text), "\"“”") // marks that were paired wrongly
	if broken || isHeading(r, r.Document.SentenceAt(quote.Start)) || isFurniture(r, quote.Span) || countWords(said) < shortestQuote {
		return news.Finding{}, false
	}
	for b := range q.dossier.Readings {
		if b != a && !q.lineage.draws(b, a) && (q.hasQuote(b, said) || q.ownWords(b, said)) {
			return news.Finding{}, false
		}
	}
	best, share := q.closest(said, ups)
	here := news.Passage{Article: a, Span: quote.Span}
	speaker := q.speakerOf(a, quote.Span)
	switch {
	case best != nil && (!q.ownReporting(a, quote.Span) || share >= sameSpeech && q.ownReporting(best.Article, best.Span)):
		return news.Finding{Kind: news.QuoteAltered, Passage: here, Against: best, Explanation: q.alteration(here, best)}, true
	case best == nil && share < unheardOf && q.unsupported(a, quote, speaker, ups):
		return news.Finding{Kind: news.QuoteUnsupported, Passage: here, Explanation: upperFirst(fmt.Sprintf(
			"%s quotes these words, but no report it draws on has them and nothing shows that it heard them itself.", q.outlet(a)))}, true
	}
	return news.Finding{}, false
}

// hasQuote reports whether article has the quotation, word for word.
func (q *inquiry) hasQuote(article int, segments [][]string) bool {
	_, found := q.speeches[article].find(segments)
	return found || q.tellsVerbatim(article, segments)
}

// ownWords reports whether article has a quotation of some length word for word in its writer's own voice, as a
// statement has that somebody put out.
func (q *inquiry) ownWords(article int, segments [][]string) bool {
	const long = 8 // words
	span, found := q.allWords(article).find(segments)
	return found && countWords(segments) >= long && slices.ContainsFunc(q.of[article], func(i int) bool {
		s := &q.statements[i]
		return s.told.Source.Kind == news.Reporter && s.told.Passage.Overlaps(span) && !q.attributedSentence(s)
	})
}

func (q *inquiry) alteration(here news.Passage, there *news.Passage) string {
	return upperFirst(fmt.Sprintf("%s quotes %s where %s, which it draws on, has %s.",
		q.outlet(here.Article), trimEnd(q.words(here.Article, here.Span)), q.outlet(there.Article), trimEnd(q.words(there.Article, there.Span))))
}

// trimEnd takes off the full stop or comma with which a passage ends.
func trimEnd(s string) string { return strings.TrimRight(s, ".,") }

// speakerOf returns the attribution whose content holds the quotation, or nil.
func (q *inquiry) speakerOf(a int, span text.Span) *news.Attribution {
	r := q.dossier.Readings[a]
	for i := range r.Attributions {
		at := &r.Attributions[i]
		if at.Source.Kind != news.Reporter && slices.ContainsFunc(at.Content, span.Overlaps) {
			return at
		}
	}
	return nil
}

// unsupported reports whether a quotation that stands in no other report needs one: it is
// somebody's speech, of somebody that the upstream knows or of nobody with a name, and nothing
// beside it shows that the writer heard it.
func (q *inquiry) unsupported(a int, quote text.Quote, speaker *news.Attribution, ups []int) bool {
	if speaker == nil || !q.drawsFirmly(a) || len(q.olderVersions(a)) > 0 || q.ownReporting(a, quote.Span) {
		return false
	}
	switch speaker.Source.Kind {
	case news.Anonymous:
		return q.mostlyDrawn(a)
	case news.NamedPerson:
		if q.heardElsewhere(a, speaker.Source, q.mostlyDrawn(a)) {
			return false
		}
		return slices.ContainsFunc(ups, func(b int) bool { return !q.namesNobody(b, speaker.Source) })
	}
	return false
}

// heardElsewhere reports whether the writer shows in another place of the article to have spoken with
// the source; or, in an article that is not mostly drawn from another, with anybody.
func (q *inquiry) heardElsewhere(a int, source news.Source, mostlyDrawn bool) bool {
	return slices.ContainsFunc(q.dossier.Readings[a].Attributions, func(at news.Attribution) bool {
		same := at.Source.Name != "" && at.Source.Name == source.Name
		return (same || !mostlyDrawn) && q.ownReporting(a, at.Passage)
	})
}

// drawsFirmly reports whether a draws on another outlet's article, not only by way of an older version
// of itself, and that beyond doubt.
func (q *inquiry) drawsFirmly(a int) bool {
	return slices.ContainsFunc(q.dossier.Derivations, func(v news.Derivation) bool {
		return v.Article == a && v.Confidence >= sureDraw && !q.revises(&v)
	})
}

// mostlyDrawn reports whether a copies or rewrites another article as a whole.
func (q *inquiry) mostlyDrawn(a int) bool {
	return slices.ContainsFunc(q.dossier.Derivations, func(v news.Derivation) bool {
		return v.Article == a && (v.Kind == news.Copy || v.Kind == news.Rewrite)
	})
}
