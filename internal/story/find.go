package story

import (
	"cmp"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

// Form says how an article has some words that are looked for.
type Form int

const (
	Absent   Form = iota // not to be seen
	Retold               // the same statement in other words
	Reworded             // most of the words in order, others among them
	Verbatim             // word for word; case, marks and honest ellipses make no difference
)

// Found is where an article has words that are looked for.
type Found struct {
	Article int // index into the dossier's readings
	Form    Form
	Span    text.Span
	Share   float64 // of the words that stand there in order; for what is retold, how likely it is the same, 0 to 1
}

// Find looks in the other readings of a dossier for the words of one of them, such as a quotation that somebody
// has before them. Words are matched as the judgement matches quotations, statements as it puts them into
// claims. It gives no more than one place for each reading, the nearest, in order of the readings.
func Find(d *news.Dossier, wanted int) []Found {
	retold := newInquiry(d).retellings(wanted)
	said := segments(d.Readings[wanted].Document, text.Span{End: len(d.Readings[wanted].Document.Text)})
	var list []Found
	for i, r := range d.Readings {
		if i == wanted {
			continue
		}
		f := findWords(said, r.Document)
		if f.Form == Absent {
			f = retold[i]
		}
		if f.Form != Absent {
			f.Article = i
			list = append(list, f)
		}
	}
	return list
}

// findWords looks for the words of a quotation in a text.
func findWords(said [][]string, d *text.Document) Found {
	words, at := forms(d, text.Span{End: len(d.Text)})
	n := countWords(said)
	if n == 0 {
		return Found{}
	}
	if span, found := (speech{words, at}).find(said); found && len(d.Within(span)) <= spread*n {
		return Found{Form: Verbatim, Span: span, Share: 1}
	}
	all := slices.Concat(said...)
	quoted := speechOf(d)
	if span, share := densestMatch(all, quoted.words, quoted.at); share >= alteredShare {
		return Found{Form: Reworded, Span: span, Share: share}
	}
	if span, share := densestMatch(indirect(all), indirect(words), at); share >= proseShare {
		return Found{Form: Reworded, Span: span, Share: share}
	}
	return Found{}
}

const (
	spread    = 4   // times its own length over which a quotation with ellipses may be strewn
	surelyOne = 0.7 // chance from which two statements alone, with no others beside them, count as one claim
)

// retellings gives for each article the statement that is most likely one claim with a statement of wanted.
func (q *inquiry) retellings(wanted int) []Found {
	best := make([]Found, len(q.dossier.Readings))
	for _, i := range q.of[wanted] {
		s := &q.statements[i]
		for k := range q.statements {
			t := &q.statements[k]
			if t.article == wanted || len(t.told.Content) == 0 {
				continue
			}
			if chance := q.score(s, t); chance >= surelyOne {
				f := Found{Form: Retold, Span: cover(t.told.Content), Share: chance}
				best[t.article] = slices.MaxFunc([]Found{best[t.article], f}, func(a, b Found) int { return cmp.Compare(a.Share, b.Share) })
			}
		}
	}
	return best
}
