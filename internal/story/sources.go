package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	sameWording = 0.55 // likeness from which a missing source was dropped rather than never there
	surelySame  = 0.75
	verbatim    = 0.95
)

// sourceFindings reports statements whose source changed its kind, or was left out, on the way.
func (q *inquiry) sourceFindings(tellings []parallel, claims []claim) []news.Finding {
	attributed := q.attributedClaims(claims)
	claimOf := q.claimOf(claims)
	var list []news.Finding
	told := map[[4]int]bool{} // pairs of sources already reported
	for _, p := range tellings {
		pair := [4]int{p.down.article, p.up.article, p.down.told.Source.Span.Start, 0}
		if p.down.told.Source.Kind == news.Reporter {
			pair[3] = 1 + p.up.origin
		}
		if told[pair] || q.tellsWholeSentence(p) || q.revises(p.link) || p.down.told.Stance != news.Asserts || p.up.told.Stance != news.Asserts {
			continue
		}
		x, y := p.up.told.Source, p.down.told.Source
		switch {
		case x.Kind == news.Reporter:
		case y.Kind == news.Reporter:
			n := claimOf[q.number(p.down)]
			if n >= 0 && (p.likeness < verbatim && attributed[[2]int{n, p.down.article}] || q.background(claims[n], p)) || !q.sourceDropped(p) {
				continue
			}
			told[pair] = true
			list = append(list, news.Finding{Kind: news.AttributionDropped, Passage: passage(p.down), Against: against(p.up),
				Explanation: upperFirst(fmt.Sprintf("%s states this in its own voice; in %s, which it draws on, the source is %s.",
					q.outlet(p.down.article), q.outlet(p.up.article), q.who(p.up)))})
		case q.saysSo(p.up) && !q.namesModelSource(p, false) && q.sourceChanged(p) && !q.viaOutlet(p.down):
			told[pair] = true
			list = append(list, news.Finding{Kind: news.AttributionChanged, Passage: q.wholeSentence(p.down), Against: against(p.up),
				Explanation: upperFirst(fmt.Sprintf("%s gives this to %s; in %s, which it draws on, the source is %s.",
					q.outlet(p.down.article), q.who(p.down), q.outlet(p.up.article), q.who(p.up)))})
		}
	}
	return list
}

// wholeSentence is the sentence of s with all of its passage, so that the source is shown with all that is
// said of it.
func (q *inquiry) wholeSentence(s *statement) news.Passage {
	return news.Passage{Article: s.article, Span: q.sentenceSpan(s).Cover(s.told.Passage)}
}

// tellsWholeSentence reports whether the sentence of the model stands word for word in the derived article,
// so that whatever it says of its source is there as well, read or not.
func (q *inquiry) tellsWholeSentence(p parallel) bool {
	r := q.reading(p.up)
	return strings.Contains(q.reading(p.down).Article.Text, r.Document.Sentences[p.up.sentence].Of(r.Article.Text))
}

// number returns the index of s, which lies in q.statements.
func (q *inquiry) number(s *statement) int {
	for _, i := range q.of[s.article] {
		if &q.statements[i] == s {
			return i
		}
	}
	return -1
}

// attributedClaims tells for which claim and article a statement with a source exists.
func (q *inquiry) attributedClaims(claims []claim) map[[2]int]bool {
	has := map[[2]int]bool{}
	for n, c := range claims {
		for _, i := range c.asserts {
			if s := &q.statements[i]; s.told.Source.Kind != news.Reporter {
				has[[2]int{n, s.article}] = true
			}
		}
	}
	return has
}

// background reports whether what p tells is common knowledge: the model, or another article that draws on
// neither of the two, states it in its own voice too.
func (q *inquiry) background(c claim, p parallel) bool {
	return slices.ContainsFunc(c.asserts, func(i int) bool {
		s := &q.statements[i]
		return s.told.Source.Kind == news.Reporter && s.article != p.down.article && !s.heading && !q.sharesRoot(s.article, p.down.article) &&
			!q.attributedSentence(s) && q.lexicon.likeness(&s.words, &p.down.words) >= sameFact
	})
}

// sharesRoot reports whether an article draws on another, or on what that draws on.
func (q *inquiry) sharesRoot(article, other int) bool {
	for from := range q.dossier.Readings {
		if q.lineage.draws(article, from) && (from == other || q.lineage.draws(other, from)) {
			return true
		}
	}
	return false
}

// sourceDropped reports whether the statement, in the writer's own voice, leaves its model's
// source out: no source stands in its sentence, and, unless all of its words are the model's, none that
// may be the model's stands beside it, and the article does not give the source a little earlier, or for
// another wording of the same.
func (q *inquiry) sourceDropped(p parallel) bool {
	if p.likeness < sameWording || !q.tells(p.down) || q.attributedSentence(p.down) || q.readsAsSpeech(p.down) ||
		q.reportsSpeech(p.down) || q.creditedBefore(p) || q.doubtIn(p.up) != q.hedgeIn(p.down) ||
		!q.vouched(p) || q.namesModelSource(p, true) || !q.sameTale(p) || q.showsDocument(p) || q.conditional(p.down) && !q.conditional(p.up) {
		return false
	}
	return !slices.ContainsFunc(q.of[p.down.article], func(i int) bool {
		s := &q.statements[i]
		if s.told.Source.Kind == news.Reporter {
			return false
		}
		back := p.down.sentence - s.sentence
		beside := q.paragraph(s) == q.paragraph(p.down)
		return back == 1 && beside && p.likeness < verbatim || back == -1 && beside && q.mayBe(s, p.up) ||
			back > 0 && back <= 3 && p.likeness < verbatim && q.people.same(s.article, s.told.Source, p.up.article, p.up.told.Source) ||
			q.lexicon.likeness(&s.words, &p.up.words) >= sameWording
	})
}

// readsAsSpeech reports whether the sentence of s may be somebody's words whose attribution was not read:
// it has quotation marks, or an I, a we or a you.
func (q *inquiry) readsAsSpeech(s *statement) bool {
	d := q.reading(s).Document
	return strings.ContainsAny(d.Sentences[s.sentence].Of(d.Text), "\"“”") || inQuote(d, d.Sentences[s.sentence].Start) ||
		slices.ContainsFunc(d.Words(s.sentence), func(t text.Token) bool {
			w := t.Of(d.Text)
			return w != "US" && speakersOwn[strings.ToLower(w)]
		})
}

var speakersOwn = set("i we you me us my our your i'm we're you're i've we've")

// tells reports whether s tells something by itself: it is no question, and no predicate cut from its
// subject.
func (q *inquiry) tells(s *statement) bool {
	r := q.reading(s)
	if len(s.told.Content) == 0 || strings.HasSuffix(r.Document.Sentences[s.sentence].Of(r.Article.Text), "?") {
		return false
	}
	words := r.Document.Within(s.told.Content[0])
	return len(words) > 0 && !isFinite(words[0])
}

// mayBe reports whether the source of s may be that of the model: the same, or a pronoun for it.
func (q *inquiry) mayBe(s, up *statement) bool {
	return isPronoun(s.told.Source.Text) || q.people.same(s.article, s.told.Source, up.article, up.told.Source)
}

// reportsSpeech reports whether the sentence of s has a word that tells of somebody's saying it,
// though the reading found nobody.
func (q *inquiry) reportsSpeech(s *statement) bool {
	d := q.reading(s).Document
	toks := d.Words(s.sentence)
	for i, t := range toks {
		w := strings.ToLower(t.Of(d.Text))
		if speechWords[w] && !(w == "told" && (formsOfBe[wordAt(toks, i-1, d.Text)] || formsOfBe[wordAt(toks, i-2, d.Text)])) { // "were even told"
			return true
		}
	}
	return false
}

var speechWords = set("said says say told tells according reported reports announced stated confirmed claimed claims alleged added wrote")

// creditedBefore reports whether the paragraph names the outlet of the model, up to the end of the
// statement's sentence.
func (q *inquiry) creditedBefore(p parallel) bool {
	name := strings.Fields(q.lineage.publisher[p.up.article])
	if len(name) == 0 {
		return false
	}
	r := q.reading(p.down)
	start := r.Document.Paragraphs[q.paragraph(p.down)].Start
	before := r.Document.Within(text.Span{Start: start, End: r.Document.Sentences[p.down.sentence].End})
	return slices.ContainsFunc(before, func(t text.Token) bool { return strings.EqualFold(t.Of(r.Article.Text), name[len(name)-1]) })
}

// conditional reports whether s tells what would be, as news tells what others say: its first finite verb is "would".
func (q *inquiry) conditional(s *statement) bool {
	d := q.reading(s).Document
	for _, c := range s.told.Content {
		for _, t := range d.Within(c) {
			if isFinite(t) {
				return strings.EqualFold(t.Of(d.Text), "would")
			}
		}
	}
	return false
}

// sameTale reports whether a telling and its model share more than the names of those they tell of: a verb, or
// half of the other words.
func (q *inquiry) sameTale(p parallel) bool {
	_, verbs := q.lexicon.shared(&p.down.verbs, &p.up.verbs)
	return verbs > 0 || q.lexicon.likeness(&p.down.common, &p.up.common) >= sameFact
}

// showsDocument reports whether the document that the model cites is named in the paragraph, with the sentence
// after the statement: it is still there to be read from, without being cited once more.
func (q *inquiry) showsDocument(p parallel) bool {
	if p.up.told.Source.Kind != news.DocumentSource {
		return false
	}
	d := q.reading(p.down).Document
	near := d.Paragraphs[q.paragraph(p.down)]
	if next := p.down.sentence + 1; next < len(d.Sentences) {
		near.End = min(near.End, d.Sentences[next].End)
	}
	noun := canonical(headNoun(p.up.told.Source.Text))
	return slices.ContainsFunc(d.Within(near), func(t text.Token) bool { return q.lexicon.stem(t, d.Text) == noun })
}
