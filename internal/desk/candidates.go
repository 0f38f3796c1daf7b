package desk

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"headwater/internal/news"
	"headwater/internal/store"
	"headwater/internal/text"
)

// gather finds the reports worth a closer look.
func (c *check) gather(ctx context.Context) error {
	seqs, err := c.desk.sharing(ctx, c.wanted.Document)
	if err != nil {
		return err
	}
	for _, seq := range seqs {
		o, err := c.desk.library.Outcome(ctx, seq)
		if errors.Is(err, store.ErrNotFound) || err == nil && o.Reading == nil {
			continue
		}
		if err != nil {
			return err
		}
		a := o.Reading.Article
		o.Reading.Document = text.Analyze(a.Text)
		c.candidates = append(c.candidates, candidate{reading: o.Reading, report: Report{Seq: o.Seq, Story: o.Story, Title: a.Headline(), Publisher: a.Publisher.Name,
			SHA256: a.SHA256, Address: a.Address(), Published: a.Published.Latest}})
	}
	return nil
}

// locate finds a report in the story it stands in, if that is judged.
func (c *check) locate(ctx context.Context, in *candidate) error {
	if in.story != nil || in.report.Story == 0 {
		return nil
	}
	s, err := c.desk.Story(ctx, in.report.Story)
	var missing *news.Problem
	if errors.As(err, &missing) && missing.Kind == news.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	if number := s.Number(in.report.Seq); number >= 0 {
		in.story, in.number, in.report = s, number, s.Reports[number]
	}
	return nil
}

// sharing lists reports by how many groups of telling words they share with what was pasted, of equals the oldest
// first. Of what very many reports share, the newest and the oldest count.
func (d *Desk) sharing(ctx context.Context, wanted *text.Document) ([]store.Seq, error) {
	found := map[store.Seq]int{}
	for _, words := range queries(wanted) {
		for _, oldest := range []bool{false, true} {
			hits, err := d.library.Search(ctx, store.SearchQuery{Text: words, Limit: 2 * mostCandidates, Oldest: oldest, Bare: true})
			if err != nil {
				return nil, err
			}
			for _, h := range hits {
				found[h.Seq]++
			}
			if len(hits) < 2*mostCandidates {
				break // these are all there are
			}
		}
	}
	seqs := slices.Collect(maps.Keys(found))
	slices.SortFunc(seqs, func(a, b store.Seq) int { return cmp.Or(found[b]-found[a], cmp.Compare(a, b)) })
	return seqs[:min(len(seqs), mostCandidates)], nil
}

// queries are the searches that lead to reports of the same words: neighbouring telling words, two or three
// at a time.
func queries(d *text.Document) []string {
	const mostQueries, together = 12, 3
	var telling []string
	for _, t := range d.Tokens {
		if isTelling(t) {
			telling = append(telling, t.Of(d.Text))
		}
	}
	if len(telling) <= together {
		return []string{strings.Join(telling, " ")}
	}
	step := max(1, len(telling)/mostQueries)
	var list []string
	for i := 0; i+together <= len(telling); i += step {
		list = append(list, strings.Join(telling[i:i+together], " "), strings.Join(telling[i:i+together-1], " "))
	}
	return list
}

// isTelling reports whether a word has content: nouns, verbs, numbers and the like.
func isTelling(t text.Token) bool {
	if len(t.Tag) < 2 || t.Lemma == "be" || t.Lemma == "have" || t.Lemma == "do" || t.Lemma == "say" {
		return false
	}
	return slices.Contains([]string{"NN", "VB", "CD", "JJ"}, t.Tag[:2])
}
