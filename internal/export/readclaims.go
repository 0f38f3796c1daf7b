package export

import (
	"errors"
	"fmt"

	"headwater/internal/news"
	"headwater/internal/text"
)

func (r *storyReader) derivations() error {
	for _, in := range r.in.Derivations {
		article, err := r.article(in.Article)
		from, fromErr := r.article(in.From)
		if err = errors.Join(err, fromErr); err != nil {
			return err
		}
		d := news.Derivation{Article: article, From: from, Kind: in.Kind, Credited: in.Credited, Confidence: in.Confidence,
			Copied: in.Reuse.Copied, Paraphrased: in.Reuse.Paraphrased}
		for _, e := range in.Evidence {
			evidence, err := r.evidence(article, e)
			if err != nil {
				return err
			}
			d.Evidence = append(d.Evidence, evidence)
		}
		r.out.Dossier.Derivations = append(r.out.Dossier.Derivations, d)
	}
	return nil
}

func (r *storyReader) nearDuplicates() error {
	for _, in := range r.in.Near {
		a, errA := r.article(in.Articles[0])
		b, errB := r.article(in.Articles[1])
		if err := errors.Join(errA, errB); err != nil {
			return err
		}
		r.out.Dossier.NearDuplicates = append(r.out.Dossier.NearDuplicates, news.NearDuplicate{A: a, B: b, Share: in.Share, Shared: in.Shared, Why: in.Why})
	}
	return nil
}

func (r *storyReader) evidence(article int, in evidenceJSON) (news.Evidence, error) {
	span, err := r.span(article, in.Passage)
	against, againstErr := r.place(in.Against)
	e := news.Evidence{Type: in.Type, Passage: news.Passage{Article: article, Span: span}, Against: against, Why: words(in.Why)}
	if err = errors.Join(err, againstErr); err != nil {
		return e, err
	}
	if len(in.Differences) > 0 && against == nil {
		return e, errors.New("evidence with differences from nothing")
	}
	for _, d := range in.Differences {
		later, err := r.span(article, d.Passage)
		earlier, earlierErr := r.span(against.Article, d.Against)
		if err = errors.Join(err, earlierErr); err != nil {
			return e, err
		}
		e.Differences = append(e.Differences, news.Difference{Kind: d.Kind, Earlier: earlier, Later: later})
	}
	return e, nil
}

func (r *storyReader) claims() error {
	for i, in := range r.in.Claims {
		if in.ID != claimID(i) {
			return fmt.Errorf("claim %d is called %.40q", i+1, in.ID)
		}
		c := news.Claim{Text: in.Text, Status: in.Status, OriginsAtMost: in.AtMost, OriginsDoubt: words(in.Doubt)}
		for _, o := range in.Origins {
			article, err := r.article(o.Article)
			if err != nil {
				return err
			}
			c.Origins = append(c.Origins, news.Origin{Article: article, Source: words(o.Source), Kind: o.Kind})
		}
		for k := range in.Assertions {
			a, err := r.assertion(&in.Assertions[k])
			if err != nil {
				return err
			}
			c.Assertions = append(c.Assertions, a)
		}
		r.out.Claims = append(r.out.Claims, c)
	}
	return nil
}

func (r *storyReader) assertion(in *assertionJSON) (news.Assertion, error) {
	article, err := r.article(in.Article)
	if err != nil {
		return news.Assertion{}, err
	}
	a := news.Assertion{Article: article, Why: words(in.Why)}
	a.Attribution, err = r.attribution(article, &in.attributionJSON)
	return a, err
}

func (r *storyReader) attribution(article int, in *attributionJSON) (news.Attribution, error) {
	a := news.Attribution{Stance: in.Stance, Quote: in.Quote, Certainty: in.Certainty, Parent: -1}
	parts := in.Parts
	if len(parts) == 0 && in.Content != nil {
		parts = []*passageJSON{in.Content}
	}
	var errs [5]error
	a.Passage, errs[0] = r.span(article, in.Passage)
	a.Content, errs[1] = r.spans(article, parts)
	a.Cue, errs[2] = r.span(article, in.Cue)
	a.Source, errs[3] = r.source(article, &in.Source)
	if in.Via != nil {
		a.Via.Name = in.Via.Name
		a.Via.Span, errs[4] = r.span(article, in.Via.Passage)
	}
	return a, errors.Join(errs[:]...)
}

func (r *storyReader) source(article int, in *sourceJSON) (news.Source, error) {
	span, err := r.span(article, in.Passage)
	return news.Source{Text: words(in.Text), Span: span, Kind: in.Kind, Name: words(in.Name), Role: words(in.Role),
		Entity: r.entity(article, words(in.Entity)), Count: in.Count, Described: words(in.Described), Why: words(in.Why)}, err
}

// entity gives the index of a name among the entities of an article, which are as many as are named.
func (r *storyReader) entity(article int, name string) int {
	if name == "" {
		return -1
	}
	i, known := r.names[article][name]
	if !known {
		reading := r.out.Dossier.Readings[article]
		i = len(reading.Entities)
		r.names[article][name] = i
		reading.Entities = append(reading.Entities, news.Entity{Name: name})
	}
	return i
}

func (r *storyReader) findings() error {
	for _, in := range r.in.Findings {
		f, err := r.finding(in)
		if err != nil {
			return err
		}
		r.out.Findings = append(r.out.Findings, f)
	}
	return nil
}

func (r *storyReader) finding(in findingJSON) (news.Finding, error) {
	f := news.Finding{Kind: in.Kind, Explanation: in.Explanation}
	here, err := r.place(&placeJSON{in.Article, in.Passage})
	if err != nil {
		return f, err
	}
	f.Passage = *here
	f.Against, err = r.place(in.Against)
	return f, err
}

func (r *storyReader) timeline() error {
	for _, in := range r.in.Timeline {
		expression, err := r.place(&in.Expression)
		if err != nil {
			return err
		}
		e := news.Event{Expression: *expression}
		var errs [3]error
		e.Clause, errs[0] = r.span(expression.Article, in.Clause)
		e.Earliest, errs[1] = readDay(in.Earliest)
		e.Latest, errs[2] = readDay(in.Latest)
		if err := errors.Join(errs[:]...); err != nil {
			return err
		}
		for _, id := range in.Claims {
			c, err := index(id, "c", len(r.out.Claims))
			if err != nil {
				return err
			}
			e.Claims = append(e.Claims, c)
		}
		r.out.Timeline = append(r.out.Timeline, e)
	}
	return nil
}

func (r *storyReader) revisions() error {
	for _, in := range r.in.Revisions {
		article, err := r.article(in.Article)
		former, formerErr := r.article(in.Former)
		if err = errors.Join(err, formerErr); err != nil {
			return err
		}
		rev := news.Revision{Article: article, Former: former}
		if rev.Notes, err = r.spans(article, in.Notes); err != nil {
			return err
		}
		for _, e := range in.Edits {
			newer, err := r.span(article, e.Passage)
			older, olderErr := r.span(former, e.Against)
			if err = errors.Join(err, olderErr); err != nil {
				return err
			}
			rev.Edits = append(rev.Edits, news.Edit{Older: older, Newer: newer})
		}
		for _, c := range in.Changes {
			f, err := r.finding(c.findingJSON)
			if err != nil {
				return err
			}
			rev.Changes = append(rev.Changes, news.Change{Finding: f, Noted: c.Noted})
		}
		r.out.Revisions = append(r.out.Revisions, rev)
	}
	return nil
}

// span gives the bytes from one code point to another, if they are in the text and in order.
func (p *points) span(start, end int) (text.Span, bool) {
	if start < 0 || end < start {
		return text.Span{}, false
	}
	from, okFrom := p.offset(start)
	to, okTo := p.offset(end)
	return text.Span{Start: from, End: to}, okFrom && okTo
}
