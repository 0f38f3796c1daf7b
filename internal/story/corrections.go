package story

import (
	"fmt"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/text"
)

// corrections compares each newer version of an article with the older one: what it says it got
// wrong, and figures, dates and names that changed without a word.
func (q *inquiry) corrections(tellings []parallel) []news.Finding {
	var list []news.Finding
	for a := range q.dossier.Readings {
		if older := q.olderVersions(a); len(older) > 0 {
			list = append(list, q.admitted(a, older)...)
		}
	}
	for i := range q.dossier.Derivations {
		v := &q.dossier.Derivations[i]
		if !q.lineage.doubtful[i] && q.revises(v) && q.lineage.newest[v.Article] != q.lineage.newest[v.From] {
			for _, m := range q.misdated(v, list) {
				list = append(list, q.silently(m.down, m.up, q.words(m.up.Article, m.b.Span), q.words(m.down.Article, m.a.Span)))
			}
		}
	}
	for _, p := range tellings {
		if !q.revises(p.link) || p.likeness < sameWording || covers(list, passage(p.down)) {
			continue
		}
		if was, is, changed := q.silentChange(p); changed {
			list = append(list, q.silently(passage(p.down), passage(p.up), was, is))
		}
	}
	return list
}

func (q *inquiry) silently(now, before news.Passage, was, is string) news.Finding {
	return news.Finding{Kind: news.CorrectedClaim, Passage: now, Against: &before,
		Explanation: upperFirst(fmt.Sprintf("%s now says %q where an older version said %q, without a note.", q.outlet(now.Article), is, was))}
}

// revises reports whether v is a newer version of an article by the same outlet.
func (q *inquiry) revises(v *news.Derivation) bool {
	return v.Kind == news.Update || q.lineage.samePublisher(v.Article, v.From)
}

// olderVersions lists the articles that a correction in article may take back: those it is an update of,
// and others of its outlet that are not known to be newer.
func (q *inquiry) olderVersions(article int) []int {
	var list []int
	for i := range q.dossier.Readings {
		updates := slices.ContainsFunc(q.dossier.Derivations, func(v news.Derivation) bool {
			return v.Article == article && v.From == i && v.Kind == news.Update
		})
		if q.lineage.newest[i] != q.lineage.newest[article] && (updates || q.lineage.samePublisher(article, i) && !q.newer(i, article)) {
			list = append(list, i)
		}
	}
	return list
}

// newer reports whether article a is known to have come out after b.
func (q *inquiry) newer(a, b int) bool {
	x, y := q.dossier.Readings[a].Article.Published, q.dossier.Readings[b].Article.Published
	return q.lineage.draws(a, b) || !x.IsZero() && !y.IsZero() && x.Earliest.After(y.Latest)
}

// covers reports whether one of list already speaks of p.
func covers(list []news.Finding, p news.Passage) bool {
	return slices.ContainsFunc(list, func(f news.Finding) bool {
		return f.Passage.Article == p.Article && f.Passage.Span.Overlaps(p.Span)
	})
}

// silentChange returns the older and newer words of a figure or date that differs.
func (q *inquiry) silentChange(p parallel) (was, is string, changed bool) {
	for _, g := range p.changes {
		a, okA := q.onlyQuantity(p.down.article, g[0])
		b, okB := q.onlyQuantity(p.up.article, g[1])
		if okA && okB && sameMeasure(a, b) && !sameAmount(a, b) {
			return q.words(p.up.article, b.Span), q.words(p.down.article, a.Span), true
		}
	}
	if a, b, changed := q.changedDate(p); changed {
		return q.words(p.up.article, b.Span), q.words(p.down.article, a.Span), true
	}
	if was, is, changed = q.renamed(p); changed {
		return was, is, true
	}
	return q.exchanged(p)
}

// exchanged returns the one word of content in which the versions of a sentence differ, where both belong to
// families of words that newsrooms tell apart: killed, wounded.
func (q *inquiry) exchanged(p parallel) (was, is string, changed bool) {
	if p.likeness < surelySame || len(p.changes) != 1 {
		return "", "", false
	}
	a, okA := q.onlyFamily(p.down.article, p.changes[0][0])
	b, okB := q.onlyFamily(p.up.article, p.changes[0][1])
	return q.words(p.up.article, p.changes[0][1]), q.words(p.down.article, p.changes[0][0]), okA && okB && a != b
}

// onlyFamily returns the family of the one word in span; false where there are more or it is of none.
func (q *inquiry) onlyFamily(article int, span text.Span) (string, bool) {
	r := q.dossier.Readings[article]
	toks := r.Document.Within(span)
	if len(toks) != 1 {
		return "", false
	}
	stem := q.lexicon.stem(toks[0], r.Article.Text)
	return stem, stem != "" && isFamily(stem)
}

// renamed returns a name of the older version and the one that the newer has in its place, where neither
// version has the other's at all.
func (q *inquiry) renamed(p parallel) (was, is string, changed bool) {
	if p.likeness < surelySame {
		return "", "", false
	}
	for _, g := range p.changes {
		if !q.onlyNames(p.down.article, g[0]) || !q.onlyNames(p.up.article, g[1]) {
			continue
		}
		is, was = q.words(p.down.article, g[0]), q.words(p.up.article, g[1])
		if !news.SameName(is, was) && !q.hasAnyWord(p.up.article, is) && !q.hasAnyWord(p.down.article, was) {
			return was, is, true
		}
	}
	return "", "", false
}

// onlyNames reports whether span is made of proper names, days and months left out.
func (q *inquiry) onlyNames(article int, span text.Span) bool {
	r := q.dossier.Readings[article]
	return !slices.ContainsFunc(r.Document.Within(span), func(t text.Token) bool { return !strings.HasPrefix(t.Tag, "NNP") }) &&
		!slices.ContainsFunc(r.Times, func(t news.Time) bool { return t.Overlaps(span) })
}

// hasAnyWord reports whether article has one of the words of name.
func (q *inquiry) hasAnyWord(article int, name string) bool {
	return slices.ContainsFunc(strings.Fields(name), func(w string) bool { return q.mentions(article, w) })
}

// admitted finds the corrections that an article owns up to, each with the sentence of an older
// article that it takes back.
func (q *inquiry) admitted(article int, older []int) []news.Finding {
	var list []news.Finding
	notes := correctionNotes(q.dossier.Readings[article])
	for i, span := range append(slices.Clone(notes), q.contrasts(article, older, notes)...) {
		old, found := q.takenBack(article, span, older)
		if !found || i >= len(notes) && !q.hasPutAside(article, span, old) {
			continue
		}
		list = append(list, news.Finding{Kind: news.CorrectedClaim, Passage: news.Passage{Article: article, Span: span}, Against: &old,
			Explanation: upperFirst(fmt.Sprintf("%s takes back what an older version said: %q.", q.outlet(article), trimEnd(q.words(old.Article, old.Span))))})
	}
	return list
}

// hasPutAside reports whether an older sentence has what span says was not so, and does not say so itself.
func (q *inquiry) hasPutAside(article int, span text.Span, old news.Passage) bool {
	d, older := q.dossier.Readings[article].Document, q.dossier.Readings[old.Article].Document
	wrong, has := q.lexicon.known(afterNot(d.Within(span), d.Text), d.Text), q.lexicon.known(older.Within(old.Span), older.Text)
	_, n := q.lexicon.shared(&wrong, &has)
	return n > 0 && len(afterNot(older.Within(old.Span), older.Text)) == 0
}

// contrasts lists the sentences of an article, other than notes, that say what a figure of an older one is not:
// "about 6,200 years old, not 58,000".
func (q *inquiry) contrasts(article int, older []int, notes []text.Span) []text.Span {
	d := q.dossier.Readings[article].Document
	var list []text.Span
	for i, s := range d.Sentences {
		toks := d.Words(i)
		if !slices.ContainsFunc(notes, s.Overlaps) && slices.ContainsFunc(afterNot(toks, d.Text), func(t text.Token) bool {
			return t.Tag == "CD" && !strings.EqualFold(t.Of(d.Text), "one") && !inQuote(d, t.Start) && strings.HasSuffix(d.Text[:t.Start], ", not ") &&
				slices.ContainsFunc(older, func(a int) bool { return q.mentions(a, t.Of(d.Text)) })
		}) {
			list = append(list, s.Span)
		}
	}
	return list
}

// takenBack returns the older sentence that the words of a correction are likest to; what the
// correction says it was not ("six, not five") counts threefold.
func (q *inquiry) takenBack(article int, note text.Span, from []int) (old news.Passage, found bool) {
	d := q.dossier.Readings[article].Document
	toks := d.Within(note)
	words, wrong := q.lexicon.known(toks, d.Text), q.lexicon.known(afterNot(toks, d.Text), d.Text)
	most := 0.0
	for _, a := range from {
		older := q.dossier.Readings[a]
		for i, s := range older.Document.Sentences {
			has := q.lexicon.known(older.Document.Words(i), older.Article.Text)
			weight, n := q.lexicon.shared(&words, &has)
			more, _ := q.lexicon.shared(&wrong, &has)
			if n > 1 && weight+2*more > most && !isHeading(older, i) {
				old, most, found = news.Passage{Article: a, Span: s.Span}, weight+2*more, true
			}
		}
	}
	return old, found
}

// afterNot returns the words that follow "not" in a sentence, three at most.
func afterNot(toks []text.Token, in string) []text.Token {
	const reach = 3
	var list []text.Token
	for i := range toks {
		if wordAt(toks, i, in) == "not" {
			list = append(list, toks[i+1:min(len(toks), i+1+reach)]...)
		}
	}
	return list
}
