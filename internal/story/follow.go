package story

import (
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Telling gives the claims of a story that state what a reading states which is none of its reports, such as a
// claim that somebody follows: those that have its words, or a statement that the judgement would take for
// the same. In order, by index.
func Telling(st *news.Story, wanted *news.Reading) []int {
	if !mayTell(st.Dossier.Readings, wanted) {
		return nil
	}
	d := *st.Dossier
	d.Readings = append(slices.Clone(d.Readings), wanted)
	retold := newInquiry(&d).retellings(len(d.Readings) - 1)
	said := segments(wanted.Document, text.Span{End: len(wanted.Document.Text)})
	var list []int
	for i, c := range st.Claims {
		if slices.ContainsFunc(c.Assertions, func(a news.Assertion) bool {
			if otherFigures(wanted, d.Readings[a.Article], a.Attribution.Content) {
				return false
			}
			f := findWords(said, d.Readings[a.Article].Document)
			return f.Form == Verbatim && tellsIn(a, f.Span) || retold[a.Article].Form == Retold && tellsIn(a, retold[a.Article].Span)
		}) {
			list = append(list, i)
		}
	}
	return list
}

// tellsIn reports whether an assertion states its claim in a passage, or the most of it.
func tellsIn(a news.Assertion, in text.Span) bool {
	n, inside := 0, 0
	for _, c := range a.Attribution.Content {
		n += c.Len()
		inside += overlap(c, in)
	}
	return n > 0 && 2*inside > n
}

// otherFigures reports whether a passage counts what wanted counts, and gives other amounts: then it tells of
// the same and states something else.
func otherFigures(wanted, r *news.Reading, passage []text.Span) bool {
	other := false
	for _, x := range wanted.Quantities {
		for _, y := range r.Quantities {
			if !sameMeasure(x, y) || !slices.ContainsFunc(passage, func(p text.Span) bool { return p.Contains(y.Number) }) {
				continue
			}
			if sameAmount(x, y) {
				return false
			}
			other = true
		}
	}
	return other
}

// mayTell reports whether some report has a third of the telling words of wanted, without which it is not
// worth while to ask.
func mayTell(readings []*news.Reading, wanted *news.Reading) bool {
	const share = 3
	l := newLexicon()
	words := l.bagOf(wanted.Document.Tokens, wanted.Article.Text)
	return slices.ContainsFunc(readings, func(r *news.Reading) bool {
		has := map[int32]bool{}
		for _, t := range r.Document.Tokens {
			if id, known := l.ids[l.stem(t, r.Article.Text)]; known {
				has[id] = true
			}
		}
		n := 0
		for _, id := range words.ids {
			if has[id] {
				n++
			}
		}
		return n > 0 && share*n >= len(words.ids)
	})
}
