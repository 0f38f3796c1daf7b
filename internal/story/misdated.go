package story

import (
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// A misdate is a time expression that is a near miss of one upstream, and the clauses of the two.
type misdate struct {
	down, up news.Passage
	a, b     news.Time
}

// misdated finds dates of a derived article that are near misses of a date upstream: day or month is the
// same, the same word governs both ("dated 3 May", "dated 3 June") or their clauses are alike, and neither
// article has the other's date. It serves passages too different to be read side by side, other than those
// of known findings.
func (q *inquiry) misdated(v *news.Derivation, known []news.Finding) []misdate {
	var list []misdate
	for _, a := range q.dossier.Readings[v.Article].Times {
		sentence, clause := *q.sentenceOf(v.Article, a.Span), q.clauseAt(v.Article, a.Span)
		if covers(known, sentence) || strings.Contains(q.dossier.Readings[v.From].Article.Text, clause.Span.Of(q.dossier.Readings[v.Article].Article.Text)) {
			continue // told of, or copied
		}
		near := func(b news.Time) bool { return q.nearMiss(v, a, b) }
		if i := slices.IndexFunc(q.dossier.Readings[v.From].Times, near); i >= 0 {
			b := q.dossier.Readings[v.From].Times[i]
			known = append(known, news.Finding{Passage: sentence})
			list = append(list, misdate{clause, q.clauseAt(v.From, b.Span), a, b})
		}
	}
	return list
}

func (q *inquiry) nearMiss(v *news.Derivation, a, b news.Time) bool {
	if !q.datesProse(v.Article, a) || !q.datesProse(v.From, b) || !q.halfRight(v, a, b) ||
		q.revises(v) && !(q.absolute(v.Article, a) && q.absolute(v.From, b)) { // versions count from other days
		return false
	}
	word := q.governor(v.Article, a.Span)
	if word != "" && word == q.governor(v.From, b.Span) && q.sameDeed(v, a, b) {
		return true
	}
	like, n := q.clausesAlike(v, a.Span, b.Span)
	return singleDay(a) && like >= parallelAt && n > 1 && !q.worded(v.From, b.Span, q.words(v.Article, a.Span)) && !q.worded(v.Article, a.Span, q.words(v.From, b.Span))
}

// worded reports whether the clause of article at a place has a time expression in just these words, which then
// stands for theirs: "yesterday" in a copy of the day after is another day and has not been changed.
func (q *inquiry) worded(article int, at text.Span, words string) bool {
	clause := q.clauseAt(article, at)
	return slices.ContainsFunc(q.dossier.Readings[article].Times, func(t news.Time) bool {
		return clause.Span.Contains(t.Span) && strings.EqualFold(q.words(article, t.Span), words)
	})
}

// clausesAlike compares the clause of a derived article in which a stands with that of its model in which b
// does: how alike they are, and how many words with content they share.
func (q *inquiry) clausesAlike(v *news.Derivation, a, b text.Span) (like float64, shared int) {
	bag := func(article int, at text.Span) bag {
		d := q.dossier.Readings[article].Document
		return q.lexicon.known(d.Within(q.clauseAt(article, at).Span), d.Text)
	}
	x, y := bag(v.Article, a), bag(v.From, b)
	_, shared = q.lexicon.shared(&x, &y)
	return q.lexicon.likeness(&x, &y), shared
}

// halfRight reports whether two days differ and have the day, the month or both in common, and neither article
// has the other's.
func (q *inquiry) halfRight(v *news.Derivation, a, b news.Time) bool {
	return (singleDay(a) && singleDay(b) || isMonth(a) && isMonth(b)) && q.datesDiffer(v.Article, a, v.From, b) &&
		(a.Earliest.Day() == b.Earliest.Day() || a.Earliest.Month() == b.Earliest.Month()) &&
		!q.upstreamTells(v.Article, a) && !q.tellsDate(v.Article, b)
}

// changedOccasion returns the days on which two articles put the same words of one source ("On 2 June
// she told the council that …"), where one is a near miss of the other.
func (q *inquiry) changedOccasion(p parallel) (a, b news.Time, changed bool) {
	if p.likeness < surelySame || !news.SameName(q.people.name(p.down.article, p.down.told.Source), q.people.name(p.up.article, p.up.told.Source)) {
		return a, b, false
	}
	a, okA := q.onlyDate(p.down.article, q.sentenceSpan(p.down))
	b, okB := q.onlyDate(p.up.article, q.sentenceSpan(p.up))
	return a, b, okA && okB && q.absolute(p.down.article, a) && q.absolute(p.up.article, b) && q.halfRight(p.link, a, b)
}

func (q *inquiry) sentenceSpan(s *statement) text.Span {
	return q.reading(s).Document.Sentences[s.sentence].Span
}

// datesProse reports whether t stands in a sentence, not in a line of place and date.
func (q *inquiry) datesProse(article int, t news.Time) bool {
	r := q.dossier.Readings[article]
	return !isHeading(r, r.Document.SentenceAt(t.Start)) && isProse(r, r.Document.Sentences[r.Document.SentenceAt(t.Start)].Span)
}

// isMonth reports whether t is a whole month of a year.
func isMonth(t news.Time) bool {
	return t.Type == "DATE" && t.Earliest.Day() == 1 && t.Latest.Equal(t.Earliest.AddDate(0, 1, -1))
}

// singleDay reports whether t is one day of a month told by its number.
func singleDay(t news.Time) bool {
	return t.Type == "DATE" && isDate(t) && t.Earliest.Equal(t.Latest)
}

// governor returns the stem of the last content word within four tokens before span.
func (q *inquiry) governor(article int, span text.Span) string {
	const reach = 4
	d := q.dossier.Readings[article].Document
	i := d.TokenFrom(span.Start)
	for n := i - 1; n >= max(0, i-reach); n-- {
		if s := q.lexicon.stem(d.Tokens[n], d.Text); s != "" {
			return s
		}
	}
	return ""
}

// clauseAt returns the shortest statement of article that holds span, or the sentence that does.
func (q *inquiry) clauseAt(article int, span text.Span) news.Passage {
	r := q.dossier.Readings[article]
	best := r.Document.Sentences[r.Document.SentenceAt(span.Start)].Span
	for _, i := range q.of[article] {
		if s := q.statements[i].told.Passage; s.Contains(span) && s.Len() < best.Len() {
			best = s
		}
	}
	return news.Passage{Article: article, Span: best}
}
