package reuse

import (
	"cmp"
	"fmt"
	"slices"

	"headwater/internal/news"
	"headwater/internal/text"
)

const (
	// mostlyVerbatim is the copied share of an article's words that makes it a copy.
	mostlyVerbatim = 0.6
	// mostlyDrawn is the share of its words with a counterpart that makes it a rewrite, and halfDrawn the
	// share that does where less of the wording was kept.
	mostlyDrawn, halfDrawn = 0.4, 0.5
	// lentDrawn is that share where many quotations are the other's: the prose around them is new.
	lentDrawn = 0.35
	// shownPassages is how many shared passages are put forward as evidence.
	shownPassages = 3
)

func (r *relation) derivation() news.Derivation {
	return news.Derivation{
		Article: r.later.number, From: r.earlier.number,
		Kind:        r.kind(),
		Credited:    r.credited() || r.sameOutlet,
		Confidence:  r.confidence(),
		Copied:      r.common.b.copied,
		Paraphrased: r.common.b.paraphrased,
		Evidence:    r.evidence(),
	}
}

func (r *relation) kind() news.DerivationKind {
	drawn := r.common.b
	switch {
	case r.sameOutlet && !sameWords(r.earlier.draft, r.later.draft):
		return news.Update
	case drawn.copied >= mostlyVerbatim:
		return news.Copy
	case drawn.drawn() >= halfDrawn && r.common.evidence >= lentEvidence,
		drawn.drawn() >= mostlyDrawn && r.common.evidence >= retoldEvidence, drawn.drawn() >= lentDrawn && r.lendsQuotes():
		return news.Rewrite
	}
	return news.Partial
}

func sameWords(a, b *draft) bool {
	return slices.EqualFunc(a.words, b.words, func(x, y word) bool { return x.form == y.form })
}

// confidence joins the independent grounds for a derivation, and how sure its direction is. Each
// ground leaves a share of the doubt.
func (r *relation) confidence() float64 {
	if r.earlier.reading.Article.SamePage(r.later.reading.Article) {
		return 1
	}
	doubt := 1 - probability(r.common.evidence)
	for _, ground := range []struct {
		holds  bool
		leaves float64
	}{
		{r.credited(), 0.2},
		{r.sameOutlet && !r.later.note.Empty(), 0.2},
		{len(r.ownQuotes) > 0, 0.4},
		{r.lendsQuotes(), 0.4},
		{r.common.evidence >= retoldEvidence && r.common.b.drawn() >= retoldWords, 0.5},
	} {
		if ground.holds {
			doubt *= ground.leaves
		}
	}
	return (1 - doubt) * r.certainty
}

func (r *relation) evidence() []news.Evidence {
	var list []news.Evidence
	earlier, later := r.earlier, r.later
	if !r.credit.Empty() {
		span := later.creditSpan(r.credit)
		list = append(list, news.Evidence{
			Type: "credit", Passage: news.Passage{Article: r.later.number, Span: span},
			Why: fmt.Sprintf("It names %s, the outlet of the other report.", earlier.reading.Article.Publisher.Name),
		})
	}
	if r.sameOutlet && !later.note.Empty() {
		list = append(list, news.Evidence{
			Type: "update", Passage: news.Passage{Article: r.later.number, Span: later.note},
			Why: "The same outlet says that this is a newer version of its report.",
		})
	}
	list = append(list, r.reuseEvidence()...)
	if r.byDate && !later.reading.Article.Dateline.Span.Empty() {
		list = append(list, news.Evidence{
			Type: "order", Passage: news.Passage{Article: r.later.number, Span: later.reading.Article.Dateline.Span},
			Why: "It was published after the other report.",
		})
	}
	return list
}

// reuseEvidence shows the longest of the most alike passages.
func (r *relation) reuseEvidence() []news.Evidence {
	best := slices.Clone(r.common.matches)
	slices.SortStableFunc(best, func(x, y match) int {
		return cmp.Compare(float64(y.strengthB)*float64(y.B.Len()), float64(x.strengthB)*float64(x.B.Len()))
	})
	best = best[:min(len(best), shownPassages)]
	sortMatches(best)
	list := make([]news.Evidence, len(best))
	for k, m := range best {
		why := "This passage says in other words what the other report says."
		if m.Kind == news.CopiedPassage {
			why = "This passage repeats the wording of the other report."
		}
		list[k] = news.Evidence{
			Type: "reuse", Why: why,
			Passage: news.Passage{Article: r.later.number, Span: m.B},
			Against: &news.Passage{Article: r.earlier.number, Span: m.A},

			Differences: differences(r.earlier.doc, r.later.doc, m.A, m.B),
		}
	}
	return list
}

// creditSpan widens a mention by the words that lead to it: "first reported by CNN".
func (r *report) creditSpan(m mention) text.Span {
	const lead = 3
	span := m.Span
	for k := m.token - 1; k >= 0 && k >= m.token-lead; k-- {
		t := r.doc.Tokens[k]
		if len(fold(nil, t.Of(r.doc.Text))) == 0 || r.doc.Text[t.End] == '\n' {
			break
		}
		span = span.Cover(t.Span)
	}
	return span
}
